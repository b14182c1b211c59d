import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

test('a stop is graceful: the lock is gone and the next start goes well', async () => {
  const again = await startServer({ dataDir: join(folder, 'first') });
  expect((await fetch(`${again.origin}/healthz`)).status).toBe(200);
  expect(await again.stop()).toBe(0);
});
