import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { Consultation, Round } from '#shared/consultation.ts';
import type { RoundPaper } from '#shared/round-papers.ts';
import { findFaults } from '../../server/commands.ts';
import { verifyRounds } from '../../server/consultation/round-seal.ts';
import { submittedBytes } from '../../server/consultation/submission.ts';
import { consultationTables } from '../../server/consultation/tables.ts';
import { chainOf, entryCount, expectJournalled } from '../support/journal-entries.ts';
import { open, openAt, planned, type Scene } from '../support/stages.ts';
import { expectRefused, given, type Visitor } from '../support/visitor.ts';

type Planned = Scene<Awaited<ReturnType<typeof planned>>['facts']>;
const bytes = Buffer.from('%PDF-1.4 Prövning av barnets bästa');
const sha256 = (of: Uint8Array) => createHash('sha256').update(of).digest('hex');
const enclose = (app: Planned, lead: Visitor, title = 'Prövning av barnets bästa', wanted = true) =>
  lead.upload<RoundPaper>(`/api/rounds/${app.roundId}/papers?${new URLSearchParams({ title, wanted: String(wanted) }).toString()}`, { name: 'Barnrätt.pdf', bytes });
const roundOf = async (app: Planned, lead: Visitor) => given(await lead.get<Round>(`/api/rounds/${app.roundId}`));

test('a supporting paper is enclosed with the planned round, and taken out again', async () => {
  const app = await openAt(planned);
  const lead = await app.enter('lead');
  const paper = given(await enclose(app, lead), 201);
  expect(paper).toMatchObject({ title: 'Prövning av barnets bästa', wanted: true, name: 'Barnrätt.pdf', type: 'application/pdf', size: bytes.byteLength, hash: sha256(bytes) });
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'paper-enclosed', audience: 'team', actorId: app.people.lead, subjectId: app.roundId });
  expect(given(await enclose(app, lead), 201).id, 'the same file under the same title is there once').toBe(paper.id);
  given(await enclose(app, lead, 'Uppdraget', false), 201);
  expect((await roundOf(app, lead)).papers.map(({ title, wanted }) => [title, wanted])).toEqual([['Prövning av barnets bästa', true], ['Uppdraget', false]]);
  given(await lead.delete(`/api/rounds/${app.roundId}/papers/${paper.id}`));
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'paper-removed', audience: 'team', actorId: app.people.lead, subjectId: app.roundId });
  expect((await roundOf(app, lead)).papers.map(({ title }) => title)).toEqual(['Uppdraget']);
  const before = await entryCount(app.store);
  expectRefused(await lead.delete(`/api/rounds/${app.roundId}/papers/${paper.id}`), 404, 'not-found');
  expectRefused(await enclose(app, await app.enter('writer')), 403, 'lead-only');
  expectRefused(await enclose(app, await app.enter('otherLead')), 404, 'not-found');
  expectRefused(await enclose(app, lead, ' '), 422, 'invalid-input');
  expectRefused(await lead.upload(`/api/rounds/${app.roundId}/papers?title=Program&wanted=false`, { name: 'a.exe', bytes: Buffer.from('MZ') }), 422, 'file-type');
  expect(await entryCount(app.store)).toBe(before);
});

