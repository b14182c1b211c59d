/** Images of a working document: kept once in the house, and read by whoever may read a document that shows them. */
import { and, eq, inArray } from 'drizzle-orm';
import type { AgreementContent, ImageBlock } from '#shared/agreement/content.ts';
import { whyNotWrite } from '#shared/drafting.ts';
import { Refusal } from '#shared/refusals.ts';
import { record } from '../journal/journal.ts';
import { type Actor, asTeam } from '../matters/actor.ts';
import { refuse } from '../matters/refuse.ts';
import type { Person } from '../people/person.ts';
import type { Files, StoredFile } from '../platform/files/files.ts';
import { nameFile } from '../platform/files/files.ts';
import type { ReadImage } from '../platform/files/image.ts';
import type { Reader, Writer } from '../platform/storage/store.ts';
import { isLocked } from './locks.ts';
import { draftingTables } from './tables.ts';

export interface KeptImage { image: Omit<ReadImage, 'bytes'>; file: StoredFile }

/** Writes the bytes before the act that names them. */
export async function keepImage(files: Files, { bytes, ...image }: ReadImage): Promise<KeptImage> {
  return { image, file: await files.keep(bytes, image.type) };
}

/** The image may be shown in that document from now on. Refuses `writers-only` and `document-locked`. */
export async function addImage(tx: Writer, actor: Actor, documentId: string, { image, file }: KeptImage): Promise<void> {
  refuse(whyNotWrite(actor, { isLocked: await isLocked(tx, documentId) }));
  await nameImage(tx, actor, documentId, { image, file });
  await record(tx, { chain: `matter:${actor.matterId}`, audience: 'team', actorId: actor.id, act: 'image-added', matterId: actor.matterId, subject: 'document', subjectId: documentId, details: { image: file.hash }, at: actor.at });
}

/** Within another act, such as an import. */
export async function nameImage(tx: Writer, actor: Actor, documentId: string, { image, file }: KeptImage): Promise<void> {
  const { documentImages } = draftingTables(tx);
  await nameFile(tx, file, actor.at);
  await tx.insert(documentImages).values({ documentId, fileHash: file.hash, width: image.width, height: image.height, addedBy: actor.id, at: actor.at }).onConflictDoNothing();
}

/** Every image of a text, in reading order. */
export function imagesIn(content: AgreementContent): ImageBlock[] {
  return content.content.filter((block) => block.type === 'image');
}

/** Hashes of all images that were added to a document of the matter: a text that shows others shows nothing in their place. */
export async function imagesOfMatter(from: Reader, matterId: string): Promise<ReadonlySet<string>> {
  const { documentImages, documents } = draftingTables(from);
  const rows = await from.select({ hash: documentImages.fileHash }).from(documentImages).innerJoin(documents, eq(documents.id, documentImages.documentId)).where(eq(documents.matterId, matterId));
  return new Set(rows.map(({ hash }) => hash));
}

/** The bytes of a text's images by hash, for the writers; those that are not among the `known` are left out. */
export async function imageBytes(files: Files, content: AgreementContent, known: ReadonlySet<string>): Promise<Map<string, Uint8Array>> {
  const bytes = new Map<string, Uint8Array>();
  for (const { attrs: { hash } } of imagesIn(content)) if (hash !== null && known.has(hash) && !bytes.has(hash)) bytes.set(hash, await files.fetch(hash));
  return bytes;
}

/** Whether the person is in the team of a matter in whose documents the image stands. */
export async function seesImageInDraft(from: Reader, person: Person, hash: string): Promise<boolean> {
  const { documentImages, documents } = draftingTables(from);
  const rows = await from.selectDistinct({ matterId: documents.matterId }).from(documentImages).innerJoin(documents, eq(documents.id, documentImages.documentId)).where(eq(documentImages.fileHash, hash));
  for (const { matterId } of rows) {
    const actor = await asTeam(from, person, matterId).catch((error: unknown) => { if (error instanceof Refusal) return null; throw error; });
    if (actor !== null) return true;
  }
  return false;
}

/** Whether one of those frozen packages shows the image. */
export async function imageIsFrozenIn(from: Reader, packageIds: readonly string[], hash: string): Promise<boolean> {
  if (packageIds.length === 0) return false;
  const { frozenImages } = draftingTables(from);
  const [row] = await from.select().from(frozenImages).where(and(eq(frozenImages.fileHash, hash), inArray(frozenImages.packageId, [...packageIds]))).limit(1);
  return row !== undefined;
}
