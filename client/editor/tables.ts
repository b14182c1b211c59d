/** A new table, and what deleting does across cells. The other acts on tables stand in shared/agreement/table-editing.ts. */
import type { Node, NodeType } from '@tiptap/pm/model';
import { TextSelection } from '@tiptap/pm/state';
import type { Command, EditorState } from '@tiptap/pm/state';

function node(state: EditorState, name: string): NodeType {
  const type = state.schema.nodes[name];
  if (type === undefined) throw new Error(`the schema has no ${name}`);
  return type;
}

function emptyCell(state: EditorState, name: string): Node {
  return node(state, name).create(null, node(state, 'paragraph').create());
}

/** A table with a header row; a paragraph after it when nothing else can be written there. Not inside another table, list or note. */
export function insertTable(rows: number, columns: number): Command {
  return (state, dispatch) => {
    const { $from, $to } = state.selection;
    if ($from.depth !== 1 || !$from.sameParent($to)) return false;
    if (dispatch === undefined) return true;
    const row = (cell: string): Node => node(state, 'tableRow').create(null, Array.from({ length: columns }, () => emptyCell(state, cell)));
    const table = node(state, 'table').create(null, [row('tableHeader'), ...Array.from({ length: rows - 1 }, () => row('tableCell'))]);
    const replaces = $from.parent.type.name === 'paragraph' && $from.parent.content.size === 0;
    const at = replaces ? $from.before(1) : $from.after(1);
    const next = state.doc.resolve($from.after(1)).nodeAfter;
    const needsParagraph = !replaces && (next === null || next.type.name === 'footnotes' || next.type.name === 'table');
    // An empty paragraph under the table is where one goes on writing, so it is moved down rather than replaced.
    const transaction = state.tr.insert(at, needsParagraph ? [table, node(state, 'paragraph').create()] : [table]);
    dispatch(transaction.setSelection(TextSelection.create(transaction.doc, at + 4)).scrollIntoView());
    return true;
  };
}

/** Deleting over cell borders empties the cells; the table keeps its shape. Rows and columns go by their own buttons. */
export const clearCells: Command = (state, dispatch) => {
  const { $from, $to, empty } = state.selection;
  if (empty) return false;
  const shared = $from.sharedDepth($to.pos);
  const name = $from.node(shared).type.name;
  if (name !== 'table' && name !== 'tableRow') return false;
  if (dispatch === undefined) return true;
  const { tr } = state;
  state.doc.nodesBetween($from.pos, $to.pos, (found, position) => {
    if (!found.isTextblock) return;
    const from = Math.max($from.pos, position + 1);
    const to = Math.min($to.pos, position + 1 + found.content.size);
    if (from < to) tr.delete(tr.mapping.map(from), tr.mapping.map(to));
  });
  dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(tr.mapping.map($from.pos)))));
  return true;
};
