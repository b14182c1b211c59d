/** A comparison as Word paragraphs and tables with tracked changes: accepted they are the new text, rejected the old (`documents.md` 6). */
import { Bookmark, Paragraph, Table, TableCell, TableLayoutType, TableRow, TextRun, VerticalMergeType } from 'docx';
import type { FileChild, IParagraphOptions, IParagraphPropertiesOptionsBase } from 'docx';
import type { LineFace } from '#shared/agreement/compare-lines.ts';
import { isCell } from '#shared/agreement/compare-value.ts';
import type { Compared, ComparedCell, ComparedLine, ComparedRow, ComparedTable, Comparison } from '#shared/agreement/compare-value.ts';
import type { Part } from '#shared/agreement/compare-words.ts';
import { TableMap } from '#shared/agreement/table-map.ts';
import type { PlacedCell } from '#shared/agreement/table-map.ts';
import type { AgreementBody } from './agreement-body.ts';
import { cellMargins, cellsAcross, columnWidths, tableEdges, totalWidth, widthAcross } from './agreement-table.ts';
import { headGround } from './look.ts';
import { type Counting, listIndent, listReference } from './numbering.ts';
import { onlyIn, withLastEnd } from './redline-lines.ts';
import { trackedRuns } from './redline-runs.ts';
import type { RunWriting, Stamp } from './redline-runs.ts';
import type { Words } from './words.ts';

interface Writing extends RunWriting {
  words: Words;
  stamp: Stamp;
  /** Keeps the changes of a line apart from those of the line before where the two would touch. */
  beginLine: (line: ComparedLine) => void;
  bookmarked: Set<string>;
  /** Every list of either version is an instance of its own. */
  instances: Map<string, number>;
  countings: Counting[];
}

/** Each line that stands in the new text is enclosed by its hidden bookmark, as in an ordinary export; a line that is gone by its old one. */
export function redlineBody(words: Words, { body, footnotes }: Comparison, stamp: Stamp): AgreementBody {
  const notes = new Notes(footnotes);
  const writing: Writing = {
    words, ...apartByTime(stamp), noteNumber: (note, op) => notes.number(note, op), missingNote: words.say('documents.noteMissing'), bookmarked: new Set(), instances: new Map(), countings: [],
  };
  // What stands in the new text has the first right to its name: a line that moved is at both places.
  const kept = new Set(body.flatMap((row) => (row.after ? [row.after.id] : [])));
  const children = body.flatMap((row, at) => [...writeRow(writing, row, kept), ...(isTable(row) && (isTable(body[at + 1]) || at + 1 === body.length) ? [spacer()] : [])]);
  // A text cannot end in a line that goes: the last line of all stays.
  const end = body.at(-1)?.kind === 'line' ? [spacer()] : [];
  return { children: [...children, ...end], footnotes: notes.written((line) => noteParagraph(writing, line)), countings: writing.countings };
}

const twoMinutes = 120_000;

/**
 * LibreOffice takes changes of one kind, author and minute that touch each other for one, even across the end of a line that stays; rejecting an
 * inserted line would then join the lines around it. A line that begins with the same kind of change as the line before ended with is two minutes older or younger.
 */
function apartByTime(stamp: Stamp): Pick<Writing, 'stamp' | 'beginLine'> {
  let earlier = false;
  let ended: Part['op'] = 'same';
  return {
    stamp: () => {
      const now = stamp();
      return earlier ? { ...now, date: new Date(Date.parse(now.date) - twoMinutes).toISOString().replace(/\.\d+Z$/u, 'Z') } : now;
    },
    beginLine: ({ parts, end }) => {
      const begins = parts[0]?.op ?? end;
      if (begins !== 'same' && begins === ended) earlier = !earlier;
      ended = end === 'same' ? parts.at(-1)?.op ?? 'same' : 'same';
    },
  };
}

const isTable = (row: Compared | undefined): boolean => row?.kind === 'table';
const spacer = (): Paragraph => new Paragraph({ style: 'OverensSpacer' });

