/** Somebody who was not asked answers on the public page without any script, and the lead receives it (`domain.md` 5). */
import { expect, test } from 'vitest';
import type { Publication } from '#shared/publication.ts';
import { ask, phone, wide } from '../support/browser.ts';
import { demoMatters, lead } from './screens.ts';
import { stage } from './stage.ts';

const house = stage('demo');

test('a stranger writes with script turned off, confirms by the link in the letter, and the lead receives it into the round', async () => {
  const leading = await house.person({ as: lead });
  const { page } = leading;
  const { youthClinic } = await demoMatters(leading);
  const { items: [round] } = await ask<{ items: { id: string }[] }>(leading, `/matters/${youthClinic.id}/rounds`);
  const { shown, findings } = await ask<Publication>(leading, `/rounds/${round?.id}/publication`);
  if (shown !== 'papers') expect((await leading.context.request.post(`/api/rounds/${round?.id}/publication`, { headers: { origin: house.origin() }, data: { confirmed: findings.map(({ key }) => key) } })).ok()).toBe(true);
  await page.goto(`/omgangar/${round?.id}`);
  // The demo's form is on: it is turned off and on again.
  await page.getByRole('button', { name: 'Stäng av formuläret' }).click();
  await page.getByText('Formuläret är avstängt.').waitFor();
  await page.getByRole('button', { name: 'Slå på formuläret' }).click();
  await page.getByText('Formuläret är på.').waitFor();

  const stranger = await house.person({ javaScriptEnabled: false });
  const form = stranger.page;
  stranger.expect(/422/);
  await form.goto(`/offentligt/${round?.id}`);
  await form.getByRole('link', { name: 'Skriv ett svar' }).click();
  for (const viewport of [wide, { width: 768, height: 1024 }, phone]) {
    await form.setViewportSize(viewport);
    const { width } = (await form.getByLabel('Lämna det här fältet tomt').locator('..').boundingBox()) ?? expect.fail('the trap is not there');
    expect(width, 'nobody sees the trap').toBeLessThanOrEqual(1);
    const field = (await form.getByLabel('Ditt svar').boundingBox()) ?? expect.fail('no field');
    const frame = (await form.getByRole('group', { name: 'Ditt ställningstagande' }).boundingBox()) ?? expect.fail('no frame');
    expect(field.x + field.width, 'fields stand inside their frame').toBeLessThan(frame.x + frame.width);
  }
  await form.getByRole('button', { name: 'Skicka in svaret' }).click();
  await form.getByRole('link', { name: 'Fyll i fältet ”Ditt namn”.' }).waitFor();
  await form.getByLabel('Ditt namn').fill('Vera Exempel');
  await form.getByLabel('Din e-postadress').fill('vera@privat.example');
  await form.getByLabel('Ställningstagande', { exact: true }).selectOption({ label: 'Tillstyrker med synpunkter' });
  await form.getByLabel('Ditt svar').fill('Bra förslag, men 100101-1234 är ett nummer.');
  await form.getByLabel('Synpunkt 1: avsnitt').selectOption({ index: 3 });
  await form.getByLabel('Synpunkt 1: text').fill('Det här avsnittet är otydligt.');
  await form.getByRole('button', { name: 'Lägg till en synpunkt' }).click();
  await form.getByLabel('Synpunkt 2: text').fill('Helheten är lång.');
  // Enter in a field sends, as in any form.
  await form.getByLabel('Ditt namn').press('Enter');
  await form.getByRole('heading', { name: 'Står det ett personnummer i texten?' }).waitFor();
  await form.getByLabel('Jag har läst igenom texten.', { exact: false }).check();
  await form.getByRole('button', { name: 'Skicka in svaret' }).click();
  await form.getByRole('heading', { name: 'Ett steg kvar' }).waitFor();

  const operating = await house.person({ as: 'admin@rss.granmark.example' });
  const { items: letters } = await ask<{ items: { id: string; recipient: string }[] }>(operating, '/mail');
  const { body } = await ask<{ body: string }>(operating, `/mail/${letters.find(({ recipient }) => recipient === 'vera@privat.example')?.id}`);
  await form.goto(/\/offentligt\/\S+/.exec(body)?.[0] ?? expect.fail('no link in the letter'));
  await form.getByText('Det här avsnittet är otydligt.').waitFor();
  await form.getByRole('button', { name: 'Bekräfta svaret' }).click();
  await form.getByRole('heading', { name: 'Svaret är bekräftat' }).waitFor();
  expect(await stranger.context.cookies()).toEqual([]);

  await page.getByText('1 svar väntar på att du avgör det.').waitFor();
  await page.getByRole('button', { name: /^Ta in bland remissvaren/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Ta in bland remissvaren' }).click();
  await page.getByText('Avgjorda (1)').waitFor();
  await page.getByRole('row').filter({ hasText: 'Vera Exempel' }).first().waitFor();
});
