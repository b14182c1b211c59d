import { expect, test } from 'vitest';
import { runSession } from './session.ts';

const runs = Math.ceil(Number(process.env['FUZZ_RUNS'] ?? 800) / 4);
const first = Number(process.env['FUZZ_SEED'] ?? 1) + 1_000_000;

test('no word is lost or doubled in a long session', () => {
  let [edits, jumps] = [0, 0];
  for (let seed = first; seed < first + runs; seed++) {
    const facts = runSession({ seed, edits: 110, withEditors: seed % 2 === 0 });
    edits += facts.edits;
    jumps += facts.jumps;
  }
  expect(edits).toBeGreaterThan(runs * 60);
  // No word is lost, doubled or made anew; it reads at another place than where it was put. None is the aim.
  console.log(`${jumps} of ${edits} edits set words elsewhere than where they were put`);
  expect(jumps).toBeLessThan(edits / 1_000);
}, 600_000);
