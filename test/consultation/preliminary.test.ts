/** A preliminary response is confirmed, or replaced by another that is linked to it; what was submitted never changes (`domain.md` 2.3, 4.3, invariants I4 and I8). */
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { AnswerRow } from '#shared/answers.ts';
import type { Consultation, Consultee, Receipt, ResponseView, Round } from '#shared/consultation.ts';
import type { ConsultationReport } from '#shared/export.ts';
import type { Differences } from '#shared/preliminary.ts';
import { exportedResponse, verifyResponses } from '../../server/consultation/submission.ts';
import { consultationTables } from '../../server/consultation/tables.ts';
import { expectJournalled, expectSoundJournal } from '../support/journal-entries.ts';
import { outboxOf } from '../support/mail.ts';
import { onWords, open, openAt, type Scene } from '../support/stages.ts';
import { expectRefused, given, type Visitor } from '../support/visitor.ts';

type Open = Scene<Awaited<ReturnType<typeof open>>['facts']>;

/** Almfors has submitted a preliminary response with two comments. */
async function preliminary() {
  const app = await openAt(open);
  const coordinator = await app.enter('almforsCoordinator');
  given(await coordinator.patch(`/api/responses/${app.responseId}`, { stance: 'supports_with_remarks', summary: 'Förvaltningen tillstyrker.', preliminary: true }));
  const receipt = given(await coordinator.post<Receipt>(`/api/responses/${app.responseId}/submission`), 201);
  return { app, coordinator, lead: await app.enter('lead'), receipt };
}
const decision = { body: 'Socialnämnden', decidedOn: '2027-03-01', paragraph: '§ 14' };
const bytesOf = async (visitor: Visitor, responseId: string): Promise<string> => (await visitor.get(`/api/responses/${responseId}/receipt.json`)).text;
const registerRow = async (app: Open, lead: Visitor) => given(await lead.get<{ items: Consultee[] }>(`/api/rounds/${app.roundId}/consultees`)).items.find(({ id }) => id === app.almfors)?.response;
const reportOf = async (app: Open, lead: Visitor) => JSON.parse((await lead.get(`/api/rounds/${app.roundId}/report/json`)).text) as ConsultationReport;

test('a preliminary response is confirmed with body, day and item, and stays to the letter as it was submitted', async () => {
  const { app, coordinator, lead, receipt } = await preliminary();
  expect(receipt).toMatchObject({ preliminary: true, confirmation: null });
  const before = await bytesOf(coordinator, app.responseId);
  const confirmed = given(await coordinator.post<ResponseView>(`/api/responses/${app.responseId}/confirmation`, { ...decision, reservation: 'En ledamot reserverar sig.' }), 201);
  expect(confirmed).toMatchObject({ state: 'submitted', hash: receipt.hash, preliminary: true, confirmation: { ...decision, reservation: 'En ledamot reserverar sig.', channel: 'online' }, refusals: { confirm: 'response-confirmed', replace: 'response-confirmed', supplement: null } });
  expect(await bytesOf(coordinator, app.responseId)).toBe(before);
  expect(await registerRow(app, lead)).toMatchObject({ id: app.responseId, preliminary: false, confirmed: { body: 'Socialnämnden', on: '2027-03-01', paragraph: '§ 14' } });
  expect((await reportOf(app, lead)).organisations.find(({ id }) => id === app.almfors)).toMatchObject({ preliminary: false, decidedBy: 'Socialnämnden', decidedOn: '2027-03-01', paragraph: '§ 14' });
  expect(given(await lead.get<Receipt>(`/api/responses/${app.responseId}/receipt`))).toMatchObject({ hash: receipt.hash, preliminary: true, confirmation: { paragraph: '§ 14' } });
  await expectJournalled(app.store, `response:${app.responseId}`, { act: 'response-confirmed', audience: `response:${app.responseId}`, actorId: app.people.almforsCoordinator });
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'confirmation-received', audience: 'team', actorId: app.people.almforsCoordinator });
  const told = (await outboxOf(app)).filter(({ subject }) => subject.includes('är bekräftat'));
  expect(told.map(({ recipient }) => recipient).sort()).toEqual(['almforscoordinator@almfors.granmark.example', 'namnd@almfors.granmark.example', 'registrator@rss.granmark.example']);
  expect(told[0]?.body).toContain(receipt.hash);
  expectRefused(await coordinator.post(`/api/responses/${app.responseId}/confirmation`, decision), 409, 'response-confirmed');
  expect((await verifyResponses(app.store.read)).faults).toEqual([]);
  await expectSoundJournal(app.store);
});

