/** The text through time: one stop for each moment of writing, by mouse, touch and keys; at each the text as it stood and what had changed. */
import { Button, Switch } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type KeyboardEvent, type ReactNode, useDeferredValue, useId, useState } from 'react';
import type { Stop } from '#shared/drafting-history.ts';
import type { WorkingDocument } from '#shared/drafting.ts';
import { ActButton } from '../ui/act-button.tsx';
import { momentText, timeText } from '../ui/dates.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Answered } from '../ui/loading.tsx';
import { type Text, useLocale, useText } from '../ui/text.tsx';
import { comparisonAddress } from './addresses.ts';
import { ChangeFigures, ChangeSteps } from './change-list.tsx';
import { ComparisonText, showChange } from './comparison-text.tsx';
import { HistoryFrame } from './history-frame.tsx';
import { comparisonQuery, historyQuery } from './history.ts';
import { RestoreDialog } from './restore-dialog.tsx';

const leap = 10;

export function HistoryScreen(): ReactNode {
  const t = useText();
  return <HistoryFrame title={t('history.title')} lead={t('history.lead')}>{(document) => <Time key={document.id} document={document} />}</HistoryFrame>;
}

function Time({ document }: { document: WorkingDocument }): ReactNode {
  const t = useText();
  const history = useQuery(historyQuery(document.id));
  return <Answered question={history}>{({ items, refusals }) => (items.length === 0 ? <EmptyState>{t('history.time.empty')}</EmptyState> : <Slider document={document} stops={items} refusal={refusals['restore'] ?? null} />)}</Answered>;
}

function Slider({ document, stops, refusal }: { document: WorkingDocument; stops: readonly Stop[]; refusal: string | null }): ReactNode {
  const t = useText();
  const { locale } = useLocale();
  const [chosen, setChosen] = useState<number | null>(null);
  const [wanted, setWanted] = useState<{ point: string; what: string } | null>(null);
  const id = useId();
  const last = stops.length - 1;
  const at = Math.min(chosen ?? last, last);
  const go = (to: number): void => setChosen(Math.max(0, Math.min(last, to)));
  const stop = stops[at];
  // While somebody draws the slider, only where it rests is fetched.
  const shown = useDeferredValue(at);
  if (stop === undefined) return null;
  const when = momentText(locale, stop.to, 'medium');
  const press = (event: KeyboardEvent): void => {
    const step = event.key === 'PageUp' ? leap : event.key === 'PageDown' ? -leap : 0;
    if (step === 0) return;
    event.preventDefault();
    go(at + step);
  };
  return (
    <>
      <section className="card stack time-panel no-print" aria-label={t('history.tab.time')}>
        <label htmlFor={id}><strong>{t('history.time.slider')}</strong></label>
        <input
          id={id} type="range" className="time-slider" min={0} max={last} step={1} value={at} aria-describedby={`${id}-keys`}
          aria-valuetext={t('history.time.value', { when, who: stop.authors.map((author) => nameText(t, author.name)).join(', ') })}
          onChange={(event) => go(Number(event.target.value))} onKeyDown={press}
        />
        <div className="row time-steps">
          <Button variant="tertiary" data-size="sm" disabled={at === 0} onClick={() => go(0)}>{t('history.time.first')}</Button>
          <Button variant="secondary" data-size="sm" disabled={at === 0} onClick={() => go(at - 1)}>{t('history.time.earlier')}</Button>
          <span className="numbers">{t('history.time.stop', { at: at + 1, of: stops.length })}</span>
          <Button variant="secondary" data-size="sm" disabled={at === last} onClick={() => go(at + 1)}>{t('history.time.later')}</Button>
          <Button variant="tertiary" data-size="sm" disabled={at === last} onClick={() => go(last)}>{t('history.time.last')}</Button>
        </div>
        <p id={`${id}-keys`} className="small soft">{t('history.time.keys')}</p>
        <Told stop={stop} />
        <div className="row">
          <Link to={comparisonAddress(document.id, { from: `log.${stop.seq}`, to: 'now' }) as string} className="text-link">{t('history.time.compare')}</Link>
          {at < last && <ActButton variant="secondary" refusal={refusal} showWhy={false} onAct={() => setWanted({ point: `log.${stop.seq}`, what: t('history.point.log', { when }) })}>{t('history.restore')}</ActButton>}
        </div>
      </section>
      <AtStop key={shown} document={document} stops={stops} at={shown} />
      <RestoreDialog documentId={document.id} wanted={wanted} onClose={() => setWanted(null)} />
    </>
  );
}

const nameText = (t: Text, name: string): string => (name === '' ? t('history.time.nobody') : name);

/** When, and who wrote how much. */
function Told({ stop }: { stop: Stop }): ReactNode {
  const t = useText();
  const { locale } = useLocale();
  const same = timeText(locale, stop.from) === timeText(locale, stop.to) && stop.from.slice(0, 10) === stop.to.slice(0, 10);
  return (
    <div role="status" className="time-told">
      <p><strong>{same ? momentText(locale, stop.to) : t('history.time.span', { from: momentText(locale, stop.from), to: stop.from.slice(0, 10) === stop.to.slice(0, 10) ? timeText(locale, stop.to) : momentText(locale, stop.to) })}</strong></p>
      <ul className="plain-list">
        {stop.authors.map(({ personId, name, inserted, deleted }) => <li key={personId ?? ''}>{nameText(t, name)}: <span className="soft">{inserted + deleted === 0 ? t('history.time.noLetters') : t('history.time.counts', { inserted, deleted })}</span></li>)}
      </ul>
    </div>
  );
}

function AtStop({ document, stops, at }: { document: WorkingDocument; stops: readonly Stop[]; at: number }): ReactNode {
  const t = useText();
  const [only, setOnly] = useState(false);
  const [current, setCurrent] = useState(-1);
  const compared = useQuery(comparisonQuery(document.id, `log.${stops[at - 1]?.seq ?? 0}`, `log.${stops[at]?.seq ?? 0}`));
  return (
    <Answered question={compared}>
      {({ comparison }) => (
        <section className="stack" aria-label={t('history.time.since')} aria-busy={compared.isPlaceholderData}>
          <div className="row-apart">
            <div><h2 className="time-since">{t('history.time.since')}</h2><ChangeFigures comparison={comparison} /></div>
            {comparison.changes.length > 0 && <ChangeSteps count={comparison.changes.length} current={current} onGo={(to) => { setCurrent(to); showChange('time', to); }} />}
            <Switch data-size="sm" label={t('compare.only')} checked={only} onChange={(event) => setOnly(event.target.checked)} />
          </div>
          <ComparisonText comparison={comparison} only={only} name="time" />
        </section>
      )}
    </Answered>
  );
}
