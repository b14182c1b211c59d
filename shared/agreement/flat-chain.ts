/** The texts whose words are read in one cell, one after the other, as if they were one: for an edit that may touch several (ADR 19). */
import * as Y from 'yjs';
import type { FlatBlock } from './flat-block.ts';
import { endToken } from './flat-format.ts';
import type { DeltaOp } from './flat-format.ts';
import type { ReadingOrder } from './flat-order.ts';
import type { FlatStream } from './flat-stream.ts';

/** What an alignment needs of a text. */
export interface AlignedText {
  readonly text: Y.Text;
  readonly blocks: readonly FlatBlock[];
  readonly order: Pick<ReadingOrder, 'blocks' | 'isStored' | 'turn' | 'areTogether' | 'isLandedOn'>;
  write(delta: DeltaOp[]): void;
}

export class TextChain implements AlignedText {
  readonly text: Y.Text;
  readonly blocks: readonly FlatBlock[];
  readonly order: AlignedText['order'];
  readonly #streams: readonly FlatStream[];

  constructor(streams: readonly [FlatStream, ...FlatStream[]]) {
    this.#streams = streams;
    this.text = streams[0].text;
    const blocks = streams.flatMap((stream) => stream.blocks);
    this.blocks = blocks;
    this.order = { blocks, isStored: true, turn: 0, areTogether: (one, other) => one.stream === other.stream, isLandedOn: () => false };
  }

  /** `delta` counts through all the texts. */
  write(delta: DeltaOp[]): void {
    const parts = this.#streams.map((): DeltaOp[] => []);
    let at = 0;
    let left = lengthOf(this.#streams[0]);
    let coming: DeltaOp[] = [];
    const settle = (): void => {
      const next = this.#streams.findIndex((stream, index) => index > at && lengthOf(stream) > 0);
      const [before, after] = next < 0 ? [coming, []] : atBorder(coming);
      parts[at]?.push(...before);
      parts[next]?.push(...after);
      coming = [];
    };
    for (const op of delta) {
      if (op.insert !== undefined) {
        if (left > 0) parts[at]?.push(op);
        else coming.push(op);
        continue;
      }
      settle();
      for (let size = op.retain ?? op.delete ?? 0; size > 0;) {
        while (left === 0 && at + 1 < this.#streams.length) left = lengthOf(this.#streams[++at]);
        const taken = Math.min(size, left);
        if (taken === 0) break;
        parts[at]?.push(op.delete === undefined ? { ...op, retain: taken } : { delete: taken });
        size -= taken;
        left -= taken;
      }
    }
    settle();
    parts.forEach((part, index) => { if (part.some((op) => op.retain === undefined || op.attributes)) this.#streams[index]?.write(part); });
  }
}

const lengthOf = (stream: FlatStream | undefined): number => stream?.blocks.reduce((sum, block) => sum + block.length, 0) ?? 0;

/** Whole blocks between two texts go to the end of the first; what begins a block of the second goes there. */
function atBorder(ops: readonly DeltaOp[]): [DeltaOp[], DeltaOp[]] {
  const last = ops.findLastIndex(({ insert }) => typeof insert === 'string' && insert.includes(endToken));
  const op = ops[last];
  // Words without any boundary go on where they were typed: after those of the first.
  if (typeof op?.insert !== 'string') return ops.some(({ insert }) => insert instanceof Y.Map) ? [[], [...ops]] : [[...ops], []];
  const cut = op.insert.lastIndexOf(endToken) + 1;
  const rest = op.insert.slice(cut);
  return [[...ops.slice(0, last), { ...op, insert: op.insert.slice(0, cut) }], [...(rest === '' ? [] : [{ ...op, insert: rest }]), ...ops.slice(last + 1)]];
}
