import type { Paragraph, Table, TableCell } from '#shared/agreement/content.ts';
import { spanOf } from './cell-span.ts';
import { columnLimit } from './limits.ts';
import { isHeaderCell } from './own-styles.ts';
import type { Reading } from './reading.ts';
import { refusedFile } from './refuse.ts';
import { at, child, elements, numberOf, onOff, valueOf, wordsIn } from './xml.ts';
import type { XmlElement } from './xml.ts';

export type ReadCell = (cell: XmlElement) => Paragraph[];

interface PlainCell { column: number; colspan: number; rowspan: number; paragraphs: Paragraph[]; header: boolean; merge: 'none' | 'first' | 'goes-on' }
interface PlainRow { header: boolean; cells: PlainCell[]; width: number }

/**
 * A table in whose rows every column is filled: merged cells are read as such, and the words of a cell that goes on from the one above it are the
 * upper one's. Null when no row is left. Throws Refusal `too-large` beyond the cell limit.
 */
export function readTable(table: XmlElement, reading: Reading, readCell: ReadCell): Table | null {
  const rows: PlainRow[] = [];
  for (const element of elements(table)) {
    if (element.name !== 'w:tr') continue;
    const row = readRow(element, reading, readCell);
    if (row.width > 0) rows.push(row);
  }
  if (rows.length === 0) return null;
  const empty = reading.own ? [] : columnsWithoutCells(rows);
  for (const row of rows) withoutColumns(row, empty);
  const columns = Math.max(...rows.map(({ width }) => width));
  reading.cellsLeft -= rows.length * columns;
  if (reading.cellsLeft < 0) throw refusedFile('too-large');
  const unclear = mergeDown(rows);
  if (unclear > 0) reading.findings.note('merged-cells', () => wordsIn(table), unclear);
  const headers = rows.findIndex(({ header }) => !header);
  const covered = coveredBelow(rows);
  const content = rows.map((row, index) => ({
    type: 'tableRow' as const, attrs: { id: reading.ids.give() },
    content: cellsOf(row, { columns, covered: covered[index] ?? new Set() }).map((cell) => finishCell(cell, headers === -1 || index < headers, reading)),
  }));
  const widths = widthsOf(table, { columns, empty, reading });
  return { type: 'table', attrs: { id: reading.ids.give(), ...(widths === null ? {} : { widths }) }, content };
}

function readRow(element: XmlElement, reading: Reading, readCell: ReadCell): PlainRow {
  const properties = child(element, 'w:trPr');
  const cells: PlainCell[] = [];
  const gap = (count: number | undefined): number => Math.min(Math.max(count ?? 0, 0), columnLimit);
  let column = gap(numberOf(valueOf(properties, 'w:gridBefore')));
  for (const cell of elements(element)) {
    if (cell.name !== 'w:tc') continue;
    const look = child(cell, 'w:tcPr');
    const colspan = spanOf(look);
    const header = isHeaderCell(reading.styles.paragraph(valueOf(at(cell, 'w:p', 'w:pPr'), 'w:pStyle')));
    cells.push({ column, colspan, rowspan: 1, paragraphs: readCell(cell), header, merge: mergeOf(look) });
    column += colspan;
  }
  const width = column + gap(numberOf(valueOf(properties, 'w:gridAfter')));
  if (width > 5_000) throw refusedFile('too-large');
  return { header: onOff(properties, 'w:tblHeader') === true, cells, width: cells.length === 0 ? 0 : width };
}

/** vMerge without a value goes on from the cell above (17.4.84); an accepted merge says the same. */
function mergeOf(look: XmlElement | undefined): PlainCell['merge'] {
  const merge = child(look, 'w:vMerge');
  const accepted = child(look, 'w:cellMerge')?.attributes['w:vMerge'];
  if (merge !== undefined) return (merge.attributes['w:val'] ?? 'continue') === 'continue' ? 'goes-on' : 'first';
  return accepted === 'cont' ? 'goes-on' : accepted === 'rest' ? 'first' : 'none';
}

