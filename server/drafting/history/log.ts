/**
 * The update log read as a history (design D7: it is evidence of who wrote what): moments of writing, the text after any row, and where words
 * come from that somebody only brought back. Read once per document and carried on from there; what is kept is derived and may be dropped.
 */
import { and, asc, eq, gt, lte } from 'drizzle-orm';
import * as Y from 'yjs';
import type { Store } from '../../platform/storage/store.ts';
import type { Realtime } from '../../realtime/ports.ts';
import { draftingTables } from '../tables.ts';
import { Borrowings, returnedWords } from './borrowings.ts';

export interface Moment {
  /** The last row that it covers. */
  seq: number;
  from: Date;
  to: Date;
  /** By person; null is the server itself. Characters, as the log counts them. */
  authors: Map<string | null, { inserted: number; deleted: number }>;
  clocks: Map<number, number>;
  /** In parts: putting them together for every keystroke would cost more than reading the log. */
  deleted: DeleteSet[];
}

type DeleteSet = ReturnType<typeof Y.mergeDeleteSets>;
interface Row { seq: number; bytes: Uint8Array; personId: string | null; at: Date }

/** A pause after which the next words are another moment, and how long one may last. */
const pauseMs = 30_000;
const longestMs = 120_000;
/** Whoever writes again so soon writes by turns with the one between. */
const byTurnsMs = 10_000;
/** Moments kept; beyond, the shortest pauses are closed. */
const mostMoments = 4_000;
/** Rows read at a time; between two readings others get their turn. */
const pageRows = 1_000;
/** Parts of a moment's deletions that are put together at a time. */
const mostParts = 256;
/** Documents whose history is kept in memory, and texts of past rows. */
const mostLogs = 8;
const mostTexts = 24;

export interface History {
  /** All moments so far, oldest first. */
  moments(documentId: string): Promise<readonly Moment[]>;
  /** The text after exactly that row, to read and never to write in. */
  at(documentId: string, seq: number): Promise<{ ydoc: Y.Doc; at: Date | null }>;
  /** When a character was written: the end of its author's stretch of writing, to the minute or so. */
  origins(documentId: string): Promise<{ whenWritten: (client: number, clock: number) => Date | null; borrowings: Borrowings }>;
  last(documentId: string): Promise<number>;
}

export function openHistory(store: Store, realtime: Realtime): History {
  const logs = new Map<string, Log>();
  const texts = new Map<string, { ydoc: Y.Doc; at: Date | null }>();

  async function current(documentId: string): Promise<Log> {
    const log = logs.get(documentId) ?? new Log(store, documentId);
    logs.delete(documentId);
    logs.set(documentId, log);
    forgetOldest(logs, mostLogs);
    await log.follow(await realtime.flushed(documentId));
    return log;
  }

  return {
    moments: async (documentId) => (await current(documentId)).moments,
    last: async (documentId) => (await current(documentId)).seq,
    async at(documentId, seq) {
      const key = `${documentId} ${seq}`;
      const known = texts.get(key) ?? (await (await current(documentId)).textAt(seq));
      texts.delete(key);
      texts.set(key, known);
      forgetOldest(texts, mostTexts);
      return known;
    },
    async origins(documentId) {
      const log = await current(documentId);
      const { versions } = draftingTables(store);
      const rows = await store.read.select({ rewritten: versions.rewritten }).from(versions).where(and(eq(versions.documentId, documentId), eq(versions.kind, 'restored')));
      const borrowings = new Borrowings([...log.returned, ...rows.flatMap((row) => row.rewritten)]);
      return { whenWritten: (client, clock) => log.whenWritten(client, clock), borrowings };
    },
  };
}

function forgetOldest(kept: Map<string, unknown>, most: number): void {
  for (const key of kept.keys()) {
    if (kept.size <= most) return;
    kept.delete(key);
  }
}

class Log {
  readonly moments: Moment[] = [];
  readonly returned: [number, number, number, number, number][] = [];
  seq = 0;
  readonly #store: Store;
  readonly #documentId: string;
  /** Where each client's clock stood, minute by minute. */
  readonly #times = new Map<number, { end: number; at: Date }[]>();
  #whole: { seq: number; ydoc: Y.Doc } = { seq: 0, ydoc: new Y.Doc({ gc: false }) };
  #turn: Promise<void> = Promise.resolve();

  constructor(store: Store, documentId: string) {
    this.#store = store;
    this.#documentId = documentId;
  }

  /** Reads what has come since; one after another, since two would count a row twice. */
  follow(state: { seq: number; state: Uint8Array }): Promise<void> {
    this.#turn = this.#turn.catch(() => {}).then(() => this.#follow(state));
    return this.#turn;
  }

