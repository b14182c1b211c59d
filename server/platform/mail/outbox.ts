/** Mail leaves through the outbox: an act inserts its letters with its own `tx`, and the postman sends them after commit. */
import { randomBytes } from 'node:crypto';
import { and, desc, eq, gt, inArray, isNull, lte, or, sql } from 'drizzle-orm';
import type { Locale } from '#shared/messages/format.ts';
import { Refusal } from '#shared/refusals.ts';
import type { ReturnReason } from '#shared/returned-mail.ts';
import { newId } from '../storage/ids.ts';
import type { Reader, Store, Writer } from '../storage/store.ts';
import { platformTables } from '../storage/tables.ts';
import { type LetterReport, reportedLetters, reportsOf } from './returned.ts';

export interface Attachment {
  name: string;
  type: string;
  fileHash: string;
}

/** What a letter says, in the language of whoever it is to. */
export interface LetterText {
  language: Locale;
  subject: string;
  body: string;
}

export interface Letter extends LetterText {
  recipient: string;
  attachments?: Attachment[];
}

/** Hands one letter over to the world; throws when it could not be. */
export interface Mailer {
  deliver(letter: { id: string; secret: string; recipient: string; language: string; subject: string; body: string; attachments: { name: string; type: string; bytes: Uint8Array }[]; at: Date }): Promise<void>;
}

/** What a letter is worth waiting for, it is worth going without after ten minutes. */
const enclosureMilliseconds = 10 * 60_000;

/** Into the outbox, with the act; sent after commit, or when `encloseAndSend` lets it go, at the latest after ten minutes. Gives the letter's id. */
export async function postLetter(tx: Writer, letter: Letter, now: Date, { waits: held = false }: { waits?: boolean } = {}): Promise<string> {
  const { outbox } = platformTables(tx);
  const id = newId(now);
  await tx.insert(outbox).values({ id, secret: randomBytes(12).toString('hex'), recipient: letter.recipient, language: letter.language, subject: oneLine(letter.subject), body: letter.body, attachments: letter.attachments ?? [], createdAt: now, attempts: 0, nextAttemptAt: held ? new Date(now.getTime() + enclosureMilliseconds) : now });
  return id;
}

/** A line break in a subject would become a header of its own (ASVS 1.3.11). */
const oneLine = (subject: string): string => subject.replace(/[\r\n]+/g, ' ');

/** Of these letters, those that still wait for an enclosure. */
export async function waitingAmong(from: Reader, letterIds: readonly string[], now: Date): Promise<string[]> {
  const { outbox } = platformTables(from);
  const rows = await from.select().from(outbox).where(and(inArray(outbox.id, [...letterIds]), isNull(outbox.sentAt)));
  return rows.filter((letter) => isHeld(letter, now)).map(({ id }) => id);
}

/** At another time than it waits for, somebody is sending it or has tried. */
const isHeld = ({ createdAt, nextAttemptAt }: { createdAt: Date; nextAttemptAt: Date }, now: Date): boolean => nextAttemptAt > now && nextAttemptAt.getTime() === createdAt.getTime() + enclosureMilliseconds;

/** Encloses what a waiting letter was kept for and lets it go; false when it has gone already. */
export async function encloseAndSend(tx: Writer, letterId: string, enclosed: Attachment[], now: Date): Promise<boolean> {
  const { outbox } = platformTables(tx);
  const [letter] = await tx.select().from(outbox).where(and(eq(outbox.id, letterId), isNull(outbox.sentAt)));
  if (!letter || !isHeld(letter, now)) return false;
  const added = enclosed.filter(({ fileHash }) => !letter.attachments.some((one) => one.fileHash === fileHash));
  await tx.update(outbox).set({ attachments: [...added, ...letter.attachments], nextAttemptAt: now }).where(eq(outbox.id, letterId));
  return true;
}

/** The two hundred latest, newest first. */
export async function latestLetters(from: Reader) {
  const { outbox } = platformTables(from);
  return from.select().from(outbox).orderBy(desc(outbox.id)).limit(200);
}

