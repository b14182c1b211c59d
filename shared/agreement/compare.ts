/**
 * Two versions of a text compared, as one value from which the screen and the Word file are both made (`documents.md` 6).
 * Accepting every change gives exactly the one, rejecting every change exactly the other (`accepted`, `rejected` in the tests).
 */
import { alignEntries, bagOf, dice, shared } from './compare-align.ts';
import type { Pair } from './compare-align.ts';
import { look, sequenceOf } from './compare-lines.ts';
import type { Cell, Entry, Grid, Line, Row, Sequence } from './compare-lines.ts';
import { summaryOf } from './compare-summary.ts';
import type { CellSpan, Compared, ComparedCell, ComparedLine, ComparedRow, ComparedTable, Comparison, Fate, TableFace } from './compare-value.ts';
import { compareLines, compareWords } from './compare-words.ts';
import type { Part } from './compare-words.ts';
import type { AgreementContent, Inline } from './content.ts';

/** `before` is the older. Pure; 120 pages take some 0.2 s. */
export function compare(before: AgreementContent, after: AgreementContent): Comparison {
  const [was, is] = [sequenceOf(before), sequenceOf(after)];
  const notePairs = alignEntries(was.footnotes, is.footnotes);
  const comparing = new Comparing(notesOf(was, is, notePairs));
  const body = comparing.merge(was.body, is.body, alignEntries(was.body, is.body));
  const footnotes = comparing.merge(was.footnotes, is.footnotes, notePairs, { apart: true }).filter((line) => line.kind === 'line');
  return { body, footnotes, ...summaryOf(body, footnotes) };
}

/** Old id of a note to its present one. */
function notesOf(was: Sequence, is: Sequence, pairs: readonly Pair[]): Map<string, string> {
  return new Map(pairs.map((pair) => [was.footnotes[pair.before]?.id ?? '', is.footnotes[pair.after]?.id ?? '']));
}

class Comparing {
  readonly #notes: ReadonlyMap<string, string>;

  constructor(notes: ReadonlyMap<string, string>) {
    this.#notes = notes;
  }

  /** Both versions in one sequence: what is gone stands where it stood, before what came there. `apart`: lines that can neither split nor join. */
  merge(before: readonly Entry[], after: readonly Entry[], pairs: readonly Pair[], { apart = false } = {}): Compared[] {
    const partner = new Map(pairs.map((pair) => [pair.after, pair]));
    const movedAway = new Set(pairs.flatMap((pair) => (pair.moved ? [pair.before] : [])));
    const inPlace = pairs.filter(({ moved }) => !moved);
    const out: Compared[] = [];
    let [was, is] = [0, 0];
    for (const stop of [...inPlace, { before: before.length, after: after.length }]) {
      for (; was < stop.before; was++) {
        const entry = before[was];
        if (entry) out.push(whole(entry, movedAway.has(was) ? 'moved-away' : 'deleted'));
      }
      for (; is < stop.after; is++) {
        const [entry, pair] = [after[is], partner.get(is)];
        if (entry) out.push(pair ? this.#pair(before[pair.before] ?? entry, entry, true) : whole(entry, 'inserted'));
      }
      const [old, now] = [before[was++], after[is++]];
      if (old && now) out.push(this.#pair(old, now, false));
    }
    return apart ? out : this.#splitAndJoined(out, new Map([...before, ...after].map((entry) => [entry.id, entry])), before);
  }

  #pair(before: Entry, after: Entry, moved: boolean): Compared {
    if (before.kind === 'table' && after.kind === 'table') return this.#tables(before, after, moved);
    if (before.kind === 'line' && after.kind === 'line') return this.#line(before, after, moved);
    return whole(after, 'inserted');
  }

  #line(before: Line, after: Line, moved: boolean): ComparedLine {
    const parts = this.#words(before, after);
    const changed = parts.some(({ op }) => op !== 'same') || look(before.face) !== look(after.face);
    return { kind: 'line', fate: moved ? 'moved-here' : changed ? 'changed' : 'same', before: before.face, after: after.face, parts, end: 'same', continues: false, change: null };
  }

  #words(before: Line, after: Line): Part[] {
    if (before.inline === after.inline || JSON.stringify(before.inline) === JSON.stringify(after.inline)) return after.inline.map((inline) => ({ op: 'same', inline }));
    return compareWords(before.inline, after.inline, this.#notes);
  }

