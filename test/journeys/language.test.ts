/** A choice of language follows the person: to the next device, past a computer that somebody else has used, and from the letter to the page behind it. */
import { expect, test } from 'vitest';
import { administrator, invitationAddress } from './screens.ts';
import { stage } from './stage.ts';

const house = stage('demo');
const reader = 'processledare@rss.granmark.example';

test('chosen in the menu, English meets the person on a device that knows nothing', async () => {
  const one = await house.person({ as: reader });
  await one.page.goto('/');
  await one.page.getByRole('heading', { level: 1, name: 'Mina ärenden' }).waitFor();
  await one.page.getByRole('button', { name: /^Meny för/ }).click();
  await one.page.getByRole('button', { name: 'English' }).click();
  await one.page.getByRole('heading', { level: 1, name: 'My matters' }).waitFor();
  await expect.poll(() => one.page.evaluate(async () => ((await (await fetch('/api/session')).json()) as { person: { language: string } }).person.language)).toBe('en');

  const other = await house.person({ as: reader });
  await other.page.goto('/konto');
  await other.page.getByRole('heading', { level: 1, name: 'My account' }).waitFor();
  expect(await other.page.evaluate(() => document.documentElement.lang)).toBe('en');
  await other.page.getByRole('button', { name: 'Svenska' }).click();
  await other.page.getByRole('heading', { level: 1, name: 'Mitt konto' }).waitFor();
});

test('at a shared computer each signs in to their own language, unless another is pressed at the door', async () => {
  const { page, context } = await house.person();
  // What somebody else left behind.
  await context.addCookies([{ name: 'language', value: 'en', url: house.origin() }]);
  await page.goto('/');
  await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
  await page.getByRole('button', { name: /arkivarie/i }).first().click();
  await page.getByRole('heading', { level: 1, name: 'Mina ärenden' }).waitFor();
  await page.getByRole('button', { name: /^Meny för/ }).click();
  await page.getByRole('button', { name: 'Logga ut', exact: true }).click();

  await page.getByRole('heading', { level: 1, name: 'Logga in' }).waitFor();
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
  await page.getByRole('button', { name: /arkivarie/i }).first().click();
  await page.getByRole('heading', { level: 1, name: 'My matters' }).waitFor();
  expect(await page.evaluate(async () => ((await (await fetch('/api/session')).json()) as { person: { language: string } }).person.language)).toBe('en');
});

test('the page behind an English letter is in English', async () => {
  const letter = await invitationAddress(await house.person({ as: administrator }), house.origin(), 'en');
  const { page } = await house.person();
  await page.goto(letter);
  await page.getByRole('heading', { level: 1, name: 'You are invited' }).waitFor();
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
});
