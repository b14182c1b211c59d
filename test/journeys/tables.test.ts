/** Two people at one table: cells merged and split, headers, rows and widths by keyboard alone, seen by the other and by Word. */
import { beforeEach, expect, test } from 'vitest';
import type { Locator } from 'playwright-core';
import type { Table } from '#shared/agreement/content.ts';
import { blockText } from '#shared/agreement/plain-text.ts';
import { readDocx } from '../../server/export/docx-reader/read.ts';
import { axeFile, faultsOn } from '../support/axe.ts';
import { type Person, phone } from '../support/browser.ts';
import { firstDocument, openDraft, saveLine } from './draft.ts';
import { demoMatters, lead, otherWriter, writer } from './screens.ts';
import { stage } from './stage.ts';

const house = stage('demo');
let eva: Person;
let bo: Person;
let text: Locator;
let theirs: Locator;
let documentId: string;

const words = [['Uppgift', 'Ansvarig', 'Senast'], ['Samordnad plan', 'Regionen', 'mars'], ['Uppföljning', 'Kommunen', 'juni']];

beforeEach(async () => {
  const { local } = await demoMatters(await house.person({ as: lead }));
  [eva, bo] = [await house.person({ as: writer, bypassCSP: true, reducedMotion: 'reduce' }), await house.person({ as: otherWriter })];
  await eva.context.addInitScript({ path: axeFile });
  documentId = await firstDocument(eva, local.id);
  [text, theirs] = [await openDraft(eva, documentId), await openDraft(bo, documentId)];
});

/** Out of the text to the tools, along them to the one of that name, and back. */
async function use(name: string): Promise<void> {
  const { page } = eva;
  const focused = (): Promise<string | null> => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? null);
  await page.keyboard.press('Alt+F10');
  for (const row of ['tools', 'tools of the table']) {
    for (let step = 0; step < 40; step += 1) {
      if (await focused() === name) {
        await page.keyboard.press('Enter');
        return;
      }
      await page.keyboard.press('ArrowRight');
    }
    if (row === 'tools') await page.keyboard.press('Tab');
  }
  throw new Error(`no tool is called ${name}`);
}

/** `Uppgift|Ansvarig 2x1/…`: rows of cells, header cells with `!`, spans where a cell covers others. */
function shape(where: Locator): Promise<string> {
  return where.locator('table').last().evaluate((table: HTMLTableElement) => [...table.rows].map((row) => [...row.cells].map((cell) => {
    const copy = cell.cloneNode(true) as HTMLElement;
    for (const drawn of copy.querySelectorAll('.ProseMirror-widget')) drawn.remove();
    const span = cell.colSpan > 1 || cell.rowSpan > 1 ? ` ${cell.colSpan}x${cell.rowSpan}` : '';
    return `${cell.tagName === 'TH' ? '!' : ''}${[...copy.children].map((part) => part.textContent).filter((part) => part !== '').join('+')}${span}`;
  }).join('|')).join('/'));
}

async function tableByKeys(): Promise<void> {
  const { keyboard } = eva.page;
  await text.click({ position: { x: 3, y: 3 } });
  await keyboard.press('Control+End');
  await keyboard.press('Enter');
  await use('Tabell');
  const dialog = eva.page.getByRole('dialog', { name: 'Infoga tabell' });
  await dialog.waitFor();
  await keyboard.press('Control+a');
  await keyboard.type('3');
  await keyboard.press('Enter');
  await dialog.waitFor({ state: 'hidden' });
  await backInTheTable();
  for (const [at, word] of words.flat().entries()) {
    if (at > 0) await keyboard.press('Tab');
    await keyboard.type(word);
  }
}

/** A closed dialog gives the caret back a moment later. */
async function backInTheTable(): Promise<void> {
  await expect.poll(() => text.evaluate((editor) => editor.contains(document.activeElement) && getSelection()?.anchorNode?.parentElement?.closest('table') !== null)).toBe(true);
}

async function both(form: string): Promise<void> {
  await expect.poll(() => shape(text)).toBe(form);
  await expect.poll(() => shape(theirs)).toBe(form);
}

/** The caret into the cell that begins with the words, by Tab alone. */
async function goTo(begins: string): Promise<void> {
  const standsIn = (): Promise<string> => eva.page.evaluate(() => getSelection()?.anchorNode?.parentElement?.closest('td, th')?.textContent ?? '');
  for (let step = 0; step < 30; step += 1) {
    if ((await standsIn()).startsWith(begins)) return;
    await eva.page.keyboard.press('Shift+Tab');
  }
  throw new Error(`no cell before this one begins with ${begins}`);
}

