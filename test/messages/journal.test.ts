/** What the team's journal can hold, the matter page can tell. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sv } from '#shared/messages/sv.ts';

const server = join(import.meta.dirname, '../../server');

/** Acts that are journalled for the house or within a response are read by the operator, not on the matter page. */
const elsewhere = /audience: (?:'house'|`response:)/;

test('every act that the team may read of has a sentence', () => {
  const silent = readdirSync(server, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .flatMap((path) => readFileSync(join(server, path), 'utf8').split('\n').map((line) => ({ path, line })))
    .filter(({ line }) => line.includes("audience: 'team'") && !elsewhere.test(line))
    .flatMap(({ path, line }) => [...line.matchAll(/\bact: '([a-z-]+)'/g)].map(([, act]) => ({ path, act: act ?? '' })))
    .filter(({ act }) => !(`journal.${act}` in sv));
  expect(silent).toEqual([]);
});
