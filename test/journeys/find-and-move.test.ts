/** By keyboard alone: words are found and replaced, proposed in suggesting mode, kept out of a locked clause; a clause is moved in the outline. */
import type { Locator, Page } from 'playwright-core';
import { beforeEach, expect, test } from 'vitest';
import type { Person } from '../support/browser.ts';
import { firstDocument, openDraft, saveLine, wordsOf } from './draft.ts';
import { demoMatters, lead, otherWriter, writer } from './screens.ts';
import { stage } from './stage.ts';

const house = stage('demo');
let asLead: Person;
let one: Person;
let documentId: string;
let text: Locator;

beforeEach(async () => {
  asLead = await house.person({ as: lead });
  const { local } = await demoMatters(asLead);
  one = await house.person({ as: writer });
  documentId = await firstDocument(one, local.id);
  text = await openDraft(one, documentId);
});

const withoutIds = (words: string[]): string => words.map((line) => line.slice(17)).join('\n');
const count = (words: string[], sought: RegExp): number => withoutIds(words).match(sought)?.length ?? 0;
const panel = ({ page }: Person): Locator => page.getByRole('search', { name: 'Sök och ersätt i texten' });
const heard = ({ page }: Person, words: RegExp): Promise<void> => page.locator('[aria-live]').filter({ hasText: words }).first().waitFor({ state: 'attached' });

async function begin(page: Page): Promise<void> {
  await text.locator('p[data-block]').first().click();
  await page.keyboard.press('Control+Home');
}

test('words are found with their number, replaced in one step that one undo takes back, and the other sees it', async () => {
  const { page } = one;
  const other = await house.person({ as: otherWriter });
  const theirs = await openDraft(other, documentId);
  const before = await wordsOf(one);
  const all = count(before, /parterna/gi);
  expect(all).toBeGreaterThan(1);
  await begin(page);
  await page.keyboard.press('Control+f');
  // The very next letter is the search's and not the text's.
  await page.keyboard.type('parterna');
  await panel(one).getByText(`1 av ${all}`, { exact: true }).waitFor();
  expect(await wordsOf(one)).toEqual(before);
  await page.keyboard.press('Enter');
  await heard(one, new RegExp(`^Träff 1 av ${all}`));
  await page.keyboard.press('Enter');
  await panel(one).getByText(`2 av ${all}`, { exact: true }).waitFor();
  await page.keyboard.press('Shift+Enter');
  await panel(one).getByText(`1 av ${all}`, { exact: true }).waitFor();
  expect(await text.locator('.found').count()).toBeGreaterThanOrEqual(all);
  await page.keyboard.press('Control+h');
  await page.keyboard.type('huvudmännen');
  await page.keyboard.press('Enter');
  await panel(one).getByText(`1 av ${all - 1}`, { exact: true }).waitFor();
  await panel(one).getByRole('button', { name: 'Ersätt alla' }).focus();
  await page.keyboard.press('Enter');
  await page.locator('.toast', { hasText: all === 2 ? 'En träff är ersatt.' : `${all - 1} träffar är ersatta.` }).waitFor();
  expect(count(await wordsOf(one), /parterna/gi)).toBe(0);
  await theirs.getByText(/huvudmännen/i).first().waitFor();
  await page.keyboard.press('Escape');
  await panel(one).waitFor({ state: 'detached' });
  expect(await text.evaluate((element) => element === document.activeElement)).toBe(true);
  await page.keyboard.press('Control+z');
  await expect.poll(async () => count(await wordsOf(one), /parterna/gi)).toBe(all - 1);
  await page.keyboard.press('Control+z');
  await expect.poll(() => wordsOf(one)).toEqual(before);
  await expect.poll(() => wordsOf(other)).toEqual(before);
});

test('in suggesting mode replacing is proposing', async () => {
  const { page } = one;
  const before = await wordsOf(one);
  await page.getByRole('button', { name: 'Föreslå', exact: true }).click();
  await begin(page);
  await page.keyboard.press('Control+h');
  await page.keyboard.type('parterna');
  await panel(one).getByRole('textbox', { name: 'Ersätt med' }).focus();
  await page.keyboard.type('huvudmännen');
  await panel(one).getByRole('button', { name: 'Föreslå alla' }).press('Enter');
  await page.locator('.toast', { hasText: /ändringar är föreslagna/ }).waitFor();
  const all = count(before, /parterna/gi);
  await expect.poll(() => text.locator('del', { hasText: /^parterna$/i }).count()).toBe(all);
  await page.getByRole('button', { name: `Förslag (${all})` }).waitFor();
});

test('a clause is moved in the outline with what stands under it, heard with its new number, undone in one step, and held when it is locked', async () => {
  const { page } = one;
  const before = await wordsOf(one);
  const links = page.getByRole('navigation', { name: 'Innehåll' }).locator('.outline-link');
  const first = (await links.first().textContent()) ?? '';
  expect(first).toMatch(/^1 /);
  await links.first().focus();
  await page.keyboard.press('Alt+Shift+ArrowDown');
  await heard(one, /^Avsnittet är flyttat och heter nu 2 /);
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent ?? '')).toBe(first.replace(/^1/, '2'));
  const after = await wordsOf(one);
  expect(after).not.toEqual(before);
  // The same blocks with the same words, in another order.
  expect(after.toSorted()).toEqual(before.toSorted());
  await saveLine(one, 'saved').waitFor();
  await begin(page);
  await page.keyboard.press('Control+z');
  await expect.poll(() => wordsOf(one)).toEqual(before);

  const headings = await text.locator(':is(h2, h3)[data-block]').evaluateAll((found) => found.map((heading) => heading.getAttribute('data-block') ?? ''));
  const locking = await asLead.context.request.post(`/api/documents/${documentId}/locks`, { headers: { origin: house.origin() }, data: { block: headings[0], purpose: 'decision', reason: 'Klar' } });
  expect(locking.status()).toBe(201);
  await page.locator('.outline-link', { hasText: '(låst)' }).waitFor();
  await links.first().focus();
  await page.keyboard.press('Alt+Shift+ArrowDown');
  await page.locator('.toast[data-sign=lock]', { hasText: 'Avsnittet kan inte flyttas' }).waitFor();
  expect(await wordsOf(one)).toEqual(before);
  await begin(page);
  await page.keyboard.press('Control+h');
  await page.keyboard.type('a');
  await panel(one).getByRole('textbox', { name: 'Ersätt med' }).fill('o');
  await panel(one).getByRole('button', { name: 'Ersätt alla' }).press('Enter');
  await page.locator('.toast', { hasText: /träffar står i låsta avsnitt och ändrades inte/ }).waitFor();
  const locked = await text.locator(`[data-block=${headings[0]}]`).textContent();
  expect(before.some((line) => locked?.endsWith(line.slice(17)))).toBe(true);
});
