import { desc } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { InvitationView, Mail, MailRow, SessionView } from '#shared/people.ts';
import { platformTables } from '../../server/platform/storage/tables.ts';
import { entryCount, expectJournalled } from '../support/journal-entries.ts';
import type { OpenedApp } from '../support/open-app.ts';
import { county, mailOf, matter, nameOf, openAt } from '../support/stages.ts';
import { expectRefused, given } from '../support/visitor.ts';

const guest = 'ny@almfors.granmark.example';
const password = 'ett alldeles nytt lösenord';

/** What stands in the newest letter: the token in the link's fragment, and the code. */
async function newestLetter(app: OpenedApp) {
  const { outbox } = platformTables(app.store);
  const [letter] = await app.store.read.select().from(outbox).orderBy(desc(outbox.id)).limit(1);
  return { letter, token: /inbjudan#([\w-]{43})/.exec(letter?.body ?? '')?.[1] ?? '', code: /\b(\d{6})\b/.exec(letter?.body ?? '')?.[1] ?? '' };
}

async function invited() {
  const app = await openAt(county);
  const admin = await app.enter('admin');
  const { id } = given(await admin.post<{ id: string }>('/api/invitations', { email: guest, name: 'Ny handläggare', organisationId: app.organisations.almfors }), 201);
  return { app, admin, id, ...(await newestLetter(app)) };
}

const accept = (app: OpenedApp, token: string, code: string) => app.visitor().post<SessionView>('/api/invitations/acceptance', { token, code, name: 'Ny handläggare', password });
const otherCode = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

test('an invitation goes by mail, with a link whose secret no server sees and a code', async () => {
  const { app, id, letter, token, code } = await invited();
  expect(letter).toMatchObject({ recipient: guest, sentAt: null });
  expect([token.length, code.length]).toEqual([43, 6]);
  expect(letter?.body).toContain(`http://localhost:3000/inbjudan#${token}`);
  await expectJournalled(app.store, 'house', { act: 'person-invited', audience: 'house', actorId: app.people.admin, subjectId: id });
});

test('whoever is invited reads who invites, and in which organisation', async () => {
  const app = await openAt(matter);
  given(await (await app.enter('lead')).post(`/api/matters/${app.matterId}/participants`, { email: guest, name: 'Ny handläggare', organisationId: app.organisations.almfors, role: 'working_group' }), 201);
  expect((await newestLetter(app)).letter?.body).toContain(`${nameOf('lead')}, RSS Granmark, bjuder in dig`);
});

test('the administrator reads the letter in the application, nobody else does', async () => {
  const { app, admin, letter } = await invited();
  const { items } = given(await admin.get<{ items: MailRow[] }>('/api/mail'));
  expect(items[0]).toMatchObject({ id: letter?.id, recipient: guest });
  expect(given(await admin.get<Mail>(`/api/mail/${letter?.id}`)).body).toBe(letter?.body);
  const lead = await app.enter('lead');
  expectRefused(await lead.get('/api/mail'), 404, 'not-found');
  expectRefused(await lead.get(`/api/mail/${letter?.id}`), 404, 'not-found');
});

test('the link shows to what one is invited, and code and link make the account', async () => {
  const { app, admin, id, token, code } = await invited();
  given(await app.visitor().post('/api/invitations/preview', { token }));
  const visitor = app.visitor();
  // As it is told on the telephone, in two halves.
  const session = given(await visitor.post<SessionView>('/api/invitations/acceptance', { token, code: ` ${code.slice(0, 3)} ${code.slice(3)}`, name: 'Mitt namn', password }));
  expect(session.person).toMatchObject({ email: guest, name: 'Mitt namn', isAdministrator: false, organisations: [{ name: 'Almfors kommun' }] });
  await expectJournalled(app.store, 'house', { act: 'invitation-accepted', audience: 'house', actorId: session.person?.id ?? '', subjectId: id });
  given(await visitor.get('/api/matters'));
  given(await app.visitor().post('/api/session', { email: guest, password }));
  expect(given(await admin.get<{ items: InvitationView[] }>('/api/invitations')).items[0]).toMatchObject({ id, status: 'accepted' });
});

test('an accepted invitation is used up', async () => {
  const { app, token, code } = await invited();
  given(await accept(app, token, code));
  expectRefused(await accept(app, token, code), 409, 'invitation-used');
  expectRefused(await app.visitor().post('/api/invitations/preview', { token }), 409, 'invitation-used');
});

test('an invitation that ran out, or was lost, is sent again with a new link and code; one that was accepted or revoked is not', async () => {
  const { app, id, token } = await invited();
  app.clock.move({ days: 29 });
  const later = await app.enter('admin');
  expectRefused(await app.visitor().post('/api/invitations/preview', { token }), 409, 'invitation-expired');
  expectRefused(await (await app.enter('lead')).post(`/api/invitations/${id}/renewal`), 404, 'not-found');
  const { id: again } = given(await later.post<{ id: string }>(`/api/invitations/${id}/renewal`), 201);
  await expectJournalled(app.store, 'house', { act: 'person-invited', audience: 'house', actorId: app.people.admin, subjectId: again });
  expectRefused(await later.post(`/api/invitations/${id}/renewal`), 409, 'invitation-revoked');
  const lost = await newestLetter(app);
  expect(lost.letter?.recipient).toBe(guest);
  const { id: third } = given(await later.post<{ id: string }>(`/api/invitations/${again}/renewal`), 201);
  expectRefused(await app.visitor().post('/api/invitations/preview', { token: lost.token }), 409, 'invitation-revoked');
  expectRefused(await later.post(`/api/invitations/${again}/renewal`), 409, 'invitation-revoked');
  const last = await newestLetter(app);
  expect(given(await accept(app, last.token, last.code)).person).toMatchObject({ email: guest, organisations: [{ name: 'Almfors kommun' }] });
  expectRefused(await later.post(`/api/invitations/${third}/renewal`), 409, 'invitation-used');
  expectRefused(await later.post('/api/invitations/0198270f-be80-7000-81a3-7861724c61b5/renewal'), 404, 'invitation-unknown');
});

test('of two who accept the same invitation at once, one does', async () => {
  const { app, token, code } = await invited();
  const answers = await Promise.all([accept(app, token, code), accept(app, token, code)]);
  expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
});

test('five wrong codes shut the invitation, also for the right one', async () => {
  const { app, token, code } = await invited();
  const before = await entryCount(app.store);
  for (let attempt = 0; attempt < 5; attempt += 1) expectRefused(await accept(app, token, otherCode(code)), 422, 'code-wrong');
  expectRefused(await accept(app, token, code), 429, 'code-tries-used');
  expect(await entryCount(app.store)).toBe(before);
});

test('tries at the code that arrive at once count too', async () => {
  const { app, token, code } = await invited();
  const answers = await Promise.all(Array.from({ length: 8 }, () => accept(app, token, otherCode(code))));
  expect(answers.filter((answer) => answer.status === 422)).toHaveLength(5);
  expect(answers.filter((answer) => answer.status === 429)).toHaveLength(3);
});

test('an invitation expires after four weeks', async () => {
  const { app, admin, token, code } = await invited();
  app.clock.move({ days: 28 });
  expectRefused(await accept(app, token, code), 409, 'invitation-expired');
  expect(given(await admin.get<{ items: InvitationView[] }>('/api/invitations')).items[0]?.status).toBe('expired');
});

test('a revoked invitation opens nothing, and a used one cannot be revoked', async () => {
  const { app, admin, id, token, code } = await invited();
  given(await admin.delete(`/api/invitations/${id}`));
  await expectJournalled(app.store, 'house', { act: 'invitation-revoked', audience: 'house', actorId: app.people.admin, subjectId: id });
  expectRefused(await accept(app, token, code), 409, 'invitation-revoked');
  const other = await invited();
  given(await accept(other.app, other.token, other.code));
  expectRefused(await other.admin.delete(`/api/invitations/${other.id}`), 409, 'invitation-used');
});

test('a made-up link is unknown, and a malformed one says no more', async () => {
  const { app } = await invited();
  expectRefused(await app.visitor().post('/api/invitations/preview', { token: 'a'.repeat(43) }), 404, 'invitation-unknown');
  expectRefused(await accept(app, 'a'.repeat(43), '123456'), 404, 'invitation-unknown');
  expect(expectRefused(await app.visitor().post('/api/invitations/preview', { token: 'x' }), 422, 'invalid-input').errors).toEqual([{ pointer: '/token', detail: 'invitation-unknown' }]);
});

test('an account that exists keeps its password: the invitation proves the address only', async () => {
  const { app, admin, token, code } = await invited();
  given(await accept(app, token, code));
  given(await admin.post('/api/invitations', { email: guest, name: 'Ny', organisationId: app.organisations.region }), 201);
  const second = await newestLetter(app);
  expectRefused(await app.visitor().post('/api/invitations/acceptance', { token: second.token, code: second.code, name: 'Någon annan', password: 'ett främmande lösenord' }), 422, 'password-of-existing-account');
  const session = given(await accept(app, second.token, second.code));
  expect(session.person?.organisations.map((one) => one.name).sort()).toEqual(['Almfors kommun', 'Region Granmark']);
  expectRefused(await app.visitor().post('/api/session', { email: guest, password: 'ett främmande lösenord' }), 401, 'sign-in-wrong');
});

test('a closed account is not opened again by an invitation', async () => {
  const { app, admin, token, code } = await invited();
  const session = given(await accept(app, token, code));
  given(await admin.post(`/api/people/${session.person?.id}/closing`));
  given(await admin.post('/api/invitations', { email: guest, name: 'Ny', organisationId: app.organisations.region }), 201);
  const second = await newestLetter(app);
  expectRefused(await accept(app, second.token, second.code), 409, 'account-closed');
});

test('only an administrator invites to the house, to an organisation that is in it', async () => {
  const { app, admin, id } = await invited();
  const lead = await app.enter('lead');
  const invitation = { email: 'x@almfors.granmark.example', name: 'X', organisationId: app.organisations.almfors };
  expectRefused(await lead.post('/api/invitations', invitation), 404, 'not-found');
  expectRefused(await lead.get('/api/invitations'), 404, 'not-found');
  expectRefused(await lead.delete(`/api/invitations/${id}`), 404, 'not-found');
  expectRefused(await app.visitor().post('/api/invitations', invitation), 401, 'not-signed-in');
  expectRefused(await admin.post('/api/invitations', { ...invitation, organisationId: app.people.lead }), 422, 'organisation-unknown');
  expectRefused(await admin.delete(`/api/invitations/${app.people.lead}`), 404, 'invitation-unknown');
});

test('the administrator gives an address first; name and organisation are asked for of a newcomer, the organisation alone of somebody known', async () => {
  const app = await openAt(county);
  const admin = await app.enter('admin');
  const before = await entryCount(app.store);
  const asked = expectRefused(await admin.post('/api/invitations', { email: guest }), 422, 'invitee-new');
  expect(asked.errors?.map(({ pointer }) => pointer)).toEqual(['/name', '/organisationId']);
  const known = expectRefused(await admin.post('/api/invitations', { email: mailOf('writer') }), 422, 'invitee-known');
  expect(known).toMatchObject({ values: { name: nameOf('writer') }, errors: [{ pointer: '/organisationId' }] });
  expectRefused(await admin.post('/api/invitations', { email: mailOf('writer'), organisationId: app.organisations.almfors }), 409, 'invitee-member');
  expect(await entryCount(app.store), 'nobody was invited').toBe(before);
  // Who does not administer the house hears the same of every address.
  const lead = await app.enter('lead');
  for (const email of [guest, mailOf('writer')]) expectRefused(await lead.post('/api/invitations', { email }), 404, 'not-found');
});

test('somebody known is invited to one more organisation, by the account’s own name and in its own language', async () => {
  const app = await openAt(county);
  const admin = await app.enter('admin');
  given(await (await app.enter('writer')).put('/api/account/language', { language: 'en' }));
  given(await admin.post('/api/invitations', { email: mailOf('writer'), name: 'Ett annat namn', organisationId: app.organisations.region, language: 'sv' }), 201);
  const { letter } = await newestLetter(app);
  expect(letter).toMatchObject({ recipient: mailOf('writer'), subject: 'You are invited to Överens', body: expect.stringContaining(`Hello ${nameOf('writer')},`) });
  expect(given(await admin.get<{ items: InvitationView[] }>('/api/invitations')).items[0]).toMatchObject({ name: nameOf('writer'), organisation: 'Region Granmark' });
});

test('who is invited into a matter takes up the role with the account', async () => {
  const app = await openAt(matter);
  const lead = await app.enter('lead');
  given(await lead.post(`/api/matters/${app.matterId}/participants`, { email: guest, name: 'Ny', organisationId: app.organisations.almfors, role: 'working_group' }), 201);
  const { token, code } = await newestLetter(app);
  const visitor = app.visitor();
  given(await visitor.post('/api/invitations/acceptance', { token, code, name: 'Ny handläggare', password }));
  expect(given(await visitor.get<{ items: { id: string; roles: string[] }[] }>('/api/matters')).items).toMatchObject([{ id: app.matterId, roles: ['working_group'] }]);
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'participant-joined', audience: 'team' });
  expect(given(await app.visitor().get<SessionView>('/api/session')).firstRun).toBe(false);
});
