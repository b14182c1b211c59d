/** What was submitted, for those who answer it; nothing else leaves this room before submission (`domain.md` rule 8). */
import { and, asc, eq, inArray, isNotNull, isNull, or } from 'drizzle-orm';
import { partNumber } from '#shared/comment-splits.ts';
import type { CommentNumber, Stance } from '#shared/export.ts';
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

type CommentRow = ReturnType<typeof consultationTables>['comments']['$inferSelect'];
/** With the number it is spoken of by: that of a part is its comment's with a letter. */
export type SubmittedComment = Omit<CommentRow, 'number'> & { number: CommentNumber };

/** A comment as it was submitted, and a part of one: both are read and answered, and a split comment only through its parts. */
const standingOrPart = ['stands', 'part'];

/**
 * With its round, the condition of the response it came in ('' when there is none), whether that was taken back or replaced, whether it is split into parts,
 * and the whole comment when it is a part itself. Refuses `not-found` for one that is not submitted, or was removed.
 */
export async function submittedComment(from: Reader, commentId: string): Promise<{ comment: SubmittedComment; whole: CommentRow | null; split: boolean; condition: string; withdrawn: 'withdrawn' | 'replaced' | null; round: Awaited<ReturnType<typeof roundById>> }> {
  const { comments, responses, withdrawals } = consultationTables(from);
  const [row] = await from.select({ comment: comments, stance: responses.stance, condition: responses.condition, withdrawal: withdrawals.responseId, replacedBy: withdrawals.replacedBy }).from(comments).innerJoin(responses, eq(responses.id, comments.responseId)).leftJoin(withdrawals, eq(withdrawals.responseId, responses.id))
    .where(and(eq(comments.id, commentId), isNull(comments.removedAt), inArray(comments.standing, standingOrPart), eq(responses.state, 'submitted')));
  if (!row) throw new Refusal('not-found', 'not-found');
  const { partOf } = row.comment;
  const [whole] = partOf === null ? [] : await from.select().from(comments).where(eq(comments.id, partOf));
  const [part] = partOf !== null ? [] : await from.select({ id: comments.id }).from(comments).where(and(eq(comments.partOf, commentId), isNull(comments.removedAt))).limit(1);
  return { comment: numbered(row.comment, whole ?? null), whole: whole ?? null, split: part !== undefined, condition: conditionOf(row), withdrawn: row.withdrawal === null ? null : overAs(row), round: await roundById(from, row.comment.roundId) };
}

const numbered = (row: CommentRow, whole: CommentRow | null): SubmittedComment => ({ ...row, number: whole === null || row.part === null ? row.number ?? 0 : partNumber(whole.number ?? 0, row.part) });

/** A response that fell because another took its place was not taken back. */
const overAs = ({ replacedBy }: { replacedBy: string | null }): 'withdrawn' | 'replaced' => (replacedBy === null ? 'withdrawn' : 'replaced');

/** Of these comments those that are submitted and need an answer, by id: nothing that was removed, taken back with its response, or split into parts. */
export async function answerableAmong(from: Reader, ids: readonly string[]): Promise<Map<string, { roundId: string; number: CommentNumber }>> {
  const { comments, responses, withdrawals } = consultationTables(from);
  const rows = await from.select({ comment: comments }).from(comments).innerJoin(responses, eq(responses.id, comments.responseId)).leftJoin(withdrawals, eq(withdrawals.responseId, responses.id))
    .where(and(inArray(comments.id, [...ids]), isNull(comments.removedAt), inArray(comments.standing, standingOrPart), eq(responses.state, 'submitted'), isNull(withdrawals.responseId)));
  const ofParts = [...new Set(rows.flatMap(({ comment }) => comment.partOf ?? []))];
  const wholes = new Map(ofParts.length === 0 ? [] : (await from.select().from(comments).where(inArray(comments.id, ofParts))).map((row) => [row.id, row]));
  const split = new Set(ids.length === 0 ? [] : (await from.select({ id: comments.partOf }).from(comments).where(and(inArray(comments.partOf, [...ids]), isNull(comments.removedAt)))).map(({ id }) => id));
  return new Map(rows.filter(({ comment }) => !split.has(comment.id)).map(({ comment }) => [comment.id, { roundId: comment.roundId, number: numbered(comment, wholes.get(comment.partOf ?? '') ?? null).number }]));
}

