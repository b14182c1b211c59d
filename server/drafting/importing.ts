import { desc, eq } from 'drizzle-orm';
import type { AgreementContent } from '#shared/agreement/content.ts';
import { type Import, type ImportAnswer, whyNotWrite } from '#shared/drafting.ts';
import { record } from '../journal/journal.ts';
import { type Actor, stillTeam } from '../matters/actor.ts';
import { refuse } from '../matters/refuse.ts';
import { namesOf } from '../people/accounts.ts';
import { newId } from '../platform/storage/ids.ts';
import type { Reader, Store } from '../platform/storage/store.ts';
import type { Realtime } from '../realtime/ports.ts';
import { filled } from './documents.ts';
import { type KeptImage, nameImage } from './images.ts';
import { isLocked } from './locks.ts';
import { draftingTables } from './tables.ts';
import { insertUpdates } from './working-document.ts';

/**
 * Writes an imported text into an empty document, keeps what did not come with it, and journals it, in one transaction: nobody's letters come between the look at the
 * document and the text in it. Refuses `document-not-empty`, `writers-only` and what a lock refuses.
 */
export function importText(store: Store, realtime: Realtime, given: { actor: Actor; documentId: string; content: AgreementContent; images: readonly KeptImage[]; file: string; report: ImportAnswer }): Promise<void> {
  const { actor, documentId, content, images, file, report } = given;
  const notUnderstood = report.notUnderstood.reduce((sum, one) => sum + one.count, 0);
  const chain = `matter:${actor.matterId}` as const;
  return realtime.inOneAct(documentId, async ({ state }, write) => {
    const row = await write(filled(state, content), actor.id);
    await store.write(chain, async (tx) => {
      refuse(whyNotWrite(await stillTeam(tx, actor), { isLocked: await isLocked(tx, documentId) }));
      for (const image of images) await nameImage(tx, actor, documentId, image);
      await insertUpdates(tx, [row]);
      const { imports, documents } = draftingTables(tx);
      const [document] = await tx.select({ title: documents.title }).from(documents).where(eq(documents.id, documentId));
      await tx.insert(imports).values({ id: newId(actor.at), documentId, name: file, report, importedBy: actor.id, importedAt: actor.at });
      await record(tx, { chain, audience: 'team', actorId: actor.id, act: 'document-imported', matterId: actor.matterId, subject: 'document', subjectId: documentId, details: { title: document?.title ?? '', notUnderstood }, at: actor.at });
    });
  });
}

/** Newest first: who read which file in, and what did not come with it. */
export async function importsOf(from: Reader, documentId: string): Promise<Import[]> {
  const { imports } = draftingTables(from);
  const rows = await from.select().from(imports).where(eq(imports.documentId, documentId)).orderBy(desc(imports.id));
  const names = await namesOf(from, rows.map((row) => row.importedBy));
  return rows.map(({ id, name, report, importedBy, importedAt }) => ({ id, name, ...report, by: names.get(importedBy) ?? '', at: importedAt.toISOString() }));
}
