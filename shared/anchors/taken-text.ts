/** A text that words were taken in: what stood around them, what else read the same, and which characters were there. */
import type { AnchoredBlock, AnchorPoint, IdRun } from './anchor.ts';
import type { FlatRuns } from './pairs.ts';

export interface TextAround { before: string; after: string }

export class TakenText {
  readonly #blocks: readonly (AnchoredBlock & { runs: readonly IdRun[] })[];
  readonly #ordinals: ReadonlyMap<string, number>;
  /** Per client, in order and apart. */
  #known: ReadonlyMap<number, readonly [from: number, to: number][]> | null = null;
  #joined: string | null = null;
  #starts: readonly number[] | null = null;

  constructor(blocks: readonly (AnchoredBlock & { runs: readonly IdRun[] })[]) {
    this.#blocks = blocks;
    this.#ordinals = new Map(blocks.map(({ block }, at) => [block, at]));
  }

  /** Up to 160 units on each side over the borders of blocks, which join with a line feed. */
  around(from: AnchorPoint, to: AnchorPoint): TextAround {
    const [first, last] = [this.#ordinals.get(from.block), this.#ordinals.get(to.block)];
    if (first === undefined || last === undefined) return { before: '', after: '' };
    let before = this.#blocks[first]?.text.slice(0, from.offset) ?? '';
    for (let at = first - 1; at >= 0 && before.length < wide; at -= 1) before = `${this.#blocks[at]?.text ?? ''}\n${before}`;
    let after = this.#blocks[last]?.text.slice(to.offset) ?? '';
    for (let at = last + 1; at < this.#blocks.length && after.length < wide; at += 1) after = `${after}\n${this.#blocks[at]?.text ?? ''}`;
    return { before: before.slice(-wide), after: after.slice(0, wide) };
  }

  /** Words that stood there once only are known again wherever they stand. */
  isUnique(quote: string): boolean {
    const text = this.#text();
    const first = text.indexOf(quote);
    return first !== -1 && text.indexOf(quote, first + 1) === -1;
  }

  /** As one text, with the characters that have an identity. */
  flat(): FlatRuns {
    const starts = this.#begins();
    const runs = this.#blocks.flatMap((block, ordinal) => {
      let at = starts[ordinal] ?? 0;
      return block.runs.flatMap(([client, clock, length]) => {
        const start = at;
        at += length;
        return client < 0 ? [] : [{ client, clock, length, at: start }];
      });
    });
    return { text: this.#text(), runs };
  }

  /** In the text as one; null where there is no such block. */
  offsetOf({ block, offset }: AnchorPoint): number | null {
    const ordinal = this.#ordinals.get(block);
    return ordinal === undefined ? null : (this.#begins()[ordinal] ?? 0) + offset;
  }

  #text(): string {
    return (this.#joined ??= this.#blocks.map(({ text }) => text).join('\n'));
  }

  #begins(): readonly number[] {
    let at = 0;
    return (this.#starts ??= this.#blocks.map(({ text }) => {
      const start = at;
      at += text.length + 1;
      return start;
    }));
  }

  /** How many of these characters there were: what stood elsewhere all along is not what has moved (the veto of `stack.md` 6). */
  within(client: number, clock: number, length: number): number {
    this.#known ??= charactersOf(this.#blocks);
    const runs = this.#known.get(client) ?? [];
    let low = 0;
    let high = runs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((runs[middle]?.[1] ?? 0) <= clock) low = middle + 1;
      else high = middle;
    }
    let sum = 0;
    for (let at = low; at < runs.length; at++) {
      const run = runs[at];
      if (!run || run[0] >= clock + length) break;
      sum += Math.min(run[1], clock + length) - Math.max(run[0], clock);
    }
    return sum;
  }
}

const wide = 160;

function charactersOf(blocks: readonly { runs: readonly IdRun[] }[]): Map<number, [number, number][]> {
  const known = new Map<number, [number, number][]>();
  for (const { runs } of blocks) for (const [client, clock, length] of runs) {
    // The number of a clause that is referred to has no identity.
    if (client < 0) continue;
    const its = known.get(client) ?? [];
    known.set(client, its);
    its.push([clock, clock + length]);
  }
  for (const [client, runs] of known) known.set(client, joined(runs.sort(([one], [other]) => one - other)));
  return known;
}

function joined(runs: readonly [number, number][]): [number, number][] {
  const found: [number, number][] = [];
  for (const [from, to] of runs) {
    const last = found.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else found.push([from, to]);
  }
  return found;
}
