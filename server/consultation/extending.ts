import { and, eq, isNull } from 'drizzle-orm';
import { codeLastDay } from '#shared/colleagues.ts';
import { whyNotExtend } from '#shared/round-rules.ts';
import { Refusal } from '#shared/refusals.ts';
import { record } from '../journal/journal.ts';
import type { Actor } from '../matters/actor.ts';
import { refuse } from '../matters/refuse.ts';
import { lengthenGuestSessions } from '../people/sessions.ts';
import { newId } from '../platform/storage/ids.ts';
import type { Writer } from '../platform/storage/store.ts';
import { untilEndOf } from './colleague-entry.ts';
import { tellExtension } from './consultee-letters.ts';
import { consulteeById } from './consultees.ts';
import { orderReminders } from './reminders.ts';
import { stateOf } from './rounds.ts';
import { insideTables } from './inside/tables.ts';
import { consultationTables } from './tables.ts';

/** A later day for one consultee, decided by a named person with a reason (`domain.md` 2.3); the consultee is told. Refuses `extension-not-later`. */
export async function extend(tx: Writer, actor: Actor, consulteeId: string, { origin, ...input }: { until: string; reason: string; origin: string }): Promise<void> {
  const { extensions } = consultationTables(tx);
  const { round, name, consultee } = await consulteeById(tx, consulteeId);
  refuse(whyNotExtend(actor, { state: stateOf(round) }));
  if (input.until <= round.deadline) throw new Refusal('invalid', 'extension-not-later', { errors: [{ pointer: '/until', detail: 'extension-not-later' }] });
  await tx.insert(extensions).values({ id: newId(actor.at), consulteeId, ...input, by: actor.id, at: actor.at });
  await record(tx, { chain: `matter:${actor.matterId}`, audience: 'team', actorId: actor.id, act: 'extension-granted', matterId: actor.matterId, subject: 'consultee', subjectId: consulteeId, details: { until: input.until, consultee: name }, at: actor.at });
  await keepColleaguesIn(tx, consulteeId, input.until, actor.at);
  if (consultee.invitedAt) await tellExtension(tx, { consulteeIds: [consulteeId], round, lastDay: input.until, origin, at: actor.at });
  await orderReminders(tx, round.id, input.until, actor.at);
}

/** Colleagues who are in stay in as long as their codes now let others in. */
async function keepColleaguesIn(tx: Writer, consulteeId: string, until: string, at: Date): Promise<void> {
  const { colleagues } = insideTables(tx);
  const { responses } = consultationTables(tx);
  const inside = await tx.select({ personId: colleagues.personId }).from(colleagues).innerJoin(responses, eq(responses.id, colleagues.responseId)).where(and(eq(responses.consulteeId, consulteeId), isNull(colleagues.until)));
  await lengthenGuestSessions(tx, inside.map(({ personId }) => personId), untilEndOf(codeLastDay(until, null), at));
}
