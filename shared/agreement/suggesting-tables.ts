/** A table that is to come, as a proposal: it stands in the text with a sign in every cell, and is no part of it (ADR 25). */
import { Fragment } from '@tiptap/pm/model';
import type { Node } from '@tiptap/pm/model';
import { TextSelection } from '@tiptap/pm/state';
import type { EditorState, Transaction } from '@tiptap/pm/state';
import { isSign, newSuggestionId, proposing } from './suggestions.ts';

/** Null for an edit of anything but one new table between blocks, and where something else than words and line breaks stands in it. */
export function proposeTable(state: EditorState, edit: Transaction, author: { client: number; at: number }): Transaction | null {
  const come = newTable(state.doc, edit.doc);
  const table = come && proposedTable(come.table, newSuggestionId(author.client, author.at));
  if (!table) return null;
  const tr = state.tr.insert(come.at, table);
  return tr.setSelection(TextSelection.near(tr.doc.resolve(come.at + 4))).scrollIntoView();
}

/** `at`: where it comes in the document before. The empty paragraph that is put after a table to write on in is left out: it would be no part of the proposal. */
function newTable(before: Node, after: Node): { table: Node; at: number } | null {
  let [index, at] = [0, 0];
  while (index < before.childCount && index < after.childCount && before.child(index).eq(after.child(index))) at += before.child(index++).nodeSize;
  const table = after.maybeChild(index);
  const more = after.childCount - before.childCount;
  const follows = after.maybeChild(index + 1);
  if (table?.type.name !== 'table' || more < 1 || more > 2 || more === 2 && !(follows?.type.name === 'paragraph' && follows.content.size === 0)) return null;
  for (let left = index; left < before.childCount; left++) if (!before.child(left).eq(after.child(left + more))) return null;
  return { table, at };
}

function proposedTable(table: Node, suggestion: string): Node | null {
  const { schema } = table.type;
  const [sign, words] = [schema.nodes[proposing.line], schema.marks[proposing.words]];
  if (!sign || !words) return null;
  let isPlain = true;
  const line = (node: Node, isFirst: boolean): Node => {
    if (!node.children.every((one) => (one.isText || one.type.name === 'hardBreak') && !isSign(one.type.name))) isPlain = false;
    const own = node.children.map((one) => one.mark(words.create({ suggestion }).addToSet(one.marks)));
    return node.copy(Fragment.fromArray(isFirst ? [sign.create({ suggestion, change: 'newTable' }), ...own] : own));
  };
  const cell = (node: Node): Node => node.copy(Fragment.fromArray(node.children.map((one, at) => (one.isTextblock ? line(one, at === 0) : (isPlain = false, one)))));
  const proposed = table.copy(Fragment.fromArray(table.children.map((row) => row.copy(Fragment.fromArray(row.children.map(cell))))));
  return isPlain ? proposed : null;
}
