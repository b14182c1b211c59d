import { Button } from '@digdir/designsystemet-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { JournalEntry } from '#shared/journal.ts';
import { dayText, Moment } from '../ui/dates.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Answered } from '../ui/loading.tsx';
import { Section } from '../ui/page.tsx';
import { useLocale, useSpokenText, useText } from '../ui/text.tsx';
import { journalQuery } from './matter.ts';

export function Journal({ matterId }: { matterId: string }): ReactNode {
  const t = useText();
  const journal = useInfiniteQuery(journalQuery(matterId));
  return (
    <Section title={t('matters.journal')}>
      <Answered question={journal}>
        {({ pages }) => {
          const entries = pages.flatMap(({ items }) => items);
          return entries.length === 0
            ? <EmptyState>{t('matters.journal.empty')}</EmptyState>
            : <ol className="plain-list journal">{entries.map((entry) => <Entry key={entry.id} entry={entry} />)}</ol>;
        }}
      </Answered>
      {journal.hasNextPage && <Button variant="tertiary" loading={journal.isFetchingNextPage} onClick={() => void journal.fetchNextPage()}>{t('matters.journal.more')}</Button>}
    </Section>
  );
}

function Entry({ entry: { at, actor, act, details } }: { entry: JournalEntry }): ReactNode {
  const t = useText();
  const spoken = useSpokenText();
  const { locale } = useLocale();
  // Roles, states and days stand in the journal by their code; a reader wants the word.
  const inWords = (key: string, value: JournalEntry['details'][string]): string | number => {
    if (typeof value === 'number') return value;
    const said = String(value ?? '');
    if (key === 'role' || key === 'state') return spoken(`matters.${key}.${said}`) ?? said;
    return /^\d{4}-\d{2}-\d{2}$/.test(said) ? dayText(locale, said, 'medium') : said;
  };
  const values = Object.fromEntries(Object.entries(details).map(([key, value]) => [key, inWords(key, value)]));
  return (
    <li>
      <p>{spoken(`journal.${act}`, values) ?? t('matters.journal.unknown', { act })}</p>
      <p className="soft small">{actor ?? t('matters.journal.system')} · <Moment value={at} form="medium" relative /></p>
    </li>
  );
}
