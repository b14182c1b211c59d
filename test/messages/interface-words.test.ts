/** Words on the screen come from the catalogues only (house rule): a simple reading of every .tsx file. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const client = join(import.meta.dirname, '../../client');

/** Punctuation and signs are no words; a word is two letters or more. */
const word = /\p{L}{2,}/u;
const named = /\b(?:aria-label|aria-description|aria-roledescription|aria-valuetext|alt|title|placeholder|label|caption)=(?:"([^"]*)"|\{\s*'([^']*)'\s*\}|\{\s*`([^`$]*)`\s*\})/g;

/** Text between tags on one line or several, without what stands in braces. Generics and arrow functions are not tags, so only real element names count. */
function wordsBetweenTags(source: string): string[] {
  const bare = source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
  return [...bare.matchAll(/<(?:\/?[a-z][a-z0-9-]*|\/?[A-Z][\w.]*)(?:\s[^<>]*?(?:=>[^<>]*?)*)?>([^<>{}]+)<\/?[a-zA-Z]/g)].map(([, text]) => text?.trim() ?? '').filter((text) => word.test(text) && !/^[:?&|]|[?&|]$|[;=()]|\b(?:const|return|export|function|import)\b/.test(text));
}

export function looseWords(source: string): string[] {
  const attributes = [...source.matchAll(named)].map(([, double, single, backtick]) => double ?? single ?? backtick ?? '').filter((text) => word.test(text));
  return [...wordsBetweenTags(source), ...attributes];
}

test('no screen carries words of its own', () => {
  const found = readdirSync(client, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.tsx'))
    .flatMap((path) => looseWords(readFileSync(join(client, path), 'utf8')).map((text) => `${path}: ${text}`));
  expect(found).toEqual([]);
});

test('the reading finds words between tags and in names, and leaves code alone', () => {
  expect(looseWords('<p className="a">Hej du</p>')).toEqual(['Hej du']);
  expect(looseWords('<button aria-label="Stäng" onClick={() => x()}>{t("a")}</button>')).toEqual(['Stäng']);
  expect(looseWords("<p>{t('ui.close')} · {n} – </p>")).toEqual([]);
  expect(looseWords('done ? <Day value={a} /> : planned ? <Day value={b} /> : null')).toEqual([]);
  expect(looseWords('const f = <Row,>(rows: Map<string, Row>): Set<string> => new Set<string>();')).toEqual([]);
});
