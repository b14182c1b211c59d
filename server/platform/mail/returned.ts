/** What mail servers sent back, and which of our letters it is about. */
import { and, asc, count, desc, eq, gt, inArray, lte, or } from 'drizzle-orm';
import type { ReturnReason } from '#shared/returned-mail.ts';
import { newId } from '../storage/ids.ts';
import type { Reader, Store, Writer } from '../storage/store.ts';
import { platformTables } from '../storage/tables.ts';
import { type DeliveryReport, reasonOf } from './delivery-report.ts';

/** `reason`: in the words of ours that its status stands for; `diagnostic`: the other server's own. */
export interface LetterReport { outcome: DeliveryReport['outcome']; at: Date; reason: ReturnReason; status: string; diagnostic: string }

/** The letter that a quoted Message-ID is of; null when it is none of ours. It is known by its secret alone, of 96 bits: who quotes it has had the letter. */
export async function letterQuoted(from: Reader, messageId: string): Promise<string | null> {
  const secret = /^<?([0-9a-f]{24})@/i.exec(messageId.trim())?.[1]?.toLowerCase();
  if (secret === undefined) return null;
  const { outbox } = platformTables(from);
  const [letter] = await from.select({ id: outbox.id }).from(outbox).where(eq(outbox.secret, secret));
  return letter?.id ?? null;
}

/**
 * False when it says nothing new: the same file was taken up before, as after a stop between the act and the moving of the file, or the letter is known to have come
 * back, or to be delayed. Mail servers repeat themselves, and whoever has had the letter may write as many reports as it likes.
 */
export async function keepReport(tx: Writer, { letterId, fileHash, report: { outcome, status, diagnostic } }: { letterId: string; fileHash: string; report: DeliveryReport }, at: Date): Promise<boolean> {
  const { returnedMail } = platformTables(tx);
  const known = await tx.select({ id: returnedMail.id, outcome: returnedMail.outcome }).from(returnedMail).where(eq(returnedMail.letterId, letterId));
  if (known.some((one) => one.outcome === 'returned')) return false;
  const [delayed] = known;
  if (outcome === 'delayed' && delayed !== undefined) {
    await tx.update(returnedMail).set({ status, diagnostic, at }).where(eq(returnedMail.id, delayed.id));
    return false;
  }
  return insert(tx, { letterId, fileHash, outcome, status, diagnostic, fileName: null }, at);
}

/** That a file was set aside, for the administrator to see. False when it was told before. */
export async function keepSetAside(tx: Writer, { fileHash, fileName }: { fileHash: string; fileName: string }, at: Date): Promise<boolean> {
  return insert(tx, { letterId: null, fileHash, outcome: 'set-aside', status: '', diagnostic: '', fileName }, at);
}

async function insert(tx: Writer, row: { letterId: string | null; fileHash: string; outcome: string; status: string; diagnostic: string; fileName: string | null }, at: Date): Promise<boolean> {
  const { returnedMail } = platformTables(tx);
  return (await tx.insert(returnedMail).values({ id: newId(at), ...row, at }).onConflictDoNothing().returning({ id: returnedMail.id })).length > 0;
}

/** Mail servers give up after four to five days and say so (RFC 5321 4.5.4.1); one that has said nothing more has handed the letter over. */
const delayedMilliseconds = 5 * 24 * 3_600_000;

/** By letter: what was said last, but for a letter that was given up, which is so; that it was delayed is said for five days. No more than 500 at once. */
export async function reportsOf(from: Reader, letterIds: readonly string[], now: Date): Promise<Map<string, LetterReport>> {
  const { returnedMail } = platformTables(from);
  const found = new Map<string, LetterReport>();
  if (letterIds.length === 0) return found;
  for (const { letterId, outcome, at, status, diagnostic } of await from.select().from(returnedMail).where(inArray(returnedMail.letterId, [...letterIds])).orderBy(asc(returnedMail.id))) {
    if (letterId === null || found.get(letterId)?.outcome === 'returned') continue;
    if (outcome !== 'returned' && now.getTime() - at.getTime() >= delayedMilliseconds) continue;
    found.set(letterId, { outcome: outcome === 'returned' ? 'returned' : 'delayed', at, reason: reasonOf(status), status, diagnostic });
  }
  return found;
}

/** Ids of all letters that `reportsOf` would say something about. */
export function reportedLetters(from: Reader, now: Date) {
  const { returnedMail } = platformTables(from);
  const holds = or(eq(returnedMail.outcome, 'returned'), and(eq(returnedMail.outcome, 'delayed'), gt(returnedMail.at, new Date(now.getTime() - delayedMilliseconds))));
  return from.select({ id: returnedMail.letterId }).from(returnedMail).where(holds);
}

const keptMilliseconds = 30 * 24 * 3_600_000;

/** Files that were set aside in the last thirty days: how many, and the newest of them first, at most twenty. */
export async function setAsideSince(from: Reader, now: Date): Promise<{ count: number; files: { id: string; fileName: string; at: Date }[] }> {
  const { returnedMail } = platformTables(from);
  const since = and(eq(returnedMail.outcome, 'set-aside'), gt(returnedMail.at, new Date(now.getTime() - keptMilliseconds)));
  const rows = await from.select().from(returnedMail).where(since).orderBy(desc(returnedMail.id)).limit(20);
  const [all] = await from.select({ n: count() }).from(returnedMail).where(since);
  return { count: all?.n ?? 0, files: rows.map(({ id, fileName, at }) => ({ id, fileName: fileName ?? '', at })) };
}

/** After thirty days; the file stays where it lies. */
export async function sweepSetAside(store: Store, now: Date): Promise<void> {
  const { returnedMail } = platformTables(store);
  await store.write('house', (tx) => tx.delete(returnedMail).where(and(eq(returnedMail.outcome, 'set-aside'), lte(returnedMail.at, new Date(now.getTime() - keptMilliseconds)))));
}

/** With the letters that they were about. */
export async function forgetReports(tx: Writer, letterIds: readonly string[]): Promise<void> {
  const { returnedMail } = platformTables(tx);
  if (letterIds.length > 0) await tx.delete(returnedMail).where(inArray(returnedMail.letterId, [...letterIds]));
}
