/** Two versions of a text compared: figures, a list by clause, the text with its changes, and the Word file. */
import { Button, Field, Label, Select, Switch } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { WorkingDocument } from '#shared/drafting.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Icon } from '../ui/icons.tsx';
import { useSingleKeys } from '../ui/keys.ts';
import { Answered } from '../ui/loading.tsx';
import { useLocale, useText } from '../ui/text.tsx';
import { comparisonAddress } from './addresses.ts';
import type { ComparedPoints } from './compared-points.ts';
import { ChangeFigures, ChangeList, ChangeSteps } from './change-list.tsx';
import { ComparisonText, showChange } from './comparison-text.tsx';
import { HistoryFrame } from './history-frame.tsx';
import { comparisonQuery } from './history.ts';
import { usePoints } from './points.ts';

export function ComparisonScreen(): ReactNode {
  const t = useText();
  return <HistoryFrame title={t('compare.title')}>{(document) => <Choice key={document.id} document={document} />}</HistoryFrame>;
}

function Choice({ document }: { document: WorkingDocument }): ReactNode {
  const t = useText();
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as ComparedPoints;
  const points = usePoints(document);
  // With nothing chosen: what has happened since the newest version.
  const from = search.fran ?? points.find(({ point }) => point !== 'now')?.point;
  const to = search.till ?? 'now';
  const go = (next: { from: string; to: string }): void => void navigate({ to: comparisonAddress(document.id, next) as string, replace: true });
  if (from === undefined) return <EmptyState>{t('history.versions.empty')}</EmptyState>;
  return (
    <>
      <div className="row compare-choice no-print">
        <PointChoice label={t('compare.from')} points={points} value={from} onChange={(point) => go({ from: point, to })} />
        <PointChoice label={t('compare.to')} points={points} value={to} onChange={(point) => go({ from, to: point })} />
        <Button variant="tertiary" onClick={() => go({ from: to, to: from })}>{t('compare.swap')}</Button>
      </div>
      <Compared key={`${from} ${to}`} document={document} from={from} to={to} />
    </>
  );
}

function PointChoice({ label, points, value, onChange }: { label: string; points: ReturnType<typeof usePoints>; value: string; onChange: (point: string) => void }): ReactNode {
  const t = useText();
  const known = points.some(({ point }) => point === value);
  return (
    <Field>
      <Label>{label}</Label>
      <Select value={value} onChange={(event) => onChange(event.target.value)}>
        {!known && <Select.Option value={value}>{t('history.point.chosen')}</Select.Option>}
        {points.map(({ point, text }) => <Select.Option key={point} value={point}>{text}</Select.Option>)}
      </Select>
    </Field>
  );
}

function Compared({ document, from, to }: { document: WorkingDocument; from: string; to: string }): ReactNode {
  const t = useText();
  const { locale } = useLocale();
  const compared = useQuery(comparisonQuery(document.id, from, to));
  const [only, setOnly] = useState(false);
  const [current, setCurrent] = useState(-1);
  const count = compared.data?.comparison.changes.length ?? 0;
  const goTo = (at: number): void => {
    if (at < 0 || at >= count) return;
    setCurrent(at);
    showChange('compare', at);
  };
  useSingleKeys({ n: () => goTo(current + 1), p: () => goTo(current - 1) }, count > 0);
  return (
    <Answered question={compared}>
      {({ comparison }) => (comparison.changes.length === 0 ? <p className="card">{t('compare.same')}</p> : (
        <div className="compare-columns">
          <aside className="compare-side stack no-print" aria-label={t('compare.summary')}>
            <ChangeFigures comparison={comparison} />
            <a href={`/api/documents/${document.id}/comparison/docx?from=${from}&to=${to}&language=${locale}`} download className="text-link"><Icon name="download" size={16} /> {t('compare.download')}</a>
            <a href={`/api/documents/${document.id}/comparison/pdf?from=${from}&to=${to}&language=${locale}`} download className="text-link"><Icon name="download" size={16} /> {t('compare.downloadPdf')}</a>
            <a href={`/api/documents/${document.id}/comparison/html?from=${from}&to=${to}&language=${locale}`} download className="text-link"><Icon name="download" size={16} /> {t('compare.downloadHtml')}</a>
            <details open={window.matchMedia('(min-width: 62rem)').matches}>
              <summary>{t('compare.list')}</summary>
              <ChangeList changes={comparison.changes} current={current} onGo={goTo} />
            </details>
          </aside>
          <div className="compare-main">
            <div className="row compare-bar no-print">
              <ChangeSteps count={count} current={current} onGo={goTo} />
              <Switch data-size="sm" label={t('compare.only')} checked={only} onChange={(event) => setOnly(event.target.checked)} />
              <span className="small soft compare-keys">{t('compare.keys')}</span>
            </div>
            <ComparisonText comparison={comparison} only={only} name="compare" />
          </div>
        </div>
      ))}
    </Answered>
  );
}
