import type { Locator } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Person } from '../support/browser.ts';
import { png } from '../support/images.ts';
import { firstDocument, mark, openDraft, saveLine, standLast } from './draft.ts';
import { demoMatters, lead, writer } from './screens.ts';
import { stage } from './stage.ts';
import { twoInOneText } from './two-in-one-text.ts';

const house = stage('demo');

/** A table under a paragraph of the text, with a word in its first cell. */
async function putTable(person: Person, text: Locator, word: string): Promise<void> {
  await standLast(person, text.locator(':scope > p[data-block]').nth(6));
  await person.page.getByRole('button', { name: 'Tabell', exact: true }).click();
  const dialog = person.page.getByRole('dialog', { name: 'Infoga tabell' });
  await dialog.waitFor();
  // What is typed in the moment when the dialog goes comes into the table too.
  await person.page.evaluate(() => {
    new MutationObserver((_changes, watch) => {
      if (document.querySelector('dialog[open]') !== null) return;
      watch.disconnect();
      document.body.dataset['focusAfterDialog'] = String(document.activeElement?.classList.contains('ProseMirror'));
    }).observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['open'] });
  });
  await person.page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'hidden' });
  await person.page.keyboard.type(word);
  expect(await person.page.locator('body').getAttribute('data-focus-after-dialog')).toBe('true');
}

test('one proposes a change, another sees whose it is and accepts it, and a second proposal stops a freeze until somebody says yes to leaving it out', async () => {
  const { asLead, matterId, one, other, mine, theirs } = await twoInOneText(house);
  const block = (await mine.locator('p[data-block]').nth(1).getAttribute('data-block')) ?? '';
  const before = await mine.locator(`[data-block=${block}]`).innerText();

  await one.page.getByRole('button', { name: 'Föreslå', exact: true }).click();
  await one.page.getByText('Det du skriver nu blir förslag.').waitFor();
  await standLast(one, mine.locator(`[data-block=${block}]`));
  await one.page.keyboard.type(' Ett tillägg.');
  await mine.locator('ins', { hasText: 'Ett tillägg.' }).waitFor();
  await saveLine(one, 'saved').waitFor();

  await theirs.locator('ins', { hasText: 'Ett tillägg.' }).waitFor();
  await other.page.getByRole('button', { name: 'Förslag (1)' }).click();
  const list = other.page.getByRole('dialog', { name: 'Förslag i texten' });
  await list.getByText('Arbetsgruppen, socialtjänst').waitFor();
  await list.getByRole('button', { name: /^Godta förslaget/ }).click();
  await theirs.locator('ins').waitFor({ state: 'detached' });
  await mine.locator('ins').waitFor({ state: 'detached' });
  expect((await mine.locator(`[data-block=${block}]`).innerText()).replaceAll('\u00a0', ' ')).toContain('Ett tillägg.');
  await other.page.keyboard.press('Escape');
  await list.waitFor({ state: 'hidden' });

  // Striking by the keyboard leaves the words where they are.
  await standLast(one, mine.locator(`[data-block=${block}]`));
  for (const _ of 'Ett tillägg.') await one.page.keyboard.press('Backspace');
  await mine.locator('del', { hasText: 'Ett tillägg.' }).waitFor();
  // How many letters one undo takes back depends on how fast they were struck.
  for (const _ of 'Ett tillägg.') if ((await mine.locator('del').count()) > 0) await one.page.keyboard.press('Control+z');
  await mine.locator('del').waitFor({ state: 'detached' });
  for (const _ of 'Ett tillägg.') await one.page.keyboard.press('Control+Shift+z');
  await mine.locator('del', { hasText: 'Ett tillägg.' }).waitFor();
  await saveLine(one, 'saved').waitFor();

  await asLead.page.goto(`/arenden/${matterId}/ny-version`);
  const finding = asLead.page.locator('.finding', { hasText: 'Ett tillägg.' });
  await finding.getByText('Ett förslag i texten är varken godtaget eller avvisat.').waitFor();

  await other.page.getByRole('button', { name: 'Förslag (1)' }).click();
  await list.getByRole('button', { name: /^Godta förslaget/ }).click();
  await theirs.locator('del').waitFor({ state: 'detached' });
  expect((await theirs.locator(`[data-block=${block}]`).innerText()).trim()).toBe(before.trim());
});