test('what was not preliminary is not confirmed, nothing is decided in the future, and a letter’s confirmation is the lead’s to register', async () => {
  const { app, coordinator, lead } = await preliminary();
  const other = await app.enter('bjorkvattnaCoordinator');
  given(await other.patch(`/api/responses/${app.otherResponseId}`, { stance: 'opposes' }));
  given(await other.post(`/api/responses/${app.otherResponseId}/submission`), 201);
  expectRefused(await other.post(`/api/responses/${app.otherResponseId}/confirmation`, decision), 409, 'not-preliminary');
  expectRefused(await other.post(`/api/responses/${app.otherResponseId}/replacements`, {}), 409, 'not-preliminary');
  expectRefused(await coordinator.post(`/api/responses/${app.responseId}/confirmation`, { ...decision, decidedOn: '2028-01-01' }), 422, 'decided-in-future');
  expectRefused(await lead.post(`/api/responses/${app.responseId}/confirmation`, decision), 403, 'members-only');
  const paper = { channel: 'letter', receivedOn: '2027-03-01' };
  expectRefused(await coordinator.post(`/api/responses/${app.responseId}/confirmation`, { ...decision, paper }), 403, 'lead-only');
  given(await lead.post(`/api/rounds/${app.roundId}/closing`));
  given(await lead.post(`/api/responses/${app.responseId}/confirmation`, { ...decision, paper }), 201);
  expect(given(await coordinator.get<ResponseView>(`/api/responses/${app.responseId}`)).confirmation).toMatchObject({ channel: 'letter' });
});

test('the consultee confirms also after the round has closed: the committee meets when it meets', async () => {
  const { app, coordinator, lead } = await preliminary();
  given(await lead.post(`/api/rounds/${app.roundId}/closing`));
  expectRefused(await coordinator.post(`/api/responses/${app.responseId}/replacements`, {}), 409, 'round-closed');
  given(await coordinator.post(`/api/responses/${app.responseId}/confirmation`, decision), 201);
});

