import { asc, eq } from 'drizzle-orm';
import type { SecondOpening } from '#shared/round-decisions.ts';
import type { Reader } from '../platform/storage/store.ts';
import { consultationTables } from './tables.ts';

/** The decisions by which a closed round was opened for responses again, oldest first. */
export async function secondOpeningsOf(from: Reader, roundId: string): Promise<SecondOpening[]> {
  const { secondOpenings } = consultationTables(from);
  const rows = await from.select().from(secondOpenings).where(eq(secondOpenings.roundId, roundId)).orderBy(asc(secondOpenings.id));
  return rows.map(({ at, closedAt, deadline, deadlineBefore, decidedBy, decidedOn, reason }) => ({ at: at.toISOString(), closedAt: closedAt.toISOString(), deadline, deadlineBefore, decidedBy, decidedOn, reason }));
}
