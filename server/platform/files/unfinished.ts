/** Files that come in parts (design D15): each lies under its own id until all of it has come, and its length is how far it has come. */
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Below the folder of the files, so that a shared mount is the same for both. */
export const unfinishedFolder = 'unfinished';

export interface Unfinished {
  readonly folder: string;
  pathOf(id: string): string;
  /** How many bytes have come, none for an id that nothing has come for, and when the last of them did. */
  state(id: string): Promise<{ length: number; at: Date | null }>;
  /**
   * Writes what comes, as it comes, from byte `from` on, and never beyond `most`; a piece at a time is in memory. What came before a
   * line was cut stays. Resolves, with everything on disk, to the new length and whether the body went on beyond `most` or was cut short.
   */
  append(id: string, { from, most }: { from: number; most: number }, body: AsyncIterable<Uint8Array>): Promise<{ length: number; end: 'whole' | 'cut' | 'beyond' }>;
  /** The first bytes, at most `count`. */
  start(id: string, count: number): Promise<Uint8Array>;
  drop(id: string): Promise<void>;
  /** Takes away what nothing has come for since that moment and `isKnown` does not name; gives how many. */
  sweep(since: Date, isKnown: (id: string) => boolean): Promise<number>;
}

export function openUnfinished(folder: string): Unfinished {
  const pathOf = (id: string) => join(folder, id);
  const state = async (id: string) => stat(pathOf(id)).then(({ size, mtime }) => ({ length: size, at: mtime }), (error: unknown) => {
    if (isMissing(error)) return { length: 0, at: null };
    throw error;
  });
  return {
    folder,
    pathOf,
    state,
    async append(id, { from, most }, body) {
      await mkdir(folder, { recursive: true });
      // Written by place and not at the end: two who send the same part at once write the same bytes.
      const file = await open(pathOf(id), 'r+').catch(async (error: unknown) => {
        if (!isMissing(error)) throw error;
        return open(pathOf(id), 'wx+').catch(() => open(pathOf(id), 'r+'));
      });
      try {
        const { at, end } = await written(file, { from, most }, body);
        await file.sync();
        return { length: Math.max(at, (await file.stat()).size), end };
      } finally {
        await file.close();
      }
    },
    async start(id, count) {
      const file = await open(pathOf(id), 'r');
      try {
        const { buffer, bytesRead } = await file.read(Buffer.alloc(count), 0, count, 0);
        return buffer.subarray(0, bytesRead);
      } finally {
        await file.close();
      }
    },
    drop: (id) => rm(pathOf(id), { force: true }),
    async sweep(since, isKnown) {
      let removed = 0;
      for (const id of await readdir(folder).catch(() => [])) {
        const { at } = await state(id);
        if (at === null || at >= since || isKnown(id)) continue;
        await rm(pathOf(id), { force: true });
        removed += 1;
      }
      return removed;
    },
  };
}

async function written(file: Awaited<ReturnType<typeof open>>, { from, most }: { from: number; most: number }, body: AsyncIterable<Uint8Array>): Promise<{ at: number; end: 'whole' | 'cut' | 'beyond' }> {
  let at = from;
  const pieces = body[Symbol.asyncIterator]();
  for (;;) {
    // Only the line may fail here; the disk's own faults are thrown on.
    const next = await pieces.next().catch(() => null);
    if (next === null) return { at, end: 'cut' };
    if (next.done === true) return { at, end: 'whole' };
    const piece = next.value.subarray(0, most - at);
    try {
      for (let done = 0; done < piece.byteLength;) done += (await file.write(piece, done, piece.byteLength - done, at + done)).bytesWritten;
    } catch (error) {
      await pieces.return?.().catch(() => undefined);
      throw error;
    }
    at += piece.byteLength;
    if (piece.byteLength < next.value.byteLength) {
      await pieces.return?.().catch(() => undefined);
      return { at, end: 'beyond' };
    }
  }
}

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';
