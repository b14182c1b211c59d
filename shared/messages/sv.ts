/** Everything the interface says, in Swedish. A room joins with one line here and one in `en.ts`. */
import { answersSv } from './answers.sv.ts';
import { answersConclusionSv } from './answers-conclusion.sv.ts';
import { consultationSv } from './consultation.sv.ts';
import { documentTreeSv } from './document-tree.sv.ts';
import { draftingHistorySv } from './drafting-history.sv.ts';
import { draftingLockSv } from './drafting-lock.sv.ts';
import { draftingDiscussionSv } from './drafting-discussion.sv.ts';
import { draftingUnsentSv } from './drafting-unsent.sv.ts';
import { draftingReadingSv } from './drafting-reading.sv.ts';
import { draftingSv } from './drafting.sv.ts';
import { exportSv } from './export.sv.ts';
import { involvementSv } from './involvement.sv.ts';
import { mattersSv } from './matters.sv.ts';
import { peopleSv } from './people.sv.ts';
import { realtimeSv } from './realtime.sv.ts';
import { refusalsSv } from './refusals.sv.ts';
import { suggestionsSv } from './suggestions.sv.ts';
import { uiSv } from './ui.sv.ts';

export const sv = {
  ...uiSv,
  ...refusalsSv,
  ...peopleSv,
  ...mattersSv,
  ...involvementSv,
  ...realtimeSv,
  ...exportSv,
  ...documentTreeSv,
  ...draftingSv,
  ...draftingHistorySv,
  ...suggestionsSv,
  ...draftingLockSv,
  ...draftingDiscussionSv,
  ...draftingUnsentSv,
  ...draftingReadingSv,
  ...consultationSv,
  ...answersSv,
  ...answersConclusionSv,
} as const;

export type Messages = typeof sv;
