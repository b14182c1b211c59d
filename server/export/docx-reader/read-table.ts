import type { Paragraph, Table, TableCell, TableRow } from '#shared/agreement/content.ts';
import { columnLimit } from './limits.ts';
import { isHeaderCell } from './own-styles.ts';
import type { Reading } from './reading.ts';
import { refusedFile } from './refuse.ts';
import { at, child, elements, numberOf, onOff, valueOf, wordsIn } from './xml.ts';
import type { XmlElement } from './xml.ts';

export type ReadCell = (cell: XmlElement) => Paragraph[];

interface PlainCell { paragraphs: Paragraph[]; header: boolean }
interface PlainRow { header: boolean; cells: PlainCell[] }

/**
 * A table of plain cells in rows of equal length: the text of a merged cell stands in its first cell, the others are empty.
 * Null when no row is left. Throws Refusal `too-large` beyond the cell limit.
 */
export function readTable(table: XmlElement, reading: Reading, readCell: ReadCell): Table | null {
  const rows: PlainRow[] = [];
  let merged = 0;
  for (const element of elements(table)) {
    if (element.name !== 'w:tr') continue;
    const row = readRow(element, reading, readCell);
    merged += row.merged;
    if (row.cells.length > 0) rows.push(row);
  }
  if (rows.length === 0) return null;
  if (merged > 0) reading.findings.note('merged-cells', () => wordsIn(table), merged);
  const columns = Math.max(...rows.map(({ cells }) => cells.length));
  reading.cellsLeft -= rows.length * columns;
  if (reading.cellsLeft < 0) throw refusedFile('too-large');
  const headers = rows.findIndex(({ header }) => !header);
  const content = rows.map((row, index) => finishRow(row, { columns, header: headers === -1 || index < headers, reading }));
  return { type: 'table', attrs: { id: reading.ids.give() }, content };
}

function readRow(element: XmlElement, reading: Reading, readCell: ReadCell): PlainRow & { merged: number } {
  const properties = child(element, 'w:trPr');
  const cells: PlainCell[] = [];
  let merged = 0;
  const skip = (count: number | undefined) => {
    for (let gap = Math.min(count ?? 0, columnLimit); gap > 0; gap--) cells.push({ paragraphs: [], header: false });
  };
  skip(numberOf(valueOf(properties, 'w:gridBefore')));
  for (const cell of elements(element)) {
    if (cell.name !== 'w:tc') continue;
    const look = child(cell, 'w:tcPr');
    const span = Math.min(Math.max(numberOf(valueOf(look, 'w:gridSpan')) ?? 1, 1), columnLimit);
    cells.push({ paragraphs: readCell(cell), header: isHeaderCell(reading.styles.paragraph(valueOf(at(cell, 'w:p', 'w:pPr'), 'w:pStyle'))) });
    skip(span - 1);
    if (span > 1 || isContinued(look)) merged++;
  }
  skip(numberOf(valueOf(properties, 'w:gridAfter')));
  if (cells.length > 5_000) throw refusedFile('too-large');
  return { header: onOff(properties, 'w:tblHeader') === true, cells, merged };
}

/** vMerge without a value continues the cell above (17.4.84); an accepted merge says the same. */
function isContinued(look: XmlElement | undefined): boolean {
  const merge = child(look, 'w:vMerge');
  if (merge !== undefined) return (merge.attributes['w:val'] ?? 'continue') === 'continue';
  return child(look, 'w:cellMerge')?.attributes['w:vMerge'] === 'cont';
}

function finishRow(row: PlainRow, { columns, header, reading }: { columns: number; header: boolean; reading: Reading }): TableRow {
  const { ids } = reading;
  const cells: TableCell[] = [];
  for (let column = 0; column < columns; column++) {
    const paragraphs = row.cells[column]?.paragraphs ?? [];
    const content: Paragraph[] = paragraphs.length > 0 ? paragraphs : [{ type: 'paragraph', attrs: { id: ids.give() } }];
    cells.push({ type: header || row.cells[column]?.header === true ? 'tableHeader' : 'tableCell', attrs: { id: ids.give() }, content });
  }
  return { type: 'tableRow', attrs: { id: ids.give() }, content: cells };
}
