/** Which rows and columns of a table an edit has kept, moved, added and struck. */
import type { Node } from '@tiptap/pm/model';
import * as Y from 'yjs';
import type { LocalEdit, OldTable } from './flat-edit.ts';
import { gridLines } from './flat-grid.ts';
import type { FlatGrid, Merge } from './flat-grid.ts';
import type { CellPlace } from './flat-layout.ts';
import { mapOf } from './table-map.ts';

export interface OldCell { place: CellPlace; row: string; node: Node }

/** By the ids of their nodes. */
export function oldCellsOf({ place, node }: OldTable): Map<string, OldCell> {
  const cells = new Map<string, OldCell>();
  place.rows.forEach((row, r) => {
    row.cells.forEach((cell, c) => { cells.set(cell.id, { place: cell, row: row.row, node: node.child(r).child(c) }); });
  });
  return cells;
}

/** The stored row of each new row; null for a new one. What the maps left in place comes before what only has the name: a copy of a row is new. */
export function keptRows(edit: LocalEdit, { node, open }: { node: Node; open: number }, old: OldTable): (string | null)[] {
  const opens = new Map<number, string>();
  old.node.forEach((_, offset, at) => { opens.set(old.open + 1 + offset, old.place.rows[at]?.row ?? ''); });
  const taken = new Set<string>();
  const kept: (string | null)[] = [];
  node.forEach((_, offset) => {
    const row = opens.get(edit.keptPlace(open + 1 + offset) ?? -1) ?? null;
    if (row !== null) taken.add(row);
    kept.push(row);
  });
  return kept.map((row, at) => {
    if (row !== null) return row;
    const named = old.place.rows.find(({ id }) => id === node.child(at).attrs['id'])?.row ?? null;
    if (named === null || taken.has(named)) return null;
    taken.add(named);
    return named;
  });
}

interface Vote { at: number; column: string; count: number }

/** The stored column of each new column, by the majority of the cells that stand in it; where none stands, by its neighbours. */
export function keptColumns(node: Node, { rows, place, oldCells }: { rows: readonly (string | null)[]; place: OldTable['place']; oldCells: ReadonlyMap<string, OldCell> }): (string | null)[] {
  const map = mapOf(node);
  const votes = new Map<string, Vote>();
  for (const cell of map.cells) {
    const was = oldCells.get(String(node.child(cell.row).child(cell.index).attrs['id']));
    if (!was || was.row !== rows[cell.row]) continue;
    const first = place.columns.indexOf(was.place.column);
    const vote = (at: number, old: number, count: number): void => {
      const column = place.columns[old];
      if (column === undefined) return;
      const known = votes.get(`${at} ${column}`) ?? { at, column, count: 0 };
      known.count += count;
      votes.set(`${at} ${column}`, known);
    };
    const span = was.place.colspan;
    if (cell.colspan === span) for (let across = 0; across < span; across++) vote(cell.column + across, first + across, 1);
    else {
      // Which of its columns came or went cannot be seen in it: others know better.
      vote(cell.column, first, 0.001);
      vote(cell.column + cell.colspan - 1, first + span - 1, 0.0005);
    }
  }
  // As wide as before and nothing seen elsewhere: cells were merged or split, and no column came or went.
  const isElsewhere = [...votes.values()].some(({ at, column, count }) => count >= 1 && place.columns[at] !== column);
  if (map.width === place.columns.length && !isElsewhere) return [...place.columns];
  const kept = Array.from({ length: map.width }, (): string | null => null);
  for (const { at, column } of [...votes.values()].sort((a, b) => b.count - a.count)) if (kept[at] === null && !kept.includes(column)) kept[at] = column;
  return withCovered(kept, place.columns);
}

/** A column in which no cell begins any more stands between the same columns as before. */
function withCovered(kept: readonly (string | null)[], columns: readonly string[]): (string | null)[] {
  const found = [...kept];
  for (let start = 0; start < found.length; start++) {
    if (found[start] !== null) continue;
    let end = start;
    while (end < found.length && found[end] === null) end++;
    const left = start > 0 ? columns.indexOf(found[start - 1] ?? '') : -1;
    const right = end < found.length ? columns.indexOf(found[end] ?? '') : columns.length;
    const between = columns.slice(left + 1, Math.max(left + 1, right)).filter((column) => !kept.includes(column));
    if (between.length === end - start) between.forEach((column, at) => { found[start + at] = column; });
    start = end;
  }
  return found;
}

interface Lines {
  ids: readonly string[];
  /** The stored line of each, null for a new one. */
  kept: readonly (string | null)[];
  /** The order in which they were shown. */
  was: readonly string[];
  merges: readonly Merge[];
}

