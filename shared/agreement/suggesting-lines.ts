/** Rows and columns of a table that come or go, as proposals: signs in their cells (ADR 25). */
import type { Node } from '@tiptap/pm/model';
import { EditorState, TextSelection } from '@tiptap/pm/state';
import type { Transaction } from '@tiptap/pm/state';
import { bringsLine, changesThat } from './line-changes.ts';
import type { LineChange, Lines } from './line-changes.ts';
import { cellsOfLine, hasSign, isOnlyBlock, lineSigns, mayTake, nodeOf, takeLine } from './proposed-lines.ts';
import { strike } from './striking.ts';
import { struckBefore } from './struck-before.ts';
import { isSign, newSuggestionId, proposing, readSuggestionId, suggestionOn } from './suggestions.ts';
import { mapOf } from './table-map.ts';
import type { PlacedCell } from './table-map.ts';
import { cellAt } from './table-place.ts';
import { withoutLines } from './taking-lines.ts';

interface Author { client: number; at: number }
interface Placed { table: Node; at: number }

/** Null for an edit of anything but whole rows or columns of one table, and for a line in which merged cells leave no place for its sign. */
export function proposeLines(state: EditorState, edit: Transaction, author: Author): Transaction | null {
  const changed = changedTable(state.doc, edit.doc);
  if (changed === null) return null;
  const { was, is } = changed;
  if (is === null) return gone(state, { place: was, lines: 'rows', taken: range(was.table.childCount), author });
  for (const lines of ['rows', 'columns'] as const) {
    const come = newLines(was.table, is.table, lines);
    if (come.size > 0 && without(is.table, lines, come).eq(was.table)) return added(state, edit, { place: is, lines, come, author });
  }
  for (const lines of ['rows', 'columns'] as const) {
    const taken = newLines(is.table, was.table, lines);
    if (taken.size > 0 && without(was.table, lines, taken).eq(is.table)) return gone(state, { place: was, lines, taken, author });
  }
  return null;
}

/** The one child of the document that the edit changed, when it is a table; `is` null when the table went. */
function changedTable(before: Node, after: Node): { was: Placed; is: Placed | null } | null {
  let [first, open] = [0, 0];
  while (first < before.childCount && first < after.childCount && before.child(first).eq(after.child(first))) open += before.child(first++).nodeSize;
  const [table, now] = [before.maybeChild(first), after.maybeChild(first)];
  if (table?.type.name !== 'table' || before.childCount - after.childCount < 0) return null;
  const isGone = before.childCount - after.childCount === 1;
  if (before.childCount - after.childCount > 1 || !isGone && now?.attrs['id'] !== table.attrs['id']) return null;
  for (let at = first + 1; at < before.childCount; at++) if (!before.child(at).eq(after.child(isGone ? at - 1 : at))) return null;
  return { was: { table, at: open }, is: isGone || !now ? null : { table: now, at: open } };
}

const range = (count: number): Set<number> => new Set(Array.from({ length: count }, (_, at) => at));

/** Lines of `is` that have cells of their own, none of which stands in `was`. */
function newLines(was: Node, is: Node, lines: Lines): Set<number> {
  const known = new Set<unknown>();
  was.forEach((row) => row.forEach((cell) => known.add(cell.attrs['id'])));
  const map = mapOf(is);
  return new Set([...range(lines === 'rows' ? map.height : map.width)].filter((at) => {
    const own = cellsOfLine(is, lines, at);
    return own.length > 0 && own.every((cell) => !known.has(nodeOf(is, cell).attrs['id']) || nodeOf(is, cell).attrs['id'] === null);
  }));
}

function without(table: Node, lines: Lines, taken: ReadonlySet<number>): Node {
  const none = new Set<number>();
  return withoutLines(table, { rows: none, columns: none, [lines]: taken });
}

function added(state: EditorState, edit: Transaction, { place, lines, come, author }: { place: Placed; lines: Lines; come: ReadonlySet<number>; author: Author }): Transaction | null {
  const cells = cellsIn(place.table, lines, come);
  if (cells.some((cell) => nodeOf(place.table, cell).textContent !== '')) return null;
  const tr = state.tr;
  for (const step of edit.steps) tr.step(step);
  const from = tr.steps.length;
  sign(tr, place, { cells, change: lines === 'rows' ? 'newRow' : 'newColumn', suggestion: newSuggestionId(author.client, author.at), client: author.client });
  return tr.setSelection(TextSelection.near(tr.doc.resolve(tr.mapping.slice(from).map(edit.selection.head)))).scrollIntoView();
}

