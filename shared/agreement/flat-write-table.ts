/** A local edit of tables: rows and columns as grid keys, the words of each cell in its own flat text. */
import type { Node } from '@tiptap/pm/model';
import * as Y from 'yjs';
import { newBlockId } from './content.ts';
import { align } from './flat-align.ts';
import type { LocalEdit, NewTable, OldTable } from './flat-edit.ts';
import { cellKey, gridLines, gridMap, newGrid } from './flat-grid.ts';
import type { FlatGrid, GridMap } from './flat-grid.ts';
import type { CellPlace } from './flat-layout.ts';
import { freshDelta, writeAlignment } from './flat-splice.ts';
import type { FlatStream } from './flat-stream.ts';
import type { NewBlock } from './flat-tokens.ts';

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
  const rows: string[] = [];
  node.forEach((row, offset) => { rows.push(edit.idAt(open + 1 + offset, row)); });
  const columns = Array.from({ length: widthOf(node) }, () => newBlockId());
  const grid = newGrid(rows, columns);
  grids.set(block.id, grid);
  eachCell(node, open, (cell, cellOpen, [r, c]) => {
    writeNewCell(edit, { grid, row: rows[r] ?? '', column: columns[c] ?? '' }, { cell, open: cellOpen });
  });
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

function updateTable(edit: LocalEdit, { node, open, block }: NewTable, old: OldTable): void {
  const { place } = old;
  block.id = place.grid.id;
  if (node === old.node) return;
  const rows = keptRows(node, old);
  const oldCells = oldCellsOf(old);
  const columns = keptColumns(node, { rows, place, oldCells });
  const rowIds = rows.map((row, at) => row ?? edit.idAt(rowOpen(node, open, at), node.child(at)));
  const columnIds = columns.map((column) => column ?? newBlockId());
  strike(place.grid, place.rows.map((row) => row.row).filter((row) => !rows.includes(row)), 'row');
  strike(place.grid, place.columns.filter((column) => !columns.includes(column)), 'column');
  insertLines(place.grid.map, 'rows', { ids: rowIds, kept: rows });
  insertLines(place.grid.map, 'columns', { ids: columnIds, kept: columns });
  eachRow(node, open, (row, rowOpenAt, r) => {
    const taken = placedColumns(row, { columns, columnIds, oldCells, row: rows[r] ?? null });
    for (const column of columnIds) {
      const at = taken.get(column);
      const address = { grid: place.grid.map, row: rowIds[r] ?? '', column };
      const isOld = rows[r] !== null && columns.includes(column);
      if (at === undefined) {
        if (isOld) for (const stream of place.grid.cellStreams(address.row, column)) clear(stream);
      } else if (isOld) updateCell(edit, place.grid, address, { cell: row.child(at), open: childOpen(row, rowOpenAt, at), was: oldCells.get(String(row.child(at).attrs['id'])) });
      else writeNewCell(edit, address, { cell: row.child(at), open: childOpen(row, rowOpenAt, at) });
    }
  });
}

interface OldCell { place: CellPlace; row: string; node: Node }

function updateCell(edit: LocalEdit, grid: FlatGrid, { row, column }: CellAddress, { cell, open, was }: CellNode & { was: OldCell | undefined }): void {
  // Of a table that was moved the maps say that nothing stays; what is equal is the same.
  if (was && was.row === row && was.place.column === column && (was.node === cell || was.node.eq(cell))) return;
  const facts = grid.facts(row, column);
  const header = cell.type.name === 'tableHeader';
  if ((facts.header === true) !== header) part(grid.map, 'cells').set(cellKey(row, column), { ...(facts.id ? { id: facts.id } : {}), ...(header ? { header } : {}) });
  const blocks = blocksOf(edit, { cell, open });
  const streams = grid.cellStreams(row, column);
  const [first, ...others] = streams;
  if (!first) {
    const only = cell.childCount === 1 ? cell.firstChild : null;
    if (blocks.length > 0 && only?.content.size !== 0) writeNewText({ grid: grid.map, row, column }, blocks, edit);
    return;
  }
  const shares = shareOut(edit, blocks, [first, ...others]);
  const aligned = streams.map((stream) => align({ stream, from: 0, to: stream.blocks.length, shown: edit.shown }, shares.get(stream) ?? [], { spans: edit.spans }));
  edit.claimKept(blocks, []);
  for (const block of blocks) block.id = edit.idAt(block.open, block.node);
  for (const alignment of aligned) writeAlignment(alignment, edit.mirror);
}

/** Each block to the text it came from; a new one to that of the block before it. */
function shareOut(edit: LocalEdit, blocks: readonly NewBlock[], streams: readonly [FlatStream, ...FlatStream[]]): Map<FlatStream, NewBlock[]> {
  const shares = new Map<FlatStream, NewBlock[]>();
  let current = 0;
  for (const block of blocks) {
    const old = edit.homeOf(block);
    const home = streams.findIndex((stream) => old !== null && stream.blocks.includes(old));
    if (home >= current) current = home;
    else if (home >= 0) block.whole = false;
    const stream = streams[current] ?? streams[0];
    shares.set(stream, [...shares.get(stream) ?? [], block]);
  }
  return shares;
}

