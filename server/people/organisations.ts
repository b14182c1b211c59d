import { and, eq, ne, or } from 'drizzle-orm';
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
  const id = newId(by.at);
  await mustBeAlone(tx, id, input);
  await tx.insert(organisations).values({ id, ...input, createdAt: by.at });
  await record(tx, { chain: 'house', audience: 'house', actorId: by.id, act: 'organisation-added', matterId: null, subject: 'organisation', subjectId: id, at: by.at });
  return id;
}

/**
 * Another name, type, number or mailbox from now on. What was frozen or submitted says the name it was made with: it is kept as bytes.
 * The same again is no act. Refuses `organisation-unknown`, and `organisation-exists` when another has the name or the number.
 */
export async function changeOrganisation(tx: Writer, by: Person, organisation: NewOrganisation & { id: string }): Promise<void> {
  const { organisations } = peopleTables(tx);
  const { id, ...wanted } = organisation;
  await tx.hold('house');
  const before = await organisationById(tx, id);
  if (!before) throw new Refusal('not-found', 'organisation-unknown');
  const changed = (['name', 'kind', 'registrationNumber', 'officialMail', 'registryMail'] as const).filter((field) => before[field] !== (wanted[field] ?? null));
  if (changed.length === 0) return;
  await mustBeAlone(tx, id, wanted);
  await tx.update(organisations).set({ ...wanted, registrationNumber: wanted.registrationNumber ?? null }).where(eq(organisations.id, id));
  await record(tx, { chain: 'house', audience: 'house', actorId: by.id, act: 'organisation-changed', matterId: null, subject: 'organisation', subjectId: id, details: { changed: changed.join(' '), before: before.name, name: wanted.name }, at: by.at });
}

/** Refuses `organisation-exists` when another organisation has the name or the registration number. */
async function mustBeAlone(tx: Writer, id: string, { name, registrationNumber }: Pick<NewOrganisation, 'name' | 'registrationNumber'>): Promise<void> {
  const { organisations } = peopleTables(tx);
  const same = registrationNumber ? or(eq(organisations.name, name), eq(organisations.registrationNumber, registrationNumber)) : eq(organisations.name, name);
  const [other] = await tx.select({ id: organisations.id }).from(organisations).where(and(same, ne(organisations.id, id)));
  if (other) throw new Refusal('conflict', 'organisation-exists');
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
