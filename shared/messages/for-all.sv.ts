/** What every page may say, in Swedish: loaded with the application. */
import { draftingUnsentSv } from './drafting-unsent.sv.ts';
import { mattersSv } from './matters.sv.ts';
import { peopleSv } from './people.sv.ts';
import { realtimeSv } from './realtime.sv.ts';
import { refusalsSv } from './refusals.sv.ts';
import { uiSv } from './ui.sv.ts';

export const forAllSv = {
  ...uiSv,
  ...refusalsSv,
  ...peopleSv,
  ...mattersSv,
  ...realtimeSv,
  ...draftingUnsentSv,
} as const;
