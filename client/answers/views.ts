/** Saved views: questions and acts. */
import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { viewChange, viewInput } from '#shared/bench-views.ts';
import { answer, api, done } from '../api.ts';

export const viewsQuery = (roundId: string) => queryOptions({
  queryKey: ['view', 'of', roundId],
  queryFn: () => answer(api.rounds[':id'].views.$get({ param: { id: roundId } })),
  meta: { subjects: ['participant'] },
});

export const viewActs = {
  save: (roundId: string, json: z.input<typeof viewInput>) => answer(api.rounds[':id'].views.$post({ param: { id: roundId }, json })),
  change: (viewId: string, json: z.input<typeof viewChange>) => done(api.views[':id'].$patch({ param: { id: viewId }, json })),
  remove: (viewId: string) => done(api.views[':id'].$delete({ param: { id: viewId } })),
};
