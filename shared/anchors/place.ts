/** Where anchored words stand in the text of today (design D6): by the identity of their characters, else by their text, else said to be gone. */
import { leafCharacter } from '../agreement/plain-text.ts';
import type { AnchorPoint, IdRun } from './anchor.ts';

export type AnchorState = 'same' | 'changed' | 'moved' | 'gone' | 'uncertain';

export interface LiveBlock {
  block: string;
  text: string;
  runs: readonly { client: number; clock: number; length: number; at: number }[];
  /** What a reader sees in place of the leaf at that offset: numbers of clauses referred to. */
  shown?: ReadonlyMap<number, string>;
}

export interface PlacedAnchor {
  state: AnchorState;
  from: AnchorPoint | null;
  to: AnchorPoint | null;
  /** The words that stand there now. */
  text: string;
  /** How it was found: by the identity of its characters, or by its words alone. Null when it was not. */
  by: 'ids' | 'text' | null;
  /** How much of what was anchored still stands with its identity, 0 to 1. */
  kept: number;
}

export interface TakenAnchor {
  ids: readonly IdRun[];
  quote: string;
  before: string;
  after: string;
  /** Where the words began. Found there once more by their text (undone, restored), they have not moved. */
  block?: string;
}

type Found = Pick<PlacedAnchor, 'from' | 'to' | 'text'>;

interface LiveRun { clock: number; length: number; ordinal: number; at: number }

/** An index over the live text; make one per document state and place many anchors with it. */
export class LivePlaces {
  readonly #blocks: readonly LiveBlock[];
  readonly #byClient = new Map<number, LiveRun[]>();
  #joined: { text: string; starts: number[] } | null = null;

