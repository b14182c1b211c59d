import { useCallback, useEffect, useMemo, useSyncExternalStore } from 'react';
import { usePerson } from '../people/session.ts';
import { type LocalDraft, type LocalDrafts, openLocalDrafts } from './local-drafts.ts';

const opened = new Map<string, LocalDrafts>();

/** One store per person, for as long as the page lives. */
export function useLocalDrafts(): LocalDrafts {
  const { id } = usePerson();
  const drafts = useMemo(() => {
    const known = opened.get(id) ?? openLocalDrafts(window.localStorage, id);
    opened.set(id, known);
    return known;
  }, [id]);
  useEffect(() => {
    const hear = ({ key, newValue }: StorageEvent) => drafts.heard(key, newValue);
    window.addEventListener('storage', hear);
    return () => window.removeEventListener('storage', hear);
  }, [drafts]);
  return drafts;
}

export function useLocalDraft(commentId: string): LocalDraft | null {
  const drafts = useLocalDrafts();
  const subscribe = useCallback((watcher: () => void) => drafts.subscribe(watcher), [drafts]);
  return useSyncExternalStore(subscribe, () => drafts.read(commentId));
}
