/** One statement that several consultees have adopted: each of them counts as having answered, and the comments are counted once (`domain.md` 2.3). */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Overview } from '#shared/answers.ts';
import type { Matrix } from '#shared/answers-matrix.ts';
import type { Outcome } from '#shared/answer-outcome.ts';
import type { Consultation, ConsultationRow, Consultee, Receipt, Round } from '#shared/consultation.ts';
import { commentsOf } from '#shared/consultee-register.ts';
import { type ConsultationReport, stances } from '#shared/export.ts';
import type { Publication } from '#shared/publication.ts';
import { countedBy, type JointStatement } from '#shared/joint-statements.ts';
import { jointTables } from '../../server/consultation/joint/tables.ts';
import { submittedBytes, verifyResponses } from '../../server/consultation/submission.ts';
import { decisionParagraph } from '../../server/export/write-decision-paragraph.ts';
import { readSheet } from '../../server/export/sheets.ts';
import { writeReportXlsx } from '../../server/export/write-report-xlsx.ts';
import { latestLetters } from '../../server/platform/mail/outbox.ts';
import { attach } from '../support/attaching.ts';
import { entryCount, expectJournalled } from '../support/journal-entries.ts';
import { open, openAt, type Scene } from '../support/stages.ts';
import { expectRefused, given, type Visitor } from '../support/visitor.ts';

type Open = Scene<Awaited<ReturnType<typeof open>>['facts']>;
const ground = 'Kommunstyrelsen 2027-02-20 § 41';

/** Almfors has sent a statement that it says Björkvattna has adopted too; Ekhammar is asked as well. */
async function declared() {
  const app = await openAt(open);
  const lead = await app.enter('lead');
  const almfors = await app.enter('almforsCoordinator');
  const ekhammar = given(await lead.post<{ id: string }>(`/api/rounds/${app.roundId}/consultees`, { organisationId: app.organisations.ekhammar, category: 'municipal_body', officialMail: 'post@ekhammar.granmark.example' }), 201).id;
  const at = `/api/responses/${app.responseId}`;
  given(await almfors.patch(at, { stance: 'opposes' }));
  given(await almfors.put<JointStatement>(`${at}/joint-statement`, { consulteeId: app.bjorkvattna, ground }));
  const receipt = given(await almfors.post<Receipt>(`${at}/submission`), 201);
  return { app, lead, almfors, ekhammar, at, receipt };
}

const count = (lead: Visitor, at: string, consulteeId: string) => lead.post<JointStatement>(`${at}/joint-counts`, { consulteeId, ground });
const rowsOf = async (lead: Visitor, app: Open) => new Map(given(await lead.get<{ items: Consultee[] }>(`/api/rounds/${app.roundId}/consultees`)).items.map((row) => [row.id, row]));
const countsOf = async (lead: Visitor, app: Open) => given(await lead.get<Round>(`/api/rounds/${app.roundId}`)).counts;
const lettersTo = (letters: Awaited<ReturnType<typeof latestLetters>>, to: string) => letters.filter(({ recipient }) => recipient.includes(`@${to}.`));
const reportOf = async (lead: Visitor, app: Open) => given(await lead.get<ConsultationReport>(`/api/rounds/${app.roundId}/report/json`));

