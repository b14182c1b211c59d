/** Whose every character is: the Yjs ids under a block's plain text. */
import * as Y from 'yjs';
import { leavesOf } from './flat-layout.ts';
import type { FlatMirror } from './flat-mirror.ts';
import type { FlatBlock, FlatStream } from './flat-stream.ts';

/** `length` characters from `at` (UTF-16 units of the block's plain text) have the ids `client:clock`, `client:clock + 1`, … */
export interface CharacterRun { client: number; clock: number; length: number; at: number }
export interface BlockRuns { block: string; runs: CharacterRun[] }

export function blockRuns(mirror: FlatMirror): BlockRuns[] {
  const byStream = new Map<FlatStream, Map<FlatBlock, CharacterRun[]>>();
  return mirror.places.flatMap(leavesOf).map(({ id, stream, block }) => {
    if (!stream || !block) return { block: id, runs: [] };
    const found = byStream.get(stream) ?? streamRuns(stream);
    byStream.set(stream, found);
    return { block: id, runs: found.get(block) ?? [] };
  });
}

function streamRuns(stream: FlatStream): Map<FlatBlock, CharacterRun[]> {
  const found = new Map<FlatBlock, CharacterRun[]>();
  let at = 0;
  let block: FlatBlock | undefined = stream.blocks[0];
  let inside = 0;
  const take = (client: number, clock: number, length: number): void => {
    for (let taken = 0; taken < length && block;) {
      const words = { from: block.marker ? 1 : 0, to: (block.marker ? 1 : 0) + block.runs.reduce((sum, run) => sum + ('text' in run ? run.text.length : 1), 0) };
      const step = Math.min(length - taken, (inside < words.from ? words.from : inside < words.to ? words.to : block.length) - inside);
      if (inside >= words.from && inside < words.to) add(found, block, { client, clock: clock + taken, length: step, at: inside - words.from });
      taken += step;
      inside += step;
      if (inside >= block.length) { block = stream.blocks[++at]; inside = 0; }
    }
  };
  for (let item: Y.Item | null = stream.text._start; item; item = item.right) {
    if (!item.deleted && item.countable) take(item.id.client, item.id.clock, item.length);
  }
  return found;
}

function add(found: Map<FlatBlock, CharacterRun[]>, block: FlatBlock, run: CharacterRun): void {
  const runs = found.get(block) ?? [];
  const last = runs.at(-1);
  if (last && last.client === run.client && last.clock + last.length === run.clock && last.at + last.length === run.at) last.length += run.length;
  else runs.push(run);
  found.set(block, runs);
}
