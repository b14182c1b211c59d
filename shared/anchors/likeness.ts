/** Where words stand that were typed again, changed a little, or read in with a whole text: by the words around them, in the order they had. */

export interface Sought {
  quote: string;
  /** In the same block. */
  before: string;
  after: string;
}

/** Offsets in the text that was searched. */
export interface Likely {
  from: number;
  to: number;
  /** Characters of the quote that stand there, white space not counted. */
  matched: number;
  /** Of the quote's characters, 0 to 1. */
  share: number;
  /** Nothing else in the text is nearly as like, and the words around agree. */
  sure: boolean;
}

interface Token { text: string; at: number }
interface Aligned {
  from: number;
  to: number;
  /** Characters of the quote, and of the words around: those near it, and all. */
  quoted: number;
  near: [before: number, after: number];
  around: number;
  score: number;
  /** Between which of the sought words the quote's were found. */
  first: number;
  last: number;
}
/** A word of the quote and where it stands. */
interface Match { row: number; from: number; to: number }
interface Weighed extends Token { weight: number; quoted: number; near: [before: number, after: number] }

/** Longer quotes are sought by their two ends. */
const longest = 600;
const endOfLong = 240;
/** A pair of words that stands in so many places says nothing. */
const tooCommon = 120;
const mostWindows = 6;
/** What a word that has come or gone takes from the likeness, in characters. */
const gap = 2;

/** Over one text; make one per state of it and seek many quotes. */
export class Likeness {
  readonly #text: string;
  readonly #tokens: readonly Token[];
  readonly #pairs = new Map<string, number[]>();

  constructor(text: string) {
    this.#text = text;
    this.#tokens = tokensIn(text);
    for (let at = 0; at + 1 < this.#tokens.length; at++) {
      const pair = this.#pair(this.#tokens, at);
      const places = this.#pairs.get(pair);
      if (places) places.push(at);
      else this.#pairs.set(pair, [at]);
    }
  }

  seek({ quote, before, after }: Sought): Likely | null {
    if (quote.length <= longest) return this.#seekWhole({ quote, before, after });
    const head = this.#seekWhole({ before, quote: quote.slice(0, endOfLong), after: quote.slice(endOfLong, 2 * endOfLong) });
    const tail = this.#seekWhole({ before: quote.slice(-2 * endOfLong, -endOfLong), quote: quote.slice(-endOfLong), after });
    if (!head || !tail || head.from >= tail.to || tail.to - head.from > 2 * quote.length) return null;
    const share = (head.share + tail.share) / 2;
    return { from: head.from, to: tail.to, share, matched: Math.round(share * quote.replace(/[^\p{L}\p{N}]/gu, '').length), sure: head.sure && tail.sure };
  }

