/** Two people discuss the words of a draft in its margin. */
import { expect, test } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { ask, phone, type Person } from '../support/browser.ts';
import { firstDocument, mark, openDraft, saveLine } from './draft.ts';
import { demoMatters, lead, otherWriter, reader } from './screens.ts';
import { stage } from './stage.ts';
import { twoInOneText } from './two-in-one-text.ts';

const house = stage('demo');

interface Named { participants: { personId: string | null; email: string; name: string }[] }

async function nameOf(person: Person, matterId: string, email: string): Promise<string> {
  const { participants } = await ask<Named>(person, `/matters/${matterId}`);
  return participants.find((one) => one.email === email)?.name ?? '';
}

const firstWords = (text: Locator, nth: number): Promise<string> => text.locator('p[data-block]').nth(nth).evaluate((block) => (block.textContent ?? '').split(' ').slice(2, 6).join(' '));
const card = (page: Page, words: string): Locator => page.locator('.remark').filter({ hasText: words });

test('a thread is raised with a mention, answered, follows its words through cut and paste, and is closed', async () => {
  const { matterId, documentId, one, other, mine, theirs } = await twoInOneText(house);
  const called = await nameOf(one, matterId, otherWriter);
  const words = await firstWords(mine, 1);

  await mark(mine, words);
  await one.page.keyboard.press('Control+Alt+m');
  const field = one.page.getByLabel('Din kommentar');
  await field.pressSequentially(`Håller detta? @${called.slice(0, 8)}`);
  await one.page.getByRole('listbox', { name: 'Personer att nämna' }).waitFor();
  const choices = one.page.getByRole('option');
  for (let n = 0; n < await choices.count() && !(await one.page.locator('[role=option][aria-selected=true]').textContent())?.startsWith(called); n += 1) await one.page.keyboard.press('ArrowDown');
  await one.page.keyboard.press('Enter');
  await expect.poll(() => field.inputValue()).toContain(`@${called} `);
  await one.page.keyboard.press('Control+Enter');
  await card(one.page, 'Håller detta?').locator('.mention').filter({ hasText: called }).waitFor();
  const { items } = await ask<{ items: { id: string; quote: string; replies: { mentions: { name: string }[] }[] }[] }>(one, `/documents/${documentId}/remarks`);
  expect(items.find(({ quote }) => quote === words)?.replies[0]?.mentions).toMatchObject([{ name: called }]);

  // It comes to the other by itself, and the words are marked in their text.
  const seen = card(other.page, 'Håller detta?');
  await seen.waitFor();
  await theirs.locator('.place-remark').filter({ hasText: words.slice(0, 8) }).first().waitFor();
  await seen.getByRole('button', { name: 'Svara' }).click();
  await other.page.getByLabel('Ditt svar').fill('Ja, med den nya tiden.');
  await other.page.getByRole('button', { name: 'Skicka svaret' }).click();
  await card(one.page, 'Ja, med den nya tiden.').waitFor();

  // The whole paragraph is cut and pasted at the end of the next one.
  const block = (await mine.locator('p[data-block]').nth(1).getAttribute('data-block')) ?? '';
  const target = (await mine.locator('p[data-block]').nth(2).getAttribute('data-block')) ?? '';
  await mine.locator(`[data-block=${block}]`).evaluate((element) => { getSelection()?.selectAllChildren(element); });
  await one.page.keyboard.press('Control+x');
  await mine.locator('[data-block]').filter({ hasText: words }).waitFor({ state: 'detached' });
  await mine.locator(`[data-block=${target}]`).click();
  await one.page.keyboard.press('End');
  await one.page.keyboard.press('Enter');
  await one.page.keyboard.press('Control+v');
  await mine.locator('.place-remark').filter({ hasText: words.slice(0, 8) }).first().waitFor();
  await theirs.locator('.place-remark').filter({ hasText: words.slice(0, 8) }).first().waitFor();
  // They are the same words, character by character, in their new place: nothing has changed, and nothing is lost.
  for (const { page } of [one, other]) {
    await card(page, 'Håller detta?').getByRole('button', { name: 'Visa orden i texten' }).waitFor();
    await card(page, 'Håller detta?').getByText('borttagen').waitFor({ state: 'detached' });
  }
  await saveLine(one, 'saved').waitFor();

  // From the words to their thread by keyboard, and back.
  await mark(mine, words.split(' ')[0] ?? words);
  await one.page.keyboard.press('ArrowRight');
  await one.page.keyboard.press('Control+Alt+k');
  await expect.poll(() => one.page.evaluate(() => document.activeElement?.getAttribute('data-card')?.startsWith('remark:'))).toBe(true);
  await one.page.keyboard.press('Escape');
  await expect.poll(() => one.page.evaluate(() => document.activeElement?.classList.contains('ProseMirror'))).toBe(true);

  expect(await seen.getByRole('button', { name: 'Avsluta' }).count(), 'only who raised it, or leads, closes it').toBe(0);
  await card(one.page, 'Håller detta?').getByRole('button', { name: 'Avsluta' }).click();
  // What one is reading does not vanish under one's eyes; the next who looks finds it among the closed.
  await seen.getByText('Avslutad av').waitFor();
  await theirs.locator('[data-block]').first().click();
  await seen.waitFor({ state: 'detached' });
  await one.page.getByLabel('Visa', { exact: true }).selectOption('all');
  await card(one.page, 'Håller detta?').getByText('Avslutad av').waitFor();
});

