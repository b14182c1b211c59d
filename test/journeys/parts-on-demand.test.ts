/** Parts of the draft's page that are fetched when opened: told when they cannot be, and here before the line breaks. */
import { expect, test } from 'vitest';
import { withoutNetwork } from '../support/browser.ts';
import { firstDocument, openDraft, saveLine } from './draft.ts';
import { demoMatters, lead, writer } from './screens.ts';
import { stage } from './stage.ts';

const house = stage('demo');

test('a dialog that cannot be fetched says so and what to do, and comes when asked again; the words stay', async () => {
  const { local } = await demoMatters(await house.person({ as: lead }));
  const one = await house.person({ as: writer });
  const { page } = one;
  one.expect(/terms-dialog/);
  await page.route(/terms-dialog/, (route) => route.abort());
  const text = await openDraft(one, await firstDocument(one, local.id));
  await text.locator(':scope > p[data-block]').first().click();
  await page.keyboard.type('Kvar. ');
  const button = page.getByRole('button', { name: 'Definierade begrepp' });
  await button.click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Det du har skrivit finns kvar.').waitFor();
  expect(await button.getAttribute('aria-busy')).toBeNull();
  expect(await dialog.getByRole('button', { name: 'Ladda om sidan' }).count()).toBe(1);
  await page.unroute(/terms-dialog/);
  await dialog.getByRole('button', { name: 'Försök igen' }).click();
  await dialog.getByText('Inget begrepp är definierat ännu.').waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(() => text.evaluate((element) => element === document.activeElement)).toBe(true);
  expect(await text.textContent()).toContain('Kvar. ');
  await saveLine(one, 'saved').waitFor();
});

test('what a writer may ask for is fetched when the page has come to rest, so that it opens without a line', async () => {
  const { local } = await demoMatters(await house.person({ as: lead }));
  const one = await house.person({ as: writer });
  const { page, context } = one;
  one.expect(withoutNetwork);
  const text = await openDraft(one, await firstDocument(one, local.id));
  const parts = ['editor-dialogs', 'reference-dialog', 'terms-dialog', 'move-clause', 'suggestions', 'account-choices'];
  await page.waitForFunction((names) => names.every((name) => performance.getEntriesByType('resource').some((one) => one.name.includes(`/${name}-`) && (one as PerformanceResourceTiming).responseEnd > 0)), parts);
  await context.setOffline(true);
  await text.locator(':scope > p[data-block]').first().click();
  for (const [name, title] of [['Infoga en hänvisning', 'Infoga en hänvisning'], ['Definierade begrepp', 'Definierade begrepp'], ['Tangenter', 'Tangenter i texten']] as const) {
    await page.getByRole('button', { name }).first().click();
    await page.getByRole('dialog').getByRole('heading', { name: title }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  }
  await page.locator('.account-trigger').click();
  await page.getByRole('link', { name: 'Mitt konto' }).waitFor();
  await context.setOffline(false);
});

test.each([
  { part: /editor-dialogs/, key: 'Control+k', words: 'https://lagen.example', field: 'Adress' },
  { part: /find-panel/, key: 'Control+f', words: 'samverkan', field: 'Sök' },
])('what is typed while $part is on its way stands in its field, and not in the text', async ({ part, key, words, field }) => {
  const { local } = await demoMatters(await house.person({ as: lead }));
  const one = await house.person({ as: writer });
  const { page } = one;
  let send = (): void => undefined;
  const sent = new Promise<void>((resolve) => { send = resolve; });
  await page.route(part, async (route) => { await sent; await route.continue(); });
  const text = await openDraft(one, await firstDocument(one, local.id));
  const first = text.locator(':scope > p[data-block]').first();
  const before = await first.textContent();
  await first.click();
  await page.keyboard.press('Home');
  await page.keyboard.press('Control+Shift+ArrowRight');
  await page.keyboard.press(key);
  await page.keyboard.type(`${words}xx`);
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Backspace');
  // A letter in the very moment in which the field has come stands after those before it.
  await page.evaluate(() => addEventListener('focusin', ({ target }) => { if (target instanceof HTMLInputElement) queueMicrotask(() => document.execCommand('insertText', false, '!')); }, { once: true }));
  send();
  const asked = page.getByRole('textbox', { name: field });
  await asked.waitFor();
  await expect.poll(() => asked.inputValue()).toContain(`${words}!`);
  expect(await asked.inputValue()).not.toContain('xx');
  expect(await first.textContent()).toBe(before);
});
