/** A local edit of tables: rows and columns as grid keys, the words of each cell in its own flat text. */
import type { Node } from '@tiptap/pm/model';
import * as Y from 'yjs';
import { newBlockId } from './content.ts';
import { align } from './flat-align.ts';
import type { LocalEdit, NewTable, OldTable } from './flat-edit.ts';
import { TextChain } from './flat-chain.ts';
import type { AlignedText } from './flat-chain.ts';
import { cellKey, FlatGrid, gridMap, newGrid, widthName, writeMerges } from './flat-grid.ts';
import type { GridMap } from './flat-grid.ts';
import { blocksOf, gatherCells } from './flat-write-cells.ts';
import type { CellEntry } from './flat-write-cells.ts';
import { keptColumns, keptRows, oldCellsOf, writeLines } from './flat-write-lines.ts';
import { freshDelta, writeAlignment } from './flat-splice.ts';
import type { FlatStream } from './flat-stream.ts';
import type { NewBlock } from './flat-tokens.ts';
import { mapOf, TableMap } from './table-map.ts';
import type { PlacedCell } from './table-map.ts';

/** Pairs new tables with old ones and claims their ids; the returned function writes them, once every id is settled. */
export function tableReader(edit: LocalEdit, tables: readonly NewTable[]): () => void {
  const taken = new Set<OldTable>();
  const writes = tables.map((table) => {
    const old = oldTableOf(edit, table, taken);
    if (old) {
      taken.add(old);
      edit.claimTable(table.node, table.open, old);
    }
    return { table, old };
  });
  return () => {
    for (const { table, old } of writes) {
      if (old) updateTable(edit, table, old);
      // Cut out before and put here as it was: its grid has everything.
      else if (table.block.moved.length > 0) table.block.id = String(table.block.moved[0]?.id);
      else createTable(edit, table);
    }
  };
}

/** Strikes every word in it; the grid itself stays, for the words that others are typing there now. */
export function clearTable(grid: FlatGrid): void {
  for (const stream of grid.streams()) clear(stream);
}

function clear(stream: FlatStream): void {
  if (stream.text.length > 0) stream.text.delete(0, stream.text.length);
}

function oldTableOf(edit: LocalEdit, table: NewTable, taken: Set<OldTable>): OldTable | null {
  const free = edit.tables.filter((old) => !taken.has(old));
  const place = edit.keptPlace(table.open);
  return free.find((old) => old.place.marker !== null && old.place.marker === table.block.keeps)
    ?? free.find((old) => old.open === place)
    // Moved: the same grid under a new marker, so the words keep their identity.
    ?? free.find((old) => old.place.id === table.node.attrs['id'])
    ?? null;
}

function createTable(edit: LocalEdit, { node, open, block }: NewTable): void {
  const { grids } = edit.mirror.roots;
  const wanted = edit.idAt(open, node);
  block.id = grids.has(wanted) ? newBlockId() : wanted;
  const map = mapOf(node);
  const rows: string[] = [];
  node.forEach((row, offset) => { rows.push(edit.idAt(open + 1 + offset, row)); });
  const columns = Array.from({ length: map.width }, () => newBlockId());
  const grid = newGrid(rows, columns);
  grids.set(block.id, grid);
  eachCell(node, open, (cell, cellOpen, [r, index]) => {
    const placed = map.cells.find((one) => one.row === r && one.index === index);
    writeNewCell(edit, { grid, row: rows[r] ?? '', column: columns[placed?.column ?? -1] ?? '' }, { cell, open: cellOpen });
  });
  const isMerged = map.cells.some(({ rowspan, colspan }) => rowspan > 1 || colspan > 1);
  if (isMerged) writeMerges(new FlatGrid(block.id, grid), map.cells.map((cell) => linesOf(cell, rows, columns)));
  widthsOf(node).forEach((width, at) => { if (columns[at] !== undefined) grid.set(widthName + columns[at], width); });
}

interface CellAddress { grid: GridMap; row: string; column: string }
interface CellNode { cell: Node; open: number }

