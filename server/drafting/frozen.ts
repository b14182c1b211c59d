/** Reading what was frozen: every read re-checks the hash, and a damaged version is refused and reported (design D4). */
import { and, asc, desc, eq, getTableColumns, inArray, max } from 'drizzle-orm';
import * as Y from 'yjs';
import type { AgreementContent } from '#shared/agreement/content.ts';
import { outline } from '#shared/agreement/clauses.ts';
import { withShownNumbers } from '#shared/agreement/clause-refs.ts';
import { toContent } from '#shared/agreement/flat-text.ts';
import type { Supersession } from '#shared/document-tree.ts';
import type { Finding, FrozenBlock, FrozenDocument, FrozenPackage, Purpose } from '#shared/drafting.ts';
import { Refusal } from '#shared/refusals.ts';
import { entriesOfActs } from '../journal/journal.ts';
import { namesOf } from '../people/accounts.ts';
import { sha256 } from '../platform/files/files.ts';
import type { Reader } from '../platform/storage/store.ts';
import { canonicalBytes } from './canonical.ts';
import { kindIn } from './document-tree.ts';
import { frozenFormat, packageHash } from './freezing.ts';
import { frozenHtml } from './frozen-html.ts';
import { frozenRuns } from './frozen-runs.ts';
import { draftingTables } from './tables.ts';

/** The matter's frozen versions, newest first. */
export async function packagesOf(from: Reader, matterId: string): Promise<FrozenPackage[]> {
  const { packages } = draftingTables(from);
  const rows = await from.select({ id: packages.id }).from(packages).where(eq(packages.matterId, matterId)).orderBy(desc(packages.number));
  return Promise.all(rows.map((row) => viewPackage(from, row.id)));
}

/** Whose matter's it is. Refuses `not-found`. */
export async function packageMatter(from: Reader, packageId: string): Promise<string> {
  const { packages } = draftingTables(from);
  const [row] = await from.select({ matterId: packages.matterId }).from(packages).where(eq(packages.id, packageId));
  if (!row) throw new Refusal('not-found', 'not-found');
  return row.matterId;
}

/** As it is stored: whether that is what was frozen is for `verifyFrozen` to say. Refuses `not-found`. */
export async function storedPackage(from: Reader, packageId: string): Promise<{ number: number; hash: string }> {
  const { packages } = draftingTables(from);
  const [row] = await from.select({ number: packages.number, hash: packages.hash }).from(packages).where(eq(packages.id, packageId));
  if (!row) throw new Refusal('not-found', 'not-found');
  return row;
}

/** Counts from 1 within the matter. Refuses `not-found`. */
export const packageNumber = async (from: Reader, packageId: string): Promise<number> => (await storedPackage(from, packageId)).number;

/** The number of the matter's newest version frozen for that; null while there is none. */
export async function newestNumber(from: Reader, matterId: string, purpose: Purpose): Promise<number | null> {
  const { packages } = draftingTables(from);
  const [row] = await from.select({ number: max(packages.number) }).from(packages).where(and(eq(packages.matterId, matterId), eq(packages.purpose, purpose)));
  return row?.number ?? null;
}

/** The package that a frozen document stands in; null when there is no such document. */
export async function packageOfDocument(from: Reader, frozenDocumentId: string): Promise<string | null> {
  const { frozenDocuments } = draftingTables(from);
  const [row] = await from.select({ packageId: frozenDocuments.packageId }).from(frozenDocuments).where(eq(frozenDocuments.id, frozenDocumentId));
  return row?.packageId ?? null;
}

