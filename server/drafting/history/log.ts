/**
 * The update log as a history (design D7: it is evidence of who wrote what): moments of writing, the text after any row, who wrote which words, and
 * what differs between two texts. The rows are read here and worked on in a thread (history-thread.ts).
 */
import { and, asc, desc, eq, gt, lte } from 'drizzle-orm';
import type { AgreementContent } from '#shared/agreement/content.ts';
import type { Comparison } from '#shared/agreement/compare-value.ts';
import type { BlockRuns } from '#shared/agreement/flat-runs.ts';
import type { Store } from '../../platform/storage/store.ts';
import type { Realtime } from '../../realtime/ports.ts';
import { draftingTables } from '../tables.ts';
import type { OwnedWords } from './authorship.ts';
import type { Borrowing } from './borrowings.ts';
import { type HistoryThread, historyThread } from './history-thread.ts';
import type { Moment } from './moments.ts';
import { packed, type PackedRows, type Row } from './packed-rows.ts';

/** Rows read at a time, some 5 ms of the server's time; between two readings others get their turn. */
const pageRows = 300;
/** Documents whose history is kept in the thread. */
const mostLogs = 8;

/** All throw `Refusal` unavailable `history-unreadable` when the thread could not answer in time or memory. */
export interface History {
  /** The last row so far. */
  last(documentId: string): Promise<number>;
  /** Moments so far, oldest first; where there are more than `most`, neighbours are told as one. */
  moments(documentId: string, most: number): Promise<Moment[]>;
  /** The text after exactly that row, and when the row was written. */
  at(documentId: string, seq: number): Promise<{ content: AgreementContent; at: Date | null }>;
  /** The Yjs ids of that text's characters. */
  runsAt(documentId: string, seq: number): Promise<BlockRuns[]>;
  /** Whose each of its words are. `rewritten`: what restores wrote again. */
  authors(documentId: string, seq: number, known: { owners: [clientId: string, personId: string | null][]; rewritten: Borrowing[] }): Promise<OwnedWords>;
  /** Any two texts: a long one takes seconds. */
  compare(from: AgreementContent, to: AgreementContent): Promise<Comparison>;
}

let histories = 0;

/** Of any document of this store; `thread` is shared by all houses of the process. */
export function openHistory(store: Store, realtime: Realtime, thread: HistoryThread = historyThread): History {
  histories += 1;
  const house = histories;
  const nameOf = (documentId: string) => `${house}/${documentId}`;
  /** What the thread has read of each document, least lately asked for first. */
  const read = new Map<string, { generation: number; seq: number; turn: Promise<unknown> }>();

  /** The thread knows the whole log; one after another, since two would count a row twice. */
  async function follow(documentId: string): Promise<number> {
    const known = read.get(documentId) ?? { generation: thread.generation, seq: 0, turn: Promise.resolve() };
    read.delete(documentId);
    read.set(documentId, known);
    for (const oldest of read.keys()) {
      if (read.size <= mostLogs) break;
      read.delete(oldest);
      void thread.ask('forget', { of: nameOf(oldest) }).catch(() => undefined);
    }
    const mine = known.turn.catch(() => {}).then(async () => {
      const last = await realtime.lastRow(documentId) ?? await lastRow(documentId);
      if (known.generation !== thread.generation) Object.assign(known, { generation: thread.generation, seq: 0 });
      const snapshot = known.seq === 0 ? await snapshotOf(documentId, last) : null;
      let first = snapshot;
      while (known.seq < last) {
        const rows = await page(documentId, known.seq, last);
        if (rows.length === 0) break;
        const sent = packed(rows);
        known.seq = (await thread.ask('take', { of: nameOf(documentId), rows: sent, snapshot: first }, [sent.bytes.buffer])).seq;
        first = null;
      }
      return last;
    });
    known.turn = mine;
    return mine;
  }

  async function lastRow(documentId: string): Promise<number> {
    const { updates } = draftingTables(store);
    const [row] = await store.read.select({ seq: updates.seq }).from(updates).where(eq(updates.documentId, documentId)).orderBy(desc(updates.seq)).limit(1);
    return row?.seq ?? 0;
  }

  /** Spares the thread the building of the text from each row. */
  async function snapshotOf(documentId: string, last: number): Promise<{ seq: number; bytes: Uint8Array } | null> {
    const { snapshots } = draftingTables(store);
    const [row] = await store.read.select({ seq: snapshots.seq, bytes: snapshots.bytes }).from(snapshots).where(eq(snapshots.documentId, documentId));
    return row === undefined || row.seq > last ? null : { seq: row.seq, bytes: row.bytes };
  }

  async function page(documentId: string, after: number, upTo: number): Promise<Row[]> {
    const { updates } = draftingTables(store);
    return store.read.select({ seq: updates.seq, bytes: updates.bytes, personId: updates.personId, at: updates.at }).from(updates)
      .where(and(eq(updates.documentId, documentId), gt(updates.seq, after), lte(updates.seq, upTo))).orderBy(asc(updates.seq)).limit(pageRows);
  }

  /** With the rows that the thread needs for the text at that one. */
  async function atRow(documentId: string, seq: number): Promise<{ of: string; seq: number; rows: PackedRows }> {
    await follow(documentId);
    const of = nameOf(documentId);
    const from = await thread.ask('boundary', { of, seq });
    const rows: Row[] = [];
    for (let at = from; at < seq;) {
      const next = await page(documentId, at, seq);
      if (next.length === 0) break;
      rows.push(...next);
      at = next.at(-1)?.seq ?? seq;
    }
    return { of, seq, rows: packed(rows) };
  }

  return {
    last: follow,
    async moments(documentId, most) {
      await follow(documentId);
      return thread.ask('moments', { of: nameOf(documentId), most });
    },
    at: async (documentId, seq) => thread.ask('text', await atRow(documentId, seq)),
    runsAt: async (documentId, seq) => thread.ask('runs', await atRow(documentId, seq)),
    authors: async (documentId, seq, known) => thread.ask('authors', { ...(await atRow(documentId, seq)), ...known }),
    compare: (from, to) => thread.ask('compare', { from, to }),
  };
}
