/** A private database per house: a copied SQLite file, or a PostgreSQL database made from a template. OVERENS_TEST_DATABASE_URL (a superuser's) chooses PostgreSQL. */
import { copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { packageRoot } from '../../server/config.ts';
import { migratePostgres, migrateSqlite } from '../../server/platform/storage/migrate.ts';
import { openPostgres } from '../../server/platform/storage/postgres.ts';
import { openSqlite } from '../../server/platform/storage/sqlite.ts';
import type { Store, StoreOptions } from '../../server/platform/storage/store.ts';

const serverUrl = process.env.OVERENS_TEST_DATABASE_URL || null;
export const testDialect: 'sqlite' | 'postgres' = serverUrl === null ? 'sqlite' : 'postgres';
export const migrationsFolder = join(packageRoot, 'migrations');

export interface TestDatabase {
  dialect: 'sqlite' | 'postgres';
  /** Null on SQLite. */
  url: string | null;
  /** Holds the files, and on SQLite the database. */
  dataDir: string;
  open(options?: StoreOptions): Store;
  /** A copy of this database and its files; every store on it must be closed. */
  copy(): Promise<TestDatabase>;
  drop(): Promise<void>;
}

const made = new Set<TestDatabase>();
let migrated: Promise<TestDatabase> | null = null;

/** A migrated, empty database. */
export async function freshDatabase(dialect = testDialect): Promise<TestDatabase> {
  if (dialect !== testDialect) return emptyDatabase(dialect);
  migrated ??= emptyDatabase(dialect);
  return (await migrated).copy();
}

async function emptyDatabase(dialect: 'sqlite' | 'postgres'): Promise<TestDatabase> {
  const database = dialect === 'sqlite' ? sqliteDatabase() : await postgresDatabase('template0');
  if (database.url === null) migrateSqlite(join(database.dataDir, 'overens.sqlite'), migrationsFolder);
  else await migratePostgres(database.url, migrationsFolder);
  return database;
}

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'overens-test-'));
  mkdirSync(join(folder, 'files'));
  return folder;
}

function sqliteDatabase(): TestDatabase {
  const dataDir = newFolder();
  const file = join(dataDir, 'overens.sqlite');
  const database: TestDatabase = {
    dialect: 'sqlite', url: null, dataDir,
    open: (options) => openSqlite(file, options),
    async copy() {
      const next = sqliteDatabase();
      copyFileSync(file, join(next.dataDir, 'overens.sqlite'));
      cpSync(join(dataDir, 'files'), join(next.dataDir, 'files'), { recursive: true });
      return next;
    },
    async drop() {
      rmSync(dataDir, { recursive: true, force: true });
      made.delete(database);
    },
  };
  made.add(database);
  return database;
}

let count = 0;

async function postgresDatabase(template: string): Promise<TestDatabase> {
  if (serverUrl === null) throw new Error('set OVERENS_TEST_DATABASE_URL to test on PostgreSQL');
  const name = `overens_test_${process.pid}_${Date.now().toString(36)}_${(count += 1)}`;
  await onServer(`create database ${name} template ${template} strategy file_copy`);
  const url = Object.assign(new URL(serverUrl), { pathname: `/${name}` }).href;
  const dataDir = newFolder();
  const database: TestDatabase = {
    dialect: 'postgres', url, dataDir,
    open: (options) => openPostgres(url, options),
    async copy() {
      const next = await postgresDatabase(name);
      cpSync(join(dataDir, 'files'), join(next.dataDir, 'files'), { recursive: true });
      return next;
    },
    async drop() {
      rmSync(dataDir, { recursive: true, force: true });
      made.delete(database);
      await onServer(`drop database if exists ${name} with (force)`);
    },
  };
  made.add(database);
  return database;
}

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl ?? undefined });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** Runs one statement around the application, as somebody with the database in hand could. */
export async function tamper(database: TestDatabase, statement: string): Promise<void> {
  if (database.url === null) {
    const { default: Database } = await import('better-sqlite3');
    const connection = new Database(join(database.dataDir, 'overens.sqlite'));
    connection.pragma('foreign_keys = OFF');
    connection.exec(statement);
    connection.close();
    return;
  }
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    await client.query(`set session_replication_role = replica; ${statement}`);
  } finally {
    await client.end();
  }
}

export async function dropAll(): Promise<void> {
  for (const database of made) if (existsSync(database.dataDir)) await database.drop();
}
