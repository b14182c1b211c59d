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
  await one.page.getByRole('button', { name: 'Tabell', exact: true }).click();
  const dialog = one.page.getByRole('dialog', { name: 'Infoga tabell' });
  await dialog.waitFor();
  await one.page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'hidden' });
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
  await one.page.locator('span', { hasText: 'En tabell kan inte stå i en cell. Orden i den står som stycken.' }).waitFor();
});

test('a page from Word that is let go over the text before what reads it has come is as clean as one that is pasted', async () => {
  const { one, text, id } = await emptyText('Bilaga som släpps');
  let open = (): void => {};
  const held = new Promise<void>((resolve) => { open = resolve; });
  let asked = 0;
  await one.page.route(/foreign-html/, async (route) => { asked++; await held; await route.continue(); });
  await openDraft(one, id);
  const place = text.locator('[data-block]').first();
  await place.evaluate((block, html) => {
    const data = new DataTransfer();
    data.setData('text/html', html);
    data.setData('text/plain', 'Samverkan i länet');
    const { left, top, height } = block.getBoundingClientRect();
    block.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true, clientX: left + 5, clientY: top + height / 2 }));
  }, aPageFromWord);
  await expect.poll(() => asked).toBeGreaterThan(0);
  expect((await text.innerText()).includes('Samverkan')).toBe(false);
  open();
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
