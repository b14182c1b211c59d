import type { ImportAnswer } from '#shared/drafting.ts';
import { matterTables } from '../matters/tables.ts';
import { peopleTables } from '../people/tables.ts';
import { defineTables } from '../platform/storage/kit.ts';
import { platformTables } from '../platform/storage/tables.ts';

export const draftingTables = defineTables((k) => {
  const { matters } = matterTables.with(k);
  const { persons } = peopleTables.with(k);
  const { files } = platformTables.with(k);

  const documents = k.table('documents', {
    id: k.text().primaryKey(),
    matterId: k.text().notNull().references(() => matters.id),
    title: k.text().notNull(),
    kind: k.text().notNull(),
    /** The document it stands under; the tree is read by `inTreeOrder`. */
    parentId: k.text(),
    ordinal: k.int().notNull(),
    /** The parties that a local agreement binds. */
    partyIds: k.json<string[]>().notNull(),
    withdrawnAt: k.time(),
    withdrawnBy: k.text().references(() => persons.id),
    writeEpoch: k.int().notNull(),
    createdAt: k.time().notNull(),
  }, (t) => [k.index('documents_matter').on(t.matterId, t.ordinal)]);

  /** The history: who wrote what, when. Append-only. */
  const updates = k.table('document_updates', {
    documentId: k.text().notNull().references(() => documents.id),
    seq: k.int().notNull(),
    bytes: k.bytes().notNull(),
    checksum: k.text().notNull(),
    personId: k.text().references(() => persons.id),
    at: k.time().notNull(),
  }, (t) => [k.primaryKey({ columns: [t.documentId, t.seq] })]);

  const snapshots = k.table('document_snapshots', {
    documentId: k.text().primaryKey().references(() => documents.id),
    seq: k.int().notNull(),
    bytes: k.bytes().notNull(),
    checksum: k.text().notNull(),
  });

  /** Which person a Yjs client id speaks for; null is the server itself. */
  const clients = k.table('document_clients', {
    documentId: k.text().notNull().references(() => documents.id),
    clientId: k.text().notNull(),
    personId: k.text().references(() => persons.id),
  }, (t) => [k.primaryKey({ columns: [t.documentId, t.clientId] })]);

  /** A lock stands until it is released; `block` null: the whole document, else the heading of a clause. */
  const locks = k.table('document_locks', {
    id: k.text().primaryKey(),
    documentId: k.text().notNull().references(() => documents.id),
    block: k.text(),
    title: k.text(),
    purpose: k.text().notNull(),
    reason: k.text().notNull(),
    lockedBy: k.text().notNull().references(() => persons.id),
    lockedAt: k.time().notNull(),
    releasedBy: k.text().references(() => persons.id),
    releasedAt: k.time(),
  }, (t) => [k.index('locks_document').on(t.documentId)]);

  const packages = k.table('frozen_packages', {
    id: k.text().primaryKey(),
    matterId: k.text().notNull().references(() => matters.id),
    number: k.int().notNull(),
    purpose: k.text().notNull(),
    reason: k.text().notNull(),
    hash: k.text().notNull(),
    confirmed: k.text().notNull(),
    /** Canonical JSON of the list of what is replaced; part of the package's hash. */
    supersessions: k.bytes().notNull(),
    frozenBy: k.text().notNull().references(() => persons.id),
    frozenAt: k.time().notNull(),
  }, (t) => [k.uniqueIndex('packages_number').on(t.matterId, t.number)]);

  const frozenDocuments = k.table('frozen_documents', {
    id: k.text().primaryKey(),
    packageId: k.text().notNull().references(() => packages.id),
    documentId: k.text().notNull().references(() => documents.id),
    title: k.text().notNull(),
    kind: k.text().notNull(),
    /** Its place in the package, depth first, and the place of the document it stands under. */
    ordinal: k.int().notNull(),
    parentOrdinal: k.int(),
    format: k.int().notNull(),
    /** The exact bytes that were hashed: canonical JSON, RFC 8785. */
    content: k.bytes().notNull(),
    hash: k.text().notNull(),
    html: k.text().notNull(),
    htmlHash: k.text().notNull(),
    /** Of its frozen blocks with the ids of their characters: anchors rest on them. */
    blocksHash: k.text().notNull(),
    seq: k.int().notNull(),
    state: k.bytes().notNull(),
    stateVector: k.bytes().notNull(),
    words: k.int().notNull(),
  }, (t) => [k.index('frozen_documents_package').on(t.packageId)]);

  const frozenBlocks = k.table('frozen_blocks', {
    frozenDocumentId: k.text().notNull().references(() => frozenDocuments.id),
    block: k.text().notNull(),
    ordinal: k.int().notNull(),
    kind: k.text().notNull(),
    clauseNumber: k.text(),
    headingPath: k.json<string[]>().notNull(),
    text: k.text().notNull(),
    /** The Yjs ids of its characters in plain-text order: [client, clock, length]. */
    runs: k.json<[number, number, number][]>().notNull(),
  }, (t) => [k.primaryKey({ columns: [t.frozenDocumentId, t.block] })]);

  /** Who brought an image into a document; the text says where it stands. */
  const documentImages = k.table('document_images', {
    documentId: k.text().notNull().references(() => documents.id),
    fileHash: k.text().notNull().references(() => files.hash),
    width: k.int().notNull(),
    height: k.int().notNull(),
    addedBy: k.text().notNull().references(() => persons.id),
    at: k.time().notNull(),
  }, (t) => [k.primaryKey({ columns: [t.documentId, t.fileHash] }), k.index('document_images_file').on(t.fileHash)]);

  /** What a frozen package shows, so that its readers may fetch it and it is never swept away. */
  const frozenImages = k.table('frozen_images', {
    packageId: k.text().notNull().references(() => packages.id),
    fileHash: k.text().notNull().references(() => files.hash),
  }, (t) => [k.primaryKey({ columns: [t.packageId, t.fileHash] })]);

  const renditions = k.table('frozen_renditions', {
    frozenDocumentId: k.text().notNull().references(() => frozenDocuments.id),
    format: k.text().notNull(),
    fileHash: k.text().notNull().references(() => files.hash),
    at: k.time().notNull(),
  }, (t) => [k.primaryKey({ columns: [t.frozenDocumentId, t.format] })]);

  /** A named point in the log. Its text is kept as the exact bytes that were hashed, so that it reads the same for ever. */
  const versions = k.table('document_versions', {
    id: k.text().primaryKey(),
    documentId: k.text().notNull().references(() => documents.id),
    number: k.int().notNull(),
    kind: k.text().notNull(),
    title: k.text().notNull(),
    reason: k.text().notNull(),
    namedBy: k.text().notNull().references(() => persons.id),
    namedAt: k.time().notNull(),
    seq: k.int().notNull(),
    format: k.int().notNull(),
    content: k.bytes().notNull(),
    hash: k.text().notNull(),
    words: k.int().notNull(),
    /** Of a restored one: which characters it wrote again, [client, clock, length, client and clock of the first]. */
    rewritten: k.json<[number, number, number, number, number][]>().notNull(),
  }, (t) => [k.uniqueIndex('versions_number').on(t.documentId, t.number)]);

  /** A local agreement gone through against a version of its framework; the newest counts. */
  const frameworkReviews = k.table('framework_reviews', {
    id: k.text().primaryKey(),
    documentId: k.text().notNull().references(() => documents.id),
    packageId: k.text().notNull().references(() => packages.id),
    note: k.text().notNull(),
    by: k.text().notNull().references(() => persons.id),
    at: k.time().notNull(),
  }, (t) => [k.index('framework_reviews_document').on(t.documentId, t.id)]);

  const supersessions = k.table('supersessions', {
    id: k.text().primaryKey(),
    matterId: k.text().notNull().references(() => matters.id),
    title: k.text().notNull(),
    registryNumber: k.text(),
    part: k.text(),
    effect: k.text().notNull(),
    validFrom: k.text(),
    validTo: k.text(),
    extendedTo: k.text(),
    replacedBy: k.text().notNull(),
    addedBy: k.text().notNull().references(() => persons.id),
    addedAt: k.time().notNull(),
    removedAt: k.time(),
  }, (t) => [k.index('supersessions_matter').on(t.matterId, t.id)]);

  /** What came with each Word file that was read in, and what did not. */
  const imports = k.table('document_imports', {
    id: k.text().primaryKey(),
    documentId: k.text().notNull().references(() => documents.id),
    name: k.text().notNull(),
    report: k.json<ImportAnswer>().notNull(),
    importedBy: k.text().notNull().references(() => persons.id),
    importedAt: k.time().notNull(),
  }, (t) => [k.index('document_imports_document').on(t.documentId, t.id)]);

  return { documentImages, frozenImages, documents, imports, updates, snapshots, clients, versions, locks, packages, frozenDocuments, frozenBlocks, renditions, frameworkReviews, supersessions };
});
