/** How surely a stretch that reads the same in two texts is the same: by what stands beside it, by what came and went with it, and by standing once only. */
import { Arrivals } from './arrivals.ts';
import { firm, type FlatRuns, type Known, likely, type Pairs, sure, type Tile } from './pairs.ts';
import { free, isLetter, isOnceIn, lettersIn } from './text-pieces.ts';

/** So much of what came, or went, in one is all of it: a sign or a short word may have been put to it. */
const whole = 0.75;
/** Where nothing so near has its old identity, in the text of today and three times as far in the earlier one, the text was made anew. */
const around = 100;
/** Letters, from those of a word that is worth a look to those that no chance writes twice. */
const [shortWord, someLetters, rareWord, fewOwn, telling, worthAsking, longPart, noChance] = [6, 9, 10, 12, 14, 18, 20, 30];
/** So much of a paragraph that was read in anew is that paragraph. */
const mostOfParagraph = 0.4;

export class Evidence {
  readonly #pairs: Pairs;
  readonly #arrivals: Arrivals;
  /** What has no identity in the other text. */
  readonly #missing: string;
  readonly #come: string;
  readonly #once = new Map<string, boolean>();
  readonly #onceFree = new Map<string, boolean>();

  /** To be made while nothing is known but what kept its identity. */
  constructor(pairs: Pairs, then: FlatRuns, now: FlatRuns) {
    this.#pairs = pairs;
    this.#arrivals = new Arrivals(then, now, { hasStood: isKnown(pairs.there), stands: isKnown(pairs.here) });
    this.#missing = free(pairs.here).map(([from, to]) => pairs.earlier.slice(from, to)).join('\0');
    this.#come = free(pairs.there).map(([from, to]) => pairs.today.slice(from, to)).join('\0');
  }

  /** Null when nothing tells it from what only reads the same. */
  of(tile: Tile): Known | null {
    const words = this.#wholeWords(tile);
    const [letters, many] = [lettersIn(words), words.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '').length];
    const { sides, adjacent } = this.#pairs.near(tile);
    if (adjacent && (sides === 2 || many > 1)) return firm;
    const { came, went, shareThatCame } = this.together(tile);
    if (sides > 0 && (came || went) && letters >= shortWord) return firm;
    if (sides === 2) return sure;
    if (letters < shortWord) return null;
    const isOnce = this.isOnce(words);
    if (came && went) {
      if (isOnce || many > 1 && letters >= fewOwn && this.#isOnceFree(words)) return firm;
      return letters >= someLetters ? likely : null;
    }
    if (many < 2) return isOnce && letters >= rareWord && (came || went || this.#isAmongNew(tile)) ? likely : null;
    if (letters < someLetters) return null;
    if (came) return isOnce ? (many >= 5 ? sure : likely) : letters >= fewOwn && this.#isOnceFree(words) ? likely : null;
    const isLong = many >= 3 && letters >= telling;
    if (!isOnce) return isLong && this.#isAmongNew(tile) ? likely : null;
    if ((many >= 5 && letters >= noChance || went && many >= 4 && letters >= longPart) && this.shares(tile, letters).came >= mostOfParagraph) return sure;
    if (this.#isAmongNew(tile)) return isLong && (sides > 0 || many >= 5 || shareThatCame >= mostOfParagraph) ? sure : likely;
    return went || many >= 3 && letters >= worthAsking ? likely : null;
  }

  /** What it spells without the words at its ends that it is a part of. */
  #wholeWords({ from, length }: Tile): string {
    const { earlier: then } = this.#pairs;
    let [start, end] = [from, from + length];
    if (isLetter(then[start - 1])) while (start < end && isLetter(then[start])) start++;
    if (isLetter(then[end])) while (end > start && isLetter(then[end - 1])) end--;
    return then.slice(start, end).trim() || then.slice(from, from + length).trim();
  }

  /** Whether it is all that came there in one, and all that is missing in one where it stood. */
  together(tile: Tile): { came: boolean; went: boolean; shareThatCame: number } {
    const { came, went } = this.#arrivals.shares(tile.from, tile.to, tile.length);
    return { came: came >= whole, went: went >= whole, shareThatCame: came };
  }

  /** How much of what came with a stretch, and of what went with it, 0 to 1, reads as the other; the stretch itself at the least, and all of what is still unknown around it. */
  shares(tile: Tile, letters: number): { came: number; went: number } {
    const { came, went, lettersCame, lettersWent } = this.#arrivals.shares(tile.from, tile.to, tile.length);
    const { earlier, today, here, there } = this.#pairs;
    const share = (rows: number, of: number): number => Math.max(rows, Math.min(1, letters / Math.max(1, of)));
    return { came: Math.max(share(came, lettersCame), share(0, lettersAlone(today, there, tile.to))), went: Math.max(share(went, lettersWent), share(0, lettersAlone(earlier, here, tile.from))) };
  }

  /** Whether it stands in so few places of the earlier text. */
  isSeldom(words: string, most: number): boolean {
    let at = -1;
    for (let many = 0; many <= most; many++) if ((at = this.#pairs.earlier.indexOf(words, at + 1)) === -1) return true;
    return false;
  }

  /** In each of the texts. */
  isOnce(words: string): boolean {
    return remembered(this.#once, words, () => isOnceIn(this.#pairs.earlier, words) && isOnceIn(this.#pairs.today, words));
  }

  /** Among what is missing and among what has come. */
  #isOnceFree(words: string): boolean {
    return remembered(this.#onceFree, words, () => isOnceIn(this.#missing, words) && isOnceIn(this.#come, words));
  }

  /** Where nothing around kept its identity a text was read in anew: what reads like this may well be it. */
  #isAmongNew({ from, to, length }: Tile): boolean {
    const { earlier: then, today: now, there } = this.#pairs;
    for (let at = Math.max(0, from - 3 * around); at < Math.min(then.length, from + length + 3 * around); at++) if (this.#pairs.isSame(at)) return false;
    for (let at = Math.max(0, to - around); at < Math.min(now.length, to + length + around); at++) if (this.#pairs.isSame(there[at] ?? -1)) return false;
    return true;
  }
}

/** Letters of what is unknown around a place, in its block. */
function lettersAlone(text: string, places: Int32Array, at: number): number {
  let [start, end] = [at, at];
  while (start > 0 && places[start - 1] === -1 && text[start - 1] !== '\n') start--;
  while (end < text.length && places[end] === -1 && text[end] !== '\n') end++;
  return lettersIn(text.slice(start, end));
}

function remembered(answers: Map<string, boolean>, words: string, ask: () => boolean): boolean {
  const known = answers.get(words) ?? ask();
  answers.set(words, known);
  return known;
}

function isKnown(places: Int32Array): (at: number) => boolean {
  const known = places.map((at) => (at === -1 ? 0 : 1));
  return (at) => known[at] === 1;
}
