/** Every text of the catalogues is said somewhere: what nobody says is deleted, in both languages. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const folder = join(root, 'shared/messages');

const read = (top: string): string[] => readdirSync(join(root, top), { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path) && !/\.(sv|en)\.ts$|^messages\/(sv|en)\.ts$/.test(path))
  .map((path) => readFileSync(join(root, top, path), 'utf8'));

interface Said {
  literals: ReadonlySet<string>;
  /** Words that a key may be put together from: literals and the names of fields. */
  parts: ReadonlySet<string>;
  /** Keys put together, as `refusal.${code}`. */
  patterns: readonly RegExp[];
  /** Parts put together, as `state-${state}`. */
  joined: readonly RegExp[];
}

const whole = (text: string): RegExp => new RegExp(`^${text}$`);

export function saidIn(sources: readonly string[]): Said {
  const literals = new Set<string>();
  const patterns = new Set<string>();
  const names = new Set<string>();
  const joined = new Set<string>();
  for (const source of sources) {
    for (const [, text = ''] of source.matchAll(/'([\w./-]+)'/g)) literals.add(text);
    for (const [, name = ''] of source.matchAll(/\b(\w+)[?]?[:,}]/g)) names.add(name);
    for (const [, text = ''] of source.matchAll(/`((?:[\w.-]|\$\{[^}`]*\})+)`/g)) {
      const form = text.replace(/\$\{[^}]*\}/g, '\0');
      if (form.includes('\0')) (form.includes('.') ? patterns : joined).add(form.replaceAll('.', '\\.').replaceAll('\0', '(.+)'));
    }
  }
  // A pattern of nothing but values would say everything.
  return { literals, parts: new Set([...literals, ...names]), patterns: [...patterns].filter((text) => /^\w+\\\./.test(text)).map(whole), joined: [...joined].filter((text) => /^\w+-/.test(text)).map(whole) };
}

export function isSaid({ literals, parts, patterns, joined }: Said, key: string): boolean {
  const isPart = (part: string): boolean => parts.has(part) || joined.some((pattern) => pattern.exec(part)?.slice(1).every((one) => parts.has(one)));
  return literals.has(key) || patterns.some((pattern) => pattern.exec(key)?.slice(1).every((part) => part.split('.').every(isPart)));
}

test('every text is used', async () => {
  const said = saidIn(['server', 'shared', 'client'].flatMap(read));
  const unused: string[] = [];
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.sv.ts'))) {
    const exported: Record<string, unknown> = await import(join(folder, file));
    unused.push(...Object.keys(Object.assign({}, ...Object.values(exported)) as object).filter((key) => !isSaid(said, key)).map((key) => `${file}: ${key}`));
  }
  expect(unused).toEqual([]);
});

test('a key is said whole, or put together from words that stand in the code', () => {
  const said = saidIn(["t('ui.close'); t(`refusal.${code}`); const code = 'too-late'; const kinds = { legal: 1 }; t(`kind.${kind}.short`)"]);
  expect(['ui.close', 'refusal.too-late', 'kind.legal.short', 'ui.open', 'refusal.never', 'kind.legal', 'kind.gone.short'].filter((key) => isSaid(said, key))).toEqual(['ui.close', 'refusal.too-late', 'kind.legal.short']);
});
