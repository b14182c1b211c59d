/** What of one document is not on disk yet, and who waits for it. */
import type { Batch, Committing } from './group-commit.ts';
import { mergeInOrder } from './merge.ts';
import type { DocumentState as SettledState, StoredDocument, UpdateRow } from './ports.ts';
import { reasonOf } from './reason.ts';
import type { Surroundings } from './surroundings.ts';

/** A change, or (bytes null) something already known whose commit is waited for. */
interface Entry {
  bytes: Uint8Array | null;
  personId: string | null;
  saved(seq: number): void;
  lost(): void;
}

interface Watcher {
  seen(state: SettledState): void;
  lost(): void;
}

interface Place {
  documentId: string;
  /** The whole text as it is now: everything added so far and nothing else. */
  encode(): { state: Uint8Array; stateVector: Uint8Array };
  /** The log did not take it. */
  lost(): void;
  /** A commit is over. */
  settled(): void;
}

export class DocumentLog implements Committing {
  readonly #with: Surroundings;
  readonly #place: Place;
  #seq: number;
  #snapshotSeq: number;
  #entries: Entry[] = [];
  #watchers: Watcher[] = [];
  #running = 0;
  #isOver = false;

  constructor(surroundings: Surroundings, place: Place, stored: StoredDocument) {
    this.#with = surroundings;
    this.#place = place;
    this.#snapshotSeq = stored.snapshot?.seq ?? 0;
    this.#seq = stored.updates.at(-1)?.seq ?? this.#snapshotSeq;
  }

  get isIdle(): boolean {
    return this.#running === 0 && this.#entries.length === 0 && this.#watchers.length === 0;
  }

  add(entry: Entry): void {
    if (this.#isOver) return entry.lost();
    this.#entries.push(entry);
    this.#with.commit.soon(this);
  }

  /** Tells the state after the next commit that has everything added so far. */
  watch(watcher: Watcher): void {
    if (this.#isOver) return watcher.lost();
    this.#watchers.push(watcher);
    this.#with.commit.soon(this);
  }

  takeBatch(): Batch | null {
    if (this.#isOver) return null;
    const [entries, watchers] = [this.#entries, this.#watchers];
    this.#entries = [];
    this.#watchers = [];
    const rows = this.#rowsOf(entries);
    // Taken now: by the time the rows are on disk, others have written more.
    const state = watchers.length > 0 || this.#isSnapshotDue ? this.#stateNow() : null;
    this.#running += 1;
    let isOpen = true;
    const settled = (onDisk: boolean): void => {
      if (!isOpen) return;
      isOpen = false;
      this.#running -= 1;
      if (!onDisk) return this.#lose(entries, watchers);
      this.#tell(entries, rows);
      if (state !== null) for (const watcher of watchers) watcher.seen(state);
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
    for (const waiting of [...this.#entries, ...this.#watchers]) waiting.lost();
    this.#entries = [];
    this.#watchers = [];
  }

  get #isSnapshotDue(): boolean {
    return this.#seq - this.#snapshotSeq >= this.#with.limits.rowsPerSnapshot;
  }

  #stateNow(): SettledState {
    return { seq: this.#seq, ...this.#place.encode() };
  }

  /** A row for each author: the log says who wrote what. */
  #rowsOf(entries: Entry[]): UpdateRow[] {
    const byAuthor = new Map<string | null, Uint8Array[]>();
    for (const { bytes, personId } of entries) {
      if (bytes === null) continue;
      const written = byAuthor.get(personId);
      if (written === undefined) byAuthor.set(personId, [bytes]);
      else written.push(bytes);
    }
    const at = this.#with.clock();
    return [...byAuthor].map(([personId, updates]) => {
      this.#seq += 1;
      return { documentId: this.#place.documentId, seq: this.#seq, bytes: mergeInOrder(updates), personId, at };
    });
  }

  #tell(entries: Entry[], rows: UpdateRow[]): void {
    const seqOf = new Map(rows.map(({ personId, seq }) => [personId, seq]));
    for (const entry of entries) entry.saved(seqOf.get(entry.personId) ?? this.#seq);
  }

  /** Nobody is told "saved", everyone leaves, and what they wrote is still in their browsers. */
  #lose(entries: Entry[], watchers: Watcher[]): void {
    for (const waiting of [...entries, ...watchers]) waiting.lost();
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
