/** Questions about versions, history and comparisons. Keys begin with the subject that the live events name. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, api } from '../api.ts';

export const versionsQuery = (documentId: string) => queryOptions({
  queryKey: ['version', documentId],
  queryFn: () => answer(api.documents[':id'].versions.$get({ param: { id: documentId } })),
  meta: { subjects: ['participant', 'document'] },
});

export const historyQuery = (documentId: string) => queryOptions({
  queryKey: ['version', documentId, 'history'],
  queryFn: () => answer(api.documents[':id'].history.$get({ param: { id: documentId } })),
  // The draft grows all the time: asked anew each time the page is opened, and only then.
  staleTime: 0, refetchOnWindowFocus: false,
});

export const authorsQuery = (documentId: string) => queryOptions({
  queryKey: ['version', documentId, 'authors'],
  queryFn: () => answer(api.documents[':id'].authors.$get({ param: { id: documentId }, query: { point: 'now' } })),
  staleTime: 0, refetchOnWindowFocus: false,
});

export const restorePreviewQuery = (documentId: string) => queryOptions({
  queryKey: ['version', documentId, 'restoration'],
  queryFn: () => answer(api.documents[':id'].restoration.$get({ param: { id: documentId } })),
  // Somebody may have proposed something a moment ago.
  staleTime: 0, gcTime: 0, refetchOnWindowFocus: false,
});

export const comparisonQuery = (documentId: string, from: string, to: string) => queryOptions({
  queryKey: ['version', documentId, 'comparison', from, to],
  queryFn: ({ signal }) => answer(api.documents[':id'].comparison.$get({ param: { id: documentId }, query: { from, to } }, { init: { signal } })),
  // What was, does not change; what is, is asked anew.
  staleTime: from === 'now' || to === 'now' ? 0 : Infinity, refetchOnWindowFocus: false, placeholderData: keepPreviousData,
});
