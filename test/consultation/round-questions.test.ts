import { expect, test } from 'vitest';
import type { Consultation, ResponseView, Round } from '#shared/consultation.ts';
import type { QuestionOutcome } from '#shared/round-questions.ts';
import { verifyRounds } from '../../server/consultation/round-seal.ts';
import { exportedResponse, submittedBytes, verifyResponses } from '../../server/consultation/submission.ts';
import { consultationTables } from '../../server/consultation/tables.ts';
import { writeResponsePdf } from '../../server/export/write-response-pdf.ts';
import { block } from '../support/agreement-text.ts';
import { attachPaper } from '../support/letters.ts';
import { entryCount, expectJournalled } from '../support/journal-entries.ts';
import { openAt, planned, type Scene } from '../support/stages.ts';
import { expectRefused, given, type Visitor } from '../support/visitor.ts';

type Planned = Scene<Awaited<ReturnType<typeof planned>>['facts']>;
const asked = { kind: 'yes_no', text: 'Kan ni genomföra det som förslaget kräver av er?', required: true };
const chosen = { kind: 'choice', text: 'Vem bör leda samordningen?', options: ['Kommunen', 'Regionen'] };

async function put(app: Planned, lead: Visitor, ...questions: object[]): Promise<string[]> {
  const ids: string[] = [];
  for (const question of questions) ids.push(given(await lead.post<{ id: string }>(`/api/rounds/${app.roundId}/questions`, question), 201).id);
  return ids;
}

/** The round opened with these questions, and Almfors' response begun. */
async function asking(...questions: object[]) {
  const app = await openAt(planned);
  const lead = await app.enter('lead');
  const ids = await put(app, lead, ...questions);
  given(await lead.post(`/api/rounds/${app.roundId}/opening`));
  const almfors = await app.enter('almforsCoordinator');
  const { id: responseId } = given(await almfors.post<{ id: string }>(`/api/consultations/${app.almfors}/response`), 201);
  const answer = (questionId: string, value: string, version = 0, by = almfors) => by.put<ResponseView>(`/api/responses/${responseId}/question-answers/${questionId}`, { value, version });
  return { app, lead, almfors, ids, responseId, answer };
}

test('questions of every kind are put while the round is planned, about the whole or a clause', async () => {
  const app = await openAt(planned);
  const lead = await app.enter('lead');
  const [first = ''] = await put(app, lead, asked, chosen, { kind: 'scale', text: 'Hur tydlig är ansvarsfördelningen?', clause: { documentId: app.frozenDocumentId, block: block('duty') } }, { kind: 'open', text: 'Saknas någon grupp?' });
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'question-put', audience: 'team', actorId: app.people.lead, subjectId: app.roundId });
  const round = given(await lead.get<Round>(`/api/rounds/${app.roundId}`));
  expect(round.questions.map(({ kind, required, options }) => [kind, required, options])).toEqual([['yes_no', true, []], ['choice', false, ['Kommunen', 'Regionen']], ['scale', false, []], ['open', false, []]]);
  expect(round.questions[2]?.clause).toMatchObject({ documentId: app.frozenDocumentId, block: block('duty') });
  given(await lead.delete(`/api/rounds/${app.roundId}/questions/${first}`));
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'question-removed', audience: 'team', actorId: app.people.lead, subjectId: app.roundId });
  const before = await entryCount(app.store);
  expectRefused(await lead.post(`/api/rounds/${app.roundId}/questions`, { ...chosen, options: ['Kommunen'] }), 422, 'invalid-input');
  expectRefused(await lead.post(`/api/rounds/${app.roundId}/questions`, { ...chosen, options: ['Kommunen', 'Kommunen'] }), 422, 'invalid-input');
  expectRefused(await lead.post(`/api/rounds/${app.roundId}/questions`, { ...asked, clause: { documentId: app.frozenDocumentId, block: 'b00000000000nope' } }), 422, 'anchor-invalid');
  expectRefused(await (await app.enter('writer')).post(`/api/rounds/${app.roundId}/questions`, asked), 403, 'lead-only');
  expect(await entryCount(app.store)).toBe(before);
});

test('the questions are frozen with the round and put to the consultee, to a colleague not', async () => {
  const { app, lead, almfors, ids: [first = ''] } = await asking(asked, chosen);
  expectRefused(await lead.post(`/api/rounds/${app.roundId}/questions`, asked), 409, 'round-opened');
  expectRefused(await lead.delete(`/api/rounds/${app.roundId}/questions/${first}`), 409, 'round-opened');
  expect(given(await almfors.get<Consultation>(`/api/consultations/${app.almfors}`)).questions.map(({ text }) => text)).toEqual([asked.text, chosen.text]);
  expect((await verifyRounds(app.store.read)).faults).toEqual([]);
  await app.store.write('house', async (tx) => { await tx.update(consultationTables(tx).roundQuestions).set({ required: false }); });
  expect((await verifyRounds(app.store.read)).faults).toEqual([`round ${app.roundId}: questions differs from what it was opened with`]);
});

