import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { acceptInvitation, invite, type Invited, revokeInvitation, sweepInvitationLetters } from '../../server/people/invitations.ts';
import { postInvitation } from '../../server/people/letters.ts';
import { failedTries, sweepSignInFailures } from '../../server/people/sign-in.ts';
import { peopleTables } from '../../server/people/tables.ts';
import { platformTables } from '../../server/platform/storage/tables.ts';
import { openApp, type OpenedApp } from '../support/open-app.ts';
import { county, openAt } from '../support/stages.ts';

const email = 'ny@almfors.granmark.example';

const inviting = (app: OpenedApp, admin: string, organisationId: string) => app.store.write('house', async (tx) => {
  const invited = await invite(tx, { id: admin, at: app.clock() }, { email, name: 'Ny handläggare 123456', organisationId, language: 'sv' });
  await postInvitation(tx, invited, { email, name: 'Ny handläggare 123456', origin: 'https://overens.example', invitedBy: { id: admin, name: 'Administratören' } }, app.clock());
  return invited;
});

async function bodies(app: OpenedApp) {
  const { outbox } = platformTables(app.store);
  return (await app.store.read.select({ body: outbox.body }).from(outbox).where(eq(outbox.recipient, email)).orderBy(outbox.id)).map((row) => row.body);
}

const opens = (body: string | undefined, invited: Invited) => [body?.includes(invited.token), body?.includes(invited.code)];

test('a kept letter loses its token and code when its invitation is accepted; another letter to the address keeps its own', async () => {
  const app = await openAt(county);
  const first = await inviting(app, app.people.admin, app.organisations.almfors);
  const second = await inviting(app, app.people.admin, app.organisations.almfors);
  await app.store.write('house', (tx) => acceptInvitation(tx, { token: first.token, name: 'Ny', passwordHash: 'x', language: 'sv' }, app.clock()));
  const [spent, waiting] = await bodies(app);
  expect(opens(spent, first)).toEqual([false, false]);
  expect(spent, 'nothing else is touched').toContain('123456');
  expect(opens(waiting, second)).toEqual([true, true]);
});

test('a revoked invitation’s letter is blanked at once, one that ran out by the sweep', async () => {
  const app = await openAt(county);
  const revoked = await inviting(app, app.people.admin, app.organisations.almfors);
  const running = await inviting(app, app.people.admin, app.organisations.almfors);
  const admin = { id: app.people.admin, name: 'Administratören', kind: 'account', isAdministrator: true, sessionId: 's', at: app.clock() };
  await app.store.write('house', (tx) => revokeInvitation(tx, admin as Parameters<typeof revokeInvitation>[1], revoked.id));
  await sweepInvitationLetters(app.store, app.clock());
  expect(opens((await bodies(app))[0], revoked)).toEqual([false, false]);
  expect(opens((await bodies(app))[1], running)).toEqual([true, true]);
  app.clock.move({ hours: 28 * 24 });
  await sweepInvitationLetters(app.store, app.clock());
  expect(opens((await bodies(app))[1], running)).toEqual([false, false]);
});

test('three hundred wrong tries in the house within a quarter of an hour are the most; a right one does not count', () => {
  let now = Date.parse('2027-03-01T08:00:00Z');
  const tries = failedTries(() => new Date(now));
  for (let n = 0; n < 299; n += 1) tries.begin();
  for (let n = 0; n < 50; n += 1) tries.begin()();
  tries.begin();
  expect(() => tries.begin()).toThrow(expect.objectContaining({ code: 'too-many-requests', details: { values: { seconds: 900 } } }));
  now += 15 * 60_000;
  tries.begin()();
});

test('wrong tries that lock nobody and locks of yesterday are swept', async () => {
  const app = await openApp();
  const { signInFailures } = peopleTables(app.store);
  const now = app.clock().getTime();
  await app.store.write('house', async (tx) => void (await tx.insert(signInFailures).values([
    { email: 'a', failures: 1, lockedUntil: null }, { email: 'b', failures: 9, lockedUntil: new Date(now - 25 * 3_600_000) }, { email: 'c', failures: 9, lockedUntil: new Date(now - 3_600_000) },
  ])));
  await sweepSignInFailures(app.store, app.clock());
  expect((await app.store.read.select().from(signInFailures)).map((row) => row.email)).toEqual(['c']);
});
