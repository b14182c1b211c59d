/** A page from Word and a page from a PDF, pasted into an empty text: clean words with their form, and told what was left out. */
import type { Locator } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Person } from '../support/browser.ts';
import { aPageFromWord } from '../support/word-clipboard.ts';
import { openDraft, saveLine, wordsOf } from './draft.ts';
import { demoMatters, lead } from './screens.ts';
import { sendAs } from './small-matter.ts';
import { stage } from './stage.ts';

const house = stage('demo');

async function emptyText(title: string): Promise<{ one: Person; text: Locator; id: string }> {
  const one = await house.person({ as: lead });
  const { local } = await demoMatters(one);
  const { id } = await sendAs(one, house.origin())<{ id: string }>(`/matters/${local.id}/documents`, { title, kind: 'annex' });
  const text = await openDraft(one, id);
  await text.locator('[data-block]').first().click();
  return { one, text, id };
}

const paste = (text: Locator, content: Record<string, string>) => text.evaluate((element, given) => {
  const data = new DataTransfer();
  for (const [type, words] of Object.entries(given)) data.setData(type, words);
  element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
}, content);

const letGo = (place: Locator, content: Record<string, string>) => place.evaluate((block, given) => {
  const data = new DataTransfer();
  for (const [type, words] of Object.entries(given)) data.setData(type, words);
  const { left, top, height } = block.getBoundingClientRect();
  block.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true, clientX: left + 5, clientY: top + height / 2 }));
}, content);

async function insertTable({ page }: Person): Promise<void> {
  await page.getByRole('button', { name: 'Tabell', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Infoga tabell' });
  await dialog.waitFor();
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'hidden' });
}

/** Opens the text with what reads other programs' HTML on its way: it comes, or comes not, when that is said. */
async function whileFetching({ page }: Person, reopen: () => Promise<unknown>): Promise<{ asked: () => number; end: (how: 'come' | 'fail') => void }> {
  let [asked, end] = [0, (_how: 'come' | 'fail'): void => {}];
  const held = new Promise<'come' | 'fail'>((resolve) => { end = resolve; });
  await page.route(/foreign-html/, async (route) => {
    asked++;
    await (await held === 'come' ? route.continue() : route.abort());
  });
  await reopen();
  return { asked: () => asked, end: (how) => end(how) };
}

/** The text as an outline: each block's kind, how deep it stands in lists, and its words. */
const outline = (text: Locator): Promise<string[]> => text.evaluate((root) => {
  const copy = root.cloneNode(true) as Element;
  for (const drawn of copy.querySelectorAll('.ProseMirror-widget')) drawn.remove();
  for (const note of copy.querySelectorAll('sup[data-note]')) note.textContent = '*';
  return [...copy.querySelectorAll('h2, h3, h4, h5, p')].map((block) => {
    const lists: string[] = [];
    for (let list = block.parentElement?.closest('ul, ol'); list; list = list.parentElement?.closest('ul, ol')) lists.unshift(list.tagName === 'UL' ? '•' : list.getAttribute('type') ?? '1');
    const cell = block.closest('td, th');
    const place = cell === null ? block.closest('section') === null ? lists.join('') : 'note' : `${cell.tagName.toLowerCase()}${cell.getAttribute('rowspan') === null ? '' : '↓'}${cell.getAttribute('colspan') === null ? '' : '→'}`;
    return `${block.tagName === 'P' ? '' : block.tagName.toLowerCase()}${place}| ${block.textContent}`;
  });
});