test('the sender says whom it also speaks for while it writes, and it is hashed with the response', async () => {
  const app = await openAt(open);
  const [lead, almfors, bjorkvattna] = [await app.enter('lead'), await app.enter('almforsCoordinator'), await app.enter('bjorkvattnaCoordinator')];
  const at = `/api/responses/${app.responseId}`;
  expect(given(await almfors.get<JointStatement>(`${at}/joint-statement`))).toMatchObject({ named: [], others: [{ id: app.bjorkvattna, name: 'Björkvattna kommun' }], refusals: { name: null } });
  expectRefused(await almfors.put(`${at}/joint-statement`, { consulteeId: app.almfors, ground }), 404, 'not-found');
  expectRefused(await almfors.put(`${at}/joint-statement`, { consulteeId: app.bjorkvattna, ground: ' ' }), 422, 'invalid-input');
  expectRefused(await (await app.enter('colleague')).get(`${at}/joint-statement`), 404, 'not-found');
  expectRefused(await lead.get(`${at}/joint-statement`), 404, 'not-found');
  given(await almfors.put(`${at}/joint-statement`, { consulteeId: app.bjorkvattna, ground: 'Muntligt.' }));
  expect(given(await almfors.put<JointStatement>(`${at}/joint-statement`, { consulteeId: app.bjorkvattna, ground })).named).toMatchObject([{ consultee: 'Björkvattna kommun', ground, declared: true, counted: null }]);
  expect((await rowsOf(lead, app)).get(app.bjorkvattna)?.namedBy, 'nothing of it is seen before submission').toEqual([]);
  expect(given(await almfors.delete<JointStatement>(`${at}/joint-statement/${app.bjorkvattna}`)).named).toEqual([]);
  given(await almfors.put(`${at}/joint-statement`, { consulteeId: app.bjorkvattna, ground }));
  given(await almfors.patch(at, { stance: 'opposes' }));
  expect(given(await almfors.post<Receipt>(`${at}/submission`), 201).jointly).toEqual(['Björkvattna kommun']);
  expectRefused(await almfors.delete(`${at}/joint-statement/${app.bjorkvattna}`), 409, 'response-submitted');
  expect(JSON.parse(new TextDecoder().decode(await submittedBytes(app.store.read, app.responseId)))).toMatchObject({ jointly: [{ consultee: app.bjorkvattna, name: 'Björkvattna kommun', ground }] });
  expect((await verifyResponses(app.store.read)).faults).toEqual([]);
  await app.store.write('house', async (tx) => { await tx.update(jointTables(tx).jointNames).set({ ground: 'Något annat.' }); });
  expect((await verifyResponses(app.store.read)).faults).toEqual([`response ${app.responseId}: whom it speaks for is not what was submitted`]);
  expect(given(await bjorkvattna.get<Consultation>(`/api/consultations/${app.bjorkvattna}`)).jointly, 'until the lead has counted it').toBeNull();
});

test('until the lead has counted it, a joint statement counts for its sender only', async () => {
  const { app, lead, almfors, at } = await declared();
  expect(await countsOf(lead, app)).toMatchObject({ invited: 3, answered: 1, notAnswered: 2 });
  expect((await countsOf(lead, app)).jointly).toBeUndefined();
  expect((await rowsOf(lead, app)).get(app.bjorkvattna)).toMatchObject({ response: null, namedBy: [{ responseId: app.responseId, sender: 'Almfors kommun, Socialnämnden', ground }] });
  const before = await entryCount(app.store);
  expectRefused(await count(almfors, at, app.bjorkvattna), 403, 'lead-only');
  expectRefused(await count(await app.enter('writer'), at, app.bjorkvattna), 403, 'lead-only');
  expectRefused(await count(lead, at, app.almfors), 404, 'not-found');
  expect(await entryCount(app.store)).toBe(before);
});

test('counted, each of them has answered with that stance in the register, the report and the overview, and the comments are counted once', async () => {
  const { app, lead, ekhammar, at } = await declared();
  given(await count(lead, at, app.bjorkvattna), 201);
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'counted-jointly', audience: 'team', actorId: app.people.lead });
  expectRefused(await count(lead, at, app.bjorkvattna), 409, 'joint-counted');
  given(await count(lead, at, ekhammar), 201);

  const counts = await countsOf(lead, app);
  expect(counts).toMatchObject({ invited: 3, answered: 3, notAnswered: 0, jointly: 2, comments: 2 });
  const rows = await rowsOf(lead, app);
  expect(rows.get(app.bjorkvattna)).toMatchObject({ namedBy: [], response: { id: app.responseId, stance: 'opposes', jointWith: 'Almfors kommun, Socialnämnden', comments: 0 }, refusals: { register: null } });
  expect(rows.get(app.almfors)?.response).toMatchObject({ jointWith: null, comments: 2 });
  expect([...rows.values()].reduce((sum, row) => sum + (commentsOf(row) ?? 0), 0)).toBe(counts.comments);

  const report = await reportOf(lead, app);
  expect(report.counts).toMatchObject({ invited: 3, answered: 3, jointly: 2, comments: 2, byStance: { opposes: 3 } });
  expect(report.organisations.map(({ name, stance, comments, jointWith }) => [name, stance, comments, jointWith ?? null])).toEqual([
    ['Almfors kommun, Socialnämnden', 'opposes', 2, null], ['Björkvattna kommun', 'opposes', 0, 'Almfors kommun, Socialnämnden'], ['Ekhammar kommun', 'opposes', 0, 'Almfors kommun, Socialnämnden'],
  ]);
  expect(decisionParagraph({ ...report, locale: 'sv' })).toContain('2 av dem har svarat genom gemensamma yttranden.');
  const { byStance } = given(await lead.get<Overview>(`/api/rounds/${app.roundId}/overview`));
  expect(byStance.find(({ stance }) => stance === 'opposes')).toEqual({ stance: 'opposes', parties: 2, others: 1 });
  expect(given(await lead.get<Matrix>(`/api/rounds/${app.roundId}/matrix`)).sums).toMatchObject({ all: { comments: 2, organisations: 3 } });
});

