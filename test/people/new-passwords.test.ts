import { desc } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { SessionView } from '#shared/people.ts';
import { closings } from '#shared/realtime.ts';
import { setPassword } from '../../server/people/accounts.ts';
import { sweepPasswordLinks } from '../../server/people/new-passwords.ts';
import { hashPassword } from '../../server/people/passwords.ts';
import { platformTables } from '../../server/platform/storage/tables.ts';
import { entryCount, expectJournalled } from '../support/journal-entries.ts';
import { listen } from '../support/listening.ts';
import type { OpenedApp } from '../support/open-app.ts';
import { county, draft, mailOf, nameOf, openAt } from '../support/stages.ts';
import { expectRefused, given } from '../support/visitor.ts';

const old = 'det lösenord som glömdes';
const next = 'ett alldeles nytt lösenord';

async function letters(app: OpenedApp) {
  const { outbox } = platformTables(app.store);
  return app.store.read.select().from(outbox).orderBy(desc(outbox.id));
}

/** What stands in the newest letter: the token in the link's fragment, and the code. */
async function newestLink(app: OpenedApp) {
  const [letter] = await letters(app);
  return { letter, token: /nytt-losenord#([\w-]{43})/.exec(letter?.body ?? '')?.[1] ?? '', code: /\b(\d{6})\b/.exec(letter?.body ?? '')?.[1] ?? '' };
}

const askFor = (app: OpenedApp, email: string) => app.visitor().post('/api/password-links', { email });
const choose = (app: OpenedApp, link: { token: string; code: string }, password = next) => app.visitor().post<SessionView>('/api/password-links/choice', { token: link.token, code: link.code, password });
const signIn = (app: OpenedApp, password: string) => app.visitor().post<SessionView>('/api/session', { email: mailOf('writer'), password });
const otherCode = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

async function forgotten() {
  const app = await openAt(county);
  const passwordHash = await hashPassword(old);
  await app.store.write('house', (tx) => setPassword(tx, { id: app.people.writer, at: app.clock() }, passwordHash));
  given(await askFor(app, ` ${mailOf('writer').toUpperCase()}`));
  await app.runJobs();
  return { app, link: await newestLink(app) };
}

test('who has forgotten the password gets a letter with a link whose secret no server sees and a code, and chooses a new one', async () => {
  const { app, link } = await forgotten();
  expect(link.letter).toMatchObject({ recipient: mailOf('writer'), sentAt: null, body: expect.stringContaining(`http://localhost:3000/nytt-losenord#${link.token}`) });
  expect([link.token.length, link.code.length]).toEqual([43, 6]);
  await expectJournalled(app.store, 'house', { act: 'password-link-sent', audience: 'house', actorId: null, subjectId: app.people.writer });
  expect(given(await app.visitor().post('/api/password-links/preview', { token: link.token }))).toMatchObject({ email: mailOf('writer'), language: 'sv' });
  given(await signIn(app, old));
  expect(given(await choose(app, link)).person?.id).toBe(app.people.writer);
  await expectJournalled(app.store, 'house', { act: 'password-chosen-by-link', audience: 'house', actorId: app.people.writer, subjectId: app.people.writer });
  expectRefused(await signIn(app, old), 401, 'sign-in-wrong');
  given(await signIn(app, next));
});

test('the answer is the same whether there is an account or not, and nobody but who has one gets a letter', async () => {
  const app = await openAt(county);
  given(await (await app.enter('admin')).post(`/api/people/${app.people.stranger}/closing`));
  const [before, count] = [await entryCount(app.store), (await letters(app)).length];
  const answers = [await askFor(app, mailOf('writer')), await askFor(app, 'ingen@x.example'), await askFor(app, mailOf('stranger'))];
  expect(answers.map(({ status, body }) => ({ status, body }))).toEqual(Array.from({ length: 3 }, () => ({ status: 200, body: { done: true } })));
  await app.runJobs();
  expect((await letters(app)).slice(0, -count || undefined).map(({ recipient }) => recipient)).toEqual([mailOf('writer')]);
  expect(await entryCount(app.store)).toBe(before + 1);
});

test('every other session and socket of the person ends when the password is chosen', async () => {
  const app = await openAt(draft);
  const door = await listen(app);
  const writer = await app.enter('writer');
  const { closed } = await door.join(app.documentId, { cookie: writer.cookie, query: 'epoch=1' });
  given(await askFor(app, mailOf('writer')));
  await app.runJobs();
  given(await choose(app, await newestLink(app)));
  expect((await closed).code).toBe(closings['signed-out']);
  expectRefused(await writer.get('/api/matters'), 401, 'not-signed-in');
});

test('a link opens once, within the hour, and a later one replaces it', async () => {
  const { app, link } = await forgotten();
  given(await askFor(app, mailOf('writer')));
  await app.runJobs();
  expectRefused(await choose(app, link), 409, 'password-link-replaced');
  const later = await newestLink(app);
  given(await choose(app, later));
  expectRefused(await choose(app, later), 409, 'password-link-used');
  given(await askFor(app, mailOf('writer')));
  await app.runJobs();
  const last = await newestLink(app);
  app.clock.move({ seconds: 3600 });
  expectRefused(await choose(app, last), 409, 'password-link-expired');
  expectRefused(await choose(app, { token: 'a'.repeat(43), code: '123456' }), 404, 'password-link-unknown');
  await sweepPasswordLinks(app.store, app.clock());
  for (const { body } of await letters(app)) expect(body).not.toMatch(/nytt-losenord#|\b\d{6}\b/);
});

test('five wrong codes shut the link, also for the right one, and a short password is refused before', async () => {
  const { app, link } = await forgotten();
  expectRefused(await choose(app, link, 'kort'), 422, 'invalid-input');
  for (let attempt = 0; attempt < 5; attempt += 1) expectRefused(await choose(app, { ...link, code: otherCode(link.code) }), 422, 'code-wrong');
  expectRefused(await choose(app, link), 429, 'password-link-code-tries');
  given(await signIn(app, old));
});

test('asking does not lift the lock of an address, and one asks five times in a quarter of an hour at most', async () => {
  const { app } = await forgotten();
  for (let attempt = 0; attempt < 5; attempt += 1) expectRefused(await signIn(app, 'fel lösenord här'), 401, 'sign-in-wrong');
  given(await askFor(app, mailOf('writer')));
  await app.runJobs();
  expectRefused(await signIn(app, old), 429, 'sign-in-locked');
  for (let asked = 2; asked < 5; asked += 1) given(await askFor(app, mailOf('writer')));
  expectRefused(await askFor(app, mailOf('writer')), 429, 'too-many-requests');
  for (let asked = 0; asked < 5; asked += 1) given(await askFor(app, 'ingen@x.example'));
  expectRefused(await askFor(app, 'ingen@x.example'), 429, 'too-many-requests');
});

test('an administrator sends the same letter, in the language of who gets it; nobody else does', async () => {
  const app = await openAt(county);
  const admin = await app.enter('admin');
  given(await (await app.enter('writer')).put('/api/account/language', { language: 'en' }));
  given(await admin.post(`/api/people/${app.people.writer}/password-link`));
  const link = await newestLink(app);
  expect(link.letter).toMatchObject({ recipient: mailOf('writer'), language: 'en', subject: 'Choose a new password for Överens', body: expect.stringContaining(nameOf('admin')) });
  await expectJournalled(app.store, 'house', { act: 'password-link-sent', audience: 'house', actorId: app.people.admin, subjectId: app.people.writer });
  given(await choose(app, link));
  expectRefused(await (await app.enter('lead')).post(`/api/people/${app.people.writer}/password-link`), 404, 'not-found');
  given(await admin.post(`/api/people/${app.people.writer}/closing`));
  expectRefused(await admin.post(`/api/people/${app.people.writer}/password-link`), 404, 'person-unknown');
});
