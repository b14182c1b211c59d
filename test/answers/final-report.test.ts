import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { type FinalReport, type Overview, reportFormats } from '#shared/answers.ts';
import type { ConsultationReport } from '#shared/export.ts';
import type { FinalReportOrder } from '#shared/report-exports.ts';
import { sweepFinalReports, writeFinalReportJob } from '../../server/answers/final-orders.ts';
import { verifyAnswers } from '../../server/answers/verify.ts';
import { jobHandlers } from '../../server/app.ts';
import { findFaults } from '../../server/commands.ts';
import { draftPlaces } from '../../server/drafting/draft-places.ts';
import { sha256 } from '../../server/platform/files/files.ts';
import { freeJobs, mostAttempts, runNextJob } from '../../server/platform/jobs/jobs.ts';
import { makeFinalReport, orderFinalReport } from '../support/final-report.ts';
import { chainOf, entryCount, expectJournalled } from '../support/journal-entries.ts';
import { answering, openAt, type Who } from '../support/stages.ts';
import { expectRefused, given } from '../support/visitor.ts';

const rationale = 'Skälet är detta.';
const override = { decidedBy: 'Styrgruppen', decidedOn: '2027-02-26', reason: 'Tiden är ute.' };

async function concluded() {
  const app = await openAt(answering);
  const lead = await app.enter('lead');
  for (const id of [app.commentId, app.secondCommentId, app.otherCommentId]) given(await lead.post(`/api/comments/${id}/decision`, { disposition: 'noted', rationale, version: 0 }));
  given(await lead.post(`/api/rounds/${app.roundId}/conclusion`, {}));
  const order = async (who: Who = 'lead', body: object = {}) => (await app.enter(who)).post<FinalReportOrder>(`/api/rounds/${app.roundId}/final-reports`, { personalDataConfirmed: true, ...body });
  const make = async (who: Who = 'lead', body: object = {}) => orderFinalReport<FinalReportOrder>(app, await app.enter(who), body);
  const state = async () => given(await lead.get<FinalReportOrder>(`/api/rounds/${app.roundId}/final-reports`)).order;
  const reports = async () => given(await lead.get<Overview>(`/api/rounds/${app.roundId}/overview`)).finalReports;
  const made = async (who: Who = 'lead', body: object = {}) => { given(await make(who, body), 201); return reports(); };
  const file = async (format: string, number = 1, who: Who = 'lead') => {
    const answer = await (await app.enter(who)).raw('GET', `/api/rounds/${app.roundId}/final-reports/${number}/${format}`);
    return { status: answer.status, bytes: new Uint8Array(await answer.arrayBuffer()), disposition: answer.headers.get('content-disposition') ?? '' };
  };
  return { app, lead, order, make, made, state, reports, file };
}

const hashOf = (report: FinalReport | undefined, format: string): string => report?.files.find((one) => one.format === format)?.hash ?? '';
const wordsOf = (docx: Uint8Array): string => Object.entries(unzipSync(docx)).filter(([name]) => name.endsWith('.xml')).map(([, bytes]) => new TextDecoder().decode(bytes).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')).join(' ');

test('rule 16: the final report is made once, with number, date and hash, and is the only one without the marking', async () => {
  const { app, lead, make, made, file } = await concluded();
  const working = given(await lead.get<ConsultationReport & { markingText: string }>(`/api/rounds/${app.roundId}/report/json`));
  expect(working).toMatchObject({ final: null, marking: { kind: 'working-paper', undecided: 0 }, markingText: 'Arbetsmaterial' });
  const [report] = await made();
  expect(report).toMatchObject({ number: 1, by: 'Konto lead', standing: true, at: app.clock().toISOString() });
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'final-report-made', audience: 'team', actorId: app.people.lead, subjectId: app.roundId });
  for (const format of ['docx', 'csv', 'json']) {
    const { status, bytes } = await file(format);
    expect(status).toBe(200);
    expect(sha256(bytes), format).toBe(hashOf(report, format));
  }
  const json = JSON.parse(new TextDecoder().decode((await file('json')).bytes)) as ConsultationReport & { markingText: string | null };
  expect(json).toMatchObject({ final: { number: 1 }, marking: null, markingText: null, listed: 3, conclusion: { undecided: 0 } });
  const docx = await file('docx');
  expect(wordsOf(docx.bytes)).toContain('Slutlig remissammanställning nr 1');
  expect(wordsOf(docx.bytes)).not.toMatch(/Arbetsmaterial|Urval/);
  expect(decodeURIComponent(docx.disposition)).toContain('Slutlig remissammanställning 1');
  expect((await lead.raw('GET', `/api/rounds/${app.roundId}/final-reports/1/docx?locale=en`)).headers.get('content-disposition')).toContain('Final consultation report 1');
  expect(new TextDecoder().decode((await file('csv')).bytes)).not.toContain('Arbetsmaterial');
  expectRefused(await make(), 409, 'final-report-made');
});

