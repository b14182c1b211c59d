import { expect, test } from 'vitest';
import type { Involvement } from '#shared/involvement.ts';
import { involvementListSchema, totalsOf } from '#shared/involvement.ts';
import type { z } from 'zod';
import { entryCount, expectJournalled } from '../support/journal-entries.ts';
import { matter, nameOf, openAt, type Who } from '../support/stages.ts';
import { expectRefused, given } from '../support/visitor.ts';

type Log = z.infer<typeof involvementListSchema>;
const council = {
  kind: 'meeting', title: 'Ungdomsrådets möte i Almfors', on: '2027-02-10', what: 'Orden i avsnitt 2', outcome: 'Ordet vårdplan byttes ut.',
  groups: [{ category: 'young', count: 11, gender: 'girls_women', ageFrom: 13, ageTo: 17 }, { category: 'young', count: 3 }, { category: 'professionals', count: 2 }],
};

async function log() {
  const app = await openAt(matter);
  const lead = await app.enter('lead');
  const see = async (who: Who = 'lead') => given(await (await app.enter(who)).get<Log>(`/api/matters/${app.matterId}/involvement`));
  const enter = async (input: object = council, who: Who = 'lead') => given(await (await app.enter(who)).post<{ id: string }>(`/api/matters/${app.matterId}/involvement`, input), 201).id;
  return { app, lead, see, enter };
}

test('lead and working group keep the log; everyone in the matter reads it, in the order of its days', async () => {
  const { app, see, enter } = await log();
  const later = await enter({ kind: 'survey', title: 'Enkät till vårdnadshavare', on: '2027-02-20', until: '2027-02-27', groups: [{ category: 'guardians', count: 140 }] }, 'writer');
  const id = await enter();
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'involvement-logged', audience: 'team', actorId: app.people.lead, subjectId: id });
  const seen = await see('reference');
  expect(seen.items.map((one) => [one.id, one.people])).toEqual([[id, 16], [later, 140]]);
  expect(seen).toMatchObject({ totals: { events: 2, people: 156, byCategory: [{ category: 'young', count: 14, events: 1 }, { category: 'guardians', count: 140, events: 1 }, { category: 'professionals', count: 2, events: 1 }] }, refusals: { log: 'involvement-writers-only' } });
  expect(seen.items[0]).toMatchObject({ outcome: 'Ordet vårdplan byttes ut.', addedBy: nameOf('lead'), refusals: { change: 'involvement-writers-only' } });
});

test('an entry is changed with its history kept, and an older reading changes nothing', async () => {
  const { app, lead, see, enter } = await log();
  const id = await enter();
  const change = { ...council, outcome: 'Hela avsnittet skrevs om.', version: 1 };
  given(await lead.patch(`/api/involvement/${id}`, change));
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'involvement-changed', audience: 'team', actorId: app.people.lead, subjectId: id });
  expectRefused(await lead.patch(`/api/involvement/${id}`, change), 409, 'involvement-changed-meanwhile');
  expect((await see()).items).toMatchObject([{ version: 2, outcome: 'Hela avsnittet skrevs om.' }]);
  const history = given(await (await app.enter('chair')).get<{ items: Involvement[] }>(`/api/involvement/${id}/history`)).items;
  expect(history.map(({ version, outcome }) => [version, outcome])).toEqual([[1, council.outcome], [2, 'Hela avsnittet skrevs om.']]);
});

test('an entry is taken out of the log and its history stays', async () => {
  const { app, lead, see, enter } = await log();
  const id = await enter();
  given(await lead.post(`/api/involvement/${id}/removal`, { version: 1 }));
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'involvement-removed', audience: 'team', actorId: app.people.lead, subjectId: id });
  expect(await see()).toMatchObject({ items: [], totals: { events: 0, people: 0, byCategory: [] } });
  expect(given(await lead.get<{ items: object[] }>(`/api/involvement/${id}/history`)).items).toHaveLength(1);
  expectRefused(await lead.patch(`/api/involvement/${id}`, { ...council, version: 1 }), 404, 'not-found');
});

