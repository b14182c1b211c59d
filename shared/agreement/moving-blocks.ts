/** Whole blocks: which of them a selection marks, and how they are moved with their words (ADR 17). */
import { Fragment } from '@tiptap/pm/model';
import type { Node, NodeRange, ResolvedPos } from '@tiptap/pm/model';
import { Selection, TextSelection } from '@tiptap/pm/state';
import type { Command, EditorState } from '@tiptap/pm/state';
import type { Side } from './table-editing.ts';

export const isList = ({ type }: Node): boolean => type.name === 'bulletList' || type.name === 'orderedList';

/** Of the innermost item around a place; null where there is none. */
export function itemDepth($at: ResolvedPos): number | null {
  for (let depth = $at.depth; depth > 0; depth--) if ($at.node(depth).type.name === 'listItem') return depth;
  return null;
}

/**
 * Moves the whole nodes between two places to a third, all of them between nodes; their words, their authors and what is anchored to them go with them (ADR 17).
 * Items that come to the top level stand in a list of their own, of the sort that they were in.
 */
export function moveNodes(from: number, to: number, target: number): Command {
  return (state, dispatch) => {
    if (target >= from && target <= to) return false;
    const [$from, $to, $target] = [state.doc.resolve(from), state.doc.resolve(to), state.doc.resolve(target)];
    if (from >= to || !$from.sameParent($to) || $from.parent.isTextblock || $target.parent.isTextblock) return false;
    const moved = state.doc.slice(from, to).content;
    const isOut = $target.depth === 0 && isList($from.parent);
    const content = isOut ? Fragment.from($from.parent.type.create({ ...$from.parent.attrs, id: null }, moved)) : moved;
    // A list or an item cannot stand empty.
    if ($from.parent.childCount === moved.childCount && $from.depth > 0) return false;
    if ($from.parent !== $target.parent && !$target.parent.canReplace($target.index(), $target.index(), content)) return false;
    if (content.lastChild?.type.name === 'footnotes' || $target.nodeBefore?.type.name === 'footnotes') return false;
    const { tr } = state;
    tr.delete(from, to);
    const at = tr.mapping.map(target);
    tr.insert(at, content);
    const caret = state.selection.from >= from && state.selection.from <= to ? state.selection.from - from + at + (isOut ? 1 : 0) : tr.mapping.map(state.selection.from);
    try {
      tr.doc.check();
    } catch {
      return false;
    }
    dispatch?.(tr.setSelection(TextSelection.near(tr.doc.resolve(Math.min(caret, tr.doc.content.size)))).scrollIntoView());
    return true;
  };
}

/** Moves the blocks or list items that the selection touches past their neighbour. */
export function moveBlock(side: Side): Command {
  return (state, dispatch) => {
    const range = movable(state);
    if (!range) return false;
    const { parent, startIndex, endIndex, start, end } = range;
    const beside = side === 'before' ? parent.maybeChild(startIndex - 1) : parent.maybeChild(endIndex);
    if (!beside || beside.type.name === 'footnotes') return false;
    return moveNodes(start, end, side === 'before' ? start - beside.nodeSize : end + beside.nodeSize)(state, dispatch);
  };
}

/** The nearest row of blocks or items around the selection: a paragraph of a list is moved with its item. */
function movable({ selection, doc }: EditorState): NodeRange | null {
  const { $from, $to } = selection;
  const range = $from.blockRange($to, (node) => node.type.name === 'doc' || node.type.name.endsWith('List'));
  if (!range || $from.node(1)?.type.name === 'footnotes') return null;
  if (!isInCell($from)) return range;
  // Within a table the table is what is moved.
  const [$before, $after] = [doc.resolve($from.before(1) + 1), doc.resolve($to.after(1) - 1)];
  return $before.blockRange($after, (node) => node.type.name === 'doc');
}

/** The whole blocks or list items that a selection covers; null when it begins or ends inside one. */
export function wholeRange({ selection, doc }: EditorState): { from: number; to: number } | null {
  const { $from, $to, from, to } = selection;
  if (selection.empty) return null;
  const isNotes = (end: number): boolean => doc.resolve(end).nodeBefore?.type.name === 'footnotes';
  if (!(selection instanceof TextSelection)) return $from.depth === 0 && !isNotes(to) ? { from, to } : null;
  if ($from.parentOffset > 0 || $to.parentOffset < $to.parent.content.size) return null;
  const range = $from.blockRange($to, (node) => /^(doc|bulletList|orderedList)$/.test(node.type.name));
  // The first word of the first block and the last of the last.
  if (!range || from - range.start > $from.depth - range.depth || range.end - to > $to.depth - range.depth || isNotes(range.end)) return null;
  return { from: range.start, to: range.end };
}

/**
 * Lines marked from their first word to before the first word of the next block, as a triple click or Shift and an arrow do it, without that next block:
 * deleting them is not to join it to what stood before. Null when the selection is another.
 */
export function markedLines({ selection, doc }: EditorState): TextSelection | null {
  const { $from, $to } = selection;
  if (!(selection instanceof TextSelection) || $from.parentOffset > 0 || $to.parentOffset > 0 || $from.sameParent($to)) return null;
  const last = Selection.findFrom(doc.resolve($to.before()), -1, true);
  return last === null || last.to <= $from.pos ? null : TextSelection.create(doc, $from.pos, last.to);
}

/** Nothing but paragraphs can be put there. */
export function isInCell($pos: ResolvedPos): boolean {
  for (let depth = $pos.depth; depth > 1; depth--) if (/^table(?:Cell|Header)$/.test($pos.node(depth).type.name)) return true;
  return false;
}
