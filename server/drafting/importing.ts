import type { AgreementContent } from '#shared/agreement/content.ts';
import { whyNotWrite } from '#shared/drafting.ts';
import { record } from '../journal/journal.ts';
import { type Actor, stillTeam } from '../matters/actor.ts';
import { refuse } from '../matters/refuse.ts';
import type { Store } from '../platform/storage/store.ts';
import type { Realtime } from '../realtime/ports.ts';
import { filled } from './documents.ts';
import { type KeptImage, nameImage } from './images.ts';
import { isLocked } from './locks.ts';
import { insertUpdates } from './working-document.ts';

/**
 * Writes an imported text into an empty document and journals it, in one transaction: nobody's letters come between the look at the
 * document and the text in it. Refuses `document-not-empty`, `writers-only` and what a lock refuses.
 */
export function importText(store: Store, realtime: Realtime, given: { actor: Actor; documentId: string; content: AgreementContent; images: readonly KeptImage[]; notUnderstood: number }): Promise<void> {
  const { actor, documentId, content, images, notUnderstood } = given;
  const chain = `matter:${actor.matterId}` as const;
  return realtime.inOneAct(documentId, async ({ state }, write) => {
    const row = await write(filled(state, content), actor.id);
    await store.write(chain, async (tx) => {
      refuse(whyNotWrite(await stillTeam(tx, actor), { isLocked: await isLocked(tx, documentId) }));
      for (const image of images) await nameImage(tx, actor, documentId, image);
      await insertUpdates(tx, [row]);
      await record(tx, { chain, audience: 'team', actorId: actor.id, act: 'document-imported', matterId: actor.matterId, subject: 'document', subjectId: documentId, details: { notUnderstood }, at: actor.at });
    });
  });
}
