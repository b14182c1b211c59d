/** The selection in words: on the chips, and on every page of a file that holds only a part (`domain.md` rule 16). */
import { useQuery } from '@tanstack/react-query';
import type { Disposition, Stance } from '#shared/export.ts';
import { registerQuery } from '../consultation/consultation.ts';
import { useMatter } from '../matters/matter-frame.tsx';
import { useSpokenText, useText } from '../ui/text.tsx';
import { overviewQuery, themesQuery } from './answers.ts';
import { type BenchSearch, type FilterName, partsOf } from './filter.ts';

export interface FilterPart {
  name: FilterName;
  value: string;
  words: string;
}

/** The longest that the server writes on a page. */
const longest = 500;

export function useFilterWords(roundId: string): (search: BenchSearch) => FilterPart[] {
  const t = useText();
  const spoken = useSpokenText();
  const matter = useMatter();
  const consultees = useQuery(registerQuery(roundId)).data?.items ?? [];
  const themes = useQuery(themesQuery(roundId)).data?.items ?? [];
  const clauses = useQuery(overviewQuery(roundId)).data?.byClause ?? [];

  const valueIn = (name: FilterName, value: string): string | undefined => {
    switch (name) {
      case 'consultee': return consultees.find((one) => one.id === value)?.name;
      case 'theme': return value === 'none' ? t('answers.filter.theme.none') : themes.find((one) => one.id === value)?.name;
      case 'assignee': return value === 'none' ? t('answers.filter.assignee.none') : matter.participants.find((one) => one.personId === value)?.name;
      case 'clause': return [value, clauses.find((one) => one.clauseNumber === value)?.clauseHeading].filter(Boolean).join(' ');
      case 'group': return t(`answers.filter.group.${value === 'parties' ? 'parties' : 'others'}`);
      case 'stance': return t(`ui.stance.${value as Stance}`);
      case 'disposition': return t(`ui.disposition.${value as Disposition}`);
      case 'kind': case 'state': return spoken(`answers.${name}.${value}`) ?? undefined;
      case 'change': return t('answers.filter.change.none');
      case 'q': return value;
    }
  };
  const named: Record<Exclude<FilterName, 'q' | 'group' | 'change'>, string> = {
    consultee: t('answers.filter.organisation'), theme: t('answers.filter.theme'), assignee: t('answers.filter.assignee'), clause: t('answers.filter.clause'),
    stance: t('answers.filter.stance'), disposition: t('answers.filter.disposition'), kind: t('answers.kind'), state: t('answers.state'),
  };
  return (search) => partsOf(search).map(({ name, value }) => {
    const found = valueIn(name, value) ?? t('answers.filter.unknown');
    if (name === 'q') return { name, value, words: t('answers.filter.words.q', { value }) };
    if (name === 'group' || name === 'change' || value === 'none') return { name, value, words: found };
    return { name, value, words: t('answers.filter.words.named', { name: named[name], value: found }) };
  });
}

export function describe(parts: readonly FilterPart[]): string {
  const told = parts.map(({ words }) => words).join('; ');
  return told.length <= longest ? told : `${told.slice(0, longest - 1)}…`;
}
