/** Acts on tables: rows, columns, headers, widths, and cells merged and split. Words stay the same words whatever is done with their cells (ADR 19). */
import type { Node, Schema } from '@tiptap/pm/model';
import { TextSelection } from '@tiptap/pm/state';
import type { Command, EditorState, Transaction } from '@tiptap/pm/state';
import { typeNamed } from './editing.ts';
import type { PlacedCell } from './table-map.ts';
import { mapOf } from './table-map.ts';
import { around, bandsOf, cellAt, headersOf, indexFrom, isIn, nodeOfCell, rowAt, selectedCells, tableAround } from './table-place.ts';
import type { Cells, InTable } from './table-place.ts';

export type Side = 'before' | 'after';

function blankCell(schema: Schema, isHeader: boolean): Node {
  return typeNamed(schema, isHeader ? 'tableHeader' : 'tableCell').create(null, typeNamed(schema, 'paragraph').create());
}

/** The caret at the end of the cell that stands there now. */
function standIn(tr: Transaction, at: number, row: number, column: number): Transaction {
  const table = tr.doc.nodeAt(at);
  if (table?.type.name !== 'table') return tr;
  const map = mapOf(table);
  const cell = map.at(Math.min(row, map.height - 1), Math.min(column, map.width - 1)) ?? map.cells[0];
  if (!cell) return tr;
  const end = cellAt({ table, at }, cell) + nodeOfCell({ table }, cell).nodeSize - 1;
  return tr.setSelection(TextSelection.near(tr.doc.resolve(end), -1)).scrollIntoView();
}

function setSpan(tr: Transaction, place: InTable, cell: PlacedCell, span: Partial<Pick<PlacedCell, 'rowspan' | 'colspan'>>): void {
  tr.setNodeMarkup(tr.mapping.map(cellAt(place, cell)), null, { ...nodeOfCell(place, cell).attrs, ...span });
}

function setWidthsOf(tr: Transaction, { table, at }: InTable, change: (widths: number[]) => number[]): void {
  const widths: unknown = table.attrs['widths'];
  if (Array.isArray(widths)) tr.setNodeMarkup(at, null, { ...table.attrs, widths: change([...widths] as number[]) });
}

export function addRow(side: Side): Command {
  return (state, dispatch) => {
    const place = tableAround(state);
    if (!place) return false;
    const { map, cell } = place;
    const [model, index] = side === 'before' ? [cell.row, cell.row] : [cell.row + cell.rowspan - 1, cell.row + cell.rowspan];
    const headers = headersOf(place);
    const { tr } = state;
    const cells: Node[] = [];
    const grown = new Set<PlacedCell>();
    for (let column = 0; column < map.width; column++) {
      const across = map.at(index, column);
      if (across && across.row < index) grown.add(across);
      // A row under the header rows is an ordinary one.
      else cells.push(blankCell(state.schema, side === 'before' && model < headers.rows || column < headers.columns));
    }
    for (const across of grown) setSpan(tr, place, across, { rowspan: across.rowspan + 1 });
    tr.insert(rowAt(place, index), typeNamed(state.schema, 'tableRow').create(null, cells));
    dispatch?.(standIn(tr, place.at, index, cell.column));
    return true;
  };
}

export function addColumn(side: Side): Command {
  return (state, dispatch) => {
    const place = tableAround(state);
    if (!place) return false;
    const { map, cell } = place;
    const index = side === 'before' ? cell.column : cell.column + cell.colspan;
    const headers = headersOf(place);
    const { tr } = state;
    const grown = new Set<PlacedCell>();
    for (let row = map.height - 1; row >= 0; row--) {
      const across = map.at(row, index);
      if (across && across.column < index) { grown.add(across); continue; }
      const isHeader = row < headers.rows || side === 'before' && cell.column < headers.columns;
      tr.insert(cellAt(place, { row, index: indexFrom(map, row, index) }), blankCell(state.schema, isHeader));
    }
    for (const across of grown) setSpan(tr, place, across, { colspan: across.colspan + 1 });
    setWidthsOf(tr, place, (widths) => widths.toSpliced(index, 0, Math.max(1, Math.round(widths.reduce((sum, width) => sum + width, 0) / Math.max(1, widths.length)))));
    dispatch?.(standIn(tr, place.at, cell.row, index));
    return true;
  };
}

