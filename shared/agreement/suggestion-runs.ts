/** Whose every character is, when what is only proposed does not count. */
import type { Node } from '@tiptap/pm/model';
import type { BlockRuns, CharacterRun } from './flat-runs.ts';
import { isProposed } from './suggestions.ts';
import { withoutSuggestions } from './without-suggestions.ts';

/** The same blocks' characters without those that are only proposed, counted as `withoutSuggestions` counts. */
export function runsWithoutSuggestions(doc: Node, blocks: BlockRuns[]): BlockRuns[] {
  const proposed = proposedStretches(doc);
  if (proposed.size === 0) return blocks;
  const stands = linesIn(withoutSuggestions(doc));
  return blocks.flatMap(({ block, runs }) => {
    const gone = proposed.get(block);
    if (!stands.has(block)) return [];
    return [gone === undefined ? { block, runs } : { block, runs: runs.flatMap((run) => without(run, gone)) }];
  });
}

/** A note that is only proposed is no line of the text. */
function linesIn(doc: Node): Set<string> {
  const found = new Set<string>();
  doc.descendants((node) => {
    if (node.isTextblock) found.add(String(node.attrs['id']));
    return !node.isTextblock;
  });
  return found;
}

interface Stretch { from: number; to: number }

function proposedStretches(doc: Node): Map<string, Stretch[]> {
  const found = new Map<string, Stretch[]>();
  doc.descendants((node) => {
    if (!node.isTextblock) return true;
    const stretches: Stretch[] = [];
    node.forEach((child, offset) => { if (isProposed(child)) stretches.push({ from: offset, to: offset + child.nodeSize }); });
    if (stretches.length > 0) found.set(String(node.attrs['id']), stretches);
    return false;
  });
  return found;
}

function without(run: CharacterRun, gone: readonly Stretch[]): CharacterRun[] {
  const kept: CharacterRun[] = [];
  let before = 0;
  let from = run.at;
  const end = run.at + run.length;
  const keep = (to: number): void => {
    if (to > from) kept.push({ client: run.client, clock: run.clock + from - run.at, length: to - from, at: from - before });
  };
  for (const stretch of gone) {
    if (stretch.to <= from) { before += stretch.to - stretch.from; continue; }
    if (stretch.from >= end) break;
    keep(Math.min(stretch.from, end));
    before += stretch.to - stretch.from;
    from = Math.max(from, stretch.to);
    if (from >= end) break;
  }
  if (from < end) keep(end);
  return kept;
}