test('what was enclosed is frozen with the round, and the consultee reads exactly those bytes', async () => {
  const app = await openAt(planned);
  const lead = await app.enter('lead');
  const paper = given(await enclose(app, lead), 201);
  const almfors = await app.enter('almforsCoordinator');
  expectRefused(await almfors.get(`/api/consultations/${app.almfors}/papers/${paper.id}`), 404, 'not-found');
  const opened = given(await lead.post<Round>(`/api/rounds/${app.roundId}/opening`));
  expect(opened.sealHash).toMatch(/^[0-9a-f]{64}$/);
  expectRefused(await enclose(app, lead, 'Ännu ett'), 409, 'round-opened');
  expectRefused(await lead.delete(`/api/rounds/${app.roundId}/papers/${paper.id}`), 409, 'round-opened');
  expect(given(await almfors.get<Consultation>(`/api/consultations/${app.almfors}`)).papers).toEqual([paper]);
  const fetched = await almfors.raw('GET', `/api/consultations/${app.almfors}/papers/${paper.id}`);
  expect(sha256(new Uint8Array(await fetched.arrayBuffer()))).toBe(paper.hash);
  expectRefused(await (await app.enter('stranger')).get(`/api/consultations/${app.almfors}/papers/${paper.id}`), 404, 'not-found');
  expect(await verifyRounds(app.store.read)).toEqual({ rounds: 1, faults: [] });
  const entries = await chainOf(app.store, `matter:${app.matterId}`);
  expect(entries.some(({ act }) => act === 'round-opened')).toBe(true);
});

test('a paper of an opened round that was changed, taken away or added behind our back is found', async () => {
  const app = await openAt(planned);
  const lead = await app.enter('lead');
  given(await enclose(app, lead), 201);
  given(await lead.post(`/api/rounds/${app.roundId}/opening`));
  const { rounds, roundPapers } = consultationTables(app.store);
  await app.store.write('house', async (tx) => { await tx.update(roundPapers).set({ wanted: false }); });
  expect((await verifyRounds(app.store.read)).faults).toEqual([`round ${app.roundId}: papers differs from what it was opened with`]);
  await app.store.write('house', async (tx) => { await tx.update(roundPapers).set({ wanted: true }); });
  await app.store.write('house', async (tx) => { await tx.update(rounds).set({ letter: 'Ett annat brev.' }).where(eq(rounds.id, app.roundId)); });
  expect((await findFaults(app.store.read, app.house.files.folder)).faults).toEqual([`Opened round ${app.roundId}: letter differs from what it was opened with.`]);
  await app.store.write('house', async (tx) => { await tx.update(rounds).set({ sealHash: 'f'.repeat(64) }).where(eq(rounds.id, app.roundId)); });
  expect((await verifyRounds(app.store.read)).faults).toEqual([`round ${app.roundId}: what it was opened with does not give its hash`]);
});

test('a submitted response names what the round was opened with', async () => {
  const app = await openAt(open);
  const almfors = await app.enter('almforsCoordinator');
  given(await almfors.patch(`/api/responses/${app.responseId}`, { stance: 'supports' }));
  given(await almfors.post(`/api/responses/${app.responseId}/submission`), 201);
  const said = JSON.parse(new TextDecoder().decode(await submittedBytes(app.store.read, app.responseId))) as { round: { seal: string } };
  expect(said.round.seal).toBe((await roundOf(app, await app.enter('lead'))).sealHash);
});

test('a form that cannot be read is a missing file, not a fault of ours', async () => {
  const app = await openAt(planned);
  const lead = await app.enter('lead');
  const path = `/api/rounds/${app.roundId}/papers?title=Uppdraget&wanted=false`;
  const whole = '--grans\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\nContent-Type: application/pdf\r\n\r\n%PDF-1.7';
  const broken: [string, string][] = [
    ['multipart/form-data', whole], ['multipart/form-data; boundary=', whole], ['multipart/form-data; boundary=annan', `${whole}\r\n--grans--`], ['multipart/form-data; boundary=grans', whole], ['multipart/form-data; boundary=grans', ''],
    ['multipart/form-data; boundary=grans', '--grans\r\nContent-Disposition: form-data\r\n\r\nx\r\n--grans--'], ['application/pdf', '%PDF-1.7'], ['application/x-www-form-urlencoded', 'file=x'],
  ];
  for (const [type, body] of broken) expectRefused(await lead.send('POST', path, body, { headers: { 'content-type': type } }), 422, 'file-missing');
  expect(app.reports).toEqual([]);
  given(await lead.send('POST', path, `${whole}\r\n--grans--`, { headers: { 'content-type': 'multipart/form-data; boundary=grans' } }), 201);
});
