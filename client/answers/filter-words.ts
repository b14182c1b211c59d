/** The selection in words, by the names that this page knows. */
import { useQuery } from '@tanstack/react-query';
import { type FilterPart, partInWords, partsOf } from '#shared/comment-filter.ts';
import { registerQuery } from '../consultation/consultation.ts';
import { useMatter } from '../matters/matter-frame.tsx';
import { useText } from '../ui/text.tsx';
import { overviewQuery, themesQuery } from './answers.ts';
import { clausesByNumber } from './clauses-by-number.ts';
import type { BenchSearch } from './filter.ts';

export type ToldPart = FilterPart & { words: string };

export function useFilterWords(roundId: string): (search: BenchSearch) => ToldPart[] {
  const t = useText();
  const matter = useMatter();
  const consultees = useQuery(registerQuery(roundId)).data?.items ?? [];
  const themes = useQuery(themesQuery(roundId)).data?.items ?? [];
  const clauses = clausesByNumber(useQuery(overviewQuery(roundId)).data?.byClause ?? []);
  const names = {
    consultee: (id: string) => consultees.find((one) => one.id === id)?.name,
    theme: (id: string) => themes.find((one) => one.id === id)?.name,
    person: (id: string) => matter.participants.find((one) => one.personId === id)?.name,
    clauseHeading: (number: string) => clauses.get(number),
  };
  return (search) => partsOf(search).map((part) => ({ ...part, words: partInWords(t, names, part) }));
}

export function describe(parts: readonly ToldPart[]): string {
  return parts.map(({ words }) => words).join('; ');
}
