/** The changes of a comparison as a list to go through: neighbours of one kind in one clause are one change. */
import { isCell } from './compare-value.ts';
import type { Change, ChangeCounts, ChangeKind, Compared, ComparedLine, ComparedTable } from './compare-value.ts';
import { wordsIn } from './word-count.ts';

/** Sets `change` of every compared line and table. */
export function summaryOf(body: readonly Compared[], footnotes: readonly ComparedLine[]): { changes: Change[]; counts: ChangeCounts } {
  const changes: Change[] = [];
  const counts: ChangeCounts = { changed: 0, inserted: 0, deleted: 0, moved: 0, reformatted: 0, wordsInserted: 0, wordsDeleted: 0 };
  const elsewhere = movesIn(body);
  let last: { kind: ChangeKind; clause: string | null; at: number } | null = null;
  const rows = [...body, ...footnotes];
  rows.forEach((row, at) => {
    const kind = kindOf(row, rows[at - 1]);
    if (kind === null) return;
    count(counts, row, kind);
    const face = row.after ?? row.before;
    const clause = face?.clause ?? null;
    const goesOn = last !== null && last.at === at - 1 && last.clause === clause && (last.kind === kind || continuesLine(row)) && kind !== 'table';
    const open = changes.at(-1);
    if (goesOn && open) {
      open.lines += 1;
      open.excerpt ||= excerptOf(row);
    } else changes.push({ kind, clause, heading: face?.heading ?? '', otherClause: elsewhere.get(row) ?? null, lines: 1, excerpt: excerptOf(row) });
    row.change = changes.length - 1;
    last = { kind: goesOn && last ? last.kind : kind, clause, at };
  });
  return { changes, counts };
}

function continuesLine(row: Compared): boolean {
  return row.kind === 'line' && row.continues;
}

function kindOf(row: Compared, before: Compared | undefined): ChangeKind | null {
  switch (row.fate) {
    case 'same': return null;
    case 'inserted': return 'inserted';
    case 'deleted': return 'deleted';
    case 'moved-here': return 'moved';
    case 'moved-away': return 'moved-away';
    case 'changed': return row.kind === 'table' ? 'table' : lineKind(row, before?.kind === 'line' ? before : undefined);
  }
}

function lineKind(row: ComparedLine, before: ComparedLine | undefined): ChangeKind {
  const end = row.continues ? before?.end : row.end;
  if (end === 'ins') return 'split';
  if (end === 'del') return 'joined';
  if (row.parts.some(({ op }) => op === 'ins' || op === 'del')) return 'text';
  return row.parts.some(({ op }) => op === 'format') ? 'format' : 'structure';
}

function count(counts: ChangeCounts, row: Compared, kind: ChangeKind): void {
  if (kind === 'inserted') counts.inserted += 1;
  else if (kind === 'deleted') counts.deleted += 1;
  else if (kind === 'moved') counts.moved += 1;
  else if (kind === 'format' || kind === 'structure') counts.reformatted += 1;
  else if (kind !== 'moved-away') counts.changed += 1;
  // What only changed its place has neither come nor gone.
  if (kind === 'moved-away') return;
  for (const line of linesOf(row)) for (const { op, inline } of line.parts) {
    if (inline.type !== 'text' || (op !== 'ins' && op !== 'del')) continue;
    const words = wordsIn(inline.text);
    if (op === 'ins') counts.wordsInserted += words;
    else counts.wordsDeleted += words;
  }
}

/** Every line of it; of a table those of its cells. */
export function linesOf(row: Compared): ComparedLine[] {
  return row.kind === 'line' ? [row] : row.rows.flatMap(({ cells }) => cells.filter(isCell).flatMap(({ lines }) => lines));
}

/** Each end of a move to the clause of its other end. */
function movesIn(rows: readonly Compared[]): Map<Compared, string | null> {
  const away = new Map(rows.filter((row) => row.fate === 'moved-away').map((row) => [row.before?.id, row]));
  const found = new Map<Compared, string | null>();
  for (const row of rows) {
    if (row.fate !== 'moved-here') continue;
    found.set(row, row.before?.clause ?? null);
    const other: ComparedLine | ComparedTable | undefined = away.get(row.before?.id);
    if (other) found.set(other, row.after?.clause ?? null);
  }
  return found;
}

const excerptLength = 90;

function excerptOf(row: Compared): string {
  const lines = linesOf(row);
  const text = said(lines, 'ins') || said(lines, 'del') || said(lines, 'format') || said(lines, 'same');
  return text.length > excerptLength ? `${text.slice(0, excerptLength).replace(/[\uD800-\uDBFF]$/u, '').replace(/\s\S*$/u, '')}…` : text;
}

/** Words that do not stand together are not told as if they did. */
function said(lines: readonly ComparedLine[], op: ComparedLine['parts'][number]['op']): string {
  const pieces = lines.flatMap(({ parts }) => parts.map((part, at) => (part.op !== op ? '' : `${parts[at - 1]?.op === op ? '' : '\u0000'}${part.inline.type === 'text' ? part.inline.text : ' '}`)));
  return pieces.join('').split('\u0000').map((piece) => piece.trim()).filter((piece) => piece !== '').join(' … ');
}
