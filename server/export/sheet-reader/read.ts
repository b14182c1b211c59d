/** A spreadsheet as tables of text, read with limits; runs in a thread (`worker.ts`). */
import { unzipSync } from 'fflate';
import { parseCsv } from 'hucre/csv';
import { DecryptionError, EncryptedFileError } from 'hucre';
import { readXlsx } from 'hucre/xlsx';
import type { CellValue } from 'hucre/xlsx';
import { refusedSheet } from './refuse.ts';

/** One sheet. A CSV file is one table without a name. */
export interface ReadTable {
  name: string;
  /** Hidden in the file, so that nobody is shown it; our own `_meta` is. */
  hidden: boolean;
  /** Cells as text: numbers as digits with a point, days as `2027-09-24`, the last value of a formula, an empty cell as ''. */
  rows: string[][];
}

/** A round of 25,000 comments with room to spare; and no sheet that only its corners make large. */
const rowLimit = 50_000;
const cellLimit = 1_000_000;
/** As for Word files (documents.md 3, rule 8). */
const entryLimit = 5_000;
const unpackedLimit = 200 * 2 ** 20;

/** Reads .xlsx and .csv by what the bytes are, not by a name. Throws Refusal `sheet.refused.*`. */
export async function readTables(bytes: Uint8Array): Promise<ReadTable[]> {
  if (compoundFile.every((byte, index) => bytes[index] === byte)) throw refusedSheet(holds(bytes, 'EncryptedPackage') ? 'encrypted' : 'old-xls');
  const tables = bytes[0] === 0x50 && bytes[1] === 0x4B ? await readWorkbook(bytes) : [readCsvTable(bytes)];
  const cells = tables.reduce((sum, { rows }) => sum + rows.reduce((held, row) => held + row.length, 0), 0);
  if (cells > cellLimit || tables.some(({ rows }) => rows.length > rowLimit)) throw refusedSheet('too-large');
  return tables;
}

const compoundFile = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

/** A password-protected workbook is an OLE file with one stream of this name (MS-OFFCRYPTO 1.3.2). */
function holds(bytes: Uint8Array, name: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(name, 0, 'utf16le');
}

async function readWorkbook(bytes: Uint8Array): Promise<ReadTable[]> {
  judgeArchive(bytes);
  try {
    const { sheets } = await readXlsx(bytes, { maxRows: rowLimit + 1 });
    return sheets.map(({ name, rows, hidden, veryHidden }) => ({ name, hidden: hidden === true || veryHidden === true, rows: rows.map((row) => row.map(cellText)) }));
  } catch (error) {
    throw refusedSheet(error instanceof EncryptedFileError || error instanceof DecryptionError ? 'encrypted' : 'broken');
  }
}

/** The archive's own figures, before anything is unpacked; the unpacking itself stops at what each entry declares. */
function judgeArchive(bytes: Uint8Array): void {
  let entries = 0;
  let unpacked = 0;
  let workbook = false;
  let large = false;
  let untrue = false;
  try {
    unzipSync(bytes, {
      filter({ name, size, originalSize }) {
        unpacked += originalSize;
        large ||= ++entries > entryLimit || unpacked > unpackedLimit;
        // Nothing declared would be nothing to stop at.
        untrue ||= originalSize === 0 && !name.endsWith('/');
        workbook ||= size > 0 && /^\/?xl\/workbook\.xml$/i.test(name.replaceAll('\\', '/'));
        return false;
      },
    });
  } catch {
    throw refusedSheet('broken');
  }
  if (large) throw refusedSheet('too-large');
  if (!workbook) throw refusedSheet('not-a-spreadsheet');
  if (untrue) throw refusedSheet('broken');
}

function readCsvTable(bytes: Uint8Array): ReadTable {
  const text = csvText(bytes);
  // A file of another kind has control characters, a table of text has none.
  if (/(?![\t\n\r\f])\p{Cc}/u.test(text) || text.trim() === '') throw refusedSheet('not-a-spreadsheet');
  const rows = parseCsv(text, { maxRows: rowLimit + 1 }).map((row) => row.map((value) => withoutGuard(cellText(value))));
  return { name: '', hidden: false, rows };
}

/** Excel on a Swedish Windows saves "CSV" in Windows-1252, and "Unicode text" in UTF-16. */
function csvText(bytes: Uint8Array): string {
  if (bytes[0] === 0xFF && bytes[1] === 0xFE) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** The apostrophe that our own CSV puts before what a spreadsheet could run is no part of the text. */
function withoutGuard(text: string): string {
  return /^'[\s\u00a0\ufeff]*[=+\-@|%＝＋－＠]/u.test(text) ? text.slice(1) : text;
}

function cellText(value: CellValue): string {
  if (value === null) return '';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
  return String(value).replace(/\r\n?/gu, '\n');
}
