import { asc, eq } from 'drizzle-orm';
import { allOrganisations } from '../people/organisations.ts';
import type { Reader } from '../platform/storage/store.ts';
import { consulteeName } from './consultees.ts';
import { consultationTables } from './tables.ts';

/** Of everybody who is asked, by name: the list that goes with the letter (`domain.md` 5). */
export async function listedNames(from: Reader, roundId: string): Promise<string[]> {
  const { consultees } = consultationTables(from);
  const organisations = new Map((await allOrganisations(from)).map((one) => [one.id, one.name]));
  const rows = await from.select().from(consultees).where(eq(consultees.roundId, roundId)).orderBy(asc(consultees.id));
  return rows.filter((row) => !row.unsolicited).map((row) => consulteeName(organisations.get(row.organisationId) ?? '', row.body)).sort(new Intl.Collator('sv').compare);
}
