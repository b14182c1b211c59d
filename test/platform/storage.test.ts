import { join } from 'node:path';
import Database from 'better-sqlite3';
import { count, eq } from 'drizzle-orm';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { updateLog } from '../../server/drafting/working-document.ts';
import { record } from '../../server/journal/journal.ts';
import { journalTables } from '../../server/journal/tables.ts';
import { orderJob } from '../../server/platform/jobs/jobs.ts';
import type { Change } from '../../server/platform/signal/signal.ts';
import type { Store, Writer } from '../../server/platform/storage/store.ts';
import { platformTables } from '../../server/platform/storage/tables.ts';
import { draft, openAt } from '../support/stages.ts';
import { dropAll, freshDatabase } from '../support/test-database.ts';

afterAll(dropAll);
const at = new Date('2027-03-01T08:00:00.000Z');

async function openStore() {
  const database = await freshDatabase();
  const announced: Change[] = [];
  const slow: string[] = [];
  const store = database.open({ announce: (change) => announced.push(change), slow: (_milliseconds, chain) => slow.push(chain) });
  onTestFinished(() => store.close());
  return { database, store, announced, slow };
}

const names = async (store: Store) => {
  const { jobs } = platformTables(store);
  return (await store.read.select({ name: jobs.name }).from(jobs).orderBy(jobs.id)).map((row) => row.name);
};
const entry = (tx: Writer, subjectId: string) => record(tx, { chain: 'house', audience: 'house', actorId: null, act: 'tested', matterId: null, subject: 'test', subjectId, at });

test('acts of one chain run one after another, each on what the one before left', async () => {
  const { store } = await openStore();
  const { jobs } = platformTables(store);
  await Promise.all(Array.from({ length: 30 }, () => store.write('house', async (tx) => {
    const [row] = await tx.select({ n: count() }).from(jobs);
    await new Promise((resolve) => setImmediate(resolve));
    await orderJob(tx, String(row?.n), {}, at);
  })));
  expect((await names(store)).map(Number).sort((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, n) => n));
});

test('a failed act leaves nothing, and the next one runs', async () => {
  const { store, announced } = await openStore();
  await expect(store.write('house', async (tx) => {
    await orderJob(tx, 'lost', {}, at);
    await entry(tx, 'lost');
    throw new Error('stopped half-way');
  })).rejects.toThrow('stopped half-way');
  await store.write('house', async (tx) => void (await orderJob(tx, 'kept', {}, at)));
  expect(await names(store)).toEqual(['kept']);
  expect(announced).toEqual([]);
  const { entries } = journalTables(store);
  expect(await store.read.select().from(entries)).toEqual([]);
});

test('changes are announced once the act is on disk, and never before', async () => {
  const { store, announced } = await openStore();
  await store.write('house', async (tx) => {
    await entry(tx, 'one');
    await entry(tx, 'two');
    expect(announced).toEqual([]);
  });
  expect(announced.map((change) => change.id)).toEqual(['one', 'two']);
});

test('a nested write joins the act under way: together or not at all', async () => {
  const { store } = await openStore();
  await store.write('house', async (tx) => {
    await orderJob(tx, 'outer', {}, at);
    await store.write('matter:x', async (inner) => void (await orderJob(inner, 'inner', {}, at)));
  });
  expect(await names(store)).toEqual(['outer', 'inner']);
  await expect(store.write('house', async () => {
    await store.write('matter:x', async (inner) => void (await orderJob(inner, 'rolled back', {}, at)));
    throw new Error('after all');
  })).rejects.toThrow('after all');
  expect(await names(store)).toEqual(['outer', 'inner']);
});

test('a write started inside an act but run after it is an act of its own', async () => {
  const { store } = await openStore();
  let late: Promise<void> = Promise.resolve();
  let actIsOver = () => {};
  const over = new Promise<void>((resolve) => (actIsOver = resolve));
  await store.write('house', async (tx) => {
    await orderJob(tx, 'first', {}, at);
    late = over.then(() => store.write('house', async (own) => void (await orderJob(own, 'late', {}, at))));
  });
  actIsOver();
  await late;
  expect(await names(store)).toEqual(['first', 'late']);
});

test('an append never joins an act: it outlives the act’s rollback', async () => {
  const { store } = await openStore();
  let appended: Promise<void> = Promise.resolve();
  await expect(store.write('matter:x', async (tx) => {
    await orderJob(tx, 'rolled back', {}, at);
    appended = store.append(async (log) => void (await orderJob(log, 'log row', {}, at)));
    throw new Error('the act failed');
  })).rejects.toThrow('the act failed');
  await appended;
  expect(await names(store)).toEqual(['log row']);
});

test('an edit flushed while an act runs is on disk although the act rolls back', async () => {
  const app = await openAt(draft);
  const log = updateLog(app.store);
  const before = await log.load(app.documentId);
  const seq = (before.updates.at(-1)?.seq ?? before.snapshot?.seq ?? 0) + 1;
  let appended: Promise<void> = Promise.resolve();
  await expect(app.store.write(`matter:${app.matterId}`, async (tx) => {
    await entry(tx, 'lost');
    appended = log.append([{ documentId: app.documentId, seq, bytes: new Uint8Array([0, 0]), personId: app.people.writer, at }]);
    throw new Error('the act failed');
  })).rejects.toThrow();
  await appended;
  expect((await log.load(app.documentId)).updates.at(-1)?.seq).toBe(seq);
});