test('every later download is the same bytes, whatever happens in the matter afterwards', async () => {
  const { app, lead, make, file } = await concluded();
  given(await make());
  const before = sha256((await file('docx')).bytes);
  given(await lead.patch(`/api/matters/${app.matterId}`, { title: 'Ett annat namn' }));
  expect(sha256((await file('docx')).bytes)).toBe(before);
});

test('one flipped bit of a kept final report is refused at download and found by verify', async () => {
  const { app, made, file } = await concluded();
  const [report] = await made();
  for (const format of ['docx', 'csv', 'json']) {
    const hash = hashOf(report, format);
    const path = join(app.house.files.folder, hash.slice(0, 2), hash);
    const bytes = readFileSync(path);
    const sound = Buffer.from(bytes);
    bytes[Math.floor(bytes.length / 2)] = (bytes[Math.floor(bytes.length / 2)] ?? 0) ^ 1;
    writeFileSync(path, bytes);
    expect((await file(format)).status, format).toBe(503);
    expect((await findFaults(app.store.read, app.house.files.folder)).faults).toEqual([`File ${hash} is missing or damaged.`]);
    writeFileSync(path, sound);
    expect((await file(format)).status).toBe(200);
  }
  expect((await verifyAnswers(app.store.read)).faults).toEqual([]);
});

test('the decision to conclude with comments left is printed in every final file that tells of the round', async () => {
  const app = await openAt(answering);
  const lead = await app.enter('lead');
  given(await lead.post(`/api/rounds/${app.roundId}/conclusion`, { override }));
  await makeFinalReport(app, lead, { groupBy: 'organisation', locale: 'sv' });
  const docx = new Uint8Array(await (await lead.raw('GET', `/api/rounds/${app.roundId}/final-reports/1/docx`)).arrayBuffer());
  expect(wordsOf(docx)).toContain('3 synpunkter saknade då beslut. Styrgruppen beslutade 26 februari 2027 att avsluta den ändå: Tiden är ute.');
  expect(given(await lead.get<ConsultationReport>(`/api/rounds/${app.roundId}/final-reports/1/json`))).toMatchObject({ groupBy: 'organisation', conclusion: { undecided: 3, override } });
});

test('a reopened and newly concluded round gets a second final report; the first stays, and is said to be earlier', async () => {
  const { app, lead, make, made, file } = await concluded();
  given(await make());
  const first = sha256((await file('json', 1)).bytes);
  given(await lead.post(`/api/rounds/${app.roundId}/reopening`, { decidedBy: 'Uppdragsägaren', decidedOn: '2027-03-02', reason: 'Fel svar.' }));
  expectRefused(await make(), 409, 'round-not-concluded');
  given(await lead.post(`/api/rounds/${app.roundId}/conclusion`, {}));
  expect((await made()).map(({ number, standing }) => [number, standing])).toEqual([[1, false], [2, true]]);
  expect(sha256((await file('json', 1)).bytes)).toBe(first);
  expect((await verifyAnswers(app.store.read)).faults).toEqual([]);
});

