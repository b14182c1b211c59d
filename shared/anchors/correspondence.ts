/**
 * Which characters of an earlier text are which of the text of today. Those that kept their identity are known by it; those that were cut and pasted, typed
 * again or read in with a whole text are known by what they spell together, longest stretches first, wherever they stand: only what came since may be what
 * is missing, so that what read alike all along is never taken for it.
 */
import { blockEnd, blockStart, free, inBlocks, inCommon, isLetter, isOnceIn, isSpace, lettersIn, type Piece, piecesIn, wordsAt } from './text-pieces.ts';

export interface FlatRuns {
  /** Blocks join with a line feed. */
  text: string;
  /** Characters with an identity, in any order. */
  runs: readonly { client: number; clock: number; length: number; at: number }[];
}

/** Characters that follow one another in both texts. */
export interface Stretch {
  at: number;
  length: number;
  by: 'ids' | 'text';
  sure: boolean;
  /** Found by what it spells as part of a long stretch: no chance, however few of its characters were asked for. */
  firm: boolean;
}

interface Tile { from: number; to: number; length: number }

const [likely, sure, same] = [1, 2, 3] as const;
type Known = typeof likely | typeof sure | typeof same;

/** Shorter stretches are known by what stands beside them only. */
const shortest = 8;
/** What stood beside a stretch may have come so much nearer or gone so much further away. */
const beside = 30;
/** So near that at most a sign and a space are between. */
const atOnce = 3;
/** Where no character so near has its old identity the text was made anew. */
const around = 100;
/** So many letters in several words are no chance, if they stood once there and stand once here. */
const telling = 14;
/** So many in two words are worth asking somebody about. */
const someLetters = 9;
/** No more than this is looked at of what came in one. */
const mostTogether = 400;
/** A stretch of so many characters is no chance. */
const longRun = 24;
/** Places with the same few characters that are looked at; more of them tell nothing. In a long text that was read in anew fewer, so that nobody waits for it. */
const mostAlike = 48;
const mostCompared = 2_000_000;
/** Longer gaps are not compared word by word. */
const mostWords = 80;
/** A word so long is found again in its gap without another beside it. */
const longWord = 8;
/** Letters of several words, and of one, that came alone somewhere; and how long what came alone may be. */
const [shortWords, shortWord, longAlone] = [5, 6, 60];
/** What is missing in more places than this is not asked about. */
const mostPlaces = 3;
const rareWord = /[\p{L}\p{N}]{10,}/gu;
/** So much of a word's letters is the word. */
const mostOfWord = 0.6;

export class Correspondence {
  readonly #then: string;
  readonly #now: string;
  /** For each character of the earlier text its place now, and for each of today's its place then; -1 for none. */
  readonly #here: Int32Array;
  readonly #there: Int32Array;
  readonly #known: Uint8Array;
  /** What was known by its text. */
  readonly #laid: number[] = [];
  readonly #once = new Map<string, boolean>();

