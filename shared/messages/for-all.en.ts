/** What every page may say, in English: loaded with the application. */
import { draftingUnsentEn } from './drafting-unsent.en.ts';
import { mattersEn } from './matters.en.ts';
import { peopleEn } from './people.en.ts';
import { realtimeEn } from './realtime.en.ts';
import { refusalsEn } from './refusals.en.ts';
import { uiEn } from './ui.en.ts';

export const forAllEn = {
  ...uiEn,
  ...refusalsEn,
  ...peopleEn,
  ...mattersEn,
  ...realtimeEn,
  ...draftingUnsentEn,
} as const;
