/** Everything the interface says, in English: the same keys as in Swedish, or it does not compile. */
import { answersEn } from './answers.en.ts';
import { answersConclusionEn } from './answers-conclusion.en.ts';
import { consultationEn } from './consultation.en.ts';
import { documentTreeEn } from './document-tree.en.ts';
import { draftingHistoryEn } from './drafting-history.en.ts';
import { draftingLockEn } from './drafting-lock.en.ts';
import { draftingDiscussionEn } from './drafting-discussion.en.ts';
import { draftingUnsentEn } from './drafting-unsent.en.ts';
import { draftingReadingEn } from './drafting-reading.en.ts';
import { draftingEn } from './drafting.en.ts';
import { exportEn } from './export.en.ts';
import { involvementEn } from './involvement.en.ts';
import { mattersEn } from './matters.en.ts';
import { peopleEn } from './people.en.ts';
import { realtimeEn } from './realtime.en.ts';
import { refusalsEn } from './refusals.en.ts';
import { suggestionsEn } from './suggestions.en.ts';
import { uiEn } from './ui.en.ts';
import type { Messages } from './sv.ts';

export const en = {
  ...uiEn,
  ...refusalsEn,
  ...peopleEn,
  ...mattersEn,
  ...involvementEn,
  ...realtimeEn,
  ...exportEn,
  ...documentTreeEn,
  ...draftingEn,
  ...draftingHistoryEn,
  ...suggestionsEn,
  ...draftingLockEn,
  ...draftingDiscussionEn,
  ...draftingUnsentEn,
  ...draftingReadingEn,
  ...consultationEn,
  ...answersEn,
  ...answersConclusionEn,
} as const satisfies { readonly [Key in keyof Messages]: string };
