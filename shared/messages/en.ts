/** Everything the interface says, in English: the same keys as in Swedish, or it does not compile. */
import { mattersEn } from './matters.en.ts';
import { peopleEn } from './people.en.ts';
import { refusalsEn } from './refusals.en.ts';
import type { Messages } from './sv.ts';
import { uiEn } from './ui.en.ts';

export const en = {
  ...uiEn,
  ...refusalsEn,
  ...peopleEn,
  ...mattersEn,
} as const satisfies { readonly [Key in keyof Messages]: string };
