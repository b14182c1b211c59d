/** How far the answering has come. Every number opens the list behind it. */
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Overview } from '#shared/answers.ts';
import { type Disposition, dispositions } from '#shared/export.ts';
import { ReadingsBeside } from '../drafting/reading-figures.tsx';
import { useMatter } from '../matters/matter-frame.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Icon } from '../ui/icons.tsx';
import { Answered } from '../ui/loading.tsx';
import { DispositionMark, StanceMark } from '../ui/marks.tsx';
import { PageTitle, Section } from '../ui/page.tsx';
import { useLocale, useText } from '../ui/text.tsx';
import { overviewQuery } from './answers.ts';
import { Bar } from './bar.tsx';
import { ClauseBars } from './clause-bars.tsx';
import { ToBench } from './to-bench.tsx';
import type { BenchSearch } from './filter.ts';
import { Gate } from './gate.tsx';
import { PreNoticeSetting } from './pre-notice-setting.tsx';
import { PositionMatrix } from './position-matrix.tsx';
import { RoundTabs } from './round-tabs.tsx';
import { SectionPositions } from './section-positions.tsx';

export function OverviewScreen(): ReactNode {
  const t = useText();
  const { roundId = '' } = useParams({ strict: false });
  const matter = useMatter();
  const overview = useQuery(overviewQuery(roundId));
  return (
    <div className="stack answers-page">
      <PageTitle title={t('answers.overview')} space="working" />
      <RoundTabs />
      <Answered question={overview}>
        {(found) => (
          <div className="stack-wide">
            <Counts overview={found} roundId={roundId} />
            <WithoutChange overview={found} roundId={roundId} />
            <Gate overview={found} />
            {found.conclusion === null && <PreNoticeSetting roundId={roundId} alone />}
            <div className="outcomes-and-stances">
              <Outcomes overview={found} roundId={roundId} />
              <Stances overview={found} roundId={roundId} />
            </div>
            <SectionPositions roundId={roundId} />
            <PositionMatrix roundId={roundId} />
            <ClauseBars overview={found} roundId={roundId} />
            <ReadingsBeside matterId={matter.id} />
          </div>
        )}
      </Answered>
    </div>
  );
}

interface Props {
  overview: Overview;
  roundId: string;
}

function Counts({ overview: { comments, byState, split }, roundId }: Props): ReactNode {
  const t = useText();
  const { tag } = useLocale();
  const numbers = new Intl.NumberFormat(tag);
  const counts: [string, number, BenchSearch][] = [
    [t('answers.counts.all'), comments, {}],
    [t('answers.counts.new'), byState.new ?? 0, { state: 'new' }],
    [t('answers.counts.proposed'), byState.proposed ?? 0, { state: 'proposed' }],
    [t('answers.counts.decided'), byState.decided ?? 0, { state: 'decided' }],
    ...(['withdrawn', 'replaced'] as const).flatMap((state) => ((byState[state] ?? 0) === 0 ? [] : [[t(`answers.counts.${state}`), byState[state] ?? 0, { state }] satisfies [string, number, BenchSearch]])),
  ];
  return (
    <Section title={t('answers.counts')} id="counts">
      <ul className="plain-list count-tiles">
        {counts.map(([name, count, search]) => (
          <li key={name}>
            <Link to="/omgangar/$roundId/synpunkter" params={{ roundId }} search={search} className="count-tile">
              <span className="count-number numbers">{numbers.format(count)}</span> <span className="count-name">{name}</span>
            </Link>
          </li>
        ))}
      </ul>
      {split.parts > 0 && <p className="soft">{t('answers.counts.parts', split)}</p>}
      {comments > 0 && <Bar className="progress-bar" parts={[{ kind: 'decided', share: (byState.decided ?? 0) / comments }, { kind: 'proposed', share: (byState.proposed ?? 0) / comments }]} />}
    </Section>
  );
}