function writeRow(writing: Writing, row: Compared, kept: ReadonlySet<string>): FileChild[] {
  if (row.kind === 'table') return writeTable(writing, row);
  const isOnlyOld = row.after === null && row.before !== null && kept.has(row.before.id);
  // Moved lines go and come in full: a move is shown on the screen, and in Word nothing hangs on how a reader understands one.
  const line = row.fate === 'moved-here' ? onlyIn('after', [row])[0] ?? row : row;
  return [writeLine(writing, line, { look: bodyLook, bookmark: !isOnlyOld })];
}

type Look = (writing: Writing, face: LineFace) => IParagraphPropertiesOptionsBase;

function writeLine(writing: Writing, line: ComparedLine, { look, bookmark = true }: { look: Look; bookmark?: boolean }): Paragraph {
  writing.beginLine(line);
  const { before, after, end } = line;
  const now = after ?? before;
  const face = now ? look(writing, now) : {};
  const was = before && after ? look(writing, before) : face;
  const options: IParagraphOptions = {
    ...face,
    ...(end === 'ins' ? { run: { insertion: writing.stamp() } } : end === 'del' ? { run: { deletion: writing.stamp() } } : {}),
    ...(JSON.stringify(was) === JSON.stringify(face) ? {} : { revision: { ...was, ...writing.stamp() } }),
  };
  // Pictures are told by their description here: the comparison is of words, and a tracked change holds no picture that both Word and LibreOffice take.
  const picture = trackedRuns(writing, pictureParts(writing, line));
  return new Paragraph({ ...options, children: [...picture, ...named(writing, now?.id, { parts: line.parts, bookmark })] });
}

/** The description comes and goes with its picture, and the space behind it with the caption. */
function pictureParts(writing: Writing, { before, after, parts }: ComparedLine): Part[] {
  const told = (face: LineFace | null): string => (face?.image ? writing.words.say('documents.imageMissing', { alt: face.image.alt ?? '' }) : '');
  const space = (face: LineFace | null, other: Part['op']): string => (face?.image && parts.some(({ op }) => op !== other) ? ' ' : '');
  return [[told(before), told(after)] as const, [space(before, 'ins'), space(after, 'del')] as const].flatMap(([was, is]): Part[] => {
    const part = (op: Part['op'], text: string): Part[] => (text === '' ? [] : [{ op, inline: { type: 'text', text } }]);
    return was === is ? part('same', is) : [...part('del', was), ...part('ins', is)];
  });
}

function named(writing: Writing, id: string | undefined, { parts, bookmark }: { parts: readonly Part[]; bookmark: boolean }) {
  const children = trackedRuns(writing, parts);
  const name = `_b_${id}`;
  if (!bookmark || id === undefined || writing.bookmarked.has(name)) return children;
  writing.bookmarked.add(name);
  return [new Bookmark({ id: name, children })];
}

function bodyLook(writing: Writing, { type, level, list, pageBreak }: LineFace): IParagraphPropertiesOptionsBase {
  const page = pageBreak ? { pageBreakBefore: true } : {};
  if (type === 'heading') return { heading: `Heading${level === 1 || level === 2 || level === 3 ? level : 4}`, ...page };
  if (type === 'image') return { style: 'Caption' };
  if (type === 'footnote') return { style: 'FootnoteText' };
  if (list === null) return page;
  // Word knows nine levels; deeper lists keep the ninth's indent.
  const depth = Math.min(list.depth, 8);
  if (!list.first) return { indent: { left: listIndent(depth) }, spacing: { after: 60 } };
  const counting = list.numbers === null ? null : { numbers: list.numbers, start: list.start };
  if (counting !== null) writing.countings.push(counting);
  const key = `${list.list} ${listReference(counting)}`;
  const instance = writing.instances.get(key) ?? writing.instances.size + 1;
  writing.instances.set(key, instance);
  return { numbering: { reference: listReference(counting), level: depth, instance, custom: true }, spacing: { after: 60 } };
}

const cellLook: Look = () => ({ style: 'AgreementCell' });
const headLook: Look = () => ({ style: 'AgreementCellHead' });

