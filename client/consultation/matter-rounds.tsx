/** What the matter's own page shows of its rounds. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type Round } from '#shared/consultation.ts';
import { whyNotPlanRound } from '#shared/round-rules.ts';
import { useMatter } from '../matters/matter-frame.tsx';
import { usePerson } from '../people/session.ts';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { Day } from '../ui/dates.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Answered } from '../ui/loading.tsx';
import { Section } from '../ui/page.tsx';
import { useText } from '../ui/text.tsx';
import { roundsQuery } from './consultation.ts';
import { roundName } from './round-name.ts';

export function MatterRounds(): ReactNode {
  const t = useText();
  const matter = useMatter();
  const { isAdministrator } = usePerson();
  const rounds = useQuery(roundsQuery(matter.id));
  const mayPlan = whyNotPlanRound({ roles: matter.myRoles, isAdministrator }) === null;
  const plan = mayPlan && <Link to="/arenden/$matterId/omgangar" params={{ matterId: matter.id }} className="ds-button" data-variant="secondary">{t('consultation.round.plan')}</Link>;
  const columns: Column<Round>[] = [
    { key: 'title', head: t('consultation.round'), names: true, cell: (row) => <Link to="/omgangar/$roundId" params={{ roundId: row.id }} className="text-link">{roundName(row)}</Link> },
    { key: 'state', head: t('consultation.status'), cell: (row) => t(`consultation.roundState.${row.state}`) },
    { key: 'deadline', head: t('consultation.round.deadline'), cell: (row) => <Day value={row.deadline} form="medium" /> },
    { key: 'answered', head: t('consultation.answeredOf'), numbers: true, cell: (row) => (row.state === 'planned' ? '–' : t('consultation.nOf', { n: row.counts.answered, of: row.counts.invited })) },
    { key: 'comments', head: t('consultation.comments'), numbers: true, cell: (row) => (row.state === 'planned' ? '–' : <>{row.counts.comments}{row.counts.toAnswer !== undefined && <span className="soft small"> {t('register.toAnswer', { n: row.counts.toAnswer })}</span>}</>) },
  ];
  return (
    <Section title={t('consultation.rounds')} acts={plan}>
      <Answered question={rounds}>{({ items }) => (items.length === 0 ? <EmptyState>{t('consultation.rounds.empty')}</EmptyState> : <DataTable caption={t('consultation.rounds')} columns={columns} rows={items} rowKey={(row) => row.id} />)}</Answered>
    </Section>
  );
}
