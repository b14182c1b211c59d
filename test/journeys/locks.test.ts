import { expect, test } from 'vitest';
import type { Person } from '../support/browser.ts';
import { firstDocument, openDraft, saveLine, wordsOf } from './draft.ts';
import { demoMatters, lead, reader, writer } from './screens.ts';
import { stage } from './stage.ts';

const house = stage('demo');

async function room(): Promise<{ asLead: Person; one: Person; documentId: string }> {
  const asLead = await house.person({ as: lead });
  const { local } = await demoMatters(asLead);
  return { asLead, one: await house.person({ as: writer }), documentId: await firstDocument(asLead, local.id) };
}

async function lock({ page }: Person, part: RegExp, reason: string): Promise<void> {
  await page.getByRole('button', { name: 'Lås texten' }).click();
  const dialog = page.getByRole('dialog', { name: 'Lås texten' });
  const option = await dialog.getByLabel('Vad ska låsas?').locator('option').filter({ hasText: part }).first().getAttribute('value');
  await dialog.getByLabel('Vad ska låsas?').selectOption(option);
  await dialog.getByLabel('Vad låses texten för?').selectOption('decision');
  await dialog.getByLabel('Varför låses texten?').fill(reason);
  await dialog.getByRole('button', { name: 'Lås texten', exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
}

const typeAt = async ({ page }: Person, block: string, words: string): Promise<void> => {
  await page.locator(`[data-block=${block}]`).click();
  await page.keyboard.press('End');
  await page.keyboard.type(words);
};

test('the lead locks a clause while another writes: all see it at once, the clause is held, the rest is written on, and it is opened again', async () => {
  const { asLead, one, documentId } = await room();
  await Promise.all([openDraft(asLead, documentId), openDraft(one, documentId)]);
  const headings = await one.page.locator('.agreement :is(h1, h2, h3)[data-block]').evaluateAll((found) => found.map((heading) => ({ id: heading.getAttribute('data-block') ?? '', text: heading.textContent ?? '', inside: heading.nextElementSibling?.getAttribute('data-block') ?? '' })));
  const [open, closed] = [headings.find(({ text }) => text.includes('Syfte')) ?? headings[0], headings.at(-1)];
  if (open === undefined || closed === undefined) throw new Error('the demo text has no headings');
  await typeAt(one, open.inside, ' Före låset.');
  await saveLine(one, 'saved').filter({ hasText: /Sparat \d\d/ }).waitFor();
  await lock(asLead, new RegExp(closed.text.slice(0, 20)), 'Ordalydelsen är förhandlad klar');

  const notice = one.page.locator('.lock-notice');
  await notice.filter({ hasText: 'Ett avsnitt är låst' }).filter({ hasText: 'Låst för beslutet' }).filter({ hasText: 'Ordalydelsen är förhandlad klar' }).waitFor();
  expect(await notice.getByRole('button', { name: /Lås upp/ }).count()).toBe(0);
  await one.page.locator(`[data-block=${closed.id}] .lock-sign`).filter({ hasText: 'Låst avsnitt. Låst för beslutet' }).waitFor();
  await one.page.locator('.outline-link', { hasText: '(låst)' }).waitFor();
  expect(await one.page.locator('.unsent-copy').count()).toBe(0);

  const before = await wordsOf(one);
  await typeAt(one, closed.id, 'x');
  await one.page.locator('.toast', { hasText: 'Avsnittet är låst' }).waitFor();
  await one.page.keyboard.press('Backspace');
  await one.page.keyboard.press('Enter');
  expect(await wordsOf(one)).toEqual(before);
  // What was written before the lock may stand in what is locked now: it cannot be undone any more.
  await one.page.keyboard.press('Control+z');
  expect(await wordsOf(one)).toEqual(before);
  await typeAt(one, open.inside, ' Efter låset.');
  await saveLine(one, 'saved').waitFor();
  await asLead.page.getByText('Efter låset.').waitFor();

  await asLead.page.getByRole('button', { name: /Lås upp ”/ }).click();
  await asLead.page.getByRole('dialog').getByRole('button', { name: 'Lås upp', exact: true }).click();
  await notice.waitFor({ state: 'detached' });
  await one.page.locator('.lock-sign').waitFor({ state: 'detached' });
  await typeAt(one, closed.id, ' öppen');
  await asLead.page.locator(`[data-block=${closed.id}]`, { hasText: 'öppen' }).waitFor();
  await saveLine(one, 'saved').waitFor();
  expect(await wordsOf(asLead)).toEqual(await wordsOf(one));
});

test('the lead locks the document: writers become readers where they stand, readers see why, and both come back when it is unlocked', async () => {
  const { asLead, one, documentId } = await room();
  const reading = await house.person({ as: reader });
  await Promise.all([asLead, one, reading].map((person) => openDraft(person, documentId)));
  const paragraph = (await one.page.locator('.agreement p[data-block]').nth(1).getAttribute('data-block')) ?? '';
  await typeAt(one, paragraph, ' Sist före låset.');
  await saveLine(one, 'saved').filter({ hasText: /Sparat \d\d/ }).waitFor();
  await lock(asLead, /^Hela dokumentet/, 'Texten ligger för beslut');
  for (const person of [asLead, one, reading]) await person.page.locator('.lock-notice', { hasText: 'Hela dokumentet är låst' }).filter({ hasText: 'Texten ligger för beslut' }).waitFor();
  for (const person of [asLead, one]) await person.page.locator('.agreement-text[contenteditable=false]').waitFor();
  expect(await one.page.locator('.unsent-copy').count()).toBe(0);
  expect((await wordsOf(one)).join('\n')).toContain('Sist före låset.');
  await asLead.page.getByRole('button', { name: 'Lås upp', exact: true }).click();
  await asLead.page.getByRole('dialog').getByRole('button', { name: 'Lås upp', exact: true }).click();
  await one.page.locator('.agreement-text[contenteditable=true]').waitFor();
  await one.page.locator('.lock-notice').waitFor({ state: 'detached' });
  await typeAt(one, paragraph, ' Öppet igen.');
  await reading.page.getByText('Öppet igen.').waitFor();
  await saveLine(one, 'saved').waitFor();
});
