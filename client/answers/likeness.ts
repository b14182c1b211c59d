/** Questions about comments that say the same and wordings at odds, and the acts on them. */
import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { groupAnswerInput, separationInput } from '#shared/answer-likeness.ts';
import { answer, api, done } from '../api.ts';

const param = (id: string) => ({ param: { id } });
const meta = { subjects: ['comment', 'response', 'participant'] };

export const likenessQuery = (commentId: string) => queryOptions({
  queryKey: ['answer', 'likeness', commentId],
  queryFn: () => answer(api.comments[':id'].likeness.$get(param(commentId))),
  meta,
});

export const contradictionsQuery = (commentId: string) => queryOptions({
  queryKey: ['answer', 'contradictions', commentId],
  queryFn: () => answer(api.comments[':id'].contradictions.$get(param(commentId))),
  meta,
});

export const roundLikenessQuery = (roundId: string) => queryOptions({
  queryKey: ['answer', 'round-likeness', roundId],
  queryFn: () => answer(api.rounds[':id'].likeness.$get(param(roundId))),
  meta,
});

export const likenessActs = {
  /** `key` belongs to the intent: an answer sent again after silence is not a second step. */
  together: (roundId: string, json: z.input<typeof groupAnswerInput>, key: string) => answer(api.rounds[':id']['group-answers'].$post({ ...param(roundId), json }, { headers: { 'idempotency-key': key } })),
  separate: (commentId: string, json: z.input<typeof separationInput>) => done(api.comments[':id'].separations.$put({ ...param(commentId), json })),
};