/** Row by row and cell by cell; a table whose columns or header rows differ is deleted whole and inserted whole, since no two programs agree on tracked cells. */
function writeTable(writing: Writing, table: ComparedTable): FileChild[] {
  const both = table.before !== null && table.after !== null && table.fate !== 'moved-here';
  if (both && table.columns.every((fate) => fate === 'same') && !headersDiffer(table) && !mergesDiffer(table)) return [tableOf(writing, table.rows, table.shares)];
  const old = table.fate === 'moved-here' ? [] : versionOf(table.rows, 'before');
  const now = versionOf(table.rows, 'after');
  return [
    ...(old.length > 0 ? [tableOf(writing, old, { before: table.shares.before, after: table.shares.before })] : []),
    ...(old.length > 0 && now.length > 0 ? [spacer()] : []),
    ...(now.length > 0 ? [tableOf(writing, now, { before: table.shares.after, after: table.shares.after })] : []),
  ];
}

/** The rows of one version alone, all inserted or all deleted. */
function versionOf(rows: readonly ComparedRow[], side: 'before' | 'after'): ComparedRow[] {
  const [header, gone, span] = side === 'after' ? ['headerAfter', 'deleted', 'spanAfter'] as const : ['headerBefore', 'inserted', 'spanBefore'] as const;
  const fate = side === 'after' ? 'inserted' : 'deleted';
  return rows.filter((row) => row.fate !== gone).map(({ cells }) => ({
    fate, cells: cells.flatMap((cell): ComparedCell[] => (!isCell(cell) || cell[header] === null ? [] : [{ ...cell, fate, headerBefore: cell[header], headerAfter: cell[header], span: cell[span] ?? cell.span, lines: onlyIn(side, cell.lines) }])),
  }));
}

/** What is merged differs, or rows come or go where cells reach over several: then no cell can be told apart in Word. */
function mergesDiffer({ rows }: ComparedTable): boolean {
  const cells = rows.flatMap((row) => row.cells.filter(isCell));
  return cells.some(({ remerged }) => remerged) || cells.some(({ span }) => span.rowspan > 1) && rows.some(({ fate }) => fate === 'inserted' || fate === 'deleted');
}

function headersDiffer({ rows }: ComparedTable): boolean {
  const [was, is] = [headRows(rows, 'before'), headRows(rows, 'after')];
  return rows.some((row) => row.fate !== 'inserted' && row.fate !== 'deleted' && (was.has(row) !== is.has(row) || row.cells.filter(isCell).some((cell) => cell.headerBefore !== cell.headerAfter)));
}

/** Leading rows of header cells only: Word repeats those and no others; a table of header cells alone has nothing to repeat over. */
function headRows(rows: readonly ComparedRow[], side: 'before' | 'after'): ReadonlySet<ComparedRow> {
  const [header, gone] = side === 'after' ? ['headerAfter', 'deleted'] as const : ['headerBefore', 'inserted'] as const;
  const own = rows.filter(({ fate }) => fate !== gone);
  const first = own.findIndex(({ cells }) => cells.some((cell) => isCell(cell) && cell[header] === false));
  return new Set(own.slice(0, Math.max(0, first)));
}

/** Widths that differ are tracked as a change of form: rejected, the columns are as they were. */
function tableOf(writing: Writing, rows: readonly ComparedRow[], shares: ComparedTable['shares']): Table {
  const cells = rows.map((row) => row.cells.filter(isCell));
  const map = new TableMap(cells.map((own) => own.map(({ span }) => span)));
  const widthsBy = (set: readonly number[] | null): number[] => columnWidths(map, set?.length === map.width ? set : null, ({ row, index }) => (cells[row]?.[index]?.lines ?? []).reduce((sum, { parts }) => sum + lengthOf(parts), 0));
  const widths = widthsBy(shares.after);
  const old = JSON.stringify(shares.before) === JSON.stringify(shares.after) ? null : widthsBy(shares.before);
  const layout = (set: readonly number[] | null) => (set === null ? TableLayoutType.AUTOFIT : TableLayoutType.FIXED);
  const look = { width: { size: totalWidth(widths), type: 'dxa' } as const, margins: cellMargins };
  const [was, is] = [headRows(rows, 'before'), headRows(rows, 'after')];
  return new Table({
    ...look,
    columnWidths: widths,
    layout: layout(shares.after),
    ...(old ? { columnWidthsRevision: { id: writing.stamp().id, columnWidths: old }, revision: { layout: layout(shares.before), width: look.width, ...writing.stamp() } } : {}),
    borders: tableEdges,
    rows: rows.map((row, at) => new TableRow({
      ...((row.fate === 'deleted' ? was : is).has(row) ? { tableHeader: true, cantSplit: true } : {}),
      ...(row.fate === 'inserted' ? { insertion: writing.stamp() } : row.fate === 'deleted' ? { deletion: writing.stamp() } : {}),
      children: cellsAcross(map, at).flatMap((placed) => {
        const cell = cells[placed.row]?.[placed.index];
        return cell ? [writeCell(writing, cell, { placed, isFirst: placed.row === at, width: widthAcross(widths, placed), old: old && widthAcross(old, placed) })] : [];
      }),
    })),
  });
}

