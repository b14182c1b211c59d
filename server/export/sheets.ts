/** Spreadsheets behind one thin interface: `hucre` is named here and in the reading thread, nowhere else (design D10). */
import { colToLetter, rangeRef, writeXlsx } from 'hucre/xlsx';
import type { CellStyle, CellValue, ColumnDef, DataValidation, WriteSheet } from 'hucre/xlsx';
import { limits } from '#shared/limits.ts';
import { cleanText } from './docx-writer/clean.ts';
import { readInThread } from './reading-thread.ts';
import type { ReadingLimits } from './reading-thread.ts';
import type { ReadTable } from './sheet-reader/read.ts';
import { refusedSheet } from './sheet-reader/refuse.ts';
import { cellOf, fitted, sheetName } from './sheet-writer/fit.ts';
import { rowHeights } from './sheet-writer/row-heights.ts';
import type { WrittenSheet } from './sheet-writer/fit.ts';

export type { ReadTable } from './sheet-reader/read.ts';
export type { SheetColumn, SheetValue, WrittenSheet } from './sheet-writer/fit.ts';

export interface WrittenBook {
  title: string;
  creator: string;
  /** When it was made; the same content and time give the same bytes. */
  at: Date;
  sheets: readonly WrittenSheet[];
  /** Kept in the sheet `_meta`, which no ordinary command shows. */
  meta?: Readonly<Record<string, string>>;
}

export const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Sheet with what the program needs to know a returned file by: name and value in two columns. */
export const metaSheet = '_meta';

/**
 * Bytes of an `.xlsx`: first row frozen and repeated in print, filter, wrapped text, drop-downs. Text stays text whatever it begins
 * with, so no cell becomes a formula. A text longer than a cell holds (32,767) goes on in a further column of the same title.
 */
export async function writeSheet(book: WrittenBook): Promise<Uint8Array> {
  const lists = book.sheets.flatMap(({ columns }) => columns.flatMap(({ choices }) => (choices === undefined ? [] : [choices])));
  return writeXlsx({
    properties: { title: cleanText(book.title), creator: cleanText(book.creator), created: book.at, modified: book.at },
    defaultFont: { name: 'Calibri', size: 11 },
    sheets: [
      ...book.sheets.map((sheet) => writtenSheet(sheet, lists)),
      ...(lists.length === 0 ? [] : [{ name: listSheet, rows: inColumns(lists), veryHidden: true }]),
      ...(book.meta === undefined ? [] : [{ name: metaSheet, rows: Object.entries(book.meta).map(([name, value]) => [name, cellOf(value)]), veryHidden: true }]),
    ],
  });
}

const listSheet = '_lists';

const headStyle: CellStyle = { font: { bold: true }, fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E6EBF0' } }, alignment: { wrapText: true, vertical: 'top' } };

function writtenSheet(sheet: WrittenSheet, lists: readonly (readonly string[])[]): WriteSheet {
  const { columns, rows } = fitted(sheet);
  const editable = columns.some((column) => column.editable);
  const last = Math.max(1, rows.length);
  return {
    name: sheetName(sheet.name),
    columns: columns.map((column): ColumnDef => ({
      width: column.width ?? 18, hidden: column.hidden ?? false,
      style: { alignment: { wrapText: true, vertical: 'top' }, ...(editable ? { protection: { locked: column.editable !== true } } : {}) },
    })),
    rows: [columns.map(({ title }) => cellOf(title)), ...rows],
    rowDefs: rowHeights(columns, rows),
    cells: new Map(columns.map((_, at) => [`0,${at}`, { style: headStyle }])),
    freezePane: { rows: 1 },
    autoFilter: { range: rangeRef(0, 0, last, columns.length - 1) },
    dataValidations: columns.flatMap(({ choices }, at): DataValidation[] => (choices === undefined ? [] : [{
      type: 'list', range: rangeRef(1, at, last, at), formula1: listRange(choices, lists), allowBlank: true, showErrorMessage: true, errorStyle: 'stop',
    }])),
    // Without a password: the lock keeps a slip of the hand from other columns and is no secret.
    ...(editable ? { protection: { sheet: true, autoFilter: true, sort: true, formatColumns: true, formatRows: true } } : {}),
    pageSetup: { paperSize: 'a4', orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: '$1:$1' },
    headerFooter: { oddFooter: '&P / &N' },
  };
}

/** A drop-down points to a list on a sheet: written in the rule itself it may neither hold a comma nor pass 255 characters. */
function listRange(choices: readonly string[], lists: readonly (readonly string[])[]): string {
  const column = colToLetter(lists.indexOf(choices));
  return `'${listSheet}'!$${column}$1:$${column}$${choices.length}`;
}

function inColumns(lists: readonly (readonly string[])[]): CellValue[][] {
  const longest = Math.max(...lists.map((list) => list.length));
  return Array.from({ length: longest }, (_, row) => lists.map((list) => cellOf(list[row] ?? null)));
}

/** Half a megabyte of text opens in a second; a hostile file is stopped long before it costs the server anything. */
const ordinary: ReadingLimits = { time: 30_000, memory: 512 };

/**
 * Every sheet of an `.xlsx`, or a `.csv` as one (at most `limits.upload` bytes, copied), as text. Nothing in it is run: of a formula
 * the last value is read. Throws Refusal `sheet.refused.*`: too-large at a limit, invalid for what cannot be read.
 */
export async function readSheet(bytes: Uint8Array, within: ReadingLimits = ordinary): Promise<ReadTable[]> {
  if (bytes.length > limits.upload) throw refusedSheet('too-large');
  return readInThread<ReadTable[]>(bytes, { folder: 'sheet-reader', limits: within, refused: refusedSheet });
}
