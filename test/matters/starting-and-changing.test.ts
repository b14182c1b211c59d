import { expect, test } from 'vitest';
import type { Matter, MatterRow } from '#shared/matters.ts';
import { chainOf, entryCount, expectJournalled } from '../support/journal-entries.ts';
import { bodies, county, matter, openAt } from '../support/stages.ts';
import { expectRefused, given } from '../support/visitor.ts';

const input = (authorityId: string) => ({ title: 'Ny överenskommelse', purpose: 'Att samverka', registryNumber: 'KS 2027.118', authorityId, bodies, timetable: [{ phase: 'consultation', plannedOn: '2027-09-24' }] });

test('whoever starts a matter leads it', async () => {
  const app = await openAt(county);
  const lead = await app.enter('lead');
  const { id } = given(await lead.post<{ id: string }>('/api/matters', { ...input(app.organisations.rss), parties: [{ organisationId: app.organisations.region }] }), 201);
  await expectJournalled(app.store, `matter:${id}`, { act: 'matter-created', audience: 'team', actorId: app.people.lead, subjectId: id });
  const view = given(await lead.get<Matter>(`/api/matters/${id}`));
  expect(view).toMatchObject({ state: 'initiated', myRoles: ['process_lead'], parties: [{ name: 'Region Granmark' }], refusals: { change: null, invite: null, timetable: null, state: null } });
  expect(view.phases.find((one) => one.phase === 'consultation')?.plannedOn).toBe('2027-09-24');
  expect(given(await lead.get<{ items: MatterRow[] }>('/api/matters')).items).toMatchObject([{ id, phase: 'mandate', roles: ['process_lead'] }]);
});

test('a repeated start with the same key gives the same matter, another body a refusal', async () => {
  const app = await openAt(county);
  const lead = await app.enter('lead');
  const first = await lead.post<{ id: string }>('/api/matters', input(app.organisations.rss), { key: 'k1' });
  const second = await lead.post<{ id: string }>('/api/matters', input(app.organisations.rss), { key: 'k1' });
  expect([second.status, second.body]).toEqual([first.status, first.body]);
  expectRefused(await lead.post('/api/matters', { ...input(app.organisations.rss), title: 'En annan' }, { key: 'k1' }), 409, 'idempotency-key-reused');
  expect(given(await lead.get<{ items: unknown[] }>('/api/matters')).items).toHaveLength(1);
  const other = await (await app.enter('owner')).post<{ id: string }>('/api/matters', input(app.organisations.rss), { key: 'k1' });
  expect(given(other, 201).id, 'the key is the actor’s own').not.toBe(first.body.id);
});

test('the same act sent twice at once with one key happens once', async () => {
  const app = await openAt(county);
  const lead = await app.enter('lead');
  const answers = await Promise.all([1, 2, 3].map(() => lead.post<{ id: string }>('/api/matters', input(app.organisations.rss), { key: 'k2' })));
  expect(new Set(answers.map((answer) => given(answer, 201).id)).size).toBe(1);
  expect(given(await lead.get<{ items: unknown[] }>('/api/matters')).items).toHaveLength(1);
});

test('the lead changes what the matter is called and who its parties are', async () => {
  const app = await openAt(matter);
  const lead = await app.enter('lead');
  const view = given(await lead.patch<Matter>(`/api/matters/${app.matterId}`, { title: 'Nytt namn', parties: [{ organisationId: app.organisations.bjorkvattna, decidingBody: 'Kommunfullmäktige' }] }));
  expect(view).toMatchObject({ title: 'Nytt namn', registryNumber: 'RG 2027/00417', parties: [{ name: 'Björkvattna kommun', decidingBody: 'Kommunfullmäktige' }] });
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'matter-changed', audience: 'team', actorId: app.people.lead });
});

test('planned dates are set and taken away', async () => {
  const app = await openAt(matter);
  const owner = await app.enter('owner');
  const set = given(await owner.put<Matter>(`/api/matters/${app.matterId}/timetable`, { timetable: [{ phase: 'decisions', plannedOn: '2028-02-29' }] }));
  expect(set.phases.find((one) => one.phase === 'decisions')).toMatchObject({ plannedOn: '2028-02-29', actualOn: null });
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'timetable-set', audience: 'team', actorId: app.people.owner });
  const early = expectRefused(await owner.put(`/api/matters/${app.matterId}/timetable`, { timetable: [{ phase: 'decisions', plannedOn: '2028-02-29' }, { phase: 'drafting', plannedOn: null }, { phase: 'consultation', plannedOn: '2028-03-01' }] }), 422, 'invalid-input');
  expect(early.errors).toEqual([{ pointer: '/timetable/0/plannedOn', detail: 'timetable-order' }]);
  const cleared = given(await owner.put<Matter>(`/api/matters/${app.matterId}/timetable`, { timetable: [{ phase: 'decisions', plannedOn: null }] }));
  expect(cleared.phases.find((one) => one.phase === 'decisions')?.plannedOn).toBeNull();
});

