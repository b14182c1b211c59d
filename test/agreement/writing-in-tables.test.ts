import { expect, test } from 'vitest';
import { acts } from './commands.ts';
import { runSession } from './session.ts';

const runs = Number(process.env['FUZZ_RUNS'] ?? 800);
const first = Number(process.env['FUZZ_SEED'] ?? 1);

const names = [
  'type in a cell', 'delete a word', 'type over', 'delete across blocks', 'split', 'join', 'row', 'column', 'delete row', 'delete column', 'delete table', 'header row', 'header column',
  'merge cells', 'merge the selected', 'split cell', 'move row', 'move column', 'column widths', 'bold',
];

test('no word is lost or doubled when several merge, split, move and write in one table', () => {
  const only = acts.filter(({ name }) => names.includes(name));
  expect(only).toHaveLength(names.length);
  for (let seed = first; seed < first + runs; seed++) runSession({ seed, edits: 28, withEditors: seed % 2 === 0, only });
}, 600_000);
