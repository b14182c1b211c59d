import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { Hono } from 'hono';
import { requestId } from 'hono/request-id';
import pg from 'pg';
import { onTestFinished, expect, test } from 'vitest';
import { type Problem, toProblem } from '../../server/platform/http/problems.ts';

/** What an act meets on a disk without space: SQLite's own error, wrapped as drizzle wraps it. */
function noSpace(): unknown {
  const folder = mkdtempSync(join(tmpdir(), 'overens-full-'));
  const database = new Database(join(folder, 'small.sqlite'));
  onTestFinished(() => {
    database.close();
    rmSync(folder, { recursive: true });
  });
  database.exec('create table t (bytes)');
  database.pragma('max_page_count = 3');
  return thrownBy(() => void drizzle(database).run(sql`insert into t values (zeroblob(100000))`));
}

function thrownBy(act: () => void): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

async function answerTo(error: unknown) {
  const reports: string[] = [];
  const app = new Hono<{ Variables: { requestId: string } }>().use(requestId()).post('/act', () => { throw error; });
  app.onError(toProblem({ report: (event) => reports.push(event) }));
  const answer = await app.request('/act', { method: 'POST' });
  return { status: answer.status, later: answer.headers.get('retry-after'), code: ((await answer.json()) as Problem).code, reports };
}

test('an act that the disk has no room for is refused for now, and the operator is told which store failed', async () => {
  expect(await answerTo(noSpace())).toEqual({ status: 503, later: '5', code: 'unavailable', reports: ['store failed'] });
});

test('so is one whose database does not answer', async () => {
  const error: unknown = await new pg.Client({ connectionString: 'postgres://nobody@127.0.0.1:1/none' }).connect().catch((refused: unknown) => refused);
  expect(await answerTo(error)).toEqual({ status: 503, later: '5', code: 'unavailable', reports: ['store failed'] });
});

test('a fault of ours in the database is no failing store', async () => {
  const database = new Database(':memory:');
  onTestFinished(() => void database.close());
  database.exec('create table t (id integer primary key)');
  database.exec('insert into t values (1)');
  const error = thrownBy(() => void drizzle(database).run(sql`insert into t values (1)`));
  expect(await answerTo(error)).toEqual({ status: 500, later: null, code: 'unexpected', reports: ['request failed'] });
});
