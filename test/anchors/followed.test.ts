/** Anchors through random editing, a small dose of `npm run bench -- anchors` (design D6): none is lost, and none is at other words without saying so. */
import { expect, test } from 'vitest';
import { play, type Script } from '../bench/anchors/scripts.ts';

const scripts: Script[] = [
  { name: '200 edits', edits: 200, moves: false, importAfter: null },
  { name: '200 edits, blocks and words moved', edits: 200, moves: true, importAfter: null },
  { name: '30 edits with moves, a whole text read in, 30 more', edits: 60, moves: true, importAfter: 30 },
];

test.each(scripts)('$name: no words are lost, and none are taken for others unseen', (script) => {
  const all = [1_001, 1_004].flatMap((seed) => play(script, { seed, many: 100 }));
  expect(all.filter(({ verdict }) => verdict === 'lost' || verdict === 'wrong').map(({ anchor, placed, verdict }) => ({ verdict, quote: anchor.quote, text: placed.text }))).toEqual([]);
  expect(all.filter(({ verdict }) => verdict === 'person').length / all.length, 'somebody is seldom asked').toBeLessThan(0.05);
}, 60_000);
