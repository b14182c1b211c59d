/** What people do and see in an opened draft. */
import type { Locator } from 'playwright-core';
import { ask, type Person } from '../support/browser.ts';

export async function firstDocument(person: Person, matterId: string): Promise<string> {
  const { items } = await ask<{ items: { id: string }[] }>(person, `/matters/${matterId}/documents`);
  const [document] = items;
  if (!document) throw new Error('the matter has no document');
  return document.id;
}

/** Opens the draft and waits until its words are there. */
export async function openDraft({ page }: Person, documentId: string): Promise<Locator> {
  await page.goto(`/dokument/${documentId}`);
  const text = page.locator('.agreement .ProseMirror');
  await text.locator('[data-block]').first().waitFor();
  return text;
}

/** Every block's words, without the names at other people's carets. */
export function wordsOf(person: Person): Promise<string[]> {
  return person.page.locator('.agreement .ProseMirror').evaluate((text) => {
    const copy = text.cloneNode(true) as Element;
    for (const drawn of copy.querySelectorAll('.ProseMirror-widget')) drawn.remove();
    return Array.from(copy.querySelectorAll('[data-block]'), (block) => `${block.getAttribute('data-block')} ${block.textContent}`);
  });
}

export const saveLine = ({ page }: Person, state: 'saved' | 'saving' | 'offline'): Locator => page.locator(`.save-state[data-state=${state}]`);

/** Marks the words as a mouse would leave them marked; the browser's own selection is what the editor reads. */
export async function mark(text: Locator, words: string): Promise<void> {
  await text.evaluate((root, wanted) => {
    (root as HTMLElement).focus();
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent?.indexOf(wanted) ?? -1;
      if (at === -1) continue;
      node.parentElement?.scrollIntoView({ block: 'center' });
      getSelection()?.setBaseAndExtent(node, at, node, at + wanted.length);
      return;
    }
    throw new Error(`"${wanted}" is not in the text`);
  }, words);
}

/** The caret after the paragraph's last word, wherever its lines break. */
export async function standLast({ page }: Person, paragraph: Locator): Promise<void> {
  await paragraph.click();
  await paragraph.evaluate((element) => {
    const words = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    let last: Node = element;
    while (words.nextNode() !== null) last = words.currentNode;
    getSelection()?.collapse(last, last.textContent?.length ?? 0);
  });
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowRight');
}