  /** Rows by id and likeness, columns by the cells' ids, then cell by cell. */
  #tables(before: Grid, after: Grid, moved: boolean): ComparedTable {
    const columns = columnsOf(before, after);
    const pairs = alignEntries(before.rows.map(asEntry), after.rows.map(asEntry)).filter((pair) => !pair.moved);
    const rows: ComparedRow[] = [];
    let [was, is] = [0, 0];
    for (const stop of [...pairs, { before: before.rows.length, after: after.rows.length }]) {
      for (; was < stop.before; was++) rows.push(this.#row(before.rows[was], undefined, columns));
      for (; is < stop.after; is++) rows.push(this.#row(undefined, after.rows[is], columns));
      const [old, now] = [before.rows[was++], after.rows[is++]];
      if (old && now) rows.push(this.#row(old, now, columns));
    }
    layMerges(rows, columns);
    const widthsChanged = columns.every(({ fate }) => fate === 'same') && JSON.stringify(before.widths) !== JSON.stringify(after.widths);
    const changed = widthsChanged || rows.some(({ fate }) => fate !== 'same');
    return {
      kind: 'table', fate: moved ? 'moved-here' : changed ? 'changed' : 'same', before: tableFace(before), after: tableFace(after), columns: columns.map(({ fate }) => fate), rows,
      widths: columns.every(({ fate }) => fate === 'same') && after.widths ? [...after.widths] : null, shares: { before: before.widths && [...before.widths], after: after.widths && [...after.widths] }, widthsChanged, change: null,
    };
  }

  #row(before: Row | undefined, after: Row | undefined, columns: readonly Column[]): ComparedRow {
    const cells = columns.map(({ was, is }) => this.#cell((was === null ? null : before?.cells[was]) ?? undefined, (is === null ? null : after?.cells[is]) ?? undefined));
    const fate = !before ? 'inserted' : !after ? 'deleted' : cells.some((cell) => cell !== null && cell.fate !== 'same') || cells.some((cell, at) => cell === null && columns[at]?.fate !== 'same') ? 'changed' : 'same';
    return { fate, cells };
  }

  #cell(before: Cell | undefined, after: Cell | undefined): ComparedCell | null {
    if (!before && !after) return null;
    const [headerBefore, headerAfter] = [before?.header ?? null, after?.header ?? null];
    const spans = { spanBefore: spanOf(before), spanAfter: spanOf(after), span: oneCell, remerged: false };
    if (!before || !after) {
      const fate = after ? 'inserted' : 'deleted';
      return { fate, headerBefore, headerAfter, ...spans, lines: (after ?? before)?.lines.map((line) => wholeLine(line, fate)) ?? [] };
    }
    const lines = this.merge(before.lines, after.lines, alignEntries(before.lines, after.lines)).filter((line) => line.kind === 'line');
    const changed = headerBefore !== headerAfter || lines.some(({ fate }) => fate !== 'same');
    return { fate: changed ? 'changed' : 'same', headerBefore, headerAfter, ...spans, lines };
  }

  /** A line whose end went on in a new one was split; one whose words went on into the line before was joined with it. */
  #splitAndJoined(rows: Compared[], entries: ReadonlyMap<string, Entry>, before: readonly Entry[]): Compared[] {
    const old = new Map(before.map((entry) => [entry.id, entry]));
    const out: Compared[] = [];
    for (let at = 0; at < rows.length; at++) {
      const row = rows[at];
      if (!row) continue;
      const group = row.kind === 'line' && row.fate === 'changed' ? [...splitFrom(rows, at, { entries, old }), ...joinedTo(rows, at, { entries, old })] : [];
      if (row.kind !== 'line' || group.length === 0) {
        out.push(row);
        continue;
      }
      out.push(...this.#group([row, ...group], { entries, old }));
      at += group.length;
    }
    return out;
  }

  #group(group: readonly ComparedLine[], { entries, old }: Known): ComparedLine[] {
    const inlines = (side: 'before' | 'after'): (readonly Inline[])[] => group.flatMap((row) => {
      const entry = row[side] ? (side === 'before' ? old : entries).get(row[side].id) : undefined;
      return entry?.kind === 'line' ? [entry.inline] : [];
    });
    const [first] = group;
    return compareLines(inlines('before'), inlines('after'), this.#notes).map(({ parts, brokenBy }, at): ComparedLine => ({
      kind: 'line', fate: 'changed', before: group[at]?.before ?? first?.before ?? null, after: group[at]?.after ?? first?.after ?? null,
      parts, end: brokenBy, continues: at > 0, change: null,
    }));
  }
}

