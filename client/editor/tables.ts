/** Acts on tables. Our tables have no merged cells, so a table is its rows and columns and nothing else. */
import type { Node, NodeType } from '@tiptap/pm/model';
import { TextSelection } from '@tiptap/pm/state';
import type { Command, EditorState, Transaction } from '@tiptap/pm/state';

export interface InTable {
  table: Node;
  /** Position before the table. */
  at: number;
  row: number;
  column: number;
}

/** The table, row and column in which the selection's head stands. */
export function tableAround({ selection }: EditorState): InTable | null {
  const { $head } = selection;
  for (let depth = $head.depth; depth > 0; depth--) {
    if ($head.node(depth).type.name === 'table') {
      return { table: $head.node(depth), at: $head.before(depth), row: $head.index(depth), column: $head.index(depth + 1) };
    }
  }
  return null;
}

function node(state: EditorState, name: string): NodeType {
  const type = state.schema.nodes[name];
  if (type === undefined) throw new Error(`the schema has no ${name}`);
  return type;
}

function emptyCell(state: EditorState, name: string): Node {
  return node(state, name).create(null, node(state, 'paragraph').create());
}

const columnsOf = (table: Node): number => table.firstChild?.childCount ?? 0;

/** Position before the cell. */
function cellAt({ table, at }: Pick<InTable, 'table' | 'at'>, row: number, column: number): number {
  let position = at + 1;
  for (let above = 0; above < row; above++) position += table.child(above).nodeSize;
  position += 1;
  for (let left = 0; left < column; left++) position += table.child(row).child(left).nodeSize;
  return position;
}

function standIn(transaction: Transaction, place: Pick<InTable, 'at'>, row: number, column: number): Transaction {
  const table = transaction.doc.nodeAt(place.at);
  if (table?.type.name !== 'table') return transaction;
  const within = { table, at: place.at };
  const lastRow = Math.min(row, table.childCount - 1);
  const cell = cellAt(within, lastRow, Math.min(column, table.child(lastRow).childCount - 1));
  return transaction.setSelection(TextSelection.create(transaction.doc, cell + 2)).scrollIntoView();
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
    dispatch(standIn(transaction, { at }, 0, 0));
    return true;
  };
}

export function addRow(side: 'before' | 'after'): Command {
  return (state, dispatch) => {
    const place = tableAround(state);
    if (place === null) return false;
    if (dispatch === undefined) return true;
    const index = place.row + (side === 'after' ? 1 : 0);
    const model = place.table.child(place.row);
    // A row under the header row is an ordinary one.
    const isHeader = side === 'before' && isHeaderRow(model);
    const cells = Array.from({ length: model.childCount }, () => emptyCell(state, isHeader ? 'tableHeader' : 'tableCell'));
    const at = index < place.table.childCount ? cellAt(place, index, 0) - 1 : place.at + place.table.nodeSize - 1;
    dispatch(standIn(state.tr.insert(at, node(state, 'tableRow').create(null, cells)), place, index, place.column));
    return true;
  };
}

export function addColumn(side: 'before' | 'after'): Command {
  return (state, dispatch) => {
    const place = tableAround(state);
    if (place === null) return false;
    if (dispatch === undefined) return true;
    const index = place.column + (side === 'after' ? 1 : 0);
    const { tr } = state;
    place.table.forEach((row, _offset, at) => {
      const beside = row.maybeChild(Math.min(place.column, row.childCount - 1));
      tr.insert(tr.mapping.map(cellAt(place, at, Math.min(index, row.childCount))), emptyCell(state, beside?.type.name ?? 'tableCell'));
    });
    dispatch(standIn(tr, place, place.row, index));
    return true;
  };
}

export const deleteRow: Command = (state, dispatch) => {
  const place = tableAround(state);
  if (place === null) return false;
  if (place.table.childCount === 1) return deleteTable(state, dispatch);
  if (dispatch === undefined) return true;
  const from = cellAt(place, place.row, 0) - 1;
  dispatch(standIn(state.tr.delete(from, from + place.table.child(place.row).nodeSize), place, place.row, place.column));
  return true;
};

export const deleteColumn: Command = (state, dispatch) => {
  const place = tableAround(state);
  if (place === null) return false;
  if (columnsOf(place.table) === 1) return deleteTable(state, dispatch);
  if (dispatch === undefined) return true;
  const { tr } = state;
  place.table.forEach((row, _offset, at) => {
    const cell = row.maybeChild(place.column);
    if (cell === null) return;
    const from = tr.mapping.map(cellAt(place, at, place.column));
    tr.delete(from, from + cell.nodeSize);
  });
  dispatch(standIn(tr, place, place.row, Math.max(0, place.column - (place.column === columnsOf(place.table) - 1 ? 1 : 0))));
  return true;
};

export const deleteTable: Command = (state, dispatch) => {
  const place = tableAround(state);
  if (place === null) return false;
  if (dispatch === undefined) return true;
  const { tr } = state;
  const end = place.at + place.table.nodeSize;
  const isOnly = state.doc.childCount === 1 || state.doc.childCount === 2 && state.doc.lastChild?.type.name === 'footnotes';
  if (isOnly) tr.replaceWith(place.at, end, node(state, 'paragraph').create());
  else tr.delete(place.at, end);
  dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(Math.min(place.at, tr.doc.content.size)))).scrollIntoView());
  return true;
};

function isHeaderRow(row: Node): boolean {
  return row.firstChild?.type.name === 'tableHeader';
}

export const toggleHeaderRow: Command = (state, dispatch) => {
  const place = tableAround(state);
  const first = place?.table.firstChild;
  if (place === null || first === null || first === undefined) return false;
  if (dispatch === undefined) return true;
  const { tr } = state;
  const type = node(state, isHeaderRow(first) ? 'tableCell' : 'tableHeader');
  first.forEach((cell, offset) => { tr.setNodeMarkup(place.at + 2 + offset, type, cell.attrs); });
  dispatch(tr);
  return true;
};

/** To the next or previous cell; past the last one a row is added. */
export function goToCell(way: 1 | -1): Command {
  return (state, dispatch) => {
    const place = tableAround(state);
    if (place === null) return false;
    const columns = columnsOf(place.table);
    const target = place.row * columns + place.column + way;
    if (target < 0) return true;
    if (target >= columns * place.table.childCount) return addRow('after')(state, dispatch && ((tr) => dispatch(standIn(tr, place, place.row + 1, 0))));
    dispatch?.(standIn(state.tr, place, Math.floor(target / columns), target % columns));
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