function writeNewCell(edit: LocalEdit, { grid, row, column }: CellAddress, { cell, open }: CellNode): void {
  const header = cell.type.name === 'tableHeader';
  const facts = { ...(header ? { header } : {}), ...(edit.exact ? { id: edit.idAt(open, cell) } : {}) };
  if (Object.keys(facts).length > 0) part(grid, 'cells').set(cellKey(row, column), facts);
  // Empty cells get their text at once too: two people who first type in one then type in the same paragraph.
  writeNewText({ grid, row, column }, blocksOf(edit, { cell, open }), edit);
}

function writeNewText({ grid, row, column }: CellAddress, blocks: NewBlock[], edit: LocalEdit): void {
  for (const block of blocks) {
    block.keeps = null;
    block.whole = false;
    block.id = edit.idAt(block.open, block.node);
  }
  const text = new Y.Text();
  // The last part keeps two people who first type in the same new cell from overwriting each other.
  part(grid, 'texts').set(`${cellKey(row, column)}/${newBlockId()}`, text);
  text.applyDelta(freshDelta(blocks));
}

function updateTable(edit: LocalEdit, { node, open, block, stray }: NewTable, old: OldTable): void {
  const { place } = old;
  const { grid } = place;
  block.id = grid.id;
  const isBack = !place.marker && !stray;
  if (node === old.node && !isBack) return;
  const oldCells = oldCellsOf(old);
  const rows = keptRows(edit, { node, open }, old);
  const columns = keptColumns(node, { rows, place, oldCells });
  const map = new TableMap(node.children.map((row) => row.children.map((cell) => cell.attrs)), (row, index) => {
    const was = oldCells.get(String(node.child(row).child(index).attrs['id']));
    const column = was && was.row === rows[row] ? columns.indexOf(was.place.column) : -1;
    return column < 0 ? null : column;
  });
  while (columns.length < map.width) columns.push(null);
  const rowIds = rows.map((row, at) => row ?? edit.idAt(childOpen(node, open, at), node.child(at)));
  const columnIds = columns.map((column) => column ?? newBlockId());
  // What is left of a deleted table has its place in the text again, but not the lines that were not shown any more.
  strike(grid, isBack ? grid.allRows() : place.rows.map(({ row }) => row), rows);
  strike(grid, isBack ? grid.allColumns() : place.columns, columns);
  if (isBack) for (const line of [...rows, ...columns]) if (line !== null && grid.isGone(line)) part(grid.map, 'gone').delete(line);
  const merges = map.cells.map((cell) => linesOf(cell, rowIds, columnIds));
  writeLines(grid, 'rows', { ids: rowIds, kept: rows, was: place.rows.map(({ row }) => row), merges });
  writeLines(grid, 'columns', { ids: columnIds, kept: columns, was: place.columns, merges });
  if (place.marker || isBack) writeMerges(grid, merges);
  writeWidths(grid.map, { node, old, columns, columnIds });
  const entries = gatherCells(edit, { node, open, map, old, oldCells, lines: { rows, columns, rowIds, columnIds } });
  const kept = new Set(entries.flatMap(({ streams }) => streams));
  for (const stream of grid.streams()) if (!kept.has(stream)) clear(stream);
  for (const entry of entries) {
    const address = { grid: grid.map, row: entry.row, column: entry.column };
    if (entry.isOld) updateCell(edit, grid, address, entry);
    else writeNewCell(edit, address, entry);
  }
}

function strike(grid: FlatGrid, was: readonly string[], kept: readonly (string | null)[]): void {
  const gone = was.filter((line) => !kept.includes(line));
  if (gone.length === 0) return;
  const marks = part(grid.map, 'gone');
  // A line that was shown only for the words in it is now what a merge has left, so it stays.
  for (const { rows, columns } of grid.merges(false)) for (const line of [...rows, ...columns]) if (marks.has(line) && kept.includes(line)) marks.delete(line);
  for (const line of gone) marks.set(line, true);
}