/** `entries` are all, the present ones winning; `old` those of the older version. */
interface Known { entries: ReadonlyMap<string, Entry>; old: ReadonlyMap<string, Entry> }

function textOf(line: ComparedLine, side: 'before' | 'after', { entries, old }: Known): string {
  const face = line[side];
  return (face ? (side === 'before' ? old : entries).get(face.id)?.text : undefined) ?? '';
}

function splitFrom(rows: readonly Compared[], at: number, known: Known): ComparedLine[] {
  return absorbed(rows, at, { known, fate: 'inserted', own: 'before', other: 'after' });
}

function joinedTo(rows: readonly Compared[], at: number, known: Known): ComparedLine[] {
  return absorbed(rows, at, { known, fate: 'deleted', own: 'after', other: 'before' });
}

/** Following lines most of whose words stand in this line's other version, beyond what is paired there already. */
function absorbed(rows: readonly Compared[], at: number, { known, fate, own, other }: { known: Known; fate: Fate; own: 'before' | 'after'; other: 'before' | 'after' }): ComparedLine[] {
  const row = rows[at];
  if (row?.kind !== 'line' || !row.before || !row.after || look(row.before) !== look(row.after)) return [];
  const whole = bagOf(textOf(row, own, known));
  let held = textOf(row, other, known);
  const found: ComparedLine[] = [];
  for (let next = at + 1; next < rows.length; next++) {
    const line = rows[next];
    const face = line?.kind === 'line' && line.fate === fate ? line[other] : null;
    if (line?.kind !== 'line' || !face || look(face) !== look(row.before)) break;
    const text = textOf(line, other, known);
    const bag = bagOf(text);
    const longer = bagOf(`${held} ${text}`);
    const gained = shared(whole, longer) - shared(whole, bagOf(held));
    if (bag.size === 0 || gained < 0.6 * bag.size || dice(whole, longer) <= dice(whole, bagOf(held))) break;
    held = `${held} ${text}`;
    found.push(line);
  }
  return found;
}

function whole(entry: Entry, fate: 'inserted' | 'deleted' | 'moved-away'): Compared {
  return entry.kind === 'line' ? wholeLine(entry, fate) : wholeTable(entry, fate);
}

function wholeLine(line: Line, fate: 'inserted' | 'deleted' | 'moved-away'): ComparedLine {
  const op = fate === 'inserted' ? 'ins' : 'del';
  return {
    kind: 'line', fate, before: op === 'ins' ? null : line.face, after: op === 'ins' ? line.face : null,
    parts: line.inline.map((inline) => ({ op, inline })), end: op, continues: false, change: null,
  };
}

function wholeTable(table: Grid, fate: 'inserted' | 'deleted' | 'moved-away'): ComparedTable {
  const inserted = fate === 'inserted';
  const inner = inserted ? 'inserted' : 'deleted';
  return {
    kind: 'table', fate, before: inserted ? null : tableFace(table), after: inserted ? tableFace(table) : null,
    columns: table.rows[0]?.cells.map(() => inner) ?? [],
    rows: table.rows.map(({ cells }) => ({
      fate: inner,
      cells: cells.map((cell) => (cell === null ? 'covered' : {
        fate: inner, headerBefore: inserted ? null : cell.header, headerAfter: inserted ? cell.header : null,
        spanBefore: inserted ? null : spanOf(cell), spanAfter: inserted ? spanOf(cell) : null, span: spanOf(cell) ?? oneCell, remerged: false,
        lines: cell.lines.map((line) => wholeLine(line, inner)),
      })),
    })),
    widths: table.widths && [...table.widths], shares: { before: inserted ? null : table.widths && [...table.widths], after: inserted ? table.widths && [...table.widths] : null }, widthsChanged: false, change: null,
  };
}