test('the public page, the workbook and the register’s file say whose statement it is, and count it once as a response', async () => {
  const { app, lead, ekhammar, at } = await declared();
  given(await count(lead, at, app.bjorkvattna), 201);
  given(await lead.post(`/api/rounds/${app.roundId}/closing`));
  const { findings } = given(await lead.get<Publication>(`/api/rounds/${app.roundId}/publication`));
  const published = given(await lead.post<Publication>(`/api/rounds/${app.roundId}/publication`, { confirmed: findings.map(({ key }) => key) }));
  expect(published.responses.map(({ id }) => id), 'one response, however many it counts for').toEqual([app.responseId]);
  given(await lead.post(`/api/rounds/${app.roundId}/published-responses`, { responses: published.responses.map(({ id, findings: found }) => ({ id, masked: true, confirmed: found.map(({ key }) => key) })) }));
  const page = (await app.visitor().get(`/offentligt/${app.roundId}`)).text;
  expect(page).toContain('3 remissinstanser var inbjudna: 2 har svarat, 1 har inte svarat. ');
  expect(page).toContain('En av dem har svarat genom ett gemensamt yttrande.');
  expect(page).toContain('(gemensamt med Björkvattna kommun)');
  expect(page, 'all that came is published').not.toContain('av de 2');
  expect((await app.visitor().get(`/offentligt/${app.roundId}/svar/${app.responseId}`)).text).toContain('<dt>Räknas också för</dt><dd>Björkvattna kommun</dd>');

  const report = { ...await reportOf(lead, app), locale: 'sv' as const };
  const consultees = (await readSheet(await writeReportXlsx(report, null))).find(({ rows }) => rows[0]?.includes('Gemensamt yttrande från'))?.rows ?? [];
  expect(consultees.slice(1).map((cells) => [cells[0], cells[2], cells.at(-1) ?? ''])).toEqual([['Almfors kommun, Socialnämnden', 'Avstyrker', ''], ['Ekhammar kommun', 'Har inte svarat', ''], ['Björkvattna kommun', 'Avstyrker', 'Almfors kommun, Socialnämnden']].sort((a, b) => consultees.findIndex(([name]) => name === a[0]) - consultees.findIndex(([name]) => name === b[0])));
  const csv = new TextDecoder().decode(new Uint8Array(await (await lead.raw('GET', `/api/rounds/${app.roundId}/consultees.csv?locale=sv`)).arrayBuffer()));
  expect(csv.split('\r\n').filter((line) => line.includes('Almfors kommun, Socialnämnden')).map((line) => line.split(';')[0]), 'its own row and that of whom it counts for').toHaveLength(2);
  expect((await rowsOf(lead, app)).get(ekhammar)?.response).toBeNull();
});

