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

/** What a page asks for before its words stand there, and what it has asked for a moment later: compressed kilobytes of JavaScript, and the files of the first. */
async function loadedBy({ page }: Person, words: string, open: () => Promise<unknown>): Promise<{ kilobytes: number; after: number; files: string[] }> {
  await page.addInitScript((selector) => {
    new MutationObserver((_changes, watch) => {
      if (document.querySelector(selector) === null) return;
      performance.mark('words');
      watch.disconnect();
    }).observe(document, { childList: true, subtree: true });
  }, words);
  await open();
  const scripts = await page.evaluate(() => {
    const ready = performance.getEntriesByName('words')[0]?.startTime ?? Number.NaN;
    const entries = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
    return entries.filter(({ name }) => name.endsWith('.js')).map(({ name, encodedBodySize, startTime }) => ({ url: name, bytes: encodedBodySize, isFirst: startTime < ready }));
  });
  const first = scripts.filter(({ isFirst }) => isFirst);
  const kilobytesOf = (some: typeof scripts): number => Math.round(some.reduce((sum, { bytes }) => sum + bytes, 0) / 100) / 10;
  return { kilobytes: kilobytesOf(first), after: kilobytesOf(scripts), files: first.map(({ url }) => new URL(url).pathname.slice(1)) };
}

test('the first load of the editor carries less than 350 kB of compressed JavaScript', async () => {
  const { local } = await demoMatters(await house.person({ as: lead }));
  const person = await house.person({ as: writer });
  const documentId = await firstDocument(person, local.id);
  const { kilobytes, after, files } = await loadedBy(person, '.agreement .ProseMirror [data-block]', async () => {
    await openDraft(person, documentId);
    await person.page.locator('.margin-head, .margin-empty').first().waitFor();
  });
  console.log(`the editor's first load: ${kilobytes} kB of compressed JavaScript in ${files.length} files; ${after} kB with what is fetched right after`);
  expect(holds(files, editorWords.prosemirror)).toBe(true);
  expect(kilobytes).toBeLessThan(350);
});

test("the first load of the consultee's page carries less than 250 kB of compressed JavaScript", async () => {
  const person = await house.person({ as: 'forening.kontakt@nshp-granmark.example' });
  const { page } = person;
  const { items } = await ask<{ items: { consulteeId: string; state: string }[] }>(person, '/consultations');
  const open = items.find(({ state }) => state === 'open');
  if (!open) throw new Error('the demo has no open round for NSHP');
  const { kilobytes, after, files } = await loadedBy(person, '.frozen-text [data-block]', async () => {
    await page.goto(`/remissomgang/${open.consulteeId}`);
    await page.locator('.frozen-text [data-block]').first().waitFor();
    await page.getByRole('region', { name: 'Ditt svar' }).waitFor();
  });
  console.log(`the consultee's first load: ${kilobytes} kB of compressed JavaScript in ${files.length} files; ${after} kB with what is fetched right after`);
  expect(after).toBeLessThan(250);
  expect(files.length).toBeGreaterThan(3);
  expect(kilobytes).toBeLessThan(250);
  expect(holds(files, editorWords.prosemirror)).toBe(false);
});
