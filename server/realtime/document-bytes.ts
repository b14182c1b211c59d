/** A text's bytes: a base and the changes after it, sent to each joiner as they are. */
import * as Y from 'yjs';
import { syncFrame, wireFrame } from './frames.ts';
import type { WireFrame } from './frames.ts';
import { mergeInOrder } from './merge.ts';
import type { StoredDocument } from './ports.ts';

/** Past these the tail is to be folded into the base: when someone joins, and in any case. One encoding takes 15 ms per 0.7 MB. */
const joinTail = { bytes: 64 * 2 ** 10, updates: 500 };
const longestTail = { bytes: 2 ** 20, updates: 5_000 };
const emptyUpdate = new Uint8Array([0, 0]);
const nothingMissing = wireFrame(syncFrame('difference', emptyUpdate));

export class DocumentBytes {
  #base: Uint8Array;
  #tail: Uint8Array[];
  #tailBytes: number;
  #baseFrame: WireFrame | null = null;
  #tailFrame: WireFrame | null = null;

  constructor({ snapshot, updates }: StoredDocument) {
    this.#base = snapshot?.bytes ?? emptyUpdate;
    this.#tail = updates.map(({ bytes }) => bytes);
    this.#tailBytes = sum(this.#tail);
  }

  /** Of all parts together; folded into one they are fewer. */
  get length(): number {
    return this.#base.length + this.#tailBytes;
  }

  /** The whole state, where it is one part; else null. */
  get whole(): Uint8Array | null {
    return this.#tail.length === 0 ? this.#base : null;
  }

  isLong(when: 'for a joiner' | 'in any case'): boolean {
    const most = when === 'for a joiner' ? joinTail : longestTail;
    return this.#tailBytes > most.bytes || this.#tail.length > most.updates;
  }

  add(change: Uint8Array): void {
    this.#tail.push(change);
    this.#tailBytes += change.length;
    this.#tailFrame = null;
  }

  /** The last `count` changes have been merged into one for sending. */
  replaceLast(count: number, merged: Uint8Array): void {
    const replaced = this.#tail.splice(Math.max(0, this.#tail.length - count), count, merged);
    this.#tailBytes += merged.length - sum(replaced);
    this.#tailFrame = null;
  }

  /** The state with all changes takes the place of the parts. */
  fold(whole: Uint8Array): void {
    this.#base = whole;
    this.#tail = [];
    this.#tailBytes = 0;
    this.#tailFrame = null;
    this.letFramesGo();
  }

  /** What a newcomer with nothing is sent, the same for all: the last says that it now has everything. */
  frames(): WireFrame[] {
    if (this.#base.length > emptyUpdate.length) this.#baseFrame ??= wireFrame(syncFrame('update', this.#base));
    if (this.#tail.length > 0) this.#tailFrame ??= wireFrame(syncFrame('update', mergeInOrder(this.#tail)));
    return [this.#baseFrame, this.#tailFrame, nothingMissing].filter((frame) => frame !== null);
  }

  /** Nobody will be sent them for a while. */
  letFramesGo(): void {
    this.#baseFrame = null;
  }

  /** A document of its own with all of it: 50 ms per 0.7 MB. */
  build(): Y.Doc {
    const doc = new Y.Doc({ gc: false });
    // Yjs would delete redundant formatting marks after every foreign change, here and at each client: the server only stores.
    doc.on('afterTransaction', (transaction: Y.Transaction) => {
      transaction._needFormattingCleanup = false;
    });
    Y.transact(doc, () => {
      Y.applyUpdate(doc, this.#base);
      if (this.#tail.length > 0) Y.applyUpdate(doc, mergeInOrder(this.#tail));
    });
    return doc;
  }

  /**
   * Each client's clock after them, read from the bytes: a twentieth of what it takes to build the document, so whoever opens a text is
   * answered first. Throws when one of them goes on from something that none before it has.
   */
  clocks(): Map<number, number> {
    const clocks = new Map<number, number>();
    for (const update of [this.#base, ...this.#tail]) {
      const { from, to } = Y.parseUpdateMeta(update);
      for (const [client, clock] of from) if (clock > (clocks.get(client) ?? 0)) throw new Error('the log has a hole');
      for (const [client, clock] of to) clocks.set(client, Math.max(clock, clocks.get(client) ?? 0));
    }
    return clocks;
  }
}

function sum(updates: Uint8Array[]): number {
  return updates.reduce((bytes, update) => bytes + update.length, 0);
}
