/** The county as it stands after the load. */
import { beforeAll, expect, test } from 'vitest';
import { demoAccounts } from '../../server/demo/accounts.ts';
import { loadDemo } from '../../server/demo/load.ts';
import { jobHandlers } from '../../server/app.ts';
import { openAccount } from '../../server/people/accounts.ts';
import { type OpenedApp, openApp } from '../support/open-app.ts';

let app: OpenedApp;
beforeAll(async () => {
  app = await openApp({ demo: true, demoAccounts });
  await loadDemo({ house: app.house, realtime: app.realtime, handlers: jobHandlers(app.house) });
}, 60_000);

test('no demo account has a password: without --demo nobody comes in', async () => {
  const passwords = await Promise.all(demoAccounts.map(async ({ email }) => (await openAccount(app.store.read, { email }))?.passwordHash));
  expect(passwords.length).toBeGreaterThan(60);
  expect(passwords.filter((hash) => hash !== null)).toEqual([]);
});
