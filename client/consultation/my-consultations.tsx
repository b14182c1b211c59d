/** The rounds that wait for one's answer, first on the page of one's matters. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ConsultationRow } from '#shared/consultation.ts';
import { dayText, today } from '../ui/dates.tsx';
import { Icon } from '../ui/icons.tsx';
import { Tag } from '../ui/marks.tsx';
import { Section } from '../ui/page.tsx';
import { useLocale, useText } from '../ui/text.tsx';
import { consultationsQuery } from './consultation.ts';
import { daysBetween } from './deadlines.ts';

export function MyConsultations(): ReactNode {
  const t = useText();
  const rows = useQuery(consultationsQuery).data?.items ?? [];
  if (rows.length === 0) return null;
  return (
    <Section title={t('consultation.toAnswer')} count={rows.length}>
      <ul className="plain-list matter-list">{rows.map((row) => <Row key={row.consulteeId} row={row} />)}</ul>
    </Section>
  );
}

function Row({ row }: { row: ConsultationRow }): ReactNode {
  const t = useText();
  const { locale } = useLocale();
  const left = daysBetween(today(), row.deadline);
  const answered = row.response === 'submitted';
  return (
    <li className="matter-item">
      <Link to="/remissomgang/$consulteeId" params={{ consulteeId: row.consulteeId }} className="matter-link">
        <h3>{row.round}</h3>
        <p className="soft">{row.consultee}</p>
      </Link>
      <div className="matter-phase">
        {answered ? <Tag tone="green" sign="check">{t('consultation.row.answered')}</Tag> : row.state === 'closed' ? <Tag sign="lock">{t('consultation.row.closed')}</Tag> : left < 0 ? <Tag tone="ochre" sign="clock">{t('consultation.row.late')}</Tag> : <Tag tone="spruce" sign="clock">{t('consultation.row.left', { n: left })}</Tag>}
        {!answered && <span className="small">{t('consultation.row.until', { day: dayText(locale, row.deadline) })}</span>}
        {!answered && row.response === 'draft' && <span className="small soft">{t('consultation.row.begun')}</span>}
      </div>
      <Icon name="chevronRight" />
    </li>
  );
}
