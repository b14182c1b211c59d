/**
 * A table's grid: rows and columns are lists of ids, and a cell's words a flat text of its own, so that a new row and a new column cannot collide.
 * Rows and columns are struck (`gone`), not removed: one in which another person just typed is shown again at its place.
 * A merge is a key of its own that names two corners; the words of the cells that it covers stay in their texts and are read in it (ADR 19).
 */
import * as Y from 'yjs';
import { FlatStream } from './flat-stream.ts';

export type GridMap = Y.Map<unknown>;
export interface CellFacts { id?: string; header?: boolean }
/** `key`: under which it is stored. All lines from corner to corner, also struck ones, in their order. */
export interface Merge { key: string; rows: readonly string[]; columns: readonly string[] }
interface StoredMerge extends Merge { turn: number; from: readonly [number, number]; to: readonly [number, number] }

export class FlatGrid {
  readonly id: string;
  readonly map: GridMap;
  changed = true;
  #streams = new Map<Y.Text, FlatStream>();
  #inCell = new Map<string, FlatStream[]>();
  #rows: string[] = [];
  #columns: string[] = [];
  #merges: readonly Merge[] = [];
  /** Which merge reads the words of a cell. */
  #mergeAt = new Map<string, Merge>();

  constructor(id: string, map: GridMap) {
    this.id = id;
    this.map = map;
    this.read();
  }