/** New lines are put in, those that moved are taken out and put in again; the others stay where they are. */
export function writeLines(grid: FlatGrid, name: 'rows' | 'columns', { ids, kept, was, merges }: Lines): void {
  const stays = longestRow(kept.map((line) => (line === null ? -1 : was.indexOf(line))));
  const lines = (): Y.Array<string> => gridLines(grid.map, name) ?? grid.map.set(name, new Y.Array<string>());
  const struck = struckBeside(lines().toArray(), kept, grid.merges(false).map((merge) => merge[name]));
  const put = (id: string, after: string | undefined): void => {
    const list = lines();
    // A line whose making was undone while others typed in it is shown last, and listed again now that something follows it.
    if (after !== undefined && !list.toArray().includes(after)) list.push([after]);
    const { before, behind } = struck.get(id) ?? alone;
    for (const line of [...before, ...behind]) removeAll(list, line);
    list.insert(after === undefined ? 0 : endOf(list.toArray(), after, struck.get(after)?.behind ?? []), [...before, id, ...behind]);
  };
  ids.forEach((id, at) => {
    if (stays.has(at)) return;
    if (kept[at] !== null) removeAll(lines(), id);
    put(id, ids[at - 1]);
  });
  for (const merge of merges) {
    const cells = merge.rows.length * merge.columns.length;
    if (cells > 1) for (const id of merge[name]) if (!lines().toArray().includes(id)) put(id, ids[ids.indexOf(id) - 1]);
  }
}

/** Struck lines whose words are read in a merge with the line that they stand beside. */
interface Beside { before: readonly string[]; behind: readonly string[] }
const alone: Beside = { before: [], behind: [] };

/** They go where their line goes, and nothing comes between: it would be read in that merge too (ADR 19). */
function struckBeside(listed: readonly string[], stay: readonly (string | null)[], merges: readonly (readonly string[])[]): Map<string, Beside> {
  const order = [...new Set(listed)];
  const staying = new Set(stay);
  const found = new Map<string, Beside>();
  for (let at = 0; at < order.length; at++) {
    if (staying.has(order[at] ?? '')) continue;
    const end = order.findIndex((line, index) => index > at && staying.has(line));
    const gap = order.slice(at, end < 0 ? undefined : end);
    const [left, right] = [order[at - 1], end < 0 ? undefined : order[end]];
    const readWith = (line: string | undefined, other: string | undefined): string[][] => (line === undefined ? []
      : merges.filter((merge) => merge.includes(line) && !(other !== undefined && merge.includes(other))).map((merge) => gap.filter((one) => merge.includes(one))));
    const behind = gap.slice(0, Math.max(0, ...readWith(left, right).map((lines) => lines.length)));
    const before = gap.slice(Math.max(behind.length, gap.length - Math.max(0, ...readWith(right, left).map((lines) => lines.length))));
    if (left !== undefined && behind.length > 0) found.set(left, { before: found.get(left)?.before ?? [], behind });
    if (right !== undefined && before.length > 0) found.set(right, { before, behind: [] });
    at += gap.length;
  }
  return found;
}

/** The place behind a line and what is read with it. */
function endOf(listed: readonly string[], line: string, behind: readonly string[]): number {
  const at = listed.indexOf(line);
  return Math.max(at, ...behind.map((one) => listed.indexOf(one, at))) + 1;
}

/** Two who moved the same line have listed it twice. */
function removeAll(lines: Y.Array<string>, id: string): void {
  for (let at = lines.length - 1; at >= 0; at--) if (lines.get(at) === id) lines.delete(at);
}

/** Which of the numbers need not move for all to be in order; negative ones never count. */
function longestRow(numbers: readonly number[]): Set<number> {
  const length: number[] = [];
  const before: number[] = [];
  let last = -1;
  numbers.forEach((number, at) => {
    length[at] = number < 0 ? 0 : 1;
    before[at] = -1;
    if (number < 0) return;
    for (let left = 0; left < at; left++) {
      const candidate = numbers[left] ?? -1;
      if (candidate < 0 || candidate >= number || (length[left] ?? 0) + 1 <= (length[at] ?? 0)) continue;
      length[at] = (length[left] ?? 0) + 1;
      before[at] = left;
    }
    if (last < 0 || (length[at] ?? 0) > (length[last] ?? 0)) last = at;
  });
  const found = new Set<number>();
  for (let at = last; at >= 0; at = before[at] ?? -1) found.add(at);
  return found;
}
