/** Other words in place of those that were found: one transaction, and so one step of undo, however many there are. */
import { Mark } from '@tiptap/pm/model';
import type { Node } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import type { Found, Query, Span } from './finding.ts';
import { asMeant } from './proposed-formats.ts';
import { strike } from './striking.ts';
import type { Author } from './suggesting.ts';
import { newSuggestionId, proposing } from './suggestions.ts';

/**
 * Writes other words in place of each. Letters that both have stay the very letters they were, with their authors and what is anchored to them;
 * new ones get the marks of the first. `found` in reading order, as `findWords` gave them for `tr.doc`.
 */
export function replaceWords(tr: Transaction, found: readonly Found[], wordsFor: (one: Found) => string): Transaction {
  for (const one of found.toReversed()) {
    const [first, ...rest] = one.pieces;
    if (!first) continue;
    const words = wordsFor(one);
    const marks = marksAt(tr.doc, first).filter(({ type }) => type.name !== proposing.strike);
    for (const piece of rest.toReversed()) tr.delete(piece.from, piece.to);
    const { from, to, text } = rest.length > 0 ? { ...first, text: words } : differing(first, stands(tr.doc, first), words);
    if (text !== '') tr.replaceWith(from, to, tr.doc.type.schema.text(text, marks));
    else if (to > from) tr.delete(from, to);
  }
  return tr;
}

/** The same as proposals, each its own: the words found are struck and the others proposed after them. */
export function proposeWords(tr: Transaction, found: readonly Found[], wordsFor: (one: Found) => string, author: Author): Transaction {
  const { doc } = tr;
  const mark = doc.type.schema.marks[proposing.words];
  if (!mark) return tr;
  for (const one of found.toReversed()) {
    const [first] = one.pieces;
    const words = wordsFor(one);
    if (!first || one.pieces.length === 1 && stands(doc, first) === words) continue;
    const id = newSuggestionId(author.client, author.at);
    const marks = asMeant({ type: doc.type, marks: marksAt(doc, first) }).filter(({ type }) => type.name !== proposing.words && type.name !== proposing.strike);
    if (words !== '') tr.insert(one.to, doc.type.schema.text(words, mark.create({ suggestion: id }).addToSet(marks)));
    for (const { from, to } of one.pieces.toReversed()) strike(tr, doc, { from, to, id, client: author.client });
  }
  return tr;
}

/** The new words in the case of those found, as when one searches without regard to case: `Kommun` gives `Region`, `KOMMUN` gives `REGION`. */
export function casedLike(found: string, words: string, { matchCase }: Query): string {
  const [first = ''] = words;
  if (matchCase || first === '' || first !== first.toLowerCase()) return words;
  const letters = found.replace(/\P{L}/gu, '');
  if (letters.length > 1 && letters === letters.toUpperCase() && letters !== letters.toLowerCase()) return words.toUpperCase();
  const [head = ''] = found;
  return head !== head.toLowerCase() ? first.toUpperCase() + words.slice(first.length) : words;
}

function stands(doc: Node, { from, to }: Span): string {
  return doc.textBetween(from, to, undefined, '\n');
}

function marksAt(doc: Node, { from }: Span): readonly Mark[] {
  return doc.resolve(from).nodeAfter?.marks ?? Mark.none;
}

/** What is left to write when the letters that both begin and end with stay. */
function differing({ from, to }: Span, stood: string, words: string): Span & { text: string } {
  const [was, now] = [Array.from(stood), Array.from(words)];
  let head = 0;
  while (head < was.length && head < now.length && was[head] === now[head]) head++;
  let tail = 0;
  while (tail < was.length - head && tail < now.length - head && was.at(-1 - tail) === now.at(-1 - tail)) tail++;
  const units = (signs: string[]): number => signs.join('').length;
  return { from: from + units(was.slice(0, head)), to: to - units(was.slice(was.length - tail)), text: now.slice(head, now.length - tail).join('') };
}
