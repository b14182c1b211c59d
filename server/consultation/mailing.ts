import { eq } from 'drizzle-orm';
import { type Mailing, whyNotMailConsultees } from '#shared/consultee-register.ts';
import { Refusal } from '#shared/refusals.ts';
import { record } from '../journal/journal.ts';
import type { Actor } from '../matters/actor.ts';
import { refuse } from '../matters/refuse.ts';
import type { Writer } from '../platform/storage/store.ts';
import { writeTo } from './consultee-letters.ts';
import { mailingLetter } from './letters.ts';
import { roundById, stateOf } from './rounds.ts';
import { consultationTables } from './tables.ts';

/** The same words to each consultee chosen, once to each who reads for them. Gives how many letters were posted. Refuses `lead-only`, `round-not-open`, and `not-found` for one of another round. */
export async function mailConsultees(tx: Writer, actor: Actor, roundId: string, { consulteeIds, subject, text }: Mailing): Promise<number> {
  const { consultees } = consultationTables(tx);
  const round = await roundById(tx, roundId);
  refuse(whyNotMailConsultees(actor, { state: stateOf(round) }));
  const listed = new Set((await tx.select({ id: consultees.id }).from(consultees).where(eq(consultees.roundId, roundId))).map((row) => row.id));
  const chosen = [...new Set(consulteeIds)];
  if (!chosen.every((id) => listed.has(id))) throw new Refusal('not-found', 'not-found');
  const letters = await writeTo(tx, { consulteeIds: chosen, round, lastDay: round.deadline, origin: '', at: actor.at }, 'mailing', (language, facts) => mailingLetter(language, { ...facts, subject, text }));
  await record(tx, { chain: `matter:${actor.matterId}`, audience: 'team', actorId: actor.id, act: 'consultees-mailed', matterId: actor.matterId, subject: 'consultee', subjectId: roundId, details: { number: round.number, count: chosen.length, heading: subject }, at: actor.at });
  return letters;
}
