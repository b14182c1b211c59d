/** Conflicts that wait for their writer's choice. They outlive the page of the form: whoever looks at the text meanwhile loses nothing. */
import { useCallback, useSyncExternalStore } from 'react';
import type { CommentConflict } from './shared-comment.ts';
import type { Conflict } from './shared-fields.ts';

/** By the id of what was written in; one conflict for each of its fields. */
function waitingConflicts<C extends { field: string }>() {
  const waiting = new Map<string, readonly C[]>();
  const watchers = new Set<() => void>();
  const none: readonly C[] = [];
  /** The browser asks before the page is closed: what one wrote is nowhere but here. */
  const stay = (event: BeforeUnloadEvent) => event.preventDefault();

  const put = (id: string, conflicts: readonly C[]): void => {
    if (conflicts.length === 0) waiting.delete(id);
    else waiting.set(id, conflicts);
    if (waiting.size > 0) window.addEventListener('beforeunload', stay);
    else window.removeEventListener('beforeunload', stay);
    for (const watcher of watchers) watcher();
  };
  const subscribe = (watcher: () => void) => {
    watchers.add(watcher);
    return () => void watchers.delete(watcher);
  };
  const of = (id: string | undefined): readonly C[] => (id === undefined ? none : waiting.get(id) ?? none);
  return {
    of,
    /** New ones take the place of older ones about the same field. */
    add(id: string, conflicts: readonly C[]): void {
      if (conflicts.length > 0) put(id, [...of(id).filter((old) => !conflicts.some(({ field }) => field === old.field)), ...conflicts]);
    },
    settle: (id: string, field: C['field']): void => put(id, of(id).filter((one) => one.field !== field)),
    forget: (id: string): void => put(id, []),
    useOf: (id: string | undefined): readonly C[] => useSyncExternalStore(useCallback(subscribe, []), () => of(id)),
    /** The first of these that has a conflict. */
    useFirst: (ids: readonly string[]): string | null => useSyncExternalStore(useCallback(subscribe, []), () => ids.find((id) => waiting.has(id)) ?? null),
  };
}

export const responseConflicts = waitingConflicts<Conflict>();
export const commentConflicts = waitingConflicts<CommentConflict>();