test('paragraphs are proposed too: a new heading and text, one that becomes a heading and one that goes, each accepted or rejected by another', async () => {
  const { one, other, mine, theirs } = await twoInOneText(house);
  const ids = await mine.locator('p[data-block]').evaluateAll((all) => all.map((element) => element.getAttribute('data-block') ?? ''));
  const [first = '', second = '', third = ''] = ids.slice(2);
  const headings = await mine.locator('h4[data-block]').count();
  const before = await mine.locator(`[data-block=${second}]`).innerText();

  await one.page.getByRole('button', { name: 'Föreslå', exact: true }).click();
  await standLast(one, mine.locator(`[data-block=${first}]`));
  await one.page.keyboard.press('Enter');
  await one.page.keyboard.type('Gemensam uppföljning');
  await one.page.getByRole('combobox', { name: 'Slag av stycke' }).selectOption('heading3');
  await one.page.keyboard.press('Enter');
  await one.page.keyboard.type('Parterna möts varje vår.');
  await mine.locator(`[data-block=${second}]`).click();
  await one.page.getByRole('combobox', { name: 'Slag av stycke' }).selectOption('heading2');
  await mine.locator(`[data-block=${third}]`).click({ clickCount: 3 });
  await one.page.keyboard.press('Delete');
  await mine.locator(`[data-block=${third}] del.proposed-join[data-whole]`).waitFor();
  await saveLine(one, 'saved').waitFor();
  expect(await theirs.locator('h4[data-block]').count()).toBe(headings);

  await theirs.locator(`[data-block=${third}] del.proposed-join[data-whole]`).waitFor();
  await other.page.getByRole('button', { name: 'Förslag (3)' }).click();
  const list = other.page.getByRole('dialog', { name: 'Förslag i texten' });
  await list.getByText('Blir rubrik, nivå 2').waitFor();
  await list.getByRole('button', { name: /^Godta förslaget: Ny rubrik, nivå 3/ }).click();
  await theirs.locator('h4[data-block]', { hasText: 'Gemensam uppföljning' }).waitFor();
  await theirs.locator('p[data-block]', { hasText: /^Parterna möts varje vår\.$/ }).waitFor();
  await list.getByRole('button', { name: /^Godta förslaget: .*Stycket tas bort/ }).click();
  await theirs.locator(`[data-block=${third}]`).waitFor({ state: 'detached' });
  await list.getByRole('button', { name: /^Avvisa förslaget: Blir rubrik, nivå 2/ }).click();
  await mine.locator(`[data-block=${second}] .proposed-kind`).waitFor({ state: 'detached' });
  expect(await mine.locator(`p[data-block=${second}]`).innerText()).toBe(before);
  expect(await mine.locator('h4[data-block]').count()).toBe(headings + 1);
});

test('the looks of words are proposed: bold by the keys and a link by the dialog, one accepted and one rejected by another', async () => {
  const { one, other, mine, theirs } = await twoInOneText(house);
  const block = (await mine.locator('p[data-block]').nth(8).getAttribute('data-block')) ?? '';
  const words = (await mine.locator(`[data-block=${block}]`).innerText()).split(' ').slice(0, 2).join(' ');

  await one.page.getByRole('button', { name: 'Föreslå', exact: true }).click();
  await mark(mine, words);
  await one.page.keyboard.press('Control+b');
  await mine.locator('.proposed-look[data-look=bold]', { hasText: words }).waitFor();
  expect(await mine.locator(`[data-block=${block}] strong`).count()).toBe(0);
  await one.page.getByRole('button', { name: /^Fet/, pressed: true }).waitFor();
  await one.page.getByRole('button', { name: /^Länk/ }).click();
  await one.page.getByRole('textbox', { name: 'Adress' }).fill('granmark.example');
  await one.page.getByRole('button', { name: 'Länka orden' }).click();
  await mine.locator('.proposed-look[data-look=link]', { hasText: words }).waitFor();
  await saveLine(one, 'saved').waitFor();

  await theirs.locator('.proposed-look[data-look=link]').waitFor();
  await other.page.getByRole('button', { name: 'Förslag (2)' }).click();
  const list = other.page.getByRole('dialog', { name: 'Förslag i texten' });
  await list.getByText(`Fetstil på ”${words}”`).waitFor();
  await list.getByRole('button', { name: /^Avvisa förslaget: Länk på/ }).click();
  await mine.locator('.proposed-look[data-look=link]').waitFor({ state: 'detached' });
  await list.getByRole('button', { name: /^Godta förslaget: Fetstil på/ }).click();
  await mine.locator(`[data-block=${block}] strong`, { hasText: words }).waitFor();
  await theirs.locator('.proposed-look').waitFor({ state: 'detached' });
  expect(await mine.locator(`[data-block=${block}] a`).count()).toBe(0);
});

