import { asc, eq } from 'drizzle-orm';
import type { Correction } from '#shared/round-corrections.ts';
import { packageNumber } from '../drafting/frozen.ts';
import type { Reader } from '../platform/storage/store.ts';
import { consultationTables } from './tables.ts';

/** The corrections of a round's text, oldest first, each with what it changed. */
export async function correctionsOf(from: Reader, roundId: string): Promise<Correction[]> {
  const { roundCorrections } = consultationTables(from);
  const rows = await from.select().from(roundCorrections).where(eq(roundCorrections.roundId, roundId)).orderBy(asc(roundCorrections.id));
  return Promise.all(rows.map(async ({ id, at, packageBefore, packageId, deadlineBefore, deadline, decidedBy, decidedOn, reason, texts }): Promise<Correction> => ({
    id, at: at.toISOString(), packageBefore, versionBefore: await packageNumber(from, packageBefore), packageId, version: await packageNumber(from, packageId), deadlineBefore, deadline, decidedBy, decidedOn, reason, texts,
  })));
}