  whenWritten(client: number, clock: number): Date | null {
    const times = this.#times.get(client) ?? [];
    let low = 0;
    let high = times.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((times[middle]?.end ?? 0) <= clock) low = middle + 1;
      else high = middle;
    }
    return times[low]?.at ?? null;
  }

  async textAt(seq: number): Promise<{ ydoc: Y.Doc; at: Date | null }> {
    const clocks = new Map<number, number>();
    const deleted: DeleteSet[] = [];
    let at: Date | null = null;
    let from = 0;
    for (const moment of this.moments) {
      if (moment.seq > seq) break;
      for (const [client, clock] of moment.clocks) clocks.set(client, clock);
      deleted.push(...moment.deleted);
      from = moment.seq;
      at = moment.to;
    }
    for await (const row of this.#rows(from, seq)) {
      const read = readRow(row);
      for (const [client, clock] of read.clocks) clocks.set(client, Math.max(clocks.get(client) ?? 0, clock));
      deleted.push(read.deleted);
      at = row.at;
    }
    const ydoc = Y.createDocFromSnapshot(this.#whole.ydoc, Y.createSnapshot(Y.mergeDeleteSets(deleted), clocks), new Y.Doc({ gc: false }));
    return { ydoc, at };
  }

  async #follow({ seq, state }: { seq: number; state: Uint8Array }): Promise<void> {
    if (seq <= this.seq) return;
    if (seq > this.#whole.seq) {
      const ydoc = new Y.Doc({ gc: false });
      Y.applyUpdate(ydoc, state);
      this.#whole = { seq, ydoc };
    }
    for await (const row of this.#rows(this.seq, seq)) this.#take(row);
  }

  async *#rows(after: number, upTo: number): AsyncGenerator<Row> {
    const { updates } = draftingTables(this.#store);
    for (let seq = after; seq < upTo;) {
      const rows = await this.#store.read.select({ seq: updates.seq, bytes: updates.bytes, personId: updates.personId, at: updates.at }).from(updates)
        .where(and(eq(updates.documentId, this.#documentId), gt(updates.seq, seq), lte(updates.seq, upTo))).orderBy(asc(updates.seq)).limit(pageRows);
      yield* rows;
      if (rows.length < pageRows) return;
      seq = rows.at(-1)?.seq ?? upTo;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  #take(row: Row): void {
    const { clocks, deleted, inserted, structs } = readRow(row);
    const moment = this.#momentOf(row);
    moment.seq = row.seq;
    moment.to = row.at;
    const author = moment.authors.get(row.personId) ?? { inserted: 0, deleted: 0 };
    moment.authors.set(row.personId, { inserted: author.inserted + inserted, deleted: author.deleted + lengthOf(deleted) });
    for (const [client, clock] of clocks) {
      moment.clocks.set(client, Math.max(moment.clocks.get(client) ?? 0, clock));
      this.#noteTime(client, clock, row.at);
    }
    if (deleted.clients.size > 0) moment.deleted.push(deleted);
    if (moment.deleted.length > mostParts) moment.deleted = [Y.mergeDeleteSets(moment.deleted)];
    for (const struct of structs) this.returned.push(...returnedWords(this.#whole.ydoc, struct));
    this.seq = row.seq;
  }

  /** One person's writing without a pause; two who write by turns are told together. */
  #momentOf({ seq, at, personId }: Row): Moment {
    const [before, last] = [this.moments.at(-2), this.moments.at(-1)];
    const now = at.getTime();
    const isNear = (moment: Moment | undefined, pause: number): moment is Moment => moment !== undefined && now - moment.to.getTime() < pause && now - moment.from.getTime() < longestMs;
    if (isNear(last, pauseMs) && last.authors.has(personId)) return last;
    if (last && isNear(before, byTurnsMs) && before.authors.has(personId)) {
      const both = together(before, last);
      this.moments.splice(-2, 2, both);
      return both;
    }
    if (this.moments.length >= mostMoments) closeShortestPauses(this.moments);
    const moment: Moment = { seq, from: at, to: at, authors: new Map(), clocks: new Map(), deleted: [] };
    this.moments.push(moment);
    return moment;
  }

  #noteTime(client: number, end: number, at: Date): void {
    const times = this.#times.get(client) ?? [];
    const last = times.at(-1);
    if (last && at.getTime() - last.at.getTime() < pauseMs) last.end = Math.max(last.end, end);
    else times.push({ end, at });
    this.#times.set(client, times);
  }
}

function readRow({ bytes }: Row) {
  const { structs, ds } = Y.decodeUpdate(bytes);
  const clocks = new Map<number, number>();
  let inserted = 0;
  for (const struct of structs) {
    if (struct instanceof Y.Skip) continue;
    clocks.set(struct.id.client, Math.max(clocks.get(struct.id.client) ?? 0, struct.id.clock + struct.length));
    if (struct instanceof Y.Item && struct.content instanceof Y.ContentString) inserted += struct.length;
  }
  return { structs, deleted: ds, clocks, inserted };
}

function lengthOf(deleted: DeleteSet): number {
  let length = 0;
  for (const ranges of deleted.clients.values()) for (const { len } of ranges) length += len;
  return length;
}

/** Half as many moments: those with the least time between them become one. */
function closeShortestPauses(moments: Moment[]): void {
  const kept = coarser(moments, Math.floor(moments.length / 2));
  moments.splice(0, moments.length, ...kept);
}

/** At most `most` moments: where the pauses are shortest, neighbours are told as one. */
export function coarser(moments: readonly Moment[], most: number): Moment[] {
  if (moments.length <= most) return [...moments];
  const pauses = moments.slice(1).map((moment, at) => ({ at: at + 1, pause: moment.from.getTime() - (moments[at]?.to.getTime() ?? 0) }));
  const closed = new Set(pauses.sort((a, b) => a.pause - b.pause || a.at - b.at).slice(0, moments.length - most).map(({ at }) => at));
  const out: Moment[] = [];
  moments.forEach((moment, at) => {
    const last = out.at(-1);
    if (last && closed.has(at)) out[out.length - 1] = together(last, moment);
    else out.push(moment);
  });
  return out;
}

function together(one: Moment, next: Moment): Moment {
  const authors = new Map(one.authors);
  for (const [person, { inserted, deleted }] of next.authors) {
    const known = authors.get(person);
    authors.set(person, { inserted: inserted + (known?.inserted ?? 0), deleted: deleted + (known?.deleted ?? 0) });
  }
  return { seq: next.seq, from: one.from, to: next.to, authors, clocks: new Map([...one.clocks, ...next.clocks]), deleted: [Y.mergeDeleteSets([...one.deleted, ...next.deleted])] };
}
