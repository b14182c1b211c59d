import { expect, test } from 'vitest';
import { administrator, demoMatters, lead } from './screens.ts';
import { ask } from '../support/browser.ts';
import { withReturnedLetter } from './returned-letter.ts';
import { stage } from './stage.ts';

const house = stage('demo', withReturnedLetter);

test('a letter that came back is found by the administrator and sent anew by the lead, who stands by the choice of what is shown when the row has gone', async () => {
  const asLead = await house.person({ as: lead });
  const { page } = asLead;
  const { youthClinic } = await demoMatters(asLead);
  const [round] = (await ask<{ items: { id: string }[] }>(asLead, `/matters/${youthClinic.id}/rounds`)).items;
  const asAdministrator = await house.person({ as: administrator });
  await asAdministrator.page.goto('/administration/brev');
  await asAdministrator.page.getByRole('button', { name: /^Har inte nått fram/ }).click();
  await expect.poll(() => asAdministrator.page.locator('tbody tr').allInnerTexts()).toEqual([expect.stringContaining('Kom tillbaka')]);
  expect(new URL(asAdministrator.page.url()).search, 'a link to it can be mailed').toBe('?show=unreached');
  await asAdministrator.page.reload();
  await asAdministrator.page.getByRole('button', { name: /^Har inte nått fram/, pressed: true }).waitFor();

  await page.goto(`/omgangar/${round?.id}?show=undelivered`);
  const chosen = page.getByRole('button', { name: /^Brev når inte fram/ });
  await chosen.waitFor();
  await asLead.atRest();
  expect(await page.locator('.answer-tabs .active').innerText()).toBe('Remissomgången');
  expect(await page.locator('tbody tr').count()).toBe(1);
  await page.getByRole('button', { name: /^Skicka brev igen/ }).click();
  const dialog = page.getByRole('dialog', { name: /^Skicka brev igen till/ });
  expect(await dialog.innerText()).toMatch(/^Inbjudan \w+ \d+ \w+ \d{4}$/m);
  await dialog.getByRole('textbox').fill('ny.registrator@almfors.example');
  await dialog.getByRole('button', { name: 'Skicka brevet' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await expect.poll(() => chosen.evaluate((button) => document.activeElement === button)).toBe(true);
  expect([asLead.faults, asAdministrator.faults]).toEqual([[], []]);
});