test('an item one level in and a page break are proposed by the keys, withdrawn by them, and accepted by another', async () => {
  const { one, other, mine, theirs } = await twoInOneText(house);
  // A list to propose changes of, written in the ordinary way.
  await standLast(one, mine.locator(':scope > p[data-block]').nth(4));
  await one.page.keyboard.press('Enter');
  await one.page.keyboard.type('- Första punkten');
  await one.page.keyboard.press('Enter');
  await one.page.keyboard.type('Andra punkten');
  const second = theirs.locator('li', { hasText: 'Andra punkten' });
  await second.waitFor();

  await one.page.getByRole('button', { name: 'Föreslå', exact: true }).click();
  await standLast(one, mine.locator('li', { hasText: 'Andra punkten' }).last().locator('p'));
  await one.page.keyboard.press('Tab');
  await mine.locator('.proposed-layout[data-change=deeper]').waitFor();
  await one.page.keyboard.press('Shift+Tab');
  await mine.locator('.proposed-layout').waitFor({ state: 'detached' });
  await one.page.keyboard.press('Tab');
  const heading = mine.locator('h3[data-block]').nth(1);
  await standLast(one, heading);
  await one.page.keyboard.press('Control+Enter');
  await heading.locator('.proposed-layout[data-change=pageBreak]').waitFor();
  expect(await heading.getAttribute('data-page-break')).toBeNull();
  await saveLine(one, 'saved').waitFor();

  await theirs.locator('.proposed-layout[data-change=pageBreak]').waitFor();
  expect(await theirs.locator('li li').count()).toBe(0);
  await other.page.getByRole('button', { name: 'Förslag (2)' }).click();
  const list = other.page.getByRole('dialog', { name: 'Förslag i texten' });
  await list.getByRole('button', { name: /^Godta förslaget: Flyttas in en nivå/ }).click();
  await mine.locator('li li', { hasText: 'Andra punkten' }).waitFor();
  await list.getByRole('button', { name: /^Godta förslaget: Ny sida börjar här/ }).click();
  await mine.locator('h3[data-page-break]').waitFor();
});

test('a sign that would begin a list stays as it was typed where a list cannot be proposed', async () => {
  const asLead = await house.person({ as: lead });
  const { local } = await demoMatters(asLead);
  const one = await house.person({ as: writer });
  const mine = await openDraft(one, await firstDocument(one, local.id));
  await standLast(one, mine.locator('p[data-block]').nth(6));
  await one.page.keyboard.press('Enter');
  await one.page.getByRole('button', { name: 'Föreslå', exact: true }).click();
  await mine.focus();
  await one.page.keyboard.type('- Parterna möts.');
  await mine.locator('ins', { hasText: /^- Parterna möts\.$/ }).waitFor();
  // The next story counts what is proposed.
  for (const _ of '- Parterna möts.') await one.page.keyboard.press('Backspace');
  await mine.locator('ins').waitFor({ state: 'detached' });
  await saveLine(one, 'saved').waitFor();
});

test('a footnote is proposed with its words, stands in no frozen text before it is accepted, and is taken away again as a proposal', async () => {
  const { one, other, mine, theirs } = await twoInOneText(house);
  const line = mine.locator('p[data-block]').nth(10);
  const noteOf = (text: typeof mine) => text.locator('[data-footnote]', { hasText: 'Se riktlinjen om uppföljning.' });

  await one.page.getByRole('button', { name: 'Föreslå', exact: true }).click();
  await standLast(one, line);
  await one.page.getByRole('button', { name: /^Fotnot/ }).click();
  await one.page.keyboard.type('Se riktlinjen om uppföljning.');
  await noteOf(mine).locator('ins').waitFor();
  await line.locator('ins sup[data-note]').waitFor();
  await saveLine(one, 'saved').waitFor();

  await noteOf(theirs).waitFor();
  await other.page.getByRole('button', { name: 'Förslag (1)' }).click();
  const list = other.page.getByRole('dialog', { name: 'Förslag i texten' });
  await list.getByText('Ny fotnot').waitFor();
  await list.getByRole('button', { name: /^Godta förslaget: Ny fotnot Se riktlinjen/ }).click();
  await noteOf(mine).locator('ins').waitFor({ state: 'detached' });
  await line.locator('sup[data-note]').waitFor();

  await noteOf(mine).click();
  await one.page.getByRole('button', { name: 'Ta bort fotnoten' }).click();
  await noteOf(mine).locator('del').waitFor();
  await saveLine(one, 'saved').waitFor();
  await list.getByRole('button', { name: /^Godta förslaget: Fotnoten tas bort/ }).click();
  await noteOf(mine).waitFor({ state: 'detached' });
  expect(await line.locator('sup').count()).toBe(0);
});

