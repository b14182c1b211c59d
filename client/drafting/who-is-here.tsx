/** Who else has the text open: names with the colour of their carets, and a polite word of how many for those who cannot see them. */
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Awareness } from 'y-protocols/awareness';
import { presentIn } from '../editor/carets.ts';
import { useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';

interface Person { id: string; name: string; colour: number; writes: boolean }

/** One person with two windows is one person. */
function peopleIn(awareness: Awareness, ownId: string): Person[] {
  const people = new Map<string, Person>();
  for (const { id, name, colour, cursor } of presentIn(awareness)) {
    if (id === ownId) continue;
    const known = people.get(id);
    people.set(id, { id, name, colour, writes: cursor !== null || known?.writes === true });
  }
  return [...people.values()];
}

const shownAtOnce = 5;
/** Somebody who reloads leaves and comes back. */
const settled = 2_000;

export function WhoIsHere({ awareness, ownId }: { awareness: Awareness; ownId: string }): ReactNode {
  const t = useText();
  const { announce } = useToasts();
  const [people, setPeople] = useState(() => peopleIn(awareness, ownId));
  const told = useRef<number | null>(null);

  useEffect(() => {
    const look = (): void => setPeople((old) => {
      const now = peopleIn(awareness, ownId);
      return JSON.stringify(now) === JSON.stringify(old) ? old : now;
    });
    look();
    awareness.on('change', look);
    return () => awareness.off('change', look);
  }, [awareness, ownId]);

  useEffect(() => {
    const timer = setTimeout(() => {
      if (told.current === people.length || told.current === null && people.length === 0) return;
      told.current = people.length;
      announce(t('drafting.here.count', { n: people.length }));
    }, settled);
    return () => clearTimeout(timer);
  }, [people.length, announce, t]);

  if (people.length === 0) return null;
  const rest = people.slice(shownAtOnce);
  return (
    <ul className="here plain-list" aria-label={t('drafting.here')}>
      {people.slice(0, shownAtOnce).map((person) => (
        <li key={person.id} className={`here-person here-${person.colour}`} title={person.writes ? person.name : `${person.name} (${t('drafting.here.reading')})`}>
          <span aria-hidden="true">{initials(person.name)}</span>
          <span className="ds-sr-only">{person.name}</span>
        </li>
      ))}
      {rest.length > 0 && (
        <li className="here-person here-rest" title={rest.map(({ name }) => name).join(', ')}>
          <span aria-hidden="true">+{rest.length}</span>
          <span className="ds-sr-only">{rest.map(({ name }) => name).join(', ')}</span>
        </li>
      )}
    </ul>
  );
}

function initials(name: string): string {
  const words = name.split(/[\s,]+/).filter((word) => /^\p{L}/u.test(word));
  return words.slice(0, 2).map((word) => word.slice(0, 1).toUpperCase()).join('') || '?';
}
