/** The rounds that wait for one's answer, first on the page of one's matters. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ConsultationRow } from '#shared/consultation.ts';
import { consulteeStep } from '#shared/next-step.ts';
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
  const waiting = rows.filter((row) => row.response !== 'submitted' && row.state === 'open');
  const others = rows.filter((row) => !waiting.includes(row));
  return (
    <>
      {waiting.length > 0 && <Section title={t('consultation.toAnswer')} count={waiting.length}><Rows rows={waiting} /></Section>}
      {others.length > 0 && <Section title={t('consultation.answeredBefore')} count={others.length}><Rows rows={others} /></Section>}
    </>
  );
}

function Rows({ rows }: { rows: readonly ConsultationRow[] }): ReactNode {
  return <ul className="plain-list matter-list">{rows.map((row) => <Row key={row.consulteeId} row={row} />)}</ul>;
}

function Row({ row }: { row: ConsultationRow }): ReactNode {
  const t = useText();
  const { locale } = useLocale();
  const left = daysBetween(today(), row.deadline);
  const answered = row.response === 'submitted' || row.jointly;
  return (
    <li className="matter-item">
      <Link to="/remissomgang/$consulteeId" params={{ consulteeId: row.consulteeId }} className="matter-link">
        <h3>{row.matter}</h3>
        <p className="soft">{row.round} · {row.consultee}</p>
        <p>{t(`consultation.next.${consulteeStep(row, today())}`)}</p>
      </Link>
      <div className="matter-phase">
        {answered ? <Tag tone="green" sign="check">{t('consultation.row.answered')}</Tag> : row.state === 'closed' ? <Tag sign="lock">{t('consultation.row.closed')}</Tag> : left < 0 ? <Tag tone="ochre" sign="clock">{t('consultation.row.late')}</Tag> : <Tag tone="spruce" sign="clock">{t('consultation.row.left', { n: left })}</Tag>}
        {!answered && (left < 0 || row.state !== 'closed') && <span className="small">{t(left < 0 ? 'consultation.row.wasUntil' : 'consultation.row.until', { day: dayText(locale, row.deadline) })}</span>}
        {!answered && row.response === 'draft' && <span className="small soft">{t('consultation.row.begun')}</span>}
      </div>
      <Icon name="chevronRight" />
    </li>
  );
}
