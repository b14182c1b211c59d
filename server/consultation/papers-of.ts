import { asc, eq } from 'drizzle-orm';
import type { RoundPaper } from '#shared/round-papers.ts';
import type { Reader } from '../platform/storage/store.ts';
import { consultationTables } from './tables.ts';

/** The papers enclosed with a round, in the order in which they were enclosed. */
export async function papersOf(from: Reader, roundId: string): Promise<RoundPaper[]> {
  const { roundPapers } = consultationTables(from);
  const rows = await from.select().from(roundPapers).where(eq(roundPapers.roundId, roundId)).orderBy(asc(roundPapers.id));
  return rows.map(({ id, title, wanted, name, size, type, fileHash }) => ({ id, title, wanted, name, size, type, hash: fileHash }));
}
