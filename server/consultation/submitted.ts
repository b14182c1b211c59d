/** What was submitted, for those who answer it; nothing else leaves this room before submission (`domain.md` rule 8). */
import { and, asc, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import type { Stance } from '#shared/export.ts';
import { sameWords } from '#shared/preliminary.ts';
import { Refusal } from '#shared/refusals.ts';
import { sectionAround } from '#shared/section-stances.ts';
import { frozenTitles } from '../drafting/frozen.ts';
import type { Reader } from '../platform/storage/store.ts';
import { conditionOf } from './condition-of.ts';
import { roundById } from './rounds.ts';
import { sectionsOf, stancesTaken } from './sections/sections-of.ts';
import { consultationTables } from './tables.ts';
import { hadCome } from './the-record.ts';

/** With its round, the condition of the response it came in ('' when there is none), and whether that was taken back. Refuses `not-found` for one that is not submitted, or was removed. */
export async function submittedComment(from: Reader, commentId: string) {
  const { comments, responses, withdrawals } = consultationTables(from);
  const [row] = await from.select({ comment: comments, stance: responses.stance, condition: responses.condition, withdrawal: withdrawals.responseId, replacedBy: withdrawals.replacedBy }).from(comments).innerJoin(responses, eq(responses.id, comments.responseId)).leftJoin(withdrawals, eq(withdrawals.responseId, responses.id))
    .where(and(eq(comments.id, commentId), isNull(comments.removedAt), eq(comments.standing, 'stands'), eq(responses.state, 'submitted')));
  if (!row) throw new Refusal('not-found', 'not-found');
  return { comment: row.comment, condition: conditionOf(row), withdrawn: row.withdrawal === null ? null : overAs(row), round: await roundById(from, row.comment.roundId) };
}

/** A response that fell because another took its place was not taken back. */
const overAs = ({ replacedBy }: { replacedBy: string | null }): 'withdrawn' | 'replaced' => (replacedBy === null ? 'withdrawn' : 'replaced');

/** Of these comments those that are submitted and need an answer, by id: nothing that was removed or taken back with its response. */
export async function answerableAmong(from: Reader, ids: readonly string[]): Promise<Map<string, { roundId: string; number: number }>> {
  const { comments, responses, withdrawals } = consultationTables(from);
  const rows = await from.select({ id: comments.id, roundId: comments.roundId, number: comments.number }).from(comments).innerJoin(responses, eq(responses.id, comments.responseId)).leftJoin(withdrawals, eq(withdrawals.responseId, responses.id))
    .where(and(inArray(comments.id, [...ids]), isNull(comments.removedAt), eq(comments.standing, 'stands'), eq(responses.state, 'submitted'), isNull(withdrawals.responseId)));
  return new Map(rows.map(({ id, roundId, number }) => [id, { roundId, number: number ?? 0 }]));
}

/**
 * All submitted comments of a round with the answer they stand in, by number. The stance is the consultee's on the section that the comment is about, where
 * it took one, else on the whole, also for what a supplement says;
 * `withdrawn`: whether the response was taken back, or another took its place: then what it said is read and not answered; null while it stands. `asOf`: as it stood when the round was concluded then.
 */
export async function submittedComments(from: Reader, roundId: string, asOf: Date | null = null) {
  const { comments, responses, consultees, withdrawals } = consultationTables(from);
  const rows = (await from.select({ comment: comments, consulteeId: consultees.id, organisationId: consultees.organisationId, body: consultees.body, responseId: responses.id, stance: responses.stance, followsId: responses.followsId, late: responses.late, afterConclusion: responses.afterConclusion, submittedAt: responses.submittedAt, withdrawal: withdrawals.responseId, replacedBy: withdrawals.replacedBy, withdrawnAt: withdrawals.at })
    .from(comments).innerJoin(responses, eq(responses.id, comments.responseId)).innerJoin(consultees, eq(consultees.id, responses.consulteeId)).leftJoin(withdrawals, eq(withdrawals.responseId, responses.id))
    .where(and(eq(comments.roundId, roundId), isNull(comments.removedAt), eq(responses.state, 'submitted'), isNotNull(comments.number))).orderBy(asc(comments.number))).filter((row) => hadCome(row, asOf));
  const followed = [...new Set(rows.flatMap(({ followsId }) => followsId ?? []))];
  const stances = new Map(followed.length === 0 ? [] : (await from.select({ id: responses.id, stance: responses.stance }).from(responses).where(inArray(responses.id, followed))).map((row) => [row.id, row.stance]));
  const onSections = await stancesOnSections(from, { roundId, responseIds: [...new Set(rows.map(({ responseId, followsId }) => followsId ?? responseId))], documentIds: rows.flatMap(({ comment }) => comment.frozenDocumentId ?? []) });
  return rows.map(({ responseId, followsId, withdrawal, replacedBy, withdrawnAt, afterConclusion: _after, submittedAt: _at, stance, ...row }) => ({ ...row, stance: onSections(followsId ?? responseId, row.comment) ?? (followsId === null ? stance : stances.get(followsId) ?? null), withdrawn: withdrawal !== null && (asOf === null || (withdrawnAt !== null && withdrawnAt <= asOf)) ? overAs({ replacedBy }) : null }));
}

/** What a response says of the section that a comment stands in; null where it says nothing of it, or the round asks for none. */
async function stancesOnSections(from: Reader, { roundId, responseIds, documentIds }: { roundId: string; responseIds: string[]; documentIds: string[] }): Promise<(responseId: string, comment: { frozenDocumentId: string | null; clauseNumber: string | null }) => Stance | null> {
  if ((await sectionsOf(from, roundId)).length === 0) return () => null;
  const taken = await stancesTaken(from, responseIds);
  const titles = await frozenTitles(from, [...new Set(documentIds)]);
  return (responseId, { frozenDocumentId, clauseNumber }) => sectionAround(taken.get(responseId) ?? [], { documentTitle: frozenDocumentId === null ? null : titles.get(frozenDocumentId) ?? null, clauseNumber })?.stance ?? null;
}

/** The numbers of these comments in their round, by id. */
export async function numbersOf(from: Reader, ids: readonly string[]): Promise<Map<string, number>> {
  const { comments } = consultationTables(from);
  if (ids.length === 0) return new Map();
  return new Map((await from.select({ id: comments.id, number: comments.number }).from(comments).where(inArray(comments.id, [...ids]))).map(({ id, number }) => [id, number ?? 0]));
}

/** Of a response that took another's place: its comments that say the same of the same words as the one they were written from, each with that one. */
export async function saidAgainIn(from: Reader, responseId: string): Promise<{ id: string; number: number; earlier: string }[]> {
  const { comments } = consultationTables(from);
  const later = await from.select().from(comments).where(and(eq(comments.responseId, responseId), isNull(comments.removedAt), isNotNull(comments.number), isNotNull(comments.replacesId))).orderBy(asc(comments.number));
  const earlier = new Map(later.length === 0 ? [] : (await from.select().from(comments).where(inArray(comments.id, later.flatMap(({ replacesId }) => replacesId ?? [])))).map((row) => [row.id, row]));
  return later.flatMap((row) => {
    const before = earlier.get(row.replacesId ?? '');
    const same = before !== undefined && sameWords(before as Spoken, row as Spoken) && before.scope === row.scope && before.frozenDocumentId === row.frozenDocumentId && before.fromBlock === row.fromBlock && before.fromOffset === row.fromOffset;
    return same ? [{ id: row.id, number: row.number ?? 0, earlier: before.id }] : [];
  });
}

type Spoken = Parameters<typeof sameWords>[0];
