import { AsyncLocalStorage } from 'node:async_hooks';
import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import type { Reader, Store, StoreOptions, Writer } from './store.ts';

/**
 * One writer connection behind a queue and one query-only reader. better-sqlite3 cannot run asynchronous
 * transactions of its own, so the queue opens and closes them.
 */
export function openSqlite(file: string, { slow = () => {}, announce = () => {} }: StoreOptions = {}): Store {
  const writing = connect(file);
  const reading = connect(file);
  // A write that goes around `write` is refused by SQLite itself.
  reading.pragma('query_only = ON');
  const writerDb = drizzle(writing, { casing: 'snake_case' });
  const writer = { ...reader(writerDb), ...acts(writerDb) };
  const act = new AsyncLocalStorage<{ open: boolean; tx: Writer }>();
  let last: Promise<unknown> = Promise.resolve();

  const inTurn = <R>(chain: string, work: (tx: Writer) => Promise<R>): Promise<R> => {
    const run = async () => {
      const after: (() => void)[] = [];
      const tx: Writer = { ...writer, hold: async () => {}, afterCommit: (work) => after.push(work), announce: (change) => after.push(() => announce(change)) };
      const state = { open: true, tx };
      const begun = performance.now();
      writing.exec('BEGIN IMMEDIATE');
      let result: R;
      try {
        result = await act.run(state, () => work(tx));
        writing.exec('COMMIT');
      } catch (error) {
        if (writing.inTransaction) writing.exec('ROLLBACK');
        throw error;
      } finally {
        state.open = false;
        const took = performance.now() - begun;
        if (took > 20) slow(took, chain);
      }
      for (const work of after) work();
      return result;
    };
    const mine = last.then(run, run);
    last = mine.catch(() => {});
    return mine;
  };

  return {
    dialect: 'sqlite',
    read: reader(drizzle(reading, { casing: 'snake_case' })),
    write(chain, work) {
      const current = act.getStore();
      return current?.open ? work(current.tx) : inTurn(chain, work);
    },
    append: (work) => act.exit(() => inTurn('log', work)),
    probe: async () => {
      writing.exec(writing.inTransaction ? 'SELECT 1' : 'BEGIN IMMEDIATE; ROLLBACK');
    },
    tryOut: () => act.exit(() => inTurn('trial', async () => void writing.pragma(`user_version = ${Number(writing.pragma('user_version', { simple: true }))}`))),
    copyTo: async (target) => {
      await last;
      await reading.backup(target);
    },
    close: async () => {
      await last;
      reading.close();
      writing.close();
    },
  };
}

function connect(file: string): Database.Database {
  const connection = new Database(file);
  connection.pragma('journal_mode = WAL');
  connection.pragma('foreign_keys = ON');
  connection.pragma('busy_timeout = 5000');
  connection.pragma('synchronous = FULL');
  // The build's default is NORMAL after a reopen, which may lose the last commits at power loss.
  if (connection.pragma('synchronous', { simple: true }) !== 2) throw new Error('SQLite did not accept synchronous=FULL');
  return connection;
}

// The SQLite builders run the same calls; their types are given the PostgreSQL form that both share (stack.md 4).
function reader(db: ReturnType<typeof drizzle>): Reader {
  return {
    dialect: 'sqlite',
    select: db.select.bind(db),
    selectDistinct: db.selectDistinct.bind(db),
    $count: db.$count.bind(db),
  } as unknown as Reader;
}

function acts(db: ReturnType<typeof drizzle>): Pick<Writer, 'insert' | 'update' | 'delete'> {
  return { insert: db.insert.bind(db), update: db.update.bind(db), delete: db.delete.bind(db) } as unknown as Pick<Writer, 'insert' | 'update' | 'delete'>;
}
