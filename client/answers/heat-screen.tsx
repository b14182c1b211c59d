/** The consulted text with how many comments each clause has beside it, and the same numbers in a table. */
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { CountedPlace } from '#shared/answers-matrix.ts';
import { useRound } from '../consultation/round-context.ts';
import { frozenQuery, packageQuery } from '../drafting/documents.ts';
import { Chip, ChipGroup } from '../ui/chip.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Answered } from '../ui/loading.tsx';
import { PageTitle, Section } from '../ui/page.tsx';
import { useText } from '../ui/text.tsx';
import { matrixQuery } from './answers.ts';
import { ClauseStrip, StepSign, type Told } from './clause-strip.tsx';
import { heatSearch, type HeatSearch } from './heat-search.ts';
import { heatSteps } from './heat-step.ts';
import { HeatTable } from './heat-table.tsx';
import { HeatText } from './heat-text.tsx';
import { RoundTabs } from './round-tabs.tsx';
import './heat.css';

export function HeatScreen(): ReactNode {
  const t = useText();
  const { roundId = '' } = useParams({ strict: false });
  const matrix = useQuery(matrixQuery(roundId));
  return (
    <div className="stack answers-page">
      <PageTitle title={t('heat.title')} lead={t('heat.lead')} space="working" acts={<Link to="/omgangar/$roundId/oversikt" params={{ roundId }} className="text-link">{t('heat.back')}</Link>} />
      <RoundTabs />
      <Answered question={matrix}>{({ places }) => <Heat places={places} roundId={roundId} />}</Answered>
    </div>
  );
}

function Heat({ places, roundId }: { places: readonly CountedPlace[]; roundId: string }): ReactNode {
  const t = useText();
  const navigate = useNavigate();
  const { packageId } = useRound();
  const search = useSearch({ strict: false }) as HeatSearch;
  const go = (change: Partial<Record<keyof HeatSearch, string | undefined>>) => void navigate({ to: '.', search: heatSearch({ ...search, ...change }), replace: true, resetScroll: false });
  const documents = useQuery(packageQuery(packageId)).data?.documents ?? [];
  const shown = documents.find(({ id }) => id === search.dokument) ?? documents[0];
  const told: Told = { roundId, several: documents.length > 1, by: search.visa === 'bedomning' ? 'disposition' : 'stance', most: Math.max(0, ...places.filter(({ clause }) => clause !== null).map(({ comments }) => comments)) };
  const together = places.find(({ document }) => document === null);
  if (places.length === 0) return <EmptyState>{t('heat.empty')}</EmptyState>;
  return (
    <div className="stack-wide">
      <div className="stack-tight heat-choices no-print">
        {documents.length > 1 && (
          <ChipGroup label={t('heat.text')}>
            {documents.map(({ id, title }) => <Chip key={id} pressed={id === shown?.id} onChange={() => go({ dokument: id })} count={places.filter(({ document }) => document === title).reduce((sum, { comments }) => sum + comments, 0)}>{title}</Chip>)}
          </ChipGroup>
        )}
        <div className="row">
          <span className="soft small">{t('heat.show')}</span>
          <ChipGroup label={t('heat.show')}>
            <Chip pressed={told.by === 'stance'} onChange={() => go({ visa: undefined })}>{t('heat.show.stance')}</Chip>
            <Chip pressed={told.by === 'disposition'} onChange={() => go({ visa: 'bedomning' })}>{t('heat.show.disposition')}</Chip>
          </ChipGroup>
          <a href="#heat-table" className="text-link">{t('heat.toTable')}</a>
        </div>
      </div>
      <p className="soft small heat-legend"><StepSign step={heatSteps - 2} /> {t('heat.legend', { most: told.most })}</p>
      {together && together.comments > 0 && <div className="heat-together card"><p className="small-label">{t('heat.package')}</p><ClauseStrip place={together} name={t('heat.package')} told={told} /></div>}
      {shown && <ShownText packageId={packageId} document={shown} places={places.filter(({ document }) => document === shown.title)} told={told} />}
      <Section title={t('heat.table')} id="heat-table"><HeatTable places={places} told={told} /></Section>
    </div>
  );
}

function ShownText({ packageId, document, places, told }: { packageId: string; document: { id: string; title: string }; places: readonly CountedPlace[]; told: Told }): ReactNode {
  const text = useQuery(frozenQuery(packageId, document.id));
  return <Answered question={text}>{(frozen) => <HeatText key={frozen.id} frozen={frozen} places={places} told={told} />}</Answered>;
}
