/** Which paragraphs of an edited table are written into which texts: words stay in the text in which they are stored, whatever cell reads them (ADR 19). */
import type { Node } from '@tiptap/pm/model';
import type { LocalEdit, OldTable } from './flat-edit.ts';
import type { BlockStream, FlatBlock } from './flat-block.ts';
import { blocksOf as storedBlocks } from './flat-layout.ts';
import type { FlatStream } from './flat-stream.ts';
import type { NewBlock } from './flat-tokens.ts';
import type { OldCell } from './flat-write-lines.ts';
import type { TableMap } from './table-map.ts';

export interface CellEntry {
  cell: Node;
  open: number;
  row: string;
  column: string;
  /** Its row and column were there before. */
  isOld: boolean;
  /** Nothing in it changed. */
  isSame: boolean;
  /** It reads other texts than it did, so its paragraphs are put in the order of theirs. */
  gathered: boolean;
  /** Those that are read in it. */
  streams: readonly FlatStream[];
  blocks: NewBlock[];
}

interface Found {
  node: Node;
  open: number;
  map: TableMap;
  old: OldTable;
  oldCells: ReadonlyMap<string, OldCell>;
  lines: { rows: readonly (string | null)[]; columns: readonly (string | null)[]; rowIds: readonly string[]; columnIds: readonly string[] };
}

/** Once lines and merges are written. */
export function gatherCells(edit: LocalEdit, found: Found): CellEntry[] {
  const entries = entriesOf(edit, found);
  const home = new Map<BlockStream, CellEntry>(entries.flatMap((entry) => entry.streams.map((stream) => [stream, entry] as const)));
  const sent = new Map<CellEntry, NewBlock[]>();
  for (const entry of entries) {
    if (!entry.gathered) continue;
    const filled: BlockStream[] = entry.streams.filter(({ blocks }) => blocks.length > 0);
    // Words that were joined are read together for as long as nothing is stored between them.
    const areTogether = (one: BlockStream, next: BlockStream): boolean => one === next || filled.includes(one) && filled[filled.indexOf(one) + 1] === next;
    entry.blocks = entry.blocks.flatMap((block) => apart(edit, block, areTogether)).filter((block) => {
      const stream = edit.homeOf(block)?.stream;
      const owner = stream && home.get(stream);
      if (!owner || owner === entry) return true;
      // The cell that covered it was split: its words are read where they are stored again.
      sent.set(owner, [...sent.get(owner) ?? [], block]);
      return false;
    });
  }
  for (const [entry, blocks] of sent) {
    const isBlank = entry.blocks.every((block) => block.node.content.size === 0 && edit.homeOf(block) === null);
    entry.blocks = [...blocks, ...(isBlank ? [] : entry.blocks)];
    entry.gathered = true;
    entry.isSame = false;
  }
  for (const entry of entries) {
    if (entry.gathered) entry.blocks = inStoredOrder(edit, entry);
    for (const block of entry.blocks) {
      const stream = edit.homeOf(block)?.stream;
      if (entry.gathered || stream && !entry.streams.some((own) => own === stream)) block.whole = false;
    }
  }
  return entries;
}

function entriesOf(edit: LocalEdit, { node, open, map, old: { place }, oldCells, lines }: Found): CellEntry[] {
  const { grid } = place;
  const taken = new Set<FlatStream>();
  return map.cells.map((placed) => {
    const [row, column] = [lines.rowIds[placed.row] ?? '', lines.columnIds[placed.column] ?? ''];
    const at = childOpen(node, open, placed.row);
    const parent = node.child(placed.row);
    const cell = parent.child(placed.index);
    const cellOpen = childOpen(parent, at, placed.index);
    // Where the grid could not be given the form of the edit, no text may be written twice.
    // In a table that somebody deleted nothing is merged: the words stay where they are.
    const covered = { rows: lines.rowIds.slice(placed.row, placed.row + placed.rowspan), columns: lines.columnIds.slice(placed.column, placed.column + placed.colspan) };
    const region = place.marker === null ? covered : grid.mergeAt(row, column, false) ?? { rows: [row], columns: [column] };
    const streams = grid.streamsOf(region).filter((stream) => !taken.has(stream));
    for (const stream of streams) taken.add(stream);
    const was = oldCells.get(String(cell.attrs['id']));
    const wasRead = new Set<BlockStream>(was?.place.leaves.flatMap(storedBlocks).map(({ stream }) => stream));
    const isHere = was?.row === row && was.place.column === column;
    const isOld = lines.rows[placed.row] !== null && lines.columns[placed.column] !== null || streams.length > 0;
    const readsOthers = [...wasRead].some((stream) => !streams.some((own) => own === stream)) || streams.some((stream) => !wasRead.has(stream) && stream.blocks.length > 0);
    const entry: CellEntry = {
      cell, open: cellOpen, row, column, isOld, streams, blocks: [],
      // Of a row or table that was moved the maps may say that nothing stays; what is equal is the same.
      isSame: isHere && !readsOthers && (was.node === cell || was.node.eq(cell)),
      gathered: readsOthers && (was !== undefined || streams.length > 1),
    };
    if (!entry.isSame && isOld) entry.blocks = blocksOf(edit, entry);
    return entry;
  });
}

/** The blocks of a cell whose texts are several, each with what follows it, in the order of the texts. */
function inStoredOrder(edit: LocalEdit, { blocks, streams }: CellEntry): NewBlock[] {
  const order = new Map<FlatBlock, number>();
  for (const block of streams.flatMap((stream) => stream.blocks)) order.set(block, order.size);
  let last = -1;
  const placed = blocks.map((block) => {
    const home = edit.homeOf(block);
    last = (home ? order.get(home) : undefined) ?? last;
    return { block, at: last };
  });
  return placed.sort((a, b) => a.at - b.at).map(({ block }) => block);
}

/** Words of several texts that were joined in one paragraph, as the blocks that they are, when they are not read together any more. */
function apart(edit: LocalEdit, block: NewBlock, areTogether: (one: BlockStream, next: BlockStream) => boolean): NewBlock[] {
  const old = edit.oldLeafOf(block);
  const stored = old ? storedBlocks(old.leaf) : [];
  const isTogether = stored.every(({ stream }, at) => at === 0 || areTogether(stored[at - 1]?.stream ?? stream, stream));
  if (!old || !old.node.content.eq(block.node.content) || isTogether) return [block];
  const parts: NewBlock[] = [];
  let from = 0;
  stored.forEach((one, at) => {
    const to = from + one.size;
    const last = parts.at(-1);
    if (last && one.size === 0) return;
    if (last && one.stream === stored[at - 1]?.stream) last.node = block.node.cut(last.open - block.open, to);
    else parts.push({ ...block, node: block.node.cut(from, to), open: block.open + from, keeps: at === 0 ? block.keeps : null, whole: false });
    from = to;
  });
  return parts;
}

export function blocksOf(edit: LocalEdit, { cell, open }: { cell: Node; open: number }): NewBlock[] {
  const blocks: NewBlock[] = [];
  cell.forEach((child, offset) => {
    const block = edit.newBlock(child, open + 1 + offset, { parent: cell, path: [] });
    if (block) blocks.push(block);
  });
  return blocks;
}

function childOpen(parent: Node, open: number, index: number): number {
  let at = open + 1;
  for (let child = 0; child < index; child++) at += parent.child(child).nodeSize;
  return at;
}