function gone(state: EditorState, { place, lines, taken, author }: { place: Placed; lines: Lines; taken: ReadonlySet<number>; author: Author }): Transaction | null {
  const { table } = place;
  const change = lines === 'rows' ? 'rowGone' : 'columnGone';
  const tr = state.tr;
  const id = newSuggestionId(author.client, author.at);
  const own = [...taken].filter((at) => isOwn(table, lines, { at, client: author.client }));
  const others = [...taken].filter((at) => !own.includes(at));
  // What another only proposes is rejected, not struck.
  if (others.some((at) => mayTake(table, lines, { at, isNew: true }) !== null)) return null;
  const struck = cellsIn(table, lines, new Set(others));
  if (struck.length === 0 && own.length === table.childCount && lines === 'rows' && isOnlyBlock(state.doc)) return null;
  for (const cell of struck.toReversed()) {
    let open = cellAt(place, cell) + 1;
    const opens = nodeOf(table, cell).children.map((line) => { const at = open; open += line.nodeSize; return { at, line }; });
    for (const { at, line } of opens.toReversed()) if (line.content.size > 0 && !strike(tr, state.doc, { from: at + 1, to: at + 1 + line.content.size, id, client: author.client })) return null;
  }
  sign(tr, place, { cells: struck.filter((cell) => !hasSign(nodeOf(table, cell), [change])), change, suggestion: id, client: author.client });
  for (const at of own.toSorted((a, b) => b - a)) takeLine(tr, tr.mapping.map(place.at), { lines, at });
  return tr.setSelection(TextSelection.near(tr.doc.resolve(Math.min(tr.mapping.map(state.selection.head), tr.doc.content.size)))).scrollIntoView();
}

/** One's own proposal, in which nobody else has proposed or written. */
function isOwn(table: Node, lines: Lines, { at, client }: { at: number; client: number }): boolean {
  const cells = mayTake(table, lines, { at, isNew: true });
  const isBy = (id: unknown): boolean => readSuggestionId(id)?.client === client;
  return cells?.every((cell) => nodeOf(table, cell).children.every((line) => line.children.every((node) => (
    node.type.name === proposing.line ? isBy(node.attrs['suggestion']) : node.marks.some((mark) => mark.type.name === proposing.words && isBy(mark.attrs['suggestion'])))))) ?? false;
}

/** Those that stand in nothing else. */
function cellsIn(table: Node, lines: Lines, at: ReadonlySet<number>): PlacedCell[] {
  return mapOf(table).cells.filter(({ row, rowspan, column, colspan }) => {
    const [first, span] = lines === 'rows' ? [row, rowspan] : [column, colspan];
    return Array.from({ length: span }, (_, line) => first + line).every((line) => at.has(line));
  });
}

/** At the beginning of each cell, from the last to the first; the places are those before the steps so far. */
function sign(tr: Transaction, place: Placed, { cells, change, suggestion, client }: { cells: readonly PlacedCell[]; change: LineChange; suggestion: string; client: number }): void {
  const type = tr.doc.type.schema.nodes[proposing.line];
  for (const cell of cells.toReversed()) {
    const at = cellAt(place, cell) + 2;
    const struck = bringsLine(change) ? null : struckBefore(nodeOf(place.table, cell), client);
    if (type) tr.insert(bringsLine(change) ? at : tr.mapping.map(at, -1), type.create({ suggestion, change, struck }));
  }
}

/** What one proposes in a row or column that another proposes makes it one's own proposal too: it does not become the text when the other takes it back. */
export function claimLines(tr: Transaction, client: number): void {
  const { doc } = tr;
  const type = doc.type.schema.nodes[proposing.line];
  const places: { at: number; sign: Node }[] = [];
  doc.forEach((table, at) => {
    if (table.type.name !== 'table' || !type) return;
    for (const cell of mapOf(table).cells) {
      const node = nodeOf(table, cell);
      const suggestion = ownIn(node, client);
      if (suggestion === null) continue;
      for (const [lines, line, change] of [['rows', cell.row, 'newRow'], ['columns', cell.column, 'newColumn']] as const) {
        const known: readonly unknown[] = changesThat('come', lines);
        const has = lineSigns(node).some((sign) => known.includes(sign.attrs['change']) && readSuggestionId(sign.attrs['suggestion'])?.client === client);
        if (!has && mayTake(table, lines, { at: line, isNew: true }) !== null) places.push({ at: cellAt({ table, at }, cell) + 2, sign: type.create({ suggestion, change }) });
      }
    }
  });
  for (const { at, sign: own } of places.toReversed()) tr.insert(at, own);
}

/** A suggestion of this person's that has words or signs of its own in the cell. */
function ownIn(cell: Node, client: number): string | null {
  for (const line of cell.children) {
    for (const node of line.children) {
      const id: unknown = suggestionOn(node, 'words') ?? (isSign(node.type.name) && node.type.name !== proposing.line ? node.attrs['suggestion'] : null);
      if (readSuggestionId(id)?.client === client) return String(id);
    }
  }
  return null;
}
