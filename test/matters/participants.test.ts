import { asc, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { Matter } from '#shared/matters.ts';
import { closings } from '#shared/realtime.ts';
import { peopleTables } from '../../server/people/tables.ts';
import { entryCount, expectJournalled } from '../support/journal-entries.ts';
import { listen } from '../support/listening.ts';
import { outboxOf } from '../support/mail.ts';
import { draft, mailOf, matter, nameOf, openAt } from '../support/stages.ts';
import { expectRefused, given } from '../support/visitor.ts';

const asRole = (app: { organisations: { ekhammar: string } }, role: string) => ({ email: mailOf('stranger'), name: 'Skrivet namn', organisationId: app.organisations.ekhammar, role });

test('the lead gives a person with an account a role, and the person is in at once', async () => {
  const app = await openAt(matter);
  const stranger = await app.enter('stranger');
  expectRefused(await stranger.get(`/api/matters/${app.matterId}`), 404, 'not-found');
  const { id } = given(await (await app.enter('lead')).post<{ id: string }>(`/api/matters/${app.matterId}/participants`, asRole(app, 'reference_group')), 201);
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'participant-added', audience: 'team', actorId: app.people.lead, subjectId: id });
  const view = given(await stranger.get<Matter>(`/api/matters/${app.matterId}`));
  expect(view.myRoles).toEqual(['reference_group']);
  expect(view.participants.find((one) => one.id === id), 'an account keeps its own name').toMatchObject({ name: nameOf('stranger'), waiting: false, organisation: 'Ekhammar kommun' });
  const letter = (await outboxOf(app)).at(-1);
  expect(letter).toMatchObject({ recipient: mailOf('stranger'), language: 'sv' });
  expect(letter?.body).toMatch(new RegExp(`${nameOf('lead')} har gett dig en roll i .+: Referensgrupp\\.[^]+/arenden/${app.matterId}\n`));
});

test('the same person holds several roles, but none twice', async () => {
  const app = await openAt(matter);
  const lead = await app.enter('lead');
  given(await lead.post(`/api/matters/${app.matterId}/participants`, asRole(app, 'reference_group')), 201);
  given(await lead.post(`/api/matters/${app.matterId}/participants`, asRole(app, 'registrar')), 201);
  expectRefused(await lead.post(`/api/matters/${app.matterId}/participants`, asRole(app, 'registrar')), 409, 'already-participant');
});

test('who has no account is invited by mail and waits', async () => {
  const app = await openAt(matter);
  const lead = await app.enter('lead');
  const { id } = given(await lead.post<{ id: string }>(`/api/matters/${app.matterId}/participants`, { email: 'ny@ekhammar.granmark.example', name: 'Ny', organisationId: app.organisations.ekhammar, role: 'working_group' }), 201);
  const view = given(await lead.get<Matter>(`/api/matters/${app.matterId}`));
  expect(view.participants.find((one) => one.id === id)).toMatchObject({ waiting: true, personId: null, name: 'Ny' });
  const mail = given(await (await app.enter('admin')).get<{ items: { recipient: string }[] }>('/api/mail'));
  expect(mail.items[0]?.recipient).toBe('ny@ekhammar.granmark.example');
});

test('who has not come yet is invited once more by the lead, and comes straight to the matter', async () => {
  const app = await openAt(matter);
  const lead = await app.enter('lead');
  const { id } = given(await lead.post<{ id: string }>(`/api/matters/${app.matterId}/participants`, { email: 'ny@ekhammar.granmark.example', name: 'Ny', organisationId: app.organisations.ekhammar, role: 'working_group' }), 201);
  const path = `/api/matters/${app.matterId}/participants/${id}/invitation`;
  expect(given(await lead.get<Matter>(`/api/matters/${app.matterId}`)).participants.find((one) => one.id === id)?.refusals).toMatchObject({ inviteAgain: null });
  expectRefused(await (await app.enter('writer')).post(path), 403, 'lead-only');
  const [, token1 = '', code1 = ''] = /inbjudan#([\w-]{43})[\s\S]*?(\b\d{6}\b)/.exec((await outboxOf(app)).at(-1)?.body ?? '') ?? [];
  const first = { token: token1, code: code1 };
  given(await lead.post(path), 201);
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'participant-invited-again', audience: 'team', actorId: app.people.lead, subjectId: id });
  const letters = (await outboxOf(app)).filter(({ recipient }) => recipient === 'ny@ekhammar.granmark.example');
  expect(letters).toHaveLength(2);
  const [, token = '', code = ''] = /inbjudan#([\w-]{43})[\s\S]*?(\b\d{6}\b)/.exec(letters[1]?.body ?? '') ?? [];
  expectRefused(await app.visitor().post('/api/invitations/acceptance', { ...first, name: 'Ny', password: 'ett långt lösenord' }), 409, 'invitation-revoked');
  expect(letters[0]?.body, 'nor does the kept letter hold its way in').not.toContain(first.token);
  const answer = given(await app.visitor().post<{ leadsTo: object }>('/api/invitations/acceptance', { token, code, name: 'Nytt namn', password: 'ett långt lösenord' }));
  expect(answer.leadsTo).toEqual({ kind: 'matter', id: app.matterId });
  expect(given(await lead.get<Matter>(`/api/matters/${app.matterId}`)).participants.find((one) => one.id === id), 'by the name the person chose').toMatchObject({ name: 'Nytt namn', waiting: false, refusals: { inviteAgain: 'participant-joined' } });
  expectRefused(await lead.post(path), 409, 'participant-joined');
});

