/** After submission: supplements and withdrawals are linked acts, the response itself never changes, and every count still adds up (`domain.md` 4.3, rule 1, invariants I4 and I8). */
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { AnswerRow, Overview } from '#shared/answers.ts';
import type { Consultation, ConsultationRow, Consultee, Receipt, ResponseView, Round } from '#shared/consultation.ts';
import { stances } from '#shared/export.ts';
import { verifyResponses } from '../../server/consultation/submission.ts';
import { consultationTables } from '../../server/consultation/tables.ts';
import { sha256 } from '../../server/platform/files/files.ts';
import { expectJournalled, expectSoundJournal } from '../support/journal-entries.ts';
import { outboxOf } from '../support/mail.ts';
import { answering, onWords, openAt, type Scene, submitted } from '../support/stages.ts';
import { expectRefused, given, type Visitor } from '../support/visitor.ts';

type Submitted = Scene<Awaited<ReturnType<typeof submitted>>['facts']>;
const supplement = async (app: Submitted, coordinator: Visitor): Promise<{ id: string; at: string }> => {
  const { id } = given(await coordinator.post<{ id: string }>(`/api/responses/${app.responseId}/supplements`, {}), 201);
  return { id, at: `/api/responses/${id}` };
};
const bytesOf = async (visitor: Visitor, responseId: string): Promise<string> => (await visitor.get(`/api/responses/${responseId}/receipt.json`)).text;

test('a supplement is a response of its own, linked to the one it supplements, which never changes', async () => {
  const app = await openAt(submitted);
  const coordinator = await app.enter('almforsCoordinator');
  const before = await bytesOf(coordinator, app.responseId);
  const { id, at } = await supplement(app, coordinator);
  expect(await supplement(app, coordinator)).toEqual({ id, at });
  // It is what one writes in now, on the same pages, and nobody outside knows of it.
  expect(given(await coordinator.get<Consultation>(`/api/consultations/${app.almfors}`)).response).toMatchObject({ id, state: 'draft', follows: { id: app.responseId }, missing: ['supplement-empty'] });
  expect(given(await coordinator.get<{ items: ConsultationRow[] }>('/api/consultations')).items).toMatchObject([{ response: 'submitted' }]);
  const lead = await app.enter('lead');
  expect((await lead.get(at)).status).toBe(404);
  expect(given(await lead.get<ResponseView>(`/api/responses/${app.responseId}`)).supplements).toEqual([]);
  expectRefused(await coordinator.post(`${at}/submission`), 409, 'supplement-empty');
  given(await coordinator.post(`${at}/comments`, { anchor: onWords(app.frozenDocumentId, 'region', 'kvällar och helger'), text: 'Även storhelger.' }), 201);
  const receipt = given(await coordinator.post<Receipt>(`${at}/submission`), 201);
  expect(receipt).toMatchObject({ comments: 1, stance: null, follows: { responseId: app.responseId, hash: app.receipt.hash } });
  const said = await bytesOf(coordinator, id);
  expect(sha256(new TextEncoder().encode(said))).toBe(receipt.hash);
  expect(JSON.parse(said)).toMatchObject({ supplements: { response: app.responseId, hash: app.receipt.hash } });
  expect(await bytesOf(coordinator, app.responseId)).toBe(before);
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'supplement-received', audience: 'team', actorId: app.people.almforsCoordinator });
  expect(given(await coordinator.get<Consultation>(`/api/consultations/${app.almfors}`)).response).toMatchObject({ id: app.responseId, supplements: [{ id, state: 'submitted', comments: 1 }] });
  expect((await verifyResponses(app.store.read)).faults).toEqual([]);
  await expectSoundJournal(app.store);
  const { responses } = consultationTables(app.store);
  await app.store.write('house', async (tx) => void (await tx.update(responses).set({ followsId: null }).where(eq(responses.id, id))));
  expect((await verifyResponses(app.store.read)).faults, 'else it would count as a response').toEqual([`response ${id}: it does not supplement the one it was submitted to supplement`]);
});