  /** The words around tell the place; without them a place is never sure. */
  #seekWhole({ quote, before, after }: Sought): Likely | null {
    const tokens = weighed(tokensIn(before + quote + after), before.length, before.length + quote.length);
    const quoted = sum(tokens, (token) => token.quoted);
    if (quoted === 0) return null;
    const around = sum(tokens, ({ text }) => text.length) - quoted;
    const all = this.#windows(tokens).flatMap((window) => this.#align(tokens, window, before.length) ?? []);
    const candidates = all.filter(({ quoted: some }) => some > 0).map((one) => ({ ...one, share: one.quoted / quoted, agrees: around === 0 ? 0 : one.around / around, beside: besideOf(one, tokens) }));
    // Another part of the quote that stands elsewhere is no rival.
    const rivals = (one: (typeof candidates)[number]) => candidates.filter(({ from, to, first, last }) => (to <= one.from || from >= one.to) && first <= one.last && last >= one.first);
    const told = (one: (typeof candidates)[number], sure: boolean): Likely => ({ ...this.#withSigns(one, quote), matched: one.quoted, share: one.share, sure });
    const [placed] = candidates.filter((one) => one.agrees >= placing && one.share >= 1 / 3).sort((one, other) => other.agrees + other.share / 2 - one.agrees - one.share / 2);
    if (placed) return told(placed, placed.share >= 0.5 && (placed.quoted >= someOwn || placed.share >= 0.9) && (placed.agrees >= surelyPlacing || placed.beside >= 0.8) && rivals(placed).every((one) => one.agrees + one.share / 2 <= (placed.agrees + placed.share / 2) * rival));
    // Where they stood other words stand, and what reads like them read like them before.
    if (all.some((one) => one.around >= around * placing && one.quoted < quoted / 3)) return null;
    const [likest] = candidates.sort((one, other) => other.share + other.beside / 4 - one.share - one.beside / 4);
    return likest && likest.share >= 1 / 3 && (likest.beside >= 0.8 || (likest.share >= 0.6 && likest.quoted >= someOwn)) ? told(likest, false) : null;
  }

  /** Stretches of the text in which pairs of the words stand at about the right distance, the likeliest first. */
  #windows(tokens: readonly Weighed[]): [number, number][] {
    const votes = new Map<number, number>();
    for (let at = 0; at + 1 < tokens.length; at++) {
      const places = this.#pairs.get(this.#pair(tokens, at)) ?? [];
      if (places.length > tooCommon) continue;
      for (const place of places) {
        const bucket = Math.floor((place - at) / 8);
        votes.set(bucket, (votes.get(bucket) ?? 0) + (tokens[at]?.weight ?? 1) / places.length);
      }
    }
    const pad = 16 + (tokens.length >> 2);
    return [...votes].map(([bucket, weight]): [number, number] => [bucket, weight + (votes.get(bucket + 1) ?? 0)]).sort((one, other) => other[1] - one[1]).slice(0, mostWindows)
      .map(([bucket]) => [Math.max(0, bucket * 8 - pad), Math.min(this.#tokens.length, bucket * 8 + 16 + tokens.length + pad)]);
  }

  /** The best local alignment (Smith and Waterman): which of the words stand there in this order, with words come or gone between them. */
  #align(tokens: readonly Weighed[], [first, last]: [number, number], start: number): Aligned | null {
    const width = last - first + 1;
    const scores = new Float32Array((tokens.length + 1) * width);
    let [best, bestAt] = [0, -1];
    for (let row = 1; row <= tokens.length; row++) {
      const { text: word = '', weight = 1 } = tokens[row - 1] ?? {};
      for (let column = 1; column < width; column++) {
        const at = row * width + column;
        const same = word === this.#tokens[first + column - 1]?.text ? (scores[at - width - 1] ?? 0) + word.length * weight : 0;
        const score = Math.max(0, same, (scores[at - 1] ?? 0) - gap, (scores[at - width] ?? 0) - gap);
        scores[at] = score;
        if (score > best) [best, bestAt] = [score, at];
      }
    }
    if (bestAt === -1) return null;
    const found: Aligned = { from: Infinity, to: -1, quoted: 0, near: [0, 0], around: 0, score: best, first: Infinity, last: -1 };
    const matches: Match[] = [];
    for (let at = bestAt; (scores[at] ?? 0) > 0;) {
      const [row, column] = [Math.floor(at / width), at % width];
      const [word, there] = [tokens[row - 1], this.#tokens[first + column - 1]];
      const score = scores[at] ?? 0;
      if (word && there && word.text === there.text && score === Math.fround((scores[at - width - 1] ?? 0) + word.text.length * word.weight)) {
        found.around += word.text.length - word.quoted;
        found.near[0] += word.near[0];
        found.near[1] += word.near[1];
        const from = there.at + Math.max(0, start - word.at);
        if (word.quoted > 0) matches.unshift({ row: row - 1, from, to: from + word.quoted });
        at -= width + 1;
      } else at -= score === Math.fround((scores[at - 1] ?? 0) - gap) ? 1 : width;
    }
    for (const { row, from, to } of closest(matches)) {
      found.from = Math.min(found.from, from);
      found.to = Math.max(found.to, to);
      found.quoted += to - from;
      found.first = Math.min(found.first, row);
      found.last = Math.max(found.last, row);
    }
    return found;
  }

  /** The signs at the quote's ends, where they stand there too. */
  #withSigns({ from, to }: Aligned, quote: string): { from: number; to: number } {
    const [ahead, behind] = [/^[^\p{L}\p{N}]*/u.exec(quote)?.[0] ?? '', /[^\p{L}\p{N}]*$/u.exec(quote)?.[0] ?? ''];
    return { from: this.#text.startsWith(ahead, from - ahead.length) ? from - ahead.length : from, to: this.#text.startsWith(behind, to) ? to + behind.length : to };
  }

  #pair(tokens: readonly Token[], at: number): string {
    return `${tokens[at]?.text} ${tokens[at + 1]?.text}`;
  }
}

/** So many are worth asking somebody about. */
const someOwn = 8;
/** A place that is so much like the best one makes it uncertain. */
const rival = 0.85;
/** Words of a quote with more than this between them do not stand together. */
const together = 120;
/** So much of the words around tells the place. */
const placing = 0.35;
/** So much does it for what read the same elsewhere too. */
const surelyPlacing = 0.5;

function tokensIn(text: string): Token[] {
  return [...text.matchAll(/[\p{L}\p{N}]+/gu)].map((found) => ({ text: found[0], at: found.index }));
}

/** The quote's words weigh as much together as those around them, however few they are. */
function weighed(tokens: readonly Token[], start: number, end: number): Weighed[] {
  const quotedIn = (token: Token): number => within(token, start, end);
  const quoted = sum(tokens, quotedIn);
  const weight = Math.max(1, (sum(tokens, ({ text }) => text.length) - quoted) / Math.max(1, quoted));
  return tokens.map((token) => ({ ...token, quoted: quotedIn(token), weight: quotedIn(token) > 0 ? weight : 1, near: [within(token, 0, start), within(token, end, Infinity)] }));
}

const within = ({ text, at }: Token, from: number, to: number): number => Math.max(0, Math.min(to, at + text.length) - Math.max(from, at));

/** How much of the words right before or after stands there, the better of the two. */
function besideOf({ near }: Aligned, tokens: readonly Weighed[]): number {
  return Math.max(...([0, 1] as const).map((side) => {
    const all = sum(tokens, (token) => token.near[side]);
    return all === 0 ? 0 : near[side] / all;
  }));
}

/** Of the quote's words those that stand together: a word far from the others stands there for another reason. */
function closest(matches: readonly Match[]): Match[] {
  const groups: Match[][] = [];
  for (const match of matches) {
    const last = groups.at(-1)?.at(-1);
    if (last && match.from - last.to <= together) groups.at(-1)?.push(match);
    else groups.push([match]);
  }
  const size = (group: readonly Match[]): number => sum(group, ({ from, to }) => to - from);
  return groups.sort((one, other) => size(other) - size(one))[0] ?? [];
}

const sum = <T>(items: readonly T[], of: (item: T) => number): number => items.reduce((total, item) => total + of(item), 0);
