/** The caret stands where the writer put it, and the keys of the text act there. */
import { expect, test } from 'vitest';
import { firstDocument, openDraft, saveLine } from './draft.ts';
import { demoMatters, lead, otherWriter, writer } from './screens.ts';
import { stage } from './stage.ts';

const house = stage('demo');

test('the caret stays where it was put in the very moment in which a colleague\'s words come', async () => {
  const { local } = await demoMatters(await house.person({ as: lead }));
  const [one, other] = [await house.person({ as: writer }), await house.person({ as: otherWriter })];
  const documentId = await firstDocument(one, local.id);
  // Puts the caret first in the block named on the page, in the task in which words come over the line: before the page has told anyone of it.
  await one.page.addInitScript(() => {
    globalThis.WebSocket = class extends WebSocket {
      constructor(...at: ConstructorParameters<typeof WebSocket>) {
        super(...at);
        this.addEventListener('message', ({ data }: MessageEvent<ArrayBuffer>) => {
          const block = document.querySelector(`[data-block="${document.body.dataset['caretTo']}"]`);
          if (new Uint8Array(data)[0] !== 0 || block === null) return;
          delete document.body.dataset['caretTo'];
          getSelection()?.collapse(document.createTreeWalker(block, NodeFilter.SHOW_TEXT).nextNode(), 0);
        });
      }
    };
  });
  const [mine, theirs] = [await openDraft(one, documentId), await openDraft(other, documentId)];
  const ids = await mine.locator('p[data-block]').evaluateAll((blocks) => blocks.slice(0, 4).map((block) => block.getAttribute('data-block') ?? ''));
  const [from = '', to = '', far = ''] = ids;

  await mine.locator(`[data-block=${from}]`).click();
  await one.page.evaluate((block) => { document.body.dataset['caretTo'] = block; }, to);
  await theirs.locator(`[data-block=${far}]`).click();
  await other.page.keyboard.insertText('Z');
  await expect.poll(() => one.page.evaluate(() => document.body.dataset['caretTo'])).toBeUndefined();
  await mine.locator(`[data-block=${far}]`).filter({ hasText: 'Z' }).waitFor();
  expect(await one.page.evaluate(() => document.getSelection()?.anchorNode?.parentElement?.closest('[data-block]')?.getAttribute('data-block'))).toBe(to);
  await one.page.keyboard.insertText('Q');
  await mine.locator(`[data-block=${to}]`).filter({ hasText: /^Q/ }).waitFor();
  await saveLine(one, 'saved').waitFor();
});

test('a heading keeps its level when it is asked for once more, and becomes a line of a list and a paragraph again', async () => {
  const person = await house.person({ as: writer });
  const { local } = await demoMatters(await house.person({ as: lead }));
  const text = await openDraft(person, await firstDocument(person, local.id));
  const { page } = person;
  const heading = text.getByRole('heading', { level: 3, name: 'Styrgrupp' });
  const id = (await heading.getAttribute('data-block')) ?? '';

  await heading.click();
  await page.keyboard.press('Control+Alt+2');
  await heading.waitFor();
  await page.keyboard.press('Control+Shift+8');
  await text.locator('ul > li').filter({ hasText: 'Styrgrupp' }).waitFor();
  await page.keyboard.press('Control+Alt+0');
  await text.locator(`:scope > p[data-block=${id}]`).filter({ hasText: 'Styrgrupp' }).waitFor();
  await page.keyboard.press('Control+Alt+2');
  await heading.waitFor();
  await saveLine(person, 'saved').waitFor();
});

test('the last letter of a bold word goes in a draft that was just opened, and nothing after it becomes bold', async () => {
  const person = await house.person({ as: writer });
  const { local } = await demoMatters(await house.person({ as: lead }));
  const documentId = await firstDocument(person, local.id);
  const text = await openDraft(person, documentId);
  const block = (await text.locator(':scope > p[data-block]').nth(2).getAttribute('data-block')) ?? '';
  const line = text.locator(`[data-block=${block}]`);
  await line.click();
  await person.page.keyboard.press('Home');
  for (let letters = 0; letters < 4; letters += 1) await person.page.keyboard.press('Shift+ArrowRight');
  await person.page.keyboard.press('Control+b');
  await line.locator('strong').first().waitFor();
  await saveLine(person, 'saved').waitFor();
  const bold = await text.locator('strong').allInnerTexts();

  // Another has nothing of the text before it comes over the line.
  const other = await house.person({ as: otherWriter });
  const theirs = await openDraft(other, documentId);
  await theirs.locator(`[data-block=${block}]`).click();
  await other.page.keyboard.press('Home');
  for (let letters = 0; letters < 4; letters += 1) await other.page.keyboard.press('ArrowRight');
  await other.page.keyboard.press('Backspace');
  await saveLine(other, 'saved').waitFor();
  const first = bold.find((words) => words.length === 4) ?? '';
  await line.locator('strong').filter({ hasText: new RegExp(`^${first.slice(0, 3)}$`) }).waitFor();
  expect(await text.locator('strong').allInnerTexts()).toEqual(bold.map((words) => (words === first ? first.slice(0, 3) : words)));
  expect(await theirs.locator('strong').allInnerTexts()).toEqual(bold.map((words) => (words === first ? first.slice(0, 3) : words)));
});
