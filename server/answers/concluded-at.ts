import { and, desc, eq, inArray, isNull } from 'drizzle-orm';
import type { Reader } from '../platform/storage/store.ts';
import type { ConclusionRow } from './evidence.ts';
import { answerTables } from './tables.ts';

/** The conclusion that stands; null while the round is not concluded, or is open again. */
export async function standingConclusion(from: Reader, roundId: string): Promise<ConclusionRow | null> {
  const { conclusions, reopenings } = answerTables(from);
  const [row] = await from.select({ conclusion: conclusions }).from(conclusions).leftJoin(reopenings, eq(reopenings.conclusionId, conclusions.id))
    .where(and(eq(conclusions.roundId, roundId), isNull(reopenings.conclusionId))).orderBy(desc(conclusions.id)).limit(1);
  return row?.conclusion ?? null;
}

/** The moment whose figures stand; null while they may still change. */
export const concludedAt = async (from: Reader, roundId: string): Promise<Date | null> => (await standingConclusion(from, roundId))?.at ?? null;

/** Of these rounds those that are concluded and not open again. */
export async function concludedAmong(from: Reader, roundIds: readonly string[]): Promise<Set<string>> {
  const { conclusions, reopenings } = answerTables(from);
  if (roundIds.length === 0) return new Set();
  const rows = await from.select({ id: conclusions.roundId }).from(conclusions).leftJoin(reopenings, eq(reopenings.conclusionId, conclusions.id)).where(and(inArray(conclusions.roundId, [...roundIds]), isNull(reopenings.conclusionId)));
  return new Set(rows.map(({ id }) => id));
}
