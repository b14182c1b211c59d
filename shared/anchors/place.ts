/** Where anchored words stand in the text of today (design D6): by the identity of their characters, else by their text, else said to be gone. */
import type { AnchorPoint, IdRun } from './anchor.ts';

export type AnchorState = 'same' | 'changed' | 'moved' | 'gone' | 'uncertain';

export interface LiveBlock {
  block: string;
  text: string;
  runs: readonly { client: number; clock: number; length: number; at: number }[];
}

export interface PlacedAnchor {
  state: AnchorState;
  from: AnchorPoint | null;
  to: AnchorPoint | null;
  /** The words that stand there now. */
  text: string;
}

interface LiveRun { clock: number; length: number; ordinal: number; at: number }

/** An index over the live text; make one per document state and place many anchors with it. */
export class LivePlaces {
  readonly #blocks: readonly LiveBlock[];
  readonly #byClient = new Map<number, LiveRun[]>();

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
  place(taken: { ids: readonly IdRun[]; quote: string; before: string; after: string }): PlacedAnchor {
    // A selection that ends where the next block begins spells a line end at its edge, which has no character of its own.
    const anchor = { ...taken, quote: taken.quote.replace(/^\n+|\n+$/g, '') };
    const alive = anchor.ids.flatMap((run) => this.#alive(run)).sort((a, b) => a.ordinal - b.ordinal || a.at - b.at);
    const total = anchor.ids.reduce((sum, [, , length]) => sum + length, 0);
    const kept = alive.reduce((sum, run) => sum + run.length, 0);
    const hull = this.#hull(alive);
    if (hull && kept === total) return { ...hull, state: hull.text === anchor.quote ? 'same' : 'changed' };
    // Most characters are gone: the words may have been cut and pasted, imported or typed again.
    const elsewhere = this.#byText(anchor);
    if (elsewhere && (!hull || kept * 2 < total)) return elsewhere;
    if (hull && kept * 3 >= total) return { ...hull, state: 'changed' };
    if (hull && kept >= 3) return { ...hull, state: 'uncertain' };
    return { state: 'gone', from: null, to: null, text: '' };
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

  #hull(alive: readonly LiveRun[]): Omit<PlacedAnchor, 'state'> | null {
    const first = alive[0];
    const last = alive.at(-1);
    if (!first || !last) return null;
    return this.#between(first.ordinal, first.at, last.ordinal, last.at + last.length);
  }

  #between(first: number, from: number, last: number, to: number): Omit<PlacedAnchor, 'state'> | null {
    const start = this.#blocks[first];
    const end = this.#blocks[last];
    if (!start || !end) return null;
    const text = this.#blocks.slice(first, last + 1).map((block, at) => block.text.slice(at === 0 ? from : 0, first + at === last ? to : undefined)).join('\n');
    return { from: { block: start.block, offset: from }, to: { block: end.block, offset: to }, text };
  }

  /** The exact words once more, once only: `moved` when the words around agree too, else `uncertain`, which never counts as found. */
  #byText({ quote, before, after }: { quote: string; before: string; after: string }): PlacedAnchor | null {
    if (quote.length < 12 || quote.includes('\n')) return null;
    const hits = this.#blocks.flatMap((block, ordinal) => {
      const found: { ordinal: number; at: number }[] = [];
      for (let at = block.text.indexOf(quote); at !== -1; at = block.text.indexOf(quote, at + 1)) found.push({ ordinal, at });
      return found;
    });
    const near = hits.filter(({ ordinal, at }) => {
      const text = this.#blocks[ordinal]?.text ?? '';
      return (before !== '' && text.slice(0, at).endsWith(before.slice(-12))) || (after !== '' && text.slice(at + quote.length).startsWith(after.slice(0, 12)));
    });
    const only = near.length === 1 ? near[0] : hits.length === 1 ? hits[0] : undefined;
    if (!only) return null;
    const place = this.#between(only.ordinal, only.at, only.ordinal, only.at + quote.length);
    return place && { ...place, state: near.length === 1 || quote.length >= 40 ? 'moved' : 'uncertain' };
  }
}
