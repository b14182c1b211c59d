/** How the round has gone from day to day: what came in, what was answered, what was decided. A picture, and the same numbers in a table. */
import type { ReactNode } from 'react';
import type { Matrix, ProgressDay } from '#shared/answers-matrix.ts';
import { below, pointsText, stepLine } from '#shared/charts.ts';
import { Day } from '../ui/dates.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Section } from '../ui/page.tsx';
import { useLocale, useText } from '../ui/text.tsx';
import './charts.css';

const frame = { width: 600, height: 120 };
type Series = Exclude<keyof ProgressDay, 'day'>;

export function ProgressChart({ progress }: { progress: Matrix['progress'] }): ReactNode {
  const t = useText();
  const last = progress.at(-1);
  return (
    <Section title={t('answers.progress')} id="progress">
      {last === undefined ? <EmptyState>{t('answers.progress.empty')}</EmptyState> : (
        <>
          <div className="progress-charts">
            <Picture progress={progress} series={['responses']} last={last} words={t('answers.progress.picture.responses', { responses: last.responses })} />
            {last.comments > 0 && <Picture progress={progress} series={['comments', 'answered', 'decided']} last={last} words={t('answers.progress.picture', { answered: last.answered, decided: last.decided, comments: last.comments })} />}
          </div>
          <details>
            <summary>{t('answers.progress.numbers')}</summary>
            <div className="matrix-region" role="region" aria-label={t('answers.progress.table')} tabIndex={0}>
              <table className="small-table progress-table">
                <caption className="ds-sr-only">{t('answers.progress.table')}</caption>
                <thead><tr><th scope="col">{t('answers.progress.day')}</th>{allSeries.map((one) => <th key={one} scope="col" className="number-cell">{t(`answers.progress.${one}`)}</th>)}</tr></thead>
                <tbody>{progress.map((on) => <tr key={on.day}><th scope="row"><Day value={on.day} form="medium" /></th>{allSeries.map((one) => <td key={one} className="number-cell numbers">{on[one]}</td>)}</tr>)}</tbody>
              </table>
            </div>
          </details>
        </>
      )}
    </Section>
  );
}

const allSeries = ['responses', 'comments', 'answered', 'decided'] as const satisfies readonly Series[];

/** The first of the series reaches the top. */
function Picture({ progress, series, last, words }: { progress: readonly ProgressDay[]; series: readonly Series[]; last: ProgressDay; words: string }): ReactNode {
  const t = useText();
  const numbers = new Intl.NumberFormat(useLocale().tag);
  const most = last[series[0] ?? 'comments'];
  const lineOf = (one: Series) => stepLine(progress.map((on) => ({ day: on.day, count: on[one] })), most, frame);
  return (
    <figure className="progress-figure">
      <figcaption>
        <ul className="plain-list chart-legend">
          {series.map((one) => (
            <li key={one}>
              <svg width="28" height="12" aria-hidden="true" focusable="false"><line className="chart-line" data-series={one} x1="1" y1="6" x2="27" y2="6" /></svg>
              {t(`answers.progress.${one}`)}: <strong className="numbers">{numbers.format(last[one])}</strong>
            </li>
          ))}
        </ul>
      </figcaption>
      <svg className="progress-chart" viewBox={`0 0 ${frame.width} ${frame.height}`} preserveAspectRatio="none" role="img" aria-label={words}>
        {series.map((one) => <polygon key={one} className="chart-ground" data-series={one} points={pointsText(below(lineOf(one), frame))} />)}
        {series.map((one) => <polyline key={one} className="chart-line" data-series={one} points={pointsText(lineOf(one))} />)}
      </svg>
      <p className="soft small progress-ends"><Day value={progress[0]?.day ?? last.day} form="medium" /> {progress.length > 1 && <Day value={last.day} form="medium" />}</p>
    </figure>
  );
}
