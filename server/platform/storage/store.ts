/** The one door to the database: questions through `read`, acts through `write` (design D2, ADR 6). */
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import type { Change } from '../signal/signal.ts';
import type { Dialect } from './kit.ts';

type Questions = Pick<NodePgDatabase, 'select' | 'selectDistinct' | '$count'>;
type Acts = Pick<NodePgDatabase, 'insert' | 'update' | 'delete'>;

export interface Reader extends Questions {
  readonly dialect: Dialect;
}

export interface Writer extends Reader, Acts {
  /**
   * Holds another chain too, until the act is over (PostgreSQL; on SQLite the writer is alone anyway). One order for the whole house, so that
   * no two acts wait for each other: response < consultee < matter < house, and chains of one kind sorted by name. A chain that the act itself
   * begins may be held at any time: nobody else knows it yet.
   */
  hold(chain: string): Promise<void>;
  /** Runs once the act is on disk. */
  afterCommit(work: () => void): void;
  /** Tells open screens once the act is on disk; a rolled back act tells nobody. */
  announce(change: Change): void;
}

export interface Store {
  readonly dialect: Dialect;
  readonly read: Reader;
  /** Runs an act alone on its chain (`matter:<id>`, `response:<id>`, `house`), in one transaction. A nested call joins. On PostgreSQL an act that ended in a deadlock runs again, so `work` must change nothing but the database. */
  write<R>(chain: string, work: (tx: Writer) => Promise<R>): Promise<R>;
  /** Like `write`, but never joins an act that is under way: for the update log, whose rows outlive any act's rollback. */
  append<R>(work: (tx: Writer) => Promise<R>): Promise<R>;
  /** Throws when the database cannot be written. */
  probe(): Promise<void>;
  /** Commits something that changes nothing; throws when the disk does not take it. Costs a write: not for strangers to ask. */
  tryOut(): Promise<void>;
  /** A consistent copy of the database at `file` (SQLite) or null where the database has its own tools (PostgreSQL). */
  copyTo(file: string): Promise<void>;
  close(): Promise<void>;
}

export interface StoreOptions {
  /** Told when an act holds the writer for more than 20 ms. */
  slow?: (milliseconds: number, chain: string) => void;
  /** Given every change of a committed act. */
  announce?: (change: Change) => void;
  onIdleError?: (error: Error) => void;
}
