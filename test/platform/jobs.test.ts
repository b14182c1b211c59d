import { expect, test } from 'vitest';
import { type JobHandlers, orderJob, runNextJob } from '../../server/platform/jobs/jobs.ts';
import { platformTables } from '../../server/platform/storage/tables.ts';
import { openApp, type OpenedApp } from '../support/open-app.ts';

const order = (app: OpenedApp, input: unknown = {}) => app.store.write('house', (tx) => orderJob(tx, 'work', input, app.clock()));
const run = (app: OpenedApp, handlers: JobHandlers) => runNextJob(app.store, handlers, app.clock);
const rows = (app: OpenedApp) => app.store.read.select().from(platformTables(app.store).jobs);

test('jobs are done in the order they were ordered, each once', async () => {
  const app = await openApp();
  for (const input of ['first', 'second', 'third']) await order(app, input);
  const done: unknown[] = [];
  const handlers: JobHandlers = { work: async (input) => done.push(input) };
  while (await run(app, handlers));
  expect(done).toEqual(['first', 'second', 'third']);
  expect((await rows(app)).every((row) => row.doneAt !== null && row.progress === 100 && row.attempts === 1)).toBe(true);
});

test('two workers never take the same job', async () => {
  const app = await openApp();
  await order(app);
  let taken = 0;
  let finish: () => void = () => {};
  const slow: JobHandlers = { work: () => { taken += 1; return new Promise<void>((resolve) => { finish = resolve; }); } };
  const first = run(app, slow);
  while (taken === 0) await new Promise((resolve) => setImmediate(resolve));
  expect(await run(app, slow)).toBe(false);
  finish();
  expect(await first).toBe(true);
  expect(taken).toBe(1);
});

test('a job that fails is tried again after a while, five times in all, and its failure is kept', async () => {
  const app = await openApp();
  await order(app);
  let tries = 0;
  const failing: JobHandlers = { work: async () => { tries += 1; throw new Error('the disk is full'); } };
  expect(await run(app, failing)).toBe(true);
  expect(await run(app, failing), 'not at once').toBe(false);
  for (let more = 0; more < 10; more += 1) {
    app.clock.move({ hours: 1 });
    await run(app, failing);
  }
  expect(tries).toBe(5);
  expect((await rows(app))[0]).toMatchObject({ attempts: 5, failure: 'the disk is full', doneAt: null });
});

test('a worker that died leaves its job to the next when the lease is over', async () => {
  const app = await openApp();
  await order(app);
  await new Promise<void>((begun) => {
    void run(app, { work: () => { begun(); return new Promise(() => {}); } });
  });
  let done = 0;
  const handlers: JobHandlers = { work: async () => void (done += 1) };
  expect(await run(app, handlers)).toBe(false);
  app.clock.move({ seconds: 61 });
  expect(await run(app, handlers)).toBe(true);
  expect(done).toBe(1);
});

test('a job nobody knows how to do says so', async () => {
  const app = await openApp();
  await order(app);
  await run(app, {});
  expect((await rows(app))[0]?.failure).toBe('no handler for job work');
});

test('what a driver says of a failure is not kept: it repeats what was being written', async () => {
  const app = await openApp();
  await order(app);
  await run(app, { work: async () => { throw Object.assign(new Error('Failed query: insert … params: namnd@almfors.granmark.example', { cause: Object.assign(new Error('duplicate key namnd@almfors.granmark.example'), { code: '23505' }) }), { query: 'insert …' }); } });
  expect((await rows(app))[0]?.failure).toBe('Error 23505');
});
