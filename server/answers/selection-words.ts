/** A selection in words, by the names in the store: stands on every page of a file that holds only a part (`domain.md` rule 16). */
import type { AnswerRow, CommentFilter } from '#shared/answers.ts';
import { partInWords, partsOf } from '#shared/comment-filter.ts';
import { en } from '#shared/messages/en.ts';
import { type Locale, translator } from '#shared/messages/format.ts';
import { type Messages, sv } from '#shared/messages/sv.ts';
import { namesOf } from '../people/accounts.ts';
import type { Reader } from '../platform/storage/store.ts';
import { themesOf } from './themes.ts';

/** The longest that the head of a page can bear. */
const longest = 500;

interface Selection {
  roundId: string;
  filter: CommentFilter;
  locale: Locale;
  organisations: readonly { id: string; name: string }[];
  rows: readonly AnswerRow[];
}

export async function selectionInWords(from: Reader, { roundId, filter, locale, organisations, rows }: Selection): Promise<string> {
  const themes = await themesOf(from, roundId);
  const people = await namesOf(from, filter.assignee === undefined ? [] : [filter.assignee]);
  const names = {
    consultee: (id: string) => organisations.find((one) => one.id === id)?.name,
    theme: (id: string) => themes.find((one) => one.id === id)?.name,
    person: (id: string) => people.get(id),
    clauseHeading: (number: string) => rows.find((row) => row.clauseNumber === number)?.clauseHeading,
  };
  const t = translator<Messages>(locale, locale === 'sv' ? sv : en);
  const parts = partsOf({ ...filter, stance: filter.stance?.join(','), disposition: filter.disposition?.join(','), state: filter.state?.join(','), anchor: filter.anchor?.join(',') });
  const told = parts.map((part) => partInWords(t, names, part)).join('; ');
  return told.length <= longest ? told : `${told.slice(0, longest - 1)}…`;
}
