/** An image comes into the draft with its description, and is shown in what is frozen. */
import { expect, test } from 'vitest';
import { ask, withoutNetwork } from '../support/browser.ts';
import { png } from '../support/images.ts';
import { firstDocument, openDraft, saveLine } from './draft.ts';
import { demoMatters, lead, writer } from './screens.ts';
import { stage } from './stage.ts';
import { twoInOneText } from './two-in-one-text.ts';

const house = stage('demo');

test('a writer inserts an image that is described before it comes, a colleague sees it, and the lead may freeze it', async () => {
  const { asLead, matterId, one: eva, mine: text, theirs } = await twoInOneText(house);

  await text.locator(':scope > p[data-block]').first().click({ position: { x: 3, y: 10 } });
  await eva.page.getByRole('button', { name: 'Infoga en bild' }).click();
  const dialog = eva.page.getByRole('dialog');
  await dialog.getByLabel('Bildfil').setInputFiles({ name: 'karta.png', mimeType: 'image/png', buffer: Buffer.from(png(60, 40)) });
  await dialog.getByRole('button', { name: 'Infoga' }).click();
  await dialog.getByText('Beskriv bilden, eller ange att den bara pryder.').waitFor();
  await dialog.getByLabel('Vad visar bilden?').fill('Karta över kommunen.');
  await dialog.getByRole('button', { name: 'Infoga' }).click();
  await text.getByRole('img', { name: 'Karta över kommunen.' }).waitFor();
  await eva.page.keyboard.type('Figur 1.');
  await theirs.getByRole('figure').getByText('Figur 1.').waitFor();
  const shown = theirs.getByRole('img', { name: 'Karta över kommunen.' });
  expect(await shown.evaluate(async (image: HTMLImageElement) => { await image.decode(); return image.naturalWidth; })).toBe(60);
  await saveLine(eva, 'saved').waitFor();

  const { findings } = await ask<{ findings: { kind: string }[] }>(asLead, `/matters/${matterId}/freeze-check`);
  expect(findings.filter(({ kind }) => kind.startsWith('image'))).toEqual([]);
});

test('without a connection an image is refused with a sentence, and nothing comes into the text', async () => {
  const { local } = await demoMatters(await house.person({ as: lead }));
  const eva = await house.person({ as: writer });
  const text = await openDraft(eva, await firstDocument(eva, local.id));
  const before = await text.getByRole('figure').count();
  await text.locator(':scope > p[data-block]').first().click({ position: { x: 3, y: 10 } });
  await eva.page.getByRole('button', { name: 'Infoga en bild' }).click();
  const dialog = eva.page.getByRole('dialog');
  await dialog.getByLabel('Bildfil').setInputFiles({ name: 'karta.png', mimeType: 'image/png', buffer: Buffer.from(png(60, 40)) });
  await dialog.getByLabel('Bilden pryder bara').check();
  eva.expect(withoutNetwork);
  await eva.page.context().setOffline(true);
  await dialog.getByRole('button', { name: 'Infoga' }).click();
  await dialog.getByText('Bilder går bara att infoga med förbindelse.').waitFor();
  await eva.page.context().setOffline(false);
  await dialog.getByRole('button', { name: 'Avbryt' }).click();
  expect(await text.getByRole('figure').count()).toBe(before);
});