test('those who lead make it, the team reads it, and nobody else knows of it', async () => {
  const { app, make, file } = await concluded();
  const before = await entryCount(app.store);
  for (const who of ['writer', 'chair', 'reference', 'council'] as const) expectRefused(await make(who), 403, 'lead-only');
  for (const who of ['almforsCoordinator', 'otherLead', 'former', 'admin'] as const) expectRefused(await make(who), 404, 'not-found');
  expect(await entryCount(app.store)).toBe(before);
  given(await make('owner'));
  for (const who of ['council', 'reference', 'registrar'] as const) expect((await file('docx', 1, who)).status).toBe(200);
  for (const who of ['almforsCoordinator', 'otherLead', 'former', 'admin'] as const) expect((await file('docx', 1, who)).status).toBe(404);
  expect((await file('docx', 2)).status).toBe(404);
});

test('two who order it at once make one', async () => {
  const { app, order, reports } = await concluded();
  const answers = await Promise.all([order(), order('owner')]);
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  for (const answer of answers.filter(({ status }) => status === 409)) expectRefused(answer, 409, 'final-report-under-way');
  await app.runJobs();
  expect(await reports()).toHaveLength(1);
  expectRefused(await order(), 409, 'final-report-made');
});

test('an order and a cancellation that are sent again give the same answer, and are done once', async () => {
  const { app, lead, state } = await concluded();
  const send = (path: string, key: string, body: object = {}) => lead.post(path, body, { key });
  const ordering = () => send(`/api/rounds/${app.roundId}/final-reports`, 'beställning', { personalDataConfirmed: true });
  expect((await ordering()).status).toBe(201);
  const id = (await state())?.id;
  const before = await entryCount(app.store);
  expect((await ordering()).status).toBe(201);
  expect((await state())?.id).toBe(id);
  expect(await entryCount(app.store), 'ordered once').toBe(before);
  const cancelling = () => send(`/api/final-report-orders/${id}/cancellation`, 'avbruten');
  for (const _time of [1, 2]) expect((await cancelling()).status).toBe(200);
  expect(await entryCount(app.store), 'cancelled once').toBe(before + 1);
  expect((await (await app.enter('otherLead')).post(`/api/final-report-orders/${id}/cancellation`)).status).toBe(404);
});

test('written over midnight it says the day on which it was frozen', async () => {
  const { app, order, state, reports, file } = await concluded();
  app.clock.set('2027-03-02T22:59:59Z');
  given(await order(), 201);
  const begun = beingWritten(app, state);
  const running = app.runJobs();
  await begun;
  app.clock.set('2027-03-02T23:00:01Z');
  await running;
  expect((await reports()).map(({ at }) => at)).toEqual(['2027-03-02T23:00:01.000Z']);
  expect(JSON.parse(new TextDecoder().decode((await file('json')).bytes))).toMatchObject({ preparedOn: '2027-03-03' });
});

test('what it tells of people is said first, and it is ordered with a yes to that', async () => {
  const { app, lead, order, state } = await concluded();
  const comment = given(await lead.get<{ items: { id: string; text: string }[] }>(`/api/rounds/${app.roundId}/comments`)).items[0];
  given(await lead.post(`/api/rounds/${app.roundId}/reopening`, { decidedBy: 'Uppdragsägaren', decidedOn: '2027-03-02', reason: 'Fel svar.' }));
  given(await lead.post(`/api/comments/${comment?.id}/decision`, { disposition: 'noted', rationale: 'Frågan är besvarad till anna.andersson@almfors.example i dag.', version: 1 }));
  given(await lead.post(`/api/rounds/${app.roundId}/conclusion`, {}));
  const before = await entryCount(app.store);
  expectRefused(await order('lead', { personalDataConfirmed: false }), 409, 'final-report-personal-data');
  expect(await entryCount(app.store)).toBe(before);
  given(await order(), 201);
  expect(await state()).toMatchObject({ state: 'waiting', progress: 0, by: 'Konto lead', failure: null, refusals: { cancel: null } });
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'final-report-ordered', audience: 'team', actorId: app.people.lead });
});

