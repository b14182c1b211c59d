/** Clause numbers are derived from the headings, never stored in the working text (design D5). */
import type { AgreementContent, Block, Footnotes, Footnote, Heading, ListItem, TableCell, TableRow } from './content.ts';
import { blockText, isTextBlock } from './plain-text.ts';
import type { TextBlock } from './plain-text.ts';

export type OutlineKind = 'heading' | 'paragraph' | 'item' | 'cell' | 'image' | 'footnote';

export interface OutlineEntry {
  block: string;
  /** From 0, in reading order over the whole document. */
  ordinal: number;
  kind: OutlineKind;
  /** The number of the clause the block stands in, e.g. `2.1`; a heading's own. Null before the first heading. */
  clauseNumber: string | null;
  /** The texts of the clause's headings, outermost first; a heading is its own last entry. */
  headingPath: string[];
  text: string;
}

interface Clause { number: string | null; path: string[] }
type Part = AgreementContent | Block | Footnotes | Footnote | ListItem | TableRow | TableCell;

/** Every textblock in reading order with the clause it belongs to; a footnote belongs to the clause of its first reference. */
export function outline(content: AgreementContent): OutlineEntry[] {
  const entries: OutlineEntry[] = [];
  const counting = new ClauseCount();
  const noteClauses = new Map<string, Clause>();

  const read = (node: Part, kind: OutlineKind): void => {
    if (!isTextBlock(node)) {
      for (const child of node.content) read(child, kindInside(node, kind));
      return;
    }
    const clause = node.type === 'footnote' ? noteClauses.get(node.attrs.id) ?? { number: null, path: [] }
      : node.type === 'heading' ? counting.open(node) : counting.current();
    rememberNotes(node, clause, noteClauses);
    entries.push({
      block: node.attrs.id,
      ordinal: entries.length,
      kind: node.type === 'paragraph' ? kind : node.type,
      clauseNumber: clause.number,
      headingPath: clause.path,
      text: blockText(node),
    });
  };
  read(content, 'paragraph');
  return entries;
}

/** Heading id to clause number, for the editor's margin and the writers. */
export function clauseNumbers(content: AgreementContent): Map<string, string> {
  const counting = new ClauseCount();
  const numbers = new Map<string, string>();
  for (const block of content.content) {
    if (block.type === 'heading') numbers.set(block.attrs.id, counting.open(block).number ?? '');
  }
  return numbers;
}

/** A skipped level counts as 0 (`1.0.1`), so that no two headings ever share a number. */
class ClauseCount {
  readonly #counts: number[] = [];
  readonly #texts: string[] = [];

  open(heading: Heading): Clause {
    const { level } = heading.attrs;
    while (this.#counts.length < level) { this.#counts.push(0); this.#texts.push(''); }
    this.#counts.length = level;
    this.#texts.length = level;
    this.#counts[level - 1] = (this.#counts[level - 1] ?? 0) + 1;
    this.#texts[level - 1] = blockText(heading);
    return this.current();
  }

  current(): Clause {
    if (this.#counts.length === 0) return { number: null, path: [] };
    return { number: this.#counts.join('.'), path: this.#texts.filter((_, level) => (this.#counts[level] ?? 0) > 0) };
  }
}

function kindInside(node: Part, kind: OutlineKind): OutlineKind {
  if (node.type === 'listItem') return 'item';
  return node.type === 'tableCell' || node.type === 'tableHeader' ? 'cell' : kind;
}

function rememberNotes(node: TextBlock, clause: Clause, noteClauses: Map<string, Clause>): void {
  for (const inline of node.content ?? []) {
    if (inline.type === 'footnoteRef' && !noteClauses.has(inline.attrs.note)) noteClauses.set(inline.attrs.note, clause);
  }
}