test('who is invited once more comes to the organisation that the role was given for, and an administrator’s later invitation to another stays', async () => {
  const app = await openAt(matter);
  const lead = await app.enter('lead');
  const email = 'ny@ekhammar.granmark.example';
  const { id } = given(await lead.post<{ id: string }>(`/api/matters/${app.matterId}/participants`, { email, name: 'Ny', organisationId: app.organisations.ekhammar, role: 'working_group' }), 201);
  app.clock.move({ hours: 1 });
  given(await (await app.enter('admin')).post('/api/invitations', { email, name: 'Ny', organisationId: app.organisations.almfors }), 201);
  app.clock.move({ hours: 1 });
  given(await (await app.enter('lead')).post(`/api/matters/${app.matterId}/participants/${id}/invitation`), 201);
  const { invitations } = peopleTables(app.store);
  const rows = await app.store.read.select().from(invitations).where(eq(invitations.email, email)).orderBy(asc(invitations.id));
  expect(rows.map(({ organisationId, revokedAt }) => [organisationId === app.organisations.ekhammar, revokedAt === null])).toEqual([[true, false], [false, true], [true, true]]);
});

test('address and role are enough for who has an account; only for a new address are name and organisation asked for, and only of the lead', async () => {
  const app = await openAt(draft);
  const lead = await app.enter('lead');
  const path = `/api/matters/${app.matterId}/participants`;
  given(await lead.post(path, { email: mailOf('stranger'), role: 'reference_group' }), 201);
  const unknown = { email: 'ny@ekhammar.granmark.example', role: 'working_group' };
  const before = await entryCount(app.store);
  const asked = expectRefused(await lead.post(path, unknown), 422, 'invitee-new');
  expect(asked.errors?.map(({ pointer }) => pointer)).toEqual(['/name', '/organisationId']);
  expect(expectRefused(await lead.post(path, { ...unknown, name: 'Ny' }), 422, 'invitee-new').errors?.map(({ pointer }) => pointer)).toEqual(['/organisationId']);
  expect(await entryCount(app.store), 'nobody was invited').toBe(before);
  // Who does not lead hears the same of both addresses.
  const writer = await app.enter('writer');
  for (const email of [mailOf('stranger'), unknown.email]) expectRefused(await writer.post(path, { email, role: 'registrar' }), 403, 'lead-only');
  given(await lead.post(path, { ...unknown, name: 'Ny', organisationId: app.organisations.ekhammar }), 201);
});

test('a role ends at once: the next request finds nothing, and an open socket is closed within two seconds', async () => {
  const app = await openAt(draft);
  const door = await listen(app);
  const writer = await app.enter('writer');
  const { closed } = await door.join(app.documentId, { cookie: writer.cookie, query: 'epoch=1' });
  const begun = performance.now();
  given(await (await app.enter('lead')).delete<Matter>(`/api/matters/${app.matterId}/participants/${app.participants.writer}`));
  expect(await closed).toEqual({ code: closings['access-changed'], reason: 'access-changed' });
  expect(performance.now() - begun).toBeLessThan(2_000);
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'participant-removed', audience: 'team', actorId: app.people.lead, subjectId: app.participants.writer });
  expectRefused(await writer.get(`/api/documents/${app.documentId}`), 404, 'not-found');
  expect(await door.knock(app.documentId, { cookie: writer.cookie, query: 'epoch=1' })).toMatchObject({ status: 404 });
});

test('a role that ends in another process closes the open socket here', async () => {
  const app = await openAt(draft);
  const door = await listen(app);
  const writer = await app.enter('writer');
  const { closed } = await door.join(app.documentId, { cookie: writer.cookie, query: 'epoch=1' });
  given(await (await app.otherProcess().as(app.people.lead)).delete(`/api/matters/${app.matterId}/participants/${app.participants.writer}`));
  expect(await closed).toEqual({ code: closings['access-removed'], reason: 'access-removed' });
});

