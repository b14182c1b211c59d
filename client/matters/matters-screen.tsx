import { Button } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ComponentType, ReactNode } from 'react';
import type { MatterRow } from '#shared/matters.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Icon } from '../ui/icons.tsx';
import { Answered } from '../ui/loading.tsx';
import { PageTitle, Section } from '../ui/page.tsx';
import { PhaseDots } from '../ui/phase-line.tsx';
import { useText } from '../ui/text.tsx';
import { phases } from '#shared/matters.ts';
import { mattersQuery } from './matter.ts';

/** `above`: what other rooms show first, such as rounds that wait for an answer. */
export function MattersScreen({ above }: { above: readonly ComponentType[] }): ReactNode {
  const t = useText();
  const matters = useQuery(mattersQuery);
  const isNew = matters.data?.items.length === 0;
  // Whoever only answers rounds came for those; to start a matter is then the lesser act, and stands once.
  const start = <Button asChild variant={isNew ? 'secondary' : 'primary'}><Link to="/arenden/nytt">{t('matters.new')}</Link></Button>;
  return (
    <div className="stack-wide">
      <PageTitle title={t('matters.title')} acts={!isNew && start} />
      {above.map((Part, i) => <Part key={i} />)}
      <Answered question={matters}>
        {({ items }) => (
          <Section title={t('matters.list')} count={items.length === 0 ? undefined : items.length}>
            {items.length === 0 ? <EmptyState act={start}>{t('matters.empty')}</EmptyState> : <ul className="plain-list matter-list">{items.map((row) => <MatterItem key={row.id} row={row} />)}</ul>}
          </Section>
        )}
      </Answered>
    </div>
  );
}

function MatterItem({ row }: { row: MatterRow }): ReactNode {
  const t = useText();
  return (
    <li className="matter-item">
      <Link to="/arenden/$matterId" params={{ matterId: row.id }} className="matter-link">
        <h3>{row.title}</h3>
        <p className="soft small">{row.registryNumber} · {row.roles.map((role) => t(`matters.role.${role}`)).join(', ')}</p>
      </Link>
      <div className="matter-phase">
        <PhaseDots at={phases.indexOf(row.phase)} of={phases.length} />
        <span><strong>{t(`matters.phase.${row.phase}`)}</strong><br /><span className="soft small">{t(`matters.state.${row.state}`)}</span></span>
      </div>
      <Icon name="chevronRight" />
    </li>
  );
}
