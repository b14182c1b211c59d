/** How high each row of wrapped text is: LibreOffice gives a row without a height one line, and prints the texts over each other. */
import type { SheetColumn, SheetValue } from './fit.ts';

/** Points: a line of Calibri 11, or of the font that stands in for it, with the room between lines. */
const line = 15;
/** The most that either spreadsheet program gives a row; what is longer is read in the cell itself. */
const highest = 409;
/** Of a column's width in characters, what a line of running text holds where it breaks between words. */
const filled = 0.92;
const usual = 18;
/** A row that has a height no longer grows as one writes in it: where one is to write there is room for some lines. */
const roomToWrite = 4;

/** By row from 0, the head row among them. A text that fits on one line needs no height of its own. */
export function rowHeights(columns: readonly SheetColumn[], rows: readonly (readonly SheetValue[])[]): Map<number, { height: number }> {
  const heights = new Map<number, { height: number }>();
  const widths = columns.map(({ width = usual, hidden = false }) => (hidden ? Infinity : Math.max(1, Math.floor(width * filled))));
  const least = columns.some(({ editable }) => editable) ? roomToWrite : 1;
  const add = (at: number, row: readonly SheetValue[]) => {
    const most = row.reduce<number>((lines, value, column) => Math.max(lines, typeof value === 'string' ? linesOf(value, widths[column] ?? usual) : 1), at === 0 ? 1 : least);
    if (most > 1) heights.set(at, sized(most));
  };
  add(0, columns.map(({ title }) => title));
  rows.forEach((row, at) => add(at + 1, row));
  return heights;
}

/** One value for each number of lines: ten thousand rows share a few dozen. */
const sizes = new Map<number, { height: number }>();
function sized(lines: number): { height: number } {
  const most = Math.min(lines, Math.ceil(highest / line));
  const known = sizes.get(most) ?? { height: Math.min(highest, most * line) };
  sizes.set(most, known);
  return known;
}

/** Counts without taking the text apart: no more is read than fits in the highest row. */
function linesOf(text: string, width: number): number {
  let lines = 0;
  for (let from = 0; from <= text.length && lines * line < highest;) {
    const end = text.indexOf('\n', from);
    const to = end < 0 ? text.length : end;
    lines += Math.max(1, Math.ceil((to - from) / width));
    from = to + 1;
  }
  return lines;
}