/** The rows that the selection touches; the whole table when that is all of them. */
export const deleteRow: Command = (state, dispatch) => {
  const selected = selectedCells(state);
  if (!selected) return false;
  const { place, cells: { top, bottom } } = selected;
  const { map, table } = place;
  if (top === 0 && bottom >= map.height) return deleteTable(state, dispatch);
  const { tr } = state;
  // What reaches below is the first of its rows that are left.
  for (const cell of map.cells.filter(({ row, rowspan }) => row >= top && row < bottom && row + rowspan > bottom).toReversed()) {
    const node = nodeOfCell(place, cell);
    tr.insert(cellAt(place, { row: bottom, index: indexFrom(map, bottom, cell.column) }), node.type.create({ ...node.attrs, rowspan: cell.row + cell.rowspan - bottom }, node.content));
  }
  tr.delete(rowAt(place, top), rowAt(place, bottom));
  for (const cell of map.cells) {
    const lost = Math.min(cell.row + cell.rowspan, bottom) - top;
    if (cell.row < top && lost > 0) setSpan(tr, place, cell, { rowspan: cell.rowspan - lost });
  }
  dispatch?.(standIn(tr, place.at, Math.min(top, table.childCount - (bottom - top) - 1), place.cell.column));
  return true;
};

/** The columns that the selection touches; the whole table when that is all of them. */
export const deleteColumn: Command = (state, dispatch) => {
  const selected = selectedCells(state);
  if (!selected) return false;
  const { place, cells: { left, right } } = selected;
  const { map } = place;
  if (left === 0 && right >= map.width) return deleteTable(state, dispatch);
  const { tr } = state;
  for (const cell of map.cells.toReversed()) {
    const lost = Math.min(cell.column + cell.colspan, right) - Math.max(cell.column, left);
    if (lost <= 0) continue;
    const at = cellAt(place, cell);
    if (lost === cell.colspan) tr.delete(at, at + nodeOfCell(place, cell).nodeSize);
    else tr.setNodeMarkup(at, null, { ...nodeOfCell(place, cell).attrs, colspan: cell.colspan - lost });
  }
  setWidthsOf(tr, place, (widths) => widths.toSpliced(left, right - left));
  dispatch?.(standIn(tr, place.at, place.cell.row, Math.min(left, map.width - (right - left) - 1)));
  return true;
};

export const deleteTable: Command = (state, dispatch) => {
  const place = tableAround(state);
  if (!place) return false;
  const end = place.at + place.table.nodeSize;
  const { tr } = state;
  // A document of nothing but this table keeps a paragraph to write in.
  const isOnly = state.doc.childCount === 1 || state.doc.childCount === 2 && state.doc.lastChild?.type.name === 'footnotes';
  if (isOnly) tr.replaceWith(place.at, end, typeNamed(state.schema, 'paragraph').create());
  else tr.delete(place.at, end);
  dispatch?.(tr.setSelection(TextSelection.near(tr.doc.resolve(Math.min(place.at, tr.doc.content.size)))).scrollIntoView());
  return true;
};

/** The cells that the selection covers become one, with the words of all of them in reading order. */
export const mergeCells: Command = (state, dispatch) => {
  const selected = selectedCells(state);
  return selected !== null && merge(state, selected, dispatch);
};

/** The cell becomes one with the next to the right, or below. */
export function mergeWith(way: 'right' | 'below'): Command {
  return (state, dispatch) => {
    const place = tableAround(state);
    if (!place) return false;
    const { map, cell } = place;
    const other = way === 'right' ? map.at(cell.row, cell.column + cell.colspan) : map.at(cell.row + cell.rowspan, cell.column);
    return other !== undefined && merge(state, { place, cells: around(map, [cell, other]) }, dispatch);
  };
}

