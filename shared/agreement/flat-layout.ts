/** From blocks to a lawful outline of nodes: total, so whatever is stored is shown in some lawful place under some unique id. */
import { factAttributes, noFacts } from './block-facts.ts';
import { derivedId, isBlockId, usualFootnotesId } from './flat-format.ts';
import type { Attributes, FlatRoots, PathEntry } from './flat-format.ts';
import type { FlatGrid, Merge } from './flat-grid.ts';
import { holdsWords } from './flat-block.ts';
import type { FlatBlock } from './flat-block.ts';
import { isListNumbers } from './list-numbers.ts';
import type { ListNumbers } from './list-numbers.ts';
import { leafCharacter } from './plain-text.ts';
import type { FlatStream } from './flat-stream.ts';

/** A textblock of the document. Without `block` it is a filler that the schema wants and nobody has typed in. */
export interface LeafPlace {
  kind: 'leaf';
  type: 'paragraph' | 'heading' | 'image' | 'footnote';
  id: string;
  level: number;
  /** Attributes of the node that its facts give. */
  facts: Attributes;
  stream: FlatStream | null;
  block: FlatBlock | null;
  /** Blocks joined to it while a move keeps their words elsewhere in the text; their words follow. */
  more: FlatBlock[];
}

export interface ListPlace { kind: 'list'; type: 'bulletList' | 'orderedList'; id: string; start: number; numbers: ListNumbers | null; items: ItemPlace[] }
export interface ItemPlace { kind: 'item'; id: string; children: (LeafPlace | ListPlace)[] }
/** `row` and `column`: the stored lines of its first corner. */
export interface CellPlace { id: string; header: boolean; row: string; column: string; colspan: number; rowspan: number; leaves: LeafPlace[] }
export interface RowPlace { id: string; row: string; cells: CellPlace[] }
/** `marker` is null when the table was deleted and somebody's words in it were not. */
export interface TablePlace { kind: 'table'; id: string; grid: FlatGrid; marker: FlatBlock | null; rows: RowPlace[]; columns: string[]; widths: number[] | null }
export interface FootnotesPlace { kind: 'footnotes'; id: string; leaves: LeafPlace[] }
export type TopPlace = LeafPlace | ListPlace | TablePlace | FootnotesPlace;

export interface LayoutSource {
  roots: FlatRoots;
  body: FlatStream;
  footnotes: FlatStream;
  grids: ReadonlyMap<string, FlatGrid>;
}

export interface Layout {
  /** The document's top level in reading order, never empty. */
  places: TopPlace[];
  ids: Set<string>;
  /** What somebody cut out and nobody has written in since, by its id: not shown until it is put somewhere. */
  struck: Map<string, LeafPlace | TablePlace>;
}

export function layOut(source: LayoutSource): Layout {
  const naming = new Naming();
  const struck = struckPlaces(source);
  const hidden = new Set<FlatBlock | null>([...struck.values()].map((place) => (place.kind === 'leaf' ? place.block : place.marker)));
  const places = bodyPlaces(source, naming, hidden);
  if (places.length === 0) places.push(filler(naming, 'empty', source.body));
  const notes = source.footnotes.order.blocks.filter(isShown);
  if (notes.length > 0) {
    const stored = source.roots.about.get('footnotes');
    const place: FootnotesPlace = { kind: 'footnotes', id: naming.give(isBlockId(stored) ? stored : usualFootnotesId, 'footnotes'), leaves: [] };
    for (const block of notes) place.leaves.push(leaf(block, { naming, stream: source.footnotes, type: 'footnote' }));
    places.push(place);
  }
  // What is cut out or joined to another block keeps its id, out of sight.
  for (const { more } of places.flatMap((place) => (place.kind === 'table' ? leavesOf(place) : []))) for (const { id } of more) if (isBlockId(id)) naming.given.add(id);
  for (const { marker, id } of source.body.blocks) if (marker && isBlockId(id)) naming.given.add(id);
  return { places, ids: naming.given, struck };
}

