import { expect, test } from 'vitest';
import { withoutNetwork } from '../support/browser.ts';
import { firstDocument, openDraft, saveLine, wordsOf } from './draft.ts';
import { demoMatters, lead, reader, writer } from './screens.ts';
import { stage } from './stage.ts';
import { twoInOneText } from './two-in-one-text.ts';

const house = stage('demo');

test('two members of the working group write in the same paragraph at once, one of them goes away and comes back, and no letter is lost', async () => {
  const { documentId, one, other, mine, theirs } = await twoInOneText(house);
  const paragraph = (await mine.locator('p[data-block]').nth(1).getAttribute('data-block')) ?? '';
  const first = 'Skrivet av socialtjänsten. ';
  const second = ' Skrivet av barnpsykiatrin.';

  await mine.locator(`[data-block=${paragraph}]`).click();
  await theirs.locator(`[data-block=${paragraph}]`).click();
  await one.page.keyboard.press('Control+Home');
  await one.page.locator('.here-person').first().waitFor();
  await other.page.locator('.caret').first().waitFor();
  await one.page.evaluate((id) => getSelection()?.setBaseAndExtent(document.querySelector(`[data-block=${id}]`)?.firstChild ?? document, 0, document.querySelector(`[data-block=${id}]`)?.firstChild ?? document, 0), paragraph);
  await other.page.keyboard.press('End');
  await other.page.evaluate((id) => {
    const last = document.querySelector(`[data-block=${id}]`)?.lastChild ?? document;
    getSelection()?.setBaseAndExtent(last, last.textContent?.length ?? 0, last, last.textContent?.length ?? 0);
  }, paragraph);
  await Promise.all([one.page.keyboard.type(first, { delay: 10 }), other.page.keyboard.type(second, { delay: 10 })]);

  for (const text of [mine, theirs]) {
    await text.locator(`[data-block=${paragraph}]`).filter({ hasText: first.trim() }).filter({ hasText: second.trim() }).waitFor();
  }
  for (const person of [one, other]) await saveLine(person, 'saved').filter({ hasText: /Sparat \d\d\.\d\d/ }).waitFor();
  expect(await wordsOf(one)).toEqual(await wordsOf(other));

  // The line breaks: what is written meanwhile is never called saved.
  one.expect(withoutNetwork);
  await one.context.setOffline(true);
  await saveLine(one, 'offline').waitFor();
  await one.page.keyboard.type('Skrivet utan kontakt. ');
  await saveLine(one, 'offline').filter({ hasText: /\d+ ändringar väntar/ }).waitFor();
  await other.page.keyboard.type(' Skrivet under tiden.');
  await saveLine(other, 'saved').waitFor();
  expect((await wordsOf(other)).join('\n')).not.toContain('utan kontakt');
  await one.context.setOffline(false);
  await saveLine(one, 'saved').waitFor();
  await mine.getByText('Skrivet under tiden.').waitFor();
  await theirs.getByText('Skrivet utan kontakt.').waitFor();
  const all = await wordsOf(one);
  expect(await wordsOf(other)).toEqual(all);
  const written = all.find((words) => words.startsWith(paragraph)) ?? '';
  for (const words of [first, second, 'Skrivet utan kontakt.', 'Skrivet under tiden.']) expect(written.split(words.trim()).length - 1, words).toBe(1);

  await Promise.all([openDraft(one, documentId), openDraft(other, documentId)]);
  expect(await wordsOf(one)).toEqual(all);
  expect(await wordsOf(other)).toEqual(all);

  // One takes back only what is one's own.
  await mine.locator(`[data-block=${paragraph}]`).click();
  await one.page.keyboard.press('Control+End');
  await one.page.keyboard.type(' Ett ord för mycket');
  await theirs.getByText('Ett ord för mycket').waitFor();
  await other.page.keyboard.press('Control+z');
  await one.page.keyboard.press('Control+z');
  await theirs.getByText('Ett ord för mycket').waitFor({ state: 'detached' });
  expect(await wordsOf(other)).toEqual(all);
});

test('a reader of the reference group sees each word come and cannot write one', async () => {
  const { local } = await demoMatters(await house.person({ as: lead }));
  const [writing, reading] = [await house.person({ as: writer }), await house.person({ as: reader })];
  const documentId = await firstDocument(writing, local.id);
  const [text, read] = await Promise.all([openDraft(writing, documentId), openDraft(reading, documentId)]);
  await reading.page.getByText('Du läser texten.').waitFor();
  const before = await wordsOf(reading);
  expect(await read.getAttribute('contenteditable')).toBe('false');
  await read.locator('p[data-block]').first().click();
  await reading.page.keyboard.type('Det här ska inte synas');
  expect(await wordsOf(reading)).toEqual(before);

  await text.locator('p[data-block]').first().click();
  await writing.page.keyboard.press('End');
  await writing.page.keyboard.type(' Läsaren ser detta.');
  await read.getByText('Läsaren ser detta.').waitFor();
  expect((await wordsOf(writing)).join('\n')).not.toContain('ska inte synas');
});
