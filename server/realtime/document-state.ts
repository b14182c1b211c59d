/** The text in memory: its bytes, from which it is sent without encoding it for each joiner, and a Y.Doc while somebody writes. */
import * as Y from 'yjs';
import { DocumentBytes } from './document-bytes.ts';
import { syncFrame, wireFrame } from './frames.ts';
import type { WireFrame } from './frames.ts';
import { LawfulOrder } from './lawful-order.ts';
import { areNeighbours } from './neighbours.ts';
import type { StoredDocument } from './ports.ts';
import { TypedWords } from './typed-words.ts';
import type { Typed } from './typed-words.ts';

/** Bytes of words that a Y.Doc may lag behind. */
const longestAhead = 16 * 2 ** 10;

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
  readonly #bytes: DocumentBytes;
  #question: WireFrame | null = null;

  /** Throws when the rows go on from something that is not there: a log with a hole is never written on. */
  constructor(stored: StoredDocument, listener: WordsListener) {
    this.#listener = listener;
    this.#bytes = new DocumentBytes(stored);
    this.#clocks = this.#bytes.clocks();
  }

  /** With everything taken so far. Built anew when the text was quiet (50 ms per 0.7 MB). */
  get doc(): Y.Doc {
    this.settle();
    return this.#live;
  }

  get #live(): Y.Doc {
    this.#clocks = null;
    if (this.#doc === null) {
      this.#doc = this.#bytes.build();
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
    this.#bytes.letFramesGo();
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
      return areNeighbours(this.#live, left, right);
    }
    return areNeighbours(this.#doc ?? this.#live, left, right);
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
    const scratch = this.#bytes.build();
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
    const scratch = this.#bytes.build();
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
    this.#bytes.replaceLast(count, merged);
    if (this.#bytes.isLong('in any case')) this.encode();
  }

  /** What a newcomer with nothing is sent: shared frames, the last of which says that it now has everything. */
  welcome(): WireFrame[] {
    this.settle();
    if (this.#bytes.isLong('for a joiner')) this.encode();
    return this.#bytes.frames();
  }

  /** The whole state, kept as the new base. */
  encode(): Uint8Array {
    this.settle();
    const known = this.#bytes.whole;
    if (known !== null) return known;
    const whole = Y.encodeStateAsUpdate(this.#live);
    this.#bytes.fold(whole);
    return whole;
  }

  /** Whether `more` bytes would pass `limit`; encodes only when the parts' sum does. */
  wouldPass(limit: number, more: number): boolean {
    if (this.#bytes.length + this.#words.bytes + more <= limit) return false;
    return this.encode().length + more > limit;
  }

  destroy(): void {
    this.#doc?.destroy();
  }

  #keep(change: Uint8Array): void {
    this.#question = null;
    this.#bytes.add(change);
  }

  /** Yjs may have applied a part before it threw, and keeps for ever what it cannot place. */
  #restored(): 'broken' {
    this.#doc?.destroy();
    this.#doc = this.#bytes.build();
    this.#ahead = new TypedWords();
    return 'broken';
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

function clocksOf(doc: Y.Doc, clients: readonly number[]): Map<number, number> {
  return new Map(clients.map((client) => [client, Y.getState(doc.store, client)]));
}

function hasPending(doc: Y.Doc): boolean {
  return doc.store.pendingStructs !== null || doc.store.pendingDs !== null;
}
