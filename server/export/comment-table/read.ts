/** A comment table that came back, from a sheet or a Word file: its rows by what their columns say. */
import { cleanText } from '../docx-writer/clean.ts';
import { columnsOf, type TableColumn } from './columns.ts';

export interface TableRow extends Record<TableColumn, string> {
  /** As one counts in the file, the head among them. */
  row: number;
}

/** The head may stand below a title; above it so many rows are looked through. */
const mostAbove = 15;

/** Null when no row is the head of such a table. Rows in which nothing was written are left out. */
export function readCommentTable(rows: readonly (readonly string[])[]): TableRow[] | null {
  for (const [at, head] of rows.slice(0, mostAbove).entries()) {
    const columns = columnsOf(head);
    if (columns !== null) return rows.slice(at + 1).map((cells, nth) => rowOf(cells, columns, at + nth + 2)).filter(isWritten);
  }
  return null;
}

function rowOf(cells: readonly string[], columns: readonly (TableColumn | null)[], row: number): TableRow {
  const found: TableRow = { row, organisation: '', line: '', clause: '', place: '', kind: '', comment: '', proposed: '', observation: '' };
  columns.forEach((column, at) => {
    // What is longer than a cell holds goes on in the next column of the same title.
    if (column !== null) found[column] += cleanText(cells[at] ?? '');
  });
  for (const column of columns) if (column !== null) found[column] = found[column].trim();
  return found;
}

/** The name of whoever answers stands in every row of the template, and says nothing by itself. */
const isWritten = ({ clause, place, kind, comment, proposed, observation }: TableRow): boolean => [clause, place, kind, comment, proposed, observation].some((cell) => cell !== '');
