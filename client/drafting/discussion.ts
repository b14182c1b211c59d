/** The margin discussion of an opened draft: its threads, where they stand, which are shown, and the one that is open. */
import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useEffectEvent, useMemo, useState } from 'react';
import type * as Y from 'yjs';
import { openRemarksOnly, passes, type Remark, type RemarkFilter } from '#shared/discussion.ts';
import type { DraftEditor } from '../editor/draft-editor.ts';
import { hiddenLook, placesAt, placesIn } from '../editor/marked-places.ts';
import { usePerson } from '../people/session.ts';
import { remarksQuery } from './documents.ts';
import { type NewPlace, notLookedFor, type RemarkNow, useRemarksInText } from './remark-places.ts';
import { presses } from '../editor/keys.ts';

export interface Discussion {
  remarks: readonly Remark[];
  /** They have been fetched: before that, none is no answer. */
  isKnown: boolean;
  shown: readonly Remark[];
  now: Readonly<Record<string, RemarkNow>>;
  filter: RemarkFilter;
  setFilter: (filter: RemarkFilter) => void;
  asList: boolean;
  setAsList: (on: boolean) => void;
  /** The words about to be spoken of. */
  place: NewPlace | null;
  setPlace: (place: NewPlace | null) => void;
  /** `remark:<id>`, `comment:<id>` or null. */
  active: string | null;
  activate: (key: string | null) => void;
  open: number;
}

const none: never[] = [];

export function useDiscussion(documentId: string, draft: DraftEditor | null, ydoc: Y.Doc): Discussion {
  const me = usePerson();
  const { data } = useQuery(remarksQuery(documentId));
  const remarks: readonly Remark[] = data?.items ?? none;
  const [filter, setFilter] = useState(openRemarksOnly);
  const [asList, setAsList] = useState(false);
  const [place, setPlace] = useState<NewPlace | null>(null);
  const [active, setActive] = useState<string | null>(null);

  // Marks know nothing of places that follow from the marks: the clause and the state count in the list only.
  const looks = { show: filter.show, whose: filter.whose };
  const lookOf = (remark: Remark): string => {
    if (!passes(remark, notLookedFor, { ...openRemarksOnly, ...looks }, me.id) && active !== `remark:${remark.id}`) return hiddenLook;
    return remark.resolvedAt === null ? 'place-open' : 'place-resolved';
  };
  const now = useRemarksInText(draft, ydoc, remarks, lookOf);
  const shown = useMemo(() => remarks.filter((remark) => `remark:${remark.id}` === active || passes(remark, now[remark.id] ?? notLookedFor, filter, me.id)), [remarks, now, filter, me.id, active]);
  const activate = useCallback((key: string | null) => setActive(key), []);

  return { remarks, isKnown: data !== undefined, shown, now, filter, setFilter, asList, setAsList, place, setPlace, active, activate, open: remarks.filter(({ resolvedAt }) => resolvedAt === null).length };
}

/** Ctrl+Alt+K at words that are spoken of leads to their thread; Esc in the thread leads back (remark-card.tsx). */
export function useWayToThread(draft: DraftEditor | null, discussion: Discussion, onThread: () => void): void {
  const go = useEffectEvent((): boolean => {
    if (draft === null) return false;
    const { state } = draft.editor;
    const visible = new Set(discussion.shown.map(({ id }) => `remark:${id}`));
    const here = placesAt(state, state.selection.head).find((key) => visible.has(key));
    // Where nothing is said, the next thread after the caret.
    const next = [...placesIn(state)].filter(([key, { from }]) => visible.has(key) && from >= state.selection.head).toSorted(([, a], [, b]) => a.from - b.from)[0]?.[0];
    const key = here ?? next;
    if (key === undefined) return false;
    discussion.activate(key);
    onThread();
    requestAnimationFrame(() => requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-card="${key}"]`)?.focus()));
    return true;
  });
  useEffect(() => {
    if (draft === null) return;
    const { dom } = draft.editor.view;
    const press = (event: KeyboardEvent): void => {
      if (presses(event, 'toRemark') && go()) event.preventDefault();
    };
    dom.addEventListener('keydown', press);
    return () => dom.removeEventListener('keydown', press);
  }, [draft]);
}
