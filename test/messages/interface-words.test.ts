/** Words come from the catalogues only (house rule): a simple reading of what is drawn, and of what code says. */
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

/** Comments may quote the trade's words. */
const bare = (source: string): string => source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/ .*$/gm, '$1');

/** Strings with Swedish letters, and names of files that are fetched: the two kinds of words that code which draws nothing can say. */
export function saidInCode(source: string): string[] {
  const strings = [...bare(source).matchAll(/'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`/g)].map(([, plain, template]) => plain ?? template ?? '');
  const fileNames = [...bare(source).matchAll(/\bname: (?:[\w.]+\()?['`]([^'`\n]*\.(?:docx|csv|json|pdf|xlsx))['`]/g)].map(([, name]) => name ?? '');
  return [...strings.filter((text) => /[åäöÅÄÖ]/.test(text.replaceAll('Överens', ''))), ...fileNames.filter((name) => word.test(name.replace(/\$\{[^}]*\}/g, '').replace(/\.\w+$/, '')))];
}

/** What is text of its own: the demo's papers, templates, styles that Word shows by these names, what stands in an agreement where a reference was, how Swedish words end and which say little, and what a list that is read calls its columns, and a template its places. */
const notInterface = [/^server\/demo\//, /^server\/drafting\/templates\//, /^shared\/messages\//, /^server\/export\/docx-(?:writer\/look|reader\/own-styles)\.ts$/, /^shared\/agreement\/clause-refs\.ts$/, /^shared\/(?:consultee-list|memo|report)-words\.ts$/, /^shared\/swedish-stem\.ts$/, /^server\/answers\/likeness\/ordinary-words\.ts$/];

test('neither the server nor the rules say anything in Swedish by themselves', () => {
  const root = join(client, '..');
  const files = ['server', 'shared', 'client'].flatMap((top) => readdirSync(join(root, top), { recursive: true, encoding: 'utf8' }).filter((path) => /\.tsx?$/.test(path)).map((path) => `${top}/${path}`)).filter((path) => !notInterface.some((own) => own.test(path)));
  expect(files.length).toBeGreaterThan(400);
  expect(files.flatMap((path) => saidInCode(readFileSync(join(root, path), 'utf8')).map((text) => `${path}: ${text}`))).toEqual([]);
});

test('the reading of code finds words and file names, and leaves identifiers alone', () => {
  expect(saidInCode("throw new Error('Går inte');")).toEqual(['Går inte']);
  expect(saidInCode('download(c, { name: `remissvar-${response.id}.json`, bytes })')).toEqual(['remissvar-${response.id}.json']);
  expect(saidInCode("download(c, { name: safeName(`Slutlig ${n}.${format}`) }); const x = { name: 'delaktighet.json' };")).toEqual(['delaktighet.json']);
  expect(saidInCode('// Ställningstagande\nconst name = `${title}.docx`; const house = \'Överens\';')).toEqual([]);
});
