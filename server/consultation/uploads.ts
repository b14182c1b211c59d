/** Files that come to a response in parts, and go on where they were cut (design D15). Like autosave no act: the file is one once it has come. */
import { and, asc, eq } from 'drizzle-orm';
import type { z } from 'zod';
import { type fileKinds, type responseFileSchema, whyNotWriteResponse } from '#shared/consultation.ts';
import { limits } from '#shared/limits.ts';
import { Refusal } from '#shared/refusals.ts';
import type { Upload, UploadInput, UploadProgress } from '#shared/uploads.ts';
import { refuse } from '../matters/refuse.ts';
import type { Person } from '../people/person.ts';
import { namedType, startsAsZip, typeByStart } from '../platform/files/file-type.ts';
import { typeOnDisk } from '../platform/files/type-on-disk.ts';
import type { House } from '../platform/house.ts';
import { safeName } from '../platform/http/file-names.ts';
import { newId } from '../platform/storage/ids.ts';
import type { Reader, Writer } from '../platform/storage/store.ts';
import type { ResponseActor } from './response-actor.ts';
import { addFile, filesOf, responseFor } from './responses.ts';
import { consultationTables } from './tables.ts';

type ResponseFile = z.infer<typeof responseFileSchema>;
type Row = Awaited<ReturnType<typeof uploadsOf>>[number];

/**
 * The upload of this very file, begun now or before, by whomever of those who may write the response; or the file, if it is attached already.
 * Refuses what `whyNotWriteResponse` does, `file-empty`, `file-too-large`, and `too-many-files`, unfinished ones counted.
 */
export async function beginUpload(tx: Writer, { who, person, response }: ResponseActor, { name: given, ...input }: UploadInput): Promise<{ id: string; file: ResponseFile | null }> {
  const { uploads } = consultationTables(tx);
  refuse(whyNotWriteResponse(who, response));
  const name = safeName(given);
  const file = await attached(tx, response.id, { ...input, name });
  if (file !== null) return { id: file.id, file };
  if (input.size === 0) throw new Refusal('invalid', 'file-empty');
  if (input.size > limits.upload) throw new Refusal('too-large', 'file-too-large', { values: { megabytes: limits.upload / 2 ** 20 } });
  const known = await uploadsOf(tx, response.id);
  const begun = known.find((one) => one.kind === input.kind && one.name === name && one.hash === input.hash && one.size === input.size);
  if (begun !== undefined) return { id: begun.id, file: null };
  if ((await filesOf(tx, response.id)).length + known.length >= limits.filesPerResponse) throw new Refusal('conflict', 'too-many-files', { values: { most: limits.filesPerResponse } });
  const id = newId(person.at);
  await tx.insert(uploads).values({ id, responseId: response.id, ...input, name, by: person.id, at: person.at });
  return { id, file: null };
}

/** How far one has come. Refuses what `whyNotWriteResponse` does, and `not-found`. */
export async function uploadState(house: House, person: Person, at: Which): Promise<UploadProgress> {
  const row = await rowFor(house.store.read, person, at);
  return { id: row.id, offset: (await house.files.unfinished.state(row.id)).length, file: null };
}

/** Those of a response that are not finished, oldest first; refused where the response may not be written, since nobody else is to know of them. */
export async function unfinishedUploads({ store, files }: House, { who, response }: ResponseActor): Promise<Upload[]> {
  refuse(whyNotWriteResponse(who, response));
  return Promise.all((await uploadsOf(store.read, response.id)).map(async (row) => {
    const { length, at } = await files.unfinished.state(row.id);
    return { id: row.id, kind: row.kind as (typeof fileKinds)[number], name: row.name, size: row.size, offset: length, until: new Date(lastHeard(row, at) + limits.unfinishedUpload).toISOString() };
  }));
}

interface Which { responseId: string; uploadId: string }

/**
 * Takes a part that begins where the file ends so far; with the last one the file is checked and attached. Refuses `upload-elsewhere` for any
 * other place (`offset` says where to go on), `upload-cut`, `no-space`, what cannot become a file (`file-type`, `file-ending`, `upload-differs`;
 * what has come is then taken away), and what `addFile` does.
 */
export async function takePart(house: House, person: Person, which: Which & { offset: number }, body: AsyncIterable<Uint8Array>): Promise<UploadProgress> {
  const { unfinished } = house.files;
  const row = await rowFor(house.store.read, person, which);
  const { length } = await unfinished.state(row.id);
  if (which.offset !== length) throw new Refusal('conflict', 'upload-elsewhere', { values: { offset: length } });
  const come = await unfinished.append(row.id, { from: length, most: row.size }, body).catch((error: unknown) => {
    throw isFull(error) ? noSpace(house) : error;
  });
  if (come.end === 'cut') throw new Refusal('conflict', 'upload-cut', { values: { offset: come.length } });
  // Whoever sends the wrong kind is told at once, and not after the last of 25 MB.
  if (come.end === 'beyond') return giveUp(house, row, new Refusal('invalid', 'upload-differs'));
  if (come.length >= 8 && !mayBecome(await unfinished.start(row.id, 8))) return giveUp(house, row, new Refusal('invalid', 'file-type'));
  if (come.length < row.size) return { id: row.id, offset: come.length, file: null };
  return { id: row.id, offset: row.size, file: await finish(house, person, row) };
}

