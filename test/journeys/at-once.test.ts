/** Two who do with one clause what cannot both be done: both move it, or one deletes it while the other writes in it. */
import { beforeEach, expect, test } from 'vitest';
import type { Locator } from 'playwright-core';
import { type Person, withoutNetwork } from '../support/browser.ts';
import { saveLine, standLast, wordsOf } from './draft.ts';
import { stage } from './stage.ts';
import { twoInOneText } from './two-in-one-text.ts';

const house = stage('demo');
let eva: Person;
let bo: Person;
let text: Locator;
let theirs: Locator;

beforeEach(async () => {
  ({ one: eva, other: bo, mine: text, theirs } = await twoInOneText(house));
  await saveLine(bo, 'saved').waitFor();
});

const block = (where: Locator, id: string): Locator => where.locator(`[data-block=${id}]`);
const withId = (words: readonly string[], id: string): string[] => words.filter((one) => one.startsWith(`${id} `));

/** The id of a paragraph that has words, with paragraphs before and after it. */
async function aParagraph(): Promise<string> {
  const id = await text.locator(':scope > p[data-block]').evaluateAll((all) => all.find((one) => one.previousElementSibling?.tagName === 'P' && one.textContent !== '' && one.nextElementSibling !== null)?.getAttribute('data-block'));
  if (typeof id !== 'string') throw new Error('the text has no such paragraph');
  return id;
}

async function leavesTheLine(person: Person): Promise<void> {
  person.expect(withoutNetwork);
  await person.context.setOffline(true);
  await saveLine(person, 'offline').waitFor();
}

test('two who move the same paragraph at once end with one, with what both wrote in it', async () => {
  const id = await aParagraph();
  const words = await block(text, id).textContent();
  await leavesTheLine(bo);
  await standLast(bo, block(theirs, id));
  await bo.page.keyboard.type(' Bo var här.');
  await bo.page.keyboard.press('Alt+Shift+ArrowUp');
  await standLast(eva, block(text, id));
  await eva.page.keyboard.type(' Eva var här.');
  await eva.page.keyboard.press('Alt+Shift+ArrowDown');
  await saveLine(eva, 'saved').waitFor();
  await bo.context.setOffline(false);
  await block(text, id).filter({ hasText: 'Bo var här.' }).waitFor();
  await block(theirs, id).filter({ hasText: 'Eva var här.' }).waitFor();
  const all = await wordsOf(eva);
  expect(await wordsOf(bo)).toEqual(all);
  const [only, ...others] = withId(all, id);
  expect(others).toEqual([]);
  expect(only).toContain(words);
  for (const once of [words ?? '', 'Eva var här.', 'Bo var här.']) expect(all.join('\n').split(once).length - 1, once).toBe(1);
});

test.each([['Behåll', true], ['Ta bort', false]] as const)('words written in a paragraph that the other deletes meanwhile are shown to both, and one act is to %s', async (act, stays) => {
  const id = await aParagraph();
  const words = `Ett viktigt undantag, fall ${stays ? 1 : 2}.`;
  const before = await block(text, id).textContent();
  await leavesTheLine(bo);
  await standLast(bo, block(theirs, id));
  await bo.page.keyboard.type(` ${words}`);
  // From the end of the paragraph before to the start of the one after.
  await text.evaluate((editor, own) => {
    const one = editor.querySelector(`[data-block=${own}]`);
    const [from, to] = [one?.previousElementSibling, one?.nextElementSibling];
    if (!from || !to) throw new Error('a paragraph before and one after');
    (editor as HTMLElement).focus();
    getSelection()?.setBaseAndExtent(from, from.childNodes.length, to, 0);
  }, id);
  await eva.page.keyboard.press('Delete');
  await expect.poll(() => block(text, id).count()).toBe(0);
  await saveLine(eva, 'saved').waitFor();
  await bo.context.setOffline(false);

  const notice = ({ page }: Person): Locator => page.getByRole('region', { name: 'Ett stycke utan hemvist' });
  for (const person of [eva, bo]) await notice(person).getByText('Någon skrev här samtidigt som någon annan tog bort stycket.').waitFor();
  expect((await wordsOf(eva)).join('\n')).not.toContain(before);
  await notice(eva).getByRole('button', { name: new RegExp(`^${act} ”${words}`) }).click();
  for (const person of [eva, bo]) await notice(person).waitFor({ state: 'detached' });
  await expect.poll(async () => (await wordsOf(bo)).join('\n').split(words).length - 1).toBe(stays ? 1 : 0);
  expect(await wordsOf(bo)).toEqual(await wordsOf(eva));
});
