/** Tables without some of their rows or columns: merged cells that reach across them are shorter by so many. */
import { Fragment } from '@tiptap/pm/model';
import type { Node } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import type { Lines } from './line-changes.ts';
import { mapOf } from './table-map.ts';
import type { PlacedCell } from './table-map.ts';
import { cellAt, indexFrom, nodeOfCell, rowAt } from './table-place.ts';

/** The table without them; a cell that begins in a row that goes and reaches below it stands in the first of its rows that are left. */
export function withoutLines(table: Node, { rows, columns }: Record<Lines, ReadonlySet<number>>): Node {
  if (rows.size + columns.size === 0) return table;
  const left = table.children.map((): Node[] => []);
  for (const cell of mapOf(table).cells.toSorted((a, b) => a.column - b.column)) {
    const [down, across] = [linesOf(cell.row, cell.rowspan, rows), linesOf(cell.column, cell.colspan, columns)];
    const [row] = down;
    if (row === undefined || across.length === 0) continue;
    const node = nodeOfCell({ table }, cell);
    const isSame = down.length === cell.rowspan && across.length === cell.colspan;
    left[row]?.push(isSame ? node : node.type.create({ ...node.attrs, rowspan: down.length, colspan: across.length }, node.content, node.marks));
  }
  const kept = table.children.flatMap((row, at) => (rows.has(at) ? [] : [row.copy(Fragment.fromArray(left[at] ?? []))]));
  const widths: unknown = table.attrs['widths'];
  return table.type.create({ ...table.attrs, widths: Array.isArray(widths) && columns.size > 0 ? widths.filter((_, at) => !columns.has(at)) : widths }, Fragment.fromArray(kept), table.marks);
}

function linesOf(first: number, span: number, taken: ReadonlySet<number>): number[] {
  return Array.from({ length: span }, (_, at) => first + at).filter((at) => !taken.has(at));
}

interface Placed { table: Node; at: number }

/** One row or column of several goes. Every step leaves the words that stay in their place, but for those of a cell that begins in the row and reaches below it. */
export function takeFromTable(tr: Transaction, place: Placed, { lines, at }: { lines: Lines; at: number }): void {
  if (lines === 'rows') takeRow(tr, place, at);
  else takeColumn(tr, place, at);
}

function takeRow(tr: Transaction, place: Placed, at: number): void {
  const map = mapOf(place.table);
  for (const cell of map.cells.filter(({ row, rowspan }) => row === at && rowspan > 1).toReversed()) {
    const node = nodeOfCell(place, cell);
    tr.insert(cellAt(place, { row: at + 1, index: indexFrom(map, at + 1, cell.column) }), node.type.create({ ...node.attrs, rowspan: cell.rowspan - 1 }, node.content));
  }
  tr.delete(rowAt(place, at), rowAt(place, at + 1));
  for (const cell of map.cells) if (cell.row < at && cell.row + cell.rowspan > at) shorten(tr, place, { cell, span: { rowspan: cell.rowspan - 1 } });
}

function takeColumn(tr: Transaction, place: Placed, at: number): void {
  for (const cell of mapOf(place.table).cells.toReversed()) {
    if (cell.column > at || cell.column + cell.colspan <= at) continue;
    const from = cellAt(place, cell);
    if (cell.colspan === 1) tr.delete(from, from + nodeOfCell(place, cell).nodeSize);
    else shorten(tr, place, { cell, span: { colspan: cell.colspan - 1 } });
  }
  const widths: unknown = place.table.attrs['widths'];
  if (Array.isArray(widths)) tr.setNodeMarkup(place.at, null, { ...place.table.attrs, widths: widths.filter((_, column) => column !== at) });
}

/** Nothing before the cell has changed. */
function shorten(tr: Transaction, place: Placed, { cell, span }: { cell: PlacedCell; span: Partial<Pick<PlacedCell, 'rowspan' | 'colspan'>> }): void {
  tr.setNodeMarkup(cellAt(place, cell), null, { ...nodeOfCell(place, cell).attrs, ...span });
}
