import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import pg from 'pg';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { startServer } from '../support/child-server.ts';

let folder = '';
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'overens-start-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a busy port, a data folder in use and one that cannot be made end the start with one clear sentence', async () => {
  const first = await startServer({ dataDir: join(folder, 'first') });
  const port = Number(new URL(first.origin).port);
  await expect(startServer({ dataDir: join(folder, 'second'), port })).rejects.toThrow(/ended with 1[\s\S]*Port \d+ is already in use/);
  await expect(startServer({ dataDir: join(folder, 'first') })).rejects.toThrow(/ended with 1[\s\S]*Another Överens/);
  writeFileSync(join(folder, 'a-file'), '');
  await expect(startServer({ dataDir: join(folder, 'a-file', 'data') })).rejects.toThrow(/ended with 1[\s\S]*cannot be created/);
  // A file system that takes no folders and says so in a way that Node's own making of folders never comes out of.
  if (existsSync('/proc/self')) await expect(startServer({ dataDir: '/proc/no-such/data' })).rejects.toThrow(/ended with 1[\s\S]*cannot be created/);
  expect(await (await fetch(`${first.origin}/readyz`)).json()).toEqual({ ready: true });
  expect(await first.stop()).toBe(0);
});

test('a data folder of another version, or of another program, ends the start with one sentence and stays as it is', async () => {
  const dataDir = join(folder, 'earlier');
  await (await startServer({ dataDir })).stop();
  const file = join(dataDir, 'overens.sqlite');
  const change = (statement: string) => { const connection = new Database(file); connection.exec(statement); connection.close(); };
  // As a first migration that was written otherwise would have left it: with another fingerprint, and an older date.
  change("update __drizzle_migrations set hash = 'otherwise', created_at = 1");
  const refusal = async () => startServer({ dataDir }).then(() => 'started', (error: unknown) => String(error));
  for (let start = 0; start < 2; start += 1) {
    const said = await refusal();
    expect(said).toMatch(/ended with 1[\s\S]*made by another version of Överens, which this one cannot read\. Start with an empty DATA_DIR .*restore a backup/);
    expect(said).not.toMatch(/create table|select|Failed query/i);
  }
  change('drop table __drizzle_migrations');
  expect(await refusal()).toMatch(/ended with 1[\s\S]*holds tables that Överens has not made/);
  expect(readdirSync(dataDir).filter((name) => name.includes('.before-'))).toEqual([]);
});

const said = (options: Parameters<typeof startServer>[0]) => startServer(options).then(async (server) => { await server.stop(); return 'it started'; }, (error: unknown) => String(error));
/** The whole of what was printed: one sentence and nothing beside it. */
const one = (sentence: RegExp) => new RegExp(`ended with 1 before it answered:\\n${sentence.source}\\n$`);

test('a data folder that cannot be written, or is a file, ends the start with one sentence', async () => {
  writeFileSync(join(folder, 'in-its-place'), '');
  expect(await said({ dataDir: join(folder, 'in-its-place') })).toMatch(one(/The data folder \S+ cannot be created: .*DATA_DIR.*\./));
  // Nobody may write there, not even root.
  expect(await said({ dataDir: '/proc/sys' })).toMatch(one(/The data folder \/proc\/sys cannot be written: .*DATA_DIR.*\./));
});

test('a host that is not this machine, and words that are no option, end the start with one sentence', async () => {
  const elsewhere = { PUBLIC_URL: 'https://overens.example' };
  expect(await said({ dataDir: join(folder, 'host'), env: { ...elsewhere, HOST: '192.0.2.1' } })).toMatch(one(/HOST is "192\.0\.2\.1", which is no address of this machine: .*\./));
  expect(await said({ dataDir: join(folder, 'host'), env: { ...elsewhere, HOST: 'nowhere.invalid' } })).toMatch(one(/HOST is "nowhere\.invalid", which is no address of this machine: .*\./));
  expect(await said({ dataDir: join(folder, 'option'), args: ['--dmeo'] })).toMatch(one(/Överens knows no option --dmeo: --demo and --fresh can be used\./));
  expect(await said({ dataDir: join(folder, 'option'), args: ['veryfy'] })).toMatch(one(/Överens knows no command veryfy: .*\./));
  expect(readdirSync(folder)).not.toContain('option');
});

test('a database file that is spoilt ends the start with one sentence', async () => {
  const dataDir = join(folder, 'spoilt');
  mkdirSync(dataDir);
  writeFileSync(join(dataDir, 'overens.sqlite'), 'x'.repeat(8192));
  expect(await said({ dataDir })).toMatch(one(/The database file \S+ is damaged, or no database at all: restore a backup .*\./));
  expect(await said({ dataDir, args: ['verify'] })).toMatch(one(/The database file \S+ is damaged, or no database at all: .*\./));
});

test('a PostgreSQL and a Redis that cannot be reached end the start with one sentence, and no password is repeated', async () => {
  for (const host of ['127.0.0.1:1', 'nowhere.invalid']) expect(await said({ dataDir: join(folder, 'pg'), env: { DATABASE_URL: `postgres://u:hemligt@${host}/d` } })).toMatch(one(/The database in DATABASE_URL cannot be reached: (?!.*hemligt).*\./));
  expect(await said({ dataDir: join(folder, 'redis'), env: { REDIS_URL: 'redis://:hemligt@127.0.0.1:1' } })).toMatch(one(/The Redis in REDIS_URL does not answer \(ECONNREFUSED\): (?!.*hemligt).*\./));
});

const postgres = process.env.OVERENS_TEST_DATABASE_URL;
if (postgres !== undefined) test('a PostgreSQL that says no ends the start with a sentence of what it said', async () => {
  const client = new pg.Client({ connectionString: postgres });
  await client.connect();
  onTestFinished(() => client.end());
  const as = (change: (url: URL) => void) => { const url = new URL(postgres); change(url); return { dataDir: join(folder, 'pg'), env: { DATABASE_URL: url.href } }; };
  expect(await said(as((url) => { url.pathname = '/no_such_database'; }))).toMatch(one(/The database named in DATABASE_URL does not exist: .*\./));
  expect(await said(as((url) => { url.username = 'no_such_role'; }))).toMatch(one(/PostgreSQL does not let the user of DATABASE_URL in: .*\./));
  const [role, database] = ['overens_start_reader', 'overens_start_rights'];
  await client.query(`drop database if exists ${database}`);
  await client.query(`drop role if exists ${role}`);
  await client.query(`create role ${role} login password 'x'`);
  await client.query(`create database ${database}`);
  expect(await said(as((url) => { url.username = role; url.password = 'x'; url.pathname = `/${database}`; }))).toMatch(one(/The user of DATABASE_URL may not create or change tables .*\./));
  await client.query(`drop database ${database}`);
  await client.query(`drop role ${role}`);
});

test('an old Node is told before anything is installed', () => {
  const older = `data:text/javascript,${encodeURIComponent("Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.18.3' } })")}`;
  const run = spawnSync(process.execPath, ['--import', older, join(import.meta.dirname, '..', '..', 'server', 'start.mjs')], { encoding: 'utf8' });
  expect([run.status, run.stdout, run.stderr]).toEqual([1, '', 'Överens needs Node 20.19 or newer; this is 20.18.3.\n']);
});

test('a stop is graceful: the lock is gone and the next start goes well', async () => {
  const again = await startServer({ dataDir: join(folder, 'first') });
  expect((await fetch(`${again.origin}/healthz`)).status).toBe(200);
  expect(await again.stop()).toBe(0);
});
