/** Where in a table the selection stands, and what of it it covers. */
import type { Node, ResolvedPos } from '@tiptap/pm/model';
import type { EditorState } from '@tiptap/pm/state';
import { headerColumns, headerRows, mapOf } from './table-map.ts';
import type { PlacedCell, TableMap } from './table-map.ts';

export interface InTable {
  table: Node;
  /** Position before the table. */
  at: number;
  map: TableMap;
  cell: PlacedCell;
}

/** The ends are not in it. */
export interface Cells { top: number; bottom: number; left: number; right: number }

/** The table and cell in which the selection's head stands. */
export function tableAround({ selection }: EditorState): InTable | null {
  return inTable(selection.$head);
}

export function inTable($pos: ResolvedPos): InTable | null {
  for (let depth = $pos.depth; depth > 0; depth--) {
    const table = $pos.node(depth);
    if (table.type.name !== 'table') continue;
    const map = mapOf(table);
    const [row, index] = [$pos.index(depth), $pos.depth > depth ? $pos.index(depth + 1) : 0];
    const cell = map.cells.find((one) => one.row === row && one.index === index);
    return cell ? { table, at: $pos.before(depth), map, cell } : null;
  }
  return null;
}

/** Whole cells from the selection's one end to its other, when both stand in one table. */
export function selectedCells({ selection }: EditorState): { place: InTable; cells: Cells } | null {
  const [place, anchor] = [inTable(selection.$head), inTable(selection.$anchor)];
  if (!place || anchor?.at !== place.at) return null;
  return { place, cells: around(place.map, [place.cell, anchor.cell]) };
}

/** The smallest rectangle of whole cells that holds these. */
export function around(map: TableMap, [first, ...others]: readonly [PlacedCell, ...PlacedCell[]]): Cells {
  let cells = boundsOf(first);
  for (const cell of others) cells = widened(cells, cell);
  for (let grown: Cells | null = cells; grown;) {
    cells = grown;
    const crossing = map.cells.find((cell) => isIn(cells, cell, 'partly') && !isIn(cells, cell, 'wholly'));
    grown = crossing ? widened(cells, crossing) : null;
  }
  return cells;
}

const boundsOf = ({ row, column, rowspan, colspan }: PlacedCell): Cells => ({ top: row, bottom: row + rowspan, left: column, right: column + colspan });

function widened(cells: Cells, cell: PlacedCell): Cells {
  const own = boundsOf(cell);
  return { top: Math.min(cells.top, own.top), bottom: Math.max(cells.bottom, own.bottom), left: Math.min(cells.left, own.left), right: Math.max(cells.right, own.right) };
}

export function isIn({ top, bottom, left, right }: Cells, cell: PlacedCell, how: 'partly' | 'wholly'): boolean {
  const own = boundsOf(cell);
  if (how === 'wholly') return own.top >= top && own.bottom <= bottom && own.left >= left && own.right <= right;
  return own.top < bottom && own.bottom > top && own.left < right && own.right > left;
}

/** Position before the cell. */
export function cellAt(place: Pick<InTable, 'table' | 'at'>, { row, index }: Pick<PlacedCell, 'row' | 'index'>): number {
  return childAt(place.table.child(row), rowAt(place, row), index);
}

/** Position before the row; after the last one for their number. */
export function rowAt({ table, at }: Pick<InTable, 'table' | 'at'>, row: number): number {
  return childAt(table, at, row);
}

function childAt(parent: Node, before: number, index: number): number {
  let at = before + 1;
  for (let child = 0; child < index; child++) at += parent.child(child).nodeSize;
  return at;
}

export function nodeOfCell({ table }: Pick<InTable, 'table'>, { row, index }: Pick<PlacedCell, 'row' | 'index'>): Node {
  return table.child(row).child(index);
}

/** Among the cells of its row, that of the first that stands at or after the column. */
export function indexFrom(map: TableMap, row: number, column: number): number {
  const own = map.cells.filter((cell) => cell.row === row);
  return own.find((cell) => cell.column >= column)?.index ?? own.length;
}

export interface Headers { rows: number; columns: number }

/** How many rows and columns from the first are headers. */
export function headersOf(place: Pick<InTable, 'table' | 'map'>): Headers {
  const isHeader = (cell: PlacedCell): boolean => nodeOfCell(place, cell).type.name === 'tableHeader';
  return { rows: headerRows(place.map, isHeader), columns: headerColumns(place.map, isHeader) };
}

/** Where no cell reaches across: what lies between two such places can be moved as a whole. */
export function bandsOf(map: TableMap, kind: 'rows' | 'columns'): number[] {
  const crossed = new Set<number>();
  for (const cell of map.cells) {
    const [start, span] = kind === 'rows' ? [cell.row, cell.rowspan] : [cell.column, cell.colspan];
    for (let inside = 1; inside < span; inside++) crossed.add(start + inside);
  }
  return Array.from({ length: (kind === 'rows' ? map.height : map.width) + 1 }, (_, at) => at).filter((at) => !crossed.has(at));
}
