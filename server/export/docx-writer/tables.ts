/** Tables of the papers: a repeated grey head row, fixed columns that fit the page, thin lines. Widths in twips. */
import { Paragraph, Table, TableCell, TableLayoutType, TableRow, TextRun } from 'docx';
import type { IParagraphOptions } from 'docx';
import { calmGround, headGround, line, spruce } from './look.ts';
import { plainRuns } from './unbroken.ts';

export interface Column {
  title: string;
  width: number;
  right?: boolean;
}

export interface Cell {
  paragraphs: Paragraph[];
  /** How many columns it covers; 1 when left out. */
  span?: number;
  ground?: string;
}

export interface Row {
  cells: Cell[];
  /** Stays on the page of the row after it, for a row that heads others. */
  keepNext?: boolean;
  /** May not break over pages; only for rows that are surely short. */
  whole?: boolean;
}

const thin = { style: 'single', size: 4, color: line } as const;
const none = { style: 'none', size: 0, color: 'auto' } as const;
const margins = { top: 50, bottom: 30, left: 85, right: 85 };

/** A table whose head row is repeated on every page. */
export function headedTable(columns: Column[], rows: Row[]): Table {
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map((column) => new TableCell({
      width: { size: column.width, type: 'dxa' },
      shading: { type: 'clear', fill: headGround },
      verticalAlign: 'bottom',
      children: [new Paragraph({ style: 'OverensTableHead', keepNext: true, children: [new TextRun(column.title)], ...alignment(column) })],
    })),
  });
  return table(columns, [head, ...rows.map((row) => tableRow(columns, row))], true);
}

/** A table without head row, for facts and figures: its first column names, the others tell. */
export function plainTable(widths: number[], rows: Row[], lined = true): Table {
  const columns = widths.map((width) => ({ title: '', width }));
  return table(columns, rows.map((row) => tableRow(columns, row)), lined);
}

function table(columns: Column[], rows: TableRow[], lined: boolean): Table {
  return new Table({
    rows,
    width: { size: columns.reduce((sum, column) => sum + column.width, 0), type: 'dxa' },
    columnWidths: columns.map((column) => column.width),
    layout: TableLayoutType.FIXED,
    margins,
    borders: lined
      ? { top: { style: 'single', size: 8, color: spruce }, bottom: thin, left: none, right: none, insideHorizontal: thin, insideVertical: none }
      : { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none },
  });
}

function tableRow(columns: Column[], row: Row): TableRow {
  let at = 0;
  const children = row.cells.map((cell) => {
    const span = cell.span ?? 1;
    const width = columns.slice(at, at + span).reduce((sum, column) => sum + column.width, 0);
    at += span;
    return new TableCell({
      children: cell.paragraphs,
      width: { size: width, type: 'dxa' },
      ...(span > 1 ? { columnSpan: span } : {}),
      ...(cell.ground ? { shading: { type: 'clear', fill: cell.ground } as const } : {}),
    });
  });
  return new TableRow({ children, ...(row.keepNext ? { keepNext: true } : {}), ...(row.whole ? { cantSplit: true } : {}) });
}

function alignment(column: { right?: boolean }): Pick<IParagraphOptions, 'alignment'> {
  return column.right ? { alignment: 'right' } : {};
}

type CellStyle = 'OverensTable' | 'OverensTableHead' | 'OverensTableSmall' | 'OverensTableQuote' | 'OverensTheme' | 'OverensFigure';

/** One paragraph for each line of the text (empty lines fall away), or one empty paragraph. */
export function lines(text: string | null, style: CellStyle = 'OverensTable'): Paragraph[] {
  const parts = (text ?? '').split(/\r\n|\r|\n/u).filter((part) => part.trim() !== '');
  return (parts.length > 0 ? parts : ['']).map((part) => new Paragraph({ style, children: plainRuns(part) }));
}

export function textCell(text: string | null, style: CellStyle = 'OverensTable'): Cell {
  return { paragraphs: lines(text, style) };
}

export function headCell(text: string, more: Omit<Cell, 'paragraphs'> = {}): Cell {
  return { paragraphs: lines(text, 'OverensTableHead'), ...more };
}

export function numberCell(text: string, strong = false): Cell {
  return { paragraphs: [new Paragraph({ style: strong ? 'OverensTableHead' : 'OverensTable', alignment: 'right', children: [new TextRun(text)] })] };
}

/** The ground of a row that sums up or heads a part; never the only sign, its words say the same. */
export const sumGround = calmGround;
