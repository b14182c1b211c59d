/** Other looks of words, as a proposal: no letter and no line changes (ADR 23). */
import type { Mark, Node } from '@tiptap/pm/model';
import type { EditorState, Transaction } from '@tiptap/pm/state';
import { AddMarkStep, RemoveMarkStep } from '@tiptap/pm/transform';
import { formatOf, formats, isFormat, markOf, meantFormatOf, proposedFormatOf, proposedFormats } from './proposed-formats.ts';
import type { Format, FormatValue } from './proposed-formats.ts';
import type { Span } from './finding.ts';
import { isSign, newSuggestionId, readSuggestionId, suggestionOn } from './suggestions.ts';

interface Author { client: number; at: number }

/** Words of one look, before the edit and after it. */
interface Stretch extends Span { was: Node; is: Node }

/** The same looks as proposals. Null for an edit of more than looks, and where another has proposed something else of the same words. */
export function proposeFormats(state: EditorState, edit: Transaction, author: Author): Transaction | null {
  const range: Span = { from: Infinity, to: 0 };
  for (const step of edit.steps) {
    if (!(step instanceof AddMarkStep || step instanceof RemoveMarkStep) || !isFormat(step.mark.type.name)) return null;
    range.from = Math.min(range.from, step.from);
    range.to = Math.max(range.to, step.to);
  }
  const proposal = new FormatProposal(state, author);
  for (const { from, to, was, is } of stretches(state.doc, edit.doc, range)) {
    for (const format of formats) {
      const wanted = formatOf(is.marks, format);
      if (formatOf(was.marks, format) !== wanted) proposal.add({ from, to }, { node: was, format, wanted });
    }
  }
  return proposal.made(edit.scrolledIntoView);
}

/**
 * That the words between two places get this look or lose it (null). What their author proposed of them before is withdrawn where they have
 * the look already. Null where there are no words, or another has proposed something else of them.
 */
export function formatProposal(state: EditorState, { from, to }: Span, { format, wanted, author }: { format: Format; wanted: FormatValue; author: Author }): Transaction | null {
  const proposal = new FormatProposal(state, author);
  for (const { was, ...span } of stretches(state.doc, state.doc, { from, to })) proposal.add(span, { node: was, format, wanted });
  return proposal.made(false);
}

/** What the words of the selection would look like were everything accepted: the value that all of them have, null when they differ. */
export function meantFormatIn({ doc, selection: { from, to, empty, $from }, storedMarks }: EditorState, format: Format): FormatValue {
  if (empty) return meantFormatOf(storedMarks ?? $from.marks(), format);
  const values = stretches(doc, doc, { from, to }).map(({ was }) => meantFormatOf(was.marks, format));
  const [first = null] = values;
  return values.every((value) => value === first) ? first : null;
}

class FormatProposal {
  readonly #tr: Transaction;
  readonly #author: Author;
  readonly #id: string;
  #isPossible = true;

  constructor(state: EditorState, author: Author) {
    this.#tr = state.tr;
    this.#author = author;
    this.#id = newSuggestionId(author.client, author.at);
  }

  add({ from, to }: Span, { node, format, wanted }: { node: Node; format: Format; wanted: FormatValue }): void {
    const present = proposedFormatOf(node.marks, format);
    const type = node.type.schema.marks[proposedFormats[format]];
    if (!type || present?.to === wanted) return;
    if (present && !this.#isOwn(present.suggestion)) this.#isPossible = false;
    else if (this.#isOwn(suggestionOn(node, 'words'))) this.#write({ from, to }, node.type.schema.marks[format], markOf(node, format, wanted));
    else {
      const same = formatOf(node.marks, format) === wanted;
      this.#write({ from, to }, type, same ? null : type.create({ suggestion: this.#id, to: wanted }));
    }
  }

  /** Null where another's proposal stands in the way. */
  made(scrolls: boolean): Transaction | null {
    if (!this.#isPossible) return null;
    return scrolls ? this.#tr.scrollIntoView() : this.#tr;
  }

  #isOwn(suggestion: string | null): boolean {
    return suggestion !== null && readSuggestionId(suggestion)?.client === this.#author.client;
  }

  #write({ from, to }: Span, type: Mark['type'] | undefined, mark: Mark | null): void {
    if (mark) this.#tr.addMark(from, to, mark);
    else if (type) this.#tr.removeMark(from, to, type);
  }
}

/** Of two documents that differ in nothing but marks. */
function stretches(before: Node, after: Node, { from, to }: Span): Stretch[] {
  const found: Stretch[] = [];
  before.nodesBetween(from, to, (node, position) => {
    if (!node.isInline) return true;
    if (isSign(node.type.name)) return false;
    const end = Math.min(to, position + node.nodeSize);
    for (let at = Math.max(from, position); at < end;) {
      const is = after.resolve(at).nodeAfter;
      if (!is) break;
      const stop = Math.min(end, at + is.nodeSize);
      found.push({ from: at, to: stop, was: node, is });
      at = stop;
    }
    return false;
  });
  return found;
}
