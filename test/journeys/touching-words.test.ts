/** On a phone a finger is held on a word, which the platform marks; its handles are pulled; then the button beside the words is tapped. */
import { expect, test } from 'vitest';
import { ask, phone } from '../support/browser.ts';
import { touchWords } from './frozen-words.ts';
import { stage } from './stage.ts';

const house = stage('demo');

test('a consultee marks words with a finger, taps the button beside them and leaves a comment', async () => {
  const person = await house.person({ as: 'forening.kontakt@nshp-granmark.example', viewport: phone, hasTouch: true, isMobile: true });
  const { page } = person;
  const { items } = await ask<{ items: { consulteeId: string; state: string }[] }>(person, '/consultations');
  const open = items.find(({ state }) => state === 'open') ?? expect.fail('the demo has no open round for NSHP');
  await page.goto(`/remissomgang/${open.consulteeId}`);
  const paragraph = page.locator('.frozen-text p[data-block]').nth(3);
  await paragraph.waitFor();
  const words = await touchWords(paragraph);

  await page.getByRole('button', { name: 'Kommentera', exact: true }).tap();
  const form = page.getByRole('dialog').getByRole('group', { name: /^Synpunkt på/ });
  await form.getByText(words, { exact: true }).waitFor();
  await form.getByLabel('Synpunkt', { exact: true }).fill('Ordet behöver förklaras.');
  await form.getByText(/^Sparat \d/).waitFor();
  await form.getByRole('button', { name: 'Klar' }).tap();
  await form.waitFor({ state: 'detached' });

  const { response } = await ask<{ response: { comments: { text: string; anchor: { scope: string; quote: string } }[] } }>(person, `/consultations/${open.consulteeId}`);
  expect(response.comments).toContainEqual(expect.objectContaining({ text: 'Ordet behöver förklaras.', anchor: expect.objectContaining({ scope: 'words', quote: words }) }));
});
