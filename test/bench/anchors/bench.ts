/** Where anchored words are found again after random editing and after real typing: `npm run bench -- anchors` (design D6). */
import type { Figure, Result } from '../../support/figures.ts';
import type { Verdict } from './judging.ts';
import { play, type Script } from './scripts.ts';
import { playTrace, type TraceName, traces } from './traces.ts';

const scripts: (Script & { target: number })[] = [
  { name: '200 edits without moves', edits: 200, moves: false, importAfter: null, target: 99.5 },
  { name: '200 edits with moves', edits: 200, moves: true, importAfter: null, target: 98 },
  { name: '30 edits with moves, a whole-document import, 30 more', edits: 60, moves: true, importAfter: 30, target: 98 },
];
const [texts, anchors] = [10, 100];

/** Every anchor was decided without a person, and rightly. */
const settled: readonly Verdict[] = ['right', 'written-again', 'rightly-gone'];

export async function run({ seed, json }: { seed: number; json: boolean }): Promise<Result> {
  const figures: Figure[] = [];
  for (const script of scripts) {
    const counts = new Map<Verdict, number>();
    for (let text = 0; text < texts; text++) for (const { verdict } of play(script, { seed: seed * 1_000 + text, many: anchors })) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
    figures.push(...figuresOf(script.name, counts, script.target));
    if (!json) process.stdout.write(`  ${script.name}: ${[...counts].map(([verdict, count]) => `${verdict} ${count}`).join(', ')}\n`);
  }
  for (const name of Object.keys(traces) as TraceName[]) {
    const counts = new Map<Verdict, number>();
    for (const { verdict } of playTrace(name, seed)) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
    figures.push(...figuresOf(`typing trace ${name}`, counts, 98));
    if (!json) process.stdout.write(`  ${name}: ${[...counts].map(([verdict, count]) => `${verdict} ${count}`).join(', ')}\n`);
  }
  return { name: 'anchors', seed, figures };
}

export function figuresOf(name: string, counts: ReadonlyMap<Verdict, number>, target: number): Figure[] {
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const count = (verdict: Verdict): number => counts.get(verdict) ?? 0;
  const share = Math.round((settled.reduce((sum, verdict) => sum + count(verdict), 0) / all) * 100_000) / 1_000;
  return [
    { what: `${name}: anchors`, value: all, unit: 'anchors', target: null, holds: true },
    { what: `${name}: lost`, value: count('lost'), unit: 'anchors', target: 0, holds: count('lost') === 0 },
    { what: `${name}: at wrong words and not marked uncertain`, value: count('wrong'), unit: 'anchors', target: 0, holds: count('wrong') === 0 },
    { what: `${name}: resolved without a person`, value: share, unit: '%', target, holds: share >= target },
  ];
}
