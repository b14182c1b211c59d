/** How much the reference group said and what came of it: counted apart from the consultation. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type ReadingRow, readingStatuses } from '#shared/readings.ts';
import { Tag } from '../ui/marks.tsx';
import { Section } from '../ui/page.tsx';
import { useText } from '../ui/text.tsx';
import { statusMarks } from './reading-comment-card.tsx';
import { readingAddress, readingsQuery } from './readings.ts';
import './readings.css';

export function ReadingFigures({ reading: { counts } }: { reading: Pick<ReadingRow, 'counts'> }): ReactNode {
  const t = useText();
  if (counts.comments + counts.withdrawn === 0) return null;
  const { byStatus, ...numbers } = counts;
  const unanswered = counts.comments - counts.answered;
  return (
    <div className="reading-figures">
      <p><strong>{t('drafting.reading.counts', numbers)}</strong> {t('drafting.reading.countsLong', numbers)}</p>
      <ul className="plain-list reading-statuses" aria-label={t('drafting.reading.status')}>
        {readingStatuses.filter((status) => byStatus[status] > 0).map((status) => <li key={status}><Tag {...statusMarks[status]}>{t(`drafting.reading.status.${status}`)}</Tag> <span className="numbers">{byStatus[status]}</span></li>)}
        {unanswered > 0 && <li><Tag sign="clock">{t('drafting.reading.status.none')}</Tag> <span className="numbers">{unanswered}</span></li>}
      </ul>
    </div>
  );
}

/** Beside the consultation's own figures. */
export function ReadingsBeside({ matterId }: { matterId: string }): ReactNode {
  const t = useText();
  const readings = useQuery(readingsQuery(matterId)).data?.items ?? [];
  const said = readings.filter(({ counts }) => counts.comments + counts.withdrawn > 0);
  if (said.length === 0) return null;
  return (
    <Section title={t('drafting.reading.overview')}>
      <p className="soft">{t('drafting.reading.apart')}</p>
      {said.map((reading) => (
        <div key={reading.id}>
          <p><Link to={readingAddress(reading.id) as string} className="text-link">{t('drafting.reading.of', { number: reading.packageNumber })}</Link></p>
          <ReadingFigures reading={reading} />
        </div>
      ))}
    </Section>
  );
}
