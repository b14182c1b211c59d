/** Words that are missing and read somewhere among what came and is not known: by chance or not, they may be those, and somebody is to be asked. */
import type { Evidence } from './evidence.ts';
import type { Pairs, Tile } from './pairs.ts';
import { mostOfWord } from './stretches.ts';
import { blockEnd, blockStart, free, isLetter, lettersIn, wordAround } from './text-pieces.ts';

/** Fewer characters read alike everywhere. */
const fewest = 5;
/** Places of the same few characters that are looked at. */
const mostAlike = 60;
/** Parts of it may have been torn so far from one another, and what stands no further from what stood beside it is in its place. */
const [apart, near, nearThen] = [100, 80, 40];
/** Letters of words, of a word that stands in few places only, and how many places are few. */
const [someLetters, rareLetters, fewPlaces] = [4, 6, 1];
/** So much of what came, and of what went, with it is to read the same; less where it stands once only. */
const [came, went, cameOnce, wentOnce, nearlyAll] = [0.5, 0.4, 0.3, 0.35, 0.9];
const severalWords = /[\p{L}\p{N}][^\p{L}\p{N}]+[\p{L}\p{N}]/u;

/** Where they may stand, and how many of the characters that were asked for do. */
export interface Loose { at: number; length: number; covered: number }

export class LooseWords {
  readonly #pairs: Pairs;
  readonly #evidence: Evidence;
  #places: Map<string, number[]> | null = null;

  constructor(pairs: Pairs, evidence: Evidence) {
    this.#pairs = pairs;
    this.#evidence = evidence;
  }

  /** The place in today's text where most of what is missing between two places of the earlier one may stand; null where nothing is worth a question. */
  find(from: number, to: number): Loose | null {
    const [first, last] = this.#wordsOf(from, to);
    const matches = this.#matches(first, last).sort((one, other) => other.length - one.length).slice(0, mostAlike).filter((match) => this.#isWorthAsking(match, [from, to]));
    let best: Loose | null = null;
    for (const match of matches) {
      const its = this.#around(match, matches, [from, to]);
      if (!best || its.covered > best.covered) best = its;
    }
    return best;
  }

  /** The two places, and the rest of the words that they stand in. */
  #wordsOf(from: number, to: number): [number, number] {
    const { earlier: then } = this.#pairs;
    return [isLetter(then[from]) ? wordAround(then, from).start : from, isLetter(then[to - 1]) ? wordAround(then, to - 1).end : to];
  }

  /** With the other parts near it. */
  #around(first: Tile, matches: readonly Tile[], [own, ownEnd]: [number, number]): Loose {
    const { today } = this.#pairs;
    const taken = new Set<number>();
    let [start, end] = [first.to, first.to + first.length];
    const [least, most] = [Math.max(blockStart(today, first.to), start - apart), Math.min(blockEnd(today, first.to), end + apart)];
    for (const { from, to, length } of [first, ...matches]) {
      if (to < least || to + length > most || taken.has(from) || taken.has(from + length - 1) || taken.size > 0 && to < end && to + length > start) continue;
      for (let nth = 0; nth < length; nth++) taken.add(from + nth);
      [start, end] = [Math.min(start, to), Math.max(end, to + length)];
    }
    return { at: start, length: end - start, covered: [...taken].filter((at) => at >= own && at < ownEnd).length };
  }

  /** Whether what stood beside the words still stands beside it. */
  #isInPlace({ to, length }: Tile, from: number, end: number): boolean {
    const { here } = this.#pairs;
    for (let away = 1; away <= nearThen; away++) for (const at of [from - away, end + away - 1]) {
      const place = here[at] ?? -1;
      if (place !== -1 && place > to - near && place < to + length + near && !this.#pairs.isSame(at)) return true;
    }
    return false;
  }

  /** Whether it came with little else, and little else went with it. */
  #isWorthAsking(match: Tile, [from, to]: [number, number]): boolean {
    const tile = this.#inWords(this.#grown(match));
    const words = this.#pairs.earlier.slice(tile.from, tile.from + tile.length).trim();
    const letters = lettersIn(words);
    if (letters < someLetters) return false;
    if (letters > someLetters && this.#isInPlace(match, from, to)) return true;
    const shares = this.#evidence.shares(tile, letters);
    if (letters >= rareLetters && shares.came >= cameOnce && shares.went >= wentOnce && this.#evidence.isOnce(words)) return true;
    if (letters >= rareLetters && Math.min(shares.came, shares.went) >= nearlyAll) return true;
    return shares.came >= came && shares.went >= went && (severalWords.test(words) || this.#evidence.isSeldom(words, fewPlaces));
  }

  /** As long as it reads the same, beyond what was asked for. */
  #grown({ from, to, length }: Tile): Tile {
    const { earlier: then, today: now } = this.#pairs;
    const isAlike = (away: number): boolean => then[from + away] !== '\n' && then[from + away] === now[to + away] && this.#pairs.isFree(from + away, to + away);
    let [start, end] = [0, length];
    while (isAlike(start - 1)) start--;
    while (isAlike(end)) end++;
    return { from: from + start, to: to + start, length: end - start };
  }

  /** Without the part of a word at its ends that is less than the word. */
  #inWords({ from, to, length }: Tile): Tile {
    const { earlier: then } = this.#pairs;
    let [start, end] = [0, length];
    if (isLetter(then[from - 1]) && isLetter(then[from])) {
      const word = wordAround(then, from);
      const part = Math.min(length, word.end - from);
      if (part < (word.end - word.start) * mostOfWord) start = part;
    }
    if (start < end && isLetter(then[from + end]) && isLetter(then[from + end - 1])) {
      const word = wordAround(then, from + end - 1);
      const part = Math.min(end - start, from + end - word.start);
      if (part < (word.end - word.start) * mostOfWord) end -= part;
    }
    return { from: from + start, to: to + start, length: end - start };
  }

  /** Every stretch that is missing between the two places and reads among what came, as long as it is. */
  #matches(from: number, to: number): Tile[] {
    const { earlier: then, today: now } = this.#pairs;
    const places = (this.#places ??= this.#index());
    const isAlike = (at: number, place: number): boolean => this.#pairs.isFree(at, place) && then[at] === now[place] && now[place] !== '\n';
    const found: Tile[] = [];
    for (let at = from; at + fewest <= to; at++) {
      if (this.#pairs.here[at] !== -1) continue;
      for (const place of places.get(then.slice(at, at + fewest)) ?? []) {
        if (at > from && isAlike(at - 1, place - 1)) continue;
        let length = 0;
        while (at + length < to && isAlike(at + length, place + length)) length++;
        if (length >= fewest) found.push({ from: at, to: place, length });
      }
    }
    return found;
  }

  #index(): Map<string, number[]> {
    const { today: now, there } = this.#pairs;
    const places = new Map<string, number[]>();
    for (const [from, to] of free(there)) for (let at = from; at + fewest <= to; at++) {
      const key = now.slice(at, at + fewest);
      const its = places.get(key);
      if (!its) places.set(key, [at]);
      else if (its.length < mostAlike) its.push(at);
    }
    return places;
  }
}