test('a table is merged, headed, moved, widened and split without a mouse; the other sees it and Word has it', async () => {
  const { page } = eva;
  await tableByKeys();
  await both('!Uppgift|!Ansvarig|!Senast/Samordnad plan|Regionen|mars/Uppföljning|Kommunen|juni');

  await goTo('Uppföljning');
  await page.keyboard.press('Alt+Shift+ArrowUp');
  await both('!Uppgift|!Ansvarig|!Senast/Uppföljning|Kommunen|juni/Samordnad plan|Regionen|mars');
  await use('Rubrikkolumn');
  await both('!Uppgift|!Ansvarig|!Senast/!Uppföljning|Kommunen|juni/!Samordnad plan|Regionen|mars');
  expect(await text.locator('table').last().locator('th').evaluateAll((cells) => cells.map((cell) => cell.getAttribute('scope')))).toEqual(['col', 'col', 'col', 'row', 'row']);

  await page.keyboard.press('Tab');
  await use('Slå ihop med cellen till höger');
  await both('!Uppgift|!Ansvarig|!Senast/!Uppföljning|Kommunen+juni 2x1/!Samordnad plan|Regionen|mars');
  await page.getByRole('status').getByText('Cellerna är sammanslagna. Alla ord finns kvar.').waitFor();
  // What the other writes in a covered cell's words comes into the merged one.
  await theirs.locator('table').last().getByText('juni').click();
  await bo.page.keyboard.press('End');
  await bo.page.keyboard.type(' varje år');
  await both('!Uppgift|!Ansvarig|!Senast/!Uppföljning|Kommunen+juni varje år 2x1/!Samordnad plan|Regionen|mars');

  await use('Kolumnbredder');
  const dialog = page.getByRole('dialog', { name: 'Kolumnbredder' });
  await dialog.waitFor();
  expect(await faultsOn(eva)).toEqual([]);
  expect(await dialog.getByRole('textbox').evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).labels?.[0]?.textContent))).toEqual(['Kolumn 1, Uppgift, procent', 'Kolumn 2, Ansvarig, procent', 'Kolumn 3, Senast, procent']);
  for (const width of ['50', '30', '20']) {
    await page.keyboard.press('Control+a');
    await page.keyboard.type(width);
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'hidden' });
  const shares = (where: Locator) => where.locator('table').last().locator('col').evaluateAll((columns) => columns.map((column) => column.getAttribute('width')));
  await expect.poll(() => shares(theirs)).toEqual(['50%', '30%', '20%']);
  expect(await shares(text)).toEqual(['50%', '30%', '20%']);
  await backInTheTable();
  expect(await faultsOn(eva)).toEqual([]);
  await saveLine(eva, 'saved').waitFor();

  const answer = await eva.context.request.get(`/api/documents/${documentId}/export`);
  const table = readDocx(new Uint8Array(await answer.body())).content.content.findLast((one): one is Table => one.type === 'table');
  expect(table?.attrs.widths).toEqual([500, 300, 200]);
  expect(table?.content.map((row) => row.content.map(({ type, attrs, content }) => [type === 'tableHeader', attrs.colspan ?? 1, content.map((part) => blockText(part)).join('+')]))).toEqual([
    [[true, 1, 'Uppgift'], [true, 1, 'Ansvarig'], [true, 1, 'Senast']],
    [[true, 1, 'Uppföljning'], [false, 2, 'Kommunen+juni varje år']],
    [[true, 1, 'Samordnad plan'], [false, 1, 'Regionen'], [false, 1, 'mars']],
  ]);

  await use('Dela cellen');
  await both('!Uppgift|!Ansvarig|!Senast/!Uppföljning|Kommunen|juni varje år/!Samordnad plan|Regionen|mars');
  await page.keyboard.press('Control+z');
  await both('!Uppgift|!Ansvarig|!Senast/!Uppföljning|Kommunen+juni varje år 2x1/!Samordnad plan|Regionen|mars');
});

test('cells that are marked with Shift and the arrows become one, also on a phone, where the tools are reached by drawing them sideways', async () => {
  const { page } = eva;
  await tableByKeys();
  await goTo('Regionen');
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+ArrowDown');
  await expect.poll(() => text.locator('.selected-cell').count()).toBe(2);
  await page.setViewportSize(phone);
  expect(await faultsOn(eva)).toEqual([]);
  await use('Slå ihop markerade celler');
  await both('!Uppgift|!Ansvarig|!Senast/Samordnad plan|Regionen+Kommunen 1x2|mars/Uppföljning|juni');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(phone.width);
});