/** The two hundred latest that need somebody's eye, newest first: they came back or are delayed, or were tried and have not gone. One that was sent anew is not among them. */
export async function unreachedLetters(from: Reader, now: Date) {
  const { outbox } = platformTables(from);
  return from.select().from(outbox).where(and(isNull(outbox.replacedAt), or(inArray(outbox.id, reportedLetters(from, now)), and(isNull(outbox.sentAt), gt(outbox.attempts, 0))))).orderBy(desc(outbox.id)).limit(200);
}

export type LetterState = 'waiting' | 'sent' | 'failing' | 'refused' | 'returned' | 'delayed' | 'replaced';

export interface LetterStanding { recipient: string; state: LetterState; /** Of one that came back. */ returned: { at: Date; reason: ReturnReason } | null }

/**
 * What became of these letters: `failing` is tried again; `refused` was turned away by the recipient's post office (RFC 5321 4.2.1: a reply of 5xx), as for
 * an address that is not there; `returned` was taken and came back, `delayed` is still tried by another server; `replaced` was sent anew.
 */
export async function statesOfLetters(from: Reader, letterIds: readonly string[], now: Date): Promise<Map<string, LetterStanding>> {
  const { outbox } = platformTables(from);
  const found = new Map<string, LetterStanding>();
  // No more at once than every database takes as parameters.
  for (let at = 0; at < letterIds.length; at += 500) {
    const some = letterIds.slice(at, at + 500);
    const rows = await from.select({ id: outbox.id, recipient: outbox.recipient, sentAt: outbox.sentAt, attempts: outbox.attempts, lastError: outbox.lastError, replacedAt: outbox.replacedAt }).from(outbox).where(inArray(outbox.id, some));
    const reports = await reportsOf(from, some, now);
    for (const { id, recipient, ...letter } of rows) found.set(id, { recipient, state: stateOf(letter, reports.get(id)), returned: reports.get(id)?.outcome === 'returned' ? reports.get(id) ?? null : null });
  }
  return found;
}

function stateOf(letter: { sentAt: Date | null; attempts: number; lastError: string | null; replacedAt: Date | null }, report: LetterReport | undefined): LetterState {
  if (letter.replacedAt !== null) return 'replaced';
  if (report !== undefined) return report.outcome;
  return letter.sentAt !== null ? 'sent' : letter.attempts === 0 ? 'waiting' : / 5\d\d$/.test(letter.lastError ?? '') ? 'refused' : 'failing';
}

/** The same words once more, unless `body` replaces them, to the same address or another; the letter itself rests from then on. Gives the new one's id. Refuses `not-found`. */
export async function postAgain(tx: Writer, letterId: string, to: { recipient: string; body?: string }, now: Date): Promise<string> {
  await putToRest(tx, [letterId], now);
  return postCopy(tx, letterId, to, now);
}

/** The same to one more address; the letter itself goes on. Gives the new one's id. Refuses `not-found`. */
export async function postCopy(tx: Writer, letterId: string, to: { recipient: string; body?: string }, now: Date): Promise<string> {
  const { language, subject, body, attachments } = await letterById(tx, letterId);
  return postLetter(tx, { body, ...to, language: language as Locale, subject, attachments }, now);
}

/** Others take their place: they are neither tried nor counted any more. */
export async function putToRest(tx: Writer, letterIds: readonly string[], now: Date): Promise<void> {
  const { outbox } = platformTables(tx);
  if (letterIds.length > 0) await tx.update(outbox).set({ replacedAt: now }).where(and(inArray(outbox.id, [...letterIds]), isNull(outbox.replacedAt)));
}

/** Other words for a letter that has not left. One that is just being sent goes with its own, and takes these up when it could not go. */
export async function rewordWaiting(tx: Writer, letterId: string, words: LetterText, now: Date): Promise<void> {
  const { outbox } = platformTables(tx);
  const said = { language: words.language, subject: oneLine(words.subject), body: words.body };
  const waits = and(eq(outbox.id, letterId), isNull(outbox.sentAt));
  const inHand = await tx.update(outbox).set({ nextWords: said }).where(and(waits, gt(outbox.leasedUntil, now))).returning({ id: outbox.id });
  if (inHand.length === 0) await tx.update(outbox).set({ ...said, nextWords: null }).where(waits);
}

