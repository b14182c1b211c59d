import { expect, test } from 'vitest';
import type { Consultation, Consultee, Receipt } from '#shared/consultation.ts';
import { entriesOfActs } from '../../server/journal/journal.ts';
import { expectJournalled } from '../support/journal-entries.ts';
import { attachPaper } from '../support/letters.ts';
import { open, openAt } from '../support/stages.ts';
import { expectRefused, given } from '../support/visitor.ts';

const letter = { channel: 'letter', receivedOn: '2027-03-01' };

test('an answer by letter stands beside a draft begun online, and the first one submitted is the record', async () => {
  const app = await openAt(open);
  const lead = await app.enter('lead');
  const almfors = await app.enter('almforsCoordinator');
  const { id } = given(await lead.post<{ id: string }>(`/api/rounds/${app.roundId}/registered-responses`, { consulteeId: app.almfors, ...letter }), 201);
  expect(id, 'a record of its own, and no word of the draft').not.toBe(app.responseId);
  expectRefused(await almfors.get(`/api/responses/${id}`), 404, 'not-found');
  expect(given(await almfors.get<Consultation>(`/api/consultations/${app.almfors}`)).response?.id).toBe(app.responseId);
  given(await lead.patch(`/api/responses/${id}`, { stance: 'supports' }));
  await attachPaper(lead, id);
  given(await lead.post<Receipt>(`/api/responses/${id}/submission`), 201);
  await expectJournalled(app.store, `response:${app.responseId}`, { act: 'response-set-aside', audience: `response:${app.responseId}`, actorId: app.people.lead, subjectId: app.responseId });
  const aside = (await entriesOfActs(app.store.read, ['response-set-aside'])).map(({ subjectId, details }) => [subjectId, details]);
  expect(aside, 'in the chain of the draft alone, naming what took its place').toEqual([[app.responseId, { by: id }]]);
  expect(given(await almfors.get<Consultation>(`/api/consultations/${app.almfors}`)).response, 'the consultee now sees the letter as registered').toMatchObject({ id, state: 'submitted' });
  expectRefused(await almfors.post(`/api/responses/${app.responseId}/submission`), 409, 'response-submitted');
  const register = given(await lead.get<{ items: Consultee[] }>(`/api/rounds/${app.roundId}/consultees`)).items.find((one) => one.id === app.almfors);
  expect(register?.response).toMatchObject({ id, channel: 'letter' });
});

test('once the consultee has submitted online, a letter cannot take its place', async () => {
  const app = await openAt(open);
  const lead = await app.enter('lead');
  const almfors = await app.enter('almforsCoordinator');
  const { id } = given(await lead.post<{ id: string }>(`/api/rounds/${app.roundId}/registered-responses`, { consulteeId: app.almfors, ...letter }), 201);
  given(await lead.patch(`/api/responses/${id}`, { stance: 'supports' }));
  await attachPaper(lead, id);
  given(await almfors.patch(`/api/responses/${app.responseId}`, { stance: 'no_objection' }));
  given(await almfors.post<Receipt>(`/api/responses/${app.responseId}/submission`), 201);
  expectRefused(await lead.post(`/api/responses/${id}/submission`), 409, 'response-submitted');
});
