import { rmSync, writeFileSync } from 'node:fs';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { ConsultationReport } from '#shared/export.ts';
import { limits } from '#shared/limits.ts';
import type { ReportExport } from '#shared/report-exports.ts';
import { sweepExports, writeExportJob } from '../../server/answers/exports/exports.ts';
import { exportTables } from '../../server/answers/exports/tables.ts';
import { jobHandlers } from '../../server/app.ts';
import { findFaults } from '../../server/commands.ts';
import { draftPlaces } from '../../server/drafting/draft-places.ts';
import { sha256, storedFile } from '../../server/platform/files/files.ts';
import { freeJobs, runNextJob } from '../../server/platform/jobs/jobs.ts';
import { chainOf, expectJournalled } from '../support/journal-entries.ts';
import { answering, openAt, type Who } from '../support/stages.ts';
import { expectRefused, given } from '../support/visitor.ts';

async function open() {
  const app = await openAt(answering);
  const order = async (body: object = { format: 'csv' }, who: Who = 'lead') => (await app.enter(who)).post<{ id: string }>(`/api/rounds/${app.roundId}/exports`, body);
  const list = async (who: Who = 'lead') => given(await (await app.enter(who)).get<{ items: ReportExport[] }>(`/api/rounds/${app.roundId}/exports`)).items;
  const file = async (id: string, who: Who = 'lead') => (await app.enter(who)).raw('GET', `/api/exports/${id}/file`);
  const bytesOf = async (id: string) => new Uint8Array(await (await file(id)).arrayBuffer());
  return { app, order, list, file, bytesOf };
}

/** Resolves when the file is being written: in a process of its own. */
async function beingWritten({ app, list }: Awaited<ReturnType<typeof open>>): Promise<void> {
  const [under] = await list();
  if (under?.state === 'writing' && under.progress >= 10) return;
  await new Promise<void>((resolve) => {
    const deafen = app.house.signal.subscribe(({ subject }) => {
      if (subject === 'export') void list().then(([one]) => { if (one?.state === 'writing' && one.progress >= 10) { deafen(); resolve(); } });
    });
  });
}

test('an ordered file is made beside other work, kept with who, when, what and its checksum, and is the same at each fetch', async () => {
  const { app, order, list, bytesOf, file } = await open();
  const { id } = given(await order({ format: 'json' }), 201);
  expect(await list()).toMatchObject([{ id, format: 'json', state: 'waiting', progress: 0, mine: true, by: 'Konto lead', filtered: false, made: null, refusals: { cancel: null, remove: 'export-under-way' } }]);
  expectRefused(await (await app.enter('lead')).get(`/api/exports/${id}/file`), 409, 'export-not-made');
  await app.runJobs();
  const bytes = await bytesOf(id);
  const [made] = await list('council');
  expect(made).toMatchObject({ state: 'done', progress: 100, mine: false, made: { selection: '', listed: 3, comments: 3, undecided: 3, packageNumber: 1, size: bytes.length, hash: sha256(bytes), of: app.clock().toISOString() }, refusals: { cancel: 'exporter-or-lead-only', remove: 'exporter-or-lead-only' } });
  expect(JSON.parse(new TextDecoder().decode(bytes))).toMatchObject({ listed: 3, marking: { kind: 'working-paper' } });
  expect(decodeURIComponent((await file(id)).headers.get('content-disposition') ?? '')).toContain('Remissammanställning');
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'export-made', audience: 'team', actorId: app.people.lead, subjectId: id });
  given(await (await app.enter('lead')).patch(`/api/matters/${app.matterId}`, { title: 'Ett annat namn' }));
  expect(sha256(await bytesOf(id))).toBe(sha256(bytes));
  expect((await findFaults(app.store.read, app.house.files.folder)).faults).toEqual([]);
});

test('a file of a part says so in the list and in itself', async () => {
  const { app, order, list, bytesOf } = await open();
  const { id } = given(await order({ format: 'json', state: 'new', kind: 'question', groupBy: 'organisation', locale: 'en' }), 201);
  await app.runJobs();
  const report = JSON.parse(new TextDecoder().decode(await bytesOf(id))) as ConsultationReport;
  expect(report).toMatchObject({ groupBy: 'organisation', locale: 'en', marking: { kind: 'selection' } });
  const [made] = await list();
  expect(made).toMatchObject({ filtered: true, groupBy: 'organisation', locale: 'en', made: { listed: report.listed, selection: (report.marking as { description: string }).description } });
  expect(made?.made?.selection).not.toBe('');
});

