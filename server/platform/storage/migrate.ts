/** Brings a database to this release's schema; forward only. Refuses to go on when a row was lost or a foreign key broken. */
import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { sql } from 'drizzle-orm';
import { drizzle as sqliteDrizzle } from 'drizzle-orm/better-sqlite3';
import { migrate as sqliteMigrate } from 'drizzle-orm/better-sqlite3/migrator';
import { drizzle as pgDrizzle } from 'drizzle-orm/node-postgres';
import { migrate as pgMigrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';

/** Copies the file first when there is something to lose; the copy stands beside it as `<file>.before-migration`. */
export function migrateSqlite(file: string, migrationsFolder: string): void {
  const filled = existsSync(file);
  const connection = new Database(file);
  try {
    connection.pragma('journal_mode = WAL');
    connection.pragma('synchronous = FULL');
    const before = filled ? tableSizes(connection) : new Map<string, number>();
    if (before.size > 0) {
      connection.pragma('wal_checkpoint(TRUNCATE)');
      copyFileSync(file, `${file}.before-migration`);
    }
    // Inside drizzle's transaction the pragma does nothing, and a rebuilt table would empty its children.
    connection.pragma('foreign_keys = OFF');
    sqliteMigrate(sqliteDrizzle(connection), { migrationsFolder: join(migrationsFolder, 'sqlite') });
    const broken = connection.pragma('foreign_key_check');
    if (Array.isArray(broken) && broken.length > 0) throw new Error(`Migration left ${broken.length} broken references; the copy ${file}.before-migration is untouched`);
    for (const [table, rows] of tableSizes(connection)) {
      const had = before.get(table);
      if (had !== undefined && rows < had) throw new Error(`Migration lost ${had - rows} rows of ${table}; the copy ${file}.before-migration is untouched`);
    }
    connection.pragma('foreign_keys = ON');
  } finally {
    connection.close();
  }
}

function tableSizes(connection: Database.Database): Map<string, number> {
  const names = connection.prepare("select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and name not like '__drizzle%'").pluck().all() as string[];
  return new Map(names.map((name) => [name, connection.prepare(`select count(*) from "${name}"`).pluck().get() as number]));
}

export async function migratePostgres(url: string, migrationsFolder: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const db = pgDrizzle(client);
    // Several processes may start at once.
    await db.execute(sql`select pg_advisory_lock(hashtextextended('overens migrations', 0))`);
    await pgMigrate(db, { migrationsFolder: join(migrationsFolder, 'postgres') });
  } finally {
    await client.end();
  }
}
