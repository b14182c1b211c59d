/** The text in memory: the Y.Doc, and the bytes it can be rebuilt and sent from without encoding it for each joiner. */
import * as Y from 'yjs';
import { syncFrame } from './frames.ts';
import { mergeInOrder } from './merge.ts';
import type { StoredDocument } from './ports.ts';

/** Past these the tail is folded into the base: when someone joins, and in any case. One encoding takes 15 ms per 0.7 MB. */
const joinTail = { bytes: 64 * 2 ** 10, updates: 500 };
const longestTail = { bytes: 2 ** 20, updates: 5_000 };
const emptyUpdate = new Uint8Array([0, 0]);
const nothingMissing = syncFrame('difference', emptyUpdate);

export class DocumentState {
  doc: Y.Doc;
  #base: Uint8Array;
  #tail: Uint8Array[];
  #tailBytes: number;
  #baseFrame: Uint8Array | null = null;
  #tailFrame: Uint8Array | null = null;

  /** Throws when the rows build on something that is not there: a log with a hole is never written on. */
  constructor(stored: StoredDocument) {
    this.#base = stored.snapshot?.bytes ?? emptyUpdate;
    this.#tail = stored.updates.map(({ bytes }) => bytes);
    this.#tailBytes = sum(this.#tail);
    this.doc = this.#built();
    if (hasPending(this.doc)) throw new Error('the log has a hole');
  }

  /**
   * Applies an update that has passed the first check. Returns what changed (null: nothing), or 'broken' when Yjs
   * could not place all of it: then the document is as it was before.
   */
  absorb(update: Uint8Array, exact: boolean): Uint8Array | null | 'broken' {
    const heard = exact ? null : new Emitted(this.doc);
    try {
      Y.applyUpdate(this.doc, update);
    } catch {
      return this.#restored();
    } finally {
      heard?.stop();
    }
    if (hasPending(this.doc)) return this.#restored();
    // The frame's bytes are a view of the socket's receive buffer.
    const change = heard === null ? update.slice() : heard.update;
    if (change !== null) this.#keep(change);
    return change;
  }

  /**
   * What of an update can be placed now, left out what these clients wrote; null when nothing. Changes nothing.
   * Builds a second document (50 ms per 0.7 MB): only for differences that do not fit.
   */
  placeablePart(update: Uint8Array, without: number[]): Uint8Array | null {
    const scratch = this.#built();
    const heard = new Emitted(scratch);
    try {
      const known = Y.decodeStateVector(Y.encodeStateVector(scratch));
      for (const client of without) known.set(client, Number.MAX_SAFE_INTEGER);
      Y.applyUpdate(scratch, Y.diffUpdate(update, Y.encodeStateVector(known)));
      return heard.update;
    } catch {
      return null;
    } finally {
      scratch.destroy();
    }
  }

  /** The last `count` changes have been merged into one for sending. */
  replaceLast(count: number, merged: Uint8Array): void {
    const replaced = this.#tail.splice(Math.max(0, this.#tail.length - count), count, merged);
    this.#tailBytes += merged.length - sum(replaced);
    this.#tailFrame = null;
    if (this.#tailBytes > longestTail.bytes || this.#tail.length > longestTail.updates) this.encode();
  }

  /** What a newcomer with nothing is sent: shared frames, the last of which says that it now has everything. */
  welcome(): Uint8Array[] {
    if (this.#tailBytes > joinTail.bytes || this.#tail.length > joinTail.updates) this.encode();
    if (this.#base.length > emptyUpdate.length) this.#baseFrame ??= syncFrame('update', this.#base);
    if (this.#tail.length > 0) this.#tailFrame ??= syncFrame('update', mergeInOrder(this.#tail));
    return [this.#baseFrame, this.#tailFrame, nothingMissing].filter((frame) => frame !== null);
  }

  /** The whole state, kept as the new base. */
  encode(): Uint8Array {
    if (this.#tail.length === 0) return this.#base;
    this.#base = Y.encodeStateAsUpdate(this.doc);
    this.#tail = [];
    this.#tailBytes = 0;
    this.#baseFrame = null;
    this.#tailFrame = null;
    return this.#base;
  }

  /** Whether `more` bytes would pass `limit`; encodes only when the parts' sum does. */
  wouldPass(limit: number, more: number): boolean {
    if (this.#base.length + this.#tailBytes + more <= limit) return false;
    return this.encode().length + more > limit;
  }

  destroy(): void {
    this.doc.destroy();
  }

  #keep(change: Uint8Array): void {
    this.#tail.push(change);
    this.#tailBytes += change.length;
    this.#tailFrame = null;
  }

  /** Yjs may have applied a part before it threw, and keeps for ever what it cannot place. */
  #restored(): 'broken' {
    this.doc.destroy();
    this.doc = this.#built();
    return 'broken';
  }

  #built(): Y.Doc {
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
}

/** Yjs' own account of what an update changed: only the new parts of it. Costs as much as applying, so it is not asked for keystrokes. */
class Emitted {
  update: Uint8Array | null = null;
  readonly #doc: Y.Doc;
  readonly #hear = (update: Uint8Array): void => {
    this.update = update;
  };

  constructor(doc: Y.Doc) {
    this.#doc = doc;
    doc.on('update', this.#hear);
  }

  stop(): void {
    this.#doc.off('update', this.#hear);
  }
}

function hasPending(doc: Y.Doc): boolean {
  return doc.store.pendingStructs !== null || doc.store.pendingDs !== null;
}

function sum(updates: Uint8Array[]): number {
  return updates.reduce((bytes, update) => bytes + update.length, 0);
}