test('a file that is cancelled while it is written ends there, and nothing is kept of it', async () => {
  const opened = await open();
  const { app, order, list } = opened;
  const { id } = given(await order({ format: 'pdf' }), 201);
  const running = app.runJobs();
  await beingWritten(opened);
  expectRefused(await (await app.enter('writer')).post(`/api/exports/${id}/cancellation`), 403, 'exporter-or-lead-only');
  given(await (await app.enter('lead')).post(`/api/exports/${id}/cancellation`));
  await running;
  expect(await list()).toEqual([]);
  expectRefused(await (await app.enter('lead')).get(`/api/exports/${id}/file`), 404, 'not-found');
  const [row] = await app.store.read.select().from(exportTables(app.store).reportExports).where(eq(exportTables(app.store).reportExports.id, id));
  expect(row).toMatchObject({ file: null, hash: null, madeAt: null });
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'export-cancelled', audience: 'team', actorId: app.people.lead, subjectId: id });
  given(await order(), 201);
  await app.runJobs();
  expectRefused(await (await app.enter('lead')).post(`/api/exports/${(await list())[0]?.id}/cancellation`), 409, 'export-over');
});

test('a server that ends leaves the file to the one that comes after it', async () => {
  const opened = await open();
  const { app, order, list } = opened;
  given(await order({ format: 'pdf' }), 201);
  const stopping = new AbortController();
  const running = runNextJob(app.store, jobHandlers(app.house, { places: draftPlaces(app.realtime), stopping: stopping.signal }), app.clock);
  await beingWritten(opened);
  stopping.abort();
  await running;
  expect(await list()).toMatchObject([{ state: 'waiting', made: null, failure: null }]);
  app.clock.move({ seconds: 10 });
  await app.runJobs();
  expect(await list()).toMatchObject([{ state: 'done' }]);
});

test('what a server died from is taken up at once by the next, and told as failed when it goes so each time', async () => {
  const { app, order, list } = await open();
  given(await order(), 201);
  const dying = () => new Promise<void>((begun) => { void runNextJob(app.store, { [writeExportJob]: () => { begun(); return new Promise(() => {}); } }, app.clock); });
  await dying();
  expect(await list()).toMatchObject([{ state: 'writing' }]);
  await freeJobs(app.store);
  await app.runJobs();
  expect(await list()).toMatchObject([{ state: 'done' }]);
  given(await order(), 201);
  for (let deaths = 0; deaths < 5; deaths += 1) {
    await dying();
    await freeJobs(app.store);
  }
  expect((await list())[0]).toMatchObject({ state: 'failed', failure: 'interrupted', refusals: { cancel: 'export-over', remove: null } });
  await sweepExports(app.house);
  expect((await list())[0]).toMatchObject({ state: 'failed', failure: 'interrupted' });
});

test('a file that cannot be kept is told as failed, is not tried again, and can be taken off the list', async () => {
  const { app, order, list } = await open();
  const { id } = given(await order(), 201);
  rmSync(app.house.files.folder, { recursive: true, force: true });
  writeFileSync(app.house.files.folder, 'no folder');
  await app.runJobs();
  expect(await list()).toMatchObject([{ state: 'failed', failure: 'unwritable', made: null }]);
  expect(app.reports.map(({ event }) => event)).toContain('export failed');
  given(await (await app.enter('lead')).delete(`/api/exports/${id}`));
  expect(await list()).toEqual([]);
});

test('who is no longer in the matter cannot fetch what they ordered, and nobody outside knows of it', async () => {
  const { app, order, file } = await open();
  const { id } = given(await order({ format: 'csv' }, 'writer'), 201);
  await app.runJobs();
  expect((await file(id, 'writer')).status).toBe(200);
  for (const who of ['almforsCoordinator', 'otherLead', 'former', 'admin'] as const) {
    expectRefused(await (await app.enter(who)).get(`/api/exports/${id}/file`), 404, 'not-found');
    expectRefused(await (await app.enter(who)).delete(`/api/exports/${id}`), 404, 'not-found');
  }
  given(await (await app.enter('lead')).delete(`/api/matters/${app.matterId}/participants/${app.participants.writer}`));
  expectRefused(await (await app.enter('writer')).get(`/api/exports/${id}/file`), 404, 'not-found');
});

