/** Questions and acts on many comments at once. */
import { queryOptions } from '@tanstack/react-query';
import type { TogetherAct } from '#shared/answers-together.ts';
import { answer, api } from '../api.ts';
import { type Chosen, chosenInput } from './chosen.ts';
import type { BenchFilter } from './filter.ts';

export interface Sorting {
  roundId: string;
  chosen: Chosen;
  filter: BenchFilter;
}

const body = ({ chosen, filter }: Sorting, act: TogetherAct) => ({ chosen: chosenInput(chosen, filter), act });

/** Asked again when an answer changes: what was read is then no longer what would be done. */
export const previewQuery = (sorting: Sorting, act: TogetherAct | null) => queryOptions({
  queryKey: ['answer', 'together', sorting.roundId, { ...chosenInput(sorting.chosen, sorting.filter) }, act],
  queryFn: () => answer(api.rounds[':id']['sorting-previews'].$post({ param: { id: sorting.roundId }, json: body(sorting, act ?? { kind: 'assign', to: null }) })),
  enabled: act !== null,
  staleTime: 0,
  gcTime: 0,
  meta: { subjects: ['theme', 'participant', 'response'] },
});

export const sortTogether = (sorting: Sorting, { act, seen }: { act: TogetherAct; seen: string }) =>
  answer(api.rounds[':id'].sortings.$post({ param: { id: sorting.roundId }, json: { ...body(sorting, act), seen } }));

export const undoTogether = (roundId: string, sorting: string) => answer(api.rounds[':id'].sortings[':sorting'].undoing.$post({ param: { id: roundId, sorting } }));
