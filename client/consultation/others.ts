import { queryOptions } from '@tanstack/react-query';
import type { Locale } from '#shared/messages/format.ts';
import { answer, api } from '../api.ts';

/** Named as the public names them, in the reader's language. */
export const othersQuery = (consulteeId: string, locale: Locale) => queryOptions({ queryKey: ['consultation', 'others', consulteeId, locale], queryFn: () => answer(api.consultations[':id'].others.$get({ param: { id: consulteeId }, query: { locale } })), meta: { subjects: ['round', 'response'] } });
export const othersResponseQuery = (consulteeId: string, responseId: string, locale: Locale) => queryOptions({
  queryKey: ['consultation', 'others', consulteeId, responseId, locale],
  queryFn: () => answer(api.consultations[':id'].others[':responseId'].$get({ param: { id: consulteeId, responseId }, query: { locale } })),
  meta: { subjects: ['round', 'response'] },
});
