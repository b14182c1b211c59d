/** What every act on a thread does besides its own. */
import { eq, sql } from 'drizzle-orm';
import { Refusal } from '#shared/refusals.ts';
import { type Details, record } from '../../journal/journal.ts';
import type { Actor } from '../../matters/actor.ts';
import type { Reader, Writer } from '../../platform/storage/store.ts';
import { discussionTables } from './tables.ts';

/** Every act on a thread raises its version, so that nobody settles what they have not read. */
export async function touchRemark(tx: Writer, remarkId: string): Promise<void> {
  const { remarks } = discussionTables(tx);
  await tx.update(remarks).set({ version: sql`${remarks.version} + 1` }).where(eq(remarks.id, remarkId));
}

export function note(tx: Writer, actor: Actor, act: string, remarkId: string, details: Details = {}): Promise<string> {
  return record(tx, { chain: `matter:${actor.matterId}`, audience: 'team', actorId: actor.id, act, matterId: actor.matterId, subject: 'remark', subjectId: remarkId, details, at: actor.at });
}

export async function remarkRow(from: Reader, remarkId: string) {
  const { remarks } = discussionTables(from);
  const [row] = await from.select().from(remarks).where(eq(remarks.id, remarkId));
  if (!row) throw new Refusal('not-found', 'not-found');
  return row;
}