const mayBecome = (start: Uint8Array): boolean => typeByStart(start) !== null || startsAsZip(start);
/** The disk, the user's part of it, or the largest file that the server may write. */
const isFull = (error: unknown): boolean => error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT' || error.code === 'EFBIG');

function noSpace(house: House): Refusal {
  house.report('no space for an upload', {});
  return new Refusal('unavailable', 'no-space');
}

/** Done twice, by two tabs or after a crash, it gives the same file. */
async function finish(house: House, person: Person, row: Row): Promise<ResponseFile> {
  const kept = await house.files.keepFrom(house.files.unfinished.pathOf(row.id), async ({ path, hash }) => {
    if (hash !== row.hash) throw new Refusal('invalid', 'upload-differs');
    return namedType(row.name, await typeOnDisk(path));
  }).catch(async (error: unknown) => {
    if (error instanceof Refusal) return giveUp(house, row, error);
    if (isFull(error)) throw noSpace(house);
    // Another has just finished it.
    const file = isGone(error) ? await attached(house.store.read, row.responseId, row) : null;
    if (file === null) throw error;
    return file;
  });
  if ('id' in kept) return kept;
  const fileId = await house.store.write(`response:${row.responseId}`, async (tx) => {
    const id = await addFile(tx, await responseFor(tx, person, row.responseId), { kind: row.kind as ResponseFile['kind'], name: row.name, file: kept });
    await forget(tx, row.id);
    return id;
  });
  await house.files.unfinished.drop(row.id);
  return { id: fileId, kind: row.kind as ResponseFile['kind'], name: row.name, size: kept.size, type: kept.type, hash: kept.hash };
}

const isGone = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';

async function giveUp(house: House, row: Row, why: Refusal): Promise<never> {
  await house.store.write(`response:${row.responseId}`, (tx) => forget(tx, row.id));
  await house.files.unfinished.drop(row.id);
  throw why;
}

/** Nothing of it is left. Refuses what `whyNotWriteResponse` does, and `not-found`. */
export async function cancelUpload(house: House, person: Person, which: Which): Promise<void> {
  const row = await house.store.write(`response:${which.responseId}`, async (tx) => {
    const its = await rowFor(tx, person, which);
    await forget(tx, its.id);
    return its;
  });
  await house.files.unfinished.drop(row.id);
}

/** Takes away what nothing more has come of for `limits.unfinishedUpload`, and parts that no row knows any longer; gives how many uploads were ended. */
export async function sweepUploads({ store, files, clock }: Pick<House, 'store' | 'files' | 'clock'>): Promise<number> {
  const { uploads } = consultationTables(store);
  const since = clock().getTime() - limits.unfinishedUpload;
  const rows = await store.read.select().from(uploads);
  const over = new Set<string>();
  for (const row of rows) if (lastHeard(row, (await files.unfinished.state(row.id)).at) < since) over.add(row.id);
  for (const row of rows.filter(({ id }) => over.has(id))) {
    await store.write(`response:${row.responseId}`, (tx) => forget(tx, row.id));
    await files.unfinished.drop(row.id);
  }
  const known = new Set(rows.map(({ id }) => id).filter((id) => !over.has(id)));
  await files.unfinished.sweep(new Date(since), (id) => known.has(id));
  return over.size;
}

const lastHeard = (row: Row, part: Date | null): number => Math.max(row.at.getTime(), part?.getTime() ?? 0);

async function uploadsOf(from: Reader, responseId: string) {
  const { uploads } = consultationTables(from);
  return from.select().from(uploads).where(eq(uploads.responseId, responseId)).orderBy(asc(uploads.id));
}

async function rowFor(from: Reader, person: Person, { responseId, uploadId }: Which): Promise<Row> {
  const { uploads } = consultationTables(from);
  const { who, response } = await responseFor(from, person, responseId);
  refuse(whyNotWriteResponse(who, response));
  const [row] = await from.select().from(uploads).where(and(eq(uploads.id, uploadId), eq(uploads.responseId, responseId)));
  if (!row) throw new Refusal('not-found', 'not-found');
  return row;
}

async function attached(from: Reader, responseId: string, one: { kind: string; name: string; hash: string }): Promise<ResponseFile | null> {
  const file = (await filesOf(from, responseId)).find(({ fileHash, kind, name }) => fileHash === one.hash && kind === one.kind && name === one.name);
  return file === undefined ? null : { id: file.id, kind: file.kind as ResponseFile['kind'], name: file.name, size: file.size, type: file.type, hash: file.fileHash };
}

async function forget(tx: Writer, id: string): Promise<void> {
  const { uploads } = consultationTables(tx);
  await tx.delete(uploads).where(eq(uploads.id, id));
}