const linesOf = (cell: Pick<PlacedCell, 'row' | 'column' | 'rowspan' | 'colspan'>, rows: readonly string[], columns: readonly string[]) => ({
  key: '', rows: rows.slice(cell.row, cell.row + cell.rowspan), columns: columns.slice(cell.column, cell.column + cell.colspan),
});

const widthsOf = (table: Node): readonly number[] => (Array.isArray(table.attrs['widths']) ? table.attrs['widths'].filter((width): width is number => Number.isInteger(width)) : []);

/** Only the shares that this edit changed, each under its own key. */
function writeWidths(grid: GridMap, { node, old, columns, columnIds }: { node: Node; old: OldTable; columns: readonly (string | null)[]; columnIds: readonly string[] }): void {
  const [was, is] = [widthsOf(old.node), widthsOf(node)];
  if (is.length === 0) {
    if (was.length > 0) for (const key of grid.keys()) if (key.startsWith(widthName)) grid.delete(key);
    return;
  }
  // A share that nobody gave is reckoned from all of them: it stays what it was when a column goes.
  const isFewer = old.place.columns.some((column) => !columns.includes(column));
  columnIds.forEach((column, at) => {
    const width = is[at];
    const shown = was[old.place.columns.indexOf(columns[at] ?? '')];
    if (width !== undefined && (width !== shown || isFewer && !grid.has(widthName + column))) grid.set(widthName + column, width);
  });
}

function updateCell(edit: LocalEdit, grid: FlatGrid, { row, column }: CellAddress, { cell, blocks, streams, isSame, gathered }: CellEntry): void {
  if (isSame) return;
  const facts = grid.facts(row, column);
  const header = cell.type.name === 'tableHeader';
  if ((facts.header === true) !== header) part(grid.map, 'cells').set(cellKey(row, column), { ...(facts.id ? { id: facts.id } : {}), ...(header ? { header } : {}) });
  const [first, ...others] = streams;
  if (!first) {
    const only = blocks.length === 1 ? blocks[0]?.node : null;
    if (blocks.length > 0 && only?.content.size !== 0) writeNewText({ grid: grid.map, row, column }, blocks, edit);
    return;
  }
  // Only hostile bytes put moves into a cell.
  const isChain = others.length > 0 && streams.every((stream) => stream.order.isStored);
  const shares = isChain ? new Map([[new TextChain([first, ...others]), blocks]]) : shareOut(edit, blocks, [first, ...others]);
  const texts = isChain ? [...shares.keys()] : streams;
  const aligned = texts.map((stream) => align({ stream, from: 0, to: stream.blocks.length, shown: edit.shown }, shares.get(stream) ?? [], { spans: edit.spans, gathered }));
  edit.claimKept(blocks, []);
  for (const block of blocks) block.id = edit.idAt(block.open, block.node);
  for (const alignment of aligned) writeAlignment(alignment, edit.mirror);
}

/** Each block to the text it came from; a new one to that of the block before it. */
function shareOut(edit: LocalEdit, blocks: readonly NewBlock[], streams: readonly [FlatStream, ...FlatStream[]]): Map<AlignedText, NewBlock[]> {
  const shares = new Map<AlignedText, NewBlock[]>();
  let current = 0;
  for (const block of blocks) {
    const old = edit.homeOf(block);
    const home = streams.findIndex((stream) => old?.stream === stream);
    if (home >= current) current = home;
    else if (home >= 0) block.whole = false;
    const stream = streams[current] ?? streams[0];
    shares.set(stream, [...shares.get(stream) ?? [], block]);
  }
  return shares;
}

function part(grid: GridMap, name: 'gone' | 'cells' | 'texts'): Y.Map<unknown> {
  return gridMap(grid, name) ?? grid.set(name, new Y.Map<unknown>());
}

function eachCell(table: Node, open: number, visit: (cell: Node, open: number, at: [number, number]) => void): void {
  table.forEach((row, rowOffset, r) => row.forEach((cell, offset, index) => visit(cell, open + 2 + rowOffset + offset, [r, index])));
}

function childOpen(parent: Node, open: number, index: number): number {
  let at = open + 1;
  for (let child = 0; child < index; child++) at += parent.child(child).nodeSize;
  return at;
}
