/** Everything the interface says, in Swedish. A room joins with one line in one of these, in both languages. */
import { draftingDialogsSv } from './drafting-dialogs.sv.ts';
import { answersDeskSv } from './answers-desk.sv.ts';
import { forAllSv } from './for-all.sv.ts';
import { forAnsweringSv } from './for-answering.sv.ts';
import { forConsultationSv } from './for-consultation.sv.ts';
import { forDraftsSv } from './for-drafts.sv.ts';
import { forTeamSv } from './for-team.sv.ts';
import { peopleAdministrationSv } from './people-administration.sv.ts';

export const sv = { ...forAllSv, ...forConsultationSv, ...forAnsweringSv, ...forDraftsSv, ...forTeamSv, ...answersDeskSv, ...peopleAdministrationSv, ...draftingDialogsSv } as const;

export type Messages = typeof sv;
