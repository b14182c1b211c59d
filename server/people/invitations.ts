/** Invitation by a link in a mail and a one-time code in the same mail; only hashes are stored. */
import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import { and, desc, eq, inArray, isNull, like, sql } from 'drizzle-orm';
import type { WayIn } from '#shared/consultee-register.ts';
import type { Locale } from '#shared/messages/format.ts';
import { Refusal } from '#shared/refusals.ts';
import { type InvitationInput, type InvitationView, whyNotInviteAgain } from '#shared/people.ts';
import { record } from '../journal/journal.ts';
import { newId } from '../platform/storage/ids.ts';
import type { Reader, Store, Writer } from '../platform/storage/store.ts';
import { platformTables } from '../platform/storage/tables.ts';
import { addAccount, openAccount, organisationIdsOf } from './accounts.ts';
import { organisationById } from './organisations.ts';
import type { Person } from './person.ts';
import { peopleTables } from './tables.ts';

const validMilliseconds = 28 * 24 * 3_600_000;
const mostCodeTries = 5;
const sha = (text: string) => createHash('sha256').update(text).digest('hex');

export interface Invited {
  id: string;
  /** 256 bits, goes into the link's fragment, which no server or mail scanner sees. */
  token: string;
  code: string;
  expiresAt: Date;
  /** Of the letter that brings it. */
  language: Locale;
}

/** Refuses `organisation-unknown`. The letter is posted by whoever invites, since it says to what. */
export async function invite(tx: Writer, by: Pick<Person, 'id' | 'at'>, input: { email: string; name: string; organisationId: string; language: Locale }): Promise<Invited> {
  if (!(await organisationById(tx, input.organisationId))) throw new Refusal('invalid', 'organisation-unknown');
  const { invitations } = peopleTables(tx);
  const token = randomBytes(32).toString('base64url');
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  const id = newId(by.at);
  const expiresAt = new Date(by.at.getTime() + validMilliseconds);
  await tx.insert(invitations).values({ id, ...input, invitedBy: by.id, tokenHash: sha(token), codeHash: sha(`${id}:${code}`), codeTries: 0, createdAt: by.at, expiresAt });
  await record(tx, { chain: 'house', audience: 'house', actorId: by.id, act: 'person-invited', matterId: null, subject: 'invitation', subjectId: id, at: by.at });
  return { id, token, code, expiresAt, language: input.language };
}

/** A newcomer's whole invitation. Refuses `invitee-new` when an address without an account comes without name or organisation. Whoever asks may know which addresses have an account. */
export function newcomer({ name, organisationId, ...known }: InvitationInput) {
  if (name !== undefined && organisationId !== undefined) return { email: known.email, language: known.language, name, organisationId };
  throw new Refusal('invalid', 'invitee-new', { errors: [...(name === undefined ? [{ pointer: '/name', detail: 'text-required' }] : []), ...(organisationId === undefined ? [{ pointer: '/organisationId', detail: 'id-invalid' }] : [])] });
}

/**
 * An administrator lets somebody represent an organisation; who has an account is written to by its own name and in its own language.
 * Refuses `invitee-new`, `invitee-known` (with `values.name`) when the organisation is missing, `invitee-member`, `organisation-unknown`.
 */
export async function inviteToOrganisation(tx: Writer, by: Person, input: InvitationInput): Promise<Invited & { name: string }> {
  const account = await openAccount(tx, { email: input.email });
  if (!account) return inviteNamed(tx, by, newcomer(input));
  const { organisationId } = input;
  if (organisationId === undefined) throw new Refusal('invalid', 'invitee-known', { values: { name: account.name }, errors: [{ pointer: '/organisationId', detail: 'id-invalid' }] });
  if ((await organisationIdsOf(tx, account.id)).includes(organisationId)) throw new Refusal('conflict', 'invitee-member', { values: { name: account.name } });
  return inviteNamed(tx, by, { email: account.email, name: account.name, organisationId, language: account.language });
}

const inviteNamed = async (tx: Writer, by: Person, input: Parameters<typeof invite>[2]) => ({ ...(await invite(tx, by, input)), name: input.name });

/** A new link and code for the same person and organisation; the old ones open nothing any more. Refuses `invitation-unknown`, what `whyNotInviteAgain` says, and what {@link inviteToOrganisation} refuses. */
export async function inviteAgain(tx: Writer, by: Person, id: string): Promise<Invited & { name: string; email: string }> {
  const { invitations } = peopleTables(tx);
  const [row] = await tx.select().from(invitations).where(eq(invitations.id, id));
  if (!row) throw new Refusal('not-found', 'invitation-unknown');
  const status = statusOf(row, by.at);
  switch (whyNotInviteAgain({ status })) {
    case 'invitation-used': throw new Refusal('conflict', 'invitation-used');
    case 'invitation-revoked': throw new Refusal('conflict', 'invitation-revoked');
    case null: break;
  }
  const { email, name, organisationId, language } = row;
  await closeEarlier(tx, by, { email, organisationId });
  return { ...(await inviteToOrganisation(tx, by, { email, name, organisationId, language })), email };
}

