import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
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

test('a stop is graceful: the lock is gone and the next start goes well', async () => {
  const again = await startServer({ dataDir: join(folder, 'first') });
  expect((await fetch(`${again.origin}/healthz`)).status).toBe(200);
  expect(await again.stop()).toBe(0);
});
