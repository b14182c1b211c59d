/** Notice in confidence: the question and the acts. */
import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { preNoticeInput } from '#shared/answer-letters.ts';
import { answer, api } from '../api.ts';

export const noticeQuery = (roundId: string) => queryOptions({
  queryKey: ['answer', 'pre-notice', roundId],
  queryFn: () => answer(api.rounds[':id']['pre-notice'].$get({ param: { id: roundId } })),
  meta: { subjects: ['consultee', 'round'] },
});

export const noticeActs = {
  set: (roundId: string, on: boolean) => answer(api.rounds[':id']['pre-notice'].$put({ param: { id: roundId }, json: { on } })),
  give: (roundId: string, json: z.input<typeof preNoticeInput>, key: string) => answer(api.rounds[':id']['pre-notice'].$post({ param: { id: roundId }, json }, { headers: { 'idempotency-key': key } })),
};
