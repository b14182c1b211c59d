import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { ResponseView } from '#shared/consultation.ts';
import { limits } from '#shared/limits.ts';
import { offsetHeader, type Upload, type UploadProgress } from '#shared/uploads.ts';
import { sweepUploads } from '../../server/consultation/uploads.ts';
import { docxType } from '../../server/platform/files/file-type.ts';
import { announced, attach, sendPart } from '../support/attaching.ts';
import { entryCount, expectJournalled } from '../support/journal-entries.ts';
import { open, openAt } from '../support/stages.ts';
import { expectRefused, given, type Visitor } from '../support/visitor.ts';

const statement = { name: 'Yttrande.pdf', bytes: Buffer.concat([Buffer.from('%PDF-1.7 '), Buffer.alloc(5000, 'ä')]) };
const half = 2500;

/** RLIMIT_FSIZE of this process: a write beyond it fails as on a full disk (EFBIG). */
const limitFiles = (bytes: string): number | null => spawnSync('prlimit', ['--pid', String(process.pid), `--fsize=${bytes}:unlimited`], { stdio: 'ignore' }).status;
const mayLimitFiles = limitFiles('unlimited') === 0;

async function begun() {
  const app = await openAt(open);
  const almfors = await app.enter('almforsCoordinator');
  const path = `/api/responses/${app.responseId}/uploads`;
  const begin = (visitor: Visitor = almfors, file = statement) => visitor.post<UploadProgress>(path, announced('statement', file)).then((answer) => given(answer, 201));
  const part = (uploadId: string, from: number, bytes: Uint8Array = statement.bytes.subarray(from), visitor: Visitor = almfors) => sendPart(visitor, { responseId: app.responseId, uploadId }, from, bytes);
  const files = async () => given(await almfors.get<ResponseView>(`/api/responses/${app.responseId}`)).files;
  const unfinished = async () => given(await almfors.get<{ items: Upload[] }>(path)).items;
  return { app, almfors, path, begin, part, files, unfinished };
}

test('a file that was cut goes on where it was, also for whoever announces it anew after a reload', async () => {
  const { app, almfors, path, begin, part, files, unfinished } = await begun();
  const count = await entryCount(app.store);
  const { id } = await begin();
  expect(given(await part(id, 0, statement.bytes.subarray(0, half)))).toEqual({ id, offset: half, file: null });
  expect(await unfinished()).toMatchObject([{ id, kind: 'statement', name: 'Yttrande.pdf', size: statement.bytes.length, offset: half }]);
  expect(await entryCount(app.store), 'nothing has been attached yet').toBe(count);
  expect(await begin()).toEqual({ id, offset: half, file: null });
  const head = await almfors.raw('HEAD', `${path}/${id}`);
  expect([head.status, head.headers.get(offsetHeader)]).toEqual([200, String(half)]);
  const { file } = given(await part(id, half));
  expect(file).toMatchObject({ kind: 'statement', name: 'Yttrande.pdf', type: 'application/pdf', size: statement.bytes.length });
  expect(await files()).toEqual([file]);
  await expectJournalled(app.store, `response:${app.responseId}`, { act: 'file-added', audience: `response:${app.responseId}` });
  const sent = await almfors.raw('GET', `/api/responses/${app.responseId}/files/${file?.id}`);
  expect(Buffer.from(await sent.arrayBuffer()).equals(statement.bytes)).toBe(true);
  expect([await unfinished(), readdirSync(app.house.files.unfinished.folder)]).toEqual([[], []]);
  expect(await begin(), 'whoever did not hear that it came is told').toMatchObject({ offset: statement.bytes.length, file });
});

test('a line that is cut in the middle of a part keeps what came', async () => {
  const { app, almfors, path, begin, part } = await begun();
  const { id } = await begin();
  let came = false;
  const slow = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (came) controller.error(new Error('the line was cut'));
      else controller.enqueue(statement.bytes.subarray(0, half));
      came = true;
    },
  }, { highWaterMark: 0 });
  const answer = await app.app.request(`${path}/${id}`, { method: 'PATCH', body: slow, duplex: 'half', headers: { origin: 'http://localhost:3000', cookie: almfors.cookie ?? '', [offsetHeader]: '0', 'content-length': String(statement.bytes.length) } } as RequestInit);
  expect([answer.status, ((await answer.json()) as { code: string; values: object })]).toMatchObject([409, { code: 'upload-cut', values: { offset: half } }]);
  expect(app.reports, 'a cut line is no fault of ours').toEqual([]);
  given(await part(id, half));
});