test('a supplement adds comments and no response, and leaves the position as it was', async () => {
  const app = await openAt(submitted);
  const coordinator = await app.enter('almforsCoordinator');
  const lead = await app.enter('lead');
  const round = async () => given(await lead.get<Round>(`/api/rounds/${app.roundId}`)).counts;
  const before = await round();
  const { at, id } = await supplement(app, coordinator);
  given(await coordinator.post(`${at}/comments`, { anchor: { scope: 'package' }, text: 'Ytterligare en sak.' }), 201);
  given(await coordinator.post(`${at}/submission`), 201);
  expect(await round()).toEqual({ ...before, supplements: 1, comments: before.comments + 1 });
  const register = given(await lead.get<{ items: Consultee[] }>(`/api/rounds/${app.roundId}/consultees`)).items;
  expect(register.find((row) => row.id === app.almfors)?.response).toMatchObject({ id: app.responseId, stance: 'supports_with_remarks', comments: 2, withdrawn: null, supplements: [{ id, comments: 1, withdrawn: false }] });
  const rows = given(await lead.get<{ items: AnswerRow[] }>(`/api/rounds/${app.roundId}/comments`)).items;
  expect(rows.find((row) => row.text === 'Ytterligare en sak.')).toMatchObject({ consulteeId: app.almfors, stance: 'supports_with_remarks', state: 'new' });
  expectRefused(await coordinator.post(`${at}/supplements`, {}), 409, 'supplement-to-supplement');
});

test('a withdrawn response stays readable to the letter, and says withdrawn in register, bench and report', async () => {
  const app = await openAt(submitted);
  const coordinator = await app.enter('almforsCoordinator');
  const lead = await app.enter('lead');
  const before = await bytesOf(coordinator, app.responseId);
  const { at, id } = await supplement(app, coordinator);
  given(await coordinator.post(`${at}/comments`, { anchor: { scope: 'package' }, text: 'Ytterligare en sak.' }), 201);
  given(await coordinator.post(`${at}/submission`), 201);
  expectRefused(await coordinator.post(`/api/responses/${app.responseId}/withdrawal`, { reason: ' ' }), 422, 'invalid-input');
  const withdrawn = given(await coordinator.post<ResponseView>(`/api/responses/${app.responseId}/withdrawal`, { reason: 'Nämnden har återtagit beslutet.' }), 201);
  expect(withdrawn).toMatchObject({ state: 'submitted', hash: app.receipt.hash, withdrawn: { reason: 'Nämnden har återtagit beslutet.', channel: 'online' }, supplements: [{ id, withdrawn: true }] });
  for (const chain of [`response:${app.responseId}`, `response:${id}`]) await expectJournalled(app.store, chain, { act: 'response-withdrawn', audience: chain, actorId: app.people.almforsCoordinator });
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'withdrawal-received', audience: 'team', actorId: app.people.almforsCoordinator });
  expect(await bytesOf(lead, app.responseId)).toBe(before);
  expectRefused(await coordinator.post(`/api/responses/${app.responseId}/withdrawal`, { reason: 'En gång till.' }), 409, 'response-withdrawn');
  expectRefused(await coordinator.post(`/api/responses/${app.responseId}/supplements`, {}), 409, 'response-withdrawn');

  const { counts } = given(await lead.get<Round>(`/api/rounds/${app.roundId}`));
  expect(counts).toMatchObject({ invited: 2, answered: 1, notAnswered: 1, withdrawn: 1, supplements: 0, comments: 3 });
  const register = given(await lead.get<{ items: Consultee[] }>(`/api/rounds/${app.roundId}/consultees`)).items;
  expect(register.find((row) => row.id === app.almfors)?.response?.withdrawn).toMatchObject({ reason: 'Nämnden har återtagit beslutet.' });
  const rows = given(await lead.get<{ items: AnswerRow[]; undecided: number }>(`/api/rounds/${app.roundId}/comments`));
  expect(rows.items.map(({ state }) => state)).toEqual(['withdrawn', 'withdrawn', 'withdrawn']);
  expect(rows.undecided).toBe(0);
  const overview = given(await lead.get<Overview>(`/api/rounds/${app.roundId}/overview`));
  expect(overview).toMatchObject({ comments: 3, byState: { new: 0, proposed: 0, decided: 0, withdrawn: 3 }, left: [] });
  expect(overview.byStance.reduce((sum, one) => sum + one.parties + one.others, 0)).toBe(0);
  expect((await verifyResponses(app.store.read)).faults).toEqual([]);
  await expectSoundJournal(app.store);
});

