import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import { openAmong } from '../people/accounts.ts';
import type { Reader } from '../platform/storage/store.ts';
import { matterTables } from './tables.ts';

/** The process leads of a matter who can still sign in. */
export async function leadsOf(from: Reader, matterId: string): Promise<Set<string>> {
  const { participants } = matterTables(from);
  const rows = await from.select({ personId: participants.personId }).from(participants).where(and(eq(participants.matterId, matterId), eq(participants.role, 'process_lead'), isNotNull(participants.personId), isNull(participants.until)));
  return openAmong(from, rows.flatMap((row) => row.personId ?? []));
}
