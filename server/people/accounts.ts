import { and, count, eq, inArray, isNotNull, isNull, ne, sql } from 'drizzle-orm';
import type { Locale } from '#shared/messages/format.ts';
import { Refusal } from '#shared/refusals.ts';
import { type NoticePace, type PersonRow, type PersonView, whyNotCloseAccount, whyNotMakeAdministrator, whyNotTakeAdministrator } from '#shared/people.ts';
import { record } from '../journal/journal.ts';
import { newId } from '../platform/storage/ids.ts';
import { prepared } from '../platform/storage/prepared.ts';
import type { Reader, Writer } from '../platform/storage/store.ts';
import { addOrganisation, type NewOrganisation } from './organisations.ts';
import type { Person } from './person.ts';
import { peopleTables } from './tables.ts';

export interface NewAccount {
  name: string;
  email: string;
  passwordHash: string | null;
  isAdministrator: boolean;
  organisationIds: string[];
  /** Swedish when nothing is said. */
  language?: Locale;
}

/** True until the first administrator exists: only then is the first-run page open. */
export async function isFirstRun(from: Reader): Promise<boolean> {
  const { persons } = peopleTables(from);
  const [row] = await from.select({ n: count() }).from(persons);
  return (row?.n ?? 0) === 0;
}

/** Creates the first administrator and its organisation; refuses `already-set-up` ever after. */
export async function setUp(tx: Writer, input: { organisation: Pick<NewOrganisation, 'name' | 'kind'>; name: string; email: string; passwordHash: string; language: Locale }, at: Date): Promise<string> {
  if (!(await isFirstRun(tx))) throw new Refusal('conflict', 'already-set-up');
  const id = newId(at);
  const { persons, memberships } = peopleTables(tx);
  await tx.insert(persons).values({ id, kind: 'account', name: input.name, email: input.email, passwordHash: input.passwordHash, isAdministrator: true, language: input.language, createdAt: at });
  const organisationId = await addOrganisation(tx, { id, at }, { ...input.organisation, officialMail: null, registryMail: null });
  await tx.insert(memberships).values({ personId: id, organisationId, since: at });
  await record(tx, { chain: 'house', audience: 'house', actorId: id, act: 'house-set-up', matterId: null, subject: 'person', subjectId: id, at });
  return id;
}

/** Adds an account, or gives an existing one with that address the organisations it lacked; what it reads stays its own choice. */
export async function addAccount(tx: Writer, input: NewAccount, at: Date): Promise<string> {
  const { persons, memberships } = peopleTables(tx);
  const [known] = await tx.select({ id: persons.id }).from(persons).where(eq(persons.email, input.email));
  const id = known?.id ?? newId(at);
  if (!known) {
    const { organisationIds: _organisationIds, ...row } = input;
    await tx.insert(persons).values({ id, kind: 'account', ...row, createdAt: at });
    await record(tx, { chain: 'house', audience: 'house', actorId: id, act: 'account-created', matterId: null, subject: 'person', subjectId: id, at });
  }
  for (const organisationId of input.organisationIds) await tx.insert(memberships).values({ personId: id, organisationId, since: at }).onConflictDoNothing();
  return id;
}

/** Somebody without an account, let in by a colleague's code: no address, no password. The act that lets them in is journalled by whoever does it. */
export async function addGuest(tx: Writer, input: { name: string; language: Locale }, at: Date): Promise<string> {
  const { persons } = peopleTables(tx);
  const id = newId(at);
  // Addresses are unique; RFC 2606 reserves this one for nobody.
  await tx.insert(persons).values({ id, kind: 'guest', ...input, email: `${id}@guest.invalid`, passwordHash: null, isAdministrator: false, createdAt: at });
  return id;
}

/** What a guest can open is over at once. */
export async function endGuest(tx: Writer, personId: string, at: Date): Promise<void> {
  const { persons, sessions } = peopleTables(tx);
  await tx.update(persons).set({ closedAt: at }).where(and(eq(persons.id, personId), eq(persons.kind, 'guest')));
  await tx.delete(sessions).where(eq(sessions.personId, personId));
}

/** Closes an account: its sessions end, its acts stay. Refuses `last-administrator` and `person-unknown`. */
export async function closeAccount(tx: Writer, by: Person, personId: string): Promise<void> {
  const { persons, sessions } = peopleTables(tx);
  refuse(whyNotCloseAccount(await accountSubject(tx, personId)));
  await tx.update(persons).set({ closedAt: by.at }).where(eq(persons.id, personId));
  await tx.delete(sessions).where(eq(sessions.personId, personId));
  await record(tx, { chain: 'house', audience: 'house', actorId: by.id, act: 'account-closed', matterId: null, subject: 'person', subjectId: personId, at: by.at });
}

/** The person administers the house from the next request on. Refuses `person-unknown`, `administrator-already`. */
export async function makeAdministrator(tx: Writer, by: Person, personId: string): Promise<void> {
  refuse(whyNotMakeAdministrator(await accountSubject(tx, personId)));
  await setAdministrator(tx, by, { personId, isAdministrator: true });
}

