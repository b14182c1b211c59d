/** A fault in the text of an open round is corrected by a newer frozen version, by a decision that everybody is told of (`domain.md` 4.2, ADR 27). */
import { and, asc, eq, isNotNull } from 'drizzle-orm';
import type { Comparison } from '#shared/agreement/compare-value.ts';
import { whyNotCorrectRound, whyNotDeadline } from '#shared/round-rules.ts';
import { lastDayOf } from '#shared/consultee-register.ts';
import { clausesTouched, type CorrectedText, type CorrectionInput } from '#shared/round-corrections.ts';
import { Refusal } from '#shared/refusals.ts';
import { newestNumber, packageMatter, viewPackage } from '../drafting/frozen.ts';
import { record } from '../journal/journal.ts';
import type { Actor } from '../matters/actor.ts';
import { dayOf } from '../matters/matters.ts';
import { refuse } from '../matters/refuse.ts';
import { newId } from '../platform/storage/ids.ts';
import type { Reader, Writer } from '../platform/storage/store.ts';
import { saidTogether, tellCorrection, tellTeamOfCorrection } from './consultee-letters.ts';
import { correctionsOf } from './corrections-of.ts';
import { compareVersions, comparisonBetween } from './comparing-versions.ts';
import { keepChanges, prepareChanges, type PreparedChanges } from './compared-versions.ts';
import { consulteeById } from './consultees.ts';
import { textsToEnclose } from './letter-file.ts';
import { orderReminders } from './reminders.ts';
import { hasAnswered } from './responses.ts';
import { sealRound } from './round-seal.ts';
import { roundById, stateOf } from './rounds.ts';
import { consultationTables } from './tables.ts';

type RoundRow = Awaited<ReturnType<typeof roundById>>;

/** The two versions compared, which takes seconds for a long text: before the act, in the thread for histories. */
export interface PreparedCorrection { before: string; after: string; texts: CorrectedText[]; changes: PreparedChanges | null }

/**
 * Refuses what `whyNotCorrectRound` says, `correction-version-unfit` for a version of another matter, of another purpose or that is not newer than the round's, and
 * `correction-same-text` when nothing in it differs.
 */
export async function prepareCorrection(from: Reader, actor: Actor, round: RoundRow, packageId: string): Promise<PreparedCorrection> {
  const before = await viewPackage(from, round.packageId);
  await refuseCorrection(from, actor, round, before.number);
  if ((await packageMatter(from, packageId)) !== round.matterId) throw unfit();
  const after = await viewPackage(from, packageId);
  if (after.purpose !== 'consultation' || after.number <= before.number) throw unfit();
  const texts = (await compareVersions(from, before.id, after.id)).map(({ comparison, ...text }): CorrectedText => ({ ...text, changes: comparison?.changes ?? [] }));
  if (texts.every(({ fate }) => fate === 'same')) throw new Refusal('conflict', 'correction-same-text');
  return { before: before.id, after: after.id, texts, changes: await prepareChanges(from, { ...round, packageId }) };
}

async function refuseCorrection(from: Reader, actor: Actor, round: RoundRow, number: number): Promise<void> {
  refuse(whyNotCorrectRound(actor, { state: stateOf(round), packageNumber: number, newest: await newestNumber(from, round.matterId, 'consultation') }));
}

const unfit = () => new Refusal('conflict', 'correction-version-unfit');

/** What a correction changed in one text of the round. Refuses `not-found` for two that no correction of the round set against each other. */
export async function comparisonOf(from: Reader, round: RoundRow, { before, after }: { before: string; after: string }): Promise<Comparison> {
  const texts = (await correctionsOf(from, round.id)).flatMap((one) => one.texts);
  if (!texts.some((text) => text.before === before && text.after === after)) throw new Refusal('not-found', 'not-found');
  return comparisonBetween(from, before, after);
}

