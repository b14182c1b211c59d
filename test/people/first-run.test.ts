import { expect, test } from 'vitest';
import type { SessionView } from '#shared/people.ts';
import { peopleTables } from '../../server/people/tables.ts';
import { entryCount, expectJournalled } from '../support/journal-entries.ts';
import { openApp } from '../support/open-app.ts';
import { county, openAt } from '../support/stages.ts';
import { expectRefused, given } from '../support/visitor.ts';

const founder = { organisation: { name: 'RSS Granmark', kind: 'other' }, name: 'Administratören', email: 'Admin@RSS.granmark.example ', password: 'ett långt lösenord' };

test('the first visitor creates the first administrator and is signed in', async () => {
  const app = await openApp();
  const visitor = app.visitor();
  expect(given(await visitor.get<SessionView>('/api/session'))).toMatchObject({ person: null, firstRun: true, demo: false, demoAccounts: null });
  const session = given(await visitor.post<SessionView>('/api/first-run', founder));
  expect(session).toMatchObject({ firstRun: false, person: { email: 'admin@rss.granmark.example', isAdministrator: true, organisations: [{ name: 'RSS Granmark' }] } });
  // What is kept of a password is argon2id's, with the parameters of reference/stack.md 3, and never the password.
  expect(await app.store.read.select({ hash: peopleTables(app.store).persons.passwordHash }).from(peopleTables(app.store).persons)).toEqual([{ hash: expect.stringMatching(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/) }]);
  await expectJournalled(app.store, 'house', { act: 'house-set-up', audience: 'house', actorId: session.person?.id ?? '' });
  expect(given(await visitor.get<SessionView>('/api/session')).person?.id).toBe(session.person?.id);
});

test('the first-run page is shut for ever after', async () => {
  const app = await openAt(county);
  const before = await entryCount(app.store);
  expectRefused(await app.visitor().post('/api/first-run', founder), 409, 'already-set-up');
  expectRefused(await (await app.enter('admin')).post('/api/first-run', founder), 409, 'already-set-up');
  expect(await entryCount(app.store)).toBe(before);
});

test('of two who set up the house at once, one does', async () => {
  const app = await openApp();
  const answers = await Promise.all([1, 2, 3].map((one) => app.visitor().post('/api/first-run', { ...founder, email: `admin${one}@rss.granmark.example` })));
  expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409, 409]);
});

test('every fault of the form is named at once, and nothing typed is sent back', async () => {
  const app = await openApp();
  const answer = await app.visitor().post('/api/first-run', { organisation: { name: '', kind: 'kingdom' }, name: 'rad\nbrytning', email: 'inte en adress', password: 'hemligt' });
  const problem = expectRefused(answer, 422, 'invalid-input');
  expect(problem.errors).toEqual(expect.arrayContaining([
    { pointer: '/organisation/name', detail: 'text-required' }, { pointer: '/name', detail: 'text-one-line' }, { pointer: '/email', detail: 'email-invalid' }, { pointer: '/password', detail: 'password-too-short' },
  ]));
  expect(problem.errors?.map((one) => one.pointer)).toContain('/organisation/kind');
  for (const typed of ['kingdom', 'brytning', 'inte en', 'hemligt']) expect(answer.text).not.toContain(typed);
});