function merge(state: EditorState, { place, cells }: { place: InTable; cells: Cells }, dispatch: ((tr: Transaction) => void) | undefined): boolean {
  const { map } = place;
  const [first, ...others] = map.cells.filter((cell) => isIn(cells, cell, 'wholly'));
  // A rectangle with a hole in it has another first corner.
  if (!first || others.length === 0 || first.row !== cells.top || first.column !== cells.left) return false;
  const { tr } = state;
  const moved = others.map((cell) => nodeOfCell(place, cell)).filter(hasWords).flatMap((node) => [...node.children]);
  for (const cell of others.toReversed()) {
    const at = cellAt(place, cell);
    tr.delete(at, at + nodeOfCell(place, cell).nodeSize);
  }
  const node = nodeOfCell(place, first);
  const at = cellAt(place, first);
  if (moved.length > 0 && !hasWords(node)) tr.replaceWith(at + 1, at + node.nodeSize - 1, moved);
  else tr.insert(at + node.nodeSize - 1, moved);
  tr.setNodeMarkup(at, null, { ...node.attrs, rowspan: cells.bottom - cells.top, colspan: cells.right - cells.left });
  dispatch?.(standIn(tr, place.at, cells.top, cells.left));
  return true;
}

const hasWords = (cell: Node): boolean => cell.children.some((paragraph) => paragraph.content.size > 0);

/** The cells that were merged are there again; the words that came from each go back to it, the rest stay in the first. */
export const splitCell: Command = (state, dispatch) => {
  const place = tableAround(state);
  if (!place || place.cell.rowspan === 1 && place.cell.colspan === 1) return false;
  const { map, cell } = place;
  const node = nodeOfCell(place, cell);
  const { tr } = state;
  for (let row = cell.row + cell.rowspan - 1; row >= cell.row; row--) {
    const isFirst = row === cell.row;
    const blanks = Array.from({ length: cell.colspan - (isFirst ? 1 : 0) }, () => blankCell(state.schema, node.type.name === 'tableHeader'));
    tr.insert(cellAt(place, { row, index: isFirst ? cell.index + 1 : indexFrom(map, row, cell.column) }), blanks);
  }
  setSpan(tr, place, cell, { rowspan: 1, colspan: 1 });
  dispatch?.(standIn(tr, place.at, cell.row, cell.column));
  return true;
};

/** A row past its neighbour, with all that merged cells hold together. Header rows stay first. */
export function moveRow(side: Side): Command {
  return (state, dispatch) => {
    const place = tableAround(state);
    const swap = place && swapOf(place, 'rows', side);
    if (!place || !swap) return false;
    const { tr, selection } = state;
    const [from, middle, to] = [rowAt(place, swap.from), rowAt(place, swap.middle), rowAt(place, swap.to)];
    // The caret's own rows are the ones that are moved.
    const [start, end, target] = side === 'before' ? [middle, to, from] : [from, middle, to];
    const rows = state.doc.slice(start, end).content;
    const inside = selection.head - start;
    if (target > start) tr.insert(target, rows).delete(start, end);
    else tr.delete(start, end).insert(target, rows);
    const moved = target > start ? target - (end - start) : target;
    dispatch?.(tr.setSelection(TextSelection.near(tr.doc.resolve(moved + inside))).scrollIntoView());
    return true;
  };
}

/** A column past its neighbour, with all that merged cells hold together. Header columns stay first. */
export function moveColumn(side: Side): Command {
  return (state, dispatch) => {
    const place = tableAround(state);
    const swap = place && swapOf(place, 'columns', side);
    if (!place || !swap) return false;
    const { map, cell } = place;
    const { from, middle, to } = swap;
    const { tr } = state;
    for (let row = map.height - 1; row >= 0; row--) {
      const at = (column: number): number => cellAt(place, { row, index: indexFrom(map, row, column) });
      const [start, end, target] = side === 'before' ? [at(middle), at(to), at(from)] : [at(from), at(middle), at(to)];
      const cells = state.doc.slice(start, end).content;
      if (cells.size === 0 || target === start || target === end) continue;
      if (target > start) tr.insert(target, cells).delete(start, end);
      else tr.delete(start, end).insert(target, cells);
    }
    setWidthsOf(tr, place, (widths) => [...widths.slice(0, from), ...widths.slice(middle, to), ...widths.slice(from, middle), ...widths.slice(to)]);
    const column = cell.column + (side === 'before' ? from - middle : to - middle);
    dispatch?.(standIn(tr, place.at, cell.row, column));
    return true;
  };
}

