/** Everything the interface says, in Swedish. A room joins with one line in `for-all` or `for-team`, in both languages. */
import { forAllSv } from './for-all.sv.ts';
import { forTeamSv } from './for-team.sv.ts';

export const sv = { ...forAllSv, ...forTeamSv } as const;

export type Messages = typeof sv;
