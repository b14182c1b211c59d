/** The rows of a comment table, each at its clause, and at its words when they stand there exactly once; what has no place is kept and shown as such. */
import type { CommentKind } from '#shared/export.ts';
import type { FrozenBlock } from '#shared/drafting.ts';
import { limits } from '#shared/limits.ts';
import type { Found, TableFault } from '#shared/word-answers.ts';
import type { TableRow } from '../../export/comment-table/read.ts';

export interface TableText { id: string; title: string; blocks: readonly FrozenBlock[] }

/** `3.2 Gemensamt ansvar`, after the document's title where the package holds several: as it stands in the drop-down. */
export const clauseLabels = (texts: readonly TableText[]): string[] => texts.flatMap((text) => headingsOf(text).map((heading) => labelOf(texts, text, heading)));

const headingsOf = ({ blocks }: TableText): FrozenBlock[] => blocks.filter(({ kind, text }) => kind === 'heading' && text.trim() !== '');
const labelOf = (texts: readonly TableText[], { title }: TableText, { clauseNumber, text }: FrozenBlock): string => (texts.length > 1 ? `${title}: ` : '') + [clauseNumber, text].filter(Boolean).join(' ');

/** A row that cannot be a comment is a fault, told by its row and column; the others are found. */
export function tableItems(rows: readonly TableRow[], texts: readonly TableText[]): { found: Found[]; faults: TableFault[] } {
  const found: Found[] = [];
  const faults: TableFault[] = [];
  for (const row of rows) {
    const fault = (column: TableFault['column'], code: TableFault['code'], said: string) => faults.push({ row: row.row, column, code, said: said.slice(0, 200) });
    if (row.comment === '' && row.proposed === '') { fault('comment', 'nothing-said', row.clause || row.place); continue; }
    const tooLong = (['comment', 'proposed'] as const).find((column) => row[column].length > limits.comment);
    if (tooLong) { fault(tooLong, 'too-long', `${row[tooLong].slice(0, 60)} …`); continue; }
    const kind = kindOf(row.kind);
    if (kind === null) fault('kind', 'unknown-kind', row.kind);
    found.push({ ...placed(row, texts), id: `r${row.row}`, source: 'table', row: row.row, kind: kind ?? 'substance', proposedText: row.proposed, reason: '', isRemoval: false, author: '', day: null, isResolved: false, replies: [] });
  }
  return { found, faults };
}

/** The standard's ge, te and ed; our own five in both languages; empty is on the substance. */
function kindOf(said: string): CommentKind | null {
  const word = said.toLocaleLowerCase('sv').trim();
  const known: [RegExp, CommentKind][] = [[/^$/, 'substance'], [/^(?:ge|g\b|allm)/, 'general'], [/^(?:te|t\b|sak|substan)/, 'substance'], [/^(?:ed|e\b|red|språk|language|wording)/, 'editorial'], [/^(?:jur|le|law)/, 'legal'], [/^(?:fr|qu)/, 'question']];
  return known.find(([pattern]) => pattern.test(word))?.[1] ?? null;
}

type Placed = Pick<Found, 'anchor' | 'clauseNumber' | 'clauseHeading' | 'quote' | 'text'>;