/** Refuses `frozen-damaged` when the package no longer is what was frozen. */
export async function viewPackage(from: Reader, packageId: string): Promise<FrozenPackage> {
  const { packages, frozenDocuments, renditions } = draftingTables(from);
  const [row] = await from.select().from(packages).where(eq(packages.id, packageId));
  if (!row) throw new Refusal('not-found', 'not-found');
  const documents = await from.select({
    id: frozenDocuments.id, documentId: frozenDocuments.documentId, title: frozenDocuments.title, kind: frozenDocuments.kind, ordinal: frozenDocuments.ordinal, parentOrdinal: frozenDocuments.parentOrdinal, hash: frozenDocuments.hash, blocksHash: frozenDocuments.blocksHash, words: frozenDocuments.words, 
  }).from(frozenDocuments).where(eq(frozenDocuments.packageId, packageId)).orderBy(asc(frozenDocuments.ordinal));
  const made = await from.select({ id: renditions.frozenDocumentId, format: renditions.format }).from(renditions).where(inArray(renditions.frozenDocumentId, documents.map(({ id }) => id)));
  const condition = (id: string, format: 'docx' | 'pdf') => (made.some((one) => one.id === id && one.format === format) ? 'ready' as const : 'waiting' as const);
  if (packageHash({ ...row, supersessions: sha256(row.supersessions), documents }) !== row.hash) throw damaged();
  const names = await namesOf(from, [row.frozenBy]);
  return {
    id: row.id, matterId: row.matterId, number: row.number, purpose: row.purpose as Purpose, reason: row.reason, hash: row.hash, frozenAt: row.frozenAt.toISOString(), frozenBy: names.get(row.frozenBy) ?? '',
    confirmed: JSON.parse(row.confirmed) as Finding[], supersessions: JSON.parse(new TextDecoder().decode(row.supersessions)) as Supersession[],
    documents: documents.map(({ ordinal: _ordinal, blocksHash: _blocksHash, parentOrdinal, ...one }) => ({ ...one, kind: kindIn(one.kind), parentId: documents.find((other) => other.ordinal === parentOrdinal)?.id ?? null, docx: condition(one.id, 'docx'), pdf: condition(one.id, 'pdf') })),
  };
}

/** One frozen document for reading, its hashes and its package's checked. */
export async function readFrozen(from: Reader, packageId: string, frozenDocumentId: string): Promise<FrozenDocument> {
  const row = await soundIn(from, packageId, frozenDocumentId);
  return { id: row.id, packageId, title: row.title, hash: row.hash, html: row.html, blocks: await frozenBlocksOf(from, frozenDocumentId) };
}

/** The hashes of a document's text, page and blocks, for whoever keeps what was read once; the text, the page and the package are checked against them. Refuses as `readFrozen` does. */
export async function soundHashes(from: Reader, packageId: string, frozenDocumentId: string): Promise<string[]> {
  const { hash, htmlHash, blocksHash } = await soundIn(from, packageId, frozenDocumentId);
  return [hash, htmlHash, blocksHash];
}

async function soundIn(from: Reader, packageId: string, frozenDocumentId: string) {
  const row = await soundRow(from, frozenDocumentId);
  if (row.packageId !== packageId) throw new Refusal('not-found', 'not-found');
  await viewPackage(from, packageId);
  return row;
}

/** Re-hashed at each reading (design D4). Refuses `not-found`, and `frozen-damaged` when a byte differs. */
export async function frozenContent(from: Reader, frozenDocumentId: string): Promise<{ content: AgreementContent; hash: string; title: string; packageId: string; documentId: string }> {
  const row = await soundRow(from, frozenDocumentId);
  return { content: contentIn(row.content), hash: row.hash, title: row.title, packageId: row.packageId, documentId: row.documentId };
}

async function soundRow(from: Reader, frozenDocumentId: string) {
  const { frozenDocuments } = draftingTables(from);
  const { state: _state, ...columns } = getTableColumns(frozenDocuments);
  const [row] = await from.select(columns).from(frozenDocuments).where(eq(frozenDocuments.id, frozenDocumentId));
  if (!row) throw new Refusal('not-found', 'not-found');
  if (sha256(row.content) !== row.hash || sha256(row.html) !== row.htmlHash) throw damaged();
  return row;
}

const contentIn = (bytes: Uint8Array) => JSON.parse(new TextDecoder().decode(bytes)) as AgreementContent;

const damaged = () => new Refusal('unavailable', 'frozen-damaged');

/** The blocks in reading order. Refuses `frozen-damaged` as every reading does. */
export async function frozenBlocksOf(from: Reader, frozenDocumentId: string): Promise<FrozenBlock[]> {
  return (await frozenRunsOf(from, frozenDocumentId)).map(({ runs: _runs, ...block }) => block);
}

/** The blocks with the Yjs ids of their characters, for anchors. Refuses `frozen-damaged`. */
export async function frozenRunsOf(from: Reader, frozenDocumentId: string) {
  const { frozenDocuments } = draftingTables(from);
  const blocks = await storedBlocks(from, frozenDocumentId);
  const [document] = await from.select({ blocksHash: frozenDocuments.blocksHash }).from(frozenDocuments).where(eq(frozenDocuments.id, frozenDocumentId));
  if (document?.blocksHash !== sha256(canonicalBytes(blocks))) throw damaged();
  return blocks;
}

