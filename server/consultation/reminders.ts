/** Who has not answered is reminded before and after its own last day, each time once (`domain.md` 5). */
import { and, eq, inArray, isNotNull } from 'drizzle-orm';
import { z } from 'zod';
import { daysBefore, dueReminder, lastDayOf, reminderDays, whyNotSetReminders } from '#shared/consultee-register.ts';
import { record } from '../journal/journal.ts';
import type { Actor } from '../matters/actor.ts';
import { dayOf, stockholmTime } from '../matters/matters.ts';
import { refuse } from '../matters/refuse.ts';
import type { House } from '../platform/house.ts';
import { orderJob } from '../platform/jobs/jobs.ts';
import { newId } from '../platform/storage/ids.ts';
import type { Reader, Writer } from '../platform/storage/store.ts';
import { remindTogether, saidTogether } from './consultee-letters.ts';
import { roundById, stateOf } from './rounds.ts';
import { correctionsOf } from './corrections-of.ts';
import { secondOpeningsOf } from './second-openings.ts';
import { consultationTables } from './tables.ts';
import { countedJointlyIn } from './the-record.ts';

export const remindJob = 'remind-consultees';
/** In Stockholm: when offices read their mail. */
const hour = 8;

/** Called when a last day is set. Each reminder is a job of its own, so that one that fails holds up no other; what it sends is judged when it runs. */
export async function orderReminders(tx: Writer, roundId: string, lastDay: string, at: Date): Promise<void> {
  for (const days of reminderDays) {
    const moment = stockholmTime(daysBefore(lastDay, days), hour);
    if (moment > at) await orderJob(tx, remindJob, { roundId }, at, moment);
  }
}

/** Turned on again it begins that day: what was not sent meanwhile stays unsent. Refuses `lead-only`, `round-closed`. */
export async function setReminders(tx: Writer, actor: Actor, roundId: string, { on }: { on: boolean }): Promise<void> {
  const { rounds } = consultationTables(tx);
  const round = await roundById(tx, roundId);
  refuse(whyNotSetReminders(actor, { state: stateOf(round) }));
  if (on === (round.remindersSince !== null)) return;
  await tx.update(rounds).set({ remindersSince: on ? actor.at : null }).where(eq(rounds.id, roundId));
  await record(tx, { chain: `matter:${actor.matterId}`, audience: 'team', actorId: actor.id, act: 'reminders-set', matterId: actor.matterId, subject: 'round', subjectId: roundId, details: { number: round.number, on }, at: actor.at });
}

/**
 * The job: everybody in the round for whom a reminder is due, however many times and in how many processes it runs. A round that is closed, or
 * whose reminders are turned off, sends none.
 */
export async function remindConsultees({ store, clock, origins }: Pick<House, 'store' | 'clock' | 'origins'>, input: unknown): Promise<{ reminded: number }> {
  const { roundId } = z.object({ roundId: z.string() }).parse(input);
  const { rounds } = consultationTables(store);
  const [known] = await store.read.select({ matterId: rounds.matterId }).from(rounds).where(eq(rounds.id, roundId));
  if (!known) return { reminded: 0 };
  return store.write(`matter:${known.matterId}`, async (tx) => {
    const { reminders } = consultationTables(tx);
    const round = await roundById(tx, roundId);
    if (stateOf(round) !== 'open' || round.remindersSince === null) return { reminded: 0 };
    const at = clock();
    const counted = new Map<number, number>();
    const due: { consulteeId: string; lastDay: string; days: number }[] = [];
    for (const { consulteeId, lastDay, days } of await dueIn(tx, round, dayOf(at))) {
      const fresh = await tx.insert(reminders).values({ id: newId(at), consulteeId, lastDay, days, at }).onConflictDoNothing().returning({ id: reminders.id });
      if (fresh.length === 0) continue;
      due.push({ consulteeId, lastDay, days });
      counted.set(days, (counted.get(days) ?? 0) + 1);
    }
    for (const { consulteeIds, lastDay, days } of saidTogether(due, (one) => one.lastDay)) await remindTogether(tx, { consulteeIds, round, lastDay, days, origin: origins[0] ?? '', at });
    for (const [days, count] of counted) {
      await record(tx, { chain: `matter:${round.matterId}`, audience: 'team', actorId: null, act: 'consultees-reminded', matterId: round.matterId, subject: 'consultee', subjectId: round.id, details: { number: round.number, count, before: Math.max(days, 0), after: Math.max(-days, 0) }, at });
    }
    return { reminded: [...counted.values()].reduce((sum, n) => sum + n, 0) };
  });
}

/** Who was invited and has neither answered, in whatever way or only to decline, nor has an answer that is being registered. */
async function dueIn(from: Reader, round: Awaited<ReturnType<typeof roundById>>, today: string): Promise<{ consulteeId: string; lastDay: string; days: number }[]> {
  const { consultees, responses, extensions, reminders } = consultationTables(from);
  const invited = await from.select({ id: consultees.id, invitedAt: consultees.invitedAt }).from(consultees).where(and(eq(consultees.roundId, round.id), eq(consultees.unsolicited, false), isNotNull(consultees.invitedAt)));
  const ids = invited.map((row) => row.id);
  if (ids.length === 0) return [];
  const came = (await from.select({ consulteeId: responses.consulteeId, state: responses.state, channel: responses.channel }).from(responses).where(inArray(responses.consulteeId, ids))).filter((one) => one.state === 'submitted' || (one.state === 'draft' && one.channel !== 'online'));
  const answered = new Set(came.map((one) => one.consulteeId));
  for (const id of (await countedJointlyIn(from, round.id)).keys()) answered.add(id);
  const granted = new Map((await from.select().from(extensions).where(inArray(extensions.consulteeId, ids)).orderBy(extensions.id)).map((one) => [one.consulteeId, one]));
  const sent = await from.select().from(reminders).where(inArray(reminders.consulteeId, ids));
  const again = (await secondOpeningsOf(from, round.id)).at(-1);
  const corrected = (await correctionsOf(from, round.id)).findLast((one) => one.deadline !== one.deadlineBefore);
  return invited.filter((row) => !answered.has(row.id)).flatMap(({ id, invitedAt }) => {
    const extension = granted.get(id) ?? null;
    const lastDay = lastDayOf(round.deadline, extension);
    // Whoever was told of the day today is not reminded of it before tomorrow.
    const told = [invitedAt, extension?.at ?? null, again ? new Date(again.at) : null, corrected ? new Date(corrected.at) : null].map((at) => (at === null ? '' : daysBefore(dayOf(at), -1)));
    const begun = [...told, round.remindersSince === null ? '' : dayOf(round.remindersSince)].sort().at(-1) ?? '';
    const days = dueReminder({ lastDay, from: begun, today, sent: sent.filter((one) => one.consulteeId === id && one.lastDay === lastDay).map((one) => one.days) });
    return days === null ? [] : [{ consulteeId: id, lastDay, days }];
  });
}
