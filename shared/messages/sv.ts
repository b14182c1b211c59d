/** Everything the interface says, in Swedish. A room joins with one line here and one in `en.ts`. */
import { mattersSv } from './matters.sv.ts';
import { peopleSv } from './people.sv.ts';
import { refusalsSv } from './refusals.sv.ts';
import { uiSv } from './ui.sv.ts';

export const sv = {
  ...uiSv,
  ...refusalsSv,
  ...peopleSv,
  ...mattersSv,
} as const;

export type Messages = typeof sv;
