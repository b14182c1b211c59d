/** What a person reads, as the server keeps it: letters are written in it, and so are the pages on a device that knows nothing better. */
import type { Locale } from '#shared/messages/format.ts';
import type { PersonView } from '#shared/people.ts';
import { api, done } from '../api.ts';

export async function keepOwnLanguage(language: Locale): Promise<void> {
  await done(api.account.language.$put({ json: { language } }));
}

let atTheDoor: Locale | null = null;

/** Pressed by somebody who has not signed in yet, on this very page. */
export function chooseAtTheDoor(language: Locale): void {
  atTheDoor = language;
}

/**
 * The language that a session begins in. The account's own, since a choice belongs to the person and not to a computer that several may use:
 * what stands in the browser was perhaps chosen by somebody else. But what was pressed on the sign-in page just before is this person's latest
 * word, and becomes the account's. (Between sign-ins the browser's choice holds: a page never changes language by itself.)
 */
export async function languageOfPerson({ language }: PersonView): Promise<Locale> {
  const chosen = atTheDoor;
  atTheDoor = null;
  if (chosen === null || chosen === language) return language;
  // Not kept, the page speaks it all the same; the account's menu offers it again.
  await keepOwnLanguage(chosen).catch(() => undefined);
  return chosen;
}
