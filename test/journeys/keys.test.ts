/** The keys of a draft: listed where one asks for them, and what the list says is what they do. */
import { expect, test } from 'vitest';
import { firstDocument, openDraft } from './draft.ts';
import { demoMatters, lead, writer } from './screens.ts';
import { stage } from './stage.ts';

const house = stage('demo');

test('the list of keys opens from the text and from beside it, and one is back where one was', async () => {
  const { local } = await demoMatters(await house.person({ as: lead }));
  const one = await house.person({ as: writer });
  const { page } = one;
  const text = await openDraft(one, await firstDocument(one, local.id));
  await text.locator(':scope > p[data-block]').first().click();
  await page.keyboard.press('Shift+F1');
  const list = page.getByRole('dialog', { name: 'Tangenter i texten' });
  await list.getByRole('row', { name: 'Fet Ctrl+B', exact: true }).waitFor();
  expect(await list.getByRole('table', { name: 'Marginalen' }).getByRole('row', { name: 'Från orden till kommentaren Ctrl+Alt+K' }).count()).toBe(1);
  expect(await list.getByRole('table', { name: 'Sök och ersätt' }).getByRole('row').count()).toBe(9);
  await page.keyboard.press('Escape');
  await expect.poll(() => text.evaluate((element) => element === document.activeElement)).toBe(true);

  const outline = page.getByRole('navigation', { name: 'Innehåll' }).getByRole('link').nth(1);
  await outline.focus();
  await page.keyboard.press('Control+/');
  await list.waitFor();
  await page.keyboard.press('Escape');
  await list.waitFor({ state: 'hidden' });
  await expect.poll(() => outline.evaluate((element) => element === document.activeElement)).toBe(true);
});

test('on a Swedish keyboard the numbered list and the headings have keys that work', async () => {
  const { local } = await demoMatters(await house.person({ as: lead }));
  const one = await house.person({ as: writer });
  const { page } = one;
  const text = await openDraft(one, await firstDocument(one, local.id));
  const paragraphs = text.locator(':scope > p[data-block]');
  const ids = await Promise.all([0, 1].map(async (at) => await paragraphs.nth(at).getAttribute('data-block') ?? ''));
  // Shift and 7 write / there, and Shift and 2 write ".
  const press = (key: string, code: string, keyCode: number, held: object) => text.evaluate((element, event) => { element.dispatchEvent(new KeyboardEvent('keydown', { ...event, bubbles: true, cancelable: true })); }, { key, code, keyCode, ...held });
  await text.locator(`[data-block="${ids[1]}"]`).click();
  await press('"', 'Digit2', 50, { altKey: true, shiftKey: true });
  await text.locator(`:scope > h3[data-block="${ids[1]}"]`).waitFor();
  await text.locator(`[data-block="${ids[0]}"]`).click();
  await press('/', 'Digit7', 55, { ctrlKey: true, shiftKey: true });
  await text.locator(`ol p[data-block="${ids[0]}"]`).waitFor();
  expect(await page.getByRole('dialog').count()).toBe(0);
});
