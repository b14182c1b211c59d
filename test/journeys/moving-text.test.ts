/** Two people in one text: a clause is cut and pasted and moved by key while the other writes in it, and an input method composes meanwhile. */
import { beforeEach, expect, test } from 'vitest';
import type { Locator } from 'playwright-core';
import type { Person } from '../support/browser.ts';
import { wordsOf } from './draft.ts';
import { stage } from './stage.ts';
import { twoInOneText } from './two-in-one-text.ts';

const house = stage('demo');
let eva: Person;
let bo: Person;
let text: Locator;
let theirs: Locator;

beforeEach(async () => {
  ({ one: eva, other: bo, mine: text, theirs } = await twoInOneText(house));
});

/** The ids of two paragraphs with words in the running text, one after the other. */
async function twoParagraphs(): Promise<[string, string]> {
  const ids = await text.locator(':scope > p[data-block] + p[data-block]').evaluateAll((seconds) => {
    const second = seconds.find((one) => one.textContent !== '' && one.previousElementSibling?.textContent !== '');
    return [second?.previousElementSibling?.getAttribute('data-block'), second?.getAttribute('data-block')];
  });
  const [first, second] = ids;
  if (typeof first !== 'string' || typeof second !== 'string') throw new Error('the text has no two paragraphs in a row');
  return [first, second];
}

const block = (where: Locator, id: string): Locator => where.locator(`[data-block=${id}]`);
const order = (words: string[], id: string): number => words.findIndex((one) => one.startsWith(id));

async function isBefore(person: Person, one: string, other: string): Promise<boolean> {
  const words = await wordsOf(person);
  return order(words, one) < order(words, other);
}

async function standAtEnd(person: Person, where: Locator, id: string): Promise<void> {
  await block(where, id).click({ position: { x: 3, y: 10 } });
  await person.page.keyboard.press('End');
}

test('a paragraph moved by key keeps its id, and the words that the other types in it', async () => {
  const [first, second] = await twoParagraphs();
  await standAtEnd(bo, theirs, first);
  await block(text, first).click({ position: { x: 3, y: 10 } });
  await eva.page.keyboard.press('Alt+Shift+ArrowDown');
  await expect.poll(() => isBefore(eva, second, first)).toBe(true);
  await expect.poll(() => isBefore(bo, second, first)).toBe(true);
  await bo.page.keyboard.type('hitflyttat');
  await expect.poll(() => block(text, first).textContent()).toContain('hitflyttat');
  await eva.page.keyboard.press('Control+z');
  await expect.poll(() => isBefore(bo, first, second)).toBe(true);
  expect(await block(theirs, first).textContent()).toContain('hitflyttat');
});

test.each<[string, (first: string, second: string) => Promise<unknown>]>([
  ['marked by three clicks', (first) => block(text, first).click({ clickCount: 3, position: { x: 30, y: 10 } })],
  // As the browser itself marks three clicks, when they come too slowly for the editor to count them.
  ['marked with the end of its line', (first, second) => text.evaluate((editor, [from, to]) => {
    const [start, end] = [from, to].map((id) => editor.querySelector(`[data-block=${id}]`));
    if (!start || !end) throw new Error('two blocks');
    getSelection()?.setBaseAndExtent(start, 0, end, 0);
  }, [first, second])],
])('a paragraph %s, cut out and pasted elsewhere is the same paragraph', async (_how, mark) => {
  const [first, second] = await twoParagraphs();
  const [words, next] = [await block(text, first).textContent(), await block(text, second).textContent()];
  await standAtEnd(eva, text, second);
  await mark(first, second);
  await eva.page.keyboard.press('Control+x');
  await expect.poll(() => block(theirs, first).count()).toBe(0);
  expect(await block(theirs, second).textContent()).toBe(next);
  await eva.page.keyboard.press('Control+Home');
  await eva.page.keyboard.press('End');
  await eva.page.keyboard.press('Control+v');
  await expect.poll(() => block(theirs, first).textContent()).toBe(words);
  await expect.poll(async () => order(await wordsOf(bo), first)).toBeLessThan(3);
});

test('ten million letters are not pasted: the page says how much it takes, and the text stays as it was', async () => {
  const [, id] = await twoParagraphs();
  await standAtEnd(eva, text, id);
  const before = await wordsOf(eva);
  await text.evaluate((editor) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', 'ord '.repeat(2_500_000));
    editor.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  });
  const dialog = eva.page.getByRole('dialog', { name: 'Det är för mycket text att klistra in' });
  await dialog.waitFor();
  await eva.page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  expect(await wordsOf(eva)).toEqual(before);
  await eva.page.keyboard.type(' Vidare.');
  await expect.poll(() => block(theirs, id).textContent()).toContain(' Vidare.');
});

test('while an input method composes, what the other writes waits, and nothing is lost', async () => {
  const [, id] = await twoParagraphs();
  await standAtEnd(eva, text, id);
  const session = await eva.context.newCDPSession(eva.page);
  await session.send('Input.imeSetComposition', { text: 'ka', selectionStart: 2, selectionEnd: 2 });
  await standAtEnd(bo, theirs, id);
  await bo.page.keyboard.press('Home');
  await bo.page.keyboard.type('Nytt: ');
  await session.send('Input.imeSetComposition', { text: '漢', selectionStart: 1, selectionEnd: 1 });
  await session.send('Input.insertText', { text: '漢字' });
  await expect.poll(() => block(theirs, id).textContent()).toContain('漢字');
  await expect.poll(() => block(text, id).textContent()).toContain('Nytt: ');
  const [own, other] = [await wordsOf(eva), await wordsOf(bo)];
  expect(own[order(own, id)]?.match(/漢字/g)).toHaveLength(1);
  expect(own[order(own, id)]).not.toContain('ka漢');
  expect(own).toEqual(other);
});
