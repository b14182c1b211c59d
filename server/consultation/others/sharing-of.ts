import { asc, eq } from 'drizzle-orm';
import type { Round } from '#shared/consultation.ts';
import type { Reader } from '../../platform/storage/store.ts';
import { othersTables } from './tables.ts';

/** What holds of a round now, with the decision behind it when it was taken after the opening. */
export async function sharingOf(from: Reader, roundId: string): Promise<Round['sharing']> {
  const last = (await sharingsOf(from, roundId)).at(-1);
  return { shared: last?.shared ?? false, decision: last?.decidedBy == null || last.decidedOn === null ? null : { decidedBy: last.decidedBy, decidedOn: last.decidedOn, reason: last.reason } };
}

/** Whether the round was opened with it: what was decided later is not in its seal. */
export const sharedFromTheStart = async (from: Reader, roundId: string): Promise<boolean> => (await sharingsOf(from, roundId)).findLast(({ decidedBy }) => decidedBy === null)?.shared ?? false;

async function sharingsOf(from: Reader, roundId: string) {
  const { responseSharings } = othersTables(from);
  return from.select().from(responseSharings).where(eq(responseSharings.roundId, roundId)).orderBy(asc(responseSharings.id));
}