test.skipIf(!mayLimitFiles)('a part that the disk has no room for is told in a sentence, and goes on when there is room; nothing half becomes a file', async () => {
  const { app, begin, part, files, unfinished } = await begun();
  // No file of this process may grow beyond what the database needs.
  const room = 24 * 2 ** 20;
  const large = { name: 'Stort yttrande.pdf', bytes: Buffer.concat([Buffer.from('%PDF-1.7 '), Buffer.alloc(room + 500_000, 'ä')]) };
  const { id } = await begin(undefined, large);
  let come = 0;
  while (come < room - limits.uploadPart) come = given(await part(id, come, large.bytes.subarray(come, come + limits.uploadPart))).offset;
  limitFiles(String(room));
  try {
    expectRefused(await part(id, come, large.bytes.subarray(come)), 503, 'no-space');
    const [its] = await unfinished();
    expect(its).toMatchObject({ id, size: large.bytes.length });
    expect(its?.offset).toBeGreaterThanOrEqual(come);
    expect(its?.offset).toBeLessThanOrEqual(room);
    expectRefused(await part(id, its?.offset ?? 0, large.bytes.subarray(its?.offset)), 503, 'no-space');
    expect([await files(), readdirSync(app.house.files.unfinished.folder)]).toEqual([[], [id]]);
  } finally {
    limitFiles('unlimited');
  }
  expect(app.reports.map(({ event }) => event)).toEqual(['no space for an upload', 'no space for an upload']);
  const { offset } = await begin(undefined, large);
  const { file } = given(await part(id, offset, large.bytes.subarray(offset)));
  expect(await files()).toEqual([file]);
});

test.skipIf(!mayLimitFiles)('a file that has come and cannot be kept is whole still, and is attached when there is room', async () => {
  const { app, begin, part, files, unfinished } = await begun();
  const room = 24 * 2 ** 20;
  const large = { name: 'Stort yttrande.pdf', bytes: Buffer.concat([Buffer.from('%PDF-1.7 '), Buffer.alloc(room + 500_000, 'ä')]) };
  const { id } = await begin(undefined, large);
  let come = 0;
  while (come < large.bytes.length - 1) come = given(await part(id, come, large.bytes.subarray(come, Math.min(come + limits.uploadPart, large.bytes.length - 1)))).offset;
  // The last byte is there when the copy of it all cannot be made.
  writeFileSync(app.house.files.unfinished.pathOf(id), large.bytes);
  limitFiles(String(room));
  try {
    expectRefused(await part(id, large.bytes.length, new Uint8Array()), 503, 'no-space');
  } finally {
    limitFiles('unlimited');
  }
  expect([await files(), (await unfinished()).length, readdirSync(app.house.files.unfinished.folder)]).toEqual([[], 1, [id]]);
  const { file } = given(await part(id, large.bytes.length, new Uint8Array()));
  expect([await files(), await unfinished(), readdirSync(app.house.files.unfinished.folder)]).toEqual([[file], [], []]);
});

test('two tabs at the same file make one: whoever is behind is told where to go on', async () => {
  const { begin, part, files } = await begun();
  const [here, there] = await Promise.all([begin(), begin()]);
  expect(here.id).toBe(there.id);
  given(await part(here.id, 0, statement.bytes.subarray(0, half)));
  expect(expectRefused(await part(here.id, 0), 409, 'upload-elsewhere').values).toEqual({ offset: half });
  expect(expectRefused(await part(here.id, half + 1), 409, 'upload-elsewhere').values, 'no gaps').toEqual({ offset: half });
  const ends = await Promise.all([part(here.id, half), part(here.id, half)]);
  expect(ends.map(({ status }) => status).toSorted()[0]).toBe(200);
  for (const end of ends) if (end.status !== 200) expect(['upload-elsewhere', 'not-found']).toContain((end.body as unknown as { code: string }).code);
  expect(await files()).toHaveLength(1);
});

test('what has come must be what was announced, else it is taken away and can be sent anew', async () => {
  const { app, begin, part, files, unfinished } = await begun();
  const other = Buffer.from(statement.bytes);
  other.write('x', 3000);
  const first = await begin();
  expectRefused(await part(first.id, 0, other), 422, 'upload-differs');
  const second = await begin();
  expect(second).toMatchObject({ offset: 0, file: null });
  expectRefused(await part(second.id, 0, Buffer.concat([statement.bytes, Buffer.from('more')])), 422, 'upload-differs');
  expect([await files(), await unfinished(), readdirSync(app.house.files.unfinished.folder)]).toEqual([[], [], []]);
});

