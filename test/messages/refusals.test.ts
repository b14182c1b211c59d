/** Every refusal has its sentence: a code that reaches a person without words is a fault. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { draftingEditorSv } from '#shared/messages/drafting-editor.sv.ts';
import { en } from '#shared/messages/en.ts';
import { sv } from '#shared/messages/sv.ts';
import { readingFaults, refusedFile } from '../../server/export/docx-reader/refuse.ts';
import { refusedSheet, sheetFaults } from '../../server/export/sheet-reader/refuse.ts';

const root = join(import.meta.dirname, '../..');

function sources(folder: string): { path: string; text: string }[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.includes('messages'))
    .map((path) => ({ path: `${folder}/${path}`, text: readFileSync(join(root, folder, path), 'utf8') }));
}

/** `new Refusal(kind, 'code'`, `detail: 'code'`, zod's `error: 'code'`, and the codes that a `whyNot…` rule returns. */
function codesIn(text: string): string[] {
  const direct = [...text.matchAll(/new Refusal\(\s*'[a-z-]+',\s*'([a-z0-9-]+)'/g), ...text.matchAll(/\b(?:detail|error): '([a-z0-9]+(?:-[a-z0-9]+)+)'/g)].map(([, code]) => code ?? '');
  const rules = [...text.matchAll(/function whyNot\w*\([\s\S]*?\n}/g)].flatMap(([rule]) => [...rule.matchAll(/(?:return|\?|:|\?\?) '([a-z0-9]+(?:-[a-z0-9]+)+)'/g)].map(([, code]) => code ?? ''));
  return [...direct, ...rules];
}

/** The editor has words of its own, fetched with it. */
const said = { ...sv, ...draftingEditorSv };

test('every code that the server or a rule can refuse with has a sentence', () => {
  const speechless = [...sources('server'), ...sources('shared')].flatMap(({ path, text }) => codesIn(text).filter((code) => !(`refusal.${code}` in said)).map((code) => `${path}: ${code}`));
  expect([...new Set(speechless)]).toEqual([]);
});

/**
 * Codes that are not written out where they are thrown. Each place is named here with the reason why its codes have sentences,
 * so that a new one is seen: a whyNot… rule's own code was read above, and a code put together has a test of its own.
 */
const passedOn = new Set([
  'server/answers/answers.ts: missing[0]', 'server/answers/meetings/meetings.ts: errors[0].detail', 'server/answers/wording.ts: why', 'server/matters/matters.ts: code', 'server/matters/participants.ts: code', 'server/drafting/document-tree.ts: code',
  'server/realtime/shared-document.ts: verdict.why', 'server/export/reading-thread.ts: answer.refused.code', 'server/export/docx-reader/refuse.ts: `import.refused.${fault}`', 'server/export/sheet-reader/refuse.ts: `sheet.refused.${fault}`',
]);

test('a code that is put together where it is thrown is known here', () => {
  const thrown = [...sources('server'), ...sources('shared')].flatMap(({ path, text }) => [...text.matchAll(/new Refusal\((?:'[a-z-]+'|[^,']+(?:\? '[a-z-]+' : '[a-z-]+')?|[^,]*\?\? '[a-z-]+'),\s*([^,)\n]+)/g)].map(([, code]) => `${path}: ${code?.trim() ?? ''}`));
  expect(thrown.length).toBeGreaterThan(100);
  expect(thrown.filter((one) => !/: '[a-z0-9-]+'$/.test(one) && !passedOn.has(one))).toEqual([]);
});

test('a file that is not read is refused in words that the page finds', () => {
  for (const { code } of [...readingFaults.map(refusedFile), ...sheetFaults.map(refusedSheet)]) {
    const key = `refusal.${code}`;
    expect(sv, key).toHaveProperty([key]);
    expect(en, key).toHaveProperty([key]);
  }
});

test('a refusal says something to do, and never blames', () => {
  for (const [key, text] of Object.entries(sv)) {
    if (!key.startsWith('refusal.')) continue;
    expect(text, key).toMatch(/[.!?”]$/);
    expect(text, key).not.toMatch(/\b(ogiltig|felaktig inmatning|error|misslyckades)\b/i);
  }
});
