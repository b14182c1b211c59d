/** On a phone a finger is held on a word, which the platform marks; its handles are pulled; then the button beside the words is tapped. */
import { expect, test } from 'vitest';
import { ask, phone } from '../support/browser.ts';
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
  // The browser without a screen marks nothing when it is touched: the mark is set as the platform sets it, a word first and then to where the handle is let go.
  const words = await paragraph.evaluate((block) => {
    block.scrollIntoView({ block: 'center', behavior: 'instant' });
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const found = /(\p{L}{4,})( \p{L}+)/u.exec(node.nodeValue ?? '');
      if (!found || node.parentElement?.closest('[data-generated]')) continue;
      const selection = window.getSelection();
      selection?.setBaseAndExtent(node, found.index, node, found.index + (found[1]?.length ?? 0));
      selection?.extend(node, found.index + found[0].length);
      return found[0];
    }
    return null;
  });
  if (words === null) throw new Error('the paragraph has no words');

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
