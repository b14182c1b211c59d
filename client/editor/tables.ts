/** A new table, and what deleting does across cells. The other acts on tables stand in shared/agreement/table-editing.ts. */
import type { Node } from '@tiptap/pm/model';
import { TextSelection } from '@tiptap/pm/state';
import type { Command, EditorState } from '@tiptap/pm/state';
import { typeNamed } from '#shared/agreement/editing.ts';
import { cellAt, inTable, nodeOfCell } from '#shared/agreement/table-place.ts';

function emptyCell({ schema }: EditorState, name: string): Node {
  return typeNamed(schema, name).create(null, typeNamed(schema, 'paragraph').create());
}

/** A table with a header row; a paragraph after it when nothing else can be written there. Not inside another table, list or note. */
export function insertTable(rows: number, columns: number): Command {
  return (state, dispatch) => {
    const { $from, $to } = state.selection;
    if ($from.depth !== 1 || !$from.sameParent($to)) return false;
    if (dispatch === undefined) return true;
    const row = (cell: string): Node => typeNamed(state.schema, 'tableRow').create(null, Array.from({ length: columns }, () => emptyCell(state, cell)));
    const table = typeNamed(state.schema, 'table').create(null, [row('tableHeader'), ...Array.from({ length: rows - 1 }, () => row('tableCell'))]);
    const replaces = $from.parent.type.name === 'paragraph' && $from.parent.content.size === 0;
    const at = replaces ? $from.before(1) : $from.after(1);
    const next = state.doc.resolve($from.after(1)).nodeAfter;
    const needsParagraph = !replaces && (next === null || next.type.name === 'footnotes' || next.type.name === 'table');
    // An empty paragraph under the table is where one goes on writing, so it is moved down rather than replaced.
    const transaction = state.tr.insert(at, needsParagraph ? [table, typeNamed(state.schema, 'paragraph').create()] : [table]);
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

/** Marks on into the cell above or below; the browser goes to the next one in the row instead. Inside a cell its lines come first. */
export function markCells(way: 'up' | 'down'): Command {
  return (state, dispatch, view) => {
    const { $anchor, $head } = state.selection;
    const [place, from] = [inTable($head), inTable($anchor)];
    if (!place || from?.at !== place.at) return false;
    const { map, cell } = place;
    const isAtEdge = $head.index(-1) === (way === 'up' ? 0 : $head.node(-1).childCount - 1) && view?.endOfTextblock(way, state) === true;
    if (from.cell === cell && !isAtEdge) return false;
    const next = map.at(way === 'up' ? cell.row - 1 : cell.row + cell.rowspan, cell.column);
    if (!next) return false;
    const start = cellAt(place, next) + 2;
    const head = way === 'up' ? start : cellAt(place, next) + nodeOfCell(place, next).nodeSize - 2;
    dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, $anchor.pos, head)).scrollIntoView());
    return true;
  };
}