test('words replaced while one writes about them are shown before anything is said of them', async () => {
  const { documentId, one, other, mine, theirs } = await twoInOneText(house);
  const words = await firstWords(mine, 3);
  await mark(mine, words);
  await one.page.keyboard.press('Control+Alt+m');
  await one.page.getByLabel('Din kommentar').fill('Ordet kom från 20120312-1239.');
  await one.page.getByText('Det här ser ut som ett personnummer.').waitFor();
  await one.page.getByLabel('Din kommentar').fill('Är det rätt ord?');
  await one.page.getByText('Det här ser ut som ett personnummer.').waitFor({ state: 'detached' });
  const inside = words.split(' ')[1] ?? '';
  await mark(theirs, words.split(' ').slice(0, 2).join(' '));
  await other.page.keyboard.press('ArrowRight');
  await other.page.keyboard.type('NYTT');
  await mine.getByText(`${inside}NYTT`).first().waitFor();
  await one.page.getByRole('button', { name: 'Lägg till kommentaren' }).click();
  await one.page.getByRole('alert').filter({ hasText: 'NYTT' }).waitFor();
  await one.page.getByRole('button', { name: 'Lägg till kommentaren' }).click();
  await card(one.page, 'Är det rätt ord?').waitFor();
  expect((await ask<{ items: { quote: string }[] }>(one, `/documents/${documentId}/remarks`)).items.some(({ quote }) => quote.includes('NYTT'))).toBe(true);
});

test('the reference group takes part on a phone: its threads are told as its own, and one’s words can be changed and taken back', async () => {
  const { local } = await demoMatters(await house.person({ as: lead }));
  const reading = await house.person({ as: reader, viewport: phone, hasTouch: true });
  const leading = await house.person({ as: lead });
  const documentId = await firstDocument(reading, local.id);
  const [read] = await Promise.all([openDraft(reading, documentId), openDraft(leading, documentId)]);
  await mark(read, await firstWords(read, 4));
  await reading.page.getByRole('button', { name: 'Kommentera' }).click();
  const sheet = reading.page.getByRole('dialog', { name: 'Kommentarer i marginalen' });
  await sheet.getByLabel('Din kommentar').fill('Ungdomarna förstår inte ordet.');
  await sheet.getByRole('button', { name: 'Lägg till kommentaren' }).click();
  await card(reading.page, 'Ungdomarna förstår inte ordet.').waitFor();
  const told = card(leading.page, 'Ungdomarna förstår inte ordet.');
  await told.getByText('Referensgrupp', { exact: true }).waitFor();

  await card(reading.page, 'Ungdomarna').getByRole('button', { name: 'Ändra' }).click();
  await reading.page.getByLabel('Ändra det du skrev').fill('Ungdomarna frågade vad ordet betyder.');
  await reading.page.getByRole('button', { name: 'Spara ändringen' }).click();
  await card(leading.page, 'Ungdomarna frågade vad ordet betyder.').getByText(/Ändrad/).waitFor();
  await card(reading.page, 'Ungdomarna').getByRole('button', { name: 'Ta tillbaka' }).click();
  await reading.page.getByRole('dialog', { name: 'Ta tillbaka det du skrev?' }).getByRole('button', { name: 'Ta tillbaka' }).click();
  await leading.page.locator('.remark').filter({ hasText: 'Tillbakataget' }).waitFor();
  expect(await card(leading.page, 'Ungdomarna frågade').count()).toBe(0);
});

test('one writes on within words that are spoken of: their mark is not drawn anew with each letter', async () => {
  const { one, mine: text } = await twoInOneText(house);
  await saveLine(one, 'saved').waitFor();
  const words = await text.locator('p[data-block]').evaluateAll((all) => all.map((one) => (one.textContent ?? '').split(' ')).findLast((said) => said.length > 12)?.slice(6, 10).join(' ') ?? '');
  await mark(text, words);
  await one.page.keyboard.press('Control+Alt+m');
  await one.page.getByLabel('Din kommentar').fill('Vem gör det?');
  await one.page.getByRole('button', { name: 'Lägg till kommentaren' }).click();
  await card(one.page, 'Vem gör det?').waitFor();
  const marked = text.locator('.place-remark').filter({ hasText: words });
  await marked.first().waitFor();
  await mark(text, words);
  await one.page.keyboard.press('ArrowLeft');
  for (let letter = 0; letter < words.indexOf(' '); letter += 1) await one.page.keyboard.press('ArrowRight');
  const drawn = await text.evaluateHandle((root) => {
    const marks: Node[] = [];
    new MutationObserver((changes) => marks.push(...changes.flatMap(({ addedNodes }) => [...addedNodes]).filter((one) => one instanceof Element && one.matches('.place')))).observe(root, { childList: true, subtree: true });
    return marks;
  });
  const typed = 'nytt ord åäö i texten';
  await one.page.keyboard.type(typed);
  await text.locator('.place-remark').filter({ hasText: words.replace(' ', `${typed} `) }).first().waitFor();
  await saveLine(one, 'saved').waitFor();
  // Drawn anew when its look changes, as when the words are no longer the same; not with each letter.
  expect(await drawn.evaluate((marks) => marks.length)).toBeLessThan(typed.length / 3);
});