test('two rows with the same place in a document’s log cannot both be', async () => {
  const app = await openAt(draft);
  const log = updateLog(app.store);
  const row = { documentId: app.documentId, seq: 900, bytes: new Uint8Array([0, 0]), personId: app.people.writer, at };
  await log.append([row]);
  await expect(log.append([{ ...row, seq: 901 }, row])).rejects.toThrow();
  expect((await log.load(app.documentId)).updates.map((one) => one.seq)).not.toContain(901);
});

test('the reader refuses to write', async () => {
  const { store } = await openStore();
  const { jobs } = platformTables(store);
  await store.write('house', async (tx) => void (await orderJob(tx, 'kept', {}, at)));
  const sly = store.read as unknown as Writer;
  expect(sly.insert).toBeUndefined();
  expect(sly.delete).toBeUndefined();
  expect(await store.read.select({ name: jobs.name }).from(jobs).where(eq(jobs.name, 'kept'))).toHaveLength(1);
});

test('SQLite keeps to synchronous=FULL, WAL and foreign keys on every connection, after every reopening', async () => {
  const database = await freshDatabase('sqlite');
  const made: Database.Database[] = [];
  const pragma = Database.prototype.pragma;
  Database.prototype.pragma = function seen(this: Database.Database, ...given: Parameters<typeof pragma>) {
    if (!made.includes(this)) made.push(this);
    return pragma.apply(this, given);
  } as typeof pragma;
  try {
    for (let opening = 0; opening < 3; opening += 1) {
      made.length = 0;
      const store = database.open();
      await store.write('house', async (tx) => void (await orderJob(tx, 'row', {}, at)));
      expect(made).toHaveLength(2);
      for (const connection of made) {
        expect(connection.pragma('synchronous', { simple: true })).toBe(2);
        expect(connection.pragma('journal_mode', { simple: true })).toBe('wal');
        expect(connection.pragma('foreign_keys', { simple: true })).toBe(1);
      }
      expect(made.map((connection) => connection.pragma('query_only', { simple: true })).sort()).toEqual([0, 1]);
      expect(() => made.find((one) => one.pragma('query_only', { simple: true }) === 1)?.exec('delete from jobs')).toThrow(/readonly/);
      await store.close();
    }
  } finally {
    Database.prototype.pragma = pragma;
  }
  // Why it is set each time: the build's own default after a reopening is NORMAL.
  const plain = new Database(join(database.dataDir, 'overens.sqlite'));
  expect(plain.pragma('synchronous', { simple: true })).toBe(1);
  plain.close();
});

test('a slow act is told of, with its chain', async () => {
  const { store, slow } = await openStore();
  await store.write('matter:x', async () => {
    const begun = performance.now();
    while (performance.now() - begun < 25);
  });
  expect(slow).toEqual(['matter:x']);
});

test('the probe fails when the database cannot be written', async () => {
  const { store } = await openStore();
  await store.probe();
  const closed = (await freshDatabase()).open();
  await closed.close();
  await expect(closed.probe()).rejects.toThrow();
});

test('a trial write commits something that changes nothing, beside an act that is under way, and fails when nothing can be written', async () => {
  const { store } = await openStore();
  await store.write('matter:x', async () => {
    const trial = store.tryOut();
    if (store.dialect === 'postgres') await trial;
  });
  await store.tryOut();
  const closed = (await freshDatabase()).open();
  await closed.close();
  await expect(closed.tryOut()).rejects.toThrow();
});

test('every foreign key is held by the database', async () => {
  const app = await openAt(draft);
  const { details } = journalTables(app.store);
  await expect(app.store.write('house', async (tx) => void (await tx.insert(details).values({ entryId: 'no such entry', details: '{}' })))).rejects.toThrow();
});

test('ids made in one millisecond sort in the order they were made', async () => {
  const { newId } = await import('../../server/platform/storage/ids.ts');
  const ids = Array.from({ length: 5000 }, () => newId(at));
  expect([...ids].sort()).toEqual(ids);
  expect(new Set(ids).size).toBe(5000);
  expect(newId(new Date(at.getTime() - 1)) < (ids[0] ?? '')).toBe(true);
  for (const id of ids.slice(0, 50)) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test('two acts that wait for each other are both done: the one that lost runs again', async () => {
  const { store } = await openStore();
  let both: () => void = () => {};
  const met = new Promise<void>((resolve) => { both = resolve; });
  let begun = 0;
  const act = (first: string, second: string) => store.write(first, async (tx) => {
    begun += 1;
    if (begun === 2 || store.dialect === 'sqlite') both();
    await met;
    await tx.hold(second);
    await orderJob(tx, first, {}, at);
  });
  await Promise.all([act('matter:x', 'house'), act('house', 'matter:x')]);
  expect((await names(store)).sort()).toEqual(['house', 'matter:x']);
});

test('the update log is written while every writer waits for a chain', async () => {
  const { store } = await openStore();
  if (store.dialect === 'sqlite') return;
  let free: () => void = () => {};
  let held: () => void = () => {};
  const holding = new Promise<void>((resolve) => { held = resolve; });
  const first = store.write('matter:x', () => new Promise<void>((resolve) => { free = resolve; held(); }));
  await holding;
  const waiting = Array.from({ length: 20 }, (_, n) => store.write('matter:x', async (tx) => void (await orderJob(tx, `act ${n}`, {}, at))));
  await store.append(async (log) => void (await orderJob(log, 'log row', {}, at)));
  expect(await names(store)).toEqual(['log row']);
  free();
  await Promise.all([first, ...waiting]);
  expect(await names(store)).toHaveLength(21);
});
