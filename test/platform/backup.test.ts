import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { backup, findFaults, restore, verify } from '../../server/commands.ts';
import { type Config, packageRoot } from '../../server/config.ts';
import type { Store } from '../../server/platform/storage/store.ts';
import { draftContent } from '../../server/drafting/documents.ts';
import { answering, openAt } from '../support/stages.ts';
import { freshDatabase, tamper, type TestDatabase, testDialect } from '../support/test-database.ts';

let said: string[] = [];
beforeEach(() => {
  said = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => said.push(String(text)) > 0);
});
afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = 0;
});

const configOf = (database: TestDatabase, dataDir = database.dataDir): Config =>
  ({ port: 0, host: '127.0.0.1', dataDir, databaseUrl: database.url, redisUrl: null, smtpUrl: null, mailFrom: 'overens@localhost', origins: () => [], demo: false, realtimeLimits: {}, returnedMailDir: null, trustedProxies: [], offlinePages: true, root: packageRoot });
const opening = (database: TestDatabase) => async (): Promise<Store> => database.open();

function place(): string {
  const folder = mkdtempSync(join(tmpdir(), 'overens-backup-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'set');
}

/** Where a backup is put back: an empty folder, and on PostgreSQL an empty database. */
async function emptyPlace() {
  const target = await freshDatabase();
  if (target.url !== null) await tamper(target, 'drop schema public cascade; create schema public; drop schema if exists drizzle cascade');
  const dataDir = place();
  mkdirSync(dataDir);
  const open = async (): Promise<Store> => {
    if (target.url !== null) return target.open();
    const { openSqlite } = await import('../../server/platform/storage/sqlite.ts');
    return openSqlite(join(dataDir, 'overens.sqlite'));
  };
  return { config: configOf(target, dataDir), open };
}

test('what was backed up while the service ran is restored whole and verifies', async () => {
  const app = await openAt(answering);
  const set = place();
  await backup(configOf(app.database), opening(app.database), ['backup', set]);
  const { config, open } = await emptyPlace();
  await restore(config, open, ['restore', set]);
  expect(process.exitCode ?? 0).toBe(0);
  expect(said.join('')).toContain('Everything is as it was written.');
  const before = await findFaults(app.store.read, app.house.files.folder);
  const store = await open();
  onTestFinished(() => store.close());
  const after = await findFaults(store.read, join(config.dataDir, 'files'));
  expect(after).toEqual(before);
  expect(after.faults).toEqual([]);
  expect(after.facts.join(' ')).toMatch(/[1-9]\d* journal entries .* 1 frozen packages 1 opened rounds 2 submitted responses \d+ answers \d+ sorted comments [1-9]\d* files/);
  expect((await draftContent(app.realtime, app.documentId)).content.content.length).toBeGreaterThan(5);
});

test('a backup never writes over another, and is absent when it could not be made', async () => {
  const app = await openAt(answering);
  const set = place();
  mkdirSync(set);
  await expect(backup(configOf(app.database), opening(app.database), ['backup', set])).rejects.toThrow(/already exists/);
  expect(readdirSync(set)).toEqual([]);
  await expect(backup(configOf(app.database), opening(app.database), ['backup'])).rejects.toThrow(/where/);
  const other = place();
  const failing = testDialect === 'sqlite' ? { config: configOf(app.database), open: async (): Promise<Store> => { throw new Error('no database'); } }
    : { config: { ...configOf(app.database), databaseUrl: 'postgres://127.0.0.1:1/none' }, open: opening(app.database) };
  await expect(backup(failing.config, failing.open, ['backup', other])).rejects.toThrow();
  expect(existsSync(other)).toBe(false);
});

test('a damaged or half backup is refused before anything is touched', async () => {
  const app = await openAt(answering);
  const set = place();
  await backup(configOf(app.database), opening(app.database), ['backup', set]);
  const { config, open } = await emptyPlace();
  const file = readdirSync(join(set, 'files'), { recursive: true, withFileTypes: true }).find((entry) => entry.isFile());
  const path = join(file?.parentPath ?? '', file?.name ?? '');
  const bytes = readFileSync(path);
  writeFileSync(path, Buffer.concat([bytes.subarray(0, 10), Buffer.from([(bytes[10] ?? 0) ^ 1]), bytes.subarray(11)]));
  await expect(restore(config, open, ['restore', set])).rejects.toThrow(/damaged/);
  rmSync(path);
  await expect(restore(config, open, ['restore', set])).rejects.toThrow(/damaged/);
  rmSync(join(set, 'manifest.json'));
  await expect(restore(config, open, ['restore', set])).rejects.toThrow(/not a complete backup/);
  expect(readdirSync(config.dataDir)).toEqual([]);
});

test('a restore never writes over data', async () => {
  const app = await openAt(answering);
  const set = place();
  await backup(configOf(app.database), opening(app.database), ['backup', set]);
  const { config, open } = await emptyPlace();
  writeFileSync(join(config.dataDir, 'overens.sqlite'), 'something');
  await expect(restore(config, open, ['restore', set])).rejects.toThrow(/already holds data/);
  expect(readFileSync(join(config.dataDir, 'overens.sqlite'), 'utf8')).toBe('something');
});

test('verify names every kind of damage and fails', async () => {
  const app = await openAt(answering);
  const heads = place();
  const run = async () => {
    said = [];
    process.exitCode = 0;
    await verify(configOf(app.database), opening(app.database), ['verify', '--heads', heads]);
    return { text: said.join(''), code: process.exitCode };
  };
  expect(await run()).toMatchObject({ code: 0, text: expect.stringContaining('Everything is as it was written.') });
  const kept = readFileSync(heads, 'utf8');
  const damages: [string, RegExp][] = [
    ["update journal_entries set act = 'x' where seq = 2", /Journal chain .* is broken at entry 2/],
    ["update frozen_blocks set text = 'x' where clause_number = '2.1'", /Frozen package .* blocks of document/],
    ["update frozen_blocks set clause_number = '9.9' where clause_number = '2.2'", /Frozen package .* blocks of document/],
    ["update frozen_documents set html = 'x'", /Frozen package .* document/],
    ["update frozen_packages set hash = 'x'", /Frozen package .* package-hash/],
    ["update comments set text = 'x' where number = 1", /Submitted response .* comments are not/],
    ["update comments set proposed_text = 'x' where number = 1", /Submitted response .* comments are not/],
    ["update responses set summary = 'x' where stance = 'supports_with_remarks'", /Submitted response .* position is not/],
    ["update frozen_blocks set runs = '[]' where clause_number = '2.1'", /Frozen package .* editing state/],
    ["update document_updates set checksum = 'x' where seq = 1", /Working text: update 1 of document .* is damaged/],
    ['delete from document_updates where seq = 1', /Working text: document .* lacks update 1/],
    ["update responses set hash = 'x'", /Submitted response .* does not give its hash/],
  ];
  for (const [statement, expected] of damages) {
    const copyOf = await app.database.copy().catch(() => null);
    // PostgreSQL copies only a database that nobody has open: there the damages are laid on one another.
    const target = copyOf ?? app.database;
    await tamper(target, statement);
    said = [];
    process.exitCode = 0;
    await verify(configOf(target), opening(target), ['verify', '--heads', heads]);
    expect(said.join(''), statement).toMatch(expected);
    expect(process.exitCode, statement).toBe(1);
  }
  expect(readFileSync(heads, 'utf8'), 'heads that show a fault are not written over').toBe(kept);
});

test('a tail cut since the heads were kept is told', async () => {
  const app = await openAt(answering);
  const heads = place();
  await verify(configOf(app.database), opening(app.database), ['verify', '--heads', heads]);
  const cut = async (tail: string) => tamper(app.database, `delete from journal_details where entry_id in (select id from journal_entries where chain = 'matter:${app.matterId}' and seq ${tail}); delete from journal_entries where chain = 'matter:${app.matterId}' and seq ${tail}`);
  // The last entry told of the matter's state alone.
  await cut(`= (select max(seq) from journal_entries where chain = 'matter:${app.matterId}')`);
  said = [];
  await verify(configOf(app.database), opening(app.database), ['verify']);
  expect(process.exitCode, 'the chain itself is sound').toBe(0);
  await verify(configOf(app.database), opening(app.database), ['verify', '--heads', heads]);
  expect(process.exitCode).toBe(1);
  expect(said.join('')).toContain(`matter:${app.matterId} no longer holds`);
  await cut('> 9');
  said = [];
  await verify(configOf(app.database), opening(app.database), ['verify']);
  expect(process.exitCode, 'what was frozen is no longer in the journal').toBe(1);
  expect(said.join('')).toMatch(/its hash, number or purpose in the journal/);
});

test('a missing file is named by its hash', async () => {
  const app = await openAt(answering);
  const shelf = readdirSync(app.house.files.folder)[0] ?? '';
  const hash = readdirSync(join(app.house.files.folder, shelf))[0] ?? '';
  rmSync(join(app.house.files.folder, shelf, hash));
  expect((await findFaults(app.store.read, app.house.files.folder)).faults).toEqual([`File ${hash} is missing or damaged.`]);
});

test('a data folder without a database is named, and none is made', async () => {
  if (testDialect !== 'sqlite') return;
  const dataDir = place();
  const app = await freshDatabase();
  const opened = vi.fn(opening(app));
  const sentence = `There is no database in ${dataDir}: check DATA_DIR.`;
  await expect(verify(configOf(app, dataDir), opened, ['verify'])).rejects.toThrow(sentence);
  await expect(backup(configOf(app, dataDir), opened, ['backup', place()])).rejects.toThrow(sentence);
  expect(opened).not.toHaveBeenCalled();
  expect(existsSync(dataDir)).toBe(false);
});

test('a backup of the other kind of database is refused before anything is copied', async () => {
  const app = await openAt(answering);
  const set = place();
  await backup(configOf(app.database), opening(app.database), ['backup', set]);
  const { config, open } = await emptyPlace();
  const other = { ...config, databaseUrl: config.databaseUrl === null ? 'postgres://127.0.0.1:1/none' : null };
  await expect(restore(other, open, ['restore', set])).rejects.toThrow(/DATABASE_URL/);
  expect(readdirSync(config.dataDir)).toEqual([]);
});
