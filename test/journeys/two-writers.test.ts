/** Two people and the county's agreement: they write, discuss, suggest, lose the network, come back, compare and restore, and at every step the page says whether their words are safe. */
import { expect, test } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { type Person, withoutNetwork } from '../support/browser.ts';
import { mark, openDraft, saveLine, standLast, wordsOf } from './draft.ts';
import { stage } from './stage.ts';
import { twoInOneText } from './two-in-one-text.ts';

const house = stage('demo');

const card = (page: Page, words: string): Locator => page.locator('.remark').filter({ hasText: words });
const paragraph = (text: Locator, words: string): Locator => text.locator('p[data-block]').filter({ hasText: words });
const toast = ({ page }: Person, words: string | RegExp): Locator => page.getByText(words).first();
const times = (texts: readonly string[], words: string): number => texts.join('\n').split(words).length - 1;

/** "Sparat 14.02", and the same when one asks with Ctrl+S. */
async function isSaved(person: Person): Promise<void> {
  await saveLine(person, 'saved').filter({ hasText: /^Sparat \d\d\.\d\d$/ }).waitFor();
  await person.page.keyboard.press('Control+s');
  await toast(person, 'Allt är sparat.').waitFor();
}

test('two people write, discuss, suggest, go offline, come back, compare and restore, and are told of their words all along', async () => {
  const { documentId, one, other, mine, theirs } = await twoInOneText(house, 'agreement');
  const together = async (): Promise<string[]> => {
    const words = await wordsOf(one);
    await expect.poll(() => wordsOf(other)).toEqual(words);
    return words;
  };

  // Both have the whole text, and each sees that the other is here.
  for (const person of [one, other]) {
    await saveLine(person, 'saved').waitFor();
    await person.page.locator('.here-person').first().waitFor();
  }
  await together();

  // They write in the same paragraph at once.
  await standLast(one, paragraph(mine, 'Hittills har samverkan i länet'));
  await standLast(other, paragraph(theirs, 'Hittills har samverkan i länet'));
  await Promise.all([one.page.keyboard.type(' Skolan har märkt det mest.', { delay: 15 }), other.page.keyboard.type(' Det gäller även vården.', { delay: 15 })]);
  await isSaved(one);
  await isSaved(other);
  const written = await together();
  for (const sentence of ['Skolan har märkt det mest.', 'Det gäller även vården.']) expect(times(written, sentence), written.find((words) => words.includes('Hittills har samverkan'))).toBe(1);

  // They discuss: what is said is answered for by the page, and comes to the other by itself.
  const words = 'har bara en vardag';
  await mark(mine, words);
  await one.page.keyboard.press('Control+Alt+m');
  await one.page.getByLabel('Din kommentar').fill('Ska vi skriva barnet eller den unge här?');
  await one.page.getByRole('button', { name: 'Lägg till kommentaren' }).click();
  await toast(one, 'Kommentaren är tillagd.').waitFor();
  await card(other.page, 'Ska vi skriva barnet').getByRole('button', { name: 'Svara' }).click();
  await other.page.getByLabel('Ditt svar').fill('Barnet, som i resten av kapitlet.');
  await other.page.getByRole('button', { name: 'Skicka svaret' }).click();
  await toast(other, 'Svaret är skickat.').waitFor();
  await card(one.page, 'Barnet, som i resten av kapitlet.').waitFor();

  // One proposes; nothing of it is the text's until the other says yes, and it is saved as a proposal.
  await one.page.getByRole('button', { name: 'Föreslå', exact: true }).click();
  await one.page.getByText('Det du skriver nu blir förslag.').waitFor();
  await standLast(one, paragraph(mine, 'Arbetet med texten har letts av'));
  await one.page.keyboard.type(' Referensgruppen har läst den före remissomgången.');
  await mine.locator('ins', { hasText: 'Referensgruppen har läst den' }).waitFor();
  await isSaved(one);
  await theirs.locator('ins', { hasText: 'Referensgruppen har läst den' }).waitFor();
  await other.page.getByRole('button', { name: /^Förslag \(\d+\)$/ }).click();
  const list = other.page.getByRole('dialog', { name: 'Förslag i texten' });
  await list.getByRole('button', { name: /^Godta förslaget: .*Referensgruppen har läst den/ }).click();
  await toast(other, 'Förslaget är godtaget och står i texten.').waitFor();
  // What the demo's own members have proposed is answered too: a named version holds no open proposals.
  await list.getByRole('button', { name: /^Avvisa alla/ }).click();
  await theirs.locator('ins, del').first().waitFor({ state: 'detached' });
  await other.page.keyboard.press('Escape');
  for (const text of [mine, theirs]) await text.locator('ins', { hasText: 'Referensgruppen har läst den' }).waitFor({ state: 'detached' });
  await isSaved(other);
  await one.page.getByRole('button', { name: 'Skriv', exact: true }).click();
  expect(times(await together(), 'Referensgruppen har läst den före remissomgången.')).toBe(1);

  // What they have agreed on so far gets a name to come back to.
  await one.page.getByRole('link', { name: 'Versioner', exact: true }).click();
  await one.page.getByRole('button', { name: 'Namnge version' }).first().click();
  await one.page.getByLabel('Namn', { exact: true }).fill('Före helgen');
  await one.page.getByRole('dialog').getByRole('button', { name: 'Namnge version' }).click();
  await toast(one, /har fått sitt namn\.$/).waitFor();
  await one.page.goBack();
  await saveLine(one, 'saved').waitFor();
  const named = await together();

  // The network goes. The line says so and counts, the words are on this computer, and nobody else has them.
  one.expect(withoutNetwork);
  await one.context.setOffline(true);
  await saveLine(one, 'offline').waitFor();
  await standLast(one, paragraph(mine, 'Denna överenskommelse samlar'));
  await one.page.keyboard.type(' Skrivet på tåget.');
  await saveLine(one, 'offline').filter({ hasText: /^Frånkopplad, \d+ ändringar väntar$/ }).waitFor();
  await one.page.getByText('finns kvar på den här datorn').waitFor();
  await one.page.keyboard.press('Control+s');
  await toast(one, /ändringar är inte sparade än: det finns ingen kontakt med servern\. De finns kvar på den här datorn/).waitFor();
  await standLast(other, paragraph(theirs, 'Parter är Region Granmark'));
  await other.page.keyboard.type(' Skrivet på kontoret.');
  await isSaved(other);
  expect(times(await wordsOf(other), 'Skrivet på tåget.')).toBe(0);

  // It comes back by itself.
  await one.context.setOffline(false);
  await saveLine(one, 'saved').filter({ hasText: /^Sparat \d\d\.\d\d$/ }).waitFor();
  await mine.getByText('Skrivet på kontoret.').waitFor();
  await theirs.getByText('Skrivet på tåget.').waitFor();
  const met = await together();
  expect([times(met, 'Skrivet på tåget.'), times(met, 'Skrivet på kontoret.')]).toEqual([1, 1]);

  // Compared with the named version: exactly the two sentences.
  await one.page.getByRole('link', { name: 'Versioner', exact: true }).click();
  const version = one.page.locator('.named-version').filter({ hasText: 'Före helgen' });
  await version.getByRole('link', { name: 'Jämför med utkastet' }).click();
  await one.page.getByText('2 ändringar', { exact: true }).first().waitFor();
  const added = await one.page.locator('.compared-text ins').allInnerTexts();
  expect(added.map((text) => text.replace('Tillagt:', '').trim())).toEqual([expect.stringContaining('Skrivet på tåget.'), expect.stringContaining('Skrivet på kontoret.')]);
  expect(await one.page.locator('.compared-text del').count()).toBe(0);

  // Restored: what stood is kept under a number of its own, and the one who has the text open sees it at once, saved.
  await one.page.getByRole('link', { name: 'Alla versioner' }).click();
  await version.getByRole('button', { name: /^Återställ/ }).click();
  await one.page.getByRole('dialog').getByText('Före helgen').waitFor();
  await one.page.getByRole('button', { name: 'Återställ texten' }).click();
  await toast(one, /Det som stod före finns kvar som version \d+/).waitFor();
  await theirs.getByText('Skrivet på tåget.').waitFor({ state: 'detached' });
  await saveLine(other, 'saved').waitFor();
  expect(await other.page.locator('.unsent-copy').count()).toBe(0);
  expect(await wordsOf(other)).toEqual(named);
  await card(other.page, 'Ska vi skriva barnet').getByRole('button', { name: 'Visa orden i texten' }).waitFor();

  // Nothing was lost by it: the kept version gives the sentences back, and both go on writing.
  await one.page.locator('.named-version').filter({ hasText: 'Texten före en återställning' }).first().getByRole('button', { name: /^Återställ/ }).click();
  await one.page.getByRole('button', { name: 'Återställ texten' }).click();
  await theirs.getByText('Skrivet på tåget.').waitFor();
  expect(await wordsOf(other)).toEqual(met);
  await openDraft(one, documentId);
  await standLast(one, paragraph(mine, 'Parter är Region Granmark'));
  await one.page.keyboard.type(' Klart för i dag.');
  await isSaved(one);
  expect(times(await together(), 'Klart för i dag.')).toBe(1);
});
