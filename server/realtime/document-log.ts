/** What of one document is not on disk yet, and who waits for it. */
import type { Batch, Committing } from './group-commit.ts';
import { mergeInOrder } from './merge.ts';
import type { DocumentState as SettledState, StoredDocument, UpdateRow } from './ports.ts';
import { reasonOf } from './reason.ts';
import type { Surroundings } from './surroundings.ts';
import { TypedWords } from './typed-words.ts';
import type { Typed } from './typed-words.ts';

/** Null: the server itself. */
type Author = string | null;

/** Counts its frames, and is told how many of them are on disk. */
export interface Sender {
  acknowledge(count: number): void;
}

/** Waits for what it brought, or (when it was known already) for the commit that has it. */
interface Caller {
  author: Author;
  saved(seq: number): void;
  lost(): void;
}

interface Watcher {
  seen(state: SettledState): void;
  lost(): void;
}

interface Place {
  documentId: string;
  /** Words taken so far are to be added now. */
  settle(): void;
  /** The whole text as it is now: everything added so far and nothing else. */
  encode(): { state: Uint8Array; stateVector: Uint8Array };
  /** These senders' frames are on disk up to their counts. */
  saved(senders: ReadonlyMap<Sender, number>): void;
  /** The log did not take it. */
  lost(): void;
  /** A commit is over. */
  settled(): void;
}

/** Everything that goes with the next commit. */
class Waiting {
  readonly #updates = new Map<Author, Uint8Array[]>();
  readonly #words = new Map<Author, TypedWords>();
  readonly senders = new Map<Sender, number>();
  readonly callers: Caller[] = [];
  readonly watchers: Watcher[] = [];

  get isEmpty(): boolean {
    return this.#updates.size === 0 && this.#words.size === 0 && this.senders.size === 0 && this.callers.length === 0 && this.watchers.length === 0;
  }

  add(bytes: Uint8Array, author: Author): void {
    // What somebody typed before and after this has a gap between: one stretch of words cannot say so.
    this.#closeWords(author);
    this.#updatesOf(author).push(bytes);
  }

  addWords(typed: Typed, author: Author): void {
    let words = this.#words.get(author);
    if (words === undefined) this.#words.set(author, (words = new TypedWords()));
    words.add(typed);
  }

  lose(): void {
    for (const one of [...this.callers, ...this.watchers]) one.lost();
  }

  /** Each author's part, merged: the log says who wrote what. */
  byAuthor(): Map<Author, Uint8Array> {
    for (const author of this.#words.keys()) this.#closeWords(author);
    return new Map([...this.#updates].map(([author, updates]) => [author, mergeInOrder(updates)]));
  }

  #closeWords(author: Author): void {
    const words = this.#words.get(author);
    if (words === undefined) return;
    this.#words.delete(author);
    this.#updatesOf(author).push(words.encode());
  }

  #updatesOf(author: Author): Uint8Array[] {
    let updates = this.#updates.get(author);
    if (updates === undefined) this.#updates.set(author, (updates = []));
    return updates;
  }
}

export class DocumentLog implements Committing {
  readonly #with: Surroundings;
  readonly #place: Place;
  #seq: number;
  #snapshotSeq: number;
  #waiting = new Waiting();
  #running = 0;
  #isOver = false;

  constructor(surroundings: Surroundings, place: Place, stored: StoredDocument) {
    this.#with = surroundings;
    this.#place = place;
    this.#snapshotSeq = stored.snapshot?.seq ?? 0;
    this.#seq = stored.updates.at(-1)?.seq ?? this.#snapshotSeq;
  }

  get isIdle(): boolean {
    return this.#running === 0 && this.#waiting.isEmpty;
  }

  add(bytes: Uint8Array, author: Author): void {
    this.#waiting.add(bytes, author);
    this.#soon();
  }

  addWords(typed: Typed, author: Author): void {
    this.#waiting.addWords(typed, author);
    this.#soon();
  }

