/** Words of a response are masked for publication, marked with the keys alone, and read again when the masking is lifted. */
import { expect, test } from 'vitest';
import { ask } from '../support/browser.ts';
import { demoMatters, lead } from './screens.ts';
import { stage } from './stage.ts';

const house = stage('demo');

test('the lead masks words by keys with the ground, and lifts it with a reason', async () => {
  const leading = await house.person({ as: lead });
  const { page } = leading;
  const { agreement } = await demoMatters(leading);
  const { items: [round] } = await ask<{ items: { id: string }[] }>(leading, `/matters/${agreement.id}/rounds`);
  const { items } = await ask<{ items: { response: { id: string } | null }[] }>(leading, `/rounds/${round?.id}/consultees`);
  await page.goto(`/omgangar/${round?.id}/svar/${items.find(({ response }) => response !== null)?.response?.id}`);
  await page.getByRole('button', { name: 'Maskera ord i svaret' }).click();
  const dialog = page.getByRole('dialog', { name: 'Maskera ord' });
  const text = dialog.getByLabel('Markera orden i texten');
  const whole = await text.inputValue();
  await text.focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('x');
  await page.keyboard.press('Delete');
  expect(await text.inputValue()).toBe(whole);
  await page.keyboard.press('Control+Home');
  for (let letter = 0; letter < 10; letter += 1) await page.keyboard.press('Shift+ArrowRight');
  const words = whole.slice(0, 10);
  await dialog.getByText(`Markerat: ”${words}”`).waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.type('26 kap. 1 § OSL');
  await dialog.getByRole('button', { name: 'Maskera orden' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: `Häv maskningen av ”${words}”` }).click();
  const lifting = page.getByRole('dialog', { name: 'Häv maskningen' });
  await lifting.getByLabel('Varför orden inte längre ska vara maskade').fill('Uppgiften är redan offentlig.');
  await lifting.getByRole('button', { name: 'Häv maskningen' }).click();
  await page.getByText('Inget i svaret är maskerat.').waitFor();
});
