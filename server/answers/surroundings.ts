interface Near { block: string; kind: string; headingPath: readonly string[]; text: string }

/** A text by its blocks in reading order, for finding what stands around a place. */
export class Surroundings {
  readonly #blocks: readonly Near[];
  readonly #at: Map<string, number>;

  constructor(blocks: readonly Near[]) {
    this.#blocks = blocks;
    this.#at = new Map(blocks.map(({ block }, at) => [block, at]));
  }

  /** The blocks of the words, one on either side, and under a heading its whole clause: where a change that answers them would stand. */
  textsNear(from: string, to: string): string[] {
    const first = this.#at.get(from) ?? 0;
    let last = this.#at.get(to) ?? first;
    const heading = this.#blocks[last];
    if (heading?.kind === 'heading') while (this.#belongs(this.#blocks[last + 1], heading)) last += 1;
    return this.#blocks.slice(Math.max(0, first - 1), last + 2).map(({ text }) => text);
  }

  /** A heading of the same name on the same level begins another clause. */
  #belongs(one: Near | undefined, heading: Near): boolean {
    const level = heading.headingPath.length;
    return one !== undefined && one.headingPath[level - 1] === heading.text && !(one.kind === 'heading' && one.headingPath.length <= level);
  }
}