/**
 * All submitted comments of a round with the answer they stand in, by number; in place of one that is split its parts, each with the `whole`. The stance is the consultee's on the section that the comment is about, where
 * it took one, else on the whole, also for what a supplement says;
 * `receivedOn`: the day that it came; `withdrawn`: whether the response was taken back, or another took its place: then what it said is read and not answered; null while it stands. `asOf`: as it stood when the round was concluded then.
 */
export async function submittedComments(from: Reader, roundId: string, asOf: Date | null = null) {
  const { comments, responses, consultees, withdrawals } = consultationTables(from);
  const rows = (await from.select({ comment: comments, consulteeId: consultees.id, organisationId: consultees.organisationId, body: consultees.body, responseId: responses.id, stance: responses.stance, followsId: responses.followsId, late: responses.late, receivedOn: responses.receivedOn, afterConclusion: responses.afterConclusion, submittedAt: responses.submittedAt, withdrawal: withdrawals.responseId, replacedBy: withdrawals.replacedBy, withdrawnAt: withdrawals.at })
    .from(comments).innerJoin(responses, eq(responses.id, comments.responseId)).innerJoin(consultees, eq(consultees.id, responses.consulteeId)).leftJoin(withdrawals, eq(withdrawals.responseId, responses.id))
    .where(and(eq(comments.roundId, roundId), isNull(comments.removedAt), eq(responses.state, 'submitted'), or(isNotNull(comments.number), eq(comments.standing, 'part')))).orderBy(asc(comments.number))).filter((row) => hadCome(row, asOf));
  const followed = [...new Set(rows.flatMap(({ followsId }) => followsId ?? []))];
  const stances = new Map(followed.length === 0 ? [] : (await from.select({ id: responses.id, stance: responses.stance }).from(responses).where(inArray(responses.id, followed))).map((row) => [row.id, row.stance]));
  const onSections = await stancesOnSections(from, { roundId, responseIds: [...new Set(rows.map(({ responseId, followsId }) => followsId ?? responseId))], documentIds: rows.flatMap(({ comment }) => comment.frozenDocumentId ?? []) });
  return inTheirPlace(rows).map(({ row: { responseId, followsId, withdrawal, replacedBy, withdrawnAt, afterConclusion: _after, submittedAt: _at, stance, ...row }, comment, whole }) => ({ ...row, comment, whole, stance: onSections(followsId ?? responseId, comment) ?? (followsId === null ? stance : stances.get(followsId) ?? null), withdrawn: withdrawal !== null && (asOf === null || (withdrawnAt !== null && withdrawnAt <= asOf)) ? overAs({ replacedBy }) : null }));
}

/** The parts stand where the comment stood. */
function inTheirPlace<Row extends { comment: CommentRow }>(rows: readonly Row[]): { row: Row; comment: SubmittedComment; whole: CommentRow | null }[] {
  const parts = new Map<string, Row[]>();
  for (const row of rows) if (row.comment.partOf !== null) parts.set(row.comment.partOf, [...(parts.get(row.comment.partOf) ?? []), row]);
  return rows.filter(({ comment }) => comment.partOf === null).flatMap((row): { row: Row; comment: SubmittedComment; whole: CommentRow | null }[] => {
    const its = parts.get(row.comment.id);
    if (its === undefined) return [{ row, comment: numbered(row.comment, null), whole: null }];
    return its.sort((a, b) => (a.comment.part ?? 0) - (b.comment.part ?? 0)).map((part) => ({ row: part, comment: numbered(part.comment, row.comment), whole: row.comment }));
  });
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