/** Refuses `not-found`. */
export async function letterById(from: Reader, letterId: string) {
  const { outbox } = platformTables(from);
  const [letter] = await from.select().from(outbox).where(eq(outbox.id, letterId));
  if (!letter) throw new Refusal('not-found', 'not-found');
  return letter;
}

const waits = [60, 300, 1800, 7200, 43_200].map((seconds) => seconds * 1000);

/** Longer than a post office is given to answer (mailers.ts). */
const leaseMilliseconds = 5 * 60_000;

/** Sends what waits, oldest first, each letter by one process only; a failure is tried again after 1, 5, 30, 120 minutes and then every 12 hours. Gives how many were sent. */
export async function sendWaitingLetters(store: Store, mailer: Mailer, fetchFile: (hash: string) => Promise<Uint8Array>, clock: () => Date): Promise<number> {
  const { outbox } = platformTables(store);
  const waiting = await store.read.select({ id: outbox.id, nextAttemptAt: outbox.nextAttemptAt }).from(outbox).where(and(isNull(outbox.sentAt), isNull(outbox.replacedAt), lte(outbox.nextAttemptAt, clock()))).orderBy(outbox.id).limit(50);
  let sent = 0;
  for (const one of waiting) {
    const letter = await lease(store, one, clock());
    if (letter === undefined) continue;
    // A damaged attachment fails its own letter only: one letter never holds up the others.
    const failure = await Promise.all(letter.attachments.map(async ({ name, type, fileHash }) => ({ name, type, bytes: await fetchFile(fileHash) })))
      .then((attachments) => mailer.deliver({ ...letter, attachments, at: letter.createdAt })).then(() => null, (error: unknown) => error);
    const now = clock();
    await store.write('outbox', async (tx) => {
      if (failure === null) await tx.update(outbox).set({ sentAt: now, leasedUntil: null, lastError: null, nextWords: null }).where(eq(outbox.id, letter.id));
      else {
        const wait = waits[Math.min(letter.attempts, waits.length - 1)] ?? 60_000;
        await tx.update(outbox).set({ attempts: sql`${outbox.attempts} + 1`, nextAttemptAt: new Date(now.getTime() + wait), leasedUntil: null, lastError: faultOf(failure) }).where(eq(outbox.id, letter.id));
        await takeUpWords(tx, letter.id);
      }
    });
    if (failure === null) sent += 1;
  }
  return sent;
}

/** The error's name, and the post office's reply code when it gave one; its words may hold addresses. */
function faultOf(failure: unknown): string {
  if (!(failure instanceof Error)) return 'failed';
  return 'responseCode' in failure && typeof failure.responseCode === 'number' ? `${failure.name} ${failure.responseCode}` : failure.name;
}

/** The letter as it is now: an act may have changed it while others were sent. Undefined when it was taken or put to rest since it was listed; a process that dies leaves it to the next. */
async function lease(store: Store, letter: { id: string; nextAttemptAt: Date }, now: Date) {
  const { outbox } = platformTables(store);
  const until = new Date(now.getTime() + leaseMilliseconds);
  return store.write('outbox', async (tx) => {
    const [taken] = await tx.update(outbox).set({ nextAttemptAt: until, leasedUntil: until })
      .where(and(eq(outbox.id, letter.id), isNull(outbox.sentAt), isNull(outbox.replacedAt), eq(outbox.nextAttemptAt, letter.nextAttemptAt))).returning();
    return taken && (await takeUpWords(tx, taken.id) ?? taken);
  });
}

/** The words that were given it while somebody had it in hand, who failed or died; undefined when there are none. */
async function takeUpWords(tx: Writer, letterId: string) {
  const { outbox } = platformTables(tx);
  const [letter] = await tx.select({ nextWords: outbox.nextWords }).from(outbox).where(eq(outbox.id, letterId));
  if (!letter?.nextWords) return undefined;
  const [reworded] = await tx.update(outbox).set({ ...letter.nextWords, nextWords: null }).where(eq(outbox.id, letterId)).returning();
  return reworded;
}