test('whoever signs out everywhere in another process is out here', async () => {
  const app = await openAt(draft);
  const door = await listen(app);
  const writer = await app.enter('writer');
  const { closed } = await door.join(app.documentId, { cookie: writer.cookie, query: 'epoch=1' });
  given(await (await app.otherProcess().as(app.people.writer)).delete('/api/sessions'));
  expect(await closed).toEqual({ code: closings['signed-out'], reason: 'signed-out' });
});

test('the last lead cannot be removed', async () => {
  const app = await openAt(matter);
  const lead = await app.enter('lead');
  const view = given(await lead.get<Matter>(`/api/matters/${app.matterId}`));
  expect(view.participants.find((one) => one.role === 'process_lead')?.refusals).toMatchObject({ remove: 'last-lead' });
  expectRefused(await lead.delete(`/api/matters/${app.matterId}/participants/${app.participants.lead}`), 409, 'last-lead');
  given(await lead.post(`/api/matters/${app.matterId}/participants`, asRole(app, 'process_lead')), 201);
  given(await lead.delete(`/api/matters/${app.matterId}/participants/${app.participants.lead}`));
  expectRefused(await lead.get(`/api/matters/${app.matterId}`), 404, 'not-found');
  given(await (await app.enter('stranger')).get(`/api/matters/${app.matterId}`));
});

test('a lead who has not taken up the role yet does not count', async () => {
  const app = await openAt(matter);
  const lead = await app.enter('lead');
  const waiting = given(await lead.post<{ id: string }>(`/api/matters/${app.matterId}/participants`, { email: 'ny@ekhammar.granmark.example', name: 'Ny', organisationId: app.organisations.ekhammar, role: 'process_lead' }), 201);
  expectRefused(await lead.delete(`/api/matters/${app.matterId}/participants/${app.participants.lead}`), 409, 'last-lead');
  given(await lead.delete(`/api/matters/${app.matterId}/participants/${waiting.id}`));
});

test('two leads who remove each other at once leave one', async () => {
  const app = await openAt(matter);
  const lead = await app.enter('lead');
  const { id } = given(await lead.post<{ id: string }>(`/api/matters/${app.matterId}/participants`, asRole(app, 'process_lead')), 201);
  const stranger = await app.enter('stranger');
  await Promise.all([lead.delete(`/api/matters/${app.matterId}/participants/${id}`), stranger.delete(`/api/matters/${app.matterId}/participants/${app.participants.lead}`)]);
  const seen = await Promise.all([lead, stranger].map((one) => one.get(`/api/matters/${app.matterId}`)));
  expect(seen.map((answer) => answer.status).sort()).toEqual([200, 404]);
});

test('only who leads gives and ends roles; another matter’s participant is not there', async () => {
  const app = await openAt(matter);
  const before = await entryCount(app.store);
  const writer = await app.enter('writer');
  expectRefused(await writer.post(`/api/matters/${app.matterId}/participants`, asRole(app, 'registrar')), 403, 'lead-only');
  expectRefused(await writer.delete(`/api/matters/${app.matterId}/participants/${app.participants.chair}`), 403, 'lead-only');
  const otherLead = await app.enter('otherLead');
  expectRefused(await otherLead.post(`/api/matters/${app.matterId}/participants`, asRole(app, 'registrar')), 404, 'not-found');
  expectRefused(await otherLead.delete(`/api/matters/${app.otherMatterId}/participants/${app.participants.writer}`), 404, 'not-found');
  expectRefused(await otherLead.delete(`/api/matters/${app.matterId}/participants/${app.participants.writer}`), 404, 'not-found');
  expectRefused(await (await app.enter('lead')).post(`/api/matters/${app.matterId}/participants`, { ...asRole(app, 'registrar'), email: 'ny@ekhammar.granmark.example', organisationId: app.people.lead }), 422, 'organisation-unknown');
  expect(await entryCount(app.store)).toBe(before);
});

test('what has happened says who got which role, and whose ended', async () => {
  const app = await openAt(matter);
  const lead = await app.enter('lead');
  given(await lead.delete(`/api/matters/${app.matterId}/participants/${app.participants.registrar}`));
  const entries = given(await lead.get<{ items: { act: string; details: object }[] }>(`/api/matters/${app.matterId}/journal`)).items;
  expect(entries[0]).toMatchObject({ act: 'participant-removed', details: { role: 'registrar', name: 'Konto registrar' } });
  expect(entries.filter(({ act }) => act === 'participant-added').map(({ details }) => details)).toContainEqual({ role: 'working_group', name: 'Konto writer' });
});
