import { asc } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { Consultee, Receipt, ResponseView } from '#shared/consultation.ts';
import { platformTables } from '../../server/platform/storage/tables.ts';
import { attach } from '../support/attaching.ts';
import { block } from '../support/agreement-text.ts';
import { expectJournalled } from '../support/journal-entries.ts';
import { attachPaper } from '../support/letters.ts';
import type { OpenedApp } from '../support/open-app.ts';
import { open, openAt } from '../support/stages.ts';
import { expectRefused, given } from '../support/visitor.ts';

const letters = (app: OpenedApp) => app.store.read.select().from(platformTables(app.store).outbox).orderBy(asc(platformTables(app.store).outbox.id));

test('an answer that came by letter is registered by the lead and counts like one sent online', async () => {
  const app = await openAt(open);
  app.clock.move({ hours: 7 * 24 });
  const lead = await app.as(app.people.lead);
  const { id: consulteeId } = given(await lead.post<{ id: string }>(`/api/rounds/${app.roundId}/consultees`, { organisationId: app.organisations.ekhammar, officialMail: 'kommun@ekhammar.granmark.example' }), 201);
  const register = (body: object = {}) => lead.post<{ id: string }>(`/api/rounds/${app.roundId}/registered-responses`, { consulteeId, channel: 'letter', receivedOn: '2027-03-02', ...body });
  const { id } = given(await register(), 201);
  expect(given(await register(), 201).id, 'the one begun is gone on with').toBe(id);
  await expectJournalled(app.store, `response:${id}`, { act: 'response-begun', audience: `response:${id}`, actorId: app.people.lead });
  expect(given(await lead.get<{ items: Consultee[] }>(`/api/rounds/${app.roundId}/consultees`)).items.find((one) => one.id === consulteeId)).toMatchObject({ registering: id, response: null });
  for (const who of ['writer', 'stranger', 'almforsCoordinator'] as const) expectRefused(await (await app.as(app.people[who])).get(`/api/responses/${id}`), 404, 'not-found');
  given(await lead.patch(`/api/responses/${id}`, { stance: 'supports' }));
  expect(given(await lead.get<ResponseView>(`/api/responses/${id}`))).toMatchObject({ missing: ['paper-missing'], refusals: { submit: 'paper-missing' } });
  expectRefused(await lead.post(`/api/responses/${id}/submission`), 409, 'paper-missing');
  const scan = Buffer.from('%PDF-1.4 skannat');
  given(await attach(lead, id, 'statement', { name: 'Svar.pdf', bytes: scan }), 201);
  expectRefused(await lead.patch(`/api/responses/${id}`, { receivedOn: '2027-02-28' }), 422, 'received-before-opening');
  given(await lead.patch(`/api/responses/${id}`, { stance: 'opposes', receivedOn: '2027-03-03', decidingBody: 'Kommunstyrelsen' }));
  given(await lead.post(`/api/responses/${id}/comments`, { anchor: { scope: 'block', documentId: app.frozenDocumentId, from: { block: block('duty'), offset: 0 } }, text: 'Avskrivet ur brevet.' }), 201);
  const before = (await letters(app)).length;
  expect(given(await lead.post<Receipt>(`/api/responses/${id}/submission`), 201)).toMatchObject({ receivedOn: '2027-03-03', late: false, comments: 1, files: 1 });
  expect((await letters(app)).slice(before).map((letter) => letter.recipient), 'no receipt to one who sent a letter').toEqual(['registrator@rss.granmark.example']);
  expect(given(await lead.get<{ items: Consultee[] }>(`/api/rounds/${app.roundId}/consultees`)).items.find((one) => one.id === consulteeId)?.response).toMatchObject({ channel: 'letter', comments: 1, stance: 'opposes', receivedOn: '2027-03-03' });
  expectRefused(await register(), 409, 'response-submitted');
});

test('after closing only the lead registers, and a letter received late is marked so', async () => {
  const app = await openAt(open);
  const lead = await app.enter('lead');
  const { id: consulteeId } = given(await lead.post<{ id: string }>(`/api/rounds/${app.roundId}/consultees`, { organisationId: app.organisations.ekhammar, officialMail: 'kommun@ekhammar.granmark.example' }), 201);
  given(await lead.post(`/api/rounds/${app.roundId}/closing`));
  const register = (receivedOn: string) => lead.post<{ id: string }>(`/api/rounds/${app.roundId}/registered-responses`, { consulteeId, channel: 'mail', receivedOn });
  expectRefused(await register('2031-01-01'), 422, 'received-in-future');
  expect(expectRefused(await register('2027-02-28'), 422, 'received-before-opening').errors, 'the round opened on the first of March').toEqual([{ pointer: '/receivedOn', detail: 'received-before-opening' }]);
  app.clock.set('2027-06-03T08:00:00Z');
  const body = { consulteeId, channel: 'mail', receivedOn: '2027-06-02' };
  for (const who of ['writer', 'chair'] as const) expectRefused(await (await app.enter(who)).post(`/api/rounds/${app.roundId}/registered-responses`, body), 403, 'lead-only');
  expectRefused(await (await app.enter('otherLead')).post(`/api/rounds/${app.roundId}/registered-responses`, body), 404, 'not-found');
  expectRefused(await lead.post(`/api/rounds/${app.roundId}/registered-responses`, { ...body, consulteeId: app.people.lead }), 404, 'not-found');
  const { id } = given(await lead.post<{ id: string }>(`/api/rounds/${app.roundId}/registered-responses`, body), 201);
  given(await lead.patch(`/api/responses/${id}`, { stance: 'supports' }));
  await attachPaper(lead, id);
  expect(given(await lead.post<Receipt>(`/api/responses/${id}/submission`), 201).late).toBe(true);
});