/** Cells that go on are taken out; returns how many say so of a cell that is not above them, or hold words that Word does not show. */
function mergeDown(rows: PlainRow[]): number {
  let unclear = 0;
  let open = new Map<number, PlainCell>();
  for (const row of rows) {
    const next = new Map<number, PlainCell>();
    row.cells = row.cells.filter((cell) => {
      const above = cell.merge === 'goes-on' ? open.get(cell.column) : undefined;
      if (!above || above.colspan !== cell.colspan) {
        if (cell.merge === 'goes-on') unclear++;
        if (cell.merge !== 'none') next.set(cell.column, cell);
        return true;
      }
      const words = cell.paragraphs.filter(({ content }) => content !== undefined);
      if (words.length > 0) unclear++;
      above.paragraphs.push(...words);
      above.rowspan++;
      next.set(cell.column, above);
      return false;
    });
    open = next;
  }
  return unclear;
}

/** Of each row the columns that cells of the rows above cover. */
function coveredBelow(rows: readonly PlainRow[]): Set<number>[] {
  const covered = rows.map(() => new Set<number>());
  rows.forEach((row, at) => {
    for (const { column, colspan, rowspan } of row.cells) {
      for (let below = at + 1; below < at + rowspan; below++) for (let across = column; across < column + colspan; across++) covered[below]?.add(across);
    }
  });
  return covered;
}

/** Columns that Word leaves out get an empty cell. */
function cellsOf(row: PlainRow, { columns, covered }: { columns: number; covered: ReadonlySet<number> }): PlainCell[] {
  const found: PlainCell[] = [];
  for (let column = 0; column < columns;) {
    const cell = row.cells.find((one) => one.column === column);
    if (cell) found.push(cell);
    else if (!covered.has(column)) found.push({ column, colspan: 1, rowspan: 1, paragraphs: [], header: false, merge: 'none' });
    column += cell?.colspan ?? 1;
  }
  return found;
}

function finishCell({ paragraphs, header, colspan, rowspan }: PlainCell, isHeaderRow: boolean, { ids }: Reading): TableCell {
  const content: Paragraph[] = paragraphs.length > 0 ? paragraphs : [{ type: 'paragraph', attrs: { id: ids.give() } }];
  const spans = { ...(colspan > 1 ? { colspan } : {}), ...(rowspan > 1 ? { rowspan } : {}) };
  return { type: isHeaderRow || header ? 'tableHeader' : 'tableCell', attrs: { id: ids.give(), ...spans }, content };
}

/** In which no cell begins: Word's grid keeps the lines of cells whose deletion was accepted. */
function columnsWithoutCells(rows: readonly PlainRow[]): number[] {
  const begun = new Set(rows.flatMap(({ cells }) => cells.map(({ column }) => column)));
  return Array.from({ length: Math.max(...rows.map(({ width }) => width)) }, (_, column) => column).filter((column) => !begun.has(column));
}

function withoutColumns(row: PlainRow, empty: readonly number[]): void {
  const before = (end: number): number => empty.filter((column) => column < end).length;
  for (const cell of row.cells) {
    cell.colspan -= before(cell.column + cell.colspan) - before(cell.column);
    cell.column -= before(cell.column);
  }
  row.width -= before(row.width);
}

/** The columns' shares in thousandths; of our own files only those that somebody had set. */
function widthsOf(table: XmlElement, { columns, empty, reading }: { columns: number; empty: readonly number[]; reading: Reading }): number[] | null {
  const isFixed = at(table, 'w:tblPr', 'w:tblLayout')?.attributes['w:type'] === 'fixed';
  if (reading.own && !isFixed) return null;
  const grid = [...elements(child(table, 'w:tblGrid') ?? { name: '', attributes: {}, children: [] })].filter(({ name }) => name === 'w:gridCol').map((column) => numberOf(column.attributes['w:w']) ?? 0);
  for (const column of empty.toReversed()) {
    const [width = 0] = grid.splice(column, 1);
    // The cell to the left covers it.
    if (column > 0) grid[column - 1] = (grid[column - 1] ?? 0) + width;
  }
  const whole = grid.reduce((sum, width) => sum + width, 0);
  if (grid.length !== columns || grid.some((width) => width <= 0)) return null;
  return grid.map((width) => Math.max(1, Math.round(width / whole * 1_000)));
}
