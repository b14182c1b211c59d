import { useEffect, useEffectEvent, useState } from 'react';
import { problemOf } from '../ui/problem.tsx';
import { type Autosave, openAutosave, type Saving } from './autosave.ts';

interface Options<Change> {
  save: (change: Partial<Change>) => Promise<unknown>;
  /** When something was already saved before this page was opened. */
  savedAt?: string | null;
  /** What stands there from the beginning and is not saved yet. */
  start?: Partial<Change>;
  /** Whether what waits stands somewhere else too, so that the browser need not ask. */
  mayLeave?: () => boolean;
}

/** Those whose page has gone away while something was still on its way. */
const leaving = new Set<Pick<Autosave<object>, 'flush' | 'waiting'>>();

/** Resolves when all that was written on pages that were left is saved; rejects when it could not be. */
export async function everythingSaved(): Promise<void> {
  for (const one of leaving) {
    await one.flush();
    leaving.delete(one);
  }
}

/** Saves while one writes, when the page is left, and when the part of the page goes away. */
export function useAutosave<Change extends object>({ save, savedAt = null, start, mayLeave = () => false }: Options<Change>): { saving: Saving; autosave: Autosave<Change> } {
  const [saving, setSaving] = useState<Saving>({ state: 'saved', at: savedAt, error: null });
  const saveNow = useEffectEvent(save);
  const asksNothing = useEffectEvent(mayLeave);
  const [autosave, setAutosave] = useState<Autosave<Change> | null>(null);

  useEffect(() => {
    const opened = openAutosave<Change>({
      save: (change) => saveNow(change),
      noAnswer: (error) => problemOf(error).status === 0,
      onChange: setSaving,
      now: () => new Date(),
      after: (milliseconds, act) => {
        const timer = setTimeout(act, milliseconds);
        return () => clearTimeout(timer);
      },
    });
    setAutosave(opened);
    if (start !== undefined) opened.note(start);
    const leave = (event: BeforeUnloadEvent) => {
      if (!opened.waiting) return;
      void opened.flush().catch(() => {});
      // The browser asks whether to stay: what was written last is not on disk yet.
      if (!asksNothing()) event.preventDefault();
    };
    const hide = () => {
      if (document.visibilityState === 'hidden') void opened.flush().catch(() => {});
    };
    window.addEventListener('beforeunload', leave);
    document.addEventListener('visibilitychange', hide);
    return () => {
      window.removeEventListener('beforeunload', leave);
      document.removeEventListener('visibilitychange', hide);
      if (!opened.waiting) return;
      leaving.add(opened);
      opened.flush().then(() => leaving.delete(opened), () => {});
    };
  }, []);

  return { saving, autosave: autosave ?? untilOpened };
}

/** Between the first drawing and the first effect nothing can have been written. */
const untilOpened: Autosave<object> = { note: () => {}, flush: () => Promise.resolve(), waiting: false };