test('the report of a round with a withdrawal and a supplement adds up in every line', async () => {
  const app = await openAt(answering);
  const lead = await app.enter('lead');
  const paper = { channel: 'letter', receivedOn: '2027-03-01' };
  given(await lead.post(`/api/responses/${app.otherResponseId}/withdrawal`, { reason: 'Återkallas.', paper }), 201);
  const { counts, organisations, comments } = JSON.parse((await lead.get(`/api/rounds/${app.roundId}/report/json`)).text) as { counts: Round['counts'] & { undecided: number; withdrawnComments: number; byDisposition: Record<string, number>; byStance: Record<string, number> }; organisations: { status: string; stance: string | null }[]; comments: { status: string }[] };
  expect(counts).toMatchObject({ invited: 2, answered: 2, notAnswered: 0, withdrawn: 1, withdrawnComments: 1 });
  expect(counts.comments).toBe(Object.values(counts.byDisposition).reduce((a, b) => a + b, 0) + counts.undecided + counts.withdrawnComments);
  expect(counts.answered + counts.unsolicited).toBe(stances.reduce((sum, one) => sum + (counts.byStance[one] ?? 0), 0) + counts.withdrawn);
  expect(organisations.map(({ status }) => status).sort()).toEqual(['submitted', 'withdrawn']);
  expect(comments.filter(({ status }) => status === 'withdrawn')).toHaveLength(1);
  expect(given(await lead.get<Round>(`/api/rounds/${app.roundId}`)).counts).toMatchObject({ answered: counts.answered, withdrawn: counts.withdrawn, comments: counts.comments });
});

test('the lead registers a supplement that came by letter and a withdrawal by mail, also after closing; the consultee then no more', async () => {
  const app = await openAt(answering);
  const lead = await app.enter('lead');
  const coordinator = await app.enter('almforsCoordinator');
  expectRefused(await coordinator.post(`/api/responses/${app.responseId}/supplements`, {}), 409, 'round-closed');
  expectRefused(await coordinator.post(`/api/responses/${app.responseId}/withdrawal`, { reason: 'Vi återkallar.' }), 409, 'round-closed');
  const paper = { channel: 'letter', receivedOn: '2027-03-01' };
  expectRefused(await coordinator.post(`/api/responses/${app.responseId}/supplements`, { paper }), 403, 'lead-only');
  expectRefused(await lead.post(`/api/responses/${app.responseId}/supplements`, { paper: { ...paper, receivedOn: '2028-01-01' } }), 422, 'received-in-future');
  const { id } = given(await lead.post<{ id: string }>(`/api/responses/${app.responseId}/supplements`, { paper }), 201);
  expect((await coordinator.get(`/api/responses/${id}`)).status).toBe(404);
  expect(given(await lead.get<{ items: Consultee[] }>(`/api/rounds/${app.roundId}/consultees`)).items.find((row) => row.id === app.almfors)).toMatchObject({ registering: id, response: { id: app.responseId } });
  given(await lead.patch(`/api/responses/${id}`, { summary: 'Nämnden tillägger.' }));
  expectRefused(await lead.post(`/api/responses/${id}/submission`), 409, 'paper-missing');
  given(await lead.post(`/api/responses/${app.responseId}/withdrawal`, { reason: 'Enligt beslut.', paper: { ...paper, channel: 'mail' } }), 201);
  // What was being registered to a response that is gone is set aside.
  expectRefused(await lead.post(`/api/responses/${id}/submission`), 409, 'response-submitted');
  expect(given(await coordinator.get<ResponseView>(`/api/responses/${app.responseId}`)).withdrawn).toMatchObject({ channel: 'mail' });
});

