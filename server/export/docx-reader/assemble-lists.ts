/** Word has no lists, only paragraphs with a level: here they become nested lists that start with a paragraph in every item. */
import type { Block, BulletList, ListItem, OrderedList, Paragraph } from '#shared/agreement/content.ts';
import type { ListNumbers } from '#shared/agreement/list-numbers.ts';
import { usualNumbers } from '#shared/agreement/list-numbers.ts';
import type { BlockIds } from './block-ids.ts';

export type Piece =
  | { kind: 'block'; block: Block }
  | { kind: 'item'; paragraph: Paragraph; level: number; ordered: boolean; numbers: ListNumbers; value: number; list: string; indent: number | null }
  /** An unnumbered paragraph; with an item's indent it goes on in that item. */
  | { kind: 'paragraph'; paragraph: Paragraph; indent: number | null; mayContinue: boolean };
export type ItemPiece = Extract<Piece, { kind: 'item' }>;

/** Word has nine levels. */
const deepest = 9;

interface OpenList { numbers: ListNumbers; node: BulletList | OrderedList; level: number; list: string; next: number; indent: number | null }

export function assembleLists(pieces: readonly Piece[], ids: BlockIds): Block[] {
  const blocks: Block[] = [];
  let open: OpenList[] = [];
  for (const piece of pieces) {
    if (piece.kind === 'item') { addItem(piece, { open, blocks, ids }); continue; }
    const goesOn = piece.kind === 'paragraph' && piece.mayContinue ? listAtIndent(open, piece.indent) : -1;
    if (piece.kind === 'paragraph' && goesOn >= 0) {
      open = open.slice(0, goesOn + 1);
      open.at(-1)?.node.content.at(-1)?.content.push(piece.paragraph);
      continue;
    }
    open = [];
    blocks.push(piece.kind === 'block' ? piece.block : piece.paragraph);
  }
  return blocks;
}

function listAtIndent(open: readonly OpenList[], indent: number | null): number {
  return indent === null || indent <= 0 ? -1 : open.findLastIndex(each => each.indent === indent);
}

function addItem(piece: ItemPiece, { open, blocks, ids }: { open: OpenList[]; blocks: Block[]; ids: BlockIds }): void {
  const same = open.findLastIndex(each => each.level === piece.level && each.list === piece.list);
  if (same >= 0) open.length = same + 1;
  while ((open.at(-1)?.level ?? -1) > piece.level || open.length > deepest) open.pop();
  while (isSuperseded(open.at(-1), piece)) open.pop();
  let current = open.at(-1);
  if (current === undefined || current.level < piece.level || !continues(current, piece)) {
    const node = newList(piece, { ids, around: open.filter(each => each.node.type === 'orderedList').length });
    const parent = current?.node.content.at(-1);
    if (parent === undefined) blocks.push(node);
    else parent.content.push(node);
    current = { node, numbers: piece.numbers, level: piece.level, list: piece.list, next: piece.value, indent: piece.indent };
    open.push(current);
  }
  const item: ListItem = { type: 'listItem', attrs: { id: ids.give() }, content: [piece.paragraph] };
  current.node.content.push(item);
  current.next = piece.value + 1;
  current.indent = piece.indent;
}

/** A list of the same level that neither goes on here nor holds the new list ends. */
function isSuperseded(open: OpenList | undefined, piece: ItemPiece): boolean {
  return open !== undefined && open.level === piece.level && !continues(open, piece) && !isInset(open, piece);
}

/** Another list of the same level that stands clearly further in is meant as a list within the item. */
function isInset(open: OpenList, piece: ItemPiece): boolean {
  return open.list !== piece.list && open.indent !== null && piece.indent !== null && piece.indent - open.indent >= 200;
}

/** The same bullets, or numbers of one numbering that simply run on. */
function continues(open: OpenList, piece: ItemPiece): boolean {
  if ((open.node.type === 'orderedList') !== piece.ordered || open.list !== piece.list) return false;
  return !piece.ordered || open.next === piece.value && open.numbers === piece.numbers;
}

function newList(piece: ItemPiece, { ids, around }: { ids: BlockIds; around: number }): BulletList | OrderedList {
  const id = ids.give();
  if (!piece.ordered) return { type: 'bulletList', attrs: { id }, content: [] };
  return { type: 'orderedList', attrs: { id, start: piece.value, ...(piece.numbers === usualNumbers(around) ? {} : { numbers: piece.numbers }) }, content: [] };
}