  constructor(then: FlatRuns, now: FlatRuns) {
    [this.#then, this.#now] = [then.text, now.text];
    this.#here = new Int32Array(then.text.length).fill(-1);
    this.#there = new Int32Array(now.text.length).fill(-1);
    this.#known = new Uint8Array(then.text.length);
    this.#byIdentity(then, now);
    this.#wholeBlocks(longRun);
    // What is only likely takes nothing from what is sure, and makes nothing sure.
    for (const level of [sure, sure, likely] as const) {
      this.#byStretches(level);
      this.#besideOthers(level);
      if (level === sure) this.#wholeBlocks(shortWords);
    }
    this.#leavePartsOfWords();
    this.#whatCameAlone();
  }

  /** What stands of the characters between two places, in the order of today. */
  of(from: number, to: number): Stretch[] {
    const found: (Stretch & { was: number })[] = [];
    for (let at = from; at < to; at++) {
      const [here, known] = [this.#here[at] ?? -1, this.#known[at] ?? 0];
      if (here === -1 || this.#then[at] === '\n') continue;
      const last = found.at(-1);
      const [by, isSure] = [known === same ? 'ids' as const : 'text' as const, known !== likely];
      if (last && last.at + last.length === here && last.by === by && last.sure === isSure) last.length += 1;
      else found.push({ at: here, length: 1, by, sure: isSure, firm: false, was: at });
    }
    for (const one of found) one.firm = one.by === 'text' && this.#runAround(one.was, one.length) >= longRun;
    return found.sort((one, other) => one.at - other.at);
  }

  #pair(then: number, now: number, known: Known): void {
    this.#here[then] = now;
    this.#there[now] = then;
    this.#known[then] = known;
    if (known !== same) this.#laid.push(then);
  }

  /** How long the stretch is, on either side of what was asked for. */
  #runAround(then: number, length: number): number {
    let [start, end] = [then, then + length];
    const follows = (at: number): boolean => (this.#here[at] ?? -1) !== -1 && this.#known[at] === sure && this.#here[at] === (this.#here[then] ?? 0) + at - then;
    while (start > 0 && then - start < longRun && follows(start - 1)) start--;
    while (end - then < length + longRun && follows(end)) end++;
    return end - start;
  }

  #byIdentity({ runs }: FlatRuns, now: FlatRuns): void {
    const byClient = new Map<number, FlatRuns['runs'][number][]>();
    for (const run of now.runs) {
      const its = byClient.get(run.client);
      if (its) its.push(run);
      else byClient.set(run.client, [run]);
    }
    for (const its of byClient.values()) its.sort((one, other) => one.clock - other.clock);
    for (const { client, clock, length, at } of runs) {
      const its = byClient.get(client) ?? [];
      for (let nth = firstAfter(its, clock); nth < its.length; nth++) {
        const run = its[nth];
        if (!run || run.clock >= clock + length) break;
        const [start, end] = [Math.max(run.clock, clock), Math.min(run.clock + run.length, clock + length)];
        for (let one = start; one < end; one++) this.#pair(at + one - clock, run.at + one - run.clock, same);
      }
    }
  }

  /** The longest stretches first, whatever their order; what is left of one that meets a longer one comes in its turn. */
  #byStretches(level: Known): void {
    const byLength: Tile[][] = [];
    const add = (tile: Tile): void => { (byLength[tile.length] ??= []).push(tile); };
    for (const tile of this.#tiles()) add(tile);
    for (let length = byLength.length - 1; length >= shortest; length--) {
      const whole = (byLength[length] ?? []).filter((tile) => {
        const rest = this.#free(tile);
        if (rest === null) return false;
        if (rest.length === length) return true;
        if (rest.length >= shortest) add(rest);
        return false;
      });
      // Those with others beside them that are known come first: they tell apart what reads the same.
      for (const tile of whole.map((one) => ({ ...one, near: this.#near(one).sides })).sort((one, other) => other.near - one.near)) {
        const rest = this.#free(tile);
        if (rest?.length === length) this.#lay(tile, level);
        else if (rest && rest.length >= shortest) add(rest);
      }
    }
  }

  /** Without others beside it that are known, a stretch is known by standing once there and once here; what says less is left out. */
  #lay(tile: Tile, level: Known): void {
    const known = this.#knownAs(tile);
    if (known !== null && known >= level) for (let nth = 0; nth < tile.length; nth++) this.#pair(tile.from + nth, tile.to + nth, level);
  }

  #knownAs(tile: Tile): Known | null {
    const words = this.#then.slice(tile.from, tile.from + tile.length).trim();
    const letters = lettersIn(words);
    const many = words.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '').length;
    const { sides, adjacent } = this.#near(tile);
    if (sides === 2 || adjacent && many > 1) return sure;
    if (many < 2 || letters < someLetters) return null;
    if (this.#isOnce(words)) return many >= 3 && letters >= telling ? sure : likely;
    return this.#fills(tile) || this.#isAmongNew(tile) ? likely : null;
  }

  /** How much came there in one. */
  #cameWith(at: number): number {
    let [start, end] = [at, at];
    while (start > 0 && this.#there[start - 1] === -1 && this.#now[start - 1] !== '\n' && at - start < mostTogether) start--;
    while (end < this.#now.length && this.#there[end] === -1 && this.#now[end] !== '\n' && end - at < mostTogether) end++;
    return end - start;
  }

  /** Where nothing around has stood before, a text was read in anew: what reads like this may well be it. */
  #isAmongNew({ to, length }: Tile): boolean {
    for (let at = Math.max(0, to - around); at < Math.min(this.#now.length, to + length + around); at++) {
      const then = this.#there[at] ?? -1;
      if (then !== -1 && this.#known[then] === same) return false;
    }
    return true;
  }

  /** Without the full stop before it that ends another block, or the sign after it that begins one. */
  #withoutSignsOfOthers({ from, to, length }: Tile): Tile {
    const words = this.#then.slice(from, from + length);
    const [start, end] = [/^[^\p{L}\p{N}]*\n/u.exec(words)?.[0].length ?? 0, /\n[^\p{L}\p{N}]*$/u.exec(words)?.[0].length ?? 0];
    return { from: from + start, to: to + start, length: Math.max(0, length - start - end) };
  }

  /** Without the letters at its ends that begin or end another word. */
  #inWholeWords({ from, to, length }: Tile): Tile {
    let [start, end] = [0, length];
    if (isLetter(this.#then[from - 1]) && isLetter(this.#then[from])) {
      let letters = 0;
      while (letters < length && isLetter(this.#then[from + letters])) letters++;
      if (letters < length && letters < this.#wordAt(this.#then, from) * mostOfWord) start = letters;
    }
    if (isLetter(this.#then[from + length]) && isLetter(this.#then[from + length - 1])) {
      let letters = 0;
      while (letters < length - start && isLetter(this.#then[from + length - 1 - letters])) letters++;
      if (letters < length - start && letters < this.#wordAt(this.#then, from + length - 1) * mostOfWord) end = length - letters;
    }
    return { from: from + start, to: to + start, length: end - start };
  }

  #wordAt(text: string, at: number): number {
    let [start, end] = [at, at + 1];
    while (isLetter(text[start - 1])) start--;
    while (isLetter(text[end])) end++;
    return end - start;
  }

  /** Whether it is all that came there. */
  #fills({ to, length }: Tile): boolean {
    let [before, after] = [to - 1, to + length];
    while (isSpace(this.#now[before]) && this.#there[before] === -1) before--;
    while (isSpace(this.#now[after]) && this.#there[after] === -1) after++;
    const isKnown = (at: number): boolean => (this.#there[at] ?? -1) !== -1 && this.#now[at] !== '\n';
    const isEnd = (at: number): boolean => at < 0 || at >= this.#now.length || this.#now[at] === '\n' || isKnown(at);
    return isEnd(before) && isEnd(after) || (isEnd(before) || isEnd(after)) && this.#cameWith(to) <= length * 2;
  }

  /** Every stretch that reads the same in both and cannot be longer, among the characters that are not yet known. */
  #tiles(): Tile[] {
    const places = new Map<string, number[]>();
    const missing = free(this.#here);
    const most = Math.min(mostAlike, Math.ceil(mostCompared / missing.reduce((sum, [from, to]) => sum + to - from, 1)));
    for (const [from, to] of free(this.#there)) for (let at = from; at + shortest <= to; at++) {
      const key = this.#now.slice(at, at + shortest);
      const its = places.get(key);
      if (!its) places.set(key, [at]);
      else if (its.length < most) its.push(at);
    }
    const found: Tile[] = [];
    if (places.size === 0) return found;
    for (const [from, to] of missing) for (let at = from; at + shortest <= to; at++) {
      for (const place of places.get(this.#then.slice(at, at + shortest)) ?? []) {
        if (at > from && this.#there[place - 1] === -1 && this.#then[at - 1] === this.#now[place - 1]) continue;
        let length = shortest;
        while (at + length < to && this.#there[place + length] === -1 && this.#then[at + length] === this.#now[place + length]) length++;
        const tile = this.#inWholeWords(this.#withoutSignsOfOthers({ from: at, to: place, length }));
        if (tile.length >= shortest) found.push(tile);
      }
    }
    return found;
  }

  /** The longest part of it that is still unknown in both. */
  #free({ from, to, length }: Tile): Tile | null {
    let best: Tile | null = null;
    for (let start = 0; start < length;) {
      if (this.#here[from + start] !== -1 || this.#there[to + start] !== -1) { start++; continue; }
      let end = start;
      while (end < length && this.#here[from + end] === -1 && this.#there[to + end] === -1) end++;
      if (end - start > (best?.length ?? 0)) best = { from: from + start, to: to + start, length: end - start };
      start = end;
    }
    return best;
  }

  /** On how many sides, 0 to 2, the next character that is known is the same as it was, and whether one follows at once in both. */
  #near({ from, to, length }: Tile): { sides: number; adjacent: boolean } {
    let [sides, adjacent] = [0, false];
    for (let back = 1; back <= beside; back++) {
      const here = this.#here[from - back] ?? -1;
      if (here === -1) continue;
      if (here < to && to - here <= back + beside) {
        sides++;
        adjacent ||= back <= atOnce && to - here <= atOnce;
      }
      break;
    }
    for (let on = 0; on < beside; on++) {
      const here = this.#here[from + length + on] ?? -1;
      if (here === -1) continue;
      if (here >= to + length && here - to - length <= on + beside) {
        sides++;
        adjacent ||= on < atOnce && here - to - length < atOnce;
      }
      break;
    }
    return { sides, adjacent };
  }

  /** Few characters are known between others that are: whole words in the same order. */
  #besideOthers(level: Known): void {
    for (const [first, last] of free(this.#here)) for (const [from, to] of inBlocks(this.#then, first, last)) {
      const [left, right] = [this.#placeBefore(from), this.#placeAfter(to)];
      const most = (to - from) * 3 + around;
      if (left !== null && right !== null && right > left && right - left <= most) this.#inOrder([from, to], [left + 1, right], level);
      else {
        if (left !== null) this.#inOrder([from, to], [left + 1, Math.min(blockEnd(this.#now, left + 1), left + most)], level);
        if (right !== null) this.#inOrder([from, to], [Math.max(blockStart(this.#now, right), right - most), right], level);
      }
    }
  }

  /** Where the character before stands now, or the border of the block that followed it. */
  #placeBefore(then: number): number | null {
    const isBorder = this.#then[then - 1] === '\n';
    const here = this.#here[isBorder ? then - 2 : then - 1] ?? -1;
    return here === -1 ? null : !isBorder ? here : this.#now[here + 1] === '\n' ? here + 1 : null;
  }

  #placeAfter(then: number): number | null {
    const isBorder = this.#then[then] === '\n';
    const here = this.#here[isBorder ? then + 1 : then] ?? -1;
    return here === -1 ? null : !isBorder ? here : this.#now[here - 1] === '\n' ? here - 1 : null;
  }

  /** A block that is missing is known again as the one that reads the same and has come, a heading of a word or two when the longer ones are known. */
  #wholeBlocks(letters: number): void {
    const alone = (text: string, places: Int32Array): Map<string, number[]> => {
      const found = new Map<string, number[]>();
      for (let from = 0; from <= text.length; from = blockEnd(text, from) + 1) {
        const words = text.slice(from, blockEnd(text, from));
        if (words.length < letters || lettersIn(words) < letters || !places.subarray(from, from + words.length).every((place) => place === -1)) continue;
        found.set(words, [...(found.get(words) ?? []), from]);
      }
      return found;
    };
    const came = alone(this.#now, this.#there);
    for (const [words, [then, ...more]] of alone(this.#then, this.#here)) {
      const [now, ...others] = came.get(words) ?? [];
      if (then === undefined || now === undefined || more.length + others.length > 0) continue;
      for (let nth = 0; nth < words.length; nth++) this.#pair(then + nth, now + nth, sure);
    }
  }

  /** A word that came alone somewhere, and is missing once, was perhaps cut out and pasted in. */
  #whatCameAlone(): void {
    const missing = free(this.#here);
    const all = missing.map(([first, last]) => this.#then.slice(first, last)).join('\0');
    /** Where the words are missing, once in each stretch; one more than is asked about is enough to know. */
    const missingAt = (words: string): number[] => {
      const at: number[] = [];
      let [nth, start] = [0, 0];
      for (let place = all.indexOf(words); place !== -1 && at.length <= mostPlaces; place = all.indexOf(words, start)) {
        for (let size = lengthOf(missing[nth]); start + size < place; size = lengthOf(missing[nth])) { start += size + 1; nth++; }
        const then = (missing[nth]?.[0] ?? 0) + place - start;
        if (!isLetter(this.#then[then - 1]) && !isLetter(this.#then[then + words.length])) at.push(then);
        start += lengthOf(missing[nth]) + 1;
        nth++;
      }
      return at;
    };
    for (const [from, to] of free(this.#there)) {
      const came = this.#now.slice(from, to).trim();
      const isShort = to - from <= longAlone && !came.includes('\n') && lettersIn(came) >= (came.includes(' ') ? shortWords : shortWord);
      const rare = [...this.#now.slice(from, to).matchAll(rareWord)].map(([word]) => word).filter((word) => this.#isOnce(word));
      for (const words of isShort ? [came, ...rare] : rare) {
        const at = missingAt(words);
        if (at.length > mostPlaces) continue;
        const start = this.#now.indexOf(words, from);
        for (const place of at) for (let nth = 0; nth < words.length; nth++) if (this.#here[place + nth] === -1) this.#pair(place + nth, start + nth, likely);
      }
    }
  }

  #inOrder([from, to]: [number, number], [start, end]: [number, number], level: Known): void {
    const isFree = (then: number, now: number): boolean => this.#here[then] === -1 && this.#there[now] === -1 && this.#then[then] === this.#now[now];
    for (let [then, now] = [from, start]; then < to && now < end && isFree(then, now); then++, now++) this.#pair(then, now, level);
    for (let [then, now] = [to - 1, end - 1]; then >= from && now >= start && isFree(then, now); then--, now--) this.#pair(then, now, level);
    const [theirs, ours] = [piecesIn(this.#then, [from, to], this.#here), piecesIn(this.#now, [start, end], this.#there)];
    if (theirs.length > mostWords || ours.length > mostWords) return;
    const common = inCommon(theirs, ours);
    for (const [nth, [one, other]] of common.entries()) {
      if (this.#here[one.at] !== -1 || this.#there[other.at] !== -1 || !this.#isTold(common, nth)) continue;
      for (let letter = 0; letter < one.text.length; letter++) this.#pair(one.at + letter, other.at + letter, level);
    }
  }

  /** A short word alone stands there by chance; beside another that is the same, or at the edge of what is known, it does not. */
  #isTold(common: readonly [Piece, Piece][], nth: number): boolean {
    const [one, other] = common[nth] ?? [];
    if (!one || !other) return false;
    const [before, after] = [common[nth - 1], common[nth + 1]];
    const joins = ([first, second]: [Piece, Piece], [next, following]: [Piece, Piece]): boolean => next.at - first.at - first.text.length <= atOnce && following.at - second.at - second.text.length <= atOnce;
    if (one.text.length >= longWord || (before && joins(before, [one, other])) || (after && joins([one, other], after))) return true;
    const { adjacent } = this.#near({ from: one.at, to: other.at, length: one.text.length });
    return adjacent;
  }

  /** A few letters of a word are another word that begins or ends alike. */
  #leavePartsOfWords(): void {
    const parts: number[] = [];
    const isKnown = (places: Int32Array) => (at: number): boolean => places[at] !== -1;
    const worn = ({ at, text: { length } }: Piece, places: Int32Array): number[] => {
      const known = Array.from({ length }, (_, nth) => at + nth).filter(isKnown(places));
      return known.length < length * mostOfWord ? known : [];
    };
    const laid = this.#laid.filter(isKnown(this.#here));
    for (const word of wordsAt(this.#then, laid)) parts.push(...worn(word, this.#here));
    for (const word of wordsAt(this.#now, laid.map((at) => this.#here[at] ?? 0))) {
      // A whole word that was pasted in beside another without a space is no part of it.
      parts.push(...worn(word, this.#there).map((at) => this.#there[at] ?? 0).filter((at) => wordsAt(this.#then, [at]).some((one) => worn(one, this.#here).length > 0 || [...one.text].some((_, nth) => this.#here[one.at + nth] === -1))));
    }
    for (const at of parts) {
      const here = this.#here[at] ?? -1;
      if (here === -1 || this.#known[at] === same) continue;
      this.#there[here] = -1;
      this.#here[at] = -1;
    }
  }

  #isOnce(words: string): boolean {
    const known = this.#once.get(words) ?? (isOnceIn(this.#then, words) && isOnceIn(this.#now, words));
    this.#once.set(words, known);
    return known;
  }
}

const lengthOf = ([first, last]: [number, number] = [0, 0]): number => last - first;

function firstAfter(runs: FlatRuns['runs'], clock: number): number {
  let [low, high] = [0, runs.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const run = runs[middle];
    if (run && run.clock + run.length <= clock) low = middle + 1;
    else high = middle;
  }
  return low;
}
