/** What a consultee typed is never lost: not when the session ends elsewhere, not when the line is gone and the page closed. */
import { expect, test } from 'vitest';
import { ask, type Person, signInAs, withoutNetwork } from '../support/browser.ts';
import { stage } from './stage.ts';

const house = stage('demo');
const coordinator = 'samordnare@ragnas.example';

interface Left { response: { id: string; comments: { text: string; reason: string }[] } | null }

async function openText(person: Person): Promise<{ address: string; texts: () => Promise<string[]> }> {
  const { items } = await ask<{ items: { consulteeId: string; state: string }[] }>(person, '/consultations');
  const { consulteeId } = items.find(({ state }) => state === 'open') ?? expect.fail('the demo has no open round for the coordinator');
  await person.page.goto(`/remissomgang/${consulteeId}`);
  return { address: `/remissomgang/${consulteeId}`, texts: async () => (await ask<Left>(person, `/consultations/${consulteeId}`)).response?.comments.map(({ text }) => text) ?? [] };
}

async function beginComment({ page }: Person, nth: number) {
  const paragraph = page.locator('.frozen-text p[data-block]').nth(nth);
  await paragraph.waitFor();
  await paragraph.evaluate((element) => window.getSelection()?.selectAllChildren(element));
  await page.getByRole('button', { name: 'Kommentera', exact: true }).click();
  return page.getByRole('group', { name: /^Synpunkt på/ });
}

test('words typed after the session was ended elsewhere are saved once the consultee has signed in again', async () => {
  const person = await house.person({ as: coordinator });
  const { page, context } = person;
  const { address, texts } = await openText(person);
  const form = await beginComment(person, 3);
  await form.getByLabel('Synpunkt', { exact: true }).fill('Ordet behöver');
  await form.getByText(/^Sparat \d/).waitFor();
  person.expect(/401/);
  await context.request.delete('/api/sessions', { headers: { origin: house.origin() } });
  await form.getByLabel('Synpunkt', { exact: true }).fill('Ordet behöver förklaras, så att alla läser det lika.');
  await form.getByRole('alert').getByRole('link', { name: 'Logga in' }).click();
  await page.waitForURL('**/logga-in?**');
  await signInAs(context, house.origin(), coordinator);
  await page.goto(address);
  await page.getByText('Ord som inte hann sparas förut är sparade nu').first().waitFor();
  expect(await texts()).toContain('Ordet behöver förklaras, så att alla läser det lika.');
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('comment-waiting:')))).toEqual([]);
});

test('a comment written without a connection is saved when the text is opened again, though the page was closed', async () => {
  const person = await house.person({ as: coordinator });
  const { context, page } = person;
  const { address, texts } = await openText(person);
  const form = await beginComment(person, 5);
  person.expect(withoutNetwork);
  await context.setOffline(true);
  await form.getByLabel('Synpunkt', { exact: true }).fill('Skrivet på tåget.');
  await form.getByText(/^Ingen kontakt/).waitFor();
  await page.close();
  await context.setOffline(false);
  const again = await context.newPage();
  await again.goto(address);
  await again.getByText('Ord som inte hann sparas förut är sparade nu').first().waitFor();
  expect((await texts()).filter((text) => text === 'Skrivet på tåget.')).toHaveLength(1);
});
