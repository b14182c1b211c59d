/** What waits for the person who is signed in, over all matters. */
import { queryOptions } from '@tanstack/react-query';
import type { DeskRound } from '#shared/answer-desk.ts';
import { answer, api } from '../api.ts';
import type { BenchSearch } from './filter.ts';

export const deskQuery = queryOptions({
  queryKey: ['answer', 'desk'],
  queryFn: () => answer(api.desk.$get()),
  meta: { subjects: ['comment', 'response', 'round', 'matter', 'participant'] },
});

/** The selection at the bench that lists what a figure counts. */
export const listOf = {
  mine: (personId: string): BenchSearch => ({ assignee: personId, state: 'new,proposed', sort: 'due' }),
  returned: (personId: string): BenchSearch => ({ assignee: personId, review: 'returned' }),
  toReview: (): BenchSearch => ({ review: 'waiting' }),
} as const;

/** Where the matter has a review, only what has passed it is decided; else every proposal. */
export const toDecideList = ({ reviewed }: Pick<DeskRound, 'reviewed'>): BenchSearch => (reviewed ? { review: 'passed' } : { state: 'proposed' });