function writeCell(writing: Writing, cell: ComparedCell, { placed, isFirst, width, old }: { placed: PlacedCell; isFirst: boolean; width: number; old: number | null }): TableCell {
  const isHead = cell.headerAfter ?? cell.headerBefore ?? false;
  const look = {
    ...(isHead ? { shading: { type: 'clear', fill: headGround } as const } : {}),
    ...(placed.colspan > 1 ? { columnSpan: placed.colspan } : {}),
    ...(placed.rowspan > 1 ? { verticalMerge: isFirst ? VerticalMergeType.RESTART : VerticalMergeType.CONTINUE } : {}),
  };
  return new TableCell({
    width: { size: width, type: 'dxa' },
    ...look,
    ...(old === null ? {} : { revision: { width: { size: old, type: 'dxa' }, ...look, ...writing.stamp() } }),
    children: isFirst ? withLastEnd(cell.lines).map((line) => writeLine(writing, line, { look: isHead ? headLook : cellLook })) : [new Paragraph({ style: isHead ? 'AgreementCellHead' : 'AgreementCell' })],
  });
}

function lengthOf(parts: readonly Part[]): number {
  return parts.reduce((sum, { inline }) => sum + (inline.type === 'text' ? inline.text.length : 1), 0);
}

function noteParagraph(writing: Writing, line: ComparedLine): Paragraph {
  return new Paragraph({ style: 'FootnoteText', children: [new TextRun(' '), ...named(writing, (line.after ?? line.before)?.id, { parts: line.parts, bookmark: true })] });
}

/** Notes get their numbers in the order of the references. Word numbers references, not notes: one that is referred to twice is written twice. */
class Notes {
  readonly #before = new Map<string, ComparedLine>();
  readonly #after = new Map<string, ComparedLine>();
  readonly #referred: ComparedLine[] = [];

  constructor(footnotes: readonly ComparedLine[]) {
    for (const line of footnotes) {
      if (line.before) this.#before.set(line.before.id, line);
      if (line.after) this.#after.set(line.after.id, line);
    }
  }

  number(note: string, op: Part['op']): number | null {
    const line = (op === 'del' ? this.#before : this.#after).get(note);
    if (!line) return null;
    // A note whose reference comes or goes needs no changes of its own: the whole of it comes or goes.
    const shown = op === 'ins' ? plain(line, 'after') : op === 'del' ? plain(line, 'before') : line.before === null ? plain(line, 'after') : line;
    return this.#referred.push(shown);
  }

  /** Writing a note may meet references of its own, which are written after it. */
  written(write: (line: ComparedLine) => Paragraph): AgreementBody['footnotes'] {
    const footnotes: AgreementBody['footnotes'] = {};
    for (let at = 0; at < this.#referred.length && at < mostNotes; at++) {
      const line = this.#referred[at];
      if (line) footnotes[String(at + 1)] = { children: [write(line)] };
    }
    return footnotes;
  }
}

/** Notes that refer to each other in a ring would never end. */
const mostNotes = 10_000;

function plain(line: ComparedLine, side: 'before' | 'after'): ComparedLine {
  const [only] = onlyIn(side, [line]);
  return { ...line, parts: (only?.parts ?? []).map(({ inline }) => ({ op: 'same', inline })) };
}
