/** How people mark words of a frozen text: with the mouse, and with a finger. */
import type { Locator, Page } from 'playwright-core';

/** Marks words of the frozen text with the mouse, as one does: press, pull, let go. */
export async function markWords(page: Page, words: string): Promise<void> {
  // A page that is still being laid out moves under the hand: then it is done again.
  for (let tries = 0; tries < 3; tries += 1) {
    await pullOver(page, words);
    if (await page.evaluate(() => getSelection()?.isCollapsed === false)) return;
  }
}

async function pullOver(page: Page, words: string): Promise<void> {
  const edges = await page.locator('.frozen-text').evaluate((text, sought) => {
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const at = node.nodeValue?.indexOf(sought) ?? -1;
      if (at < 0) continue;
      node.parentElement?.scrollIntoView({ block: 'center', behavior: 'instant' });
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + sought.length);
      const boxes = Array.from(range.getClientRects());
      const [first, last] = [boxes[0], boxes.at(-1)];
      if (first && last) return { from: { x: first.left + 1, y: first.top + first.height / 2 }, to: { x: last.right - 1, y: last.top + last.height / 2 } };
    }
    return null;
  }, words);
  if (edges === null) throw new Error(`"${words}" is not in the text`);
  await page.mouse.move(edges.from.x, edges.from.y);
  await page.mouse.down();
  await page.mouse.move(edges.to.x, edges.to.y, { steps: 8 });
  await page.mouse.up();
}

/** Marks two words of a paragraph with a finger and gives them. */
export async function touchWords(paragraph: Locator): Promise<string> {
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
  return words;
}
