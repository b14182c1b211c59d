import { expect, test } from 'vitest';
import { runSession } from './session.ts';

const runs = Number(process.env['FUZZ_RUNS'] ?? 800);
const first = Number(process.env['FUZZ_SEED'] ?? 1);

test('no word is lost or doubled when several write at once with every command', () => {
  let orphans = 0;
  for (let seed = first; seed < first + runs; seed++) orphans += runSession({ seed, edits: 32, withEditors: seed % 2 === 0 }).orphans;
  // Words typed in a clause that another deleted do occur, and are shown.
  if (runs >= 100) expect(orphans).toBeGreaterThan(0);
}, 600_000);
