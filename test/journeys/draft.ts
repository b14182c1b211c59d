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