const tableFace = ({ id, clause, heading }: Grid): TableFace => ({ id, clause, heading });

/** For aligning only. */
function asEntry(row: Row): Entry {
  return { kind: 'table', id: row.id, clause: null, heading: '', rows: [], widths: null, text: row.cells.map((cell) => cell?.lines.map((line) => line.text).join(' ') ?? '').join(' | ') };
}

interface Column { was: number | null; is: number | null; fate: Fate }

/** A column is the same where most of its cells are, by id; where no id is common, by place. */
function columnsOf(before: Grid, after: Grid): Column[] {
  const [wide, wider] = [widthOf(before), widthOf(after)];
  const columnOf = new Map(before.rows.flatMap((row) => row.cells.flatMap((cell, at) => (cell ? [[cell.id, at] as const] : []))));
  const votes = Array.from({ length: wider }, () => new Map<number, number>());
  for (const row of after.rows) row.cells.forEach((cell, at) => {
    const was = cell ? columnOf.get(cell.id) : undefined;
    if (was !== undefined) votes[at]?.set(was, (votes[at]?.get(was) ?? 0) + 1);
  });
  const anyVote = votes.some((counts) => counts.size > 0);
  const columns: Column[] = [];
  let was = 0;
  for (let is = 0; is < wider; is++) {
    const best = anyVote ? [...votes[is] ?? []].sort((a, b) => b[1] - a[1])[0]?.[0] : is < wide ? is : undefined;
    // A column that stands before one already placed has moved: it is shown as gone there and new here.
    if (best === undefined || best < was) {
      columns.push({ was: null, is, fate: 'inserted' });
      continue;
    }
    for (; was < best; was++) columns.push({ was, is: null, fate: 'deleted' });
    columns.push({ was: was++, is, fate: 'same' });
  }
  for (; was < wide; was++) columns.push({ was, is: null, fate: 'deleted' });
  return columns;
}

const oneCell: CellSpan = { colspan: 1, rowspan: 1 };
const spanOf = (cell: Cell | undefined): CellSpan | null => (cell ? { colspan: cell.colspan, rowspan: cell.rowspan } : null);

/** Cells cover in the comparison what they cover in both versions; where the versions differ each stands for itself, and that is told. */
function layMerges(rows: ComparedRow[], columns: readonly Column[]): void {
  const lines = { before: rows.flatMap(({ fate }, at) => (fate === 'inserted' ? [] : [at])), after: rows.flatMap(({ fate }, at) => (fate === 'deleted' ? [] : [at])) };
  const across = { before: columns.flatMap(({ was }, at) => (was === null ? [] : [at])), after: columns.flatMap(({ is }, at) => (is === null ? [] : [at])) };
  rows.forEach((row, r) => row.cells.forEach((cell, c) => {
    if (cell === null || cell === 'covered') return;
    const rect = (side: 'before' | 'after', span: CellSpan | null): CellSpan | null => {
      const [bottom, right] = [lines[side][lines[side].indexOf(r) + (span?.rowspan ?? 1) - 1], across[side][across[side].indexOf(c) + (span?.colspan ?? 1) - 1]];
      return span && bottom !== undefined && right !== undefined ? { rowspan: bottom - r + 1, colspan: right - c + 1 } : null;
    };
    const [was, is] = [rect('before', cell.spanBefore), rect('after', cell.spanAfter)];
    const span = is ?? was ?? oneCell;
    if (was && is && (was.rowspan !== is.rowspan || was.colspan !== is.colspan)) {
      cell.remerged = true;
      if (cell.fate === 'same') cell.fate = 'changed';
      if (row.fate === 'same') row.fate = 'changed';
      return;
    }
    const covered = rows.slice(r, r + span.rowspan).flatMap((one, down) => one.cells.slice(c, c + span.colspan).map((other, over) => ({ one, at: c + over, other, isOwn: down === 0 && over === 0 })));
    if (covered.some(({ other, isOwn }) => !isOwn && other !== null)) { cell.remerged = covered.length > 1; return; }
    cell.span = span;
    for (const { one, at, isOwn } of covered) if (!isOwn) one.cells[at] = 'covered';
  }));
}

function widthOf(grid: Grid): number {
  return Math.max(0, ...grid.rows.map((row) => row.cells.length));
}