test('who has withdrawn its response may send another while the round is open, and then counts once', async () => {
  const app = await openAt(submitted);
  const coordinator = await app.enter('almforsCoordinator');
  const lead = await app.enter('lead');
  given(await coordinator.post(`/api/responses/${app.responseId}/withdrawal`, { reason: 'Fel version.' }), 201);
  expect(given(await coordinator.get<Consultation>(`/api/consultations/${app.almfors}`))).toMatchObject({ response: { id: app.responseId, withdrawn: { reason: 'Fel version.' } }, refusals: { begin: null } });
  const { id } = given(await coordinator.post<{ id: string }>(`/api/consultations/${app.almfors}/response`), 201);
  expect(id).not.toBe(app.responseId);
  given(await coordinator.patch(`/api/responses/${id}`, { stance: 'opposes' }));
  given(await coordinator.post(`/api/responses/${id}/submission`), 201);
  expect(given(await lead.get<Round>(`/api/rounds/${app.roundId}`)).counts).toMatchObject({ answered: 1, notAnswered: 1, withdrawn: 0, comments: 2 });
  expect(given(await lead.get<{ items: Consultee[] }>(`/api/rounds/${app.roundId}/consultees`)).items.find((row) => row.id === app.almfors)?.response).toMatchObject({ id, stance: 'opposes', withdrawn: null });
});

test('everybody concerned is told of a withdrawal by mail, and once', async () => {
  const app = await openAt(submitted);
  const coordinator = await app.enter('almforsCoordinator');
  const send = () => coordinator.post(`/api/responses/${app.responseId}/withdrawal`, { reason: 'Fel version.' }, { key: 'withdrawal-of-almfors-0001' });
  given(await send(), 201);
  given(await send(), 201);
  const told = (await outboxOf(app)).filter(({ subject }) => subject.includes('återkallat'));
  expect(told.map(({ recipient }) => recipient).sort()).toEqual(['almforscoordinator@almfors.granmark.example', 'namnd@almfors.granmark.example', 'registrator@rss.granmark.example']);
  expect(told[0]?.body).toContain('Skäl: Fel version.');
});

test('a withdrawal that was tampered with, or taken away, is found', async () => {
  const app = await openAt(submitted);
  const coordinator = await app.enter('almforsCoordinator');
  given(await coordinator.post(`/api/responses/${app.responseId}/withdrawal`, { reason: 'Fel version.' }), 201);
  const { withdrawals } = consultationTables(app.store);
  await app.store.write('house', (tx) => tx.update(withdrawals).set({ reason: 'Annat skäl.' }).where(eq(withdrawals.responseId, app.responseId)));
  expect((await verifyResponses(app.store.read)).faults).toEqual([`withdrawal of response ${app.responseId}: it is not the one in the journal`]);
  await app.store.write('house', (tx) => tx.delete(withdrawals).where(eq(withdrawals.responseId, app.responseId)));
  expect((await verifyResponses(app.store.read)).faults).toEqual([`withdrawal of response ${app.responseId}: the journal says it was made, but it is not there`]);
});

test('a colleague who was let in to the response keeps reading it while a supplement is written', async () => {
  const app = await openAt(submitted);
  await supplement(app, await app.enter('almforsCoordinator'));
  const colleague = await app.enter('colleague');
  expect(given(await colleague.get<Consultation>(`/api/consultations/${app.almfors}`)).response).toMatchObject({ id: app.responseId, supplements: [] });
});
