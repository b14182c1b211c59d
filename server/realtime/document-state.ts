/** The text in memory: its bytes, from which it is sent without encoding it for each joiner, and a Y.Doc while somebody writes. */
import * as Y from 'yjs';
import { syncFrame, wireFrame } from './frames.ts';
import type { WireFrame } from './frames.ts';
import { LawfulOrder } from './lawful-order.ts';
import { mergeInOrder } from './merge.ts';
import type { StoredDocument } from './ports.ts';
import { TypedWords } from './typed-words.ts';
import type { Place, Typed } from './typed-words.ts';

/** Past these the tail is folded into the base: when someone joins, and in any case. One encoding takes 15 ms per 0.7 MB. */
const joinTail = { bytes: 64 * 2 ** 10, updates: 500 };
const longestTail = { bytes: 2 ** 20, updates: 5_000 };
/** Bytes of words that a Y.Doc may lag behind. */
const longestAhead = 16 * 2 ** 10;
const emptyUpdate = new Uint8Array([0, 0]);
const nothingMissing = wireFrame(syncFrame('difference', emptyUpdate));

export interface WordsListener {
  /** Words taken since the last belong to the text now: all of them as one update. Called before anything else happens to the text. */
  settled(update: Uint8Array, words: TypedWords): void;
  /** Yjs could not place what was found to fit: what is in memory cannot be trusted any more. */
  unplaceable(): void;
}

export class DocumentState {
  readonly #listener: WordsListener;
  /** Null while the text is quiet, and until somebody writes in it. */
  #doc: Y.Doc | null = null;
  /** While it is null: each client's clock. */
  #clocks: Map<number, number> | null;
  /** Words taken since they were last settled. */
  #words = new TypedWords();
  readonly #order = new LawfulOrder();
  /** Words that belong to the text but that the Y.Doc has not been given yet: a transaction walks every client's clock. */
  #ahead = new TypedWords();
  #base: Uint8Array;
  #tail: Uint8Array[];
  #tailBytes: number;
  #baseFrame: WireFrame | null = null;
  #tailFrame: WireFrame | null = null;
  #question: WireFrame | null = null;

  /** Throws when the rows go on from something that is not there: a log with a hole is never written on. */
  constructor(stored: StoredDocument, listener: WordsListener) {
    this.#listener = listener;
    this.#base = stored.snapshot?.bytes ?? emptyUpdate;
    this.#tail = stored.updates.map(({ bytes }) => bytes);
    this.#tailBytes = sum(this.#tail);
    this.#clocks = clocksAfter([this.#base, ...this.#tail]);
  }

  /** With everything taken so far. Built anew when the text was quiet (50 ms per 0.7 MB). */
  get doc(): Y.Doc {
    this.settle();
    return this.#live;
  }

