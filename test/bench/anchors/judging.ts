/** What became of an anchor, by the truth about each character: the anchors' own code has no part in it. */
import type { PlacedAnchor } from '#shared/anchors/place.ts';
import { untagged } from './truth.ts';

/** `written-again`: typed or pasted anew, which a typing trace does not tell from other words. `person`: told as uncertain, so that somebody looks. `lost`: said to be gone while it stands. `wrong`: at words that are not those, without saying so. */
export type Verdict = 'right' | 'written-again' | 'rightly-gone' | 'person' | 'lost' | 'wrong';

/** So many characters of others may have been put in between two of its own. */
const between = 200;

/** Tags of the text as it stands now, by block in reading order. */
export class Reality {
  readonly #starts = new Map<string, number>();
  readonly #tags: number[] = [];
  readonly #at = new Map<number, number>();

  constructor(blocks: ReadonlyMap<string, readonly number[]>) {
    for (const [block, tags] of blocks) {
      this.#starts.set(block, this.#tags.length);
      for (const tag of tags) {
        if (tag !== untagged) this.#at.set(tag, this.#tags.length);
        this.#tags.push(tag);
      }
    }
  }

  /** Where its characters are now, as stretches. */
  standing(own: readonly number[]): [from: number, to: number][] {
    const found: [number, number][] = [];
    for (const at of own.flatMap((tag) => this.#at.get(tag) ?? []).sort((one, other) => one - other)) {
      const last = found.at(-1);
      if (last?.[1] === at) last[1] = at + 1;
      else found.push([at, at + 1]);
    }
    return found;
  }

  /** Whether all that stands at a place was written since: `newest` is the last tag that was given before. */
  isWrittenSince({ from, to }: PlacedAnchor, newest: number): boolean {
    if (!from || !to) return false;
    return this.#tags.slice((this.#starts.get(from.block) ?? 0) + from.offset, (this.#starts.get(to.block) ?? 0) + to.offset).every((tag) => tag === untagged || tag > newest);
  }

  /**
   * Lost: gone while at least a third of its characters, and three of them, stand. Wrong: placed where less than half of what stands of it is, or where
   * most of what was there when it was taken belongs to others. A place of something that stands no more is wrong too.
   */
  judge(own: readonly number[], placed: PlacedAnchor): Verdict {
    if (placed.state === 'uncertain') return 'person';
    const mine = new Set(own);
    const standing = own.filter((tag) => this.#at.has(tag)).length;
    if (placed.state === 'gone' || !placed.from || !placed.to) return standing >= 3 && standing * 3 >= own.length ? 'lost' : 'rightly-gone';
    const from = (this.#starts.get(placed.from.block) ?? 0) + placed.from.offset;
    const to = (this.#starts.get(placed.to.block) ?? 0) + placed.to.offset;
    let [found, others, putIn] = [0, 0, 0];
    for (const tag of this.#tags.slice(from, to)) {
      if (tag === untagged) continue;
      if (!mine.has(tag)) { putIn += 1; continue; }
      // Little that came between two characters of the place belongs to the place now.
      if (found === 0 || putIn > between) others += putIn;
      [found, putIn] = [found + 1, 0];
    }
    return found > 0 && found * 2 >= standing && others + putIn <= found ? 'right' : 'wrong';
  }
}

/** How much of a quote stands in a text in its order, 0 to 1. */
export function readsAs(quote: string, text: string): number {
  let row = new Uint16Array(text.length + 1);
  for (const sign of quote) {
    const next = new Uint16Array(text.length + 1);
    for (let at = 0; at < text.length; at++) next[at + 1] = sign === text[at] ? (row[at] ?? 0) + 1 : Math.max(next[at] ?? 0, row[at + 1] ?? 0);
    row = next;
  }
  return (row.at(-1) ?? 0) / Math.max(1, [...quote].length);
}
