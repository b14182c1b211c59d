/** Thin column builders per dialect, so that each room describes its tables once (ADR 6). The PostgreSQL form is the type both share. */
import * as pg from 'drizzle-orm/pg-core';
import * as sq from 'drizzle-orm/sqlite-core';

export type Dialect = 'sqlite' | 'postgres';

const pgBytes = pg.customType<{ data: Uint8Array; driverData: Buffer }>({
  dataType: () => 'bytea',
  toDriver: (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
  fromDriver: (stored) => new Uint8Array(stored.buffer, stored.byteOffset, stored.byteLength),
});

const sqliteBytes = sq.customType<{ data: Uint8Array; driverData: Buffer }>({
  dataType: () => 'blob',
  toDriver: (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
  fromDriver: (stored) => new Uint8Array(stored.buffer, stored.byteOffset, stored.byteLength),
});

/** Stored as text on both: PostgreSQL's jsonb reorders keys, and nothing here is queried inside JSON. */
const pgJson = pg.customType<{ data: unknown; driverData: string }>({
  dataType: () => 'text',
  toDriver: (value) => JSON.stringify(value),
  fromDriver: (stored) => JSON.parse(stored),
});

const sqliteJson = sq.customType<{ data: unknown; driverData: string }>({
  dataType: () => 'text',
  toDriver: (value) => JSON.stringify(value),
  fromDriver: (stored) => JSON.parse(stored),
});

const pgKit = {
  dialect: 'postgres' as Dialect,
  table: pg.pgTable,
  text: () => pg.text(),
  int: () => pg.integer(),
  bool: () => pg.boolean(),
  time: () => pg.timestamp({ withTimezone: true, precision: 3, mode: 'date' }),
  json: <T>() => pgJson().$type<T>(),
  bytes: () => pgBytes(),
  index: pg.index,
  uniqueIndex: pg.uniqueIndex,
  primaryKey: pg.primaryKey,
  check: pg.check,
};

export type Kit = typeof pgKit;

const sqliteKit = {
  dialect: 'sqlite' as Dialect,
  table: sq.sqliteTable,
  text: () => sq.text(),
  int: () => sq.integer(),
  bool: () => sq.integer({ mode: 'boolean' }),
  time: () => sq.integer({ mode: 'timestamp_ms' }),
  json: <T>() => sqliteJson().$type<T>(),
  bytes: () => sqliteBytes(),
  index: sq.index,
  uniqueIndex: sq.uniqueIndex,
  primaryKey: sq.primaryKey,
  check: sq.check,
} satisfies Record<keyof Kit, unknown> as unknown as Kit;

export const kits: Record<Dialect, Kit> = { sqlite: sqliteKit, postgres: pgKit };

/**
 * A room's tables, made once per dialect. `tables(tx)` gives those of the database that `tx` speaks to;
 * `tables.with(kit)` serves another room's foreign keys and the migration generator.
 */
export function defineTables<T>(define: (kit: Kit) => T) {
  const made = new Map<Dialect, T>();
  const withKit = (kit: Kit): T => {
    const known = made.get(kit.dialect);
    if (known !== undefined) return known;
    const fresh = define(kit);
    made.set(kit.dialect, fresh);
    return fresh;
  };
  return Object.assign((of: { dialect: Dialect }) => withKit(kits[of.dialect]), { with: withKit });
}
