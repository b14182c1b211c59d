/** An answer that came by letter: registered by the lead with its file, and from then on like any other (`domain.md` rule 7). */
import { expect, test } from 'vitest';
import { ask } from '../support/browser.ts';
import { demoMatters, lead, writer } from './screens.ts';
import { stage } from './stage.ts';

const house = stage('demo');
const scanned = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n', 'latin1');

test('the lead registers an answer that came by letter, with the paper itself and a comment in its place, and it is answered like any other', async () => {
  const leading = await house.person({ as: lead });
  const { page } = leading;
  const { youthClinic } = await demoMatters(leading);
  const { items: [round] } = await ask<{ items: { id: string }[] }>(leading, `/matters/${youthClinic.id}/rounds`);
  const { items: register } = await ask<{ items: { id: string; name: string; response: unknown }[] }>(leading, `/rounds/${round?.id}/consultees`);
  const name = register.find(({ response }) => response === null)?.name ?? expect.fail('everybody has answered');

  await page.goto(`/omgangar/${round?.id}`);
  const row = page.getByRole('row').filter({ hasText: name });
  await row.getByRole('button', { name: 'Registrera svar' }).click();
  const registering = page.getByRole('dialog', { name });
  await registering.getByLabel('Hur svaret kom').selectOption({ label: 'Brev' });
  await registering.getByRole('button', { name: 'Börja registrera' }).click();

  await page.getByRole('radio', { name: /^Tillstyrker med synpunkter/ }).check();
  await page.getByLabel('Det viktigaste i svaret').fill('Nämnden tillstyrker men vill se öppettiderna i texten.');
  // The wrong order of the days is said before anything is saved, and what was typed stands until the other day makes it right.
  const [dated, received] = [page.getByRole('textbox', { name: 'Daterat den' }), page.getByRole('textbox', { name: 'Kom in den' })];
  const day = await received.inputValue();
  await dated.fill('2099-01-01');
  await page.getByText('Svaret kan inte vara skrivet efter den dag då det kom in. Kontrollera dagarna.').waitFor();
  expect(await dated.inputValue()).toBe('2099-01-01');
  await dated.fill(day);
  await page.getByText('Svaret kan inte vara skrivet efter').waitFor({ state: 'detached' });
  await page.getByLabel('Välj fil – Antaget yttrande').setInputFiles({ name: 'Yttrande inkommet per brev.pdf', mimeType: 'application/pdf', buffer: scanned });
  await page.getByRole('link', { name: 'Yttrande inkommet per brev.pdf' }).waitFor();
  await page.getByRole('link', { name: 'Tillbaka till texten' }).click();
  await page.locator('.frozen-text [data-sign=comment]').nth(4).click();
  const form = page.getByRole('group', { name: /^Synpunkt på/ });
  await form.getByLabel('Synpunkt', { exact: true }).fill('Öppettiderna behöver stå här.');
  await form.getByText(/^Sparat \d/).waitFor();
  await form.getByRole('button', { name: 'Klar' }).click();
  await page.getByRole('link', { name: 'Granska och registrera' }).last().click();
  await page.getByText('Öppettiderna behöver stå här.').waitFor();
  await page.getByRole('link', { name: 'Yttrande inkommet per brev.pdf' }).waitFor();
  await page.getByRole('button', { name: 'Registrera svaret' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Registrera svaret' }).click();
  await page.waitForURL('**/kvittens/*');
  await page.getByText('Daterat den').waitFor();

  await page.goto(`/omgangar/${round?.id}`);
  await row.getByText('Brev', { exact: false }).waitFor();
  await row.getByRole('link', { name: /^Läs svaret/ }).click();
  const started = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Yttrande inkommet per brev.pdf' }).click();
  expect((await started).suggestedFilename()).toBe('Yttrande inkommet per brev.pdf');

  const writing = await house.person({ as: writer });
  await writing.page.goto(`/omgangar/${round?.id}/synpunkter`);
  await writing.page.getByRole('row').filter({ hasText: 'Öppettiderna behöver stå här.' }).waitFor();
});