/** Only the newest letter leads in. Nothing is lost by it: whoever accepts takes up all that waits for the address. */
async function closeEarlier(tx: Writer, by: Pick<Person, 'id' | 'at'>, { email, organisationId }: { email: string; organisationId: string }): Promise<void> {
  const { invitations } = peopleTables(tx);
  const open = await tx.select({ id: invitations.id }).from(invitations).where(and(eq(invitations.email, email), eq(invitations.organisationId, organisationId), isNull(invitations.acceptedAt), isNull(invitations.revokedAt)));
  for (const one of open) await revokeInvitation(tx, by, one.id);
}

/** The same for somebody whose role waits `since` it was given, to the organisation that it was given for, by who leads the matter. Null when the address was never invited. */
export async function inviteAgainAt(tx: Writer, by: Pick<Person, 'id' | 'at'>, { email, name, since }: { email: string; name: string; since: Date }): Promise<Invited | null> {
  const { invitations } = peopleTables(tx);
  const all = await tx.select().from(invitations).where(eq(invitations.email, email)).orderBy(desc(invitations.id));
  const last = all.find(({ createdAt }) => createdAt.getTime() === since.getTime()) ?? all[0];
  if (last === undefined) return null;
  await closeEarlier(tx, by, { email, organisationId: last.organisationId });
  return invite(tx, by, { email, name, organisationId: last.organisationId, language: last.language });
}

/** Refuses `invitation-unknown`, `invitation-used`, `invitation-revoked` or `invitation-expired`. */
export async function waitingInvitation(from: Reader, token: string, now: Date) {
  const { invitations } = peopleTables(from);
  const [row] = await from.select().from(invitations).where(eq(invitations.tokenHash, sha(token)));
  if (!row) throw new Refusal('not-found', 'invitation-unknown');
  if (row.acceptedAt) throw new Refusal('conflict', 'invitation-used');
  if (row.revokedAt) throw new Refusal('conflict', 'invitation-revoked');
  if (row.expiresAt <= now) throw new Refusal('too-late', 'invitation-expired');
  return row;
}

/** Counts a try at the code before it is judged, so that tries at the same moment count too. False when it does not fit. */
export async function tryCode(tx: Writer, token: string, code: string, now: Date): Promise<boolean> {
  const { invitations } = peopleTables(tx);
  const row = await waitingInvitation(tx, token, now);
  if (row.codeTries >= mostCodeTries) throw new Refusal('too-many', 'code-tries-used');
  await tx.update(invitations).set({ codeTries: sql`${invitations.codeTries} + 1` }).where(eq(invitations.id, row.id));
  return timingSafeEqual(Buffer.from(sha(`${row.id}:${code}`)), Buffer.from(row.codeHash));
}

/** Makes the account and gives its id and address, so that other rooms can give it the roles that waited for it. Refuses `account-closed`. */
export async function acceptInvitation(tx: Writer, input: { token: string; name: string; passwordHash: string; language: Locale }, now: Date): Promise<{ personId: string; email: string; isNew: boolean }> {
  const { invitations, persons } = peopleTables(tx);
  const row = await waitingInvitation(tx, input.token, now);
  const [known] = await tx.select({ id: persons.id, closedAt: persons.closedAt }).from(persons).where(eq(persons.email, row.email));
  if (known?.closedAt) throw new Refusal('conflict', 'account-closed');
  const personId = await addAccount(tx, { name: input.name, email: row.email, passwordHash: input.passwordHash, isAdministrator: false, organisationIds: [row.organisationId], language: input.language }, now);
  await tx.update(invitations).set({ acceptedAt: now }).where(eq(invitations.id, row.id));
  await blankSpentLetters(tx, now, row.email);
  await record(tx, { chain: 'house', audience: 'house', actorId: personId, act: 'invitation-accepted', matterId: null, subject: 'invitation', subjectId: row.id, at: now });
  return { personId, email: row.email, isNew: !known };
}