test('a question that must be answered is missing until it is; what is answered is part of what was submitted', async () => {
  const { app, lead, almfors, ids: [must = '', may = ''], responseId, answer } = await asking(asked, chosen);
  given(await almfors.patch(`/api/responses/${responseId}`, { stance: 'supports' }));
  expect(given(await almfors.get<ResponseView>(`/api/responses/${responseId}`))).toMatchObject({ missing: ['question-unanswered'], unanswered: 1, refusals: { submit: 'question-unanswered' } });
  expectRefused(await almfors.post(`/api/responses/${responseId}/submission`), 409, 'question-unanswered');
  expect(given(await answer(must, 'no'))).toMatchObject({ missing: [], unanswered: 0, answers: [{ questionId: must, value: 'no', version: 1, by: 'Konto almforsCoordinator' }] });
  given(await answer(may, 'Regionen'));
  expect(given(await lead.get<{ items: QuestionOutcome[] }>(`/api/rounds/${app.roundId}/question-outcomes`)).items.map(({ answered }) => answered), 'nothing of it is seen before submission').toEqual([0, 0]);
  given(await almfors.post(`/api/responses/${responseId}/submission`), 201);
  expectRefused(await answer(must, 'yes', 1), 409, 'response-submitted');
  const said = JSON.parse(new TextDecoder().decode(await submittedBytes(app.store.read, responseId))) as { answers: { text: string; value: string }[] };
  expect(said.answers.map(({ text, value }) => [text, value])).toEqual([[asked.text, 'no'], [chosen.text, 'Regionen']]);
  expect(given(await lead.get<{ items: QuestionOutcome[] }>(`/api/rounds/${app.roundId}/question-outcomes`)).items).toEqual([
    { questionId: must, answered: 1, counts: [{ value: 'yes', count: 0 }, { value: 'no', count: 1 }], said: [{ consultee: 'Almfors kommun, Socialnämnden', value: 'no' }] },
    { questionId: may, answered: 1, counts: [{ value: 'Kommunen', count: 0 }, { value: 'Regionen', count: 1 }], said: [{ consultee: 'Almfors kommun, Socialnämnden', value: 'Regionen' }] },
  ]);
  expect(given(await lead.get<ResponseView>(`/api/responses/${responseId}`)).answers.map(({ by }) => by), 'who of them answered is their own').toEqual(['', '']);
  const exported = await exportedResponse(app.store.read, responseId, 'sv');
  expect(exported.answers).toEqual([{ kind: 'yes_no', question: asked.text, value: 'no' }, { kind: 'choice', question: chosen.text, value: 'Regionen' }]);
  expect((await writeResponsePdf(exported)).bytes.byteLength).toBeGreaterThan(1000);
  expect((await verifyResponses(app.store.read)).faults).toEqual([]);
  await app.store.write('house', async (tx) => { await tx.update(consultationTables(tx).roundAnswers).set({ value: 'yes' }); });
  expect((await verifyResponses(app.store.read)).faults).toEqual([`response ${responseId}: its answers to the questions are not those that were submitted`]);
});

test('two who answer the same question at once: the second is told who was first, and nothing is written over', async () => {
  const { app, ids: [must = ''], responseId, answer, almfors } = await asking(asked);
  given(await answer(must, 'yes'));
  expect(expectRefused(await answer(must, 'no'), 409, 'question-answered').values).toEqual({ by: 'Konto almforsCoordinator' });
  given(await answer(must, 'yes'), 200);
  given(await answer(must, 'no', 1));
  expect(given(await answer(must, '', 2)), 'an answer is taken back').toMatchObject({ unanswered: 1 });
  expectRefused(await answer(must, 'kanske', 3), 422, 'question-answer-invalid');
  expectRefused(await almfors.put(`/api/responses/${responseId}/question-answers/${app.matterId}`, { value: 'yes', version: 0 }), 404, 'not-found');
  expectRefused(await answer(must, 'yes', 3, await app.enter('lead')), 404, 'not-found');
});

test('a letter that says nothing to a question is registered all the same', async () => {
  const { app, lead } = await asking(asked);
  const { id } = given(await lead.post<{ id: string }>(`/api/rounds/${app.roundId}/registered-responses`, { consulteeId: app.bjorkvattna, channel: 'letter', receivedOn: '2027-03-01' }), 201);
  given(await lead.patch(`/api/responses/${id}`, { stance: 'supports' }));
  await attachPaper(lead, id);
  given(await lead.post(`/api/responses/${id}/submission`), 201);
});
