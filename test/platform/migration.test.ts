import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { migratePostgres, migrateSqlite } from '../../server/platform/storage/migrate.ts';
import { freshDatabase, migrationsFolder } from '../support/test-database.ts';

interface Journal { entries: { idx: number; version: string; when: number; tag: string; breakpoints: boolean }[] }

/** A database of this release with two files named in it, and a folder of migrations to which more can be added. */
function migrated() {
  const folder = mkdtempSync(join(tmpdir(), 'overens-migration-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const migrations = join(folder, 'migrations');
  cpSync(join(migrationsFolder, 'sqlite'), join(migrations, 'sqlite'), { recursive: true });
  const journalFile = join(migrations, 'sqlite', 'meta', '_journal.json');
  const file = join(folder, 'overens.sqlite');
  migrateSqlite(file, migrations);
  const ask = <R>(work: (connection: Database.Database) => R): R => {
    const connection = new Database(file);
    try {
      return work(connection);
    } finally {
      connection.close();
    }
  };
  const name = (hash: string) => ask((connection) => connection.prepare("insert into files (hash, size, type, created_at) values (?, 1, 'x', 1)").run(hash));
  for (const hash of ['a', 'b']) name(hash);
  return {
    file, migrations, name,
    names: () => ask((connection) => connection.prepare('select hash from files order by hash').pluck().all()),
    copies: () => readdirSync(folder).filter((one) => one.includes('.before-')).sort(),
    /** Adds or replaces the migration after this release's own. */
    next(statement: string) {
      const journal = JSON.parse(readFileSync(journalFile, 'utf8')) as Journal;
      const own = journal.entries.filter((entry) => entry.tag !== '9000_next');
      const last = Math.max(...own.map((entry) => entry.when));
      writeFileSync(journalFile, JSON.stringify({ ...journal, entries: [...own, { idx: own.length, version: '6', when: last + 1, tag: '9000_next', breakpoints: true }] }));
      writeFileSync(join(migrations, 'sqlite', '9000_next.sql'), statement);
    },
  };
}

test('a start with nothing to migrate makes no copy', () => {
  const { file, migrations, copies, names } = migrated();
  migrateSqlite(file, migrations);
  expect(copies()).toEqual([]);
  expect(names()).toEqual(['a', 'b']);
});

test('a migration that goes well leaves the copy of what was before', () => {
  const { file, migrations, next, copies, names } = migrated();
  next("update files set type = 'y'");
  migrateSqlite(file, migrations);
  migrateSqlite(file, migrations);
  expect(copies()).toEqual(['overens.sqlite.before-9000_next']);
  expect(names()).toEqual(['a', 'b']);
});

test.each([
  ['loses rows', "delete from files where hash = 'a'", /lost 1 rows of files/],
  ['breaks references', "insert into memberships (person_id, organisation_id, since) values ('nobody', 'nowhere', 1)", /2 broken references/],
  ['is wrong', "delete from files;\n--> statement-breakpoint\ndelete from no_such_table", /no_such_table|undone/],
])('a migration that %s is undone, at every start', (_what, statement, sentence) => {
  const { file, migrations, next, copies, names } = migrated();
  next(statement);
  for (let start = 0; start < 3; start += 1) {
    expect(() => migrateSqlite(file, migrations)).toThrow(sentence);
    expect(names()).toEqual(['a', 'b']);
    expect(copies(), 'the same copy serves again').toEqual(['overens.sqlite.before-9000_next']);
    expect(existsSync(`${file}.part`)).toBe(false);
  }
});

test('what was written between two failed starts is kept, and no copy is written over', () => {
  const { file, migrations, name, next, copies, names } = migrated();
  next("delete from files where hash = 'a'");
  expect(() => migrateSqlite(file, migrations)).toThrow(/undone/);
  name('c');
  expect(() => migrateSqlite(file, migrations)).toThrow(/undone/);
  expect(names()).toEqual(['a', 'b', 'c']);
  expect(copies()).toEqual(['overens.sqlite.before-9000_next', 'overens.sqlite.before-9000_next-2']);
  next("update files set type = 'y'");
  migrateSqlite(file, migrations);
  expect(names()).toEqual(['a', 'b', 'c']);
});

test('a database whose migrations were written otherwise is refused in one sentence, on either database', async () => {
  const database = await freshDatabase();
  const migrate = async () => (database.url === null ? migrateSqlite(join(database.dataDir, 'overens.sqlite'), migrationsFolder) : migratePostgres(database.url, migrationsFolder));
  await migrate();
  if (database.url === null) {
    const connection = new Database(join(database.dataDir, 'overens.sqlite'));
    connection.exec("update __drizzle_migrations set hash = 'otherwise'");
    connection.close();
  } else {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    await client.query("update drizzle.__drizzle_migrations set hash = 'otherwise'");
    await client.end();
  }
  await expect(migrate()).rejects.toThrow(/^The database in .* was made by another version of Överens/);
  await database.drop();
});
