/** Content-addressed files (design D15): `files/ab/<sha256>`, on disk before the row that names them is committed. */
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, mkdir, open, readdir, readFile, rename, rm, stat, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { eq, sql } from 'drizzle-orm';
import { Refusal } from '#shared/refusals.ts';
import type { Reader, Store, Writer } from '../storage/store.ts';
import { platformTables } from '../storage/tables.ts';
import { openUnfinished, type Unfinished, unfinishedFolder } from './unfinished.ts';

export interface StoredFile {
  hash: string;
  size: number;
  type: string;
}

export interface Files {
  /** Writes and fsyncs the bytes; give the answer to `nameFile` inside the act that needs it. */
  keep(bytes: Uint8Array, type: string): Promise<StoredFile>;
  /** The same from a file on disk, which stays, without holding it in memory. `judge` gives the type of the very copy that will be kept, or refuses it. */
  keepFrom(path: string, judge: (copy: { path: string; hash: string }) => Promise<string>): Promise<StoredFile>;
  /** Files that are still coming, in parts. */
  readonly unfinished: Unfinished;
  /** The bytes, re-hashed: refuses with `file-damaged` when they no longer are what was stored. */
  fetch(hash: string): Promise<Uint8Array>;
  /** Removes files that no row names and that are older than a day; gives how many. */
  sweep(from: Reader, now: Date): Promise<number>;
  readonly folder: string;
}

/** In lower-case hexadecimal; a string by its UTF-8 bytes. */
export const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

/** Content-addressed files below a folder (design D15). */
export function openFiles(folder: string): Files {
  const pathOf = (hash: string) => join(folder, hash.slice(0, 2), hash);
  const unfinished = openUnfinished(join(folder, unfinishedFolder));
  return {
    folder,
    unfinished,
    async keep(bytes, type) {
      const hash = sha256(bytes);
      const path = pathOf(hash);
      await mkdir(dirname(path), { recursive: true });
      const temporary = `${path}.${randomUUID()}`;
      const file = await open(temporary, 'wx');
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(temporary, path);
      await syncFolder(dirname(path));
      return { hash, size: bytes.byteLength, type };
    },
    async keepFrom(path, judge) {
      const temporary = join(unfinished.folder, `${randomUUID()}.copy`);
      try {
        await copyFile(path, temporary);
        const hash = await hashOf(temporary);
        const type = await judge({ path: temporary, hash });
        const { size } = await syncFile(temporary);
        await mkdir(dirname(pathOf(hash)), { recursive: true });
        await rename(temporary, pathOf(hash));
        await syncFolder(dirname(pathOf(hash)));
        return { hash, size, type };
      } finally {
        await rm(temporary, { force: true });
      }
    },
    async fetch(hash) {
      const bytes = await readFile(pathOf(hash)).catch(() => null);
      if (bytes === null || sha256(bytes) !== hash) throw new Refusal('unavailable', 'file-damaged');
      return new Uint8Array(bytes);
    },
    async sweep(from, now) {
      const { files } = platformTables(from);
      const named = new Set((await from.select({ hash: files.hash }).from(files)).map((row) => row.hash));
      let removed = 0;
      for (const shelf of await readdir(folder).catch(() => [])) {
        if (shelf === unfinishedFolder) continue;
        for (const name of await readdir(join(folder, shelf))) {
          const path = join(folder, shelf, name);
          if (named.has(name) || now.getTime() - (await stat(path)).mtimeMs < 24 * 3_600_000) continue;
          await unlink(path);
          removed += 1;
        }
      }
      return removed;
    },
  };
}

/** Names a kept file in the act's own transaction. */
export async function nameFile(tx: Writer, file: StoredFile, now: Date): Promise<void> {
  const { files } = platformTables(tx);
  await tx.insert(files).values({ ...file, createdAt: now }).onConflictDoNothing();
}

/** Nobody's any more, unless another row names the same bytes: then it stays, and the answer is false. The bytes go with the next sweep. */
export async function forgetFile(store: Store, hash: string): Promise<boolean> {
  const { files } = platformTables(store);
  try {
    await store.write('files', async (tx) => void (await tx.delete(files).where(eq(files.hash, hash))));
    return true;
  } catch (error) {
    if (isStillNamed(error)) return false;
    throw error;
  }
}

/** PostgreSQL, appendix A: foreign_key_violation; SQLite's result code. Looks through wrapped errors. */
function isStillNamed(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ('code' in error && (error.code === '23503' || error.code === 'SQLITE_CONSTRAINT_FOREIGNKEY')) || isStillNamed(error.cause);
}

/** Its row; null when no act has named the file. */
export async function storedFile(from: Reader, hash: string): Promise<StoredFile | null> {
  const { files } = platformTables(from);
  const [row] = await from.select({ hash: files.hash, size: sql<number>`${files.size}`, type: files.type }).from(files).where(eq(files.hash, hash));
  return row ?? null;
}

/** SHA-256 of a file on disk, read piece by piece. */
async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path)) hash.update(piece as Buffer);
  return hash.digest('hex');
}

async function syncFile(path: string): Promise<{ size: number }> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
    return { size: (await file.stat()).size };
  } finally {
    await file.close();
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
