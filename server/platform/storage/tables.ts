/** The technical tables (design section 2, rule 3b): any act inserts into them with its own `tx`. */
import { defineTables } from './kit.ts';

export const platformTables = defineTables((k) => {
  const outbox = k.table('outbox', {
    id: k.text().primaryKey(),
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
    lastError: k.text(),
  }, (t) => [k.index('outbox_waiting').on(t.sentAt, t.nextAttemptAt)]);

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

  return { outbox, jobs, idempotency, files };
});
