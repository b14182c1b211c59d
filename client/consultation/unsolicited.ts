/** What has come through the public form: the question and the acts. */
import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { leavingOutInput, receivingInput } from '#shared/unsolicited.ts';
import { answer, api } from '../api.ts';

const param = (id: string) => ({ param: { id } });

export const moderationQuery = (roundId: string) => queryOptions({ queryKey: ['consultee', 'unsolicited', roundId], queryFn: () => answer(api.rounds[':id']['unsolicited-responses'].$get(param(roundId))), meta: { subjects: ['round', 'response'] } });

export const unsolicitedActs = {
  turnForm: (roundId: string, on: boolean) => answer(api.rounds[':id']['public-form'].$put({ ...param(roundId), json: { on } })),
  receive: (id: string, json: z.infer<typeof receivingInput>) => answer(api['unsolicited-responses'][':id'].receipt.$post({ ...param(id), json })),
  leaveOut: (id: string, json: z.infer<typeof leavingOutInput>) => answer(api['unsolicited-responses'][':id'].dismissal.$post({ ...param(id), json })),
};
