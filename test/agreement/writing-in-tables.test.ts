import { test } from 'vitest';
import { tableActs } from './commands.ts';
import { runSession } from './session.ts';

const runs = Number(process.env['FUZZ_RUNS'] ?? 800);
const first = Number(process.env['FUZZ_SEED'] ?? 1);

test('no word is lost or doubled when several merge, split, move and write in one table', () => {
  for (let seed = first; seed < first + runs; seed++) runSession({ seed, edits: 28, withEditors: seed % 2 === 0, only: tableActs });
}, 600_000);