test('who it is counted for is told by letter and on its own page, is reminded no more, and reads what became of the comments', async () => {
  const { app, lead, at } = await declared();
  given(await count(lead, at, app.bjorkvattna), 201);
  expect((await latestLetters(app.store.read)).filter(({ recipient, body }) => recipient === 'namnd@bjorkvattna.granmark.example' && body.includes(ground))).toHaveLength(1);
  const bjorkvattna = await app.enter('bjorkvattnaCoordinator');
  expect(given(await bjorkvattna.get<Consultation>(`/api/consultations/${app.bjorkvattna}`)).jointly).toEqual({ sender: 'Almfors kommun, Socialnämnden' });
  expect(given(await bjorkvattna.get<{ items: ConsultationRow[] }>('/api/consultations')).items.find(({ consulteeId }) => consulteeId === app.bjorkvattna)?.jointly).toBe(true);
  expectRefused(await bjorkvattna.get(at), 404, 'not-found');
  expect(given(await lead.get<Outcome>(`/api/consultations/${app.bjorkvattna}/outcome`)).comments).toHaveLength(2);
  app.clock.set('2027-05-31T09:00:00+02:00');
  await app.runJobs();
  const rows = await rowsOf(await app.enter('lead'), app);
  expect(rows.get(app.bjorkvattna)?.reminders).toEqual([]);
});

test('an answer of its own counts instead, and the joint statement again when that one is taken back', async () => {
  const { app, lead, at } = await declared();
  given(await count(lead, at, app.bjorkvattna), 201);
  const bjorkvattna = await app.enter('bjorkvattnaCoordinator');
  given(await bjorkvattna.patch(`/api/responses/${app.otherResponseId}`, { stance: 'supports' }));
  given(await bjorkvattna.post(`/api/responses/${app.otherResponseId}/submission`), 201);
  expect((await rowsOf(lead, app)).get(app.bjorkvattna)?.response).toMatchObject({ id: app.otherResponseId, stance: 'supports', jointWith: null, comments: 1 });
  expect((await reportOf(lead, app)).counts).toMatchObject({ answered: 2, comments: 3, byStance: { supports: 1, opposes: 1 } });
  expectRefused(await count(lead, at, app.bjorkvattna), 409, 'joint-counted');
  expect(given(await lead.get<JointStatement>(`${at}/joint-statement`)).named).toMatchObject([{ consulteeId: app.bjorkvattna, ownAnswer: true }]);
  given(await bjorkvattna.post(`/api/responses/${app.otherResponseId}/withdrawal`, { reason: 'Nämnden har ändrat sig.' }), 201);
  expect((await rowsOf(lead, app)).get(app.bjorkvattna)?.response).toMatchObject({ id: app.responseId, jointWith: 'Almfors kommun, Socialnämnden' });
  const report = await reportOf(lead, app);
  expect(report.counts).toMatchObject({ answered: 2, withdrawn: 0, comments: 3, withdrawnComments: 1, byStance: { opposes: 2 } });
});

test('whoever has answered itself is not counted jointly, and that it has is told to those who work with the matter alone', async () => {
  const { app, lead, almfors, at } = await declared();
  const bjorkvattna = await app.enter('bjorkvattnaCoordinator');
  given(await bjorkvattna.patch(`/api/responses/${app.otherResponseId}`, { stance: 'supports' }));
  given(await bjorkvattna.post(`/api/responses/${app.otherResponseId}/submission`), 201);
  expect(given(await lead.get<JointStatement>(`${at}/joint-statement`)).named).toMatchObject([{ ownAnswer: true, refusals: { count: 'joint-own-answer' } }]);
  expect(given(await almfors.get<JointStatement>(`${at}/joint-statement`)).named, 'the sender is not told who else has answered').toMatchObject([{ ownAnswer: false, refusals: { count: 'lead-only' } }]);
  expectRefused(await count(lead, at, app.bjorkvattna), 409, 'joint-own-answer');
  expect(lettersTo(await latestLetters(app.store.read), 'bjorkvattna').filter(({ subject }) => subject.includes('gemensamt yttrande'))).toEqual([]);
  given(await bjorkvattna.post(`/api/responses/${app.otherResponseId}/withdrawal`, { reason: 'Nämnden har ändrat sig.' }), 201);
  given(await count(lead, at, app.bjorkvattna), 201);
});

