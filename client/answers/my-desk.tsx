/** On the page of one's matters: a line for each round in which something waits, and the way to the desk. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { DeskRound } from '#shared/answer-desk.ts';
import { Icon } from '../ui/icons.tsx';
import { Tag } from '../ui/marks.tsx';
import { Section } from '../ui/page.tsx';
import { useText } from '../ui/text.tsx';
import { deskQuery } from './desk.ts';

export function MyDesk(): ReactNode {
  const t = useText();
  const items = useQuery(deskQuery).data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <Section title={t('desk.title')} acts={<Link to="/skrivbord" className="text-link">{t('desk.open')} <Icon name="arrowRight" size={16} /></Link>}>
      <ul className="plain-list matter-list">
        {items.map((one) => (
          <li key={one.roundId} className="matter-item">
            <Link to="/skrivbord" hash={one.roundId} className="matter-link">
              <h3>{one.matter}</h3>
              <p className="soft">{one.round}</p>
              <p><DeskFigures of={one} /></p>
            </Link>
            {one.counts.late > 0 && <div className="matter-phase"><Tag tone="ochre" sign="clock">{t('desk.late', { count: one.counts.late })}</Tag></div>}
            <Icon name="chevronRight" />
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** What waits, in words; what is late is told beside them. */
function DeskFigures({ of: { counts } }: { of: DeskRound }): ReactNode {
  const t = useText();
  const said = (['mine', 'returned', 'toReview', 'toDecide'] as const).filter((one) => counts[one] > 0).map((one) => t(`desk.${one}`, { count: counts[one] }));
  return said.join(' · ');
}
