/** Whose every character is: the Yjs ids under a block's plain text. */
import type * as Y from 'yjs';
import { runLength } from './flat-format.ts';
import { blocksOf, leavesOf } from './flat-layout.ts';
import type { FlatMirror } from './flat-mirror.ts';
import type { BlockStream, FlatBlock } from './flat-block.ts';

/** `length` characters from `at` (UTF-16 units of the block's plain text) have the ids `client:clock`, `client:clock + 1`, … */
export interface CharacterRun { client: number; clock: number; length: number; at: number }
export interface BlockRuns { block: string; runs: CharacterRun[] }

export function blockRuns(mirror: FlatMirror): BlockRuns[] {
  const byStream = new Map<BlockStream, Map<FlatBlock, CharacterRun[]>>();
  return mirror.places.flatMap(leavesOf).map((leaf) => {
    const runs: CharacterRun[] = [];
    let before = 0;
    for (const block of blocksOf(leaf)) {
      const found = byStream.get(block.stream) ?? streamRuns(block.stream);
      byStream.set(block.stream, found);
      for (const run of found.get(block) ?? []) add(runs, { ...run, at: run.at + before });
      before += block.size;
    }
    return { block: leaf.id, runs };
  });
}

interface Stretch { block: FlatBlock; size: number; at: number | null }

/** A block's stored units; `at` where they are words. */
function stretches(block: FlatBlock): Stretch[] {
  const found: Stretch[] = block.marker ? [{ block, size: 1, at: null }] : [];
  let at = 0;
  let length = block.marker ? 1 : 0;
  for (const run of block.runs) {
    const isMove = 'move' in run;
    found.push({ block, size: runLength(run), at: isMove ? null : at });
    length += runLength(run);
    if (!isMove) at += runLength(run);
  }
  if (block.length > length) found.push({ block, size: block.length - length, at: null });
  return found;
}

function streamRuns(stream: BlockStream): Map<FlatBlock, CharacterRun[]> {
  const found = new Map<FlatBlock, CharacterRun[]>(stream.blocks.map((block) => [block, []]));
  const all = stream.blocks.flatMap(stretches);
  let next = 0;
  let inside = 0;
  for (let item: Y.Item | null = stream.text._start; item; item = item.right) {
    if (item.deleted || !item.countable) continue;
    for (let taken = 0; taken < item.length && next < all.length;) {
      const stretch = all[next];
      if (!stretch) break;
      const step = Math.min(item.length - taken, stretch.size - inside);
      const { client, clock } = item.id;
      if (stretch.at !== null) add(found.get(stretch.block) ?? [], { client, clock: clock + taken, length: step, at: stretch.at + inside });
      taken += step;
      inside += step;
      if (inside >= stretch.size) { next++; inside = 0; }
    }
  }
  return found;
}

function add(runs: CharacterRun[], run: CharacterRun): void {
  const last = runs.at(-1);
  if (last && last.client === run.client && last.clock + last.length === run.clock && last.at + last.length === run.at) last.length += run.length;
  else runs.push({ ...run });
}
