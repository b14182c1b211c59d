/**
 * Rows and columns of tables that are proposed (ADR 25): a sign in each of their cells. One that is to come stands in the table with its words, and is no
 * part of the text for as long as nothing in it was written outright.
 */
import type { Node } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import { bringsLine, changesThat, linesOfChange } from './line-changes.ts';
import type { LineChange, Lines } from './line-changes.ts';
import { isProposed, proposing } from './suggestions.ts';
import { isEmptied, isHeldByProposals } from './struck-before.ts';
import { mapOf } from './table-map.ts';
import type { PlacedCell } from './table-map.ts';
import { inTable } from './table-place.ts';
import { takeFromTable, withoutLines } from './taking-lines.ts';

/** The cells that stand in this row or column alone. */
export function cellsOfLine(table: Node, lines: Lines, at: number): PlacedCell[] {
  return mapOf(table).cells.filter((cell) => (lines === 'rows' ? cell.row === at && cell.rowspan === 1 : cell.column === at && cell.colspan === 1));
}

/** Whether a cell of what is to come was merged with others, with its sign. One that was pushed down or aside into it, since the line that it began in went, has none. */
function beginsMerged(table: Node, lines: Lines, at: number): boolean {
  const isMerged = (cell: PlacedCell): boolean => (lines === 'rows' ? cell.row === at && cell.rowspan > 1 : cell.column === at && cell.colspan > 1);
  return mapOf(table).cells.some((cell) => isMerged(cell) && hasSign(nodeOf(table, cell), changesThat('come', lines)));
}

export const nodeOf = (table: Node, { row, index }: PlacedCell): Node => table.child(row).child(index);

/** Whether a cell carries one of these signs. */
export function hasSign(cell: Node, changes: readonly LineChange[]): boolean {
  return lineSigns(cell).some((sign) => changes.some((change) => sign.attrs['change'] === change));
}

export const lineSigns = (cell: Node): Node[] => cell.children.flatMap((line) => line.children.filter((node) => node.type.name === proposing.line));

const holdsOnly = (cell: Node, what: (node: Node) => boolean): boolean => cell.children.every((line) => line.children.every(what));

/**
 * Whether a verdict may take the row or column: what is to come only for as long as it is nothing but proposed, what is to go when no words are left in it but those that its signs know as struck by others;
 * of these only the signs count that get the verdict (`ids`).
 * Merged cells that reach across it stay, one shorter; one that begins in what is to come was made with it, outright.
 */
export function mayTake(table: Node, lines: Lines, { at, ...takes }: { at: number; isNew: true } | { at: number; isNew: false; ids: ReadonlySet<string> }): PlacedCell[] | null {
  const cells = cellsOfLine(table, lines, at);
  if (takes.isNew && beginsMerged(table, lines, at)) return null;
  if (!cells.some((cell) => hasSign(nodeOf(table, cell), changesThat(takes.isNew ? 'come' : 'go', lines)))) return null;
  const isFree = (cell: Node): boolean => (takes.isNew ? holdsOnly(cell, isProposed) : isEmptied(cell, lineSigns(cell).filter((sign) => takes.ids.has(String(sign.attrs['suggestion'])))));
  return cells.every((cell) => isFree(nodeOf(table, cell))) ? cells : null;
}

/** Whether all of it is to come and nothing in it was written outright. */
const isProposedTable = (table: Node): boolean => table.children.every(({ children }) => (
  children.every((cell) => holdsOnly(cell, isProposed)) && (children.length === 0 || children.some((cell) => hasSign(cell, changesThat('come', 'rows'))))));

/** The table without the rows and columns that are only proposed; null when all of it is. Of the columns one stays, as rejecting leaves it, and a row of a text's only block. */
export function withoutProposedLines(table: Node, isOnly: boolean): Node | null {
  const { height, width } = mapOf(table);
  if (!isOnly && isProposedTable(table)) return null;
  const taken = (lines: Lines, count: number): Set<number> => {
    const found = Array.from({ length: count }, (_, at) => at).filter((at) => mayTake(table, lines, { at, isNew: true }) !== null);
    return new Set(found.length === count ? found.slice(1) : found);
  };
  return withoutLines(table, { rows: taken('rows', height), columns: taken('columns', width) });
}

