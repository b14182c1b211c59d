/** A reference is put in from the list of clauses, and its number follows when clauses come and go. */
import { expect, test } from 'vitest';
import { firstDocument, openDraft, saveLine } from './draft.ts';
import { demoMatters, lead, otherWriter, writer } from './screens.ts';
import { stage } from './stage.ts';

const house = stage('demo');

test('a writer refers to a clause, a colleague adds one before it, and the reference says the new number and leads there', async () => {
  const { local } = await demoMatters(await house.person({ as: lead }));
  const [eva, bo] = [await house.person({ as: writer }), await house.person({ as: otherWriter })];
  const documentId = await firstDocument(eva, local.id);
  const [text, theirs] = [await openDraft(eva, documentId), await openDraft(bo, documentId)];

  await text.locator(':scope > p[data-block]').first().click({ position: { x: 3, y: 10 } });
  await eva.page.keyboard.press('End');
  await eva.page.keyboard.press('Control+Alt+r');
  await eva.page.getByRole('dialog').getByRole('textbox', { name: 'Sök avsnitt' }).fill('kostnader');
  await eva.page.keyboard.press('Enter');
  const reference = theirs.getByRole('link', { name: '3.2, hänvisning till Kostnader' });
  await reference.waitFor();
  await saveLine(eva, 'saved').waitFor();

  // A new clause comes before it.
  await theirs.getByRole('heading', { name: 'Styrgrupp' }).click();
  await bo.page.keyboard.press('Home');
  await bo.page.keyboard.press('Enter');
  await bo.page.keyboard.press('ArrowUp');
  await bo.page.keyboard.press('Control+Alt+2');
  await bo.page.keyboard.type('Huvudman');
  await text.getByRole('link', { name: '3.3, hänvisning till Kostnader' }).waitFor();

  await text.getByRole('link', { name: '3.3, hänvisning till Kostnader' }).click();
  expect(await text.evaluate(() => document.getSelection()?.anchorNode?.parentElement?.closest('[data-block]')?.textContent)).toBe('Kostnader');

  await theirs.getByRole('heading', { name: 'Kostnader' }).click({ clickCount: 3 });
  await bo.page.keyboard.press('Delete');
  await bo.page.keyboard.press('Backspace');
  await text.getByRole('link', { name: 'Hänvisning till ett avsnitt som är borttaget' }).waitFor();
});