  get #live(): Y.Doc {
    this.#clocks = null;
    if (this.#doc === null) {
      this.#doc = this.#built();
      this.#ahead = new TypedWords();
      if (hasPending(this.#doc)) this.#listener.unplaceable();
    } else if (!this.#ahead.isEmpty) this.#catchUp(this.#doc);
    return this.#doc;
  }

  #catchUp(doc: Y.Doc): void {
    const update = this.#ahead.encode();
    this.#ahead = new TypedWords();
    Y.applyUpdate(doc, update);
    if (hasPending(doc)) this.#listener.unplaceable();
  }

  /** No words wait for {@link settle}. */
  get isSettled(): boolean {
    return this.#words.isEmpty;
  }

  /** Keeps the bytes and lets the Y.Doc go: a page costs 4 KiB so, and 90 with it. */
  rest(): void {
    this.settle();
    if (this.#doc === null) return;
    this.encode();
    this.#clocks = Y.decodeStateVector(this.vector());
    this.#doc.destroy();
    this.#doc = null;
    this.#baseFrame = null;
    this.#question = null;
  }

  /** The clock after a client's last letter here; 0 when it has written nothing. */
  clockOf(client: number): number {
    return this.#words.endOf(client) ?? this.#ahead.endOf(client) ?? (this.#doc === null ? (this.#clocks?.get(client) ?? 0) : Y.getState(this.#doc.store, client));
  }

  vector(): Uint8Array {
    this.settle();
    return this.#doc === null && this.#clocks !== null ? Y.encodeStateVector(this.#clocks) : Y.encodeStateVector(this.#live);
  }

  /** What asks a client for everything that is not here: the same frame for all until the text changes. */
  question(): WireFrame {
    this.settle();
    return (this.#question ??= wireFrame(syncFrame('stateVector', this.vector())));
  }

  /** Whether words may be put there: their client's next, between neighbours in a text with nothing between them. Changes nothing. */
  fits(typed: Typed): boolean {
    if (typed.clock !== this.clockOf(typed.client)) return false;
    if (this.#words.isContinuedBy(typed) || this.#ahead.isContinuedBy(typed)) return true;
    const { left, right } = typed;
    if ([left, right].some((place) => place !== null && (this.#words.has(place) || this.#ahead.has(place)))) {
      this.settle();
      return this.#stands(this.#live, left, right);
    }
    return this.#stands(this.#doc ?? this.#live, left, right);
  }

  /** Takes words that {@link fits}; they are in {@link doc} when it is next asked for. */
  type(typed: Typed): void {
    this.#words.add(typed);
    this.#order.note(typed.client, typed);
  }

  /** The words taken so far belong to the text from now on. They cannot fail: {@link fits} has found their neighbours. */
  settle(): void {
    if (this.#words.isEmpty) return;
    const words = this.#words;
    this.#words = new TypedWords();
    const update = words.encode();
    for (const typed of words) this.#ahead.add(typed);
    this.#keep(update);
    this.#listener.settled(update, words);
    if (this.#ahead.bytes > longestAhead) void this.#live;
  }

  /** All of it or nothing. */
  #apply(update: Uint8Array): 'broken' | null {
    const doc = this.#live;
    try {
      Y.applyUpdate(doc, update);
    } catch {
      return this.#restored();
    }
    return hasPending(doc) ? this.#restored() : null;
  }

  #stands(doc: Y.Doc, left: Place | null, right: Place | null): boolean {
    return (left ?? right) !== null && [left, right].every((place) => place === null || isInText(doc, place)) && areNeighbours(doc, left, right);
  }

  /**
   * Applies an update that has passed the first check. Returns what changed (null: nothing), or 'broken' when Yjs
   * could not place all of it, or placed it where no client would have put it: then the document is as it was before.
   * `authors`: the client ids with something new in it.
   */
  absorb(update: Uint8Array, { exact, authors }: { exact: boolean; authors: readonly number[] }): Uint8Array | null | 'broken' {
    this.settle();
    const since = clocksOf(this.#live, authors);
    const heard = exact ? null : new Emitted(this.#live);
    const outcome = this.#apply(update);
    heard?.stop();
    if (outcome === 'broken') return outcome;
    if (!this.#order.holds(this.#live, since)) {
      this.#order.forget(authors);
      return this.#restored();
    }
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
    this.settle();
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

  /** Whether Yjs would place all of it, and lawfully. Changes nothing; builds a second document. */
  wouldPlace(update: Uint8Array, authors: readonly number[]): boolean {
    this.settle();
    const scratch = this.#built();
    try {
      const since = clocksOf(scratch, authors);
      Y.applyUpdate(scratch, update);
      return !hasPending(scratch) && new LawfulOrder().holds(scratch, since);
    } catch {
      return false;
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
  welcome(): WireFrame[] {
    this.settle();
    if (this.#tailBytes > joinTail.bytes || this.#tail.length > joinTail.updates) this.encode();
    if (this.#base.length > emptyUpdate.length) this.#baseFrame ??= wireFrame(syncFrame('update', this.#base));
    if (this.#tail.length > 0) this.#tailFrame ??= wireFrame(syncFrame('update', mergeInOrder(this.#tail)));
    return [this.#baseFrame, this.#tailFrame, nothingMissing].filter((frame) => frame !== null);
  }

  /** The whole state, kept as the new base. */
  encode(): Uint8Array {
    this.settle();
    if (this.#tail.length === 0) return this.#base;
    this.#base = Y.encodeStateAsUpdate(this.#live);
    this.#tail = [];
    this.#tailBytes = 0;
    this.#baseFrame = null;
    this.#tailFrame = null;
    return this.#base;
  }

  /** Whether `more` bytes would pass `limit`; encodes only when the parts' sum does. */
  wouldPass(limit: number, more: number): boolean {
    if (this.#base.length + this.#tailBytes + this.#words.bytes + more <= limit) return false;
    return this.encode().length + more > limit;
  }

  destroy(): void {
    this.#doc?.destroy();
  }

  #keep(change: Uint8Array): void {
    this.#question = null;
    this.#tail.push(change);
    this.#tailBytes += change.length;
    this.#tailFrame = null;
  }

  /** Yjs may have applied a part before it threw, and keeps for ever what it cannot place. */
  #restored(): 'broken' {
    this.#doc?.destroy();
    this.#doc = this.#built();
    this.#ahead = new TypedWords();
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

/**
 * Each client's clock after these updates, read from their bytes: a twentieth of what it takes to build the document, so whoever opens a
 * text is answered first. Throws when one of them goes on from something that none before it has.
 */
function clocksAfter(updates: readonly Uint8Array[]): Map<number, number> {
  const clocks = new Map<number, number>();
  for (const update of updates) {
    const { from, to } = Y.parseUpdateMeta(update);
    for (const [client, clock] of from) if (clock > (clocks.get(client) ?? 0)) throw new Error('the log has a hole');
    for (const [client, clock] of to) clocks.set(client, Math.max(clock, clocks.get(client) ?? 0));
  }
  return clocks;
}

function clocksOf(doc: Y.Doc, clients: readonly number[]): Map<number, number> {
  return new Map(clients.map((client) => [client, Y.getState(doc.store, client)]));
}

/** Others may have written between them meanwhile: that is judged the general way. */
function areNeighbours({ store }: Y.Doc, left: Place | null, right: Place | null): boolean {
  if (left === null) return right !== null && isFirst(Y.getItem(store, Y.createID(right.client, right.clock)), right);
  const item: unknown = Y.getItem(store, Y.createID(left.client, left.clock));
  if (!(item instanceof Y.Item)) return false;
  const isLast = left.clock === item.id.clock + item.length - 1;
  const next = isLast ? (item.right?.id ?? null) : Y.createID(left.client, left.clock + 1);
  return next === null ? right === null : right !== null && next.client === right.client && next.clock === right.clock;
}

function isInText({ store }: Y.Doc, place: Place): boolean {
  if (place.clock >= Y.getState(store, place.client)) return false;
  const item: unknown = Y.getItem(store, Y.createID(place.client, place.clock));
  return item instanceof Y.Item && item.parentSub === null;
}

function isFirst(item: unknown, place: Place): boolean {
  return item instanceof Y.Item && item.left === null && item.id.clock === place.clock;
}

function hasPending(doc: Y.Doc): boolean {
  return doc.store.pendingStructs !== null || doc.store.pendingDs !== null;
}

function sum(updates: Uint8Array[]): number {
  return updates.reduce((bytes, update) => bytes + update.length, 0);
}
