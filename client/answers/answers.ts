/** Questions about comments and their answers, and the acts on them. Keys begin with what the live events call the subject. */
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { AnswerInput, conclusionInput, reopeningInput, themeChange, themeInput, triageInput } from '#shared/answers.ts';
import type { CommentNumber } from '#shared/export.ts';
import { answer, api, done } from '../api.ts';
import type { BenchFilter } from './filter.ts';

const param = (id: string) => ({ param: { id } });
/** The first page is there at once, and those after it are few: the most that one answer of the server holds. */
const first = 100;
const most = '1000';
/** The answers tell how the words stand in the draft, and no event tells that somebody writes there: they are asked for each time one comes back. */
const followsTheDraft = { staleTime: 0 } as const;

export const commentsQuery = (roundId: string, filter: BenchFilter) => infiniteQueryOptions({
  // The same, but not twice at the start: the list is asked for before the bench is there (bench-questions.ts).
  staleTime: 2_000,
  queryKey: ['answer', 'list', roundId, filter],
  queryFn: ({ pageParam, signal }) => answer(api.rounds[':id'].comments.$get({ ...param(roundId), query: { ...filter, after: pageParam, most: pageParam === '0' ? String(first) : most, brief: 'true' } }, { init: { signal } })),
  initialPageParam: '0',
  getNextPageParam: ({ next }) => next,
  // The list comes first; the marks of wordings at odds follow when they have been compared.
  refetchInterval: ({ state }) => (state.data?.pages.some(({ compared }) => !compared) ? 1_500 : false),
  // While a new selection is fetched the old list stays, so that nothing jumps.
  placeholderData: keepPreviousData,
  meta: { subjects: ['comment', 'response', 'theme', 'participant'] },
});

export const answerQuery = (commentId: string) => queryOptions({
  ...followsTheDraft,
  // Whoever has it open sees the draft's words as they are, within seconds.
  refetchInterval: 10_000,
  queryKey: ['answer', 'one', commentId],
  queryFn: () => answer(api.comments[':id'].answer.$get(param(commentId))),
  meta: { subjects: ['comment', 'theme', 'document', 'participant'] },
});

export const overviewQuery = (roundId: string) => queryOptions({
  ...followsTheDraft,
  queryKey: ['answer', 'overview', roundId],
  queryFn: () => answer(api.rounds[':id'].overview.$get(param(roundId))),
  meta: { subjects: ['comment', 'response', 'joint-statement', 'participant'] },
});

export const sectionPositionsQuery = (roundId: string) => queryOptions({
  queryKey: ['response', 'section-positions', roundId],
  queryFn: () => answer(api.rounds[':id']['section-positions'].$get(param(roundId))),
  meta: { subjects: ['round', 'joint-statement'] },
});
export const matrixQuery = (roundId: string) => queryOptions({
  queryKey: ['answer', 'matrix', roundId],
  queryFn: () => answer(api.rounds[':id'].matrix.$get(param(roundId))),
  meta: { subjects: ['comment', 'response', 'joint-statement'] },
});

export const themesQuery = (roundId: string) => queryOptions({
  queryKey: ['theme', 'of', roundId],
  queryFn: () => answer(api.rounds[':id'].themes.$get(param(roundId))),
  meta: { subjects: ['answer'] },
});

/** `key` belongs to the intent: an answer sent again after silence is not a second step. */
const keyed = (key: string) => ({ headers: { 'idempotency-key': key } });

export const acts = {
  propose: (commentId: string, json: AnswerInput, key: string) => answer(api.comments[':id'].proposal.$post({ ...param(commentId), json }, keyed(key))),
  decide: (commentId: string, json: AnswerInput, key: string) => answer(api.comments[':id'].decision.$post({ ...param(commentId), json }, keyed(key))),
  sort: (commentId: string, json: z.input<typeof triageInput>) => answer(api.comments[':id'].triage.$patch({ ...param(commentId), json })),
  addTheme: (roundId: string, json: z.input<typeof themeInput>) => answer(api.rounds[':id'].themes.$post({ ...param(roundId), json })),
  changeTheme: (themeId: string, json: z.input<typeof themeChange>) => answer(api.themes[':id'].$patch({ ...param(themeId), json })),
  conclude: (roundId: string, json: z.input<typeof conclusionInput>, key: string) => answer(api.rounds[':id'].conclusion.$post({ ...param(roundId), json }, keyed(key))),
  reopen: (roundId: string, json: z.input<typeof reopeningInput>, key: string) => answer(api.rounds[':id'].reopening.$post({ ...param(roundId), json }, keyed(key))),
  removeTheme: (themeId: string) => done(api.themes[':id'].$delete(param(themeId))),
};

/** The comment of that number in the round, or null. The server's search finds numbers, but also words that hold them. */
export async function commentNumbered(roundId: string, number: CommentNumber): Promise<string | null> {
  const { items } = await answer(api.rounds[':id'].comments.$get({ ...param(roundId), query: { q: String(number), sort: 'number', most } }));
  return items.find((row) => row.number === number)?.id ?? null;
}
