/** The README speaks of what is there. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sv } from '#shared/messages/sv.ts';

const root = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const readme = read('README.md');
/** The keys of the table that the command is chosen from. */
function listed(path: string, table: string): string[] {
  const source = read(path);
  const body = source.slice(source.indexOf(' = {\n', source.indexOf(`const ${table}:`)), source.indexOf('\n};', source.indexOf(`const ${table}:`)));
  return [...body.matchAll(/^ {2}'?([\w-]+)'?:/gm)].map(([, name]) => name ?? '');
}

test('every bench and every fault is named', () => {
  const names = { bench: listed('test/bench/run.ts', 'benches'), faults: listed('test/faults/run.ts', 'faults') };
  for (const [command, all] of Object.entries(names)) {
    const row = readme.split('\n').find((line) => line.includes(`npm run ${command} -- NAME`)) ?? '';
    expect(all.length, command).toBeGreaterThan(3);
    expect(all.filter((name) => !row.includes(`\`${name}\``)), command).toEqual([]);
  }
});

test('every room of the server has its row', () => {
  const rooms = readdirSync(join(root, 'server'), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);
  expect(rooms.filter((room) => !readme.includes(`| \`server/${room}\` |`))).toEqual([]);
});

test('what the walk tells to press is written so on the screens', () => {
  const walk = readme.slice(readme.indexOf('To walk through'), readme.indexOf('## Other commands')).replaceAll(/\*\*[^*]+\*\*/g, '');
  const labels = [...walk.matchAll(/\*([^*]+)\*/g)].map(([, label]) => label ?? '').flatMap((label) => label.split(' → '));
  const said = new Set<string>(Object.values(sv));
  const names = ['Lokal överenskommelse om familjecentral i Mossbacka', 'Almfors kommun', 'Samordnare, Almfors kommun'];
  expect(labels.length).toBeGreaterThan(8);
  expect(labels.filter((label) => !said.has(label) && !names.includes(label))).toEqual([]);
});