/** No condition for concluding, but what a consultee would look for first. */
function WithoutChange({ overview: { withoutChange }, roundId }: Props): ReactNode {
  const t = useText();
  if (withoutChange === 0) return null;
  return (
    <p className="warned">
      <Icon name="warning" size={18} />
      <span>{t('answers.withoutChange', { count: withoutChange })} <ToBench roundId={roundId} search={{ change: 'none' }}>{t('answers.gate.open')}</ToBench></span>
    </p>
  );
}

function Outcomes({ overview: { byDisposition, conclusion, comments }, roundId }: Props): ReactNode {
  const t = useText();
  const count = (one: Disposition) => byDisposition[one] ?? 0;
  const sum = dispositions.reduce((total, one) => total + count(one), 0);
  const most = Math.max(...dispositions.map(count), 1);
  return (
    <Section title={t('answers.dispositions')} id="dispositions">
      {sum === 0 ? <EmptyState>{t(conclusion === null || comments > 0 ? 'answers.dispositions.empty' : 'answers.dispositions.none')}</EmptyState> : (
        <table className="small-table bars-table outcome-table">
          <thead><tr><th scope="col">{t('answers.filter.disposition')}</th><th scope="col" className="number-cell">{t('answers.dispositions.number')}</th><td className="bar-cell" /></tr></thead>
          <tbody>
            {dispositions.map((one) => (
              <tr key={one}>
                <th scope="row"><DispositionMark disposition={one} /></th>
                <td className="number-cell">{count(one) === 0 ? 0 : <ToBench roundId={roundId} search={{ disposition: one, state: 'decided' }}>{count(one)}</ToBench>}</td>
                <td className="bar-cell"><Bar parts={[{ kind: 'decided', share: count(one) / most }]} /></td>
              </tr>
            ))}
          </tbody>
          <tfoot><tr><th scope="row">{t('answers.dispositions.sum')}</th><td className="number-cell">{sum}</td><td className="bar-cell" /></tr></tfoot>
        </table>
      )}
    </Section>
  );
}

function Stances({ overview: { byStance, conclusion }, roundId }: Props): ReactNode {
  const t = useText();
  const sum = (group: 'parties' | 'others') => byStance.reduce((total, one) => total + one[group], 0);
  const total = sum('parties') + sum('others');
  return (
    <Section title={t('answers.stances')} id="stances">
      {total === 0 ? <EmptyState>{t(conclusion === null ? 'answers.stances.empty' : 'answers.stances.none')}</EmptyState> : (
        <div className="stance-region">
          <table className="small-table stance-table" role="table">
            <caption className="ds-sr-only">{t('answers.stances')}</caption>
            <thead role="rowgroup">
              <tr role="row">
                <th role="columnheader" scope="col">{t('answers.filter.stance')}</th>
                <th role="columnheader" scope="col" className="number-cell">{t('answers.stances.parties')}</th>
                <th role="columnheader" scope="col" className="number-cell">{t('answers.stances.others')}</th>
                <th role="columnheader" scope="col" className="number-cell">{t('answers.stances.sum')}</th>
                <td role="cell"><span className="ds-sr-only">{t('answers.clauses.comments')}</span></td>
              </tr>
            </thead>
            <tbody role="rowgroup">
              {byStance.map(({ stance, parties, others }) => (
                <tr key={stance} role="row">
                  <th role="rowheader" scope="row"><StanceMark stance={stance} /></th>
                  <td role="cell" className="number-cell">{parties}</td>
                  <td role="cell" className="number-cell">{others}</td>
                  <td role="cell" className="number-cell">{parties + others}</td>
                  <td role="cell" className="nowrap">{parties + others > 0 && <ToBench roundId={roundId} search={{ stance }}>{t('answers.stances.show')}<span className="ds-sr-only">: {t(`ui.stance.${stance}`)}</span></ToBench>}</td>
                </tr>
              ))}
            </tbody>
            <tfoot role="rowgroup">
              <tr role="row"><th role="rowheader" scope="row">{t('answers.stances.sum')}</th><td role="cell" className="number-cell">{sum('parties')}</td><td role="cell" className="number-cell">{sum('others')}</td><td role="cell" className="number-cell">{total}</td><td role="cell" /></tr>
            </tfoot>
          </table>
        </div>
      )}
    </Section>
  );
}
