/** What a paragraph is as a whole: ordinary text, a heading of some level, an item of a list; and how it becomes another, word by word the same. */
import { setBlockType } from '@tiptap/pm/commands';
import type { Node, NodeType, ResolvedPos } from '@tiptap/pm/model';
import { liftListItem, wrapInList } from '@tiptap/pm/schema-list';
import { EditorState, TextSelection } from '@tiptap/pm/state';
import type { Command, Transaction } from '@tiptap/pm/state';
import { canJoin } from '@tiptap/pm/transform';
import { sameValue } from './flat-format.ts';

const blockKinds = ['paragraph', 'heading1', 'heading2', 'heading3', 'heading4', 'bulletList', 'orderedList'] as const;
export type BlockKind = (typeof blockKinds)[number];

/** What the new half of a divided paragraph is: a kind, the next item of the same list, another paragraph of the same item, or a picture with its caption. */
const dividedKinds = [...blockKinds, 'item', 'inItem', 'image'] as const;
export type DividedKind = (typeof dividedKinds)[number];

export const isBlockKind = (value: unknown): value is BlockKind => (blockKinds as readonly unknown[]).includes(value);
export const isDividedKind = (value: unknown): value is DividedKind => (dividedKinds as readonly unknown[]).includes(value);

/** Of the textblock around a place. Null where it has no kind to change: in tables, notes and captions, in lists within lists, beside others in one item. */
export function kindAround($inside: ResolvedPos): BlockKind | null {
  const { parent, depth } = $inside;
  if (depth === 1 && parent.type.name === 'heading') return `heading${parent.attrs['level']}` as BlockKind;
  if (depth === 1 && parent.type.name === 'paragraph') return 'paragraph';
  const inItem = depth === 3 && parent.type.name === 'paragraph' && $inside.node(2).type.name === 'listItem' && $inside.node(2).childCount === 1;
  return inItem ? $inside.node(1).type.name as BlockKind : null;
}

/** Makes the textblock that opens at `open` another kind by steps that leave its words in place; false, and nothing done, where it has no kind. Lists of one sort that come to stand side by side are one. */
export function setKind(tr: Transaction, open: number, kind: BlockKind): boolean {
  const was = kindAround(tr.doc.resolve(open + 1));
  if (was === null) return false;
  if (was === kind) return true;
  const { nodes } = tr.doc.type.schema;
  const [paragraph, heading, item] = [nodes['paragraph'], nodes['heading'], nodes['listItem']];
  if (!paragraph || !heading || !item) return false;
  // Where the steps so far have taken it.
  const from = tr.steps.length;
  const at = (): number => tr.mapping.slice(from).map(open + 1);
  const isList = kind === 'bulletList' || kind === 'orderedList';
  if (was === 'bulletList' || was === 'orderedList') run(tr, at(), liftListItem(item));
  const node = tr.doc.resolve(at()).parent;
  if (kind.startsWith('heading')) run(tr, at(), setBlockType(heading, { ...node.attrs, level: Number(kind.slice(-1)) }));
  else if (node.type === heading || isList && node.attrs['pageBreak'] === true) run(tr, at(), setBlockType(paragraph, { id: node.attrs['id'], ...(isList ? {} : { pageBreak: node.attrs['pageBreak'] }) }));
  const list = isList ? nodes[kind] : undefined;
  if (list) {
    run(tr, at(), wrapInList(list));
    joinLists(tr, at(), list);
  }
  return true;
}

/** A stock command at a place, its steps added to the transaction. */
function run(tr: Transaction, at: number, command: Command): void {
  const state = EditorState.create({ doc: tr.doc, selection: TextSelection.create(tr.doc, at) });
  command(state, (done) => { for (const step of done.steps) tr.step(step); });
}

function joinLists(tr: Transaction, at: number, type: NodeType): void {
  const $at = tr.doc.resolve(at);
  if ($at.depth < 3 || $at.node(1).type !== type) return;
  const [before, after] = [$at.before(1), $at.after(1)];
  if (tr.doc.resolve(after).nodeAfter?.type === type && canJoin(tr.doc, after)) tr.join(after);
  if (tr.doc.resolve(before).nodeBefore?.type === type && canJoin(tr.doc, before)) tr.join(before);
}

/** The same words in the same outline, whatever their blocks are called. */
export function sameShape(a: Node, b: Node): boolean {
  if (a === b) return true;
  if (a.type !== b.type || a.isText && !a.eq(b)) return false;
  if (!Object.keys({ ...a.attrs, ...b.attrs }).every((name) => name === 'id' || sameValue(a.attrs[name], b.attrs[name]))) return false;
  if (a.marks.length !== b.marks.length || !a.marks.every((mark, at) => b.marks[at] !== undefined && mark.eq(b.marks[at]))) return false;
  return a.childCount === b.childCount && a.children.every((child, at) => sameShape(child, b.child(at)));
}