test('the wrong kind is told at its first part, the wrong ending when it has come, and Word is known by its directory', async () => {
  const { app, almfors, part, unfinished, path } = await begun();
  const film = { name: 'Film.pdf', bytes: Buffer.concat([Buffer.from('....ftypmp42'), Buffer.alloc(5000)]) };
  const { id } = given(await almfors.post<UploadProgress>(path, announced('attachment', film)), 201);
  expectRefused(await part(id, 0, film.bytes.subarray(0, 64)), 422, 'file-type');
  expectRefused(await attach(almfors, app.responseId, 'attachment', { name: 'Yttrande.docx', bytes: statement.bytes }), 422, 'file-ending');
  const [word, archive] = [zipSync({ '[Content_Types].xml': strToU8('x'), 'word/document.xml': strToU8('x'.repeat(3000)) }), zipSync({ 'a/word.xml': strToU8('x') })];
  expect(given(await attach(almfors, app.responseId, 'attachment', { name: 'Svar.docx', bytes: word }), 201).type).toBe(docxType);
  for (const bytes of [archive, word.subarray(0, word.length - 30), Buffer.from('PK\x03\x04 not a zip at all')]) expectRefused(await attach(almfors, app.responseId, 'attachment', { name: 'Svar.docx', bytes }), 422, 'file-type');
  expect(await unfinished()).toEqual([]);
});

test('too large and empty are refused before anything is sent; twenty files are counted with those that are unfinished', async () => {
  const { app, almfors, path, unfinished } = await begun();
  const announce = (size: number, n = 0) => almfors.post<UploadProgress>(path, { kind: 'attachment', name: `${n}.pdf`, size, hash: String(n).padStart(64, '0') });
  expect(expectRefused(await announce(limits.upload + 1), 413, 'file-too-large').values).toEqual({ megabytes: 25 });
  expectRefused(await announce(0), 422, 'file-empty');
  given(await announce(limits.upload), 201);
  for (let n = 1; n < 19; n += 1) given(await announce(100, n), 201);
  given(await attach(almfors, app.responseId, 'attachment', statement), 201);
  expect(expectRefused(await announce(100, 19), 409, 'too-many-files').values).toEqual({ most: 20 });
  given(await announce(100, 18), 201);
  const [first] = await unfinished();
  given(await almfors.delete(`${path}/${first?.id}`));
  given(await announce(100, 19), 201);
});

test('who cancels takes what has come away', async () => {
  const { app, almfors, path, begin, part, unfinished } = await begun();
  const { id } = await begin();
  given(await part(id, 0, statement.bytes.subarray(0, half)));
  given(await almfors.delete(`${path}/${id}`));
  expectRefused(await part(id, half), 404, 'not-found');
  expect([await unfinished(), existsSync(app.house.files.unfinished.pathOf(id))]).toEqual([[], false]);
});

test('nobody but those who write the response knows of its unfinished files, and after submission they are nobody\'s', async () => {
  const { app, almfors, path, begin, part } = await begun();
  const { id } = await begin();
  given(await part(id, 0, statement.bytes.subarray(0, half)));
  for (const who of ['lead', 'chair', 'admin', 'bjorkvattnaCoordinator'] as const) {
    const other = await app.enter(who);
    expectRefused(await other.get(path), 404, 'not-found');
    expectRefused(await other.get(`${path}/${id}`), 404, 'not-found');
    expectRefused(await part(id, half, statement.bytes.subarray(half), other), 404, 'not-found');
    expectRefused(await other.delete(`${path}/${id}`), 404, 'not-found');
  }
  given(await almfors.patch(`/api/responses/${app.responseId}`, { stance: 'supports' }));
  given(await almfors.post(`/api/responses/${app.responseId}/submission`), 201);
  expectRefused(await part(id, half), 409, 'response-submitted');
  expectRefused(await (await app.enter('lead')).get(path), 403, 'members-only');
});

test('what nothing more comes of for a day is taken away, and what is going on is left', async () => {
  const { app, begin, part, unfinished } = await begun();
  const { id } = await begin();
  given(await part(id, 0, statement.bytes.subarray(0, half)));
  const [one] = await unfinished();
  expect(one?.until).toBe(new Date(app.clock().getTime() + limits.unfinishedUpload).toISOString());
  app.clock.move({ hours: 23 });
  expect(await sweepUploads(app.house)).toBe(0);
  expect(await unfinished()).toHaveLength(1);
  app.clock.move({ hours: 2 });
  expect(await sweepUploads(app.house)).toBe(1);
  expect([await unfinished(), readdirSync(app.house.files.unfinished.folder)]).toEqual([[], []]);
});
