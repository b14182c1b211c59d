/** Every refusal has its sentence: a code that reaches a person without words is a fault. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sv } from '#shared/messages/sv.ts';

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

test('every code that the server or a rule can refuse with has a sentence', () => {
  const speechless = [...sources('server'), ...sources('shared')].flatMap(({ path, text }) => codesIn(text).filter((code) => !(`refusal.${code}` in sv)).map((code) => `${path}: ${code}`));
  expect([...new Set(speechless)]).toEqual([]);
});

test('a refusal says something to do, and never blames', () => {
  for (const [key, text] of Object.entries(sv)) {
    if (!key.startsWith('refusal.')) continue;
    expect(text, key).toMatch(/[.!?”]$/);
    expect(text, key).not.toMatch(/\b(ogiltig|felaktig inmatning|error|misslyckades)\b/i);
  }
});