test('whoever was told that a joint statement counts is told when it does so no longer, and what counts instead', async () => {
  const { app, lead, almfors, ekhammar, at } = await declared();
  const bjorkvattna = await app.enter('bjorkvattnaCoordinator');
  for (const consulteeId of [app.bjorkvattna, ekhammar]) given(await count(lead, at, consulteeId), 201);
  const told = async (to: string) => lettersTo(await latestLetters(app.store.read), to).filter(({ subject }) => subject.includes('räknas inte längre')).map(({ body }) => body);
  given(await lead.post(`${at}/joint-counts/${ekhammar}/ending`, { reason: 'Det var en annan kommun.' }), 201);
  expect(await told('ekhammar')).toEqual([expect.stringMatching(/räknades av misstag[^]*Ni räknas nu som att ni inte har svarat/u)]);
  expect((await told('ekhammar')).join(), 'the reason is the team’s own').not.toContain('en annan kommun');
  given(await bjorkvattna.patch(`/api/responses/${app.otherResponseId}`, { stance: 'supports' }));
  given(await bjorkvattna.post(`/api/responses/${app.otherResponseId}/submission`), 201);
  expect(await told('bjorkvattna')).toEqual([]);
  given(await almfors.post(`${at}/withdrawal`, { reason: 'Nämnden har ändrat sig.' }), 201);
  expect(await told('bjorkvattna')).toEqual([expect.stringMatching(/Almfors kommun, Socialnämnden har återkallat yttrandet[^]*Ert eget remissvar gäller/u)]);
  expect(await told('ekhammar')).toHaveLength(1);
});

test('what was counted by mistake waits to be counted no more', async () => {
  const { app, lead, at } = await declared();
  given(await count(lead, at, app.bjorkvattna), 201);
  given(await lead.post(`${at}/joint-counts/${app.bjorkvattna}/ending`, { reason: 'Det var en annan kommun.' }), 201);
  expect((await rowsOf(lead, app)).get(app.bjorkvattna)).toMatchObject({ response: null, namedBy: [] });
  given(await count(lead, at, app.bjorkvattna), 201);
  expect((await rowsOf(lead, app)).get(app.bjorkvattna)).toMatchObject({ response: { id: app.responseId } });
});

test('a joint statement that is replaced counts for its sender alone until the new one is counted, and the others are told', async () => {
  const app = await openAt(open);
  const [lead, almfors] = [await app.enter('lead'), await app.enter('almforsCoordinator')];
  given(await almfors.patch(`/api/responses/${app.responseId}`, { stance: 'opposes', preliminary: true }));
  given(await almfors.put(`/api/responses/${app.responseId}/joint-statement`, { consulteeId: app.bjorkvattna, ground }));
  given(await almfors.post(`/api/responses/${app.responseId}/submission`), 201);
  given(await count(lead, `/api/responses/${app.responseId}`, app.bjorkvattna), 201);
  const { id } = given(await almfors.post<{ id: string }>(`/api/responses/${app.responseId}/replacements`, {}), 201);
  given(await almfors.patch(`/api/responses/${id}`, { stance: 'supports' }));
  given(await almfors.post(`/api/responses/${id}/submission`), 201);
  expect(lettersTo(await latestLetters(app.store.read), 'bjorkvattna').filter(({ body }) => body.includes('har ersatt yttrandet med ett nytt'))).toHaveLength(1);
  expect((await rowsOf(lead, app)).get(app.bjorkvattna)).toMatchObject({ response: null, namedBy: [{ responseId: id }] });
});

test('a joint statement that is taken back counts for nobody, and one that was counted by mistake counts no longer', async () => {
  const { app, lead, almfors, ekhammar, at } = await declared();
  given(await count(lead, at, app.bjorkvattna), 201);
  given(await count(lead, at, ekhammar), 201);
  expectRefused(await lead.post(`${at}/joint-counts/${app.almfors}/ending`, { reason: 'x' }), 409, 'joint-not-counted');
  given(await lead.post(`${at}/joint-counts/${ekhammar}/ending`, { reason: 'Det var en annan kommun.' }), 201);
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'joint-ended', audience: 'team', actorId: app.people.lead });
  expect(await countsOf(lead, app)).toMatchObject({ answered: 2, notAnswered: 1, jointly: 1 });
  given(await almfors.post(`${at}/withdrawal`, { reason: 'Nämnden har ändrat sig.' }), 201);
  expect(await countsOf(lead, app)).toMatchObject({ answered: 1, notAnswered: 2, withdrawn: 1 });
  expectRefused(await count(lead, at, ekhammar), 409, 'response-withdrawn');
  expect((await verifyResponses(app.store.read)).faults).toEqual([]);
});