test('a page from Word keeps its headings, lists, table and footnote, and what cannot stand in the text is told', async () => {
  const { one, text, id } = await emptyText('Bilaga ur Word');
  await paste(text, { 'text/html': aPageFromWord, 'text/plain': 'Samverkan i länet' });
  await text.locator('table').waitFor();
  expect(await outline(text)).toEqual([
    'h2| Samverkan i länet',
    '| Parterna är överens om ”rätt stöd i rätt tid” – och om att barnets bästa går först, alltid och överallt.',
    'h3| Punkter', '•| Första punkten', '••| Under den första', '•••| Ännu ett steg ned', '•| Andra punkten',
    'h4| Steg', '1| Anmälan tas emot', '1a| av kommunen', '1a| eller av regionen', '1ai| som svarar samma dag', '1ai| och ger besked', '1| Mötet kallas',
    '| Ansvaret framgår av lagen* och av avtalet. Se avsnitt 2.',
    '| Svar ges inom fem dagar.',
    '| Tabell 1 Vem gör vad',
    'th| Uppgift', 'th→| Ansvarig', 'td↓| Samordnad plan', 'td| Kommunen', 'td| – kallar', 'td| Regionen', 'td| deltar',
    '| Efter radbrytningen.',
    'note| Hälso- och sjukvårdslagen (2017:30).',
  ]);
  expect(await text.locator('strong, em, u').allTextContents()).toEqual(['först', 'alltid', 'överallt', 'Uppgift', 'Ansvarig']);
  expect(await text.locator('a[href]').evaluateAll((links) => links.map((link) => link.getAttribute('href')))).toEqual(['https://www.skr.example/avtal']);
  const told = one.page.locator('span', { hasText: 'Bilder i det inklistrade följde inte med.' });
  await told.waitFor();
  expect(await told.textContent()).toContain('Ord som var borttagna med spårade ändringar följde inte med.');
  expect(await told.textContent()).toContain('Kommentarer i det inklistrade följde inte med.');

  // What was pasted is the text: another page shows the same.
  await saveLine(one, 'saved').waitFor();
  const words = await wordsOf(one);
  const again = await openDraft(one, id);
  await again.locator('table').waitFor();
  expect(await wordsOf(one)).toEqual(words);
});

test('a page from Word that is pasted into a cell stays in it, and its table is told', async () => {
  const { one, text } = await emptyText('Bilaga med cell');
  await insertTable(one);
  await one.page.keyboard.type('Först');
  await paste(text, { 'text/html': aPageFromWord, 'text/plain': 'Samverkan i länet' });
  const cell = text.locator('th').first();
  await cell.getByText('Efter radbrytningen.').waitFor();
  const lines = await cell.locator('p').allTextContents();
  expect(lines.slice(0, 4)).toEqual(['FörstSamverkan i länet', 'Parterna är överens om ”rätt stöd i rätt tid” – och om att barnets bästa går först, alltid och överallt.', 'Punkter', '– Första punkten']);
  expect(lines).toContain('Uppgift');
  expect(await text.locator('table').count()).toBe(1);
  expect(await text.locator('th').count()).toBe(3);
  expect(await text.locator(':scope > :is(p, h2, h3, ul, ol)').filter({ hasText: /\S/ }).count()).toBe(0);
  await one.page.locator('span', { hasText: 'En tabell kan inte stå i en cell eller en fotnot. Orden i den är med.' }).waitFor();
});

test('a page from Word that is let go over the text before what reads it has come is as clean as one that is pasted', async () => {
  const { one, text, id } = await emptyText('Bilaga som släpps');
  const { asked, end } = await whileFetching(one, () => openDraft(one, id));
  await letGo(text.locator('[data-block]').first(), { 'text/html': aPageFromWord, 'text/plain': 'Samverkan i länet' });
  await expect.poll(asked).toBeGreaterThan(0);
  expect((await text.innerText()).includes('Samverkan')).toBe(false);
  end('come');
  await text.locator('table').waitFor();
  expect((await outline(text)).slice(0, 5)).toEqual(['h2| Samverkan i länet', '| Parterna är överens om ”rätt stöd i rätt tid” – och om att barnets bästa går först, alltid och överallt.', 'h3| Punkter', '•| Första punkten', '••| Under den första']);
  await one.page.locator('span', { hasText: 'Bilder i det inklistrade följde inte med.' }).waitFor();
});

test('a page from a PDF becomes paragraphs and lists, whole words over its line ends', async () => {
  const { text } = await emptyText('Bilaga ur PDF');
  await paste(text, { 'text/plain': ['Parterna kommer överens om att samverka för att barn och unga i', 'länet ska få det stöd som de behöver, i rätt tid och på rätt nivå, och', 'utan dröjs-', 'mål:', 'a) i hemmet', 'b) i skolan', '', 'Sedan följs det upp.'].join('\n') });
  await text.locator('ol').waitFor();
  expect(await outline(text)).toEqual([
    '| Parterna kommer överens om att samverka för att barn och unga i länet ska få det stöd som de behöver, i rätt tid och på rätt nivå, och utan dröjsmål:',
    'a| i hemmet', 'a| i skolan', '| Sedan följs det upp.',
  ]);
});

const ownList = '<ul data-pm-slice="0 0 []"><li><p>ett</p></li><li><p>två</p></li></ul><table><tbody><tr><td><p>tre</p></td></tr></table>';