export async function revokeInvitation(tx: Writer, by: Pick<Person, 'id' | 'at'>, id: string): Promise<void> {
  const { invitations } = peopleTables(tx);
  const [row] = await tx.select().from(invitations).where(eq(invitations.id, id));
  if (!row) throw new Refusal('not-found', 'invitation-unknown');
  if (row.acceptedAt) throw new Refusal('conflict', 'invitation-used');
  await tx.update(invitations).set({ revokedAt: by.at }).where(eq(invitations.id, id));
  await blankSpentLetters(tx, by.at, row.email);
  await record(tx, { chain: 'house', audience: 'house', actorId: by.id, act: 'invitation-revoked', matterId: null, subject: 'invitation', subjectId: id, at: by.at });
}

/** Takes back the invitations that these letters brought and that still wait; no others to the same address, such as an administrator's. */
export async function withdrawInvitations(tx: Writer, by: Pick<Person, 'id' | 'at'>, letters: readonly { body: string }[]): Promise<void> {
  const { invitations } = peopleTables(tx);
  for (const { body } of letters) {
    const waiting = await tx.select({ id: invitations.id }).from(invitations).where(and(eq(invitations.tokenHash, sha(tokenIn(body))), isNull(invitations.acceptedAt), isNull(invitations.revokedAt)));
    for (const { id } of waiting) await revokeInvitation(tx, by, id);
  }
}

const tokenIn = (body: string): string => /\/inbjudan#([\w-]{43})/.exec(body)?.[1] ?? '';
const blankCode = '••••••';

/** By letter, what way in by invitation it holds. No more than 500 at once. */
export async function waysInOf(from: Reader, letters: readonly { id: string; body: string }[], now: Date): Promise<Map<string, WayIn>> {
  const { invitations } = peopleTables(from);
  const hashes = letters.map(({ body }) => sha(tokenIn(body)));
  const rows = letters.length === 0 ? [] : await from.select().from(invitations).where(inArray(invitations.tokenHash, hashes));
  const waiting = new Set(rows.filter((row) => statusOf(row, now) === 'waiting').map(({ tokenHash }) => tokenHash));
  return new Map(letters.map(({ id, body }) => [id, waiting.has(sha(tokenIn(body))) ? 'open' : tokenIn(body) !== '' || isBlanked(body) ? 'spent' : 'none']));
}

/** The marks that {@link blankSpentLetters} leaves; an address that somebody wrote in words of their own has no such code beside it. */
const isBlanked = (body: string): boolean => /\/inbjudan$/m.test(body) && body.includes(blankCode);

/** Letters about invitations that ran out; the others are blanked by the act that ends them. */
export async function sweepInvitationLetters(store: Store, now: Date): Promise<void> {
  await store.write('house', (tx) => blankSpentLetters(tx, now));
}

/** Takes the link's token and the code out of kept letters once they open nothing, so that an old copy of the database holds none of them. */
async function blankSpentLetters(tx: Writer, now: Date, recipient?: string): Promise<void> {
  const { invitations } = peopleTables(tx);
  const { outbox } = platformTables(tx);
  const withLink = like(outbox.body, '%/inbjudan#%');
  const letters = await tx.select({ id: outbox.id, body: outbox.body }).from(outbox).where(recipient === undefined ? withLink : and(withLink, eq(outbox.recipient, recipient)));
  for (const letter of letters) {
    const token = tokenIn(letter.body);
    const [row] = await tx.select().from(invitations).where(eq(invitations.tokenHash, sha(token)));
    if (!row || !(row.acceptedAt || row.revokedAt || row.expiresAt <= now)) continue;
    const body = letter.body.replace(`#${token}`, '').replace(/\b\d{6}\b/g, (code) => (sha(`${row.id}:${code}`) === row.codeHash ? blankCode : code));
    await tx.update(outbox).set({ body }).where(eq(outbox.id, letter.id));
  }
}

function statusOf(row: { acceptedAt: Date | null; revokedAt: Date | null; expiresAt: Date }, now: Date): InvitationView['status'] {
  return row.acceptedAt ? 'accepted' : row.revokedAt ? 'revoked' : row.expiresAt <= now ? 'expired' : 'waiting';
}

export async function allInvitations(from: Reader, now: Date): Promise<InvitationView[]> {
  const { invitations, organisations } = peopleTables(from);
  const rows = await from.select({ invitation: invitations, organisation: organisations.name }).from(invitations).innerJoin(organisations, eq(organisations.id, invitations.organisationId)).orderBy(desc(invitations.id)).limit(500);
  return rows.map(({ invitation, organisation }) => ({
    id: invitation.id, email: invitation.email, name: invitation.name, organisation, createdAt: invitation.createdAt.toISOString(), expiresAt: invitation.expiresAt.toISOString(),
    status: statusOf(invitation, now),
  }));
}