/** What a block's words are, to know whether they are still the same. */
export function printOf(block: FlatBlock, grid: FlatGrid | undefined): string {
  const words = (from: readonly FlatBlock[]): string => from.map((one) => one.words.map((run) => ('text' in run ? run.text : leafCharacter)).join('')).join('\n');
  if (!grid) return derivedId(`words ${words([block])}`);
  return derivedId(`table ${grid.streams().map((stream) => words(stream.blocks)).join('\t')}`);
}

function struckPlaces(source: LayoutSource): Layout['struck'] {
  const struck: Layout['struck'] = new Map();
  const usedGrids = new Set<FlatGrid>();
  for (const block of source.body.blocks) {
    if (!block.marker || !isBlockId(block.id)) continue;
    const grid = block.type === 'table' ? source.grids.get(block.id) : undefined;
    const isFirst = !grid || !usedGrids.has(grid);
    if (grid) usedGrids.add(grid);
    if (block.struck === null || !isFirst || struck.has(block.id) || block.type === 'table' && !grid || block.struck !== printOf(block, grid)) continue;
    const naming = new Naming();
    const place = grid ? tablePlace(grid, block, naming) : leaf(block, { naming, stream: source.body, type: bodyType(block) });
    if (place) struck.set(block.id, place);
  }
  return struck;
}

/** The stored blocks of a textblock; none for a filler. */
export function blocksOf({ block, more }: LeafPlace): FlatBlock[] {
  return block ? [block, ...more] : [];
}

export function leavesOf(place: TopPlace | ItemPlace): LeafPlace[] {
  switch (place.kind) {
    case 'leaf': return [place];
    case 'list': return place.items.flatMap(leavesOf);
    case 'item': return place.children.flatMap(leavesOf);
    case 'table': return place.rows.flatMap((row) => row.cells.flatMap((cell) => cell.leaves));
    case 'footnotes': return place.leaves;
  }
}

function bodyPlaces(source: LayoutSource, naming: Naming, hidden: ReadonlySet<FlatBlock | null>): TopPlace[] {
  const places: TopPlace[] = [];
  const usedGrids = new Set<FlatGrid>();
  const lists = new OpenLists(source, naming, places);
  for (const block of source.body.order.blocks) {
    if (hidden.has(block)) {
      const grid = block.type === 'table' ? source.grids.get(String(block.id)) : undefined;
      if (grid) usedGrids.add(grid);
    } else if (block.type === 'table' && block.marker) {
      const grid = typeof block.id === 'string' ? source.grids.get(block.id) : undefined;
      const table = grid && !usedGrids.has(grid) ? tablePlace(grid, block, naming) : null;
      if (!grid || !table) continue;
      usedGrids.add(grid);
      places.push(table);
      lists.close();
    } else if (isShown(block)) {
      lists.place(block);
    }
  }
  // Replicas may hold the grids in different order.
  for (const grid of [...source.grids.values()].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    if (usedGrids.has(grid) || !grid.hasWords()) continue;
    const table = tablePlace(grid, null, naming);
    if (table) places.push(table);
  }
  return places;
}

/** Neighbours that name the same containers share them. */
class OpenLists {
  readonly #source: LayoutSource;
  readonly #naming: Naming;
  readonly #places: TopPlace[];
  #open: { stored: string; list: ListPlace; item: ItemPlace; storedItem: string }[] = [];
  /** Of the block that was read last in each flow. */
  readonly #paths = new Map<unknown, ListStep[]>();
  #last: LeafPlace | null = null;

  constructor(source: LayoutSource, naming: Naming, places: TopPlace[]) {
    this.#source = source;
    this.#naming = naming;
    this.#places = places;
  }

  close(): void {
    this.#open = [];
    this.#paths.clear();
    this.#last = null;
  }

