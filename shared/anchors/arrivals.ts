/**
 * What came together since an earlier text, and what went from one place of it. The characters of one insertion are numbered in one row by their writer, so
 * that a sentence that was pasted in is told from words of another that only read like it, however much was written into it or taken out of it afterwards.
 */
import type { FlatRuns } from './pairs.ts';
import { inCommon, isLetter, type Piece } from './text-pieces.ts';

/** So many characters of one insertion may have been taken out between two that stand. */
const mostTaken = 160;
/** No more words than this are compared. */
const mostWords = 120;

interface Together { words: Piece[]; letters: number }

/** Characters of a text in rows that belong together: each character is in one row, or in none. */
class Rows {
  readonly of: Int32Array;
  readonly rows: Together[] = [];
  readonly #text: string;
  #last = -2;

  constructor(text: string) {
    this.#text = text;
    this.of = new Int32Array(text.length).fill(-1);
  }

  /** Puts a character into a row, a new one where none is named; gives the row. */
  put(at: number, row: number | null): number {
    const nth = row ?? this.rows.push({ words: [], letters: 0 }) - 1;
    this.of[at] = nth;
    const its = this.rows[nth];
    if (!its || !isLetter(this.#text[at])) return nth;
    its.letters += 1;
    const word = its.words.at(-1);
    if (word && this.#last === at - 1 && word.at + word.text.length === at) word.text += this.#text[at] ?? '';
    else its.words.push({ at, text: this.#text[at] ?? '' });
    this.#last = at;
    return nth;
  }
}

export class Arrivals {
  readonly #come: Rows;
  readonly #gone: Rows;
  readonly #shared = new Map<string, number>();

  /** `hasStood` and `stands` tell of each character of today, and of then, whether its identity is in both texts. */
  constructor(then: FlatRuns, now: FlatRuns, { hasStood, stands }: { hasStood: (at: number) => boolean; stands: (at: number) => boolean }) {
    this.#come = comeTogether(now, hasStood);
    this.#gone = new Rows(then.text);
    let row: number | null = null;
    for (let at = 0; at < then.text.length; at++) row = stands(at) || then.text[at] === '\n' ? null : this.#gone.put(at, row);
  }

  /** How much of what came with a stretch of today reads in its order where the earlier stretch is missing, and how much of what is missing there reads in what came: 0 to 1. */
  shares(from: number, to: number, length: number): { came: number; went: number; lettersCame: number; lettersWent: number } {
    const [come, gone] = [mainRow(this.#come, to, length), mainRow(this.#gone, from, length)];
    const [its, theirs] = [this.#come.rows[come], this.#gone.rows[gone]];
    if (!its || !theirs || its.letters === 0 || theirs.letters === 0) return { came: 0, went: 0, lettersCame: Infinity, lettersWent: Infinity };
    const key = `${come} ${gone}`;
    const known = this.#shared.get(key);
    const shared = known ?? inCommon(theirs.words.slice(0, mostWords), its.words.slice(0, mostWords)).reduce((sum, [{ text }]) => sum + text.length, 0);
    if (known === undefined) this.#shared.set(key, shared);
    return { came: shared / its.letters, went: shared / theirs.letters, lettersCame: its.letters, lettersWent: theirs.letters };
  }
}

/** The row of most of its letters. */
function mainRow({ of, rows }: Rows, from: number, length: number): number {
  const sizes = new Map<number, number>();
  for (let at = from; at < from + length; at++) {
    const row = of[at] ?? -1;
    if (row !== -1) sizes.set(row, (sizes.get(row) ?? 0) + 1);
  }
  return [...sizes].reduce((best, one) => (one[1] > best[1] && rows[one[0]] ? one : best), [-1, 0] as const)[0];
}

function comeTogether({ text, runs }: FlatRuns, hasStood: (at: number) => boolean): Rows {
  const found = new Rows(text);
  /** In one block, with nothing between that stood there before: only what came later can stand in the middle of what came at once. */
  const isTogether = (end: number, place: number): boolean => {
    if (place < end || place - end > mostTaken) return false;
    for (let at = end; at < place; at++) if (hasStood(at) || text[at] === '\n') return false;
    return true;
  };
  let last: { client: number; next: number; end: number; row: number } | null = null;
  for (const { client, clock, at, length } of runs.toSorted((one, other) => one.client - other.client || one.clock - other.clock)) {
    for (let nth = 0; nth < length; nth++) {
      if (hasStood(at + nth) || text[at + nth] === '\n') continue;
      const row: number = found.put(at + nth, last && last.client === client && clock + nth - last.next <= mostTaken && isTogether(last.end, at + nth) ? last.row : null);
      last = { client, next: clock + nth + 1, end: at + nth + 1, row };
    }
  }
  // Without an identity of its own a character came with those beside it.
  for (let at = 0; at < text.length; at++) {
    if (found.of[at] !== -1 || hasStood(at) || text[at] === '\n') continue;
    const beside = found.of[at - 1] ?? -1;
    found.put(at, beside === -1 ? null : beside);
  }
  return found;
}