/** The row or column that stands there goes; the table with its last one. */
export function takeLine(tr: Transaction, at: number, { lines, at: line }: { lines: Lines; at: number }): void {
  const table = tr.doc.nodeAt(at);
  if (table?.type.name !== 'table') return;
  const map = mapOf(table);
  const paragraph = tr.doc.type.schema.nodes['paragraph'];
  if ((lines === 'rows' ? map.height : map.width) > 1) takeFromTable(tr, { table, at }, { lines, at: line });
  else if (isOnlyBlock(tr.doc) && paragraph) tr.replaceWith(at, at + table.nodeSize, paragraph.create());
  else tr.delete(at, at + table.nodeSize);
}

/** Besides the notes nothing else stands in the text. */
export const isOnlyBlock = (doc: Node): boolean => doc.childCount === 1 || doc.childCount === 2 && doc.lastChild?.type.name === 'footnotes';

/** Whoever proposes something in a row that another proposes has a sign of his own in it: the row is his too. Not for whose proposal gets the same verdict: his sign may go with a column. */
function areOthersToo(table: Node, lines: Lines, { cells, ids }: { cells: readonly PlacedCell[]; ids: ReadonlySet<string> }): boolean {
  const changes: readonly unknown[] = changesThat('come', lines);
  return cells.some((cell) => lineSigns(nodeOf(table, cell)).some((sign) => changes.includes(sign.attrs['change']) && !ids.has(String(sign.attrs['suggestion']))));
}

/** Whether the row or column of this sign was accepted to go, and stays only for what others propose in it: then its signs stay, to be accepted when that is settled. */
export function isHeldLine(doc: Node, at: number, { ids, change }: { ids: ReadonlySet<string>; change: LineChange }): boolean {
  const place = bringsLine(change) ? null : inTable(doc.resolve(at));
  if (!place) return false;
  const lines = linesOfChange(change);
  const cells = cellsOfLine(place.table, lines, lines === 'rows' ? place.cell.row : place.cell.column).map((cell) => nodeOf(place.table, cell));
  // Not where a merged cell has taken its sign along into another row.
  const isOfLine = (cell: Node): boolean => lineSigns(cell).some(({ attrs }) => attrs['change'] === change && ids.has(String(attrs['suggestion'])));
  return cells.length > 0 && cells.every((cell) => isOfLine(cell) && isHeldByProposals(cell));
}

/** The verdict over a sign: its row or column goes, or stays without it. `ids` names all suggestions that get the verdict. */
export function resolveLine(tr: Transaction, at: number, { ids, change, takes }: { ids: ReadonlySet<string>; change: LineChange; takes: boolean }): void {
  const place = takes ? inTable(tr.doc.resolve(at)) : null;
  const lines = linesOfChange(change);
  const isNew = bringsLine(change);
  const line = place && (lines === 'rows' ? place.cell.row : place.cell.column);
  // Cells may be merged in it, so it is not taken row by row.
  if (place && isNew && lines === 'rows' && !isOnlyBlock(tr.doc) && isProposedTable(place.table) && !areOthersToo(place.table, lines, { cells: place.map.cells, ids })) { tr.delete(place.at, place.at + place.table.nodeSize); return; }
  const isOnly = place && (lines === 'rows' ? place.map.height : place.map.width) === 1;
  // A table keeps its last row and column for as long as nobody has proposed that they go.
  if (place && line !== null && !(isNew && isOnly) && !(isNew && areOthersToo(place.table, lines, { cells: cellsOfLine(place.table, lines, line), ids })) && mayTake(place.table, lines, isNew ? { at: line, isNew } : { at: line, isNew, ids }) !== null) takeLine(tr, place.at, { lines, at: line });
  else if (!takes || isNew || !isHeldLine(tr.doc, at, { ids, change })) tr.delete(at, at + 1);
}
