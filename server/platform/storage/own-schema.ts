/** Whether a database is one that this version may bring forward: every migration it remembers must be one of ours, to the letter. */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import type pg from 'pg';
import { connectPostgres } from './why-not-open.ts';

const remedy = 'Start with an empty DATA_DIR (and with PostgreSQL an empty database), or restore a backup that this version has made. Nothing was changed.';

/** Throws one sentence when the file was made by another version, or by another program; an absent or empty one is fine. */
export function expectOwnSqlite(connection: Database.Database, folder: string): void {
  const tables = connection.prepare("select name from sqlite_master where type = 'table' and name not like 'sqlite_%'").pluck().all();
  const known = tables.includes('__drizzle_migrations');
  const hashes = known ? connection.prepare('select hash from __drizzle_migrations').pluck().all() : [];
  judge({ where: `The database in ${connection.name}`, hashes, tables: tables.filter((name) => name !== '__drizzle_migrations').length }, folder);
}

/** The same for PostgreSQL, whose migrations are remembered in a schema of their own. */
export async function expectOwnPostgres(client: pg.Client, folder: string): Promise<void> {
  const { rows: tables } = await client.query<{ name: string }>("select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'");
  const { rows: [known] } = await client.query<{ there: boolean }>("select to_regclass('drizzle.__drizzle_migrations') is not null as there");
  const hashes = known?.there ? (await client.query<{ hash: string }>('select hash from drizzle.__drizzle_migrations')).rows.map(({ hash }) => hash) : [];
  judge({ where: 'The database in DATABASE_URL', hashes, tables: tables.length }, folder);
}

function judge({ where, hashes, tables }: { where: string; hashes: unknown[]; tables: number }, folder: string): void {
  const own = new Set<unknown>(readMigrationFiles({ migrationsFolder: folder }).map(({ hash }) => hash));
  if (hashes.some((hash) => !own.has(hash))) throw new Error(`${where} was made by another version of Överens, which this one cannot read. ${remedy}`);
  if (hashes.length === 0 && tables > 0) throw new Error(`${where} holds tables that Överens has not made. ${remedy}`);
}

/** For reading alone: the database as it is, not migrated. */
export async function expectOwnDatabase(at: { databaseUrl: string | null; file: string }, migrationsFolder: string): Promise<void> {
  if (at.databaseUrl === null) {
    const connection = new Database(at.file, { readonly: true });
    try {
      expectOwnSqlite(connection, join(migrationsFolder, 'sqlite'));
    } finally {
      connection.close();
    }
    return;
  }
  const client = await connectPostgres(at.databaseUrl);
  try {
    await expectOwnPostgres(client, join(migrationsFolder, 'postgres'));
  } finally {
    await client.end();
  }
}
