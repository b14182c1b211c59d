import { expect, test } from 'vitest';
import { readDocx } from '../../server/export/docx-reader/read.ts';
import { blockText, textBlocks } from '#shared/agreement/plain-text.ts';
import { firstDocument, openDraft, saveLine, wordsOf } from './draft.ts';
import { demoMatters, lead, otherWriter, writer } from './screens.ts';
import { stage } from './stage.ts';

const house = stage('demo');

test('the working group names a version, writes on, sees what differs, fetches it for Word and restores it while a colleague looks on', async () => {
  const { local } = await demoMatters(await house.person({ as: lead }));
  const one = await house.person({ as: writer, acceptDownloads: true });
  const other = await house.person({ as: otherWriter });
  const { page } = one;
  const documentId = await firstDocument(one, local.id);
  const text = await openDraft(one, documentId);
  const theirs = await openDraft(other, documentId);
  const before = await wordsOf(one);

  await page.getByRole('link', { name: 'Versioner', exact: true }).click();
  // Nothing is frozen here yet, so nothing on the page is a record.
  await page.getByText(/^Här kommer versionerna att stå/).first().waitFor();
  expect(await page.getByText('Inkommen eller upprättad handling').count()).toBe(0);
  await page.getByRole('button', { name: 'Namnge version' }).first().click();
  await page.getByLabel('Namn', { exact: true }).fill('Efter första mötet');
  await page.getByLabel(/Anledning/).fill('Vi var överens om avsnitt 1.');
  await page.getByRole('dialog').getByRole('button', { name: 'Namnge version' }).click();
  await page.getByText('Version 1 har fått sitt namn.').first().waitFor();
  await page.locator('.named-version').filter({ hasText: 'Efter första mötet' }).filter({ hasText: 'Vi var överens om avsnitt 1.' }).waitFor();

  await page.goBack();
  await text.locator('p[data-block]').nth(1).click();
  await page.keyboard.press('End');
  await page.keyboard.type(' Detta lade vi till efteråt.');
  await theirs.getByText('Detta lade vi till efteråt.').waitFor();
  await saveLine(one, 'saved').waitFor();
  const changed = await wordsOf(one);

  await page.getByRole('link', { name: 'Versioner', exact: true }).click();
  await page.getByRole('link', { name: 'Jämför med utkastet' }).first().click();
  await page.getByText('En ändring', { exact: true }).first().waitFor();
  expect(await page.locator('.compared-text ins').innerText()).toContain('Detta lade vi till efteråt.');
  await page.keyboard.press('n');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('compare-change-0');
  await page.getByText('Ändring 1 av 1').waitFor();
  await page.getByLabel('Visa bara ändringarna').click();
  expect(await page.locator('.compared').count()).toBe(1);

  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Hämta som Word med spårade ändringar' }).click()]);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  const accepted = textBlocks(readDocx(new Uint8Array(Buffer.concat(chunks))).content).map(blockText);
  expect(accepted.some((words) => words.includes('Detta lade vi till efteråt.'))).toBe(true);

  await page.getByRole('link', { name: 'Alla versioner' }).click();
  await page.getByRole('button', { name: /^Återställ/ }).first().click();
  await page.getByRole('dialog').getByText('Efter första mötet').waitFor();
  await page.getByRole('button', { name: 'Återställ texten' }).click();
  await page.getByText(/Det som stod före finns kvar som version 2/).first().waitFor();
  await theirs.getByText('Detta lade vi till efteråt.').waitFor({ state: 'detached' });
  expect(await wordsOf(other)).toEqual(before);

  // What was restored away is still there to come back to, and everyone goes on writing.
  await page.locator('.named-version').filter({ hasText: 'Texten före en återställning' }).getByRole('button', { name: /^Återställ/ }).click();
  await page.getByRole('button', { name: 'Återställ texten' }).click();
  await theirs.getByText('Detta lade vi till efteråt.').waitFor();
  expect(await wordsOf(other)).toEqual(changed);
  await theirs.locator('p[data-block]').nth(1).click();
  await other.page.keyboard.press('End');
  await other.page.keyboard.type(' Och detta.');
  await saveLine(other, 'saved').waitFor();
});

test('who wrote what and when is shown in the text, in figures, and along a time line by keyboard', async () => {
  const { agreement } = await demoMatters(await house.person({ as: lead }));
  const one = await house.person({ as: writer });
  const { page } = one;
  const documentId = await firstDocument(one, agreement.id);
  await openDraft(one, documentId);
  await page.getByRole('link', { name: 'Historik', exact: true }).click();
  const slider = page.getByRole('slider', { name: 'Tidpunkt i textens historik' });
  await page.locator('.compared').first().waitFor();
  const last = await slider.inputValue();
  expect(Number(last)).toBeGreaterThan(2);
  expect(await page.locator('.time-told li').count()).toBeGreaterThan(0);
  await slider.focus();
  await page.keyboard.press('ArrowLeft');
  expect(Number(await slider.inputValue())).toBe(Number(last) - 1);
  expect(await slider.getAttribute('aria-valuetext')).toMatch(/\d{4}.+\. .+/);
  await page.locator('.compared-text :is(ins, del)').first().waitFor();
  await page.keyboard.press('Home');
  await page.getByText(/^Punkt 1 av /).waitFor();

  await page.getByRole('link', { name: 'Vem skrev vad' }).click();
  await page.locator('.author-text p .wrote').first().waitFor();
  expect(await page.locator('.author-key li').count()).toBeGreaterThan(1);
  await page.locator('.author-text p .wrote').first().dblclick();
  await page.locator('.author-told li').filter({ hasText: /\d{4} kl\. \d\d\.\d\d/ }).first().waitFor();
  await page.getByRole('button', { name: 'Lista', exact: true }).click();
  expect(await page.getByRole('row').count()).toBeGreaterThan(5);
});
