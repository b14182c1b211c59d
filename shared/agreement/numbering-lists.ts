/** Commands for the numbered list around the caret: how it counts, and from where. No word is touched. */
import type { Node, ResolvedPos } from '@tiptap/pm/model';
import type { Command, EditorState } from '@tiptap/pm/state';
import type { ListNumbers } from './list-numbers.ts';
import { numbersOf } from './list-numbers.ts';

export interface NumberedList {
  node: Node;
  /** The place before it. */
  at: number;
  /** The item that the caret stands in. */
  item: number;
  numbers: ListNumbers;
  /** The number of that item. */
  value: number;
  /** What that item would have if it went on from the numbered list of the same kind before it; null when there is none. */
  goesOn: number | null;
}

/** The innermost numbered list around the selection; null when a bulleted one stands between, or none. */
export function numberedListAround({ selection: { $from }, doc }: EditorState): NumberedList | null {
  for (let depth = $from.depth; depth > 0; depth--) {
    const node = $from.node(depth);
    if (node.type.name === 'bulletList') return null;
    if (node.type.name !== 'orderedList') continue;
    const [at, item] = [$from.before(depth), $from.index(depth)];
    const numbers = numbersOf(node.attrs, listsAround($from, depth));
    const before = endBefore(doc, at, numbers);
    return { node, at, item, numbers, value: Number(node.attrs['start']) + item, goesOn: item > 0 || before === null ? null : before + 1 };
  }
  return null;
}

function listsAround($from: ResolvedPos, depth: number): number {
  let around = 0;
  for (let outer = depth - 1; outer > 0; outer--) if ($from.node(outer).type.name === 'orderedList') around++;
  return around;
}

/** The last number of the nearest list that counts alike, before this one and beside it. A heading between them ends the search. */
function endBefore(doc: Node, at: number, numbers: ListNumbers): number | null {
  const $at = doc.resolve(at);
  const around = listsAround($at, $at.depth + 1);
  for (let index = $at.index() - 1; index >= 0; index--) {
    const beside = $at.parent.child(index);
    if (beside.type.name === 'heading') return null;
    if (beside.type.name === 'orderedList' && numbersOf(beside.attrs, around) === numbers) return Number(beside.attrs['start']) + beside.childCount - 1;
  }
  return null;
}

export function countListAs(numbers: ListNumbers): Command {
  return (state, dispatch) => {
    const list = numberedListAround(state);
    if (!list) return false;
    dispatch?.(state.tr.setNodeMarkup(list.at, undefined, { ...list.node.attrs, numbers }));
    return true;
  };
}

/** The item around the caret gets this number, and those after it count on; in the middle of a list a new list begins there. */
export function countFrom(value: number): Command {
  return (state, dispatch) => {
    const list = numberedListAround(state);
    if (!list || !Number.isSafeInteger(value) || value < 1 || value > 9_999) return false;
    const { tr } = state;
    let { at } = list;
    if (list.item > 0) {
      let place = list.at + 1;
      for (let index = 0; index < list.item; index++) place += list.node.child(index).nodeSize;
      tr.split(place, 1, [{ type: list.node.type, attrs: { ...list.node.attrs, id: null } }]);
      at = place + 1;
    }
    const node = tr.doc.nodeAt(at);
    if (!node) return false;
    dispatch?.(tr.setNodeMarkup(at, undefined, { ...node.attrs, start: value }));
    return true;
  };
}

/** Goes on from the list before; where that stands right above, the two become one. */
export const countOn: Command = (state, dispatch) => {
  const list = numberedListAround(state);
  if (!list || list.goesOn === null) return false;
  const above = state.doc.resolve(list.at).nodeBefore;
  if (above?.type !== list.node.type) return countFrom(list.goesOn)(state, dispatch);
  dispatch?.(state.tr.join(list.at));
  return true;
};
