import { Button } from '@digdir/designsystemet-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { JournalEntry } from '#shared/journal.ts';
import { dayText, Moment } from '../ui/dates.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Answered } from '../ui/loading.tsx';
import { Section } from '../ui/page.tsx';
import { useLocale, useSpokenText, useText } from '../ui/text.tsx';
import { gathered, type JournalRow, journalRows } from './journal-rows.ts';
import { journalQuery } from './matter.ts';

export function Journal({ matterId }: { matterId: string }): ReactNode {
  const t = useText();
  const journal = useInfiniteQuery(journalQuery(matterId));
  return (
    <Section title={t('matters.journal')}>
      <Answered question={journal}>
        {({ pages }) => {
          const rows = journalRows(pages.flatMap(({ items }) => items));
          return rows.length === 0
            ? <EmptyState>{t('matters.journal.empty')}</EmptyState>
            : <ol className="plain-list journal">{rows.map((row) => <Row key={row.entries[0].id} row={row} />)}</ol>;
        }}
      </Answered>
      {journal.hasNextPage && <Button variant="tertiary" loading={journal.isFetchingNextPage} onClick={() => void journal.fetchNextPage()}>{t('matters.journal.more')}</Button>}
    </Section>
  );
}

function Row({ row: { entries } }: { row: JournalRow }): ReactNode {
  const t = useText();
  const sentence = useSentences();
  const { at, actor } = entries[0];
  const all = sentence.namesOf(entries);
  return (
    <li>
      <p>{entries.length === 1 ? sentence.of(entries[0]) : sentence.ofAll(entries)}</p>
      {all.length > named.names + 1 && (
        <details className="journal-all small no-print">
          <summary>{t('matters.journal.all', { n: all.length })}</summary>
          <ul>{all.map((name, at) => <li key={at}>{name}</li>)}</ul>
        </details>
      )}
      <p className="soft small">{actor ?? t('matters.journal.system')} · <Moment value={at} form="medium" relative /></p>
    </li>
  );
}

/** How many of those gathered in a row are told in the sentence: comments by their numbers, others by names that have commas of their own. */
const named = { numbers: 20, names: 3 };

function useSentences() {
  const t = useText();
  const spoken = useSpokenText();
  const { locale, tag } = useLocale();
  const list = (words: string[]) => new Intl.ListFormat(tag, { type: 'conjunction' }).format(words);
  // Roles, states, answers and days stand in the journal by their code; a reader wants the word.
  const inWords = (key: string, value: JournalEntry['details'][string]): string | number => {
    if (typeof value === 'number') return value;
    const said = String(value ?? '');
    if (key === 'role' || key === 'state') return spoken(`matters.${key}.${said}`) ?? said;
    if (key === 'disposition') return spoken(`ui.disposition.${said}`) ?? said;
    if (key === 'fields') return list(said.split(' ').map((field) => spoken(`matters.field.${field}`) ?? field));
    return /^\d{4}-\d{2}-\d{2}$/.test(said) ? dayText(locale, said, 'medium') : said;
  };
  const valuesOf = ({ details }: JournalEntry) => Object.fromEntries(Object.entries(details).map(([key, value]) => [key, inWords(key, value)]));
  const of = (entry: JournalEntry): string => spoken(`journal.${entry.act}`, valuesOf(entry)) ?? t('matters.journal.unknown', { act: entry.act });
  const one = (entry: JournalEntry): string => {
    const { name, consultee } = valuesOf(entry);
    if (consultee !== undefined) return String(consultee);
    return name === undefined ? of(entry) : spoken('journal.participants-added.one', valuesOf(entry)) ?? String(name);
  };
  /** Of comments, which are told by number, and of one act alone: none. */
  const namesOf = (entries: JournalRow['entries']): string[] => (entries.length === 1 || entries.every(({ details }) => typeof details.number === 'number') ? [] : [...entries].reverse().map(one));
  /** Comments by their numbers, everything else by name, in the order it was done; of many the first are named. */
  const listOf = (entries: JournalRow['entries']): string => {
    const numbers = entries.flatMap(({ details }) => (typeof details.number === 'number' ? [details.number] : []));
    const isNumbers = numbers.length === entries.length;
    const words = isNumbers ? [...new Set(numbers)].sort((a, b) => a - b).map(String) : namesOf(entries);
    const first = isNumbers ? named.numbers : named.names;
    const told = words.length > first + 1 ? t('journal.more', { list: words.slice(0, first).join(', '), count: words.length - first }) : list(words);
    return isNumbers ? t('journal.number', { number: told }) : told;
  };
  return {
    of,
    namesOf,
    ofAll: (entries: JournalRow['entries']): string => {
      const act = entries[0].act as keyof typeof gathered;
      return spoken(`journal.${gathered[act]}`, { count: entries.length, list: listOf(entries) }) ?? of(entries[0]);
    },
  };
}
