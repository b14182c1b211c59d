import { AsyncLocalStorage } from 'node:async_hooks';
import { sql } from 'drizzle-orm';
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import type { Reader, Store, StoreOptions, Writer } from './store.ts';

const mostTries = 3;

/** Deadlock and serialization failure (PostgreSQL, appendix A): everything was rolled back, so the whole act may run again. */
const isWorthAnotherTry = (error: unknown): boolean => error instanceof Error && (('code' in error && (error.code === '40P01' || error.code === '40001')) || isWorthAnotherTry(error.cause));

/** A read-only pool beside a writer pool; acts of one chain run one after another under an advisory lock. */
export function openPostgres(url: string, { slow = () => {}, announce = () => {}, onIdleError = () => {} }: StoreOptions = {}): Store {
  const readers = new pg.Pool({ connectionString: url, max: 8, options: '-c default_transaction_read_only=on' });
  const writers = new pg.Pool({ connectionString: url, max: 8 });
  // Acts that wait for a chain keep a connection each: the update log must not wait for one of theirs.
  const loggers = new pg.Pool({ connectionString: url, max: 2 });
  // Without a listener a dropped idle connection ends the process.
  for (const pool of [readers, writers, loggers]) pool.on('error', onIdleError);
  const writerDb = drizzle(writers, { casing: 'snake_case' });
  const logDb = drizzle(loggers, { casing: 'snake_case' });
  const act = new AsyncLocalStorage<{ open: boolean; tx: Writer }>();

  const alone = async <R>(on: NodePgDatabase, chain: string, work: (tx: Writer) => Promise<R>): Promise<R> => {
    for (let tries = 1; ; tries += 1) {
      try {
        return await once(on, chain, work);
      } catch (error) {
        if (tries === mostTries || !isWorthAnotherTry(error)) throw error;
      }
    }
  };

  const once = async <R>(on: NodePgDatabase, chain: string, work: (tx: Writer) => Promise<R>): Promise<R> => {
    const after: (() => void)[] = [];
    const result = await on.transaction(async (db) => {
      const hold = async (key: string) => void (await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`));
      await hold(chain);
      const begun = performance.now();
      const tx: Writer = { ...reader(db), insert: db.insert.bind(db), update: db.update.bind(db), delete: db.delete.bind(db), hold, afterCommit: (work) => after.push(work), announce: (change) => after.push(() => announce(change)) };
      const state = { open: true, tx };
      try {
        return await act.run(state, () => work(tx));
      } finally {
        state.open = false;
        const took = performance.now() - begun;
        if (took > 20) slow(took, chain);
      }
    });
    for (const work of after) work();
    return result;
  };

  return {
    dialect: 'postgres',
    read: reader(drizzle(readers, { casing: 'snake_case' })),
    async write(chain, work) {
      const current = act.getStore();
      if (!current?.open) return alone(writerDb, chain, work);
      await current.tx.hold(chain);
      return work(current.tx);
    },
    append: (work) => act.exit(() => alone(logDb, 'log', work)),
    probe: async () => void (await writerDb.transaction(async (db) => db.execute(sql`select 1`), { accessMode: 'read write' })),
    tryOut: async () => void (await logDb.transaction(async (db) => db.execute(sql`select pg_logical_emit_message(true, 'overens', '')`))),
    copyTo: async () => {
      throw new Error('PostgreSQL is copied with pg_dump');
    },
    close: async () => {
      await readers.end();
      await writers.end();
      await loggers.end();
    },
  };
}

function reader(db: Pick<NodePgDatabase, 'select' | 'selectDistinct' | '$count'>): Reader {
  return { dialect: 'postgres', select: db.select.bind(db), selectDistinct: db.selectDistinct.bind(db), $count: db.$count.bind(db) };
}