  /** Reads rows, columns and the list of cell texts anew; the texts' own mirrors stay. */
  read(): void {
    this.changed = true;
    this.#rows = idsIn(this.map.get('rows'));
    this.#columns = idsIn(this.map.get('columns'));
    this.#inCell = new Map();
    const streams = new Map<Y.Text, FlatStream>();
    const texts = this.map.get('texts');
    if (texts instanceof Y.Map) {
      for (const key of [...texts.keys()].sort()) {
        const text: unknown = texts.get(key);
        if (!(text instanceof Y.Text)) continue;
        const stream = this.#streams.get(text) ?? new FlatStream(text);
        streams.set(text, stream);
        const [row = '', column = ''] = key.split('/');
        const place = cellKey(row, column);
        this.#inCell.set(place, [...this.#inCell.get(place) ?? [], stream]);
        if (!this.#rows.includes(row)) this.#rows.push(row);
        if (!this.#columns.includes(column)) this.#columns.push(column);
      }
    }
    this.#streams = streams;
    this.readMerges();
  }

  /** Of merges that overlap the latest holds: that with the highest turn, then that with the first key. One needs a row and a column that are not struck. */
  readMerges(): void {
    const [rows, columns] = [[...listedIds(this.map.get('rows'))], [...listedIds(this.map.get('columns'))]];
    const stored: StoredMerge[] = [];
    for (const key of this.map.keys()) if (key.startsWith(mergeName)) stored.push(...readMerge(key, this.map.get(key), { rows, columns }));
    stored.sort((a, b) => b.turn - a.turn || (a.key < b.key ? -1 : 1));
    const holding: StoredMerge[] = [];
    for (const merge of stored) {
      const isLive = merge.rows.some((row) => !this.isGone(row)) && merge.columns.some((column) => !this.isGone(column));
      if (isLive && !holding.some((other) => overlap(merge, other))) holding.push(merge);
    }
    this.#merges = holding;
    this.#mergeAt = new Map(holding.flatMap((merge) => merge.rows.flatMap((row) => merge.columns.map((column) => [cellKey(row, column), merge] as const))));
  }

  /** Those that hold; none in a table of which only words are left. */
  merges(struckOut: boolean): readonly Merge[] {
    return struckOut ? [] : this.#merges;
  }

  mergeAt(row: string, column: string, struckOut: boolean): Merge | undefined {
    return struckOut ? undefined : this.#mergeAt.get(cellKey(row, column));
  }

  /** The share that somebody gave the column. */
  widthOf(column: string): number | null {
    const stored: unknown = this.map.get(widthName + column);
    return typeof stored === 'number' && Number.isInteger(stored) && stored > 0 && stored <= mostWidth ? stored : null;
  }

  streamOf(text: Y.Text): FlatStream | undefined {
    return this.#streams.get(text);
  }

  streams(): FlatStream[] {
    return [...this.#streams.values()];
  }

  /** More than one when two people first typed in the same new cell at once. */
  cellStreams(row: string, column: string): FlatStream[] {
    return this.#inCell.get(cellKey(row, column)) ?? [];
  }

  /** Those of the cells of these lines, in reading order. */
  streamsOf({ rows, columns }: Pick<Merge, 'rows' | 'columns'>): FlatStream[] {
    return rows.flatMap((row) => columns.flatMap((column) => this.cellStreams(row, column)));
  }

  facts(row: string, column: string): CellFacts {
    const cells = this.map.get('cells');
    const stored: unknown = cells instanceof Y.Map ? cells.get(cellKey(row, column)) : null;
    return stored !== null && typeof stored === 'object' ? stored : {};
  }

  hasWords(): boolean {
    return this.streams().some((stream) => stream.hasWords());
  }

  /** `struckOut`: the table itself was deleted, so only what holds words is shown. */
  shownRows(struckOut: boolean): string[] {
    const listed = listedIds(this.map.get('rows'));
    return this.#rows.filter((row) => (!struckOut && listed.has(row) && !this.isGone(row)) || this.#columns.some((column) => this.#needs(row, column, struckOut)));
  }

  shownColumns(struckOut: boolean): string[] {
    const listed = listedIds(this.map.get('columns'));
    return this.#columns.filter((column) => (!struckOut && listed.has(column) && !this.isGone(column)) || this.#rows.some((row) => this.#needs(row, column, struckOut)));
  }

  /** Struck ones too. */
  allRows(): readonly string[] {
    return this.#rows;
  }

  allColumns(): readonly string[] {
    return this.#columns;
  }

  isGone(line: string): boolean {
    const gone = this.map.get('gone');
    return gone instanceof Y.Map && gone.get(line) === true;
  }

  /** Words that can be read nowhere else. */
  #needs(row: string, column: string, struckOut: boolean): boolean {
    return !this.mergeAt(row, column, struckOut) && this.cellStreams(row, column).some((stream) => stream.hasWords());
  }
}

const mergeName = 'merge/';
export const widthName = 'width/';
/** Shares are small whole numbers: a page is cut in thousandths at most. */
const mostWidth = 1_000_000;

const mergeKey = (row: string, column: string): string => mergeName + cellKey(row, column);

/** The corner across from the one in the key; of two merges of the same cells the higher `turn` came later. */
export interface StoredCorner { row: string; column: string; turn: number }

function readMerge(key: string, stored: unknown, { rows, columns }: { rows: string[]; columns: string[] }): StoredMerge[] {
  if (stored === null || typeof stored !== 'object') return [];
  const [, row = '', column = ''] = key.split('/');
  const corner: { [key in keyof StoredCorner]?: unknown } = stored;
  const [top, bottom] = inOrder(rows.indexOf(row), rows.indexOf(String(corner.row)));
  const [left, right] = inOrder(columns.indexOf(column), columns.indexOf(String(corner.column)));
  if (top < 0 || left < 0 || top === bottom && left === right) return [];
  const turn = Number.isSafeInteger(corner.turn) ? Number(corner.turn) : 0;
  return [{ key, turn, from: [top, left], to: [bottom, right], rows: rows.slice(top, bottom + 1), columns: columns.slice(left, right + 1) }];
}

const inOrder = (a: number, b: number): [number, number] => [Math.min(a, b), Math.max(a, b)];

function overlap(a: StoredMerge, b: StoredMerge): boolean {
  return a.from[0] <= b.to[0] && b.from[0] <= a.to[0] && a.from[1] <= b.to[1] && b.from[1] <= a.to[1];
}

/** Writes which cells are merged: every cell of the table is in one of `wanted`. Merges that hold once another is gone are taken away too. */
export function writeMerges(grid: FlatGrid, wanted: readonly Merge[]): void {
  grid.readMerges();
  for (let round = 0; round < mostRounds && writeDifference(grid, wanted); round++) grid.readMerges();
}

/** As many as merges can lie over each other before one that somebody made wrongly is left for the next edit. */
const mostRounds = 16;

/** Lines that are shown only for the words in them are the table's again when somebody merges them. */
function keepStruck(grid: FlatGrid, lines: readonly string[], isShown: (line: string) => boolean): void {
  if (lines.every((line) => grid.isGone(line))) for (const line of lines.filter(isShown)) gridMap(grid.map, 'gone')?.delete(line);
}

function writeDifference(grid: FlatGrid, wanted: readonly Merge[]): boolean {
  const holding = new Map(grid.merges(false).map((merge) => [merge.key, merge]));
  const shown = new Set(wanted.flatMap(({ rows, columns }) => [...rows, ...columns]));
  const isLine = (line: string): boolean => shown.has(line);
  const shape = ({ rows, columns }: Merge): string => `${rows.filter(isLine).join()} ${columns.filter(isLine).join()}`;
  const kept = new Set([...holding.values()].map(shape));
  const stays = new Set(wanted.map(shape));
  const go = [...holding.values()].filter((merge) => !stays.has(shape(merge)));
  const come = wanted.filter((merge) => !kept.has(shape(merge))).map((merge) => withStruck(withCovered(merge, go, grid), go, isLine)).filter(({ rows, columns }) => rows.length * columns.length > 1);
  if (come.length === 0 && go.length === 0) return false;
  for (const { rows, columns } of come) for (const lines of [rows, columns]) keepStruck(grid, lines, isLine);
  let turn = 0;
  for (const key of grid.map.keys()) {
    if (!key.startsWith(mergeName)) continue;
    const stored: unknown = grid.map.get(key);
    if (stored !== null && typeof stored === 'object' && 'turn' in stored && Number.isSafeInteger(stored.turn)) turn = Math.max(turn, Number(stored.turn));
    if (go.some((merge) => merge.key === key)) grid.map.delete(key);
  }
  for (const { rows, columns } of come) {
    const corner: StoredCorner = { row: rows.at(-1) ?? '', column: columns.at(-1) ?? '', turn: turn + 1 };
    grid.map.set(mergeKey(rows[0] ?? '', columns[0] ?? ''), corner);
  }
  return true;
}

/** A merge over others reads on what was read in them of struck lines. */
function withCovered(cell: Merge, go: readonly Merge[], grid: FlatGrid): Merge {
  let { rows, columns } = cell;
  const shown = { rows: new Set(rows), columns: new Set(columns) };
  for (const other of go) {
    const isCovered = other.rows.some((row) => shown.rows.has(row)) && other.columns.some((column) => shown.columns.has(column)) && rows.length * columns.length > 1;
    const isInside = isCovered && !other.rows.every((row) => shown.rows.has(row) || grid.isGone(row)) || isCovered && !other.columns.every((column) => shown.columns.has(column) || grid.isGone(column));
    if (!isCovered || isInside) continue;
    rows = grid.allRows().filter((row) => rows.includes(row) || other.rows.includes(row));
    columns = grid.allColumns().filter((column) => columns.includes(column) || other.columns.includes(column));
  }
  return { key: '', rows, columns };
}

/** A cell of a merge that is split reads on what was read in it of struck lines beside it. */
function withStruck(cell: Merge, split: readonly Merge[], isLine: (line: string) => boolean): Merge {
  const around = split.find(({ rows, columns }) => rows.includes(cell.rows[0] ?? '') && columns.includes(cell.columns[0] ?? ''));
  if (!around) return cell;
  const widened = (lines: readonly string[], own: readonly string[]): string[] => {
    const first = lines.indexOf(own[0] ?? '');
    const isFirst = !lines.slice(0, first).some(isLine);
    let end = lines.indexOf(own.at(-1) ?? '') + 1;
    while (end < lines.length && !isLine(lines[end] ?? '')) end++;
    return lines.slice(isFirst ? 0 : first, Math.max(end, first + 1));
  };
  const isInside = cell.rows.every((row) => around.rows.includes(row)) && cell.columns.every((column) => around.columns.includes(column));
  return isInside ? { key: '', rows: widened(around.rows, cell.rows), columns: widened(around.columns, cell.columns) } : cell;
}

export function cellKey(row: string, column: string): string {
  return `${row}/${column}`;
}

/** An empty grid, ready to be put under its table's id. */
export function newGrid(rows: string[], columns: string[]): GridMap {
  return new Y.Map<unknown>([
    ['rows', Y.Array.from(rows)],
    ['columns', Y.Array.from(columns)],
    ['gone', new Y.Map()],
    ['cells', new Y.Map()],
    ['texts', new Y.Map()],
  ]);
}

/** The grid's part of that name; undefined in a grid that something else than this code wrote. */
export function gridMap(grid: GridMap, name: 'gone' | 'cells' | 'texts'): Y.Map<unknown> | undefined {
  const part: unknown = grid.get(name);
  return part instanceof Y.Map ? part : undefined;
}

export function gridLines(grid: GridMap, name: 'rows' | 'columns'): Y.Array<string> | undefined {
  const lines: unknown = grid.get(name);
  return lines instanceof Y.Array ? lines : undefined;
}

function idsIn(lines: unknown): string[] {
  return [...listedIds(lines)];
}

function listedIds(lines: unknown): Set<string> {
  if (!(lines instanceof Y.Array)) return new Set();
  return new Set(lines.toArray().filter((line): line is string => typeof line === 'string'));
}
