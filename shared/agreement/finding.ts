/** Finding words in a text as it reads: marks do not part them, note marks and struck words between them are passed over. */
import type { Node } from '@tiptap/pm/model';
import { leafCharacter } from './plain-text.ts';
import { suggestionOn } from './suggestions.ts';

export interface Query {
  words: string;
  matchCase: boolean;
  wholeWord: boolean;
}

export interface Span { from: number; to: number }

/** Words that were found, inside one textblock. */
export interface Found extends Span {
  /** What of it is the words themselves; between the pieces stands what was passed over. Never empty. */
  pieces: readonly Span[];
  /** As they stand. */
  words: string;
}

/** Every place of the words, in reading order and without overlap: body, lists, table cells and notes. An empty query is nowhere. */
export function findWords(doc: Node, query: Query): Found[] {
  const sought = sameSigns(query.words);
  if (sought === '') return [];
  const found: Found[] = [];
  doc.descendants((block, position) => {
    if (!block.isTextblock) return true;
    const reading = readingOf(block);
    const text = query.matchCase ? reading.text : reading.lower;
    const words = query.matchCase ? sought : lower(sought);
    for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at)) {
      const end = at + words.length;
      if (query.wholeWord && !(isEdge(reading, at) && isEdge(reading, end))) { at++; continue; }
      const pieces = piecesOf(reading, at, end, position + 1);
      found.push({ from: pieces[0]?.from ?? position, to: pieces.at(-1)?.to ?? position, pieces, words: reading.text.slice(at, end) });
      at = end;
    }
    return false;
  });
  return found;
}

/** Some words before and after what was found, from its own block. */
export function wordsAround(doc: Node, { from, to }: Span, most = 40): { before: string; after: string } {
  const $at = doc.resolve(from);
  const { parent, parentOffset } = $at;
  const between = (start: number, end: number): string => parent.textBetween(Math.max(0, start), Math.min(parent.content.size, end), undefined, ' ');
  return { before: between(parentOffset - most, parentOffset), after: between(parentOffset + to - from, parentOffset + to - from + most) };
}

interface Stretch { at: number; offset: number; length: number }
interface Reading {
  text: string;
  lower: string;
  /** Where the text's units stand in the block. */
  stretches: Stretch[];
  /** Units before which a note mark or the like stands: a word ends there. */
  parted: ReadonlySet<number>;
}

/** A block that has not changed is not read again. */
const readings = new WeakMap<Node, Reading>();

function readingOf(block: Node): Reading {
  const known = readings.get(block);
  if (known) return known;
  const stretches: Stretch[] = [];
  const parted = new Set<number>();
  let text = '';
  const add = (words: string, offset: number): void => {
    const last = stretches.at(-1);
    if (last && last.offset + last.length === offset) last.length += words.length;
    else stretches.push({ at: text.length, offset, length: words.length });
    text += words;
  };
  block.forEach((node, offset) => {
    if (suggestionOn(node, 'strike') !== null) return;
    if (node.type.name === 'hardBreak') add(' ', offset);
    else if (!node.isText) parted.add(text.length);
    else for (const { 0: words, index } of sameSigns(node.text ?? '').matchAll(unseen)) add(words, offset + index);
  });
  const reading = { text, lower: lower(text), stretches, parted };
  readings.set(block, reading);
  return reading;
}

/** What lies between soft hyphens and signs without width. */
const unseen = /[^\u00AD\u200B\u2060\uFEFF]+/g;

/** Signs that look alike or are typed for one another count as one; the length stays. */
function sameSigns(text: string): string {
  return text.replace(/\s/g, ' ').replace(/[\u2018\u2019\u02BC]/g, "'").replace(/[\u201C\u201D\u201E]/g, '"').replace(/\u2011/g, '-').replaceAll(leafCharacter, ' ');
}

/** In lower case, unit for unit: a letter whose small form is longer stays as it is. */
function lower(text: string): string {
  const small = text.toLowerCase();
  return small.length === text.length ? small : Array.from(text, (sign) => (sign.toLowerCase().length === sign.length ? sign.toLowerCase() : sign)).join('');
}

const inWord = /[\p{L}\p{M}\p{N}_]/u;

function isEdge({ text, parted }: Reading, at: number): boolean {
  if (at === 0 || at === text.length || parted.has(at)) return true;
  const isLow = /[\uDC00-\uDFFF]/.test(text.charAt(at - 1));
  const before = String.fromCodePoint(text.codePointAt(isLow ? at - 2 : at - 1) ?? 32);
  const after = String.fromCodePoint(text.codePointAt(at) ?? 32);
  return !inWord.test(before) || !inWord.test(after);
}

function piecesOf({ stretches }: Reading, from: number, to: number, start: number): Span[] {
  const pieces: Span[] = [];
  for (const { at, offset, length } of stretches) {
    const [first, last] = [Math.max(from, at), Math.min(to, at + length)];
    if (first < last) pieces.push({ from: start + offset + first - at, to: start + offset + last - at });
  }
  return pieces;
}
