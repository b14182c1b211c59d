/** One line in the matter's journal for every act of a reading. */
import { type Details, record } from '../../journal/journal.ts';
import type { Actor } from '../../matters/actor.ts';
import type { Writer } from '../../platform/storage/store.ts';

export function note(tx: Writer, actor: Actor, act: string, readingId: string, details: Details = {}): Promise<string> {
  return record(tx, { chain: `matter:${actor.matterId}`, audience: 'team', actorId: actor.id, act, matterId: actor.matterId, subject: 'reading', subjectId: readingId, details, at: actor.at });
}
