import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { SessionView } from '#shared/people.ts';
import { closings } from '#shared/realtime.ts';
import { peopleTables } from '../../server/people/tables.ts';
import { hashPassword } from '../../server/people/passwords.ts';
import { expectJournalled } from '../support/journal-entries.ts';
import { listen } from '../support/listening.ts';
import { draft, mailOf, openAt } from '../support/stages.ts';
import { expectRefused, given } from '../support/visitor.ts';

test('signing out ends this session only, and closes its sockets', async () => {
  const app = await openAt(draft);
  const door = await listen(app);
  const [here, there] = [await app.enter('writer'), await app.enter('writer')];
  const hereSocket = await door.join(app.documentId, { cookie: here.cookie, query: 'epoch=1' });
  const thereSocket = await door.join(app.documentId, { cookie: there.cookie, query: 'epoch=1' });
  const oldCookie = here.cookie;
  expect(given(await here.delete<SessionView>('/api/session')).person).toBeNull();
  expect(await hereSocket.closed).toEqual({ code: closings['signed-out'], reason: 'signed-out' });
  here.cookie = oldCookie;
  expectRefused(await here.get('/api/matters'), 401, 'not-signed-in');
  given(await there.get('/api/matters'));
  expect(thereSocket.socket.readyState).toBe(thereSocket.socket.OPEN);
});

test('signing out everywhere ends every session and closes every socket', async () => {
  const app = await openAt(draft);
  const door = await listen(app);
  const visitors = await Promise.all([1, 2, 3].map(() => app.enter('writer')));
  const sockets = await Promise.all(visitors.map((one) => door.join(app.documentId, { cookie: one.cookie, query: 'epoch=1' })));
  const colleague = await app.enter('otherWriter');
  const colleagueSocket = await door.join(app.documentId, { cookie: colleague.cookie, query: 'epoch=1' });
  const [first, ...others] = visitors;
  given(await first?.delete('/api/sessions') ?? expect.fail());
  for (const { closed } of sockets) expect((await closed).code).toBe(closings['signed-out']);
  for (const one of others) expectRefused(await one.get('/api/matters'), 401, 'not-signed-in');
  given(await colleague.get('/api/matters'));
  expect(colleagueSocket.socket.readyState).toBe(colleagueSocket.socket.OPEN);
  expect(app.realtime.close({ personId: app.people.writer }, 'signed-out')).toBe(0);
});

test('a new password ends the other sessions and keeps this one', async () => {
  const app = await openAt(draft);
  const hash = await hashPassword('det gamla lösenordet');
  const { persons } = peopleTables(app.store);
  await app.store.write('house', async (tx) => void (await tx.update(persons).set({ passwordHash: hash }).where(eq(persons.id, app.people.writer))));
  const [here, there] = [await app.enter('writer'), await app.enter('writer')];
  expect(expectRefused(await here.post('/api/account/password', { current: 'fel gammalt lösenord', next: 'det nya lösenordet' }), 422, 'password-wrong').errors).toEqual([{ pointer: '/current', detail: 'password-wrong' }]);
  expect(expectRefused(await here.post('/api/account/password', { current: 'det gamla lösenordet', next: 'kort' }), 422, 'invalid-input').errors).toEqual([{ pointer: '/next', detail: 'password-too-short' }]);
  given(await here.post('/api/account/password', { current: 'det gamla lösenordet', next: 'det nya lösenordet' }));
  await expectJournalled(app.store, 'house', { act: 'password-changed', audience: 'house', actorId: app.people.writer });
  given(await here.get('/api/matters'));
  expectRefused(await there.get('/api/matters'), 401, 'not-signed-in');
  expectRefused(await app.visitor().post('/api/session', { email: mailOf('writer'), password: 'det gamla lösenordet' }), 401, 'sign-in-wrong');
  given(await app.visitor().post('/api/session', { email: mailOf('writer'), password: 'det nya lösenordet' }));
});

test('a session ends when idle for eight hours, and after twelve whatever happens', async () => {
  const app = await openAt(draft);
  const { sessions } = peopleTables(app.store);
  const aged = async (set: Partial<typeof sessions.$inferInsert>) => {
    const visitor = await app.enter('writer');
    given(await visitor.get('/api/matters'));
    await app.store.write('sessions', async (tx) => void (await tx.update(sessions).set(set).where(eq(sessions.personId, app.people.writer))));
    return visitor;
  };
  const hours = (n: number) => new Date(Date.now() + n * 3_600_000);
  expectRefused(await (await aged({ expiresAt: hours(-0.01) })).get('/api/matters'), 401, 'not-signed-in');
  expectRefused(await (await aged({ endsAt: hours(-0.01), expiresAt: hours(5) })).get('/api/matters'), 401, 'not-signed-in');
  given(await (await app.enter('chair')).get('/api/matters'));
  const [fresh] = await app.store.read.select().from(sessions).where(eq(sessions.personId, app.people.chair));
  expect((fresh?.endsAt.getTime() ?? 0) - (fresh?.createdAt.getTime() ?? 0)).toBeCloseTo(12 * 3_600_000, -3);
  const nearing = await aged({ createdAt: hours(-5), expiresAt: hours(3) });
  const answer = await nearing.get('/api/matters');
  given(answer);
  expect(answer.headers.get('set-cookie'), 'a session in use is prolonged').toMatch(/^session=/);
});

test('the database holds no usable cookie', async () => {
  const app = await openAt(draft);
  const visitor = await app.enter('writer');
  const { sessions } = peopleTables(app.store);
  const rows = await app.store.read.select().from(sessions);
  const value = visitor.cookie?.split('=')[1] ?? '';
  expect(value.length).toBeGreaterThan(20);
  expect(JSON.stringify(rows)).not.toContain(value);
});

test('a made-up or foreign cookie is nobody', async () => {
  const app = await openAt(draft);
  const visitor = app.visitor();
  for (const cookie of ['session=', 'session=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', "session=' or 1=1 --", 'other=x']) {
    visitor.cookie = cookie;
    expectRefused(await visitor.get('/api/matters'), 401, 'not-signed-in');
  }
});
