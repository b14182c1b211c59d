/** What the page of a draft says, in English, beside the editor's own words (drafting-editor): loaded with it. */
import { draftingDiscussionEn } from './drafting-discussion.en.ts';
import { draftingLockEn } from './drafting-lock.en.ts';
import { draftingEn } from './drafting.en.ts';
import { suggestionsEn } from './suggestions.en.ts';

export const forDraftsEn = {
  ...draftingDiscussionEn,
  ...draftingLockEn,
  ...draftingEn,
  ...suggestionsEn,
} as const;