  constructor(blocks: readonly LiveBlock[]) {
    this.#blocks = blocks;
    blocks.forEach((block, ordinal) => {
      for (const { client, clock, length, at } of block.runs) {
        const runs = this.#byClient.get(client) ?? [];
        runs.push({ clock, length, ordinal, at });
        this.#byClient.set(client, runs);
      }
    });
    for (const runs of this.#byClient.values()) runs.sort((a, b) => a.clock - b.clock);
  }

  /** `quote` is what the ids spelt when the anchor was taken; `before` and `after` the words around it. */
  place(taken: TakenAnchor): PlacedAnchor {
    const placed = this.#place(taken);
    return placed.from && placed.to && placed.text.includes(leafCharacter) ? { ...placed, text: this.#asShown(placed.from, placed.to) } : placed;
  }

  #asShown(from: AnchorPoint, to: AnchorPoint): string {
    const first = this.#blocks.findIndex(({ block }) => block === from.block);
    const last = this.#blocks.findIndex(({ block }) => block === to.block);
    return this.#blocks.slice(first, last + 1).map(({ text, shown }, nth) => {
      const start = nth === 0 ? from.offset : 0;
      return text.slice(start, first + nth === last ? to.offset : undefined).replaceAll(leafCharacter, (leaf, at: number) => shown?.get(start + at) ?? leaf);
    }).join('\n');
  }

  #place(taken: TakenAnchor): PlacedAnchor {
    // A selection that ends where the next block begins spells a line end at its edge, which has no character of its own.
    const anchor = { ...taken, quote: taken.quote.replace(/^\n+|\n+$/g, '') };
    const alive = anchor.ids.flatMap((run) => this.#alive(run)).sort((a, b) => a.ordinal - b.ordinal || a.at - b.at);
    const total = anchor.ids.reduce((sum, [, , length]) => sum + length, 0);
    const left = alive.reduce((sum, run) => sum + run.length, 0);
    const kept = total === 0 ? 0 : left / total;
    const hull = this.#hull(alive);
    if (hull && left === total) return { ...hull, state: saysTheSame(hull.text, anchor.quote) ? 'same' : 'changed', by: 'ids', kept };
    // Most characters are gone: the words may have been cut and pasted, imported or typed again.
    const elsewhere = this.#byText(anchor);
    if (elsewhere && (!hull || left * 2 < total)) return { ...elsewhere, by: 'text', kept };
    if (hull && left * 3 >= total) return { ...hull, state: 'changed', by: 'ids', kept };
    if (hull && left >= 3) return { ...hull, state: 'uncertain', by: 'ids', kept };
    return { state: 'gone', from: null, to: null, text: '', by: null, kept };
  }

  #alive([client, clock, length]: IdRun): LiveRun[] {
    const runs = this.#byClient.get(client) ?? [];
    let low = 0;
    let high = runs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const run = runs[middle];
      if (run && run.clock + run.length <= clock) low = middle + 1;
      else high = middle;
    }
    const found: LiveRun[] = [];
    for (let at = low; at < runs.length; at += 1) {
      const run = runs[at];
      if (!run || run.clock >= clock + length) break;
      const start = Math.max(run.clock, clock);
      const end = Math.min(run.clock + run.length, clock + length);
      found.push({ clock: start, length: end - start, ordinal: run.ordinal, at: run.at + start - run.clock });
    }
    return found;
  }

  #hull(alive: readonly LiveRun[]): Found | null {
    const first = alive[0];
    const last = alive.at(-1);
    if (!first || !last) return null;
    return this.#between(first.ordinal, first.at, last.ordinal, last.at + last.length);
  }

  #between(first: number, from: number, last: number, to: number): Found | null {
    const start = this.#blocks[first];
    const end = this.#blocks[last];
    if (!start || !end) return null;
    const text = this.#blocks.slice(first, last + 1).map((block, at) => block.text.slice(at === 0 ? from : 0, first + at === last ? to : undefined)).join('\n');
    return { from: { block: start.block, offset: from }, to: { block: end.block, offset: to }, text };
  }

  /**
   * The exact words once more, once only: `same` in the block they stood in, `moved` elsewhere when the words around agree too,
   * else `uncertain`, which never counts as found.
   */
  #byText(anchor: TakenAnchor): (Found & { state: AnchorState }) | null {
    const { quote, block } = anchor;
    const hits = this.#hits(quote);
    const near = hits.filter((at) => this.#agrees(at, anchor, quote.length < surelyOwn ? 'both' : 'either'));
    const home = near.filter((at) => this.#blocks[this.#at(at).ordinal]?.block === block);
    const only = near.length === 1 ? near[0] : home.length === 1 ? home[0] : hits.length === 1 && quote.length >= surelyOwn ? hits[0] : undefined;
    if (only === undefined) return null;
    const [start, end] = [this.#at(only), this.#at(only + quote.length)];
    const place = this.#between(start.ordinal, start.offset, end.ordinal, end.offset);
    if (!place) return null;
    if (block !== undefined && place.from?.block === block && near.includes(only)) return { ...place, state: 'same' };
    return { ...place, state: near.includes(only) || quote.length >= longEnough ? 'moved' : 'uncertain' };
  }

  #hits(quote: string): number[] {
    if (quote === '') return [];
    const { text } = this.#whole();
    const found: number[] = [];
    for (let at = text.indexOf(quote); at !== -1; at = text.indexOf(quote, at + 1)) found.push(at);
    return found;
  }

  /** The words around, or the edges of a block where there were none. A few words need both sides: they stand in many places. */
  #agrees(at: number, { quote, before, after }: TakenAnchor, sides: 'both' | 'either'): boolean {
    const { text } = this.#whole();
    const edge = (place: number) => place < 0 || place >= text.length || text[place] === '\n';
    const end = at + quote.length;
    const [wordsBefore, wordsAfter] = [before.slice(-12), after.slice(0, 12)];
    const beforeAgrees = wordsBefore === '' ? edge(at - 1) : at >= wordsBefore.length && text.startsWith(wordsBefore, at - wordsBefore.length);
    const afterAgrees = wordsAfter === '' ? edge(end) : text.startsWith(wordsAfter, end);
    if (beforeAgrees && afterAgrees) return quote.length >= surelyOwn || wordsBefore.length + wordsAfter.length >= surelyOwn;
    return sides === 'either' && (beforeAgrees && wordsBefore !== '' || afterAgrees && wordsAfter !== '');
  }

  #at(place: number): { ordinal: number; offset: number } {
    const { starts } = this.#whole();
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= place) low = middle;
      else high = middle - 1;
    }
    return { ordinal: low, offset: place - (starts[low] ?? 0) };
  }

  /** All blocks as one text, joined with line feeds as quotes are. */
  #whole(): { text: string; starts: number[] } {
    if (this.#joined) return this.#joined;
    let at = 0;
    const starts = this.#blocks.map(({ text }) => {
      const start = at;
      at += text.length + 1;
      return start;
    });
    return (this.#joined = { text: this.#blocks.map(({ text }) => text).join('\n'), starts });
  }
}

/** Fewer characters than this stand in many places by chance. */
const surelyOwn = 12;
/** Words this long are known again without the words around them. */
const longEnough = 40;

/** A reference to a clause is a leaf in the working text and a number where it was frozen: it follows its clause, so that another number is no other word. */
function saysTheSame(live: string, quote: string): boolean {
  if (live === quote) return true;
  if (!live.includes(leafCharacter)) return false;
  const words = live.split(leafCharacter);
  let at = 0;
  return words.every((part, nth) => {
    if (nth > 0) {
      const number = shownReference.exec(quote.slice(at));
      if (number === null) return false;
      at += number[0].length;
    }
    const holds = quote.startsWith(part, at);
    at += part.length;
    return holds;
  }) && at === quote.length;
}

const shownReference = /^(?:\uFFFC|\d+(?:\.\d+)*|\[avsnittet är borttaget\])/;
