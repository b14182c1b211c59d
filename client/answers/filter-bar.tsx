/** What is shown in the list: common selections at once, the rest one press away, and every choice as a chip that can be taken off. */
import { Button, Field, Label, Select } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useId, useState } from 'react';
import { reviewStates } from '#shared/answer-chain.ts';
import { anchorStates, answerStates, standsNoMore } from '#shared/answers.ts';
import { commentKinds, dispositions, stances } from '#shared/export.ts';
import { registerQuery } from '../consultation/consultation.ts';
import { useMatter } from '../matters/matter-frame.tsx';
import { usePerson } from '../people/session.ts';
import { Chip, ChipGroup, RemovableChip } from '../ui/chip.tsx';
import { Icon } from '../ui/icons.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { useText } from '../ui/text.tsx';
import { chainQuery } from './aids.ts';
import { overviewQuery, themesQuery } from './answers.ts';
import { clausesByNumber } from './clauses-by-number.ts';
import { useFilterWords } from './filter-words.ts';
import { type FilterName, valuesOf } from '#shared/comment-filter.ts';
import { type BenchSearch, sorts, toggled, withFilter, withoutPart } from './filter.ts';
import { people } from './people.ts';

interface Props {
  roundId: string;
  search: BenchSearch;
  /** Typing replaces the address instead of filling the history. */
  onChange: (search: BenchSearch, replace?: boolean) => void;
  /** Stands beside the filters. */
  views?: ReactNode;
}

export const searchId = 'answers-search';
/** Chips that always stand there say themselves that they are chosen. */
const quick: readonly FilterName[] = ['state', 'review', 'change', 'conflict', 'q'];

export function FilterBar({ roundId, search, onChange, views }: Props): ReactNode {
  const t = useText();
  const me = usePerson();
  const panel = useId();
  const [open, setOpen] = useState(false);
  const chosen = useFilterWords(roundId)(search).filter(({ name, value }) => !quick.includes(name) && !(name === 'assignee' && value === me.id));
  const { byState, withoutChange = 0, conflicts = 0 } = useQuery(overviewQuery(roundId)).data ?? {};
  const reviewer = useQuery(chainQuery(useMatter().id)).data?.reviewer ?? null;
  const only = (name: FilterName, value: string) => onChange(withFilter(search, name, search[name] === value ? '' : value));

  return (
    <div className="filter-bar no-print" role="group" aria-label={t('answers.filter')}>
      <div className="filter-row">
        <SearchWords value={search.q ?? ''} onChange={(q) => onChange(withFilter(search, 'q', q), true)} />
        <Button variant="tertiary" className="filter-more" aria-expanded={open} aria-controls={panel} onClick={() => setOpen(!open)}>{open ? t('answers.filter.fewer') : t('answers.filter.more')} <Icon name="chevronDown" size={16} /></Button>
        {views}
      </div>
      <ChipGroup label={t('answers.filter.quick')}>
        {answerStates.filter((state) => !standsNoMore({ state }) || (byState?.[state] ?? 0) > 0 || valuesOf(search.state).includes(state)).map((state) => <Chip key={state} pressed={valuesOf(search.state).includes(state)} count={byState?.[state]} onChange={() => onChange(toggled(search, 'state', state))}>{t(`answers.state.${state}`)}</Chip>)}
        {(reviewer !== null || search.review !== undefined) && reviewStates.map((one) => <Chip key={one} pressed={search.review === one} onChange={() => only('review', one)}>{t(`answers.review.${one}`)}</Chip>)}
        <Chip pressed={search.assignee === me.id} onChange={() => only('assignee', me.id)}>{t('answers.filter.mine')}</Chip>
        {(withoutChange > 0 || search.change !== undefined) && <Chip pressed={search.change === 'none'} count={withoutChange} onChange={() => only('change', 'none')}>{t('answers.filter.change.none')}</Chip>}
        {(conflicts > 0 || search.conflict !== undefined) && <Chip pressed={search.conflict === 'open'} count={conflicts} onChange={() => only('conflict', 'open')}>{t('answers.filter.conflict.open')}</Chip>}
      </ChipGroup>
      <div id={panel} hidden={!open}>{open && <Choices roundId={roundId} search={search} onChange={onChange} />}</div>
      {chosen.length > 0 && (
        <ChipGroup label={t('answers.filter.active')}>
          {chosen.map((part) => <RemovableChip key={part.name + part.value} onRemove={() => onChange(withoutPart(search, part))}>{part.words}</RemovableChip>)}
        </ChipGroup>
      )}
    </div>
  );
}

