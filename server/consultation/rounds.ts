import { and, asc, count, countDistinct, eq, inArray, isNotNull, isNull, lt, or } from 'drizzle-orm';
import type { z } from 'zod';
import { type Round, type RoundState, type roundChange, type roundInput } from '#shared/consultation.ts';
import { whyNotAddConsultee, whyNotChangeRound, whyNotCloseRound, whyNotCorrectRound, whyNotDeadline, whyNotOpenAgain, whyNotOpenRound, whyNotPlanRound, whyNotRegister } from '#shared/round-rules.ts';
import { whyNotMailConsultees, whyNotSetReminders } from '#shared/consultee-register.ts';
import { unknownVariables } from '#shared/letter-variables.ts';
import { Refusal } from '#shared/refusals.ts';
import { whyNotShareResponses } from '#shared/shared-responses.ts';
import { newestNumber, packageMatter, packageNumber, viewPackage } from '../drafting/frozen.ts';
import { record } from '../journal/journal.ts';
import { type Actor, asTeam } from '../matters/actor.ts';
import { currentState, dayOf } from '../matters/matters.ts';
import { refuse } from '../matters/refuse.ts';
import type { Person } from '../people/person.ts';
import { newId } from '../platform/storage/ids.ts';
import type { Reader, Writer } from '../platform/storage/store.ts';
import { correctionsOf } from './corrections-of.ts';
import { sharingOf } from './others/sharing-of.ts';
import { papersOf } from './papers-of.ts';
import { questionsOf } from './questions-of.ts';
import { sectionsOf } from './sections/sections-of.ts';
import { secondOpeningsOf } from './second-openings.ts';
import { consultationTables } from './tables.ts';
import { answersOfRound, extensionsOf } from './the-record.ts';
import { countLeftOut } from './unsolicited/standing.ts';

/** Whether the answers of a round rest: those who answer know, further along the line of rooms. */
export type Concluded = (from: Reader, roundId: string) => Promise<boolean>;

/** A round on a package frozen for consultation. Refuses `lead-only`, `deadline-passed`, `package-not-for-consultation`, and `earlier-round-unfit` as {@link refuseEarlier} does. */
export async function planRound(tx: Writer, actor: Actor, input: z.infer<typeof roundInput>): Promise<string> {
  refuse(whyNotPlanRound(actor));
  refuseDeadline(actor, input.deadline);
  if ((await packageMatter(tx, input.packageId)) !== actor.matterId) throw new Refusal('not-found', 'not-found');
  if ((await viewPackage(tx, input.packageId)).purpose !== 'consultation') throw new Refusal('conflict', 'package-not-for-consultation');
  await refuseEarlier(tx, { matterId: actor.matterId, packageId: input.packageId, id: null }, input.changesSince);
  const { rounds } = consultationTables(tx);
  const [row] = await tx.select({ n: count() }).from(rounds).where(eq(rounds.matterId, actor.matterId));
  const id = newId(actor.at);
  const number = (row?.n ?? 0) + 1;
  await tx.insert(rounds).values({ id, matterId: actor.matterId, number, ...input, remindersSince: actor.at, createdAt: actor.at });
  await note(tx, actor, 'round-planned', { id, number });
  return id;
}

/** Refuses what `whyNotChangeRound` says, and a new last day as {@link planRound} does. */
export async function changeRound(tx: Writer, actor: Actor, roundId: string, input: z.infer<typeof roundChange>): Promise<void> {
  const round = await roundById(tx, roundId);
  refuse(whyNotChangeRound(actor, { state: stateOf(round) }));
  // A round that was left lying can still be put right in its other parts.
  if (input.deadline !== undefined && input.deadline !== round.deadline) refuseDeadline(actor, input.deadline);
  await refuseEarlier(tx, round, input.changesSince ?? null);
  const { rounds } = consultationTables(tx);
  if (Object.keys(input).length > 0) await tx.update(rounds).set(input).where(eq(rounds.id, roundId));
  await note(tx, actor, 'round-changed', round);
}

function refuseDeadline(actor: Actor, deadline: string): void {
  const code = whyNotDeadline(deadline, dayOf(actor.at));
  if (code !== null) throw new Refusal('invalid', 'deadline-passed', { errors: [{ pointer: '/deadline', detail: code }] });
}