test('nobody has more than a few files made at once; a repeated order is one', async () => {
  const { app, order, list } = await open();
  const lead = await app.enter('lead');
  for (const key of ['a', 'a', 'b', 'c']) given(await lead.post(`/api/rounds/${app.roundId}/exports`, { format: 'csv' }, { key }), 201);
  expect(await list()).toHaveLength(limits.exportsWaitingEach);
  expect(expectRefused(await order(), 429, 'exports-mine-waiting').values).toEqual({ most: limits.exportsWaitingEach });
  given(await order({ format: 'csv' }, 'writer'), 201);
  await app.runJobs();
  given(await order(), 201);
});

test('an order or a cancellation that is sent again has its first answer, whatever was said or done since', async () => {
  const { app, list } = await open();
  const lead = await app.enter('lead');
  const order = (key: string) => lead.post<{ id: string }>(`/api/rounds/${app.roundId}/exports`, { format: 'csv' }, { key });
  const first = given(await order('a'), 201);
  given(await lead.post(`/api/comments/${app.commentId}/decision`, { disposition: 'noted', rationale: 'Besvaras till anna.andersson@example.se.', version: 0 }));
  expectRefused(await order('b'), 409, 'export-personal-data');
  expect(given(await order('a'), 201)).toEqual(first);
  const cancel = (key: string) => lead.post(`/api/exports/${first.id}/cancellation`, undefined, { key });
  for (const _time of [1, 2]) expect(given(await cancel('c'))).toEqual({ done: true });
  expectRefused(await cancel('d'), 404, 'not-found');
  expect(await list()).toEqual([]);
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'export-cancelled', audience: 'team', actorId: app.people.lead, subjectId: first.id });
});

test('the lead or who ordered it takes a file away, and after its time it goes by itself; other files of the same bytes stay', async () => {
  const { app, order, list } = await open();
  const first = given(await order({ format: 'csv' }, 'writer'), 201).id;
  const second = given(await order({ format: 'csv' }), 201).id;
  await app.runJobs();
  const hash = (await list())[0]?.made?.hash ?? '';
  expect((await list()).map(({ made }) => made?.hash)).toEqual([hash, hash]);
  expectRefused(await (await app.enter('otherWriter')).delete(`/api/exports/${first}`), 403, 'exporter-or-lead-only');
  given(await (await app.enter('lead')).delete(`/api/exports/${first}`));
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'export-removed', audience: 'team', actorId: app.people.lead, subjectId: first });
  expectRefused(await (await app.enter('lead')).get(`/api/exports/${first}/file`), 404, 'not-found');
  expect((await list()).map(({ id }) => id)).toEqual([second]);
  expect(await storedFile(app.store.read, hash)).not.toBeNull();
  app.clock.move({ days: limits.exportKeptDays - 1 });
  await sweepExports(app.house);
  expect(await list()).toHaveLength(1);
  app.clock.move({ days: 1 });
  await sweepExports(app.house);
  expect(await list()).toEqual([]);
  expect(await storedFile(app.store.read, hash)).toBeNull();
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'export-removed', audience: 'team', actorId: null, subjectId: second });
  expect((await findFaults(app.store.read, app.house.files.folder)).faults).toEqual([]);
});

test('a file whose row was changed behind the journal is found by verify', async () => {
  const { app, order } = await open();
  const { id } = given(await order(), 201);
  await app.runJobs();
  const { reportExports } = exportTables(app.store);
  await app.store.write('house', async (tx) => void (await tx.update(reportExports).set({ hash: 'f'.repeat(64) }).where(eq(reportExports.id, id))));
  expect((await findFaults(app.store.read, app.house.files.folder)).faults.some((fault) => fault.includes(id))).toBe(true);
  expect((await chainOf(app.store, `matter:${app.matterId}`)).filter(({ subjectId }) => subjectId === id).map(({ act }) => act)).toEqual(['export-ordered', 'export-made']);
});
