/** Items and table lines that are proposed where they meet another list or merged cells. */
import type { Locator } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Person } from '../support/browser.ts';
import { mark, saveLine, standLast } from './draft.ts';
import { stage } from './stage.ts';
import { twoInOneText } from './two-in-one-text.ts';

const house = stage('demo');

/** The marked words are taken with the mouse and let go over the lower half of the other line. */
async function drag(person: Person, text: Locator, { words, under }: { words: string; under: Locator }): Promise<void> {
  await mark(text, words);
  const from = await text.getByText(words, { exact: true }).boundingBox();
  const to = await under.boundingBox();
  if (!from || !to) throw new Error('not in sight');
  const { mouse } = person.page;
  await mouse.move(from.x + 20, from.y + from.height / 2);
  await mouse.down();
  await mouse.move(to.x + 30, to.y + to.height - 8, { steps: 8 });
  await mouse.move(to.x + 30, to.y + to.height - 4, { steps: 2 });
  await mouse.up();
}

test('an item is dragged to another list and one out of its list as proposals, and another accepts and rejects them', async () => {
  const { one, other, mine, theirs } = await twoInOneText(house);
  await standLast(one, mine.locator(':scope > p[data-block]').nth(2));
  await one.page.keyboard.press('Enter');
  for (const line of ['- Kalla till möte', 'Betala mötet', 'Föra protokoll']) { await one.page.keyboard.type(line); await one.page.keyboard.press('Enter'); }
  await one.page.keyboard.press('Enter');
  await one.page.keyboard.type('Regionen ska');
  await one.page.keyboard.press('Enter');
  for (const line of ['1. Ge vård', 'Dela uppgifter']) { await one.page.keyboard.type(line); await one.page.keyboard.press('Enter'); }
  await one.page.keyboard.press('Enter');
  await one.page.keyboard.type('Parterna följer upp.');
  await theirs.getByText('Parterna följer upp.').waitFor();

  await one.page.getByRole('button', { name: 'Föreslå', exact: true }).click();
  await drag(one, mine, { words: 'Betala mötet', under: mine.locator('ol > li', { hasText: 'Ge vård' }) });
  await mine.locator('ol > li', { hasText: 'Ge vård' }).locator('.proposed-move').waitFor();
  await drag(one, mine, { words: 'Dela uppgifter', under: mine.getByText('Parterna följer upp.') });
  await mine.locator('p', { hasText: 'Parterna följer upp.' }).locator('.proposed-move').waitFor();
  expect(await mine.locator('ul > li', { hasText: 'Betala mötet' }).count()).toBe(1);
  await saveLine(one, 'saved').waitFor();
  if (process.env['LOOK']) await one.page.screenshot({ path: `${process.env['LOOK']}-items.png` });

  await theirs.locator('p', { hasText: 'Parterna följer upp.' }).locator('.proposed-move').waitFor();
  await other.page.getByRole('button', { name: 'Förslag (2)' }).click();
  const list = other.page.getByRole('dialog', { name: 'Förslag i texten' });
  await list.getByRole('button', { name: /^Godta förslaget: Flyttas hit.*Betala mötet/ }).click();
  await mine.locator('ol > li', { hasText: 'Betala mötet' }).waitFor();
  expect(await mine.locator('ul > li', { hasText: 'Betala mötet' }).count()).toBe(0);
  await list.getByRole('button', { name: /^Avvisa förslaget: Flyttas hit.*Dela uppgifter/ }).click();
  await mine.locator('.proposed-move').waitFor({ state: 'detached' });
  expect(await mine.locator('ol > li').allInnerTexts()).toEqual(['Ge vård', 'Betala mötet', 'Dela uppgifter']);
});

test('a row and a column are proposed across merged cells, each named in the table, and another accepts and rejects them', async () => {
  const { one, other, mine, theirs } = await twoInOneText(house);
  await standLast(one, mine.locator(':scope > p[data-block]').nth(1));
  await one.page.getByRole('button', { name: 'Tabell', exact: true }).click();
  const dialog = one.page.getByRole('dialog', { name: 'Infoga tabell' });
  await dialog.waitFor();
  await one.page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'hidden' });
  const table = mine.locator('table').first();
  for (const words of ['Vem', 'Vad', 'När', 'Kommunen', 'skolan', 'alltid']) { await one.page.keyboard.type(words); await one.page.keyboard.press('Tab'); }
  await table.getByText('Kommunen').click();
  await one.page.getByRole('button', { name: 'Slå ihop med cellen nedanför' }).click();
  await table.locator('[rowspan="2"]').waitFor();
  await table.getByText('Vad').click();
  await one.page.getByRole('button', { name: 'Slå ihop med cellen till höger' }).click();
  await table.locator('[colspan="2"]').waitFor();

  await one.page.getByRole('button', { name: 'Föreslå', exact: true }).click();
  await table.getByText('skolan').click();
  await one.page.getByRole('button', { name: 'Rad under' }).click();
  await table.locator('[rowspan="3"]').waitFor();
  await one.page.keyboard.type('hemmet');
  await table.getByText('alltid').click();
  await one.page.getByRole('button', { name: 'Ta bort kolumnen' }).click();
  await table.locator('.proposed-line[data-change=columnGone]').first().waitFor();
  await saveLine(one, 'saved').waitFor();
  if (process.env['LOOK']) await one.page.screenshot({ path: `${process.env['LOOK']}-lines.png` });
  const named = await table.locator('.proposed-line').evaluateAll((all) => all.flatMap((sign) => (getComputedStyle(sign, '::before').content === 'none' ? [] : [sign.getAttribute('data-change')])));
  expect(named).toEqual(['columnGone', 'newRow']);

  const there = theirs.locator('table').first();
  await there.locator('.proposed-line[data-change=columnGone]').first().waitFor();
  await other.page.getByRole('button', { name: 'Förslag (2)' }).click();
  const list = other.page.getByRole('dialog', { name: 'Förslag i texten' });
  await list.getByRole('button', { name: /^Godta förslaget: Ny rad/ }).click();
  await mine.locator('.proposed-line[data-change=newRow]').first().waitFor({ state: 'detached' });
  await list.getByRole('button', { name: /^Avvisa förslaget: Kolumnen tas bort/ }).click();
  await mine.locator('.proposed-line').first().waitFor({ state: 'detached' });
  expect(await table.locator('[rowspan="3"]').count()).toBe(1);
  expect(await table.getByText('hemmet').count()).toBe(1);
  expect(await table.getByText('alltid').count()).toBe(1);
});
