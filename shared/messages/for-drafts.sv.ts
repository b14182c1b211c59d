/** What the page of a draft says, in Swedish, beside the editor's own words (drafting-editor): loaded with it. */
import { draftingDiscussionSv } from './drafting-discussion.sv.ts';
import { draftingLockSv } from './drafting-lock.sv.ts';
import { draftingSv } from './drafting.sv.ts';
import { suggestionsSv } from './suggestions.sv.ts';

export const forDraftsSv = {
  ...draftingDiscussionSv,
  ...draftingLockSv,
  ...draftingSv,
  ...suggestionsSv,
} as const;
