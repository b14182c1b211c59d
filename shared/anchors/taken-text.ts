/** A text that words were taken in, whole. */
import type { AnchoredBlock, AnchorPoint, IdRun } from './anchor.ts';
import type { FlatRuns } from './pairs.ts';

export class TakenText {
  readonly #blocks: readonly (AnchoredBlock & { runs: readonly IdRun[] })[];
  readonly #ordinals: ReadonlyMap<string, number>;
  #joined: string | null = null;
  #starts: readonly number[] | null = null;

  constructor(blocks: readonly (AnchoredBlock & { runs: readonly IdRun[] })[]) {
    this.#blocks = blocks;
    this.#ordinals = new Map(blocks.map(({ block }, at) => [block, at]));
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
}
