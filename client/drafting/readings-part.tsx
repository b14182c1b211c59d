/** On the matter's page: what the reference group has been given to read, and how far the answering has come. */
import { Button } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { ReadingRow } from '#shared/readings.ts';
import { useMatter } from '../matters/matter-frame.tsx';
import { dayText, today } from '../ui/dates.tsx';
import { Modal } from '../ui/dialogs.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Icon } from '../ui/icons.tsx';
import { Answered } from '../ui/loading.tsx';
import { Tag } from '../ui/marks.tsx';
import { Section } from '../ui/page.tsx';
import { useLocale, useText } from '../ui/text.tsx';
import { OpenReading } from './open-reading.tsx';
import { readingAddress, readingsQuery } from './readings.ts';
import './readings.css';

export function ReadingsPart(): ReactNode {
  const t = useText();
  const matter = useMatter();
  const readings = useQuery(readingsQuery(matter.id));
  const [isOpening, setOpening] = useState(false);
  const mayOpen = readings.data?.refusals['open'] === null;
  const open = <Button variant="secondary" onClick={() => setOpening(true)}>{t('drafting.reading.open')}</Button>;
  return (
    <Section title={t('drafting.reading.title')} acts={mayOpen && (readings.data?.items.length ?? 0) > 0 && open}>
      <Answered question={readings}>
        {({ items }) => (items.length === 0
          ? <EmptyState act={mayOpen && open}>{t(mayOpen ? 'drafting.reading.emptyLead' : 'drafting.reading.empty')}</EmptyState>
          : <ul className="plain-list reading-rows">{items.map((reading) => <Row key={reading.id} reading={reading} />)}</ul>)}
      </Answered>
      <Modal open={isOpening} title={t('drafting.reading.openTitle')} onClose={() => setOpening(false)}><OpenReading matterId={matter.id} onDone={() => setOpening(false)} /></Modal>
    </Section>
  );
}

function Row({ reading }: { reading: ReadingRow }): ReactNode {
  const t = useText();
  return (
    <li className="reading-row">
      <Icon name="note" />
      <div>
        <Link to={readingAddress(reading.id) as string} className="text-link">{t('drafting.reading.of', { number: reading.packageNumber })}</Link>
        <p className="small soft">{t('drafting.reading.counts', { comments: reading.counts.comments, answered: reading.counts.answered })}</p>
      </div>
      <ReadingState reading={reading} />
    </li>
  );
}

export function ReadingState({ reading: { closedAt, lastDay } }: { reading: Pick<ReadingRow, 'closedAt' | 'lastDay'> }): ReactNode {
  const t = useText();
  const { locale } = useLocale();
  if (closedAt !== null) return <Tag sign="check">{t('drafting.reading.state.closed', { day: dayText(locale, closedAt, 'medium') })}</Tag>;
  const isLate = today() > lastDay;
  return <Tag tone={isLate ? 'ochre' : 'green'} sign="clock">{t(isLate ? 'drafting.reading.state.late' : 'drafting.reading.state.open', { day: dayText(locale, lastDay, 'medium') })}</Tag>;
}
