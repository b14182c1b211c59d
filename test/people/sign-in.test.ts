import { expect, test } from 'vitest';
import type { SessionView } from '#shared/people.ts';
import { addAccount, closeAccount, openAccount } from '../../server/people/accounts.ts';
import { hashPassword } from '../../server/people/passwords.ts';
import { expectJournalled } from '../support/journal-entries.ts';
import { openApp, type OpenedApp } from '../support/open-app.ts';
import { expectRefused, given } from '../support/visitor.ts';

const password = 'tolv tecken eller fler';
// One hash costs 150 ms: all of this file's accounts share it.
const passwordHash = hashPassword(password);
const email = 'handlaggare@almfors.granmark.example';

async function openWithAccount() {
  const app = await openApp();
  const hash = await passwordHash;
  const personId = await app.store.write('house', async (tx) => {
    await addAccount(tx, { name: 'Administratören', email: 'admin@rss.granmark.example', passwordHash: null, isAdministrator: true, organisationIds: [] }, app.clock());
    return addAccount(tx, { name: 'Handläggaren', email, passwordHash: hash, isAdministrator: false, organisationIds: [] }, app.clock());
  });
  return { app, personId };
}

const tryIn = (app: OpenedApp, given: Partial<{ email: string; password: string }> = {}) => app.visitor().post<SessionView>('/api/session', { email, password, ...given });

test('an account signs in by password, whatever case the address is typed in', async () => {
  const { app, personId } = await openWithAccount();
  const visitor = app.visitor();
  const answer = await visitor.post<SessionView>('/api/session', { email: ' Handlaggare@Almfors.granmark.example', password });
  expect(given(answer).person).toMatchObject({ id: personId, email });
  expect(answer.headers.get('set-cookie')).toMatch(/^session=[^;]{20,};.*HttpOnly.*SameSite=Lax/i);
  await expectJournalled(app.store, 'house', { act: 'signed-in', audience: 'house', actorId: personId });
  expect(given(await visitor.get<SessionView>('/api/session')).person?.id).toBe(personId);
});

test('a wrong password and an unknown address get the same answer', async () => {
  const { app } = await openWithAccount();
  const wrong = await tryIn(app, { password: 'fel lösenord här' });
  const unknown = await tryIn(app, { email: 'ingen@almfors.granmark.example' });
  expectRefused(wrong, 401, 'sign-in-wrong');
  expectRefused(unknown, 401, 'sign-in-wrong');
  const same = ({ instance: _instance, ...rest }: Record<string, unknown>) => rest;
  expect(same(wrong.body as unknown as Record<string, unknown>)).toEqual(same(unknown.body as unknown as Record<string, unknown>));
});

test('after five wrong tries the address is locked, twice as long for each further one, for known and unknown alike', async () => {
  const { app } = await openWithAccount();
  for (const address of [email, 'ingen@almfors.granmark.example']) {
    for (let attempt = 0; attempt < 5; attempt += 1) expectRefused(await tryIn(app, { email: address, password: 'fel lösenord här' }), 401, 'sign-in-wrong');
    expect(expectRefused(await tryIn(app, { email: address }), 429, 'sign-in-locked').values).toEqual({ seconds: 2 });
    app.clock.move({ seconds: 2 });
    expectRefused(await tryIn(app, { email: address, password: 'fel lösenord här' }), 401, 'sign-in-wrong');
    expect(expectRefused(await tryIn(app, { email: address }), 429, 'sign-in-locked').values).toEqual({ seconds: 4 });
    app.clock.move({ seconds: 3 });
    expect(expectRefused(await tryIn(app, { email: address }), 429, 'sign-in-locked').values).toEqual({ seconds: 1 });
  }
});

test('the lock never exceeds a quarter of an hour, and the right password clears it', async () => {
  const { app } = await openWithAccount();
  for (let attempt = 0; attempt < 16; attempt += 1) {
    expectRefused(await tryIn(app, { password: 'fel lösenord här' }), 401, 'sign-in-wrong');
    // Past every lock and past the sliding count of tries.
    app.clock.move({ seconds: 1000 });
  }
  given(await tryIn(app));
  expectRefused(await tryIn(app, { password: 'fel lösenord här' }), 401, 'sign-in-wrong');
  given(await tryIn(app));
});

test('more than ten tries in a quarter of an hour are turned away before any password is checked', async () => {
  const { app } = await openWithAccount();
  for (let attempt = 0; attempt < 10; attempt += 1) {
    await tryIn(app);
    app.clock.move({ seconds: 20 });
  }
  expect(expectRefused(await tryIn(app), 429, 'too-many-requests').values?.seconds).toBeGreaterThan(0);
});

test('a closed account cannot sign in, and its sessions are gone', async () => {
  const { app, personId } = await openWithAccount();
  const visitor = await app.as(personId);
  await app.store.write('house', async (tx) => {
    const admin = await openAccount(tx, { email: 'admin@rss.granmark.example' });
    await closeAccount(tx, { id: admin?.id ?? '', kind: 'account', name: '', isAdministrator: true, organisationIds: [], assurance: 'password', sessionId: '', at: app.clock() }, personId);
  });
  expectRefused(await tryIn(app), 401, 'sign-in-wrong');
  expectRefused(await visitor.get('/api/matters'), 401, 'not-signed-in');
});

test('demo accounts open a demo house only', async () => {
  const { app } = await openWithAccount();
  expectRefused(await app.visitor().post('/api/session/demo', { email }), 404, 'not-found');
  const demo = await openApp({ demo: true, demoAccounts: [{ email, name: 'Handläggaren', group: 'consultee' }] });
  await demo.store.write('house', (tx) => addAccount(tx, { name: 'Handläggaren', email, passwordHash: null, isAdministrator: false, organisationIds: [] }, demo.clock()));
  expect(given(await demo.visitor().post<SessionView>('/api/session/demo', { email })).person?.email).toBe(email);
  expectRefused(await demo.visitor().post('/api/session/demo', { email: 'admin@rss.granmark.example' }), 404, 'not-found');
});