test('a replacement begins with what the preliminary response says, tells the differences, and then counts in its place', async () => {
  const { app, coordinator, lead, receipt } = await preliminary();
  const before = await bytesOf(coordinator, app.responseId);
  const { id } = given(await coordinator.post<{ id: string }>(`/api/responses/${app.responseId}/replacements`, {}), 201);
  expect(given(await coordinator.post<{ id: string }>(`/api/responses/${app.responseId}/replacements`, {}), 201).id).toBe(id);
  expect((await lead.get(`/api/responses/${id}`)).status).toBe(404);
  const draft = given(await coordinator.get<Consultation>(`/api/consultations/${app.almfors}`)).response;
  expect(draft).toMatchObject({ id, state: 'draft', stance: 'supports_with_remarks', preliminary: false, replaces: { id: app.responseId, hash: receipt.hash }, missing: [] });
  expect(given(await coordinator.get<Differences>(`/api/responses/${id}/differences`))).toMatchObject({ fields: [], comments: { added: [], changed: [], withdrawn: [], unchanged: 2 } });

  const [first, second] = [draft?.comments.find(({ text }) => text.startsWith('Tre veckor')), draft?.comments.find(({ text }) => text === 'Texten är tydlig.')];
  given(await coordinator.patch(`/api/comments/${first?.id}`, { text: 'Tre veckor är alldeles för kort tid.', version: 0 }));
  given(await coordinator.delete(`/api/comments/${second?.id}?version=0`));
  given(await coordinator.post(`/api/responses/${id}/comments`, { anchor: onWords(app.frozenDocumentId, 'region', 'kvällar och helger'), text: 'Nämnden tillägger detta.' }), 201);
  given(await coordinator.patch(`/api/responses/${id}`, { stance: 'opposes', decidingBody: 'Socialnämnden', decidedOn: '2027-03-01', paragraph: '§ 14' }));
  // Nothing is said of it before it is sent.
  expect(await registerRow(app, lead)).toMatchObject({ id: app.responseId, preliminary: true, stance: 'supports_with_remarks' });
  const later = given(await coordinator.post<Receipt>(`/api/responses/${id}/submission`), 201);
  expect(later).toMatchObject({ preliminary: false, comments: 2, replaces: { id: app.responseId, hash: receipt.hash } });

  const differences = given(await lead.get<Differences>(`/api/responses/${id}/differences`));
  expect(differences.fields).toEqual([{ field: 'stance', before: 'supports_with_remarks', after: 'opposes' }, { field: 'decidingBody', before: '', after: 'Socialnämnden' }, { field: 'decidedOn', before: '', after: '2027-03-01' }, { field: 'paragraph', before: '', after: '§ 14' }]);
  expect(differences.comments).toMatchObject({ added: [{ text: 'Nämnden tillägger detta.' }], changed: [{ before: { text: 'Tre veckor är för kort tid.' }, after: { text: 'Tre veckor är alldeles för kort tid.' } }], withdrawn: [{ text: 'Texten är tydlig.' }], unchanged: 0 });
  expect(await bytesOf(lead, app.responseId)).toBe(before);
  expect(JSON.parse(await bytesOf(lead, id))).toMatchObject({ replaces: { response: app.responseId, hash: receipt.hash } });
  expect(given(await lead.get<ResponseView>(`/api/responses/${app.responseId}`))).toMatchObject({ withdrawn: null, replacedBy: { id, hash: later.hash }, refusals: { registerConfirmation: 'response-withdrawn', registerReplacement: 'response-withdrawn' } });
  expect(await registerRow(app, lead)).toMatchObject({ id, preliminary: false, stance: 'opposes', withdrawn: null, replaces: { id: app.responseId } });
  expect(await exportedResponse(app.store.read, app.responseId, 'sv')).toMatchObject({ preliminary: true, replacedBy: { hash: later.hash }, replaces: null });
  for (const [chain, act] of [[`response:${app.responseId}`, 'response-replaced'], [`matter:${app.matterId}`, 'replacement-received']] as const) await expectJournalled(app.store, chain, { act, audience: chain.startsWith('matter') ? 'team' : chain, actorId: app.people.almforsCoordinator });
  expect((await verifyResponses(app.store.read)).faults).toEqual([]);
  await expectSoundJournal(app.store);
});

test('a replaced response is counted once, and its comments are told by number with those that replace them', async () => {
  const { app, coordinator, lead } = await preliminary();
  const { id } = given(await coordinator.post<{ id: string }>(`/api/responses/${app.responseId}/replacements`, {}), 201);
  given(await coordinator.post(`/api/responses/${id}/submission`), 201);
  expect(given(await lead.get<Round>(`/api/rounds/${app.roundId}`)).counts).toMatchObject({ invited: 2, answered: 1, notAnswered: 1, withdrawn: 0, supplements: 0, comments: 4 });
  const rows = given(await lead.get<{ items: AnswerRow[]; undecided: number }>(`/api/rounds/${app.roundId}/comments`));
  expect(rows.items.map(({ number, state, replaces, replacedBy }) => ({ number, state, replaces, replacedBy })).sort((a, b) => Number(a.number) - Number(b.number))).toEqual([
    { number: 1, state: 'replaced', replaces: null, replacedBy: 3 }, { number: 2, state: 'replaced', replaces: null, replacedBy: 4 },
    { number: 3, state: 'new', replaces: 1, replacedBy: null }, { number: 4, state: 'new', replaces: 2, replacedBy: null },
  ]);
  expect(rows.undecided).toBe(2);
  const { counts, organisations } = await reportOf(app, lead);
  expect(counts).toMatchObject({ answered: 1, withdrawn: 0, comments: 4, undecided: 2, withdrawnComments: 0, replacedComments: 2 });
  expect(organisations.find((one) => one.id === app.almfors)).toMatchObject({ status: 'submitted' });
});