test('cancelled while it is written it is not made, has no number, and may be ordered again', async () => {
  const { app, lead, order, state, reports, made } = await concluded();
  given(await order(), 201);
  const id = (await state())?.id;
  expectRefused(await (await app.enter('writer')).post(`/api/final-report-orders/${id}/cancellation`), 403, 'exporter-or-lead-only');
  for (const who of ['almforsCoordinator', 'otherLead', 'former', 'admin'] as const) expectRefused(await (await app.enter(who)).post(`/api/final-report-orders/${id}/cancellation`), 404, 'not-found');
  const writing = beingWritten(app, state);
  const running = app.runJobs();
  expect(await writing).toBe(id);
  given(await lead.post(`/api/final-report-orders/${id}/cancellation`));
  await running;
  expect(await state()).toBeNull();
  expect(await reports()).toEqual([]);
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'final-report-cancelled', audience: 'team', actorId: app.people.lead });
  expect((await made()).map(({ number }) => number)).toEqual([1]);
  expectRefused(await lead.post(`/api/final-report-orders/${(await state())?.id}/cancellation`), 409, 'export-over');
  expect((await findFaults(app.store.read, app.house.files.folder)).faults).toEqual([]);
});

test('a server that ends in the middle of it has frozen nothing, and the next one makes it', async () => {
  const { app, order, state, reports } = await concluded();
  given(await order(), 201);
  const stopping = new AbortController();
  const writing = beingWritten(app, state);
  const running = runNextJob(app.store, jobHandlers(app.house, { places: draftPlaces(app.realtime), stopping: stopping.signal }), app.clock);
  await writing;
  stopping.abort();
  await running;
  expect(await reports()).toEqual([]);
  expect((await chainOf(app.store, `matter:${app.matterId}`)).some(({ act }) => act === 'final-report-made')).toBe(false);
  expect(await state()).toMatchObject({ state: 'waiting', failure: null });
  app.clock.move({ seconds: 10 });
  await app.runJobs();
  expect((await reports()).map(({ number, files }) => [number, files.length])).toEqual([[1, reportFormats.length]]);
  expect((await findFaults(app.store.read, app.house.files.folder)).faults).toEqual([]);
});

test('a server that dies from it each time has frozen nothing, says so, and lets it be ordered again', async () => {
  const { app, order, state, reports, made } = await concluded();
  given(await order(), 201);
  for (let deaths = 0; deaths < mostAttempts; deaths += 1) {
    await new Promise<void>((begun) => { void runNextJob(app.store, { [writeFinalReportJob]: () => { begun(); return new Promise(() => {}); } }, app.clock); });
    await freeJobs(app.store);
  }
  expect(await state()).toMatchObject({ state: 'failed', failure: 'interrupted' });
  await sweepFinalReports(app.house);
  expect(await reports()).toEqual([]);
  expect((await made()).map(({ number }) => number)).toEqual([1]);
});

test('what changes in the matter while it is written is in it, and a round that is opened again gets none', async () => {
  const { app, lead, order, state, file, reports } = await concluded();
  given(await order(), 201);
  const begun = beingWritten(app, state);
  const running = app.runJobs();
  await begun;
  given(await lead.patch(`/api/matters/${app.matterId}`, { title: 'Namnet från i dag' }));
  await running;
  expect(JSON.parse(new TextDecoder().decode((await file('json')).bytes))).toMatchObject({ matter: { title: 'Namnet från i dag' } });
  const again = await concluded();
  given(await again.order(), 201);
  const begunAgain = beingWritten(again.app, again.state);
  const writing = again.app.runJobs();
  await begunAgain;
  given(await again.lead.post(`/api/rounds/${again.app.roundId}/reopening`, { decidedBy: 'Uppdragsägaren', decidedOn: '2027-03-02', reason: 'Fel svar.' }));
  await writing;
  expect(await again.reports()).toEqual([]);
  expect(again.app.reports).toContainEqual(expect.objectContaining({ event: 'final report failed' }));
  expect(await reports()).toHaveLength(1);
});

/** Resolves with its order when the first of its files is being written. Asked for before the jobs run. */
function beingWritten(app: Awaited<ReturnType<typeof concluded>>['app'], state: Awaited<ReturnType<typeof concluded>>['state']): Promise<string> {
  return new Promise((resolve, reject) => {
    const deafen = app.house.signal.subscribe(({ subject }) => {
      if (subject !== 'export') return;
      state().then((order) => {
        if (order?.state !== 'writing' || order.progress < 10) return;
        deafen();
        resolve(order.id);
      }, reject);
    });
  });
}