function placed(row: TableRow, texts: readonly TableText[]): Placed {
  const at = clauseOf(row.clause, texts);
  const words = quotedIn(row);
  if (at === 'whole') {
    const everywhere = texts.flatMap((text) => occurrences(text, text.blocks, words));
    const only = everywhere.length === 1 ? everywhere[0] : undefined;
    if (only) return { ...only, text: row.comment };
    const [first] = texts;
    return { anchor: texts.length > 1 || !first ? { scope: 'package', documentId: null, from: null, to: null, quote: '' } : { scope: 'document', documentId: first.id, from: null, to: null, quote: '' }, clauseNumber: null, clauseHeading: null, quote: '', text: withPlace(row) };
  }
  if (at === null) return { anchor: null, clauseNumber: null, clauseHeading: null, quote: [row.clause, row.place].filter(Boolean).join(', '), text: row.comment };
  const { text, heading } = at;
  const blocks = within(text, heading);
  const found = occurrences(text, blocks, words);
  if (found.length === 1 && found[0]) return { ...found[0], text: row.comment };
  const nth = Number(/^(?:stycke|st\.?|paragraph|par\.?|¶)?\s*(\d{1,3})$/iu.exec(row.place)?.[1] ?? 0);
  const paragraph = nth === 0 ? undefined : blocks.filter(({ kind, text: said }) => kind !== 'heading' && said.trim() !== '')[nth - 1];
  const block = paragraph ?? heading;
  return { anchor: { scope: 'block', documentId: text.id, from: { block: block.block, offset: 0 }, to: null, quote: '' }, clauseNumber: heading.clauseNumber, clauseHeading: heading.text, quote: block.text, text: paragraph ? row.comment : withPlace(row) };
}

/** What the row says of its place and could not be found is told before the comment. */
const withPlace = ({ place, comment }: TableRow): string => [place, comment].filter(Boolean).join(': ').slice(0, limits.comment);

/** `whole`: the row names no clause. Null: it names one that the text does not have. */
function clauseOf(said: string, texts: readonly TableText[]): { text: TableText; heading: FrozenBlock } | 'whole' | null {
  const wanted = folded(said);
  if (wanted === '') return 'whole';
  const all = texts.flatMap((text) => headingsOf(text).map((heading) => ({ text, heading })));
  const exact = all.find(({ text, heading }) => folded(labelOf(texts, text, heading)) === wanted);
  if (exact) return exact;
  const named = texts.find(({ title }) => wanted.startsWith(`${folded(title)}:`));
  const rest = named === undefined ? wanted : wanted.slice(folded(named.title).length + 1).trim();
  const candidates = named === undefined ? all : all.filter(({ text }) => text === named);
  const number = /\d+(?:\.\d+)*/.exec(rest)?.[0];
  const words = rest.replace(/^(?:avsnitt|clause|section|kapitel)?[\d.\s]*/u, '').trim();
  return candidates.find(({ heading }) => number !== undefined && heading.clauseNumber === number) ?? candidates.find(({ heading }) => words !== '' && folded(heading.text) === words) ?? null;
}

/** The clause's blocks with those of the clauses under it. */
function within({ blocks }: TableText, heading: FrozenBlock): FrozenBlock[] {
  const first = blocks.findIndex(({ block }) => block === heading.block);
  const depth = heading.headingPath.length;
  const next = blocks.findIndex((one, at) => at > first && one.kind === 'heading' && one.headingPath.length <= depth);
  return blocks.slice(first, next === -1 ? undefined : next);
}

/** Words in the fourth column, or between quotation marks in the comment when there are enough of them. */
function quotedIn({ place, comment }: TableRow): string {
  const own = place.replace(/^[”“"«»']+|[”“"«»']+$/gu, '').trim();
  if (own.length >= 3 && !/^(?:stycke|st\.?|paragraph|par\.?|figur|figure|tabell|table|bild|¶)?\s*\d*$/iu.test(own)) return own;
  return /[”“"«]([^”“"«»]{12,500})[”“"»]/u.exec(comment)?.[1]?.trim() ?? '';
}

function occurrences(text: TableText, blocks: readonly FrozenBlock[], words: string): Omit<Placed, 'text'>[] {
  if (words === '' || words.length > limits.quote) return [];
  return blocks.flatMap((block) => {
    const found: Omit<Placed, 'text'>[] = [];
    for (let at = block.text.indexOf(words); at !== -1; at = block.text.indexOf(words, at + 1)) {
      found.push({ anchor: { scope: 'words', documentId: text.id, from: { block: block.block, offset: at }, to: { block: block.block, offset: at + words.length }, quote: words }, clauseNumber: block.clauseNumber, clauseHeading: block.headingPath.at(-1) ?? null, quote: words });
    }
    return found;
  });
}

const folded = (text: string): string => text.toLocaleLowerCase('sv').replace(/\s+/g, ' ').trim();
