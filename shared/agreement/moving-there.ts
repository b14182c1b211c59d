/** Accepting that whole blocks stand elsewhere (proposed-moves.ts). */
import { EditorState } from '@tiptap/pm/state';
import type { Transaction } from '@tiptap/pm/state';
import { movedBlocks } from './proposed-moves.ts';
import type { ProposedMove } from './proposed-moves.ts';
import { isList, itemDepth, moveNodes } from './moving-blocks.ts';

/** Moves them to the block, or the item of their list, in which the place is, as a person would: recorded, with their words, authors and anchors (ADR 17). Nothing is done where they cannot stand, nor when the place has left their list and they were not to go elsewhere. */
export function moveThere(tr: Transaction, at: number, move: ProposedMove): void {
  const found = movedBlocks(tr.doc, move);
  const $at = tr.doc.resolve(at);
  if (found === null) return;
  const $from = tr.doc.resolve(found.from);
  const depth = move.elsewhere && isList($from.parent) ? itemDepth($at) ?? 1 : $from.depth + 1;
  if ($at.depth < depth || !move.elsewhere && $at.start($from.depth) !== $from.start()) return;
  const state = EditorState.create({ doc: tr.doc });
  moveNodes(found.from, found.to, move.before ? $at.before(depth) : $at.after(depth))(state, (made) => { for (const step of made.steps) tr.step(step); });
}
