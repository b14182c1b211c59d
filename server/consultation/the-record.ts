/** Which of a consultee's responses is its answer: the one submitted that was not withdrawn, else the latest that was. Supplements stand beside it (`domain.md` rule 1). */
import { and, asc, eq, inArray } from 'drizzle-orm';
import { countedBy } from '#shared/joint-statements.ts';
import type { Reader } from '../platform/storage/store.ts';
import { confirmationsAmong } from './confirmations-of.ts';
import { jointCountsIn } from './joint/counted.ts';
import { consultationTables } from './tables.ts';

export type WithdrawalRow = ReturnType<typeof consultationTables>['withdrawals']['$inferSelect'];

/** By response. `asOf`: only those that had been made by then. */
export async function withdrawalsAmong(from: Reader, responseIds: readonly string[], asOf: Date | null = null): Promise<Map<string, WithdrawalRow>> {
  const { withdrawals } = consultationTables(from);
  if (responseIds.length === 0) return new Map();
  return new Map((await from.select().from(withdrawals).where(inArray(withdrawals.responseId, [...responseIds]))).filter(({ at }) => asOf === null || at <= asOf).map((row) => [row.responseId, row]));
}

/** Whether a response had come when the round was concluded; `asOf` is the moment of the conclusion that stands, null while there is none. */
export const hadCome = ({ afterConclusion, submittedAt }: { afterConclusion: boolean | null; submittedAt: Date | null }, asOf: Date | null): boolean => asOf === null || afterConclusion !== true || (submittedAt !== null && submittedAt < asOf);

interface Kept { id: string; state: string; followsId: string | null }

/** Null when nothing was submitted. `rows`: of one consultee, oldest first. */
export function recordAmong<R extends Kept>(rows: readonly R[], withdrawn: ReadonlyMap<string, unknown>): R | null {
  const sent = rows.filter((row) => row.state === 'submitted' && row.followsId === null);
  return sent.find((row) => !withdrawn.has(row.id)) ?? sent.at(-1) ?? null;
}

/** The submitted supplements to one response, oldest first. */
export const supplementsAmong = <R extends Kept>(rows: readonly R[], responseId: string): R[] => rows.filter((row) => row.state === 'submitted' && row.followsId === responseId);

/**
 * Every consultee of a round with its answer, when there is a submitted one: whether it was withdrawn, and the supplements to it that stand. `joint`: who sent it, where the
 * consultee counts by another's joint statement (`countedBy`). `asOf`: as it stood when the round was concluded then.
 */
export async function answersOfRound(from: Reader, roundId: string, asOf: Date | null = null) {
  const { consultees, responses } = consultationTables(from);
  const listed = await from.select().from(consultees).where(eq(consultees.roundId, roundId));
  const sent = (await from.select({ response: responses }).from(responses).innerJoin(consultees, eq(consultees.id, responses.consulteeId)).where(and(eq(consultees.roundId, roundId), eq(responses.state, 'submitted'))).orderBy(asc(responses.id))).map(({ response }) => response).filter((response) => hadCome(response, asOf));
  const withdrawn = await withdrawalsAmong(from, sent.map(({ id }) => id), asOf);
  const confirmed = await confirmationsAmong(from, sent.map(({ id }) => id));
  const joint = await jointRecords(from, { roundId, sent, withdrawn, asOf });
  const its = new Map<string, typeof sent>();
  for (const response of sent) its.set(response.consulteeId, [...(its.get(response.consulteeId) ?? []), response]);
  return listed.map((consultee) => {
    const answers = its.get(consultee.id) ?? [];
    const own = recordAmong(answers, withdrawn);
    const counts = countedBy(own && { response: own, withdrawn: withdrawn.has(own.id) }, joint.get(consultee.id) ?? null);
    const response = counts?.response ?? null;
    return { consultee, response, withdrawn: counts?.withdrawn ?? false, confirmed: response === null ? undefined : confirmed.get(response.id), supplements: response === null || counts?.joint ? [] : supplementsAmong(answers, response.id).filter(({ id }) => !withdrawn.has(id)), joint: response !== null && counts?.joint ? { consulteeId: response.consulteeId } : null };
  });
}

/** By consultee: the latest joint statement that was counted for it and stands. `sent`: the submitted responses of the round. */
export async function jointRecords<R extends { id: string }>(from: Reader, { roundId, sent, withdrawn, asOf = null }: { roundId: string; sent: readonly R[]; withdrawn: ReadonlyMap<string, unknown>; asOf?: Date | null }): Promise<Map<string, R>> {
  const standing = new Map(sent.filter(({ id }) => !withdrawn.has(id)).map((response) => [response.id, response]));
  return new Map([...await jointCountsIn(from, roundId, asOf)].flatMap(([consulteeId, counts]) => { const last = counts.findLast(({ responseId }) => standing.has(responseId)); const response = last && standing.get(last.responseId); return response ? [[consulteeId, response] as const] : []; }));
}

/** The consultees of a round that a joint statement was counted for, with that response: one that stands. */
export async function countedJointlyIn(from: Reader, roundId: string): Promise<Map<string, string>> {
  const counts = await jointCountsIn(from, roundId);
  const sent = [...counts.values()].flat().map(({ responseId: id }) => ({ id }));
  return new Map([...await jointRecords(from, { roundId, sent, withdrawn: await withdrawalsAmong(from, sent.map(({ id }) => id)) })].map(([consulteeId, { id }]) => [consulteeId, id]));
}

/** For whom each response of a round counts beside its sender, by the sender: consultees without an answer of their own. */
export async function spokenForIn(from: Reader, roundId: string, asOf: Date | null = null): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  for (const { consultee, joint } of await answersOfRound(from, roundId, asOf)) if (joint !== null) found.set(joint.consulteeId, [...(found.get(joint.consulteeId) ?? []), consultee.id]);
  return found;
}

/** What consultees have sent in a round, as it is read one by one: each one's response and the supplements to it that stand. Of nothing that a later response took the place of, and a joint statement once: as its sender's. */
export async function sentInRound(from: Reader, roundId: string) {
  return (await answersOfRound(from, roundId)).flatMap(({ consultee, response, withdrawn, confirmed, supplements, joint }) => (response === null || joint !== null ? [] : [{ consultee, response, withdrawn, confirmed: confirmed !== undefined }, ...supplements.map((one) => ({ consultee, response: one, withdrawn, confirmed: false }))]));
}

/** The last extension of each consultee that has one: its own last day, as `2027-09-24`. */
export async function extensionsOf(from: Reader, roundId: string): Promise<Map<string, string>> {
  const { consultees, extensions } = consultationTables(from);
  const rows = await from.select({ id: extensions.consulteeId, until: extensions.until }).from(extensions).innerJoin(consultees, eq(consultees.id, extensions.consulteeId)).where(eq(consultees.roundId, roundId)).orderBy(asc(extensions.id));
  return new Map(rows.map(({ id, until }) => [id, until]));
}

/** What came when the round was concluded at that moment, in the order it came: responses, supplements and what replaces another. Nothing of it stands in the figures of the conclusion. */
export async function cameAfter(from: Reader, roundId: string, asOf: Date) {
  const { consultees, responses } = consultationTables(from);
  const sent = await from.select({ response: responses, consultee: consultees }).from(responses).innerJoin(consultees, eq(consultees.id, responses.consulteeId)).where(and(eq(consultees.roundId, roundId), eq(responses.state, 'submitted'), eq(responses.afterConclusion, true))).orderBy(asc(responses.submittedAt), asc(responses.id));
  return sent.filter(({ response }) => !hadCome(response, asOf));
}