test('a letter that the lead registers counts at once for those it is registered for', async () => {
  const app = await openAt(open);
  const lead = await app.enter('lead');
  const { id } = given(await lead.post<{ id: string }>(`/api/rounds/${app.roundId}/registered-responses`, { consulteeId: app.almfors, channel: 'letter', receivedOn: '2027-03-01' }), 201);
  given(await lead.patch(`/api/responses/${id}`, { stance: 'no_objection' }));
  given(await lead.put(`/api/responses/${id}/joint-statement`, { consulteeId: app.bjorkvattna, ground }));
  given(await attach(lead, id, 'statement', { name: 'Svar.pdf', bytes: Buffer.from('%PDF-1.4 svar', 'latin1') }), 201);
  given(await lead.post(`/api/responses/${id}/submission`), 201);
  expect(await countsOf(lead, app)).toMatchObject({ answered: 2, jointly: 1, notAnswered: 0 });
  expect((await verifyResponses(app.store.read)).faults).toEqual([]);
});

test('a letter that comes when the round is concluded is registered also where one of those it names has answered itself, and each row tells when it came', async () => {
  const app = await openAt(open);
  const [lead, bjorkvattna] = [await app.enter('lead'), await app.enter('bjorkvattnaCoordinator')];
  const ekhammar = given(await lead.post<{ id: string }>(`/api/rounds/${app.roundId}/consultees`, { organisationId: app.organisations.ekhammar, category: 'municipal_body', officialMail: 'post@ekhammar.granmark.example' }), 201).id;
  given(await bjorkvattna.patch(`/api/responses/${app.otherResponseId}`, { stance: 'supports' }));
  given(await bjorkvattna.post(`/api/responses/${app.otherResponseId}/submission`), 201);
  given(await lead.post(`/api/rounds/${app.roundId}/closing`));
  given(await lead.post(`/api/rounds/${app.roundId}/conclusion`, { override: { decidedBy: 'Styrgruppen', decidedOn: '2027-03-01', reason: 'Tiden är ute.' } }));
  const { id } = given(await lead.post<{ id: string }>(`/api/rounds/${app.roundId}/registered-responses`, { consulteeId: app.almfors, channel: 'letter', receivedOn: '2027-03-01' }), 201);
  given(await lead.patch(`/api/responses/${id}`, { stance: 'no_objection' }));
  for (const consulteeId of [app.bjorkvattna, ekhammar]) given(await lead.put(`/api/responses/${id}/joint-statement`, { consulteeId, ground }));
  given(await attach(lead, id, 'statement', { name: 'Svar.pdf', bytes: Buffer.from('%PDF-1.4 svar', 'latin1') }), 201);
  given(await lead.post(`/api/responses/${id}/submission`), 201);
  const rows = await rowsOf(lead, app);
  expect(rows.get(app.bjorkvattna)?.response).toMatchObject({ id: app.otherResponseId, jointWith: null, afterConclusion: false });
  expect(rows.get(ekhammar)?.response).toMatchObject({ id, jointWith: 'Almfors kommun, Socialnämnden', afterConclusion: true });
});

test('what was counted cannot be changed unseen', async () => {
  const { app, lead, at } = await declared();
  given(await count(lead, at, app.bjorkvattna), 201);
  const { jointCounts } = jointTables(app.store);
  const [row] = await app.store.read.select().from(jointCounts);
  await app.store.write('house', async (tx) => { await tx.update(jointTables(tx).jointCounts).set({ consulteeId: app.almfors }); });
  expect((await verifyResponses(app.store.read)).faults).toEqual([`joint statement ${row?.id}: it is not what was counted`]);
  for (const changed of [{ at: new Date('2027-01-01T09:00:00Z') }, { by: app.people.writer }]) {
    await app.store.write('house', async (tx) => { await tx.update(jointTables(tx).jointCounts).set({ consulteeId: app.bjorkvattna, at: row?.at, by: row?.by, ...changed }); });
    expect((await verifyResponses(app.store.read)).faults).toEqual([`joint statement ${row?.id}: it is not what was counted`]);
  }
  await app.store.write('house', async (tx) => { await tx.delete(jointTables(tx).jointCounts); });
  expect((await verifyResponses(app.store.read)).faults).toEqual([`joint statement ${row?.id}: the journal says it was counted, but it is not there`]);
});

