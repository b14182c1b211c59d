/** A closed round is opened for responses again only by a decision (`domain.md` 4.3): by whom, why, and until when. */
import { and, asc, eq, isNotNull } from 'drizzle-orm';
import { whyNotDeadline, whyNotOpenAgain } from '#shared/round-rules.ts';
import { lastDayOf } from '#shared/consultee-register.ts';
import type { SecondOpeningInput } from '#shared/round-decisions.ts';
import { Refusal } from '#shared/refusals.ts';
import { record } from '../journal/journal.ts';
import type { Actor } from '../matters/actor.ts';
import { currentState, dayOf, enterState } from '../matters/matters.ts';
import { refuse } from '../matters/refuse.ts';
import { newId } from '../platform/storage/ids.ts';
import type { Writer } from '../platform/storage/store.ts';
import { saidTogether, tellSecondOpening } from './consultee-letters.ts';
import { consulteeById } from './consultees.ts';
import { orderReminders } from './reminders.ts';
import { hasAnswered } from './responses.ts';
import { type Concluded, roundById, stateOf } from './rounds.ts';
import { consultationTables } from './tables.ts';

interface Order { roundId: string; decision: SecondOpeningInput; origin: string; isConcluded: Concluded }

/**
 * Everybody who was invited is told, those who have answered too; what was marked late stays late, since it came after the last day it was
 * given. Refuses what `whyNotOpenAgain` says, and `deadline-passed` for a day that is not ahead.
 */
export async function openAgain(tx: Writer, actor: Actor, { roundId, decision, origin, isConcluded }: Order): Promise<void> {
  const { rounds, consultees, secondOpenings } = consultationTables(tx);
  const round = await roundById(tx, roundId);
  refuse(whyNotOpenAgain(actor, { state: stateOf(round), concluded: await isConcluded(tx, roundId), matterState: (await currentState(tx, round.matterId)).state }));
  if (whyNotDeadline(decision.deadline, dayOf(actor.at)) !== null) throw new Refusal('invalid', 'deadline-passed', { errors: [{ pointer: '/deadline', detail: 'deadline-passed' }] });
  await tx.insert(secondOpenings).values({ id: newId(actor.at), roundId, ...decision, deadlineBefore: round.deadline, closedAt: round.closedAt ?? actor.at, by: actor.id, at: actor.at });
  const open = { ...round, deadline: decision.deadline, closedAt: null };
  await tx.update(rounds).set({ deadline: open.deadline, closedAt: null }).where(eq(rounds.id, roundId));
  const { deadline, decidedBy, decidedOn } = decision;
  await record(tx, { chain: `matter:${actor.matterId}`, audience: `consultees:${roundId}`, actorId: actor.id, act: 'round-opened-again', matterId: actor.matterId, subject: 'round', subjectId: roundId, details: { number: round.number, deadline, decidedBy, decidedOn }, at: actor.at });
  const invited = await tx.select({ id: consultees.id }).from(consultees).where(and(eq(consultees.roundId, roundId), isNotNull(consultees.invitedAt))).orderBy(asc(consultees.id));
  const told: { consulteeId: string; lastDay: string; answered: boolean }[] = [];
  for (const { id: consulteeId } of invited) {
    const { extendedTo } = await consulteeById(tx, consulteeId);
    told.push({ consulteeId, lastDay: lastDayOf(deadline, extendedTo === null ? null : { until: extendedTo }), answered: await hasAnswered(tx, { id: consulteeId, roundId: round.id }) });
  }
  for (const { consulteeIds, lastDay, answered } of saidTogether(told, (one) => `${one.lastDay} ${one.answered}`)) await tellSecondOpening(tx, { consulteeIds, round: open, lastDay, origin, at: actor.at, reason: decision.reason, answered });
  await orderReminders(tx, roundId, deadline, actor.at);
  if ((await currentState(tx, actor.matterId)).state === 'processing') await enterState(tx, actor, { state: 'consulting', on: dayOf(actor.at), reason: '' });
}
