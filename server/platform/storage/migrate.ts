/** Brings a database to this release's schema; forward only. Refuses to go on when a row was lost or a foreign key broken. */
import { closeSync, copyFileSync, existsSync, fsyncSync, openSync, readFileSync, readSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { sql } from 'drizzle-orm';
import { drizzle as sqliteDrizzle } from 'drizzle-orm/better-sqlite3';
import { migrate as sqliteMigrate } from 'drizzle-orm/better-sqlite3/migrator';
import { drizzle as pgDrizzle } from 'drizzle-orm/node-postgres';
import { migrate as pgMigrate } from 'drizzle-orm/node-postgres/migrator';
import { expectOwnPostgres, expectOwnSqlite } from './own-schema.ts';
import { connectPostgres } from './why-not-open.ts';

/**
 * Does nothing when nothing is pending. Before anything else a filled file is copied to `<file>.before-<tag of the first pending migration>`;
 * when the migration fails or a check does, the file is that copy again, and the Error says why.
 */
export function migrateSqlite(file: string, migrationsFolder: string): void {
  const folder = join(migrationsFolder, 'sqlite');
  const connection = new Database(file);
  let copy: string | null = null;
  let tag: string | undefined;
  try {
    expectOwnSqlite(connection, folder);
    tag = firstPending(connection, folder);
    if (tag === undefined) return;
    connection.pragma('journal_mode = WAL');
    connection.pragma('synchronous = FULL');
    const before = tableSizes(connection);
    if (before.size > 0) {
      connection.pragma('wal_checkpoint(TRUNCATE)');
      copy = keepCopy(file, tag);
    }
    // Inside drizzle's transaction the pragma does nothing, and a rebuilt table would empty its children.
    connection.pragma('foreign_keys = OFF');
    sqliteMigrate(sqliteDrizzle(connection), { migrationsFolder: folder });
    check(connection, before);
  } catch (error) {
    connection.close();
    if (copy === null) throw error;
    putBack(copy, file);
    throw new Error(`The migration ${tag} was undone and the database is as it was before (${copy}): ${reasonIn(error)}`);
  } finally {
    connection.close();
  }
}

/** What the database said; drizzle puts the whole statement before it. */
function reasonIn(error: unknown): string {
  if (!(error instanceof Error)) return 'it failed';
  return error.cause instanceof Error ? error.cause.message : error.message;
}

/** The tag of the first migration the database lacks; drizzle too goes by the time of the last one run. */
function firstPending(connection: Database.Database, folder: string): string | undefined {
  const { entries } = JSON.parse(readFileSync(join(folder, 'meta', '_journal.json'), 'utf8')) as { entries: { when: number; tag: string }[] };
  const known = connection.prepare("select 1 from sqlite_master where type = 'table' and name = '__drizzle_migrations'").get() !== undefined;
  const last = known ? Number(connection.prepare('select max(created_at) from __drizzle_migrations').pluck().get() ?? 0) : 0;
  return entries.find((entry) => entry.when > last)?.tag;
}

/** An earlier copy is never written over: one of the same bytes serves again, beside any other the new one gets a number. */
function keepCopy(file: string, tag: string): string {
  for (let number = 1; ; number += 1) {
    const copy = `${file}.before-${tag}${number === 1 ? '' : `-${number}`}`;
    if (!existsSync(copy)) {
      copyWhole(file, copy);
      return copy;
    }
    if (sameBytes(file, copy)) return copy;
  }
}

/** Read in pieces: a database may be larger than what fits in one buffer. */
function sameBytes(one: string, other: string): boolean {
  if (statSync(one).size !== statSync(other).size) return false;
  const handles = [openSync(one, 'r'), openSync(other, 'r')] as const;
  const pieces = [Buffer.alloc(2 ** 20), Buffer.alloc(2 ** 20)] as const;
  try {
    for (;;) {
      const read = readSync(handles[0], pieces[0]);
      if (readSync(handles[1], pieces[1]) !== read || !pieces[0].subarray(0, read).equals(pieces[1].subarray(0, read))) return false;
      if (read === 0) return true;
    }
  } finally {
    for (const handle of handles) closeSync(handle);
  }
}

function putBack(copy: string, file: string): void {
  // The log of the failed migration must not be replayed into the good copy.
  for (const end of ['-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
  copyWhole(copy, file);
}

/** Whole or not at all, also when the power goes meanwhile. */
function copyWhole(from: string, to: string): void {
  copyFileSync(from, `${to}.part`);
  const handle = openSync(`${to}.part`, 'r+');
  fsyncSync(handle);
  closeSync(handle);
  renameSync(`${to}.part`, to);
}

function check(connection: Database.Database, before: Map<string, number>): void {
  const broken = connection.pragma('foreign_key_check');
  if (Array.isArray(broken) && broken.length > 0) throw new Error(`it left ${broken.length} broken references`);
  for (const [table, rows] of tableSizes(connection)) {
    const had = before.get(table);
    if (had !== undefined && rows < had) throw new Error(`it lost ${had - rows} rows of ${table}`);
  }
}

function tableSizes(connection: Database.Database): Map<string, number> {
  const names = connection.prepare("select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and name not like '__drizzle%'").pluck().all() as string[];
  return new Map(names.map((name) => [name, connection.prepare(`select count(*) from "${name}"`).pluck().get() as number]));
}

/** Forward only; one process at a time, the others wait. */
export async function migratePostgres(url: string, migrationsFolder: string): Promise<void> {
  const client = await connectPostgres(url);
  try {
    const db = pgDrizzle(client);
    // Several processes may start at once.
    await db.execute(sql`select pg_advisory_lock(hashtextextended('overens migrations', 0))`);
    await expectOwnPostgres(client, join(migrationsFolder, 'postgres'));
    await pgMigrate(db, { migrationsFolder: join(migrationsFolder, 'postgres') });
  } finally {
    await client.end();
  }
}