test('how a joint count was ended cannot be changed unseen', async () => {
  const { app, lead, at } = await declared();
  given(await count(lead, at, app.bjorkvattna), 201);
  given(await lead.post(`${at}/joint-counts/${app.bjorkvattna}/ending`, { reason: 'Det var en annan kommun.' }), 201);
  const [row] = await app.store.read.select().from(jointTables(app.store).jointEndings);
  expect((await verifyResponses(app.store.read)).faults).toEqual([]);
  for (const changed of [{ reason: 'Något annat.' }, { by: app.people.writer }, { at: new Date('2027-01-01T09:00:00Z') }]) {
    await app.store.write('house', async (tx) => { await tx.update(jointTables(tx).jointEndings).set({ reason: row?.reason, by: row?.by, at: row?.at, ...changed }); });
    expect((await verifyResponses(app.store.read)).faults).toEqual([`joint statement ${row?.jointId}: its ending is not the one in the journal`]);
  }
});

test('what is counted when the round is concluded changes no figure of the conclusion', async () => {
  const { app, lead, at } = await declared();
  given(await lead.post(`/api/rounds/${app.roundId}/closing`));
  given(await lead.post(`/api/rounds/${app.roundId}/conclusion`, { override: { decidedBy: 'Styrgruppen', decidedOn: '2027-03-01', reason: 'Tiden är ute.' } }));
  const before = await reportOf(lead, app);
  const matrix = async (reader: Visitor) => given(await reader.get<Matrix>(`/api/rounds/${app.roundId}/matrix`)).sums;
  const outcome = async (reader: Visitor) => { const { stance, comments } = given(await reader.get<Outcome>(`/api/consultations/${app.bjorkvattna}/outcome`)); return { stance, comments: comments.length }; };
  const [sums, became] = [await matrix(lead), await outcome(lead)];
  app.clock.set('2027-06-02T10:00:00+02:00');
  given(await count(await app.enter('lead'), at, app.bjorkvattna), 201);
  const again = await app.enter('lead');
  const after = await reportOf(again, app);
  expect(await matrix(again)).toEqual(sums);
  expect(await outcome(again)).toEqual(became);
  expect(after.counts).toEqual(before.counts);
  expect(after.organisations.find(({ id }) => id === app.bjorkvattna)?.status).toBe('not_answered');
});

test('I8: whoever is counted by whom, invited = answered + not answered, and the stances add up to the answers that stand', async () => {
  const { app, lead, ekhammar, at } = await declared();
  const named = [app.bjorkvattna, ekhammar];
  await fc.assert(fc.asyncProperty(fc.array(fc.tuple(fc.constantFrom(...named), fc.boolean()), { maxLength: 4 }), async (acts) => {
    for (const [consulteeId, on] of acts) await (on ? count(lead, at, consulteeId) : lead.post(`${at}/joint-counts/${consulteeId}/ending`, { reason: 'Ändrat.' }));
    const { counts, organisations } = await reportOf(lead, app);
    expect(counts.invited).toBe(counts.answered + counts.notAnswered);
    expect(stances.reduce((sum, stance) => sum + counts.byStance[stance], counts.withdrawn)).toBe(counts.answered + counts.unsolicited);
    expect(organisations.reduce((sum, { comments }) => sum + comments, 0)).toBe(counts.comments);
    expect(organisations.filter(({ jointWith }) => jointWith !== undefined)).toHaveLength(counts.jointly ?? 0);
  }), { numRuns: 6 });
});

test('by which response a consultee counts: its own while it stands, else the joint statement, else what it took back', () => {
  expect(countedBy({ response: 'own', withdrawn: false }, 'joint')).toEqual({ response: 'own', withdrawn: false, joint: false });
  expect(countedBy({ response: 'own', withdrawn: true }, 'joint')).toEqual({ response: 'joint', withdrawn: false, joint: true });
  expect(countedBy({ response: 'own', withdrawn: true }, null)).toEqual({ response: 'own', withdrawn: true, joint: false });
  expect(countedBy(null, 'joint')).toEqual({ response: 'joint', withdrawn: false, joint: true });
  expect(countedBy(null, null)).toBeNull();
});
