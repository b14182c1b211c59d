import { eq, or } from 'drizzle-orm';
import { Refusal } from '#shared/refusals.ts';
import type { Organisation, OrganisationKind } from '#shared/people.ts';
import { record } from '../journal/journal.ts';
import { newId } from '../platform/storage/ids.ts';
import type { Reader, Writer } from '../platform/storage/store.ts';
import type { Person } from './person.ts';
import { peopleTables } from './tables.ts';

export interface NewOrganisation {
  name: string;
  kind: OrganisationKind;
  registrationNumber?: string | null;
  officialMail: string | null;
  registryMail: string | null;
}

/** Refuses `organisation-exists` when the name or the registration number is taken. */
export async function addOrganisation(tx: Writer, by: Pick<Person, 'id' | 'at'>, input: NewOrganisation): Promise<string> {
  const { organisations } = peopleTables(tx);
  const [same] = await tx.select({ id: organisations.id }).from(organisations).where(input.registrationNumber ? or(eq(organisations.name, input.name), eq(organisations.registrationNumber, input.registrationNumber)) : eq(organisations.name, input.name));
  if (same) throw new Refusal('conflict', 'organisation-exists');
  const id = newId(by.at);
  await tx.insert(organisations).values({ id, ...input, createdAt: by.at });
  await record(tx, { chain: 'house', audience: 'house', actorId: by.id, act: 'organisation-added', matterId: null, subject: 'organisation', subjectId: id, at: by.at });
  return id;
}

/** Every organisation, in Swedish alphabetical order. */
export async function allOrganisations(from: Reader): Promise<Organisation[]> {
  const { organisations } = peopleTables(from);
  const rows = await from.select().from(organisations);
  const order = new Intl.Collator('sv');
  return rows.map(({ createdAt: _createdAt, ...row }) => ({ ...row, kind: row.kind as OrganisationKind })).sort((a, b) => order.compare(a.name, b.name));
}

/** Null when there is none. */
export async function organisationById(from: Reader, id: string): Promise<Organisation | null> {
  const { organisations } = peopleTables(from);
  const [row] = await from.select().from(organisations).where(eq(organisations.id, id));
  return row ? { id: row.id, name: row.name, kind: row.kind as OrganisationKind, registrationNumber: row.registrationNumber, officialMail: row.officialMail, registryMail: row.registryMail } : null;
}
