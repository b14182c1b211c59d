import { expect, test } from 'vitest';
import { runSession } from './session.ts';

const runs = Math.ceil(Number(process.env['FUZZ_RUNS'] ?? 800) / 4);
const first = Number(process.env['FUZZ_SEED'] ?? 1) + 1_000_000;

test('no word is lost, doubled or read elsewhere in a long session', () => {
  let edits = 0;
  for (let seed = first; seed < first + runs; seed++) edits += runSession({ seed, edits: 110, withEditors: seed % 2 === 0 }).edits;
  expect(edits).toBeGreaterThan(runs * 60);
}, 600_000);

/** Sessions in which words once read elsewhere: what stood between words without a clause and a block without an end was deleted; such words became a clause while others were put behind them. In the last, words were written anew when cells were merged. */
test.each([[1001298, 110], [1001998, 110], [2001645, 60], [2007003, 60]])('session %i of %i turns reads as it was written', (seed, edits) => {
  expect(runSession({ seed, edits, withEditors: seed % 2 === 0 }).edits).toBeGreaterThan(40);
});
