/** Conflicts that wait for their writer's choice. They outlive the page of the form: whoever looks at the text meanwhile loses nothing. */
import { useCallback, useSyncExternalStore } from 'react';
import type { ResponseField } from '#shared/consultation.ts';
import type { Conflict } from './shared-fields.ts';

const waiting = new Map<string, readonly Conflict[]>();
const watchers = new Set<() => void>();
const none: readonly Conflict[] = [];

/** The browser asks before the page is closed: what one wrote is nowhere but here. */
const stay = (event: BeforeUnloadEvent) => event.preventDefault();

function put(responseId: string, conflicts: readonly Conflict[]): void {
  if (conflicts.length === 0) waiting.delete(responseId);
  else waiting.set(responseId, conflicts);
  if (waiting.size > 0) window.addEventListener('beforeunload', stay);
  else window.removeEventListener('beforeunload', stay);
  for (const watcher of watchers) watcher();
}

export const conflictsOf = (responseId: string | undefined): readonly Conflict[] => (responseId === undefined ? none : waiting.get(responseId) ?? none);

/** New ones take the place of older ones about the same field. */
export function addConflicts(responseId: string, conflicts: readonly Conflict[]): void {
  if (conflicts.length > 0) put(responseId, [...conflictsOf(responseId).filter((old) => !conflicts.some(({ field }) => field === old.field)), ...conflicts]);
}

export function settleConflict(responseId: string, field: ResponseField): void {
  put(responseId, conflictsOf(responseId).filter((one) => one.field !== field));
}

export function useConflicts(responseId: string | undefined): readonly Conflict[] {
  const subscribe = useCallback((watcher: () => void) => {
    watchers.add(watcher);
    return () => void watchers.delete(watcher);
  }, []);
  return useSyncExternalStore(subscribe, () => conflictsOf(responseId));
}
