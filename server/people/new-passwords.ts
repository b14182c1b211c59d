/** A new password by a link in a letter and the code beside it, for who has forgotten the old one; only hashes are stored. */
import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import { and, eq, isNull, like, sql } from 'drizzle-orm';
import { Refusal } from '#shared/refusals.ts';
import { record } from '../journal/journal.ts';
import type { House } from '../platform/house.ts';
import { newId } from '../platform/storage/ids.ts';
import type { Reader, Store, Writer } from '../platform/storage/store.ts';
import { platformTables } from '../platform/storage/tables.ts';
import { openAccount } from './accounts.ts';
import { type PasswordLink, postPasswordLink } from './letters.ts';
import { peopleTables } from './tables.ts';

const validMilliseconds = 3_600_000;
const mostCodeTries = 5;
const sha = (text: string) => createHash('sha256').update(text).digest('hex');

export const passwordLinkJob = 'send-password-link';

/** A stranger asked at the sign-in page: the letter goes to whoever has the account, and nothing is done when nobody has. The order looks the same either way. */
export async function sendAskedLink(house: House, input: unknown): Promise<null> {
  const { personId } = input as { personId: string | null };
  if (personId !== null) await house.store.write('house', (tx) => sendPasswordLink(tx, { personId, askedBy: null, origin: house.origins[0] ?? '' }, house.clock()));
  return null;
}

/**
 * Sends the letter; a link that was sent before opens nothing any more. What locks the address after wrong tries stays as it is.
 * `askedBy`: the administrator who sends it, null when it was asked for at the sign-in page. Refuses `person-unknown`.
 */
export async function sendPasswordLink(tx: Writer, { personId, askedBy, origin }: { personId: string; askedBy: { id: string; name: string } | null; origin: string }, now: Date): Promise<void> {
  await tx.hold('house');
  const account = await openAccount(tx, { id: personId });
  if (!account || account.kind === 'guest') throw new Refusal('not-found', 'person-unknown');
  const { passwordLinks } = peopleTables(tx);
  await tx.update(passwordLinks).set({ replacedAt: now }).where(and(eq(passwordLinks.personId, personId), isNull(passwordLinks.usedAt), isNull(passwordLinks.replacedAt)));
  const link: PasswordLink = { token: randomBytes(32).toString('base64url'), code: String(randomInt(1_000_000)).padStart(6, '0'), expiresAt: new Date(now.getTime() + validMilliseconds) };
  const id = newId(now);
  await tx.insert(passwordLinks).values({ id, personId, tokenHash: sha(link.token), codeHash: sha(`${id}:${link.code}`), codeTries: 0, createdAt: now, expiresAt: link.expiresAt });
  await blankSpentLinks(tx, now, account.email);
  await postPasswordLink(tx, link, { account, origin, askedBy: askedBy?.name ?? null }, now);
  await record(tx, { chain: 'house', audience: 'house', actorId: askedBy?.id ?? null, act: 'password-link-sent', matterId: null, subject: 'person', subjectId: personId, at: now });
}

/** The link and the account it is for. Refuses `password-link-unknown`, `password-link-used`, `password-link-replaced`, `password-link-expired`. */
export async function waitingPasswordLink(from: Reader, token: string, now: Date) {
  const { passwordLinks } = peopleTables(from);
  const [row] = await from.select().from(passwordLinks).where(eq(passwordLinks.tokenHash, sha(token)));
  const account = row && await openAccount(from, { id: row.personId });
  if (!row || !account) throw new Refusal('not-found', 'password-link-unknown');
  if (row.usedAt) throw new Refusal('conflict', 'password-link-used');
  if (row.replacedAt) throw new Refusal('conflict', 'password-link-replaced');
  if (row.expiresAt <= now) throw new Refusal('too-late', 'password-link-expired');
  return { id: row.id, codeHash: row.codeHash, codeTries: row.codeTries, account };
}

/** Counts a try at the code before it is judged, so that tries at the same moment count too. False when it does not fit; refuses `password-link-code-tries` after five. */
export async function tryPasswordCode(tx: Writer, { token, code }: { token: string; code: string }, now: Date): Promise<boolean> {
  const { passwordLinks } = peopleTables(tx);
  await tx.hold('house');
  const link = await waitingPasswordLink(tx, token, now);
  if (link.codeTries >= mostCodeTries) throw new Refusal('too-many', 'password-link-code-tries');
  await tx.update(passwordLinks).set({ codeTries: sql`${passwordLinks.codeTries} + 1` }).where(eq(passwordLinks.id, link.id));
  return timingSafeEqual(Buffer.from(sha(`${link.id}:${code}`)), Buffer.from(link.codeHash));
}

/** The new password is the account's, every session of it is over, and the link is used up. Gives the person's id; refuses as `waitingPasswordLink`. */
export async function choosePassword(tx: Writer, { token, passwordHash }: { token: string; passwordHash: string }, now: Date): Promise<string> {
  await tx.hold('house');
  const { persons, sessions, passwordLinks } = peopleTables(tx);
  const { id, account } = await waitingPasswordLink(tx, token, now);
  await tx.update(persons).set({ passwordHash }).where(eq(persons.id, account.id));
  await tx.delete(sessions).where(eq(sessions.personId, account.id));
  await tx.update(passwordLinks).set({ usedAt: now }).where(eq(passwordLinks.id, id));
  await blankSpentLinks(tx, now, account.email);
  await record(tx, { chain: 'house', audience: 'house', actorId: account.id, act: 'password-chosen-by-link', matterId: null, subject: 'person', subjectId: account.id, at: now });
  return account.id;
}

/** Letters whose link ran out; the others are blanked by the act that ends them. */
export async function sweepPasswordLinks(store: Store, now: Date): Promise<void> {
  await store.write('house', (tx) => blankSpentLinks(tx, now));
}

/** Takes link and code out of kept letters once they open nothing, so that an old copy of the database holds none of them. */
async function blankSpentLinks(tx: Writer, now: Date, recipient?: string): Promise<void> {
  const { passwordLinks } = peopleTables(tx);
  const { outbox } = platformTables(tx);
  const withLink = like(outbox.body, '%/nytt-losenord#%');
  const letters = await tx.select({ id: outbox.id, body: outbox.body }).from(outbox).where(recipient === undefined ? withLink : and(withLink, eq(outbox.recipient, recipient)));
  for (const letter of letters) {
    const token = /\/nytt-losenord#([\w-]{43})/.exec(letter.body)?.[1] ?? '';
    const [row] = await tx.select().from(passwordLinks).where(eq(passwordLinks.tokenHash, sha(token)));
    if (!row || !(row.usedAt || row.replacedAt || row.expiresAt <= now)) continue;
    const body = letter.body.replace(`#${token}`, '').replace(/\b\d{6}\b/g, (code) => (sha(`${row.id}:${code}`) === row.codeHash ? '••••••' : code));
    await tx.update(outbox).set({ body }).where(eq(outbox.id, letter.id));
  }
}