test('what its supplements said goes with it, and a replacement that is not written any further leaves all as it was', async () => {
  const { app, coordinator, lead } = await preliminary();
  const supplement = given(await coordinator.post<{ id: string }>(`/api/responses/${app.responseId}/supplements`, {}), 201);
  given(await coordinator.post(`/api/responses/${supplement.id}/comments`, { anchor: { scope: 'package' }, text: 'Ytterligare en sak.' }), 201);
  given(await coordinator.post(`/api/responses/${supplement.id}/submission`), 201);
  const begun = given(await coordinator.post<{ id: string }>(`/api/responses/${app.responseId}/replacements`, {}), 201);
  expect(given(await coordinator.get<ResponseView>(`/api/responses/${begun.id}`)).comments).toHaveLength(3);
  expectRefused(await lead.delete(`/api/responses/${begun.id}/replacement`), 404, 'not-found');
  given(await coordinator.delete(`/api/responses/${begun.id}/replacement`));
  expect(given(await coordinator.get<Consultation>(`/api/consultations/${app.almfors}`)).response).toMatchObject({ id: app.responseId, refusals: { confirm: null, replace: null } });
  const again = given(await coordinator.post<{ id: string }>(`/api/responses/${app.responseId}/replacements`, {}), 201);
  given(await coordinator.post(`/api/responses/${again.id}/submission`), 201);
  expect(given(await lead.get<Round>(`/api/rounds/${app.roundId}`)).counts).toMatchObject({ answered: 1, supplements: 0, withdrawn: 0, comments: 6 });
  expect(given(await lead.get<ResponseView>(`/api/responses/${supplement.id}`)).replacedBy).toMatchObject({ id: again.id });
});

test('a confirmation sets aside the replacement that was being written, and a replacement that was begun cannot overtake it', async () => {
  const { app, coordinator } = await preliminary();
  const { id } = given(await coordinator.post<{ id: string }>(`/api/responses/${app.responseId}/replacements`, {}), 201);
  given(await coordinator.post(`/api/responses/${app.responseId}/confirmation`, decision), 201);
  expectRefused(await coordinator.post(`/api/responses/${id}/submission`), 409, 'response-submitted');
  expect(given(await coordinator.get<Consultation>(`/api/consultations/${app.almfors}`)).response).toMatchObject({ id: app.responseId, confirmation: { paragraph: '§ 14' } });
});

test('verify tells of a confirmation that was changed, and of a replacement that the journal does not know', async () => {
  const { app, coordinator } = await preliminary();
  given(await coordinator.post(`/api/responses/${app.responseId}/confirmation`, decision), 201);
  const { confirmations, withdrawals } = consultationTables(app.store);
  await app.store.write('house', (tx) => tx.update(confirmations).set({ paragraph: '§ 15' }).where(eq(confirmations.responseId, app.responseId)));
  expect((await verifyResponses(app.store.read)).faults).toEqual([`confirmation of response ${app.responseId}: it is not what was confirmed`]);
  await app.store.write('house', (tx) => tx.delete(confirmations).where(eq(confirmations.responseId, app.responseId)));
  expect((await verifyResponses(app.store.read)).faults).toEqual([`confirmation of response ${app.responseId}: the journal says it was made, but it is not there`]);
  await app.store.write('house', (tx) => tx.insert(withdrawals).values({ responseId: app.responseId, reason: '', channel: 'online', receivedOn: '2027-03-01', by: app.people.lead, at: app.clock(), replacedBy: app.otherResponseId }));
  expect((await verifyResponses(app.store.read)).faults).toContain(`response ${app.responseId}: the journal does not say that it was replaced by that one`);
});