test('nobody else keeps it, and outsiders find nothing', async () => {
  const { app, enter } = await log();
  const id = await enter();
  const before = await entryCount(app.store);
  for (const who of ['reference', 'chair', 'steering', 'archivist'] as const) expectRefused(await (await app.enter(who)).post(`/api/matters/${app.matterId}/involvement`, council), 403, 'involvement-writers-only');
  for (const who of ['otherLead', 'former', 'stranger', 'admin'] as const) {
    const visitor = await app.enter(who);
    expectRefused(await visitor.get(`/api/matters/${app.matterId}/involvement`), 404, 'not-found');
    expectRefused(await visitor.get(`/api/matters/${app.matterId}/involvement/export?format=csv`), 404, 'not-found');
    expectRefused(await visitor.patch(`/api/involvement/${id}`, { ...council, version: 1 }), 404, 'not-found');
    expectRefused(await visitor.get(`/api/involvement/${id}/history`), 404, 'not-found');
  }
  expect(await entryCount(app.store)).toBe(before);
});

test('days and ages stand the right way round', async () => {
  const { app, lead } = await log();
  const refused = expectRefused(await lead.post(`/api/matters/${app.matterId}/involvement`, { ...council, groups: [{ category: 'young', count: 1, ageFrom: 17, ageTo: 13 }] }), 422, 'invalid-input');
  expect(refused.errors).toEqual([{ pointer: '/groups/0/ageTo', detail: 'ages-reversed' }]);
  expect(expectRefused(await lead.post(`/api/matters/${app.matterId}/involvement`, { ...council, until: '2027-02-01' }), 422, 'invalid-input').errors).toEqual([{ pointer: '/until', detail: 'days-reversed' }]);
});

test('it is fetched as JSON and CSV; small numbers are marked, since they can point someone out', async () => {
  const { app, lead, enter } = await log();
  await enter({ ...council, what: '=1+1' });
  await enter({ kind: 'written', title: 'Skrivelse', on: '2027-02-12' });
  const json = JSON.parse(await (await lead.raw('GET', `/api/matters/${app.matterId}/involvement/export?format=json`)).text());
  expect(json).toMatchObject({ matter: { registryNumber: 'RG 2027/00417' }, smallCount: 5, events: [{ groups: [{ count: 11, small: false }, { count: 3, small: true }, { count: 2, small: true }] }, { groups: [] }], totals: { people: 16 } });
  const csv = await (await lead.raw('GET', `/api/matters/${app.matterId}/involvement/export?format=csv`)).text();
  const rows = csv.replace('\ufeff', '').trim().split('\r\n');
  expect(rows).toHaveLength(5);
  expect(rows[0]).toContain('Dag;Till och med;Slag');
  expect(rows[1]).toContain('Unga;Flickor och kvinnor;13;17;11;;');
  expect(rows[2]).toContain('färre än 5');
  await enter({ kind: 'survey', title: 'Enkät', on: '2027-02-20', groups: [{ category: 'guardians', gender: 'girls_women', count: 9 }] });
  expect(await (await lead.raw('GET', `/api/matters/${app.matterId}/involvement/export?format=csv`)).text(), 'no guardian is a girl').toContain('Vårdnadshavare;Kvinnor');
  expect(csv).not.toMatch(/;=1\+1/);
  expect(await (await lead.raw('GET', `/api/matters/${app.matterId}/involvement/export?format=csv&locale=en`)).text()).toContain('Young people;Girls and women');
});

test('totals are the sum of the groups, whatever the order', () => {
  const groups = [{ category: 'young' as const, count: 2, gender: null, ageFrom: null, ageTo: null }, { category: 'children' as const, count: 3, gender: null, ageFrom: null, ageTo: null }];
  expect(totalsOf([{ groups }, { groups: groups.toReversed() }])).toEqual({ events: 2, people: 10, byCategory: [{ category: 'children', count: 6, events: 2 }, { category: 'young', count: 4, events: 2 }] });
  expect(totalsOf([])).toEqual({ events: 0, people: 0, byCategory: [] });
});
