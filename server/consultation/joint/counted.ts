/** For whom a response counts beside its sender. Only what stands: an ending is an act of its own. */
import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import type { Reader } from '../../platform/storage/store.ts';
import { consultationTables } from '../tables.ts';
import { jointTables } from './tables.ts';

export type JointCount = ReturnType<typeof jointTables>['jointCounts']['$inferSelect'];

/** Of a round, by the consultee it was counted for, oldest first. `asOf`: as it stood when the round was concluded then. */
export async function jointCountsIn(from: Reader, roundId: string, asOf: Date | null = null): Promise<Map<string, JointCount[]>> {
  const { jointCounts, jointEndings } = jointTables(from);
  const { consultees } = consultationTables(from);
  const rows = await from.select({ its: jointCounts, endedAt: jointEndings.at }).from(jointCounts).innerJoin(consultees, eq(consultees.id, jointCounts.consulteeId)).leftJoin(jointEndings, eq(jointEndings.jointId, jointCounts.id)).where(eq(consultees.roundId, roundId)).orderBy(asc(jointCounts.id));
  const stand = rows.filter(({ its, endedAt }) => asOf === null ? endedAt === null : its.at <= asOf && (endedAt === null || endedAt > asOf));
  const found = new Map<string, JointCount[]>();
  for (const { its } of stand) found.set(its.consulteeId, [...(found.get(its.consulteeId) ?? []), its]);
  return found;
}

/** Of these responses: what stands now. */
export async function jointCountsOf(from: Reader, responseIds: readonly string[]): Promise<JointCount[]> {
  const { jointCounts, jointEndings } = jointTables(from);
  if (responseIds.length === 0) return [];
  return (await from.select({ its: jointCounts }).from(jointCounts).leftJoin(jointEndings, eq(jointEndings.jointId, jointCounts.id)).where(and(inArray(jointCounts.responseId, [...responseIds]), isNull(jointEndings.jointId))).orderBy(asc(jointCounts.id))).map(({ its }) => its);
}

/** Whom a response says it also speaks for, with the ground: what of it is evidence. In a settled order. */
export async function jointNamesOf(from: Reader, responseId: string): Promise<{ consultee: string; ground: string }[]> {
  const { jointNames } = jointTables(from);
  const rows = await from.select().from(jointNames).where(eq(jointNames.responseId, responseId)).orderBy(asc(jointNames.consulteeId));
  return rows.map(({ consulteeId, ground }) => ({ consultee: consulteeId, ground }));
}

/** Of these responses: whom each says it also speaks for, as far as it waits to be counted. What was counted and ended has been looked at. */
export async function namedIn(from: Reader, responses: readonly { id: string; consulteeId: string }[]): Promise<{ responseId: string; senderId: string; consulteeId: string; ground: string }[]> {
  const { jointNames, jointCounts, jointEndings } = jointTables(from);
  if (responses.length === 0) return [];
  const senders = new Map(responses.map(({ id, consulteeId }) => [id, consulteeId]));
  const { consultees, responses: all } = consultationTables(from);
  // By round and not by response: a statement carries a bounded number of values in either database.
  const [first] = responses;
  const [round] = first ? await from.select({ id: consultees.roundId }).from(consultees).where(eq(consultees.id, first.consulteeId)) : [];
  const rows = await from.select({ its: jointNames }).from(jointNames).innerJoin(all, eq(all.id, jointNames.responseId)).innerJoin(consultees, eq(consultees.id, all.consulteeId)).where(eq(consultees.roundId, round?.id ?? '')).orderBy(asc(jointNames.responseId));
  const ended = await from.select({ its: jointCounts }).from(jointCounts).innerJoin(jointEndings, eq(jointEndings.jointId, jointCounts.id)).innerJoin(consultees, eq(consultees.id, jointCounts.consulteeId)).where(eq(consultees.roundId, round?.id ?? ''));
  const lookedAt = new Set(ended.map(({ its }) => `${its.responseId} ${its.consulteeId}`));
  return rows.flatMap(({ its: { responseId, consulteeId, ground } }) => { const senderId = senders.get(responseId); return senderId === undefined || lookedAt.has(`${responseId} ${consulteeId}`) ? [] : [{ responseId, senderId, consulteeId, ground }]; });
}
