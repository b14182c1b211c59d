/** Questions about meeting lists, and the acts on them. */
import { queryOptions, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import type { meetingChange, meetingDecisionInput, meetingInput } from '#shared/answer-meetings.ts';
import { answer, api, done } from '../api.ts';

const param = (id: string) => ({ param: { id } });

export const meetingsQuery = (roundId: string) => queryOptions({
  queryKey: ['meeting', 'of', roundId],
  queryFn: () => answer(api.rounds[':id'].meetings.$get(param(roundId))),
});

export const awaitingQuery = (roundId: string) => queryOptions({
  queryKey: ['meeting', 'awaiting', roundId],
  queryFn: () => answer(api.rounds[':id'].proposals.$get(param(roundId))),
  meta: { subjects: ['answer', 'comment', 'response', 'participant'] },
});

export const meetingQuery = (meetingId: string) => queryOptions({
  queryKey: ['meeting', 'one', meetingId],
  queryFn: () => answer(api.meetings[':id'].$get(param(meetingId))),
  meta: { subjects: ['answer', 'comment', 'response', 'participant'] },
});

export const meetingActs = {
  make: (roundId: string, json: z.input<typeof meetingInput>, key: string) => answer(api.rounds[':id'].meetings.$post({ ...param(roundId), json }, { headers: { 'idempotency-key': key } })),
  change: (meetingId: string, json: z.input<typeof meetingChange>) => answer(api.meetings[':id'].$put({ ...param(meetingId), json })),
  remove: (meetingId: string) => done(api.meetings[':id'].$delete(param(meetingId))),
  decide: (meetingId: string, json: z.input<typeof meetingDecisionInput>, key: string) => answer(api.meetings[':id'].decision.$post({ ...param(meetingId), json }, { headers: { 'idempotency-key': key } })),
};

/** Changes a list that is not decided, and shows it as it became. */
export function useChangedMeeting(meetingId: string) {
  const client = useQueryClient();
  return async (change: Parameters<typeof meetingActs.change>[1]) => {
    client.setQueryData(meetingQuery(meetingId).queryKey, await meetingActs.change(meetingId, change));
    void client.invalidateQueries({ queryKey: ['meeting'], predicate: ({ queryKey }) => queryKey[1] !== 'one' });
  };
}
