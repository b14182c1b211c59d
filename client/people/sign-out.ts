/**
 * What a person leaves behind in the browser is taken away at sign-out: the next one at the same computer finds nothing.
 * Each wiper empties one kind of place; another place gets another wiper.
 */

import { hasKeptPages } from '../live/kept-pages-mark.ts';

/** How the page looks belongs to the computer, not to the person. */
const stays: readonly string[] = ['appearance'];

/** Half-written answers, folded letters, choices. */
export function wipeLocalStorage(place: Storage = window.localStorage): void {
  for (const key of Object.keys(place)) if (!stays.includes(key)) place.removeItem(key);
}

/** Words of drafts that the server does not have, of everyone but `staying`. Fetched when needed: whoever only answers a consultation has none. */
export async function wipeUnsentWords(staying: string | null): Promise<void> {
  const { wipeKept } = await import('../live/kept-on-disk.ts');
  await wipeKept(staying);
}

/** Drafts kept for a page without network, of everyone but `staying`; with null the page's own files too. Looked for only where there may be any. Never throws. */
export async function wipeKeptPages(staying: string | null): Promise<void> {
  if (hasKeptPages()) await forgetPages(staying).catch(() => undefined);
}

async function forgetPages(staying: string | null): Promise<void> {
  const kept = await import('../live/kept-pages.ts');
  await kept.forgetPages(staying);
}

export const wipers: (() => void | Promise<void>)[] = [() => forgetPages(null), () => wipeLocalStorage(), () => window.sessionStorage.clear(), () => wipeUnsentWords(null)];

/** Every wiper has its turn, also when another could not do its work. */
export async function wipeBrowser(): Promise<void> {
  await Promise.allSettled(wipers.map(async (wipe) => wipe()));
}

/** How many half-written answers and comments stand only in this browser, and would be gone. */
export function unsavedHere(place: Storage = window.localStorage): number {
  return Object.keys(place).filter((key) => key.startsWith('answer-draft:') || key.startsWith('comment-waiting:')).length;
}