test('who takes part without leading reads, and is told why nothing can be changed', async () => {
  const app = await openAt(matter);
  const before = await entryCount(app.store);
  for (const who of ['writer', 'chair', 'reference', 'archivist'] as const) {
    const visitor = await app.enter(who);
    expect(given(await visitor.get<Matter>(`/api/matters/${app.matterId}`)).refusals).toEqual({ change: 'lead-only', invite: 'lead-only', timetable: 'lead-only', state: 'lead-only' });
    expectRefused(await visitor.patch(`/api/matters/${app.matterId}`, { title: 'X' }), 403, 'lead-only');
    expectRefused(await visitor.put(`/api/matters/${app.matterId}/timetable`, { timetable: [] }), 403, 'lead-only');
  }
  expect(await entryCount(app.store)).toBe(before);
});

test('a matter one has no part in is not there', async () => {
  const app = await openAt(matter);
  for (const who of ['otherLead', 'former', 'stranger', 'admin'] as const) {
    const visitor = await app.enter(who);
    const foreign = await visitor.get(`/api/matters/${app.matterId}`);
    const absent = await visitor.get(`/api/matters/${app.people.lead}`);
    expectRefused(foreign, 404, 'not-found');
    expect(foreign.text.replace(/urn:uuid:[^"]+/, '')).toBe(absent.text.replace(/urn:uuid:[^"]+/, ''));
    expectRefused(await visitor.patch(`/api/matters/${app.matterId}`, { title: 'X' }), 404, 'not-found');
    expect(JSON.stringify(given(await visitor.get('/api/matters')))).not.toContain(app.matterId);
  }
});

test('bad input names each field', async () => {
  const app = await openAt(county);
  const lead = await app.enter('lead');
  const problem = expectRefused(await lead.post('/api/matters', { ...input('inget id'), title: ' ', registryNumber: 'x'.repeat(101), bodies: {}, timetable: [{ phase: 'consultation', plannedOn: '2027-02-30' }] }), 422, 'invalid-input');
  expect(problem.errors).toEqual(expect.arrayContaining([
    { pointer: '/authorityId', detail: 'id-invalid' }, { pointer: '/title', detail: 'text-required' }, { pointer: '/registryNumber', detail: 'text-too-long' }, { pointer: '/bodies/office', detail: 'text-required' }, { pointer: '/timetable/0/plannedOn', detail: 'date-invalid' },
  ]));
  expectRefused(await lead.post('/api/matters', input(app.people.lead)), 422, 'organisation-unknown');
  expectRefused(await lead.post('/api/matters', { ...input(app.organisations.rss), parties: [{ organisationId: app.people.lead }] }), 422, 'organisation-unknown');
  expect(given(await lead.get<{ items: unknown[] }>('/api/matters')).items).toEqual([]);
});

test('text with NUL or half a character is refused at the edge', async () => {
  const app = await openAt(county);
  const lead = await app.enter('lead');
  for (const title of ['ett\u0000två', 'ett\ud800två']) {
    const body = JSON.stringify(input(app.organisations.rss)).replace('Ny överenskommelse', JSON.stringify(title).slice(1, -1));
    const answer = await lead.send('POST', '/api/matters', body, { headers: { 'content-type': 'application/json' } });
    expect(expectRefused(answer, 422, 'invalid-input').errors).toEqual([{ pointer: '/title', detail: 'text-unclean' }]);
  }
});

test('the journal is read by the team, newest first, page by page', async () => {
  const app = await openAt(matter);
  const lead = await app.enter('lead');
  for (let n = 0; n < 60; n += 1) given(await lead.patch(`/api/matters/${app.matterId}`, { title: `Namn ${n}` }));
  const written = (await chainOf(app.store, `matter:${app.matterId}`)).map((entry) => entry.id);
  const first = given(await lead.get<{ items: { id: string; act: string; actor: string }[]; next: string }>(`/api/matters/${app.matterId}/journal`));
  expect(first.items).toHaveLength(50);
  expect(first.items[0]).toMatchObject({ act: 'matter-changed', actor: 'Konto lead' });
  const second = given(await lead.get<{ items: { id: string }[]; next: null }>(`/api/matters/${app.matterId}/journal?before=${first.next}`));
  expect(second.next).toBeNull();
  expect([...first.items, ...second.items].map((entry) => entry.id)).toEqual(written.toReversed());
  expectRefused(await (await app.enter('otherLead')).get(`/api/matters/${app.matterId}/journal`), 404, 'not-found');
});
