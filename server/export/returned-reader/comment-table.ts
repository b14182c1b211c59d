/** A comment table of eight columns in a Word file: known by its head row. */
import { readCommentTable, type TableRow } from '../comment-table/read.ts';
import type { ReadParagraph } from './walk.ts';

/** Null when the file has no such table. Words that were added count, words that were struck do not. */
export function commentTableIn(paragraphs: readonly ReadParagraph[]): TableRow[] | null {
  const tables = new Map<number, string[][]>();
  for (const { cell, pieces } of paragraphs) {
    if (cell === null) continue;
    const rows = tables.get(cell.table) ?? [];
    tables.set(cell.table, rows);
    const row = (rows[cell.row] ??= []);
    const words = pieces.map(({ text, kept }) => (kept === 'old' ? '' : text)).join('').replaceAll('\uFFFC', '\n');
    row[cell.column] = row[cell.column] === undefined ? words : `${row[cell.column]}\n${words}`;
  }
  for (const rows of tables.values()) {
    const found = readCommentTable(Array.from(rows, (row) => Array.from(row ?? [], (cell) => cell ?? '')));
    if (found !== null) return found;
  }
  return null;
}