test('a picture is proposed with its caption and accepted by another, and that it goes is proposed and accepted too', async () => {
  const { one, other, mine, theirs } = await twoInOneText(house);
  await one.page.getByRole('button', { name: 'Föreslå', exact: true }).click();
  await standLast(one, mine.locator(':scope > p[data-block]').nth(2));
  await one.page.getByRole('button', { name: 'Infoga en bild' }).click();
  const dialog = one.page.getByRole('dialog');
  await dialog.getByLabel('Bildfil').setInputFiles({ name: 'karta.png', mimeType: 'image/png', buffer: Buffer.from(png(60, 40)) });
  await dialog.getByLabel('Vad visar bilden?').fill('Karta över kommunen.');
  await dialog.getByRole('button', { name: 'Infoga' }).click();
  await mine.locator('ins.proposed-break').getByRole('img', { name: 'Karta över kommunen.' }).waitFor();
  await one.page.keyboard.type('Figur 1.');
  await mine.locator('ins', { hasText: 'Figur 1.' }).waitFor();
  await saveLine(one, 'saved').waitFor();

  const shown = theirs.getByRole('img', { name: 'Karta över kommunen.' });
  expect(await shown.evaluate(async (image: HTMLImageElement) => { await image.decode(); return image.naturalWidth; })).toBe(60);
  expect(await theirs.getByRole('figure').count()).toBe(0);
  // Picture and caption are one proposal.
  await expect.poll(() => other.page.getByRole('button', { name: /^Förslag \(/ }).allInnerTexts()).toEqual(['Förslag (1)']);
  await other.page.getByRole('button', { name: 'Förslag (1)' }).click();
  const list = other.page.getByRole('dialog', { name: 'Förslag i texten' });
  await list.getByRole('button', { name: 'Godta förslaget: Ny bild: Karta över kommunen. Figur 1.' }).click();
  const figure = mine.getByRole('figure').filter({ hasText: 'Figur 1.' });
  await figure.getByRole('img', { name: 'Karta över kommunen.' }).waitFor();
  // The list stays, empty, with the focus within it.
  await list.getByText('Här står ändringar').waitFor();
  await expect.poll(() => list.evaluate((element) => element.contains(document.activeElement))).toBe(true);

  await figure.getByRole('img').click();
  await one.page.getByRole('button', { name: 'Ta bort bilden' }).click();
  await figure.locator('del.proposed-join[data-whole]').waitFor();
  await saveLine(one, 'saved').waitFor();
  await list.getByRole('button', { name: /^Godta förslaget: Bilden tas bort/ }).click();
  await figure.waitFor({ state: 'detached' });
});

test('a row with its words is proposed and accepted, a column that goes is proposed and rejected, each by another', async () => {
  const { one, other, mine, theirs } = await twoInOneText(house);
  const table = mine.locator('table').filter({ hasText: 'Vårdcentral' });
  await putTable(one, mine, 'Vårdcentral');
  await table.waitFor();
  const rows = await table.locator('tr').count();
  const cells = await table.locator('tr').first().locator('th').count();

  await one.page.getByRole('button', { name: 'Föreslå', exact: true }).click();
  await standLast(one, table.locator('th', { hasText: 'Vårdcentral' }).locator('p'));
  await one.page.getByRole('button', { name: 'Rad under' }).click();
  await one.page.keyboard.type('Skolhälsan');
  await table.locator('td', { hasText: 'Skolhälsan' }).locator('ins.proposed-line[data-change=newRow]').waitFor();
  // What one has proposed in a column goes with it: here it is another column.
  await table.locator('th').nth(1).click();
  await one.page.getByRole('button', { name: 'Ta bort kolumnen' }).click();
  await table.locator('th del.proposed-line[data-change=columnGone]').waitFor();
  await table.getByRole('columnheader', { name: /^Kolumnen tas bort(?: |$)/ }).waitFor();
  await saveLine(one, 'saved').waitFor();
  await one.page.getByRole('button', { name: /^Förslag \(\d+\)$/ }).click();
  await one.page.getByRole('dialog', { name: 'Förslag i texten' }).getByRole('listitem').filter({ hasText: 'Ny rad' }).getByText(/^Du, .+ · avsnitt \d/).waitFor();

  await theirs.locator('td', { hasText: 'Skolhälsan' }).waitFor();
  await other.page.getByRole('button', { name: /^Förslag \(\d+\)$/ }).click();
  const list = other.page.getByRole('dialog', { name: 'Förslag i texten' });
  await list.getByRole('button', { name: /^Avvisa förslaget: Kolumnen tas bort/ }).click();
  await table.locator('.proposed-line[data-change=columnGone]').first().waitFor({ state: 'detached' });
  await list.getByRole('button', { name: /^Godta förslaget: Ny rad Skolhälsan/ }).click();
  await table.locator('.proposed-line').first().waitFor({ state: 'detached' });
  expect(await table.locator('tr').count()).toBe(rows + 1);
  expect(await table.locator('tr').first().locator('th').count()).toBe(cells);
  expect(await table.locator('del').count()).toBe(0);
});

test('a table is proposed with the words in it, rejected by another and proposed again, and then accepted', async () => {
  const { one, other, mine, theirs } = await twoInOneText(house);
  const [table, seen] = [mine.locator('table').filter({ hasText: 'Möten' }), theirs.locator('table').filter({ hasText: 'Möten' })];
  const propose = async (): Promise<void> => {
    await putTable(one, mine, 'Möten');
    await table.locator('ins.proposed-line[data-change=newTable]').first().waitFor();
    await saveLine(one, 'saved').waitFor();
    await seen.waitFor();
  };
  await one.page.getByRole('button', { name: 'Föreslå', exact: true }).click();
  await propose();
  await other.page.getByRole('button', { name: /^Förslag \(\d+\)$/ }).click();
  const list = other.page.getByRole('dialog', { name: 'Förslag i texten' });
  await list.getByRole('button', { name: /^Avvisa förslaget: Ny tabell Möten/ }).click();
  await table.waitFor({ state: 'detached' });
  // The list follows when the text has rested for a moment.
  await list.getByRole('button', { name: /^Avvisa förslaget: Ny tabell Möten/ }).waitFor({ state: 'detached' });

  await propose();
  await list.getByRole('button', { name: /^Godta förslaget: Ny tabell Möten/ }).click();
  await table.locator('.proposed-line').first().waitFor({ state: 'detached' });
  expect(await table.locator('ins').count()).toBe(0);
});

test('that a paragraph stands elsewhere is proposed by the keys, shown at both places, and done when another accepts it', async () => {
  const { one, other, mine, theirs } = await twoInOneText(house);
  const ids = () => mine.locator(':scope > [data-block]').evaluateAll((all) => all.map((element) => element.getAttribute('data-block') ?? ''));
  const before = await ids();
  const line = mine.locator(':scope > p[data-block] + p[data-block]').first();
  const id = (await line.getAttribute('data-block')) ?? '';
  const [above = ''] = before.slice(before.indexOf(id) - 1);

  await one.page.getByRole('button', { name: 'Föreslå', exact: true }).click();
  await standLast(one, line);
  await one.page.keyboard.press('Alt+Shift+ArrowUp');
  await mine.locator(`[data-block=${id}].proposed-away`).waitFor();
  await mine.locator('ins.proposed-move[data-words]').waitFor();
  expect(await ids()).toEqual(before);
  await saveLine(one, 'saved').waitFor();

  await theirs.locator(`[data-block=${id}].proposed-away`).waitFor();
  await other.page.getByRole('button', { name: /^Förslag \(\d+\)$/ }).click();
  const list = other.page.getByRole('dialog', { name: 'Förslag i texten' });
  await list.getByRole('button', { name: /^Godta förslaget: Flyttas hit/ }).click();
  await mine.locator('.proposed-move').waitFor({ state: 'detached' });
  const now = await ids();
  expect(now.indexOf(id)).toBe(before.indexOf(above));
  expect(now.toSorted()).toEqual(before.toSorted());
});
