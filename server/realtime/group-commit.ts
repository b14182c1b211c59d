/** One commit for everything that arrived in all documents meanwhile (design D2): at once after a pause, else every 20 ms, or less often while the thread is busy. */
import type { LogHealth } from './log-health.ts';
import type { UpdateLog, UpdateRow } from './ports.ts';
import { reasonOf } from './reason.ts';
import type { RelayPace } from './relay-pace.ts';

/** What one document puts into a commit; `settled` is called once, when the rows are on disk or are not. */
export interface Batch {
  documentId: string;
  rows: UpdateRow[];
  settled(onDisk: boolean): void;
}

/** A document with something to write; null when there is nothing after all. */
export interface Committing {
  takeBatch(): Batch | null;
}

export class GroupCommit {
  readonly #log: UpdateLog;
  readonly #limits: { commitMs: number; commitTimeoutMs: number };
  readonly #report: (event: string, facts: Record<string, string | number>) => void;
  readonly #health: LogHealth;
  readonly #pace: RelayPace;
  readonly #due = new Set<Committing>();
  #began = -Infinity;
  #planned: NodeJS.Timeout | NodeJS.Immediate | null = null;
  #running: Promise<void> | null = null;

  constructor(options: { log: UpdateLog; limits: { commitMs: number; commitTimeoutMs: number }; report: (event: string, facts: Record<string, string | number>) => void; health: LogHealth; pace: RelayPace }) {
    this.#log = options.log;
    this.#limits = options.limits;
    this.#report = options.report;
    this.#health = options.health;
    this.#pace = options.pace;
  }

  /** Has `document` written with the next commit. */
  soon(document: Committing): void {
    this.#due.add(document);
    this.#plan();
  }

  /** Writes what is due without waiting for the window; resolves when nothing is due or running. */
  async drain(): Promise<void> {
    while (this.#running !== null || this.#due.size > 0) {
      // Not between an update's being applied and its being added: those are microtasks apart.
      await new Promise((resolve) => setImmediate(resolve));
      if (this.#running === null) this.#start();
      await this.#running;
    }
  }

  /** Resolves when no commit is running: what is read from the log then is all of it. */
  async settled(): Promise<void> {
    await this.#running;
  }

  #plan(): void {
    if (this.#running !== null || this.#planned !== null || this.#due.size === 0) return;
    const wait = this.#began + this.#pace.commitMs(this.#limits.commitMs) - performance.now();
    this.#planned = wait <= 0 ? setImmediate(() => this.#start()) : setTimeout(() => this.#start(), wait);
  }

  #start(): void {
    this.#unplan();
    if (this.#running !== null) return;
    const batches = [...this.#due].map((document) => document.takeBatch()).filter((batch) => batch !== null);
    this.#due.clear();
    if (batches.every(({ rows }) => rows.length === 0)) {
      for (const batch of batches) batch.settled(true);
      return;
    }
    this.#began = performance.now();
    this.#running = this.#write(batches).finally(() => {
      this.#running = null;
      this.#plan();
    });
  }

  async #write(batches: Batch[]): Promise<void> {
    if (await this.#append(batches)) return settle(batches, true);
    if (batches.length === 1) return settle(batches, false);
    // One document's fault (a sequence number taken, say) must not close the others: each gets a commit of its own.
    for (const batch of batches) batch.settled(batch.rows.length === 0 || (await this.#append([batch])));
  }

  async #append(batches: Batch[]): Promise<boolean> {
    const rows = batches.flatMap((batch) => batch.rows);
    const overdue = this.#overdue(batches);
    try {
      await this.#log.append(rows);
      return true;
    } catch (error) {
      this.#report('append-failed', { rows: rows.length, documents: batches.length, reason: reasonOf(error) });
      this.#health.failed();
      return false;
    } finally {
      clearTimeout(overdue);
    }
  }

  /** A disk that does not answer is told to the writers too; the commit goes on, since its outcome decides what is in the log. */
  #overdue(batches: Batch[]): NodeJS.Timeout {
    return setTimeout(() => {
      this.#report('append-overdue', { documents: batches.length });
      this.#health.failed();
      settle(batches, false);
    }, this.#limits.commitTimeoutMs);
  }

  #unplan(): void {
    if (this.#planned === null) return;
    clearTimeout(this.#planned as NodeJS.Timeout);
    clearImmediate(this.#planned as NodeJS.Immediate);
    this.#planned = null;
  }
}

function settle(batches: Batch[], onDisk: boolean): void {
  for (const batch of batches) batch.settled(onDisk);
}
