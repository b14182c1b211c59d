/** Where locks meet the text: which clause is meant, and telling `realtime` what is closed from now on. */
import { clauseBlocks } from '#shared/agreement/clause-blocks.ts';
import { toDoc } from '#shared/agreement/flat-text.ts';
import { Refusal } from '#shared/refusals.ts';
import type { Reader } from '../platform/storage/store.ts';
import type { Realtime } from '../realtime/ports.ts';
import { draftContent } from './documents.ts';
import { holdOf } from './locks.ts';

/** The words of the clause's heading. Refuses `clause-unknown` when no heading of the draft has that id. */
export async function clauseTitle(realtime: Realtime, documentId: string, block: string): Promise<string> {
  const { ydoc } = await draftContent(realtime, documentId);
  const heading = clauseBlocks(toDoc(ydoc), block)?.[0];
  if (heading === undefined) throw new Refusal('invalid', 'clause-unknown');
  return heading.textContent.trim();
}

const telling = new Map<string, Promise<void>>();

/**
 * After the commit of a lock or its release. Of a lock on the whole, writers hear that it is locked and come back as readers; of a clause's,
 * they stay and write elsewhere; when the whole is released, those who could only read are judged again at the door.
 */
export function tellHold(from: Reader, realtime: Realtime, documentId: string, released: { whole: boolean } | null): Promise<void> {
  // One after another: of two acts at once the one told last must be the one read last.
  const mine = (telling.get(documentId) ?? Promise.resolve()).then(async () => {
    const { epoch, isLocked, clauses } = await holdOf(from, documentId);
    realtime.closeParts(documentId, clauses);
    realtime.setEpoch(documentId, epoch, isLocked ? { why: 'document-locked' } : { staying: true });
    if (released?.whole === true && !isLocked) realtime.close({ documentId }, 'access-changed');
  });
  const settled = mine.catch(() => {}).finally(() => { if (telling.get(documentId) === settled) telling.delete(documentId); });
  telling.set(documentId, settled);
  return mine;
}
