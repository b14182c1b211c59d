/** Questions about readings before the consultation. */
import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../api.ts';

export const readingsQuery = (matterId: string) => queryOptions({
  queryKey: ['reading', matterId],
  queryFn: () => answer(api.matters[':id'].readings.$get({ param: { id: matterId } })),
  meta: { subjects: ['participant'] },
});

export const readingQuery = (readingId: string) => queryOptions({
  queryKey: ['reading', 'one', readingId],
  queryFn: () => answer(api.readings[':id'].$get({ param: { id: readingId } })),
  meta: { subjects: ['participant'] },
});

export const readingAddress = (readingId: string): string => `/lasning/${readingId}`;
