import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { FinalReport, Overview } from '#shared/answers.ts';
import type { ConsultationReport } from '#shared/export.ts';
import { verifyAnswers } from '../../server/answers/verify.ts';
import { findFaults } from '../../server/commands.ts';
import { sha256 } from '../../server/platform/files/files.ts';
import { entryCount, expectJournalled } from '../support/journal-entries.ts';
import { answering, openAt, type Who } from '../support/stages.ts';
import { expectRefused, given } from '../support/visitor.ts';

const rationale = 'Skälet är detta.';
const override = { decidedBy: 'Styrgruppen', decidedOn: '2027-02-26', reason: 'Tiden är ute.' };

async function concluded() {
  const app = await openAt(answering);
  const lead = await app.enter('lead');
  for (const id of [app.commentId, app.secondCommentId, app.otherCommentId]) given(await lead.post(`/api/comments/${id}/decision`, { disposition: 'noted', rationale, version: 0 }));
  given(await lead.post(`/api/rounds/${app.roundId}/conclusion`, {}));
  const make = (who: Who = 'lead', body: object = {}) => app.enter(who).then((visitor) => visitor.post<Overview>(`/api/rounds/${app.roundId}/final-reports`, body));
  const file = async (format: string, number = 1, who: Who = 'lead') => {
    const answer = await (await app.enter(who)).raw('GET', `/api/rounds/${app.roundId}/final-reports/${number}/${format}`);
    return { status: answer.status, bytes: new Uint8Array(await answer.arrayBuffer()), disposition: answer.headers.get('content-disposition') ?? '' };
  };
  return { app, lead, make, file };
}

const hashOf = (report: FinalReport | undefined, format: string): string => report?.files.find((one) => one.format === format)?.hash ?? '';
const wordsOf = (docx: Uint8Array): string => Object.entries(unzipSync(docx)).filter(([name]) => name.endsWith('.xml')).map(([, bytes]) => new TextDecoder().decode(bytes).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')).join(' ');

test('rule 16: the final report is made once, with number, date and hash, and is the only one without the marking', async () => {
  const { app, lead, make, file } = await concluded();
  const working = given(await lead.get<ConsultationReport & { markingText: string }>(`/api/rounds/${app.roundId}/report/json`));
  expect(working).toMatchObject({ final: null, marking: { kind: 'working-paper', undecided: 0 }, markingText: 'Arbetsmaterial' });
  const [report] = given(await make()).finalReports;
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
  const { app, make, file } = await concluded();
  const [report] = given(await make()).finalReports;
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
  given(await lead.post(`/api/rounds/${app.roundId}/final-reports`, { groupBy: 'organisation', locale: 'sv' }));
  const docx = new Uint8Array(await (await lead.raw('GET', `/api/rounds/${app.roundId}/final-reports/1/docx`)).arrayBuffer());
  expect(wordsOf(docx)).toContain('3 synpunkter saknade då beslut. Styrgruppen beslutade 26 februari 2027 att avsluta den ändå: Tiden är ute.');
  expect(given(await lead.get<ConsultationReport>(`/api/rounds/${app.roundId}/final-reports/1/json`))).toMatchObject({ groupBy: 'organisation', conclusion: { undecided: 3, override } });
});

test('a reopened and newly concluded round gets a second final report; the first stays, and is said to be earlier', async () => {
  const { app, lead, make, file } = await concluded();
  given(await make());
  const first = sha256((await file('json', 1)).bytes);
  given(await lead.post(`/api/rounds/${app.roundId}/reopening`, { decidedBy: 'Uppdragsägaren', decidedOn: '2027-03-02', reason: 'Fel svar.' }));
  expectRefused(await make(), 409, 'round-not-concluded');
  given(await lead.post(`/api/rounds/${app.roundId}/conclusion`, {}));
  expect(given(await make()).finalReports.map(({ number, standing }) => [number, standing])).toEqual([[1, false], [2, true]]);
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

test('two who make it at once make one', async () => {
  const { make } = await concluded();
  const answers = await Promise.all([make(), make('owner')]);
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  for (const answer of answers.filter(({ status }) => status !== 200)) expect(['final-report-made', 'matter-moved-on']).toContain((answer.body as unknown as { code: string }).code);
});