  place(block: FlatBlock): void {
    if (block.marker && block.joins !== null && this.#last?.block?.marker && this.#last.block.id === block.joins) {
      this.#last.more.push(block);
      return;
    }
    const type = bodyType(block);
    // Words without a marker stay in the item they were typed beside, whatever has been moved between.
    const flow = this.#source.body.order.flowOf(block);
    const path = type !== 'paragraph' ? [] : block.marker ? listSteps(block.path) : this.#paths.get(flow) ?? [];
    this.#paths.set(flow, path);
    this.#enter(path);
    const parent = this.#open.at(-1)?.item.children ?? this.#places;
    this.#last = leaf(block, { naming: this.#naming, stream: this.#source.body, type });
    parent.push(this.#last);
  }

  #enter(path: ListStep[]): void {
    let shared = 0;
    while (shared < path.length && this.#open[shared]?.stored === path[shared]?.list && this.#open[shared]?.storedItem === path[shared]?.item) shared++;
    const sameList = shared < path.length && this.#open[shared]?.stored === path[shared]?.list ? this.#open[shared]?.list : undefined;
    this.#open.length = shared;
    path.slice(shared).forEach((step, at) => {
      const list = (at === 0 ? sameList : undefined) ?? this.#newList(step);
      const item: ItemPlace = { kind: 'item', id: this.#naming.give(step.item, 'item'), children: [] };
      list.items.push(item);
      this.#open.push({ stored: step.list, list, item, storedItem: step.item });
    });
  }

  #newList(step: ListStep): ListPlace {
    const { containers } = this.#source.roots;
    const type = containers.get(`${step.list}/type`);
    const start = containers.get(`${step.list}/start`);
    const numbers = containers.get(`${step.list}/numbers`);
    const list: ListPlace = {
      kind: 'list',
      type: isList(type) ? type : step.type,
      id: this.#naming.give(step.list, 'list'),
      start: typeof start === 'number' && Number.isSafeInteger(start) ? start : 1,
      numbers: isListNumbers(numbers) ? numbers : null,
      items: [],
    };
    const parent = this.#open.at(-1)?.item;
    if (!parent) this.#places.push(list);
    else {
      if (parent.children.length === 0) parent.children.push(filler(this.#naming, parent.id, this.#source.body));
      parent.children.push(list);
    }
    return list;
  }
}

interface ListStep { type: ListPlace['type']; list: string; item: string }

/** A path as list and item by turns; a missing half is derived from the half that is there. */
function listSteps(path: readonly PathEntry[]): ListStep[] {
  const steps: ListStep[] = [];
  for (let at = 0; at < path.length; at++) {
    const entry = path[at];
    if (!entry) continue;
    if (isList(entry.type)) {
      const next = path[at + 1];
      const item = next?.type === 'listItem' ? next.id : derivedId(`item ${entry.id}`);
      if (next?.type === 'listItem') at++;
      steps.push({ type: entry.type, list: entry.id, item });
    } else if (entry.type === 'listItem') {
      steps.push({ type: 'bulletList', list: derivedId(`list ${entry.id}`), item: entry.id });
    }
  }
  return steps;
}

function tablePlace(grid: FlatGrid, marker: FlatBlock | null, naming: Naming): TablePlace | null {
  const struckOut = marker === null;
  const rows = grid.shownRows(struckOut);
  const columns = grid.shownColumns(struckOut);
  if (rows.length === 0 || columns.length === 0) return null;
  const table: TablePlace = { kind: 'table', id: naming.give(grid.id, 'table'), grid, marker, rows: [], columns, widths: widthsOf(grid, columns) };
  for (const row of rows) {
    const place: RowPlace = { id: naming.give(row, 'row'), row, cells: [] };
    for (const column of columns) {
      const merge = grid.mergeAt(row, column, struckOut);
      const [down, across] = [merge ? rows.filter((line) => merge.rows.includes(line)) : [row], merge ? columns.filter((line) => merge.columns.includes(line)) : [column]];
      // Read in the cell that covers it.
      if (down[0] !== row || across[0] !== column) continue;
      place.cells.push(cellPlace(grid, { row, column, rowspan: down.length, colspan: across.length }, naming, merge));
    }
    table.rows.push(place);
  }
  return table;
}

/** A column to which nobody gave a share has a usual one. */
function widthsOf(grid: FlatGrid, columns: readonly string[]): number[] | null {
  const stored = columns.map((column) => grid.widthOf(column));
  const given = stored.filter((width) => width !== null);
  if (given.length === 0) return null;
  const usual = Math.max(1, Math.round(given.reduce((sum, width) => sum + width, 0) / given.length));
  return stored.map((width) => width ?? usual);
}

type CellBounds = Pick<CellPlace, 'row' | 'column' | 'colspan' | 'rowspan'>;

function cellPlace(grid: FlatGrid, bounds: CellBounds, naming: Naming, merge: Merge | undefined): CellPlace {
  const { row, column } = bounds;
  const facts = grid.facts(row, column);
  const usual = derivedId(`cell ${grid.id} ${row} ${column}`);
  const cell: CellPlace = { id: naming.give(isBlockId(facts.id) ? facts.id : usual, 'cell'), header: facts.header === true, ...bounds, leaves: [] };
  const streams = grid.streamsOf(merge ?? { rows: [row], columns: [column] });
  let last: LeafPlace | null = null;
  for (const { stream, block } of streams.flatMap((one) => one.order.blocks.map((block) => ({ stream: one, block })))) {
    if (!isShown(block)) continue;
    if (block.marker && block.joins !== null && last?.block?.marker && last.block.id === block.joins) { last.more.push(block); continue; }
    last = leaf(block, { naming, stream, type: 'paragraph' });
    cell.leaves.push(last);
  }
  if (cell.leaves.length === 0) cell.leaves.push(filler(naming, usual, streams[0] ?? null));
  return cell;
}

function leaf(block: FlatBlock, { naming, stream, type }: { naming: Naming; stream: FlatStream; type: LeafPlace['type'] }): LeafPlace {
  const id = naming.give(block.marker ? block.id : null, `words after ${naming.last}`);
  return { kind: 'leaf', type, id, level: headingLevel(block.level), facts: factAttributes(type, block.facts), stream, block, more: [] };
}

function filler(naming: Naming, owner: string, stream: FlatStream | null): LeafPlace {
  return { kind: 'leaf', type: 'paragraph', id: naming.give(derivedId(`filler ${owner}`), 'filler'), level: 1, facts: factAttributes('paragraph', noFacts), stream, block: null, more: [] };
}

/** Headings and images stand outside lists; words without a clause are a paragraph. */
function bodyType({ marker, type }: FlatBlock): 'heading' | 'image' | 'paragraph' {
  return marker !== null && (type === 'heading' || type === 'image') ? type : 'paragraph';
}

/** A table marker among footnotes or in a cell shows nothing: its words are in its grid, which is shown at the end of the body. */
function isShown(block: FlatBlock): boolean {
  return (block.marker !== null && block.type !== 'table') || holdsWords(block);
}

function headingLevel(stored: unknown): number {
  return typeof stored === 'number' && Number.isInteger(stored) ? Math.min(4, Math.max(1, stored)) : 1;
}

function isList(type: unknown): type is ListPlace['type'] {
  return type === 'bulletList' || type === 'orderedList';
}

/** Gives every node a unique id, the stored one where it can. */
class Naming {
  readonly given = new Set<string>();
  last = '';

  give(stored: unknown, role: string): string {
    let id = isBlockId(stored) ? stored : derivedId(`${role} ${typeof stored === 'string' ? stored : ''}`);
    for (let turn = 2; this.given.has(id); turn++) id = derivedId(`${typeof stored === 'string' ? stored : role}~${turn}`);
    this.given.add(id);
    this.last = id;
    return id;
  }
}
