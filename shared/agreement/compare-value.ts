/** What a comparison says: shapes only, for those who show it and those who write it. */
import type { LineFace } from './compare-lines.ts';
import type { Part } from './compare-words.ts';

/** `moved-away` is where it stood before, with the old words; `moved-here` where it stands now, with what changed in it. */
export type Fate = 'same' | 'changed' | 'inserted' | 'deleted' | 'moved-here' | 'moved-away';

export interface ComparedLine {
  kind: 'line';
  fate: Fate;
  /** Null where it did not stand, or does not stand any more. */
  before: LineFace | null;
  after: LineFace | null;
  parts: Part[];
  /** What became of the line's end: one inserted has split a line in two, one deleted has joined it with the next. */
  end: 'same' | 'ins' | 'del';
  /** Goes on from the line before: they are, or were, one. */
  continues: boolean;
  /** Which of the changes it belongs to; null when nothing changed. */
  change: number | null;
}

/** How many columns and rows a cell covers with itself. */
export interface CellSpan { colspan: number; rowspan: number }
export interface ComparedCell {
  fate: Fate;
  headerBefore: boolean | null;
  headerAfter: boolean | null;
  /** In its own version; null where it did not stand. */
  spanBefore: CellSpan | null;
  spanAfter: CellSpan | null;
  /** Among the rows and columns of the comparison. One each where the versions differ in what is merged. */
  span: CellSpan;
  /** Cells were merged into it, or it was split. */
  remerged: boolean;
  lines: ComparedLine[];
}
/** One for each column; null where a row that is gone meets a column that came, or the other way about; `covered` where another cell covers it. */
export interface ComparedRow { fate: Fate; cells: (ComparedCell | 'covered' | null)[] }
export interface ComparedTable {
  kind: 'table';
  fate: Fate;
  before: TableFace | null;
  after: TableFace | null;
  columns: Fate[];
  rows: ComparedRow[];
  /** Shares of the columns in thousandths, of the version in which it stands last; null while nobody had set any. */
  widths: number[] | null;
  /** Of either version, also when columns came or went; null where nobody had set any, or it has no such table. */
  shares: { before: number[] | null; after: number[] | null };
  /** Only the widths may have changed. */
  widthsChanged: boolean;
  change: number | null;
}
export const isCell = (cell: ComparedCell | 'covered' | null): cell is ComparedCell => cell !== null && cell !== 'covered';

export interface TableFace { id: string; clause: string | null; heading: string }
export type Compared = ComparedLine | ComparedTable;

export interface Comparison {
  body: Compared[];
  footnotes: ComparedLine[];
  /** In reading order. */
  changes: Change[];
  counts: ChangeCounts;
}

export type ChangeKind = 'text' | 'format' | 'structure' | 'inserted' | 'deleted' | 'moved' | 'moved-away' | 'split' | 'joined' | 'table';

/** One stop of "next change". */
export interface Change {
  kind: ChangeKind;
  /** The clause it stands in now; of what is gone, the clause it stood in. */
  clause: string | null;
  heading: string;
  /** Of a move: the clause at the other end. */
  otherClause: string | null;
  /** Lines and tables that it covers. */
  lines: number;
  /** Its first words, for a list: what came, else what went. */
  excerpt: string;
}

export interface ChangeCounts {
  /** Lines and tables. */
  changed: number;
  inserted: number;
  deleted: number;
  moved: number;
  /** Only marks or structure, no words. */
  reformatted: number;
  wordsInserted: number;
  wordsDeleted: number;
}