/** Milliseconds: longer than between two keys of a word, and short enough that the result comes with the last one. */
const pause = 120;

/** Asks when the typing rests. */
function SearchWords({ value, onChange }: { value: string; onChange: (q: string) => void }): ReactNode {
  const t = useText();
  const [typed, setTyped] = useState(value);
  const [from, setFrom] = useState(value);
  if (from !== value) {
    // Changed from elsewhere: Back, or "show all". What was typed meanwhile and not asked for yet is kept.
    setFrom(value);
    if (typed.trim() !== value) setTyped(value);
  }
  useEffect(() => {
    if (typed.trim() === value) return;
    const timer = setTimeout(() => onChange(typed.trim()), pause);
    return () => clearTimeout(timer);
  }, [typed, value, onChange]);
  return <SearchField id={searchId} label={t('answers.filter.search')} value={typed} onChange={setTyped} />;
}

function Choices({ roundId, search, onChange }: Props): ReactNode {
  const t = useText();
  const matter = useMatter();
  const consultees = useQuery(registerQuery(roundId)).data?.items.filter(({ response }) => response !== null && response.comments > 0) ?? [];
  const themes = useQuery(themesQuery(roundId)).data?.items ?? [];
  const clauses = [...clausesByNumber(useQuery(overviewQuery(roundId)).data?.byClause ?? [])];
  const set = (name: FilterName) => (value: string) => onChange(withFilter(search, name, value));
  return (
    <div className="filter-choices">
      <Choose label={t('answers.filter.organisation')} value={search.consultee} onChange={set('consultee')} options={consultees.map(({ id, name }) => [id, name])} />
      <Choose label={t('answers.filter.group')} value={search.group} onChange={set('group')} options={[['parties', t('answers.filter.group.parties')], ['others', t('answers.filter.group.others')]]} />
      <Choose label={t('answers.filter.clause')} value={search.clause} onChange={set('clause')} options={[['none', t('answers.filter.clause.none')], ...clauses.map(([number, heading]): [string, string] => [number, [number, heading].filter(Boolean).join(' ')])]} />
      <Choose label={t('answers.filter.theme')} value={search.theme} onChange={set('theme')} options={[['none', t('answers.filter.theme.none')], ...themes.map(({ id, name }): [string, string] => [id, name])]} />
      <Choose label={t('answers.kind')} value={search.kind} onChange={set('kind')} options={commentKinds.map((kind) => [kind, t(`answers.kind.${kind}`)])} />
      <Choose label={t('answers.filter.stance')} value={search.stance} onChange={set('stance')} options={stances.map((stance) => [stance, t(`ui.stance.${stance}`)])} />
      <Choose label={t('answers.filter.disposition')} value={search.disposition} onChange={set('disposition')} options={dispositions.map((one) => [one, t(`ui.disposition.${one}`)])} />
      <Choose label={t('answers.words.now')} value={search.anchor} onChange={set('anchor')} options={anchorStates.map((one) => [one, t(`answers.words.state.${one}`)])} />
      <Choose label={t('answers.filter.assignee')} value={search.assignee} onChange={set('assignee')} options={[['none', t('answers.filter.assignee.none')], ...people(matter).map(({ id, name }): [string, string] => [id, name])]} />
    </div>
  );
}

interface ChooseProps {
  label: string;
  value: string | undefined;
  options: readonly (readonly [value: string, text: string])[];
  onChange: (value: string) => void;
}

function Choose({ label, value = '', options, onChange }: ChooseProps): ReactNode {
  const t = useText();
  const known = value === '' || options.some(([one]) => one === value);
  return (
    <Field>
      <Label>{label}</Label>
      <Select value={known ? value : ''} onChange={(event) => onChange(event.target.value)}>
        <Select.Option value="">{t('answers.filter.any')}</Select.Option>
        {options.map(([one, text]) => <Select.Option key={one} value={one}>{text}</Select.Option>)}
      </Select>
    </Field>
  );
}

/** Stands beside the count, since the order is no part of the selection. */
export function ChooseOrder({ search, onChange }: Pick<Props, 'search' | 'onChange'>): ReactNode {
  const t = useText();
  return (
    <label className="choose-order no-print">
      {t('answers.sort')}
      <Select value={search.sort ?? 'clause'} onChange={(event) => onChange({ ...search, sort: sorts.find((one) => one === event.target.value) ?? 'clause' })}>
        {sorts.map((sort) => <Select.Option key={sort} value={sort}>{t(`answers.sort.${sort}`)}</Select.Option>)}
      </Select>
    </label>
  );
}