/** The changes are counted from a round of the same matter that was opened on an older version. */
async function refuseEarlier(from: Reader, round: { id: string | null; matterId: string; packageId: string }, since: string | null): Promise<void> {
  if (since === null) return;
  const { rounds } = consultationTables(from);
  const [earlier] = await from.select().from(rounds).where(eq(rounds.id, since));
  const isFit = earlier !== undefined && earlier.matterId === round.matterId && earlier.id !== round.id && earlier.openedAt !== null && (await packageNumber(from, earlier.packageId)) < (await packageNumber(from, round.packageId));
  if (!isFit) throw new Refusal('conflict', 'earlier-round-unfit');
}

/** What `whyNotOpenRound` says of a round with so many on its list; the same for the button, before the letter is written, and in the act. */
async function openingRefusal(from: Reader, actor: Actor, round: Awaited<ReturnType<typeof roundById>>, consultees: number): Promise<string | null> {
  const earlier = round.changesSince === null ? null : stateOf(await roundById(from, round.changesSince));
  return whyNotOpenRound(actor, { state: stateOf(round), deadline: round.deadline, consultees, letter: round.letter, matterState: (await currentState(from, round.matterId)).state, earlier }, dayOf(actor.at));
}

/** Refuses what stands in the way of opening, an unknown variable of the letter by its name. */
export async function refuseOpening(from: Reader, actor: Actor, round: Awaited<ReturnType<typeof roundById>>, consultees: number): Promise<void> {
  const code = await openingRefusal(from, actor, round, consultees);
  if (code === 'letter-variable-unknown') throw new Refusal('conflict', 'letter-variable-unknown', { values: { name: unknownVariables(round.letter)[0] ?? '' } });
  refuse(code);
}

const note = (tx: Writer, actor: Actor, act: string, round: { id: string; number: number }) =>
  record(tx, { chain: `matter:${actor.matterId}`, audience: 'team', actorId: actor.id, act, matterId: actor.matterId, subject: 'round', subjectId: round.id, details: { number: round.number }, at: actor.at });

/** Refuses `not-found`; says nothing of who may see it ({@link roundFor}). */
export async function roundById(from: Reader, roundId: string) {
  const { rounds } = consultationTables(from);
  const [round] = await from.select().from(rounds).where(eq(rounds.id, roundId));
  if (!round) throw new Refusal('not-found', 'not-found');
  return round;
}

/** From its two dates. */
export function stateOf(round: { openedAt: Date | null; closedAt: Date | null }): RoundState {
  return round.closedAt ? 'closed' : round.openedAt ? 'open' : 'planned';
}

/** The round with the actor in its matter. */
export async function roundFor(from: Reader, person: Person, roundId: string) {
  const round = await roundById(from, roundId);
  return { round, actor: await asTeam(from, person, round.matterId) };
}

/** Of these matters the rounds that have been opened, by matter and number. */
export async function openedRoundsOf(from: Reader, matterIds: readonly string[]): Promise<{ id: string; matterId: string; title: string }[]> {
  const { rounds } = consultationTables(from);
  if (matterIds.length === 0) return [];
  return from.select({ id: rounds.id, matterId: rounds.matterId, title: rounds.title }).from(rounds).where(and(inArray(rounds.matterId, [...matterIds]), isNotNull(rounds.openedAt))).orderBy(asc(rounds.matterId), asc(rounds.number));
}

/** The round whose changes this one is on; null when it is on the whole text. */
export async function earlierRoundOf(from: Reader, { changesSince }: { changesSince: string | null }): Promise<{ id: string; number: number; title: string } | null> {
  if (changesSince === null) return null;
  const { id, number, title } = await roundById(from, changesSince);
  return { id, number, title };
}

/** Of the actor's matter, by number, each with what this actor may do. */
export async function roundsOf(from: Reader, actor: Actor, isConcluded: Concluded): Promise<Round[]> {
  const { rounds } = consultationTables(from);
  const rows = await from.select().from(rounds).where(eq(rounds.matterId, actor.matterId)).orderBy(asc(rounds.number));
  return Promise.all(rows.map((row) => viewRound(from, actor, row, isConcluded)));
}

