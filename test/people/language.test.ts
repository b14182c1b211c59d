import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { SessionView } from '#shared/people.ts';
import { peopleTables } from '../../server/people/tables.ts';
import { entryCount, expectJournalled } from '../support/journal-entries.ts';
import { outboxOf, swedishIn } from '../support/mail.ts';
import { openApp, type OpenedApp } from '../support/open-app.ts';
import { county, matter, nameOf, openAt } from '../support/stages.ts';
import { expectRefused, given, type Visitor } from '../support/visitor.ts';

const guest = 'ny@almfors.granmark.example';
const password = 'ett alldeles nytt lösenord';
const reads = async (visitor: Visitor) => given(await visitor.get<SessionView>('/api/session')).person?.language;

async function secretsFor(app: OpenedApp, email: string) {
  const body = (await outboxOf(app)).findLast(({ recipient }) => recipient === email)?.body ?? '';
  return { token: /inbjudan#([\w-]{43})/.exec(body)?.[1] ?? '', code: /\b(\d{6})\b/.exec(body)?.[1] ?? '' };
}

test('everybody reads Swedish until they choose; the choice is journalled once and goes with the account', async () => {
  const app = await openAt(county);
  const writer = await app.enter('writer');
  expect(await reads(writer)).toBe('sv');
  given(await writer.put('/api/account/language', { language: 'en' }));
  await expectJournalled(app.store, 'house', { act: 'language-chosen', audience: 'house', actorId: app.people.writer, subjectId: app.people.writer });
  expect(await reads(await app.enter('writer')), 'on another device').toBe('en');
  expect(await reads(await app.enter('lead')), 'of nobody else').toBe('sv');
  const before = await entryCount(app.store);
  given(await writer.put('/api/account/language', { language: 'en' }));
  expect(await entryCount(app.store), 'the same choice again is no act').toBe(before);
  given(await writer.put('/api/account/language', { language: 'sv' }));
  expect(await reads(writer)).toBe('sv');
});

test('a language that the house does not speak is refused, at the door and by the database', async () => {
  const app = await openAt(county);
  const writer = await app.enter('writer');
  for (const language of ['fi', 'SV', '', null]) expect(expectRefused(await writer.put('/api/account/language', { language }), 422, 'invalid-input').errors).toEqual([{ pointer: '/language', detail: 'language-unknown' }]);
  expectRefused(await app.visitor().put('/api/account/language', { language: 'en' }), 401, 'not-signed-in');
  expect(await reads(writer)).toBe('sv');
  const { persons } = peopleTables(app.store);
  await expect(app.store.write('house', async (tx) => void (await tx.update(persons).set({ language: 'fi' as 'en' }).where(eq(persons.id, app.people.writer))))).rejects.toThrow();
});

test('the first administrator reads what the first page was read in', async () => {
  const app = await openApp();
  const visitor = app.visitor();
  const founder = { organisation: { name: 'RSS Granmark', kind: 'other' }, name: 'Administratören', email: 'admin@rss.granmark.example', password };
  expectRefused(await visitor.post('/api/first-run', { ...founder, language: 'de' }), 422, 'invalid-input');
  expect(given(await visitor.post<SessionView>('/api/first-run', { ...founder, language: 'en' })).person?.language).toBe('en');
});

test('whoever accepts an invitation reads what its page was read in; an account that exists keeps its own choice', async () => {
  const app = await openAt(county);
  const admin = await app.enter('admin');
  given(await admin.post('/api/invitations', { email: guest, name: 'Ny', organisationId: app.organisations.almfors }), 201);
  const first = await secretsFor(app, guest);
  expect(given(await app.visitor().post<SessionView>('/api/invitations/acceptance', { ...first, name: 'Ny', password, language: 'en' })).person?.language).toBe('en');
  given(await admin.post('/api/invitations', { email: guest, name: 'Ny', organisationId: app.organisations.region }), 201);
  const second = await secretsFor(app, guest);
  expect(given(await app.visitor().post<SessionView>('/api/invitations/acceptance', { ...second, name: 'Ny', password, language: 'sv' })).person?.language).toBe('en');
});

test('an invitation to a matter is in Swedish unless the inviter says English; the page behind the link is told which', async () => {
  const app = await openAt(matter);
  const lead = await app.enter('lead');
  const invited = async (email: string, language?: string) => {
    given(await lead.post(`/api/matters/${app.matterId}/participants`, { email, name: 'Handläggaren', organisationId: app.organisations.almfors, role: 'working_group', ...(language === undefined ? {} : { language }) }), 201);
    const letter = (await outboxOf(app)).findLast(({ recipient }) => recipient === email);
    const { token } = await secretsFor(app, email);
    const page = given(await app.visitor().post<{ language: string }>('/api/invitations/preview', { token }));
    return { subject: letter?.subject ?? '', body: letter?.body ?? '', page: page.language };
  };
  expect(await invited('svensk@almfors.granmark.example')).toMatchObject({ subject: 'Du är inbjuden till Överens', page: 'sv' });
  const english = await invited('english@almfors.granmark.example', 'en');
  expect(english).toMatchObject({ subject: 'You are invited to Överens', page: 'en' });
  expect(english.body).toMatch(/valid until Monday,? 29 March 2027/);
  expect(await swedishIn(english, [nameOf('lead'), 'Handläggaren', 'Överens'])).toEqual([]);
  expectRefused(await lead.post(`/api/matters/${app.matterId}/participants`, { email: 'x@x.example', name: 'X', organisationId: app.organisations.almfors, role: 'working_group', language: 'no' }), 422, 'invalid-input');
});