/** The two bands that change places: up to `middle` and up to `to`. */
function swapOf(place: InTable, kind: 'rows' | 'columns', side: Side): { from: number; middle: number; to: number } | null {
  const bands = bandsOf(place.map, kind);
  const own = bands.findLastIndex((start) => start <= (kind === 'rows' ? place.cell.row : place.cell.column));
  const [from, middle, to] = side === 'before' ? [bands[own - 1], bands[own], bands[own + 1]] : [bands[own], bands[own + 1], bands[own + 2]];
  const headers = headersOf(place)[kind];
  if (from === undefined || middle === undefined || to === undefined || from < headers && to > headers) return null;
  return { from, middle, to };
}

/** Header rows are the first ones down to a row. In one of them: no further than above it; in the first other row: that one too. */
export const toggleHeaderRow: Command = (state, dispatch) => toggleHeaders(state, 'rows', dispatch);

export const toggleHeaderColumn: Command = (state, dispatch) => toggleHeaders(state, 'columns', dispatch);

function toggleHeaders(state: EditorState, kind: 'rows' | 'columns', dispatch: ((tr: Transaction) => void) | undefined): boolean {
  const place = tableAround(state);
  if (!place) return false;
  const { map, cell } = place;
  const headers = headersOf(place);
  const isAll = map.cells.every((one) => nodeOfCell(place, one).type.name === 'tableHeader');
  const [at, count] = kind === 'rows' ? [cell.row, isAll ? map.height : headers.rows] : [cell.column, headers.columns];
  if (at > count) return false;
  const next = { ...headers, [kind]: at < count ? at : at + (kind === 'rows' ? cell.rowspan : cell.colspan) };
  const { tr } = state;
  for (const one of map.cells) {
    const isHeader = one.row < next.rows || one.column < next.columns;
    const node = nodeOfCell(place, one);
    const type = typeNamed(state.schema, isHeader ? 'tableHeader' : 'tableCell');
    // Single header cells in the middle are nobody's mistake to mend here.
    const isConcerned = kind === 'rows' ? one.row < Math.max(next.rows, count) : one.column < Math.max(next.columns, count) && one.row >= headers.rows;
    if (isConcerned && node.type !== type) tr.setNodeMarkup(cellAt(place, one), type, node.attrs);
  }
  if (!tr.docChanged) return false;
  dispatch?.(tr);
  return true;
}

/** Whether the caret stands in a header row and a header column. */
export function headersHere(place: InTable): { row: boolean; column: boolean } {
  const headers = headersOf(place);
  return { row: place.cell.row < headers.rows, column: place.cell.column < headers.columns };
}

/** A share for each column; null: as wide as their words. */
export function setWidths(widths: readonly number[] | null): Command {
  return (state, dispatch) => {
    const place = tableAround(state);
    return place !== null && setWidthsAt(place.at, widths)(state, dispatch);
  };
}

/** `at`: position before the table. */
export function setWidthsAt(at: number, widths: readonly number[] | null): Command {
  return (state, dispatch) => {
    const table = state.doc.nodeAt(at);
    if (table?.type.name !== 'table' || JSON.stringify(table.attrs['widths']) === JSON.stringify(widths)) return false;
    dispatch?.(state.tr.setNodeMarkup(at, null, { ...table.attrs, widths: widths && [...widths] }));
    return true;
  };
}

/** To the next or previous cell; past the last one a row is added. */
export function goToCell(way: 1 | -1): Command {
  return (state, dispatch) => {
    const place = tableAround(state);
    if (!place) return false;
    const { map, cell } = place;
    const target = map.cells[map.cells.indexOf(cell) + way];
    if (target) dispatch?.(standIn(state.tr, place.at, target.row, target.column));
    else if (way === 1) return addRow('after')(state, dispatch && ((tr) => dispatch(standIn(tr, place.at, map.height, 0))));
    return true;
  };
}

