/** Questions about matters, and the acts on one. */
import { infiniteQueryOptions, queryOptions, useQueryClient } from '@tanstack/react-query';
import type { Matter } from '#shared/matters.ts';
import { answer, api } from '../api.ts';

export const mattersQuery = queryOptions({ queryKey: ['matter'], queryFn: () => answer(api.matters.$get()), meta: { subjects: ['participant'] } });

export const matterQuery = (matterId: string) => queryOptions({
  queryKey: ['matter', matterId],
  queryFn: () => answer(api.matters[':id'].$get({ param: { id: matterId } })),
  meta: { subjects: ['participant', 'person'] },
});

export const journalQuery = (matterId: string) => infiniteQueryOptions({
  queryKey: ['journal', matterId],
  queryFn: ({ pageParam }) => answer(api.matters[':id'].journal.$get({ param: { id: matterId }, query: pageParam === '' ? {} : { before: pageParam } })),
  initialPageParam: '',
  getNextPageParam: ({ next }) => next,
  // Every act leaves an entry, so every change of the matter concerns the journal.
  meta: { subjects: ['matter', 'participant', 'document', 'package', 'round', 'response', 'joint-statement', 'comment', 'answer', 'remark', 'reading', 'involvement'] },
});

/** An act answered with the matter as it now is: no need to ask again. */
export function useMatterChanged(): (matter: Matter) => Promise<void> {
  const client = useQueryClient();
  return async (matter) => {
    client.setQueryData(matterQuery(matter.id).queryKey, matter);
    await Promise.all([client.invalidateQueries({ queryKey: ['matter'], exact: true }), client.invalidateQueries({ queryKey: ['journal', matter.id] })]);
  };
}