  /** Everything that this sender has sent up to its `count`-th frame has been added, or was there already. */
  owe(sender: Sender, count: number): void {
    if (count <= (this.#waiting.senders.get(sender) ?? 0)) return;
    this.#waiting.senders.set(sender, count);
    this.#soon();
  }

  /** The next row, for an act that stores it itself; until that is over nothing may be added. */
  reserve(bytes: Uint8Array, author: Author): UpdateRow {
    this.#seq += 1;
    return { documentId: this.#place.documentId, seq: this.#seq, bytes, personId: author, at: this.#with.clock() };
  }

  /** The act did not come about. If its row did after all, the next commit finds the number taken, and the document is loaded anew. */
  withdraw(): void {
    this.#seq -= 1;
  }

  /** Resolves with the number of the row that has what `author` added last. */
  saved(author: Author): Promise<number> {
    return new Promise((saved, reject) => this.#wait(this.#waiting.callers, { author, saved, lost: () => reject(new Error('not saved')) }));
  }

  /** Resolves with the state after the next commit, which has everything added so far. */
  watched(): Promise<SettledState> {
    return new Promise((seen, reject) => this.#wait(this.#waiting.watchers, { seen, lost: () => reject(new Error('not saved')) }));
  }

  takeBatch(): Batch | null {
    if (this.#isOver) return null;
    this.#place.settle();
    const waiting = this.#waiting;
    this.#waiting = new Waiting();
    const rows = this.#rowsOf(waiting);
    // Taken now: by the time the rows are on disk, others have written more.
    const state = waiting.watchers.length > 0 || this.#isSnapshotDue ? this.#stateNow() : null;
    this.#running += 1;
    let isOpen = true;
    const settled = (onDisk: boolean): void => {
      if (!isOpen) return;
      isOpen = false;
      this.#running -= 1;
      if (!onDisk) return this.#lose(waiting);
      this.#tell(waiting, rows);
      if (state !== null) for (const watcher of waiting.watchers) watcher.seen(state);
      if (state !== null && this.#isSnapshotDue) void this.#saveSnapshot(state);
      this.#place.settled();
    };
    return { documentId: this.#place.documentId, rows, settled };
  }

  /** Before the document leaves memory; never rejects, since the rows have everything. */
  async saveRest(): Promise<void> {
    if (this.#seq > this.#snapshotSeq) await this.#saveSnapshot(this.#stateNow());
  }

  /** No more commits; whoever waits hears that it did not come about. */
  end(): void {
    this.#isOver = true;
    this.#waiting.lose();
    this.#waiting = new Waiting();
  }

  #soon(): void {
    if (!this.#isOver) this.#with.commit.soon(this);
  }

  #wait<W extends Caller | Watcher>(those: W[], one: W): void {
    if (this.#isOver) return one.lost();
    those.push(one);
    this.#soon();
  }

  get #isSnapshotDue(): boolean {
    return this.#seq - this.#snapshotSeq >= this.#with.limits.rowsPerSnapshot;
  }

  #stateNow(): SettledState {
    return { seq: this.#seq, ...this.#place.encode() };
  }

  #rowsOf(waiting: Waiting): UpdateRow[] {
    const at = this.#with.clock();
    return [...waiting.byAuthor()].map(([personId, bytes]) => {
      this.#seq += 1;
      return { documentId: this.#place.documentId, seq: this.#seq, bytes, personId, at };
    });
  }

  #tell(waiting: Waiting, rows: UpdateRow[]): void {
    if (waiting.senders.size > 0) this.#place.saved(waiting.senders);
    for (const caller of waiting.callers) caller.saved(rows.find(({ personId }) => personId === caller.author)?.seq ?? this.#seq);
  }

  /** Nobody is told "saved", everyone leaves, and what they wrote is still in their browsers. */
  #lose(waiting: Waiting): void {
    waiting.lose();
    if (this.#isOver) return;
    this.#with.report('document-not-saved', { documentId: this.#place.documentId, seq: this.#seq });
    this.#place.lost();
  }

  async #saveSnapshot({ seq, state }: SettledState): Promise<void> {
    const before = this.#snapshotSeq;
    this.#snapshotSeq = seq;
    try {
      await this.#with.log.saveSnapshot(this.#place.documentId, seq, state);
    } catch (error) {
      this.#snapshotSeq = before;
      this.#with.report('snapshot-failed', { documentId: this.#place.documentId, seq, reason: reasonOf(error) });
    }
  }
}
