/** The technical tables (design section 2, rule 3b): any act inserts into them with its own `tx`. */
import { defineTables } from './kit.ts';

export const platformTables = defineTables((k) => {
  const outbox = k.table('outbox', {
    id: k.text().primaryKey(),
    /** Goes out in the Message-ID and nowhere else: who quotes it has had the letter. */
    secret: k.text().notNull(),
    recipient: k.text().notNull(),
    /** What it is written in. */
    language: k.text().notNull(),
    subject: k.text().notNull(),
    body: k.text().notNull(),
    attachments: k.json<{ name: string; type: string; fileHash: string }[]>().notNull(),
    createdAt: k.time().notNull(),
    sentAt: k.time(),
    attempts: k.int().notNull(),
    nextAttemptAt: k.time().notNull(),
    /** Given it while a process had it in hand: taken up when that one fails or dies, dropped when it is sent. */
    nextWords: k.json<{ language: string; subject: string; body: string }>(),
    /** Until then a process has it in hand; null before the first try and after each. */
    leasedUntil: k.time(),
    lastError: k.text(),
    /** When it was sent anew, after it did not get there: from then on this one is neither tried nor counted. */
    replacedAt: k.time(),
  }, (t) => [k.index('outbox_waiting').on(t.sentAt, t.nextAttemptAt), k.uniqueIndex('outbox_secret').on(t.secret), k.index('outbox_recipient').on(t.recipient)]);

  /** What mail servers sent back; `letterId` is null for a file that was set aside, since nobody could read it. */
  const returnedMail = k.table('returned_mail', {
    id: k.text().primaryKey(),
    /** SHA-256 of what was read: a report is taken up once, however often it is read. */
    fileHash: k.text().notNull(),
    letterId: k.text().references(() => outbox.id),
    outcome: k.text().notNull(),
    /** RFC 3463; empty when none was given. */
    status: k.text().notNull(),
    /** The other server's own words. */
    diagnostic: k.text().notNull(),
    /** Of a file that was set aside. */
    fileName: k.text(),
    at: k.time().notNull(),
    /** When those whose letter it was were told. */
    toldAt: k.time(),
  }, (t) => [k.uniqueIndex('returned_mail_once').on(t.fileHash), k.index('returned_mail_letter').on(t.letterId)]);

  const jobs = k.table('jobs', {
    id: k.text().primaryKey(),
    name: k.text().notNull(),
    input: k.json<unknown>().notNull(),
    createdAt: k.time().notNull(),
    leasedUntil: k.time(),
    attempts: k.int().notNull(),
    progress: k.int().notNull(),
    result: k.json<unknown>(),
    failure: k.text(),
    cancelledAt: k.time(),
    doneAt: k.time(),
  }, (t) => [k.index('jobs_waiting').on(t.doneAt, t.leasedUntil)]);

  const idempotency = k.table('idempotency', {
    actor: k.text().notNull(),
    key: k.text().notNull(),
    requestHash: k.text().notNull(),
    status: k.int().notNull(),
    body: k.text().notNull(),
    createdAt: k.time().notNull(),
  }, (t) => [k.primaryKey({ columns: [t.actor, t.key] })]);

  const files = k.table('files', {
    hash: k.text().primaryKey(),
    size: k.int().notNull(),
    type: k.text().notNull(),
    createdAt: k.time().notNull(),
  });

  return { outbox, returnedMail, jobs, idempotency, files };
});
