/** What of a round the public may read: the question and the acts. */
import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { publicationInput, publishedResponsesInput, withdrawalInput } from '#shared/publication.ts';
import { answer, api } from '../api.ts';

const param = (id: string) => ({ param: { id } });

export const publicationQuery = (roundId: string) => queryOptions({ queryKey: ['round', 'publication', roundId], queryFn: () => answer(api.rounds[':id'].publication.$get(param(roundId))), meta: { subjects: ['response', 'answer', 'joint-statement'] } });

export const publicationActs = {
  publish: (roundId: string, json: z.infer<typeof publicationInput>) => answer(api.rounds[':id'].publication.$post({ ...param(roundId), json })),
  withdraw: (roundId: string, json: z.infer<typeof withdrawalInput>) => answer(api.rounds[':id'].publication.withdrawal.$post({ ...param(roundId), json })),
  publishResponses: (roundId: string, json: z.infer<typeof publishedResponsesInput>) => answer(api.rounds[':id']['published-responses'].$post({ ...param(roundId), json })),
  hideResponse: (roundId: string, responseId: string) => answer(api.rounds[':id']['published-responses'][':responseId'].$delete({ param: { id: roundId, responseId } })),
  publishReport: (roundId: string) => answer(api.rounds[':id']['published-reports'].$post(param(roundId))),
};