/** `domain.md` rule 1: invited = answered (of which declined, of which late) + not answered; unsolicited answers stand beside, and neither a supplement nor a withdrawal adds one. `asOf`: as it stood when the round was concluded then. */
export async function roundCounts(from: Reader, roundId: string, asOf: Date | null = null): Promise<Round['counts']> {
  const { responses, comments } = consultationTables(from);
  const rows = (await answersOfRound(from, roundId, asOf)).map(({ consultee, ...answer }) => ({ unsolicited: consultee.unsolicited, ...answer }));
  const submitted = and(eq(comments.roundId, roundId), isNull(comments.removedAt), inArray(responses.state, ['submitted']), asOf === null ? undefined : or(isNull(responses.afterConclusion), lt(responses.submittedAt, asOf)));
  const [said] = await from.select({ n: count() }).from(comments).innerJoin(responses, eq(responses.id, comments.responseId)).where(and(submitted, isNotNull(comments.number)));
  const [parts] = await from.select({ n: count(), of: countDistinct(comments.partOf) }).from(comments).innerJoin(responses, eq(responses.id, comments.responseId)).where(and(submitted, isNotNull(comments.partOf)));
  const invited = rows.filter((row) => !row.unsolicited);
  const answered = invited.filter((row) => row.response !== null);
  const jointly = invited.filter((row) => row.joint !== null).length;
  return {
    invited: invited.length, answered: answered.length, declined: answered.filter((row) => !row.withdrawn && row.response?.stance === 'declines_to_comment').length, late: answered.filter((row) => row.response?.late).length,
    notAnswered: invited.length - answered.length, unsolicited: rows.filter((row) => row.unsolicited && row.response !== null).length, leftOut: await countLeftOut(from, roundId),
    withdrawn: rows.filter((row) => row.withdrawn).length, supplements: rows.reduce((sum, row) => sum + row.supplements.length, 0), extensions: (await extensionsOf(from, roundId)).size, comments: said?.n ?? 0, ...(jointly === 0 ? {} : { jointly }), ...(parts === undefined || parts.n === 0 ? {} : { toAnswer: (said?.n ?? 0) - parts.of + parts.n }),
  };
}

export async function viewRound(from: Reader, actor: Actor, round: Awaited<ReturnType<typeof roundById>>, isConcluded: Concluded): Promise<Round> {
  const { consultees } = consultationTables(from);
  const state = stateOf(round);
  const { number: version } = await viewPackage(from, round.packageId);
  const matterState = (await currentState(from, round.matterId)).state;
  const [listed] = await from.select({ n: count() }).from(consultees).where(eq(consultees.roundId, round.id));
  return {
    id: round.id, matterId: round.matterId, number: round.number, title: round.title, state, packageId: round.packageId, packageNumber: version, deadline: round.deadline, letter: round.letter,
    contactName: round.contactName, contactMail: round.contactMail, openedAt: round.openedAt?.toISOString() ?? null, closedAt: round.closedAt?.toISOString() ?? null, reminds: round.remindersSince !== null, secondOpenings: await secondOpeningsOf(from, round.id), corrections: await correctionsOf(from, round.id), sharing: await sharingOf(from, round.id), changesSince: await earlierRoundOf(from, round), papers: await papersOf(from, round.id), questions: await questionsOf(from, round.id), sections: await sectionsOf(from, round.id), sealHash: round.sealHash,
    counts: await roundCounts(from, round.id),
    refusals: {
      change: whyNotChangeRound(actor, { state }), share: whyNotShareResponses(actor), open: await openingRefusal(from, actor, round, listed?.n ?? 0),
      close: whyNotCloseRound(actor, { state }), correct: whyNotCorrectRound(actor, { state, packageNumber: version, newest: await newestNumber(from, round.matterId, 'consultation') }), openAgain: whyNotOpenAgain(actor, { state, concluded: state === 'closed' && (await isConcluded(from, round.id)), matterState }), addConsultee: whyNotAddConsultee(actor, { state }, state === 'closed'), register: whyNotRegister(actor, { state }), setReminders: whyNotSetReminders(actor, { state }), mail: whyNotMailConsultees(actor, { state }),
    },
  };
}
