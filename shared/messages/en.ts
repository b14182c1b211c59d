/** Everything the interface says, in English: the same keys as in Swedish, or it does not compile. */
import { draftingDialogsEn } from './drafting-dialogs.en.ts';
import { answersDeskEn } from './answers-desk.en.ts';
import { forAllEn } from './for-all.en.ts';
import { forAnsweringEn } from './for-answering.en.ts';
import { forConsultationEn } from './for-consultation.en.ts';
import { forDraftsEn } from './for-drafts.en.ts';
import { forTeamEn } from './for-team.en.ts';
import { peopleAdministrationEn } from './people-administration.en.ts';
import type { Messages } from './sv.ts';

export const en = { ...forAllEn, ...forConsultationEn, ...forAnsweringEn, ...forDraftsEn, ...forTeamEn, ...answersDeskEn, ...peopleAdministrationEn, ...draftingDialogsEn } as const satisfies { readonly [Key in keyof Messages]: string };
