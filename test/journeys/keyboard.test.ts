import { expect, test } from 'vitest';
import { ask } from '../support/browser.ts';
import { pressOn, tabTo } from './focus-order.ts';
import { stage } from './stage.ts';

const house = stage('demo');

interface Row { consulteeId: string; state: string; response: string }
interface Left { response: { comments: { text: string; anchor: { scope: string; quote: string } }[] } }

test('a consultee comments on a passage and on chosen words, takes a position and submits without a mouse', async () => {
  const person = await house.person({ as: 'samordnare@ragnas.example' });
  const { page } = person;
  const { items } = await ask<{ items: Row[] }>(person, '/consultations');
  const open = items.find(({ state }) => state === 'open');
  if (!open) throw new Error('the demo has no open round for Rågnäs');

  await page.goto('/');
  await pressOn(page, page.locator(`a[href="/remissomgang/${open.consulteeId}"]`));
  await pressOn(page, page.getByRole('button', { name: 'Kommentera med tangentbordet' }));
  const text = page.getByRole('application', { name: 'Texten, stycke för stycke' });
  await text.waitFor();

  for (let passage = 0; passage < 3; passage += 1) await page.keyboard.press('ArrowDown');
  const passage = await page.evaluate(() => document.activeElement?.getAttribute('data-block'));
  expect(passage).toMatch(/^b[0-9a-z]{15}$/);
  await page.keyboard.press('Enter');
  const form = page.getByRole('group', { name: /^Synpunkt på/ });
  await form.locator('textarea:focus').waitFor();
  await page.keyboard.type('Stycket behöver säga vem som ansvarar.');
  await form.getByText(/^Sparat/).waitFor();
  await pressOn(page, form.getByRole('button', { name: 'Klar' }));
  await form.waitFor({ state: 'detached' });
  // Back in the passage that was commented on, to go on from there.
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-block') ?? null);
  await expect.poll(focused).toBe(passage);

  const stop = page.getByRole('button', { name: 'Sluta kommentera med tangentbordet' });
  await pressOn(page, stop, 'Shift+Tab');
  await pressOn(page, page.getByRole('button', { name: 'Kommentera med tangentbordet' }));
  for (let passages = 0; passages < 4; passages += 1) await page.keyboard.press('ArrowDown');
  for (let words = 0; words < 2; words += 1) await page.keyboard.press('ArrowRight');
  for (let words = 0; words < 2; words += 1) await page.keyboard.press('Shift+ArrowRight');
  const marked = await page.evaluate(() => getSelection()?.toString() ?? '');
  expect(marked.split(' ').length).toBeGreaterThanOrEqual(3);
  await page.getByRole('button', { name: 'Kommentera', exact: true }).waitFor();
  await page.keyboard.press('Enter');
  await form.locator('textarea:focus').waitFor();
  await page.keyboard.type('Orden går att läsa på två sätt.');
  await pressOn(page, form.getByRole('button', { name: 'Föreslå en annan lydelse' }));
  await tabTo(page, form.getByLabel('Föreslagen lydelse'));
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' i varje kommun');
  await form.getByText(/^Sparat/).waitFor();
  await page.keyboard.press('Escape');
  await form.waitFor({ state: 'detached' });

  await pressOn(page, page.getByRole('region', { name: 'Ditt svar' }).getByRole('link', { name: 'Ert svar' }));
  await page.getByRole('heading', { level: 1, name: 'Ert svar i sin helhet' }).waitFor();
  await tabTo(page, page.getByRole('radio').first());
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  expect(await page.getByRole('radio', { name: /^Tillstyrker med synpunkter/ }).isChecked()).toBe(true);
  await tabTo(page, page.getByLabel('Det viktigaste i ert svar'));
  await page.keyboard.type('Vi stöder riktlinjen men vill att ansvaret blir tydligare.');
  await pressOn(page, page.getByRole('link', { name: 'Granska och skicka in' }).last());

  await page.getByRole('heading', { level: 1, name: 'Granska och skicka in' }).waitFor();
  await pressOn(page, page.getByRole('button', { name: 'Skicka in svaret' }));
  const dialog = page.getByRole('dialog', { name: /^Skicka in svaret från Rågnäs kommun/ });
  await dialog.waitFor();
  await pressOn(page, dialog.getByRole('button', { name: 'Skicka in svaret' }));
  await page.getByRole('heading', { level: 1, name: 'Kvittens på remissvar' }).waitFor();

  const { response } = await ask<Left>(person, `/consultations/${open.consulteeId}`);
  expect(response.comments.map(({ anchor, text: said }) => [anchor.scope, said])).toEqual([['block', 'Stycket behöver säga vem som ansvarar.'], ['words', 'Orden går att läsa på två sätt.']]);
  expect(response.comments[1]?.anchor.quote).toBe(marked);
});
