import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ask } from '../support/browser.ts';
import type { Person } from '../support/browser.ts';
import { firstDocument, openDraft } from './draft.ts';
import { demoMatters, lead, writer } from './screens.ts';
import { stage } from './stage.ts';

const house = stage('demo');
const client = join(import.meta.dirname, '..', '..', 'dist', 'client');

interface Chunk { file: string; imports?: string[] }
const manifest = () => JSON.parse(readFileSync(join(client, '.vite', 'manifest.json'), 'utf8')) as Record<string, Chunk>;

/** The files that a screen cannot be shown without. */
function filesOf(...sources: string[]): string[] {
  const chunks = manifest();
  const files = new Set<string>();
  const walk = (key: string): void => {
    const chunk = chunks[key];
    if (!chunk) throw new Error(`vite's manifest has no ${key}`);
    if (files.has(chunk.file)) return;
    files.add(chunk.file);
    for (const next of chunk.imports ?? []) walk(next);
  };
  for (const source of sources) walk(source);
  return [...files];
}

/** Words that the libraries keep through minifying. */
const editorWords = { yjs: 'Yjs was already imported', prosemirror: 'ProseMirror-' };
const holds = (files: string[], words: string): boolean => files.some((file) => readFileSync(join(client, file), 'utf8').includes(words));

test('no code of the editor stands in what the consultee loads', () => {
  const consultee = filesOf('index.html', 'consultation/consultation-screen.tsx', 'consultation/consultation-text-screen.tsx', 'consultation/answer-screen.tsx', 'consultation/review-screen.tsx', 'consultation/receipt-screen.tsx');
  const editor = filesOf('drafting/draft-screen.tsx');
  for (const words of Object.values(editorWords)) {
    expect(holds(editor, words), `the editor is known by "${words}"`).toBe(true);
    expect(holds(consultee, words), `the consultee's page holds "${words}"`).toBe(false);
  }
});

/** What a page has loaded when it is ready: compressed kilobytes of JavaScript, and the files. */
async function loadedBy({ page }: Person, open: () => Promise<unknown>): Promise<{ kilobytes: number; files: string[] }> {
  const scripts: Promise<{ url: string; bytes: number }>[] = [];
  page.on('requestfinished', (request) => {
    if (request.url().endsWith('.js')) scripts.push(request.sizes().then(({ responseBodySize }) => ({ url: request.url(), bytes: responseBodySize })));
  });
  await open();
  const loaded = await Promise.all(scripts);
  return { kilobytes: Math.round(loaded.reduce((sum, { bytes }) => sum + bytes, 0) / 100) / 10, files: loaded.map(({ url }) => new URL(url).pathname.slice(1)) };
}

test('the first load of the editor carries less than 350 kB of compressed JavaScript', async () => {
  const { local } = await demoMatters(await house.person({ as: lead }));
  const person = await house.person({ as: writer });
  const documentId = await firstDocument(person, local.id);
  const { kilobytes, files } = await loadedBy(person, () => openDraft(person, documentId));
  console.log(`the editor's first load: ${kilobytes} kB of compressed JavaScript in ${files.length} files`);
  expect(holds(files, editorWords.prosemirror)).toBe(true);
  expect(kilobytes).toBeLessThan(350);
});

test("the first load of the consultee's page carries less than 250 kB of compressed JavaScript", async () => {
  const person = await house.person({ as: 'forening.kontakt@nshp-granmark.example' });
  const { page } = person;
  const { items } = await ask<{ items: { consulteeId: string; state: string }[] }>(person, '/consultations');
  const open = items.find(({ state }) => state === 'open');
  if (!open) throw new Error('the demo has no open round for NSHP');
  const { kilobytes, files } = await loadedBy(person, async () => {
    await page.goto(`/remissomgang/${open.consulteeId}`);
    await page.locator('.frozen-text [data-block]').first().waitFor();
    await page.getByRole('region', { name: 'Ditt svar' }).waitFor();
  });
  console.log(`the consultee's first load: ${kilobytes} kB of compressed JavaScript in ${files.length} files`);
  expect(files.length).toBeGreaterThan(3);
  expect(kilobytes).toBeLessThan(250);
  expect(holds(files, editorWords.prosemirror)).toBe(false);
});
