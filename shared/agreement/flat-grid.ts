/**
 * A table's grid: rows and columns are lists of ids, and a cell's words a flat text of its own, so that a new row and a new column cannot collide.
 * Rows and columns are struck (`gone`), not removed: one in which another person just typed is shown again at its place.
 */
import * as Y from 'yjs';
import { FlatStream } from './flat-stream.ts';

export type GridMap = Y.Map<unknown>;
export interface CellFacts { id?: string; header?: boolean }

export class FlatGrid {
  readonly id: string;
  readonly map: GridMap;
  changed = true;
  #streams = new Map<Y.Text, FlatStream>();
  #inCell = new Map<string, FlatStream[]>();
  #rows: string[] = [];
  #columns: string[] = [];

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
    return this.#rows.filter((row) => (!struckOut && listed.has(row) && !this.isGone(row)) || this.#columns.some((column) => this.#cellHasWords(row, column)));
  }

  shownColumns(struckOut: boolean): string[] {
    const listed = listedIds(this.map.get('columns'));
    return this.#columns.filter((column) => (!struckOut && listed.has(column) && !this.isGone(column)) || this.#rows.some((row) => this.#cellHasWords(row, column)));
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

  #cellHasWords(row: string, column: string): boolean {
    return this.cellStreams(row, column).some((stream) => stream.hasWords());
  }
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