/** The person, perhaps oneself, is an account among others from the next request on. Refuses `person-unknown`, `administrator-not`, `last-administrator`. */
export async function takeAdministrator(tx: Writer, by: Person, personId: string): Promise<void> {
  refuse(whyNotTakeAdministrator(await accountSubject(tx, personId)));
  await setAdministrator(tx, by, { personId, isAdministrator: false });
}

async function setAdministrator(tx: Writer, by: Person, { personId, isAdministrator }: { personId: string; isAdministrator: boolean }): Promise<void> {
  const { persons } = peopleTables(tx);
  await tx.update(persons).set({ isAdministrator }).where(eq(persons.id, personId));
  await record(tx, { chain: 'house', audience: 'house', actorId: by.id, act: isAdministrator ? 'administrator-made' : 'administrator-taken', matterId: null, subject: 'person', subjectId: personId, at: by.at });
}

/** Holds the house first: two administrators who each remove the other at once leave one. Refuses `person-unknown`. */
async function accountSubject(tx: Writer, personId: string) {
  await tx.hold('house');
  const { persons } = peopleTables(tx);
  const [person] = await tx.select().from(persons).where(and(eq(persons.id, personId), ne(persons.kind, 'guest')));
  if (!person) throw new Refusal('not-found', 'person-unknown');
  const [row] = await tx.select({ n: count() }).from(persons).where(and(eq(persons.isAdministrator, true), isNull(persons.closedAt)));
  return { isAdministrator: person.isAdministrator, closed: person.closedAt !== null, administrators: row?.n ?? 0 };
}

function refuse(code: string | null): void {
  if (code !== null) throw new Refusal(code === 'person-unknown' ? 'not-found' : 'conflict', code);
}

/** Opens a closed account again, with the roles it still has. Refuses `person-unknown` and `account-open`. */
export async function reopenAccount(tx: Writer, by: Person, personId: string): Promise<void> {
  const { persons } = peopleTables(tx);
  const [person] = await tx.select({ closedAt: persons.closedAt }).from(persons).where(eq(persons.id, personId));
  if (!person) throw new Refusal('not-found', 'person-unknown');
  if (person.closedAt === null) throw new Refusal('conflict', 'account-open');
  await tx.update(persons).set({ closedAt: null }).where(eq(persons.id, personId));
  await record(tx, { chain: 'house', audience: 'house', actorId: by.id, act: 'account-reopened', matterId: null, subject: 'person', subjectId: personId, at: by.at });
}

/** Those of the accounts that are open. */
export async function openAmong(from: Reader, personIds: readonly string[]): Promise<Set<string>> {
  const { persons } = peopleTables(from);
  if (personIds.length === 0) return new Set();
  const rows = await from.select({ id: persons.id }).from(persons).where(and(inArray(persons.id, [...personIds]), isNull(persons.closedAt)));
  return new Set(rows.map((row) => row.id));
}

export async function setPassword(tx: Writer, by: Pick<Person, 'id' | 'at'>, passwordHash: string): Promise<void> {
  const { persons } = peopleTables(tx);
  await tx.update(persons).set({ passwordHash }).where(eq(persons.id, by.id));
  await record(tx, { chain: 'house', audience: 'house', actorId: by.id, act: 'password-changed', matterId: null, subject: 'person', subjectId: by.id, at: by.at });
}

/** What the person reads from now on: the next letter and, on a new device, the pages. The same choice again is no act. */
export async function chooseLanguage(tx: Writer, by: Pick<Person, 'id' | 'at'>, language: Locale): Promise<void> {
  const { persons } = peopleTables(tx);
  const changed = await tx.update(persons).set({ language }).where(and(eq(persons.id, by.id), ne(persons.language, language))).returning({ id: persons.id });
  if (changed.length > 0) await record(tx, { chain: 'house', audience: 'house', actorId: by.id, act: 'language-chosen', matterId: null, subject: 'person', subjectId: by.id, at: by.at });
}

/** What others call the person from now on, also in what was done before; what was submitted keeps the name that stood in it. The same name again is no act. */
export async function chooseName(tx: Writer, by: Pick<Person, 'id' | 'at'>, name: string): Promise<void> {
  const { persons } = peopleTables(tx);
  const [before] = await tx.select({ name: persons.name }).from(persons).where(eq(persons.id, by.id));
  if (before === undefined || before.name === name) return;
  await tx.update(persons).set({ name }).where(eq(persons.id, by.id));
  await record(tx, { chain: 'house', audience: 'house', actorId: by.id, act: 'name-chosen', matterId: null, subject: 'person', subjectId: by.id, details: { before: before.name, name }, at: by.at });
}

/** How often the person is written to about what is said in drafts. The same choice again is no act. */
export async function chooseNoticePace(tx: Writer, by: Pick<Person, 'id' | 'at'>, pace: NoticePace): Promise<void> {
  const { persons } = peopleTables(tx);
  const changed = await tx.update(persons).set({ noticePace: pace }).where(and(eq(persons.id, by.id), ne(persons.noticePace, pace))).returning({ id: persons.id });
  if (changed.length > 0) await record(tx, { chain: 'house', audience: 'house', actorId: by.id, act: 'notices-chosen', matterId: null, subject: 'person', subjectId: by.id, details: { pace }, at: by.at });
}