test('what is let go is fitted to the place where it is let go, wherever one was writing', async () => {
  const { one, text } = await emptyText('Bilaga att släppa i');
  await one.page.keyboard.type('Ovanför.');
  await one.page.keyboard.press('Enter');
  await insertTable(one);
  const above = text.locator(':scope > p').first();
  const cells = text.locator('th');
  await above.click();
  await letGo(cells.first(), { 'text/html': ownList, 'text/plain': 'ett' });
  await cells.first().getByText('tre').waitFor();
  expect(await cells.first().locator('p').allTextContents()).toEqual(['– ett', '– två', 'tre']);
  expect(await text.locator('ul').count()).toBe(0);
  await one.page.locator('span', { hasText: 'En tabell kan inte stå i en cell eller en fotnot. Orden i den är med.' }).waitFor();

  await cells.nth(1).click();
  await letGo(above, { 'text/html': ownList, 'text/plain': 'ett' });
  await text.locator(':scope > ul').waitFor();
  expect(await text.locator('li').allTextContents()).toEqual(['ett', 'två']);
  expect(await text.locator('table').count()).toBe(2);

  // Words of two items that are moved by hand into a cell.
  const third = text.locator('th').last();
  await text.evaluate((root) => {
    const [first, last] = [...root.querySelectorAll('li p')].map((line) => line.firstChild);
    if (!first || !last) throw new Error('two items');
    window.getSelection()?.setBaseAndExtent(first, 1, last, 2);
    document.dispatchEvent(new Event('selectionchange'));
    const { left, top, height } = root.querySelectorAll('li p')[1]?.getBoundingClientRect() ?? root.getBoundingClientRect();
    last.parentElement?.dispatchEvent(new DragEvent('dragstart', { dataTransfer: new DataTransfer(), bubbles: true, cancelable: true, clientX: left + 3, clientY: top + height / 2 }));
  });
  await letGo(third, { 'text/plain': 'tt tv' });
  await third.getByText('tv').waitFor();
  expect((await third.locator('p').allTextContents()).filter((line) => line !== '')).toEqual(['– tt', '– tv']);
  expect(await text.locator('li').allTextContents()).toEqual(['eå']);
});

test('what is pasted comes where it was pasted, though one has written on elsewhere before it could be read', async () => {
  const { one, text, id } = await emptyText('Bilaga att skriva i');
  const { asked, end } = await whileFetching(one, () => openDraft(one, id));
  await text.locator('[data-block]').first().click();
  await one.page.keyboard.type('Först. ');
  await one.page.keyboard.press('Enter');
  await one.page.keyboard.type('Sist. ');
  await text.getByText('Först.').click();
  await one.page.keyboard.press('End');
  await paste(text, { 'text/html': '<p>ett</p><p>två</p>', 'text/plain': 'ett' });
  await expect.poll(asked).toBeGreaterThan(0);
  await text.getByText('Sist.').click();
  await one.page.keyboard.press('End');
  // Text by itself needs no reading.
  await paste(text, { 'text/plain': 'Genast. ' });
  expect(await outline(text)).toEqual(['| Först. ', '| Sist. Genast. ']);
  await one.page.keyboard.type('Mer. ');
  end('come');
  await text.getByText('två').waitFor();
  await one.page.keyboard.type('Slut.');
  expect(await outline(text)).toEqual(['| Först. ett', '| två', '| Sist. Genast. Mer. Slut.']);
});

test('what cannot be read is put in as words, and what can no longer be put in is told', async () => {
  const { one, text, id } = await emptyText('Bilaga utan läsare');
  const { asked, end } = await whileFetching(one, () => openDraft(one, id));
  await text.locator('[data-block]').first().click();
  await paste(text, { 'text/html': '<h1 style="color: red">Rubrik &amp; annat</h1><p>ett\n och <a href="https://a.example/?>">ett</a></p><ul><li>två</li></ul>' });
  await expect.poll(asked).toBeGreaterThan(0);
  end('fail');
  await text.getByText('två').waitFor();
  expect(await outline(text)).toEqual(['| Rubrik & annat', '| ett och ett', '| två']);
  // The browser reports what was held back.
  for (const fault of one.faults.splice(0)) expect(fault).toContain('foreign-html');

  await openDraft(one, id);
  await one.page.unroute(/foreign-html/);
  const again = await whileFetching(one, () => openDraft(one, id));
  await text.locator('[data-block]').first().click();
  await paste(text, { 'text/html': '<p>fyra</p>' });
  await expect.poll(again.asked).toBeGreaterThan(0);
  await text.evaluate((root) => (root as unknown as { editor: { setEditable: (is: boolean) => void } }).editor.setEditable(false));
  again.end('come');
  await one.page.locator('span', { hasText: 'Det inklistrade kom inte med' }).waitFor();
  expect(await text.getByText('fyra').count()).toBe(0);
});
