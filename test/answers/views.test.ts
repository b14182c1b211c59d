import { expect, test } from 'vitest';
import { type BenchView, mostViews } from '#shared/bench-views.ts';
import { entryCount, expectJournalled } from '../support/journal-entries.ts';
import { answering, openAt, type Who } from '../support/stages.ts';
import { expectRefused, given } from '../support/visitor.ts';

const scene = async () => {
  const app = await openAt(answering);
  const save = async (who: Who, body: object) => (await app.enter(who)).post<{ id: string }>(`/api/rounds/${app.roundId}/views`, body);
  const change = async (who: Who, id: string, body: object) => (await app.enter(who)).patch(`/api/views/${id}`, body);
  const views = async (who: Who) => given(await (await app.enter(who)).get<{ items: BenchView[] }>(`/api/rounds/${app.roundId}/views`)).items;
  const names = async (who: Who) => (await views(who)).map(({ name }) => name);
  return { app, save, change, views, names };
};

test('a view is the selection and the order under a name, by name, and nobody else’s to see', async () => {
  const { app, save, views, names } = await scene();
  const before = await entryCount(app.store);
  given(await save('writer', { name: 'Östra', filter: { clause: '2', sort: 'organisation' } }), 201);
  given(await save('writer', { name: 'Att göra', filter: { state: 'new,proposed', q: 'veckor' } }), 201);
  expect(await views('writer')).toMatchObject([
    { name: 'Att göra', filter: { state: 'new,proposed', q: 'veckor' }, shared: false, mine: true, by: 'Konto writer', refusals: { change: null } },
    { name: 'Östra', filter: { clause: '2', sort: 'organisation' } },
  ]);
  expect(await names('otherWriter')).toEqual([]);
  expect(await names('lead')).toEqual([]);
  expect(await entryCount(app.store), 'what one keeps to oneself is no act in the matter').toBe(before);
});

test('a shared view is seen by all in the matter and stands in its journal', async () => {
  const { app, save, change, names } = await scene();
  const chain = `matter:${app.matterId}`;
  const { id } = given(await save('writer', { name: 'Till mötet', filter: { state: 'proposed' }, shared: true }), 201);
  const said = { audience: 'team', actorId: app.people.writer, subjectId: id };
  await expectJournalled(app.store, chain, { act: 'view-shared', ...said });
  expect(await names('reference')).toEqual(['Till mötet']);
  given(await change('writer', id, { name: 'Till styrgruppen' }));
  await expectJournalled(app.store, chain, { act: 'view-changed', ...said });
  expect(await names('lead')).toEqual(['Till styrgruppen']);
  given(await change('writer', id, { shared: false }));
  await expectJournalled(app.store, chain, { act: 'view-unshared', ...said });
  expect(await names('lead')).toEqual([]);
  given(await change('writer', id, { shared: true }));
  given(await (await app.enter('writer')).delete(`/api/views/${id}`));
  await expectJournalled(app.store, chain, { act: 'view-removed', ...said });
  expect(await names('writer')).toEqual([]);
});

test('only its owner changes a view, and the lead among those that all see', async () => {
  const { app, save, change, names } = await scene();
  const { id: own } = given(await save('writer', { name: 'Min', filter: {} }), 201);
  const { id: shared } = given(await save('writer', { name: 'Delad', filter: {}, shared: true }), 201);
  for (const who of ['otherWriter', 'lead', 'reference'] as const) expectRefused(await change(who, own, { name: 'X' }), 404, 'not-found');
  for (const who of ['otherLead', 'almforsCoordinator', 'stranger'] as const) expectRefused(await change(who, shared, { name: 'X' }), 404, 'not-found');
  expectRefused(await change('otherWriter', shared, { name: 'X' }), 403, 'own-view-only');
  expectRefused(await (await app.enter('reference')).delete(`/api/views/${shared}`), 403, 'own-view-only');
  given(await change('lead', shared, { name: 'Gemensam' }));
  expect(await names('otherWriter')).toEqual(['Gemensam']);
});

test('who does not answer keeps views, and gives them to nobody', async () => {
  const { save, change, names } = await scene();
  const { id } = given(await save('reference', { name: 'Min', filter: { theme: 'none' } }), 201);
  expectRefused(await change('reference', id, { shared: true }), 403, 'answerers-only');
  expectRefused(await save('reference', { name: 'Delad', filter: {}, shared: true }), 403, 'answerers-only');
  expect(await names('reference')).toEqual(['Min']);
});

test('two of one’s own have different names, and they are not without number', async () => {
  const { save, change } = await scene();
  const { id } = given(await save('writer', { name: 'Ett', filter: {} }), 201);
  given(await save('otherWriter', { name: 'Ett', filter: {}, shared: true }), 201);
  expectRefused(await save('writer', { name: 'Ett', filter: { state: 'new' } }), 409, 'view-name-taken');
  given(await save('writer', { name: 'Två', filter: {} }), 201);
  expectRefused(await change('writer', id, { name: 'Två' }), 409, 'view-name-taken');
  given(await change('writer', id, { name: 'Ett', filter: { state: 'decided' } }));
  for (let n = 3; n <= mostViews; n += 1) given(await save('writer', { name: `Vy ${n}`, filter: {} }), 201);
  expectRefused(await save('writer', { name: 'En till', filter: {} }), 409, 'too-many-views');
  expectRefused(await save('writer', { name: ' ', filter: { mood: 'x' } }), 422, 'invalid-input');
});
