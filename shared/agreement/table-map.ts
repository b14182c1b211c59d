/** Where the cells of a table stand when some cover others: the same reading for the editor, its storage, Word, HTML and comparison. Total. */
import type { Node } from '@tiptap/pm/model';
import type { Table } from './content.ts';

export interface CellSpan { colspan?: number; rowspan?: number }
/** `index`: its place among the cells of its row. */
export interface PlacedCell { row: number; column: number; colspan: number; rowspan: number; index: number }

/** More columns than any page holds; a span beyond it is a fault of the file. */
const mostColumns = 250;

export class TableMap {
  readonly height: number;
  readonly width: number;
  /** In reading order. */
  readonly cells: readonly PlacedCell[];
  readonly #at = new Map<number, PlacedCell>();

  /** `wish`: the column in which a cell would stand; it holds when that is free and not before the cell to its left. */
  constructor(rows: readonly (readonly CellSpan[])[], wish: (row: number, index: number) => number | null = () => null) {
    this.height = rows.length;
    const cells: PlacedCell[] = [];
    rows.forEach((row, at) => {
      let column = 0;
      row.forEach((span, index) => {
        const wished = wish(at, index);
        if (wished !== null && wished >= column && !this.at(at, wished)) column = wished;
        while (this.at(at, column)) column++;
        const cell: PlacedCell = { row: at, column, colspan: this.#free(at, column, lawful(span.colspan)), rowspan: Math.min(lawful(span.rowspan), rows.length - at), index };
        for (let down = 0; down < cell.rowspan; down++) for (let right = 0; right < cell.colspan; right++) this.#at.set(keyOf(at + down, column + right), cell);
        cells.push(cell);
        column += cell.colspan;
      });
    });
    this.cells = cells;
    this.width = cells.reduce((most, cell) => Math.max(most, cell.column + cell.colspan), 0);
  }

  /** The cell that stands there or covers it. */
  at(row: number, column: number): PlacedCell | undefined {
    return this.#at.get(keyOf(row, column));
  }

  /** That begins there. */
  startsAt(row: number, column: number): PlacedCell | undefined {
    const cell = this.at(row, column);
    return cell?.row === row && cell.column === column ? cell : undefined;
  }

  /** How many of the wished columns are free in that row. */
  #free(row: number, column: number, wished: number): number {
    let free = 1;
    while (free < wished && !this.at(row, column + free)) free++;
    return free;
  }
}

const keyOf = (row: number, column: number): number => row * 4_096 + column;

const lawful = (span: number | undefined): number => (Number.isInteger(span) ? Math.min(Math.max(span ?? 1, 1), mostColumns) : 1);

const known = new WeakMap<Node, TableMap>();

export function mapOf(table: Node): TableMap {
  const map = known.get(table) ?? new TableMap(table.children.map((row) => row.children.map((cell) => cell.attrs)));
  known.set(table, map);
  return map;
}

export function mapOfContent(table: Table): TableMap {
  return new TableMap(table.content.map((row) => row.content.map((cell) => cell.attrs)));
}

/** The shares of the columns in thousandths that make a whole; null while nobody has set any. */
export function columnShares(widths: readonly number[] | null | undefined, columns: number): number[] | null {
  if (!Array.isArray(widths) || columns === 0) return null;
  const usual = widths.length > 0 ? widths.reduce((sum, width) => sum + width, 0) / widths.length : 1;
  const all = Array.from({ length: columns }, (_, at) => widths[at] ?? usual);
  const whole = all.reduce((sum, width) => sum + width, 0);
  const shares = all.map((width) => Math.max(1, Math.floor(width / whole * 1_000)));
  // What rounding left goes to the last.
  const rest = 1_000 - shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share, at) => (at === shares.length - 1 ? Math.max(1, share + rest) : share));
}

/** Leading rows of header cells only, none of which reaches below them. A table of header cells alone has none. */
export function headerRows(map: TableMap, isHeader: (cell: PlacedCell) => boolean): number {
  let rows = map.cells.find((cell) => !isHeader(cell))?.row ?? 0;
  for (const { row, rowspan } of map.cells.toReversed()) if (row < rows && row + rowspan > rows) rows = row;
  return rows;
}

/** Leading columns whose cells below the header rows are all header cells. */
export function headerColumns(map: TableMap, isHeader: (cell: PlacedCell) => boolean): number {
  const top = headerRows(map, isHeader);
  const first = Math.min(...map.cells.filter((cell) => cell.row >= top && !isHeader(cell)).map(({ column }) => column));
  return Number.isFinite(first) && map.cells.some(({ row }) => row >= top) ? first : 0;
}

/** Leading rows whose header cells are those of columns: every row of a table of header cells alone. */
export function columnHeadRows(map: TableMap, isHeader: (cell: PlacedCell) => boolean): number {
  return map.cells.every(isHeader) ? map.height : headerRows(map, isHeader);
}

export type Scope = 'col' | 'row' | 'colgroup' | 'rowgroup';

/** What a header cell is the header of, in a table with so many `columnHeadRows`. */
export function scopeOf({ row, colspan, rowspan }: PlacedCell, rows: number): Scope {
  if (row < rows || rows === 0 && row === 0) return colspan > 1 ? 'colgroup' : 'col';
  return rowspan > 1 ? 'rowgroup' : 'row';
}
