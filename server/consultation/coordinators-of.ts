import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import type { Coordinator } from '#shared/consultation.ts';
import { namesOf, openAmong } from '../people/accounts.ts';
import type { Reader } from '../platform/storage/store.ts';
import { consultationTables } from './tables.ts';

/** Whom the lead has let in to answer for these consultees. */
export async function coordinatorsOf(from: Reader, consulteeIds: string[]): Promise<(Coordinator & { consulteeId: string })[]> {
  const { members } = consultationTables(from);
  if (consulteeIds.length === 0) return [];
  const rows = await from.select().from(members).where(and(inArray(members.consulteeId, consulteeIds), eq(members.role, 'coordinator'), isNull(members.until))).orderBy(asc(members.id));
  const ids = rows.flatMap((row) => row.personId ?? []);
  const [names, open] = [await namesOf(from, ids), await openAmong(from, ids)];
  return rows.map((row) => ({ id: row.id, consulteeId: row.consulteeId, email: row.email, name: row.personId === null ? null : names.get(row.personId) ?? null, waiting: row.personId === null, closed: row.personId !== null && !open.has(row.personId) }));
}