interface Order { roundId: string; decision: CorrectionInput; prepared: PreparedCorrection | null; origin: string }

/**
 * From here on the newer version counts (round-versions.ts); what was submitted and what was commented stay as they are. Everybody invited is told, those
 * who have answered too, and so is the working group. Refuses what `whyNotCorrectRound` says, `round-changed` when the round has moved on since the
 * versions were compared, `deadline-earlier`, and `deadline-passed` for a new day that is not ahead.
 */
export async function correctRound(tx: Writer, actor: Actor, { roundId, decision, prepared, origin }: Order): Promise<string> {
  const { rounds, consultees, roundCorrections } = consultationTables(tx);
  const round = await roundById(tx, roundId);
  const before = await viewPackage(tx, round.packageId);
  await refuseCorrection(tx, actor, round, before.number);
  if (prepared === null || prepared.before !== round.packageId || prepared.after !== decision.packageId) throw new Refusal('conflict', 'round-changed');
  refuseDeadline(round.deadline, decision.deadline, dayOf(actor.at));
  const { packageId, deadline, decidedBy, decidedOn, reason } = decision;
  const id = newId(actor.at);
  await tx.insert(roundCorrections).values({ id, roundId, packageBefore: round.packageId, packageId, deadlineBefore: round.deadline, deadline, decidedBy, decidedOn, reason, texts: prepared.texts, sealedBefore: round.sealed, sealBefore: round.sealHash, by: actor.id, at: actor.at });
  const corrected = { ...round, packageId, deadline };
  await tx.update(rounds).set({ packageId, deadline }).where(eq(rounds.id, roundId));
  await keepChanges(tx, corrected, prepared.changes, actor.at);
  const hash = await sealRound(tx, corrected, { seal: round.sealHash, reason, decidedBy, decidedOn });
  const after = await viewPackage(tx, packageId);
  await record(tx, { chain: `matter:${actor.matterId}`, audience: `consultees:${roundId}`, actorId: actor.id, act: 'round-corrected', matterId: actor.matterId, subject: 'round', subjectId: roundId, details: { number: round.number, before: before.number, version: after.number, deadline, decidedBy, decidedOn, hash }, at: actor.at });

  const texts = await textsToEnclose(tx, packageId);
  const told = { round: corrected, origin, at: actor.at, reason, version: after.number, versionBefore: before.number, touched: clausesTouched(prepared.texts), isExtended: deadline !== round.deadline };
  const invited = await tx.select({ id: consultees.id }).from(consultees).where(and(eq(consultees.roundId, roundId), isNotNull(consultees.invitedAt))).orderBy(asc(consultees.id));
  const readers: { consulteeId: string; lastDay: string; answered: boolean }[] = [];
  for (const { id: consulteeId } of invited) {
    const { extendedTo } = await consulteeById(tx, consulteeId);
    readers.push({ consulteeId, lastDay: lastDayOf(deadline, extendedTo === null ? null : { until: extendedTo }), answered: await hasAnswered(tx, { id: consulteeId, roundId: round.id }) });
  }
  for (const { consulteeIds, lastDay, answered } of saidTogether(readers, (one) => `${one.lastDay} ${one.answered}`)) await tellCorrection(tx, { ...told, consulteeIds, lastDay, answered, texts });
  await tellTeamOfCorrection(tx, actor, told);
  if (told.isExtended) await orderReminders(tx, roundId, deadline, actor.at);
  return id;
}

/** The day is kept, or another comes later. */
function refuseDeadline(before: string, deadline: string, today: string): void {
  if (deadline < before) throw new Refusal('invalid', 'deadline-earlier', { errors: [{ pointer: '/deadline', detail: 'deadline-earlier' }] });
  if (deadline > before && whyNotDeadline(deadline, today) !== null) throw new Refusal('invalid', 'deadline-passed', { errors: [{ pointer: '/deadline', detail: 'deadline-passed' }] });
}
