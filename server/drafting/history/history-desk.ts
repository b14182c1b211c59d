/** What the history's thread does: it keeps the indexes of the documents that were asked for last, and answers from them. Knows no database. */
import type * as Y from 'yjs';
import type { AgreementContent } from '#shared/agreement/content.ts';
import { compare } from '#shared/agreement/compare.ts';
import type { Comparison } from '#shared/agreement/compare-value.ts';
import type { BlockRuns } from '#shared/agreement/flat-runs.ts';
import { runsOf, toContent } from '#shared/agreement/flat-text.ts';
import { ownedWords, type OwnedWords } from './authorship.ts';
import { type Borrowing, Borrowings } from './borrowings.ts';
import { LogIndex } from './log-index.ts';
import { coarser, type Moment, toldTogether } from './moments.ts';
import { type PackedRows, unpacked } from './packed-rows.ts';

/** A document by a name that no other store's document has. */
type Of = { of: string };
type AtRow = Of & { seq: number; rows: PackedRows };

/** What can be asked, and what is answered. */
export interface Asks {
  take: [asked: Of & { rows: PackedRows; snapshot: { seq: number; bytes: Uint8Array } | null }, answer: { seq: number }];
  forget: [asked: Of, answer: null];
  moments: [asked: Of & { most: number }, answer: Moment[]];
  boundary: [asked: Of & { seq: number }, answer: number];
  text: [asked: AtRow, answer: { content: AgreementContent; at: Date | null }];
  runs: [asked: AtRow, answer: BlockRuns[]];
  authors: [asked: AtRow & { owners: [clientId: string, personId: string | null][]; rewritten: Borrowing[] }, answer: OwnedWords];
  compare: [asked: { from: AgreementContent; to: AgreementContent }, answer: Comparison];
}

/** Texts of past rows that are kept. */
const mostTexts = 8;

export class HistoryDesk {
  readonly #indexes = new Map<string, LogIndex>();
  readonly #texts = new Map<string, { ydoc: Y.Doc; at: Date | null }>();

  answer<K extends keyof Asks>(kind: K, asked: Asks[K][0]): Asks[K][1] {
    return this.#desk[kind](asked);
  }

  readonly #desk: { [K in keyof Asks]: (asked: Asks[K][0]) => Asks[K][1] } = {
    take: ({ of, rows, snapshot }) => {
      const index = this.#index(of);
      index.take(unpacked(rows), snapshot);
      return { seq: index.seq };
    },
    forget: ({ of }) => {
      this.#indexes.delete(of);
      for (const key of this.#texts.keys()) if (key.startsWith(`${of} `)) this.#texts.delete(key);
      return null;
    },
    moments: ({ of, most }) => coarser<Moment>(this.#index(of).moments.map(({ seq, from, to, authors }) => ({ seq, from, to, authors })), most, toldTogether),
    boundary: ({ of, seq }) => this.#index(of).boundary(seq),
    text: (asked) => {
      const { ydoc, at } = this.#text(asked);
      return { content: toContent(ydoc), at };
    },
    runs: (asked) => runsOf(this.#text(asked).ydoc),
    authors: ({ owners, rewritten, ...asked }) => {
      const index = this.#index(asked.of);
      return ownedWords(this.#text(asked).ydoc, { borrowings: new Borrowings([...index.returned, ...rewritten]), owner: new Map(owners), whenWritten: (client, clock) => index.whenWritten(client, clock) });
    },
    compare: ({ from, to }) => compare(from, to),
  };

  #index(of: string): LogIndex {
    const index = this.#indexes.get(of) ?? new LogIndex();
    this.#indexes.set(of, index);
    return index;
  }

  #text({ of, seq, rows }: AtRow): { ydoc: Y.Doc; at: Date | null } {
    const key = `${of} ${seq}`;
    const known = this.#texts.get(key) ?? this.#index(of).textAt(seq, unpacked(rows));
    this.#texts.delete(key);
    this.#texts.set(key, known);
    for (const oldest of this.#texts.keys()) {
      if (this.#texts.size <= mostTexts) break;
      this.#texts.delete(oldest);
    }
    return known;
  }
}
