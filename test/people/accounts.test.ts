import { expect, test } from 'vitest';
import type { Matter } from '#shared/matters.ts';
import type { Organisation, PersonRow } from '#shared/people.ts';
import { closings } from '#shared/realtime.ts';
import { entryCount, expectJournalled } from '../support/journal-entries.ts';
import { listen } from '../support/listening.ts';
import { county, draft, mailOf, openAt } from '../support/stages.ts';
import { expectRefused, given } from '../support/visitor.ts';

test('closing an account ends its sessions and sockets, and keeps its name', async () => {
  const app = await openAt(draft);
  const door = await listen(app);
  const writer = await app.enter('writer');
  const { closed } = await door.join(app.documentId, { cookie: writer.cookie, query: 'epoch=1' });
  const admin = await app.enter('admin');
  given(await admin.post(`/api/people/${app.people.writer}/closing`));
  expect((await closed).code).toBe(closings['signed-out']);
  expectRefused(await writer.get('/api/matters'), 401, 'not-signed-in');
  await expectJournalled(app.store, 'house', { act: 'account-closed', audience: 'house', actorId: app.people.admin, subjectId: app.people.writer });
  expect(given(await admin.get<{ items: PersonRow[] }>('/api/people')).items.find((one) => one.id === app.people.writer)).toMatchObject({ closed: true, name: 'Konto writer' });
});

test('the last administrator cannot be closed', async () => {
  const app = await openAt(county);
  const admin = await app.enter('admin');
  expectRefused(await admin.post(`/api/people/${app.people.admin}/closing`), 409, 'last-administrator');
  given(await admin.get('/api/people'));
});

test('the account of whoever leads an open matter alone is closed only after somebody else leads it', async () => {
  const app = await openAt(draft);
  const [admin, owner] = [await app.enter('admin'), await app.enter('owner')];
  const before = await entryCount(app.store);
  expect(expectRefused(await admin.post(`/api/people/${app.people.lead}/closing`), 409, 'last-lead-of-matters').values).toEqual({ n: 1 });
  expect(await entryCount(app.store)).toBe(before);
  given(await owner.post(`/api/matters/${app.matterId}/participants`, { email: mailOf('writer'), name: 'X', organisationId: app.organisations.almfors, role: 'process_lead' }), 201);
  given(await admin.post(`/api/people/${app.people.lead}/closing`));
  expectRefused(await admin.post(`/api/people/${app.people.writer}/closing`), 409, 'last-lead-of-matters');
  const { participants } = given(await owner.get<Matter>(`/api/matters/${app.matterId}`));
  const last = participants.find(({ personId, role }) => personId === app.people.writer && role === 'process_lead');
  expectRefused(await owner.delete(`/api/matters/${app.matterId}/participants/${last?.id}`), 409, 'last-lead');
});

test('a matter that has ended needs no lead', async () => {
  const app = await openAt(draft);
  given(await (await app.enter('lead')).post(`/api/matters/${app.matterId}/phase`, { state: 'cancelled', on: '2027-03-01', reason: 'Avbrutet' }));
  given(await (await app.enter('admin')).post(`/api/people/${app.people.lead}/closing`));
});

test('a closed account is opened again with the roles it had', async () => {
  const app = await openAt(draft);
  const admin = await app.enter('admin');
  expectRefused(await admin.post(`/api/people/${app.people.writer}/reopening`), 409, 'account-open');
  given(await admin.post(`/api/people/${app.people.writer}/closing`));
  expectRefused(await (await app.enter('lead')).post(`/api/people/${app.people.writer}/reopening`), 404, 'not-found');
  given(await admin.post(`/api/people/${app.people.writer}/reopening`));
  await expectJournalled(app.store, 'house', { act: 'account-reopened', audience: 'house', actorId: app.people.admin, subjectId: app.people.writer });
  expect(given(await (await app.enter('writer')).get<Matter>(`/api/matters/${app.matterId}`)).myRoles).toEqual(['working_group']);
  expectRefused(await admin.post(`/api/people/${app.organisations.rss}/reopening`), 404, 'person-unknown');
});

test('an unknown person cannot be closed', async () => {
  const app = await openAt(county);
  expectRefused(await (await app.enter('admin')).post(`/api/people/${app.organisations.rss}/closing`), 404, 'person-unknown');
});

test('only an administrator sees the accounts and closes them', async () => {
  const app = await openAt(county);
  const lead = await app.enter('lead');
  expectRefused(await lead.get('/api/people'), 404, 'not-found');
  expectRefused(await lead.post(`/api/people/${app.people.writer}/closing`), 404, 'not-found');
  expectRefused(await app.visitor().get('/api/people'), 401, 'not-signed-in');
});

test('an organisation is added once, by an administrator', async () => {
  const app = await openAt(county);
  const admin = await app.enter('admin');
  const { id } = given(await admin.post<{ id: string }>('/api/organisations', { name: 'Lingåsens kommun', kind: 'municipality', officialMail: 'Kommun@Lingasen.granmark.example' }), 201);
  await expectJournalled(app.store, 'house', { act: 'organisation-added', audience: 'house', actorId: app.people.admin, subjectId: id });
  expectRefused(await admin.post('/api/organisations', { name: 'Lingåsens kommun', kind: 'municipality' }), 409, 'organisation-exists');
  expectRefused(await (await app.enter('lead')).post('/api/organisations', { name: 'Ny', kind: 'other' }), 404, 'not-found');
  const { items } = given(await (await app.enter('lead')).get<{ items: Organisation[] }>('/api/organisations'));
  expect(items.find((one) => one.id === id)).toMatchObject({ officialMail: 'kommun@lingasen.granmark.example' });
  const names = items.map((one) => one.name);
  expect(names).toEqual([...names].sort(new Intl.Collator('sv').compare));
});
