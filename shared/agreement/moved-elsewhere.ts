/** Items that an edit took out of one list and put into another, or into a list of their own. */
import type { Node } from '@tiptap/pm/model';
import { isList } from './moving-blocks.ts';
import type { ProposedMove } from './proposed-moves.ts';
import { readMove } from './proposed-moves.ts';

interface Item { id: string; list: Node; depth: number; at: number; index: number }

/** The one row of items that changed its list, and where in the document before a sign can stand beside its new place; null where there is none. */
export function movedElsewhere(before: Node, after: Node): ProposedMove & { at: number } | null {
  const [was, is] = [itemsIn(before), itemsIn(after)];
  const moved = [...is.values()].filter(({ id, list }) => was.has(id) && was.get(id)?.list.attrs['id'] !== list.attrs['id']);
  const move = readMove({ first: moved[0]?.id, last: moved.at(-1)?.id, elsewhere: true });
  const [one] = moved;
  if (move === null || !one || moved.some(({ list, index }, at) => list !== one.list || index !== one.index + at)) return null;
  const beside = [was.get(idOf(one.list.maybeChild(one.index - 1))), was.get(idOf(one.list.maybeChild(one.index + moved.length)))] as const;
  const [item, next] = beside;
  // In the item's own first line: what is deeper in it is another item's.
  if (item) return { ...move, at: item.at + (before.nodeAt(item.at)?.firstChild?.nodeSize ?? 0), before: false };
  if (next) return { ...move, at: next.at + 2, before: true };
  return one.depth === 1 && one.list.childCount === moved.length ? besideBlock(before, after, { move, list: one.list }) : null;
}

const idOf = (node: Node | null): string => String(node?.attrs['id'] ?? '');

/** Every item by its id, in the order in which they stand. */
function itemsIn(doc: Node): Map<string, Item> {
  const found = new Map<string, Item>();
  doc.descendants((node, at, parent, index) => {
    const id = idOf(node);
    if (node.type.name === 'listItem' && parent && id !== '' && !found.has(id)) found.set(id, { id, list: parent, depth: doc.resolve(at).depth, at, index });
    return isList(node) || node.type.name === 'listItem';
  });
  return found;
}

/** A list of its own stands after a paragraph or heading of the top level, or before one. */
function besideBlock(before: Node, after: Node, { move, list }: { move: ProposedMove; list: Node }): ProposedMove & { at: number } | null {
  const index = after.children.indexOf(list);
  const blocks = new Map<string, { node: Node; at: number }>();
  before.forEach((node, at) => { if (node.type.name === 'paragraph' || node.type.name === 'heading') blocks.set(idOf(node), { node, at }); });
  const [earlier, later] = [blocks.get(idOf(after.maybeChild(index - 1))), blocks.get(idOf(after.maybeChild(index + 1)))];
  if (earlier) return { ...move, at: earlier.at + earlier.node.nodeSize - 1, before: false };
  return later ? { ...move, at: later.at + 1, before: true } : null;
}
