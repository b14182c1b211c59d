/** How a suggestion ends when more than one have proposed something. */
import type { Locator } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Person } from '../support/browser.ts';
import { saveLine, standLast } from './draft.ts';
import { stage } from './stage.ts';
import { twoInOneText } from './two-in-one-text.ts';

const house = stage('demo');

test('who proposes takes back what is their own, and not what others propose', async () => {
  const { one, other, mine, theirs } = await twoInOneText(house);
  const start = async (person: Person, text: Locator, { at, words }: { at: number; words: string }): Promise<void> => {
    await person.page.getByRole('button', { name: 'Föreslå', exact: true }).click();
    await person.page.getByText('Det du skriver nu blir förslag.').waitFor();
    await standLast(person, text.locator('p[data-block]').nth(at));
    await person.page.keyboard.type(words);
    await text.locator('ins', { hasText: words.trim() }).waitFor();
    await saveLine(person, 'saved').waitFor();
  };
  const before = await mine.innerText();
  await start(one, mine, { at: 1, words: ' Ett tillägg.' });
  await start(other, theirs, { at: 3, words: ' En annan tanke.' });
  await mine.locator('ins', { hasText: 'En annan tanke.' }).waitFor();
  // It is one's own after a reload too.
  await one.page.reload();
  await mine.locator('ins', { hasText: 'Ett tillägg.' }).waitFor();
  await one.page.getByRole('button', { name: 'Föreslå', exact: true }).click();
  await one.page.getByRole('button', { name: 'Förslag (2)' }).click();
  const list = one.page.getByRole('dialog', { name: 'Förslag i texten' });
  const rows = list.locator('.suggestion');
  await rows.filter({ hasText: 'Ett tillägg.' }).getByText(/^Du, /).waitFor();
  expect(await list.getByRole('button', { name: /^(Godta|Avvisa) förslaget/ }).count()).toBe(0);
  expect(await rows.filter({ hasText: 'En annan tanke.' }).getByRole('button').allInnerTexts()).toEqual(['Visa i texten']);
  await list.getByRole('button', { name: 'Ta tillbaka förslaget: Ett tillägg.' }).click();
  await one.page.locator('.toast', { hasText: 'Du har tagit tillbaka förslaget.' }).waitFor();
  await theirs.locator('ins', { hasText: 'Ett tillägg.' }).waitFor({ state: 'detached' });
  await one.page.keyboard.press('Escape');
  await list.waitFor({ state: 'hidden' });
  await other.page.getByRole('button', { name: 'Förslag (1)' }).click();
  await other.page.getByRole('button', { name: 'Ta tillbaka förslaget: En annan tanke.' }).click();
  await mine.locator('ins').waitFor({ state: 'detached' });
  expect(await mine.innerText()).toBe(before);
  // What was not done has no sign of success.
  await mine.locator('p[data-block]').nth(1).click();
  await one.page.keyboard.press('Control+k');
  await one.page.locator('.toast[data-sign=information]', { hasText: 'Markera' }).waitFor();
});

test('a paragraph that is accepted to go is held by what another proposes in it, said so, and goes when that is settled', async () => {
  const { one, other, mine, theirs } = await twoInOneText(house);
  const block = (await mine.locator('p[data-block]').nth(2).getAttribute('data-block')) ?? '';
  for (const person of [one, other]) {
    await person.page.getByRole('button', { name: 'Föreslå', exact: true }).click();
    await person.page.getByText('Det du skriver nu blir förslag.').waitFor();
  }
  await mine.locator(`[data-block=${block}]`).click({ clickCount: 3 });
  await one.page.keyboard.press('Delete');
  await theirs.locator(`[data-block=${block}] del.proposed-join[data-whole]`).waitFor();
  await standLast(other, theirs.locator(`[data-block=${block}]`));
  await other.page.keyboard.type(' Ett undantag.');
  await mine.locator('ins', { hasText: 'Ett undantag.' }).waitFor();

  await one.page.getByRole('button', { name: 'Skriv', exact: true }).click();
  await one.page.getByRole('button', { name: 'Förslag (2)' }).click();
  const list = one.page.getByRole('dialog', { name: 'Förslag i texten' });
  const goes = list.getByRole('button', { name: /^Godta förslaget: .*Stycket tas bort/ });
  await goes.click();
  await list.getByRole('status').getByText('står kvar').waitFor();
  await mine.locator(`[data-block=${block}] ins`, { hasText: 'Ett undantag.' }).waitFor();
  await list.getByRole('button', { name: /^Avvisa förslaget: Ett undantag/ }).click();
  await mine.locator('ins', { hasText: 'Ett undantag.' }).waitFor({ state: 'detached' });
  await list.getByText('står kvar').waitFor({ state: 'detached' });
  await goes.click();
  await mine.locator(`[data-block=${block}]`).waitFor({ state: 'detached' });
  await theirs.locator(`[data-block=${block}]`).waitFor({ state: 'detached' });
});
