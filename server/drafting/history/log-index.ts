/**
 * One document's log read as a history: moments of writing, the text after any row, and where words come from that somebody only brought back.
 * Read once and carried on from there; derived, so it may be dropped at any time. Lives in the thread.
 */
import * as Y from 'yjs';
import type { Borrowing } from './borrowings.ts';
import { returnedWords } from './borrowings.ts';
import { closeShortestPauses, type DeleteSet, together, type WholeMoment } from './moments.ts';
import type { Row } from './packed-rows.ts';

/** A pause after which the next words are another moment, and how long one may last. */
const pauseMs = 30_000;
const longestMs = 120_000;
/** Whoever writes again so soon writes by turns with the one between. */
const byTurnsMs = 10_000;
/** Moments kept; beyond, the shortest pauses are closed. */
const mostMoments = 4_000;
/** Parts of a moment's deletions that are put together at a time. */
const mostParts = 256;

export class LogIndex {
  readonly moments: WholeMoment[] = [];
  readonly returned: Borrowing[] = [];
  /** The last row that has been read. */
  seq = 0;
  /** Where each client's clock stood, minute by minute. */
  readonly #times = new Map<number, { end: number; at: Date }[]>();
  readonly #whole = new Y.Doc({ gc: false });
  /** The last row that the whole text has. */
  #wholeSeq = 0;

  /** Rows in order, from the first that has not been read. `snapshot`: a stored state, which spares the whole text the rows before it. */
  take(rows: readonly Row[], snapshot: { seq: number; bytes: Uint8Array } | null): void {
    if (snapshot !== null && snapshot.seq > this.#wholeSeq) {
      Y.applyUpdate(this.#whole, snapshot.bytes);
      this.#wholeSeq = snapshot.seq;
    }
    const ahead = rows.filter(({ seq }) => seq > this.#wholeSeq);
    // One transaction for all: each would walk every client's clock.
    if (ahead.length > 0) this.#whole.transact(() => { for (const { bytes } of ahead) Y.applyUpdate(this.#whole, bytes); });
    this.#wholeSeq = Math.max(this.#wholeSeq, ahead.at(-1)?.seq ?? 0);
    for (const row of rows) this.#take(row);
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

  /** The last row before or at that one from which the text can be made without reading the log again. */
  boundary(seq: number): number {
    return this.moments.findLast((moment) => moment.seq <= seq)?.seq ?? 0;
  }

  /** The text after exactly row `seq`, to read and never to write in; `rows`: those after its {@link boundary}. */
  textAt(seq: number, rows: readonly Row[]): { ydoc: Y.Doc; at: Date | null } {
    const clocks = new Map<number, number>();
    const deleted: DeleteSet[] = [];
    let at: Date | null = null;
    for (const moment of this.moments) {
      if (moment.seq > seq) break;
      for (const [client, clock] of moment.clocks) clocks.set(client, clock);
      deleted.push(...moment.deleted);
      at = moment.to;
    }
    for (const row of rows) {
      const read = readRow(row);
      for (const [client, clock] of read.clocks) clocks.set(client, Math.max(clocks.get(client) ?? 0, clock));
      deleted.push(read.deleted);
      at = row.at;
    }
    const ydoc = Y.createDocFromSnapshot(this.#whole, Y.createSnapshot(Y.mergeDeleteSets(deleted), clocks), new Y.Doc({ gc: false }));
    return { ydoc, at };
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
    for (const struct of structs) this.returned.push(...returnedWords(this.#whole, struct));
    this.seq = row.seq;
  }

  /** One person's writing without a pause; two who write by turns are told together. */
  #momentOf({ seq, at, personId }: Row): WholeMoment {
    const [before, last] = [this.moments.at(-2), this.moments.at(-1)];
    const now = at.getTime();
    const isNear = (moment: WholeMoment | undefined, pause: number): moment is WholeMoment => moment !== undefined && now - moment.to.getTime() < pause && now - moment.from.getTime() < longestMs;
    if (isNear(last, pauseMs) && last.authors.has(personId)) return last;
    if (last && isNear(before, byTurnsMs) && before.authors.has(personId)) {
      const both = together(before, last);
      this.moments.splice(-2, 2, both);
      return both;
    }
    if (this.moments.length >= mostMoments) closeShortestPauses(this.moments);
    const moment: WholeMoment = { seq, from: at, to: at, authors: new Map(), clocks: new Map(), deleted: [] };
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
