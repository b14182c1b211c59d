/** Questions about the words that changed because of comments, and the acts on them. */
import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { changeReasonInput, pickedChangeInput, wordingInput } from '#shared/answer-changes.ts';
import { answer, api, done } from '../api.ts';

const param = (id: string) => ({ param: { id } });
/** No event tells that somebody writes in the draft: they are asked for each time one comes back. */
const followsTheDraft = { staleTime: 0, meta: { subjects: ['comment', 'document', 'answer'] } } as const;

export const commentChangesQuery = (commentId: string) => queryOptions({
  ...followsTheDraft,
  queryKey: ['answer', 'changes', commentId],
  queryFn: () => answer(api.comments[':id'].changes.$get(param(commentId))),
});

export const roundChangesQuery = (roundId: string) => queryOptions({
  ...followsTheDraft,
  queryKey: ['answer', 'round-changes', roundId],
  queryFn: () => answer(api.rounds[':id'].changes.$get(param(roundId))),
});

export const changeActs = {
  apply: (commentId: string, json: z.input<typeof wordingInput>) => answer(api.comments[':id'].wording.$post({ ...param(commentId), json })),
  pick: (commentId: string, json: z.input<typeof pickedChangeInput>) => answer(api.comments[':id'].changes.$post({ ...param(commentId), json })),
  undo: (changeId: string) => answer(api['answer-changes'][':id'].undoing.$post(param(changeId))),
  unlink: (changeId: string) => answer(api['answer-changes'][':id'].$delete(param(changeId))),
  explain: (roundId: string, json: z.input<typeof changeReasonInput>) => done(api.rounds[':id']['change-reasons'].$put({ ...param(roundId), json })),
};
