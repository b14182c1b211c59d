/** How long it takes to compare two versions of 120 pages: with the block ids they share, and as imported anew without any. */
import { performance } from 'node:perf_hooks';
import { compare } from '#shared/agreement/compare.ts';
import type { AgreementContent } from '#shared/agreement/content.ts';
import { plainText } from '#shared/agreement/plain-text.ts';
import { chanceOf } from '../agreement/chance.ts';
import { type Figure, type Result } from '../support/figures.ts';
import { aText, changedText, idsOf } from '../support/two-versions.ts';

/** A page of an agreement as Word sets it. */
const lettersPerPage = 2_400;
const runs = 5;
const target = 1_000;

export async function run({ seed }: { seed: number }): Promise<Result> {
  const chance = chanceOf(seed);
  const id = idsOf(chance);
  const before = aText(chance, id, 1_850);
  const after = changedText(chance, before, { acts: 250, id });
  const anew = JSON.parse(JSON.stringify(after).replace(/"b([0-9a-z]{15})"/g, '"c$1"')) as AgreementContent;
  const { changes } = compare(before, after);
  return {
    name: 'compare',
    seed,
    figures: [
      { what: 'pages', value: Math.round(plainText(after).length / lettersPerPage), unit: 'pages', target: null, holds: true },
      { what: 'changes found', value: changes.length, unit: 'changes', target: null, holds: changes.length > 0 },
      timed('two versions of 120 pages, median', before, after),
      timed('two versions without a common id, median', before, anew),
      timed('two texts with nothing in common, median', before, aText(chanceOf(seed + 1), idsOf(chanceOf(seed + 1)), 1_850)),
    ],
  };
}

function timed(what: string, before: AgreementContent, after: AgreementContent): Figure {
  const times = Array.from({ length: runs }, () => {
    const from = performance.now();
    compare(before, after);
    return performance.now() - from;
  }).sort((a, b) => a - b);
  const value = Math.round(times[Math.floor(runs / 2)] ?? 0);
  return { what, value, unit: 'ms', target, holds: value <= target };
}