async function storedBlocks(from: Reader, frozenDocumentId: string) {
  const { frozenBlocks } = draftingTables(from);
  const { frozenDocumentId: _document, ...columns } = getTableColumns(frozenBlocks);
  return from.select(columns).from(frozenBlocks).where(eq(frozenBlocks.frozenDocumentId, frozenDocumentId)).orderBy(asc(frozenBlocks.ordinal));
}

/** By id; those that are not there are left out. */
export async function frozenTitles(from: Reader, ids: string[]): Promise<Map<string, string>> {
  const { frozenDocuments } = draftingTables(from);
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return new Map();
  const rows = await from.select({ id: frozenDocuments.id, title: frozenDocuments.title }).from(frozenDocuments).where(inArray(frozenDocuments.id, wanted));
  return new Map(rows.map((row) => [row.id, row.title]));
}

/** The hash of the file, null while it has not been made. */
export async function renditionOf(from: Reader, frozenDocumentId: string, format: 'docx' | 'pdf' | 'form'): Promise<string | null> {
  const { renditions } = draftingTables(from);
  const [row] = await from.select().from(renditions).where(and(eq(renditions.frozenDocumentId, frozenDocumentId), eq(renditions.format, format)));
  return row?.fileHash ?? null;
}

/** Every frozen version against its hashes, its own blocks and the journal; gives the faults found. */
export async function verifyFrozen(from: Reader): Promise<{ packages: number; faults: { packageId: string; fault: string }[] }> {
  const { packages, frozenDocuments } = draftingTables(from);
  const all = await from.select({ id: packages.id, hash: packages.hash, number: packages.number, purpose: packages.purpose }).from(packages);
  const faults: { packageId: string; fault: string }[] = [];
  const journalled = new Map((await entriesOfActs(from, ['package-frozen'])).map((entry) => [entry.subjectId, entry.details]));
  for (const id of journalled.keys()) if (!all.some((one) => one.id === id)) faults.push({ packageId: id, fault: 'what the journal says was frozen, and now is missing,' });
  for (const { id, hash, number, purpose } of all) {
    const told = journalled.get(id);
    // Null: the details were erased where the law asks.
    if (told !== null && (told?.hash !== hash || told.number !== number || told.purpose !== purpose)) faults.push({ packageId: id, fault: 'its hash, number or purpose in the journal' });
    const whole = await viewPackage(from, id).then(() => null, (error: unknown) => error);
    if (whole !== null) faults.push({ packageId: id, fault: 'package-hash' });
    for (const document of await from.select({ id: frozenDocuments.id }).from(frozenDocuments).where(eq(frozenDocuments.packageId, id))) {
      const sound = await soundRow(from, document.id).catch(() => null);
      if (sound === null) faults.push({ packageId: id, fault: `document ${document.id}` });
      else {
        const content = contentIn(sound.content);
        // A page of an earlier format was written by another rule; its own hash is what vouches for it.
        if (sound.format === frozenFormat && frozenHtml(content) !== sound.html) faults.push({ packageId: id, fault: `page of document ${document.id}` });
        const stored = await storedBlocks(from, document.id);
        const blocks = stored.map(({ runs: _runs, ...block }) => block);
        if (sha256(canonicalBytes(stored)) !== sound.blocksHash || !sameBytes(canonicalBytes(blocks), canonicalBytes(outline(content)))) faults.push({ packageId: id, fault: `blocks of document ${document.id}` });
        if (!(await stateGivesText(from, document.id, sound.hash))) faults.push({ packageId: id, fault: `editing state of document ${document.id}` });
      }
    }
  }
  return { packages: all.length, faults };
}

/** The kept Yjs state must give the very text that was hashed, and the blocks the ids of its characters: anchors rest on them. */
async function stateGivesText(from: Reader, frozenDocumentId: string, hash: string): Promise<boolean> {
  const { frozenDocuments } = draftingTables(from);
  const [row] = await from.select({ state: frozenDocuments.state }).from(frozenDocuments).where(eq(frozenDocuments.id, frozenDocumentId));
  const ydoc = new Y.Doc({ gc: false });
  try {
    Y.applyUpdate(ydoc, row?.state ?? new Uint8Array());
  } catch {
    return false;
  }
  const content = withShownNumbers(toContent(ydoc));
  const runs = frozenRuns(content, ydoc);
  const blocks = await storedBlocks(from, frozenDocumentId);
  return sha256(canonicalBytes(content)) === hash && blocks.every((one) => sameBytes(canonicalBytes(one.runs), canonicalBytes(runs.get(one.block) ?? [])));
}

const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;
