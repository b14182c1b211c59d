/** What is written into a sheet, made to fit what a spreadsheet holds. */
import { cleanText } from '../docx-writer/clean.ts';

export type SheetValue = string | number | null;

export interface SheetColumn {
  title: string;
  /** Characters wide; 18 where nothing is said. */
  width?: number;
  /** For ids: the reader of a returned file finds the row by it. */
  hidden?: boolean;
  /** May be changed in a sheet where any column may; the others are locked, without a password. */
  editable?: boolean;
  /** Offered as a drop-down; other values are refused by the spreadsheet program. */
  choices?: readonly string[];
}

export interface WrittenSheet {
  /** At most 31 characters, none of `[]:*?/\`; what does not fit is left out. */
  name: string;
  columns: readonly SheetColumn[];
  /** Values in the order of the columns. */
  rows: readonly (readonly SheetValue[])[];
}

/** Excel's own limit; a longer text makes it call the file damaged. */
const cellLength = 32_767;

/** A cell as it is written: control characters out, line breaks as LF, and no text that the file format would take for a sign's code. */
export function cellOf(value: SheetValue): SheetValue {
  if (typeof value !== 'string') return value;
  // `_x0041_` is how the format writes the sign A (ECMA-376 22.9.2.19): written as text it would come back as the sign.
  return cleanText(value).replace(/\r\n?/gu, '\n').replace(/_(?=x[0-9a-f]{4}_)/giu, '_x005F_');
}

/** The sheet with every text within a cell's length: what does not fit goes on in columns after it, with the same title. */
export function fitted({ columns, rows }: WrittenSheet): { columns: SheetColumn[]; rows: SheetValue[][] } {
  // Nearly every sheet fits as it is, and a large one has no room to be taken apart and put together again.
  if (!rows.some((row) => row.some((value) => typeof value === 'string' && value.length > cellLength / 2))) return { columns: [...columns], rows: rows.map((row) => columns.map((_, at) => cellOf(row[at] ?? null))) };
  const parts = rows.map((row) => columns.map((_, at) => pieces(cellOf(row[at] ?? null))));
  const widths = columns.map((_, at) => parts.reduce((most, row) => Math.max(most, row[at]?.length ?? 1), 1));
  return {
    columns: columns.flatMap((column, at) => Array.from({ length: widths[at] ?? 1 }, (_, piece) => (piece === 0 ? column : { ...column, title: `${column.title} (${piece + 1})` }))),
    rows: parts.map((row) => row.flatMap((cell, at) => Array.from({ length: widths[at] ?? 1 }, (_, piece) => cell[piece] ?? null))),
  };
}

function pieces(value: SheetValue): SheetValue[] {
  if (typeof value !== 'string' || value.length <= cellLength) return [value];
  const found: string[] = [];
  for (let from = 0; from < value.length;) {
    let to = Math.min(value.length, from + cellLength);
    // Never between the two halves of one sign, nor within a sign written by its code.
    if (to < value.length) while (/[\uD800-\uDBFF]$|_(?:x[0-9a-f]{0,4})?$/iu.test(value.slice(to - 6, to))) to--;
    found.push(value.slice(from, to));
    from = to;
  }
  return found;
}

/** Excel's rules for a sheet's name. */
export function sheetName(name: string): string {
  return cleanText(name).replace(/[[\]:*?/\\]/gu, ' ').replace(/^'+|'+$/gu, '').slice(0, 31).trim() || 'Blad';
}