export async function noticePaceOf(from: Reader, personId: string): Promise<NoticePace> {
  return (await openAccount(from, { id: personId }))?.noticePace ?? 'off';
}

/** What each person reads, for letters. */
export async function languagesOf(from: Reader, personIds: Iterable<string>): Promise<Map<string, Locale>> {
  const { persons } = peopleTables(from);
  const wanted = [...new Set(personIds)];
  if (wanted.length === 0) return new Map();
  const rows = await from.select({ id: persons.id, language: persons.language }).from(persons).where(inArray(persons.id, wanted));
  return new Map(rows.map((row) => [row.id, row.language]));
}

/** Null when there is none, or when it is closed. */
export async function openAccount(from: Reader, by: { email: string } | { id: string }) {
  const { persons } = peopleTables(from);
  const asked = 'email' in by ? { name: 'open_account_by_email', column: persons.email, value: by.email } : { name: 'open_account_by_id', column: persons.id, value: by.id };
  const question = prepared(from, asked.name, (name) => from.select().from(persons).where(and(eq(asked.column, sql.placeholder('value')), isNull(persons.closedAt))).prepare(name));
  const [row] = await question.execute({ value: asked.value });
  return row ?? null;
}

/** Whether the address is that of an account that was closed, so that no invitation leads anybody in there. */
export async function hasClosedAccount(from: Reader, email: string): Promise<boolean> {
  const { persons } = peopleTables(from);
  const [closed] = await from.select({ id: persons.id }).from(persons).where(and(eq(persons.email, email), isNotNull(persons.closedAt)));
  return closed !== undefined;
}

export async function organisationIdsOf(from: Reader, personId: string): Promise<string[]> {
  const { memberships } = peopleTables(from);
  const question = prepared(from, 'organisations_of_person', (name) => from.select({ id: memberships.organisationId }).from(memberships).where(eq(memberships.personId, sql.placeholder('personId'))).prepare(name));
  return (await question.execute({ personId })).map((row) => row.id);
}

export async function personView(from: Reader, personId: string): Promise<PersonView | null> {
  const { memberships, organisations } = peopleTables(from);
  const person = await openAccount(from, { id: personId });
  if (!person) return null;
  const member = await from.select({ id: organisations.id, name: organisations.name }).from(memberships).innerJoin(organisations, eq(organisations.id, memberships.organisationId)).where(eq(memberships.personId, personId));
  return { id: person.id, name: person.name, email: person.kind === 'guest' ? '' : person.email, kind: person.kind === 'guest' ? 'guest' : 'account', isAdministrator: person.isAdministrator, language: person.language, organisations: member };
}

/** The name of each person's organisation; of several, the one joined last. */
export async function organisationNamesOf(from: Reader, personIds: Iterable<string>): Promise<Map<string, string>> {
  const { memberships, organisations } = peopleTables(from);
  const wanted = [...new Set(personIds)];
  if (wanted.length === 0) return new Map();
  const rows = await from.select({ personId: memberships.personId, name: organisations.name }).from(memberships).innerJoin(organisations, eq(organisations.id, memberships.organisationId)).where(inArray(memberships.personId, wanted)).orderBy(memberships.since);
  return new Map(rows.map((row) => [row.personId, row.name]));
}

/** Names by id, for lists and journals; a closed account keeps its name. */
export async function namesOf(from: Reader, ids: Iterable<string>): Promise<Map<string, string>> {
  const { persons } = peopleTables(from);
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return new Map();
  const rows = await from.select({ id: persons.id, name: persons.name }).from(persons).where(inArray(persons.id, wanted));
  return new Map(rows.map((row) => [row.id, row.name]));
}

export async function allPeople(from: Reader): Promise<PersonRow[]> {
  const { persons, memberships, organisations } = peopleTables(from);
  const rows = await from.select().from(persons).where(ne(persons.kind, 'guest'));
  const member = await from.select({ personId: memberships.personId, name: organisations.name }).from(memberships).innerJoin(organisations, eq(organisations.id, memberships.organisationId));
  const order = new Intl.Collator('sv');
  const administrators = rows.filter((row) => row.isAdministrator && row.closedAt === null).length;
  return rows.map((row) => {
    const account = { isAdministrator: row.isAdministrator, closed: row.closedAt !== null, administrators };
    return {
      id: row.id, name: row.name, email: row.email, isAdministrator: row.isAdministrator, closed: account.closed, organisations: member.filter((one) => one.personId === row.id).map((one) => one.name),
      refusals: { close: whyNotCloseAccount(account), makeAdministrator: whyNotMakeAdministrator(account), takeAdministrator: whyNotTakeAdministrator(account) },
    };
  })
    .sort((a, b) => order.compare(a.name, b.name));
}
