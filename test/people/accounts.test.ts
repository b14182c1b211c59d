import { expect, test } from 'vitest';
import type { Receipt } from '#shared/consultation.ts';
import type { Matter } from '#shared/matters.ts';
import type { Organisation, PersonRow } from '#shared/people.ts';
import { closings } from '#shared/realtime.ts';
import { entryCount, expectJournalled } from '../support/journal-entries.ts';
import { listen } from '../support/listening.ts';
import { county, draft, mailOf, openAt, submitted } from '../support/stages.ts';
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

test('an administrator makes another one, who administers from the next request on', async () => {
  const app = await openAt(county);
  const [admin, writer] = [await app.enter('admin'), await app.enter('writer')];
  expectRefused(await writer.get('/api/people'), 404, 'not-found');
  given(await admin.put(`/api/people/${app.people.writer}/administration`));
  await expectJournalled(app.store, 'house', { act: 'administrator-made', audience: 'house', actorId: app.people.admin, subjectId: app.people.writer });
  given(await writer.get('/api/people'));
  expectRefused(await admin.put(`/api/people/${app.people.writer}/administration`), 409, 'administrator-already');
  given(await admin.post(`/api/people/${app.people.admin}/closing`));
});

test('who is an administrator no longer is one no longer at once; the last one stays', async () => {
  const app = await openAt(county);
  const [admin, writer] = [await app.enter('admin'), await app.enter('writer')];
  expectRefused(await admin.delete(`/api/people/${app.people.admin}/administration`), 409, 'last-administrator');
  expectRefused(await admin.delete(`/api/people/${app.people.writer}/administration`), 409, 'administrator-not');
  given(await admin.put(`/api/people/${app.people.writer}/administration`));
  given(await writer.delete(`/api/people/${app.people.admin}/administration`));
  await expectJournalled(app.store, 'house', { act: 'administrator-taken', audience: 'house', actorId: app.people.writer, subjectId: app.people.admin });
  expectRefused(await admin.get('/api/people'), 404, 'not-found');
  const { items } = given(await writer.get<{ items: PersonRow[] }>('/api/people'));
  expect(items.find(({ id }) => id === app.people.writer)?.refusals).toEqual({ close: 'last-administrator', makeAdministrator: 'administrator-already', takeAdministrator: 'last-administrator' });
});

test('two administrators who each remove the other at once leave one', async () => {
  const app = await openAt(county);
  const [admin, writer] = [await app.enter('admin'), await app.enter('writer')];
  given(await admin.put(`/api/people/${app.people.writer}/administration`));
  const answers = await Promise.all([admin.delete(`/api/people/${app.people.writer}/administration`), writer.delete(`/api/people/${app.people.admin}/administration`)]);
  // The second is judged either at the door, as no administrator, or inside, where it would leave none.
  expect(answers.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(1);
  const left = await Promise.all([admin.get('/api/people'), writer.get('/api/people')]);
  expect(left.map(({ status }) => status).sort()).toEqual([200, 404]);
});

test('a closed account is not made an administrator, and only an administrator makes one', async () => {
  const app = await openAt(county);
  const [admin, lead] = [await app.enter('admin'), await app.enter('lead')];
  given(await admin.post(`/api/people/${app.people.writer}/closing`));
  expectRefused(await admin.put(`/api/people/${app.people.writer}/administration`), 404, 'person-unknown');
  expectRefused(await lead.put(`/api/people/${app.people.lead}/administration`), 404, 'not-found');
  expectRefused(await admin.put(`/api/people/${app.organisations.rss}/administration`), 404, 'person-unknown');
});

test('an organisation gets another name and a mailbox; the same again is no act', async () => {
  const app = await openAt(county);
  const admin = await app.enter('admin');
  const change = { name: 'Almfors stad', kind: 'municipality', registrationNumber: '212000-0142', officialMail: 'Stad@Almfors.granmark.example', registryMail: null };
  given(await admin.put(`/api/organisations/${app.organisations.almfors}`, change));
  const { items } = given(await admin.get<{ items: Organisation[] }>('/api/organisations'));
  expect(items.find(({ id }) => id === app.organisations.almfors)).toMatchObject({ ...change, officialMail: 'stad@almfors.granmark.example' });
  await expectJournalled(app.store, 'house', { act: 'organisation-changed', audience: 'house', actorId: app.people.admin, subjectId: app.organisations.almfors });
  const before = await entryCount(app.store);
  given(await admin.put(`/api/organisations/${app.organisations.almfors}`, change));
  expect(await entryCount(app.store)).toBe(before);
  expectRefused(await admin.put(`/api/organisations/${app.organisations.ekhammar}`, { name: 'Almfors stad', kind: 'municipality' }), 409, 'organisation-exists');
  expectRefused(await admin.put(`/api/organisations/${app.organisations.ekhammar}`, { name: 'Ekhammar kommun', kind: 'municipality', registrationNumber: '212000-0142' }), 409, 'organisation-exists');
  expectRefused(await admin.put(`/api/organisations/${app.people.lead}`, { name: 'Okänd', kind: 'other' }), 404, 'organisation-unknown');
  expectRefused(await (await app.enter('lead')).put(`/api/organisations/${app.organisations.almfors}`, change), 404, 'not-found');
});

test('what was submitted keeps the name that the organisation had', async () => {
  const app = await openAt(submitted);
  given(await (await app.enter('admin')).put(`/api/organisations/${app.organisations.almfors}`, { name: 'Almfors stad', kind: 'municipality' }));
  const coordinator = await app.enter('almforsCoordinator');
  expect(given(await coordinator.get<Receipt>(`/api/responses/${app.responseId}/receipt`)).consultee).toBe('Almfors kommun, Socialnämnden');
});