function blocksOf(edit: LocalEdit, { cell, open }: CellNode): NewBlock[] {
  const blocks: NewBlock[] = [];
  cell.forEach((child, offset) => {
    const block = edit.newBlock(child, open + 1 + offset, { parent: cell, path: [] });
    if (block) blocks.push(block);
  });
  return blocks;
}

/** The stored row of each new row; null for a new one. Order decides: a row that moved up is a new row. */
function keptRows(node: Node, { place }: OldTable): (string | null)[] {
  let from = 0;
  const kept: (string | null)[] = [];
  node.forEach((row) => {
    const at = place.rows.findIndex((old, index) => index >= from && old.id === row.attrs['id']);
    kept.push(place.rows[at]?.row ?? null);
    if (at >= 0) from = at + 1;
  });
  return kept;
}

/** The stored column of each new column, by the majority of the cells that stand in it. */
function keptColumns(node: Node, { rows, place, oldCells }: { rows: (string | null)[]; place: OldTable['place']; oldCells: Map<string, OldCell> }): (string | null)[] {
  const votes = Array.from({ length: widthOf(node) }, () => new Map<string, number>());
  node.forEach((row, _, r) => {
    row.forEach((cell, __, c) => {
      const was = oldCells.get(String(cell.attrs['id']));
      const vote = votes[c];
      if (was && vote && was.row === rows[r]) vote.set(was.place.column, (vote.get(was.place.column) ?? 0) + 1);
    });
  });
  let from = 0;
  return votes.map((vote) => {
    const best = [...vote].filter(([column]) => place.columns.indexOf(column) >= from).sort((a, b) => b[1] - a[1])[0]?.[0];
    if (best === undefined) return null;
    from = place.columns.indexOf(best) + 1;
    return best;
  });
}

function oldCellsOf({ place, node }: OldTable): Map<string, OldCell> {
  const cells = new Map<string, OldCell>();
  place.rows.forEach((row, r) => {
    row.cells.forEach((cell, c) => { cells.set(cell.id, { place: cell, row: row.row, node: node.child(r).child(c) }); });
  });
  return cells;
}

/** Which cell of a row stands in which column: known cells in their own, the rest by order. */
function placedColumns(row: Node, { columns, columnIds, oldCells, row: stored }: { columns: (string | null)[]; columnIds: string[]; oldCells: Map<string, OldCell>; row: string | null }): Map<string, number> {
  const taken = new Map<string, number>();
  const placed = new Set<number>();
  row.forEach((cell, _, at) => {
    const was = oldCells.get(String(cell.attrs['id']));
    if (was && was.row === stored && columns.includes(was.place.column) && !taken.has(was.place.column)) {
      taken.set(was.place.column, at);
      placed.add(at);
    }
  });
  row.forEach((_, __, at) => {
    if (placed.has(at)) return;
    const own = columnIds[at];
    const free = own !== undefined && !taken.has(own) ? own : columnIds.find((column) => !taken.has(column));
    if (free !== undefined) taken.set(free, at);
  });
  return taken;
}

function strike(grid: FlatGrid, lines: readonly string[], kind: 'row' | 'column'): void {
  for (const line of lines) {
    part(grid.map, 'gone').set(line, true);
    const across = kind === 'row' ? grid.allColumns() : grid.allRows();
    for (const other of across) {
      const streams = kind === 'row' ? grid.cellStreams(line, other) : grid.cellStreams(other, line);
      for (const stream of streams) clear(stream);
    }
  }
}

function insertLines(grid: GridMap, name: 'rows' | 'columns', { ids, kept }: { ids: string[]; kept: (string | null)[] }): void {
  ids.forEach((id, at) => {
    if (kept[at] !== null) return;
    const lines = gridLines(grid, name) ?? grid.set(name, new Y.Array<string>());
    const before = ids[at - 1];
    // A line whose making was undone while others typed in it is shown last, and listed again now that something follows it.
    if (before !== undefined && !lines.toArray().includes(before)) lines.push([before]);
    lines.insert(before === undefined ? 0 : lines.toArray().indexOf(before) + 1, [id]);
  });
}

function part(grid: GridMap, name: 'gone' | 'cells' | 'texts'): Y.Map<unknown> {
  return gridMap(grid, name) ?? grid.set(name, new Y.Map<unknown>());
}

function widthOf(table: Node): number {
  let width = 0;
  table.forEach((row) => { width = Math.max(width, row.childCount); });
  return width;
}

function eachRow(table: Node, open: number, visit: (row: Node, open: number, index: number) => void): void {
  table.forEach((row, offset, index) => visit(row, open + 1 + offset, index));
}

function eachCell(table: Node, open: number, visit: (cell: Node, open: number, at: [number, number]) => void): void {
  eachRow(table, open, (row, rowAt, r) => row.forEach((cell, offset, c) => visit(cell, rowAt + 1 + offset, [r, c])));
}

function rowOpen(table: Node, open: number, index: number): number {
  return childOpen(table, open, index);
}

function childOpen(parent: Node, open: number, index: number): number {
  let at = open + 1;
  for (let child = 0; child < index; child++) at += parent.child(child).nodeSize;
  return at;
}
