/** Which threads are shown: open or closed, whose, about which clause. */
import { Button, Field, Label, Select, Switch } from '@digdir/designsystemet-react';
import { type ReactNode, useId, useState } from 'react';
import { openRemarksOnly, type RemarkFilter } from '#shared/discussion.ts';
import type { OutlineHeading } from '../editor/headings.ts';
import { Icon } from '../ui/icons.tsx';
import { short } from '../ui/short-words.ts';
import { useText } from '../ui/text.tsx';

export interface Counts {
  open: number;
  resolved: number;
  unplaced: number;
  shown: number;
}

interface Props {
  filter: RemarkFilter;
  onChange: (filter: RemarkFilter) => void;
  counts: Counts;
  headings: readonly OutlineHeading[];
}

const shows = ['open', 'resolved', 'all'] as const;
const whoses = ['everyone', 'mine', 'mentions', 'reference'] as const;

export function RemarkFilterBar({ filter, onChange, counts, headings }: Props): ReactNode {
  const t = useText();
  const panel = useId();
  const isNarrowed = filter.whose !== 'everyone' || filter.clause !== null || filter.unplaced;
  const [isOpen, setOpen] = useState(isNarrowed);
  const numbers = { open: counts.open, resolved: counts.resolved, all: counts.open + counts.resolved };
  return (
    <div className="remark-filter no-print" role="group" aria-label={t('drafting.remarks.filter')}>
      <div className="remark-filter-row">
        <Field className="remark-filter-show">
          <Label className="ds-sr-only">{t('drafting.remarks.filter.show')}</Label>
          <Select data-size="sm" value={filter.show} onChange={(event) => onChange({ ...filter, show: shows.find((one) => one === event.target.value) ?? 'open' })}>
            {shows.map((one) => <option key={one} value={one}>{t(`drafting.remarks.filter.${one}`, { n: numbers[one] })}</option>)}
          </Select>
        </Field>
        <Button variant="tertiary" data-size="sm" aria-expanded={isOpen} aria-controls={panel} onClick={() => setOpen(!isOpen)}>{t('drafting.remarks.filter.more')} <Icon name="chevronDown" size={14} /></Button>
      </div>
      <div id={panel} hidden={!isOpen} className="remark-filter-more">
        <Field>
          <Label>{t('drafting.remarks.filter.whose')}</Label>
          <Select data-size="sm" value={filter.whose} onChange={(event) => onChange({ ...filter, whose: whoses.find((one) => one === event.target.value) ?? 'everyone' })}>
            {whoses.map((one) => <option key={one} value={one}>{t(`drafting.remarks.filter.${one}`)}</option>)}
          </Select>
        </Field>
        <Field>
          <Label>{t('drafting.remarks.filter.clause')}</Label>
          <Select data-size="sm" value={filter.clause ?? ''} onChange={(event) => onChange({ ...filter, clause: event.target.value === '' ? null : event.target.value })}>
            <option value="">{t('drafting.remarks.filter.wholeText')}</option>
            {headings.map(({ id, number, text }) => <option key={id} value={number}>{number} {short(text, 40)}</option>)}
          </Select>
        </Field>
        <Switch data-size="sm" label={t('drafting.remarks.filter.unplaced', { n: counts.unplaced })} checked={filter.unplaced} onChange={(event) => onChange({ ...filter, unplaced: event.target.checked })} />
      </div>
      {isNarrowed && (
        <p className="remark-filter-row small">
          <span role="status">{t('drafting.remarks.filter.count', { n: counts.shown })}</span>
          <button type="button" className="text-button small" onClick={() => onChange(openRemarksOnly)}>{t('drafting.remarks.filter.clear')}</button>
        </p>
      )}
    </div>
  );
}
