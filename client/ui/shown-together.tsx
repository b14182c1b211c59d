/** The parts of a page that are fetched one by one come into sight together the first time, so that nothing moves away from under the hand. */
import { useIsFetching } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { Loading } from './loading.tsx';

/** Milliseconds without a first question under way: what came asks its own in the same breath. */
const rest = 60;
/** Milliseconds after which what there is is shown: a slow part is better late than the whole page. */
const patience = 3_000;

/** `className`: how the parts are laid out. */
export function ShownTogether({ className, children }: { className: string; children: ReactNode }): ReactNode {
  const asked = useIsFetching({ predicate: ({ state }) => state.data === undefined });
  const [shown, setShown] = useState(false);
  useEffect(() => {
    if (shown || asked > 0) return;
    const timer = setTimeout(() => setShown(true), rest);
    return () => clearTimeout(timer);
  }, [shown, asked]);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), patience);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="shown-together">
      {!shown && <Loading />}
      <div className={className} style={shown ? undefined : { visibility: 'hidden' }}>{children}</div>
    </div>
  );
}
