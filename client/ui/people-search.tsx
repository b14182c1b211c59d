/** Finds one among many people in a list that is there whole; a short list has no field. */
import { type ReactNode, useState } from 'react';
import { SearchField } from './search-field.tsx';
import { useText } from './text.tsx';

/** As many as are seen at once. */
const shortList = 12;

interface Found<T> {
  found: readonly T[];
  /** The field, with the number of hits once something is sought; null above a short list. */
  field: ReactNode;
}

/** `wordsOf`: what is searched of one: name, address, organisation. Every word that is typed must stand somewhere in it. */
export function usePeopleSearch<T>(people: readonly T[], wordsOf: (one: T) => string): Found<T> {
  const t = useText();
  const [sought, setSought] = useState('');
  if (people.length <= shortList) return { found: people, field: null };
  const words = plain(sought).split(/\s+/).filter(Boolean);
  const found = words.length === 0 ? people : people.filter((one) => { const all = plain(wordsOf(one)); return words.every((word) => all.includes(word)); });
  return {
    found,
    field: (
      <div className="stack-tight no-print">
        <SearchField label={t('people.search')} value={sought} onChange={setSought} />
        <p role="status" className="soft small people-found">{words.length > 0 ? t('people.search.found', { n: found.length }) : ''}</p>
      </div>
    ),
  };
}

const plain = (text: string): string => text.toLocaleLowerCase('sv');
