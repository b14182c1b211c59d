/** What was submitted, for those who answer it; nothing else leaves this room before submission (`domain.md` rule 8). */
import { and, asc, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import { Refusal } from '#shared/refusals.ts';
import type { Reader } from '../platform/storage/store.ts';
import { roundById } from './rounds.ts';
import { consultationTables } from './tables.ts';

/** On which a consultee supports the proposal; one that was written before the stance became another is none. '' when there is none. */
export const conditionOf = ({ stance, condition }: { stance: string | null; condition: string }): string => (stance === 'supports_on_condition' ? condition : '');

/** With its round, the condition of the response it came in ('' when there is none), and whether that was taken back. Refuses `not-found` for one that is not submitted, or was removed. */
export async function submittedComment(from: Reader, commentId: string) {
  const { comments, responses, withdrawals } = consultationTables(from);
  const [row] = await from.select({ comment: comments, stance: responses.stance, condition: responses.condition, withdrawal: withdrawals.responseId }).from(comments).innerJoin(responses, eq(responses.id, comments.responseId)).leftJoin(withdrawals, eq(withdrawals.responseId, responses.id))
    .where(and(eq(comments.id, commentId), isNull(comments.removedAt), eq(comments.standing, 'stands'), eq(responses.state, 'submitted')));
  if (!row) throw new Refusal('not-found', 'not-found');
  return { comment: row.comment, condition: conditionOf(row), withdrawn: row.withdrawal !== null, round: await roundById(from, row.comment.roundId) };
}

/** Of these comments those that are submitted and need an answer, by id: nothing that was removed or taken back with its response. */
export async function answerableAmong(from: Reader, ids: readonly string[]): Promise<Map<string, { roundId: string; number: number }>> {
  const { comments, responses, withdrawals } = consultationTables(from);
  const rows = await from.select({ id: comments.id, roundId: comments.roundId, number: comments.number }).from(comments).innerJoin(responses, eq(responses.id, comments.responseId)).leftJoin(withdrawals, eq(withdrawals.responseId, responses.id))
    .where(and(inArray(comments.id, [...ids]), isNull(comments.removedAt), eq(comments.standing, 'stands'), eq(responses.state, 'submitted'), isNull(withdrawals.responseId)));
  return new Map(rows.map(({ id, roundId, number }) => [id, { roundId, number: number ?? 0 }]));
}

/**
 * All submitted comments of a round with the answer they stand in, by number. The stance is the consultee's, also for what a supplement says;
 * `withdrawn`: the response was taken back, and what it said is read and not answered.
 */
export async function submittedComments(from: Reader, roundId: string) {
  const { comments, responses, consultees, withdrawals } = consultationTables(from);
  const rows = await from.select({ comment: comments, consulteeId: consultees.id, organisationId: consultees.organisationId, body: consultees.body, stance: responses.stance, followsId: responses.followsId, late: responses.late, withdrawal: withdrawals.responseId })
    .from(comments).innerJoin(responses, eq(responses.id, comments.responseId)).innerJoin(consultees, eq(consultees.id, responses.consulteeId)).leftJoin(withdrawals, eq(withdrawals.responseId, responses.id))
    .where(and(eq(comments.roundId, roundId), isNull(comments.removedAt), eq(responses.state, 'submitted'), isNotNull(comments.number))).orderBy(asc(comments.number));
  const followed = [...new Set(rows.flatMap(({ followsId }) => followsId ?? []))];
  const stances = new Map(followed.length === 0 ? [] : (await from.select({ id: responses.id, stance: responses.stance }).from(responses).where(inArray(responses.id, followed))).map((row) => [row.id, row.stance]));
  return rows.map(({ followsId, withdrawal, stance, ...row }) => ({ ...row, stance: followsId === null ? stance : stances.get(followsId) ?? null, withdrawn: withdrawal !== null }));
}
