/** The form of the agreement's tables in Word, the same in a text and in a comparison. */
import type { PlacedCell, TableMap } from '#shared/agreement/table-map.ts';
import { line, portrait, textWidth } from './look.ts';

const edge = { style: 'single', size: 4, color: line } as const;

export const tableEdges = { top: edge, bottom: edge, left: edge, right: edge, insideHorizontal: edge, insideVertical: edge };
/** Within the cells, in twips. */
export const cellMargins = { top: 60, bottom: 40, left: 100, right: 100 };

/** The cells of a row from left to right, with those that reach into it from above. */
export function cellsAcross(map: TableMap, row: number): PlacedCell[] {
  const found: PlacedCell[] = [];
  for (let column = 0; column < map.width; column++) {
    const cell = map.at(row, column);
    if (cell && found.at(-1) !== cell) found.push(cell);
  }
  return found;
}

/**
 * Twips for each column, at most the width of the text together: by the shares that were set, else in proportion to the longest text of each
 * column, none under a tenth of the page. `lengthOf`: the letters in a cell.
 */
export function columnWidths(map: TableMap, set: readonly number[] | null, lengthOf: (cell: PlacedCell) => number): number[] {
  const longest = Array.from({ length: Math.max(1, map.width) }, (_, column) => Math.max(0, ...map.cells.filter((cell) => cell.column === column).map((cell) => lengthOf(cell) / cell.colspan)));
  const weights = set ?? longest.map((length) => Math.min(60, Math.max(12, length)));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => Math.floor((weight / sum) * textWidth(portrait)));
}

/** Of a cell, with all the columns that it covers. */
export function widthAcross(widths: readonly number[], { column, colspan }: PlacedCell): number {
  return totalWidth(widths.slice(column, column + colspan));
}

export function totalWidth(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width, 0);
}
