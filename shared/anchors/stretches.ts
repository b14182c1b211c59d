/** What reads the same in two texts wherever it stands: whole blocks, and the longest stretches first. */
import type { Evidence } from './evidence.ts';
import { type Known, likely, type Pairs, sure, type Tile } from './pairs.ts';
import { blockEnd, free, isLetter, lettersIn } from './text-pieces.ts';

/** Shorter stretches are known by what stands beside them only. */
const shortest = 8;
/** Places with the same few characters that are looked at; more of them tell nothing. In a long text that was read in anew fewer, so that nobody waits for it. */
const mostAlike = 48;
const mostCompared = 2_000_000;
/** So much of a word's letters is the word. */
export const mostOfWord = 0.6;

/** A block that is missing is known again as the one that reads the same and has come, a heading of a word or two when the longer ones are known. */
export function findWholeBlocks(pairs: Pairs, letters: number): void {
  const came = blocksAlone(pairs.today, pairs.there, letters);
  for (const [words, [from, ...more]] of blocksAlone(pairs.earlier, pairs.here, letters)) {
    const [to, ...others] = came.get(words) ?? [];
    if (from !== undefined && to !== undefined && more.length + others.length === 0) pairs.pair({ from, to, length: words.length }, sure);
  }
}

function blocksAlone(text: string, places: Int32Array, letters: number): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (let from = 0; from <= text.length; from = blockEnd(text, from) + 1) {
    const words = text.slice(from, blockEnd(text, from));
    if (words.length < letters || lettersIn(words) < letters || !places.subarray(from, from + words.length).every((place) => place === -1)) continue;
    const its = found.get(words);
    if (its) its.push(from);
    else found.set(words, [from]);
  }
  return found;
}

/** The longest stretches first, whatever their order; what is left of one that meets a longer one comes in its turn. What says less than `level` is left out, and beside what is only likely nothing is more than that. */
export function findStretches(pairs: Pairs, evidence: Evidence, level: Known): void {
  const byLength: Tile[][] = [];
  const add = (tile: Tile | null): void => { if (tile && tile.length >= shortest) (byLength[tile.length] ??= []).push(tile); };
  for (const tile of tilesIn(pairs)) add(tile);
  for (let length = byLength.length - 1; length >= shortest; length--) {
    const entire = (byLength[length] ?? []).filter((tile) => {
      const rest = freePart(pairs, tile);
      if (rest?.length === length) return true;
      add(rest);
      return false;
    });
    // Those with others beside them that are known come first: they tell apart what reads the same.
    for (const tile of entire.map((one) => ({ ...one, near: pairs.near(one).sides })).sort((one, other) => other.near - one.near)) {
      const rest = freePart(pairs, tile);
      const known = rest?.length === length ? evidence.of(tile) : null;
      if (known !== null && known >= level) pairs.pair(tile, level === likely ? likely : known);
      else if (rest?.length !== length) add(rest);
    }
  }
}

/** Every stretch that reads the same in both and cannot be longer, among the characters that are not yet known. */
function tilesIn({ earlier: then, today: now, here, there }: Pairs): Tile[] {
  const places = new Map<string, number[]>();
  const missing = free(here);
  const most = Math.min(mostAlike, Math.ceil(mostCompared / missing.reduce((sum, [from, to]) => sum + to - from, 1)));
  for (const [from, to] of free(there)) for (let at = from; at + shortest <= to; at++) {
    const key = now.slice(at, at + shortest);
    const its = places.get(key);
    if (!its) places.set(key, [at]);
    else if (its.length < most) its.push(at);
  }
  const found: Tile[] = [];
  if (places.size === 0) return found;
  for (const [from, to] of missing) for (let at = from; at + shortest <= to; at++) {
    for (const place of places.get(then.slice(at, at + shortest)) ?? []) {
      if (at > from && there[place - 1] === -1 && then[at - 1] === now[place - 1]) continue;
      let length = shortest;
      while (at + length < to && there[place + length] === -1 && then[at + length] === now[place + length]) length++;
      found.push(inWholeWords(then, withoutSignsOfOthers(then, { from: at, to: place, length })));
    }
  }
  return found;
}

/** Without the full stop before it that ends another block, or the sign after it that begins one. */
function withoutSignsOfOthers(then: string, { from, to, length }: Tile): Tile {
  const words = then.slice(from, from + length);
  const [start, end] = [/^[^\p{L}\p{N}]*\n/u.exec(words)?.[0].length ?? 0, /\n[^\p{L}\p{N}]*$/u.exec(words)?.[0].length ?? 0];
  return { from: from + start, to: to + start, length: Math.max(0, length - start - end) };
}

/** Without the letters at its ends that begin or end another word. */
function inWholeWords(then: string, { from, to, length }: Tile): Tile {
  let [start, end] = [0, length];
  if (isLetter(then[from - 1]) && isLetter(then[from])) {
    let letters = 0;
    while (letters < length && isLetter(then[from + letters])) letters++;
    if (letters < length && letters < wordAt(then, from) * mostOfWord) start = letters;
  }
  if (isLetter(then[from + length]) && isLetter(then[from + length - 1])) {
    let letters = 0;
    while (letters < length - start && isLetter(then[from + length - 1 - letters])) letters++;
    if (letters < length - start && letters < wordAt(then, from + length - 1) * mostOfWord) end = length - letters;
  }
  return { from: from + start, to: to + start, length: end - start };
}

function wordAt(text: string, at: number): number {
  let [start, end] = [at, at + 1];
  while (isLetter(text[start - 1])) start--;
  while (isLetter(text[end])) end++;
  return end - start;
}

/** The longest part of it that is still unknown in both. */
function freePart(pairs: Pairs, { from, to, length }: Tile): Tile | null {
  let best: Tile | null = null;
  for (let start = 0; start < length;) {
    if (!pairs.isFree(from + start, to + start)) { start++; continue; }
    let end = start;
    while (end < length && pairs.isFree(from + end, to + end)) end++;
    if (end - start > (best?.length ?? 0)) best = { from: from + start, to: to + start, length: end - start };
    start = end;
  }
  return best;
}
