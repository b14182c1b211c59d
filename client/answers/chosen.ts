/** Which comments are chosen to be sorted together: these, or all that the filter shows but a few. */
import { useCallback, useMemo, useRef, useState } from 'react';
import type { AnswerRow } from '#shared/answers.ts';
import { type BenchFilter, type BenchSearch, filterOf } from './filter.ts';

export interface Chosen {
  all: boolean;
  /** The chosen; when all are, those that are left out. */
  ids: ReadonlySet<string>;
}

export const nothingChosen: Chosen = { all: false, ids: new Set() };
const allChosen: Chosen = { all: true, ids: new Set() };

export const isChosen = ({ all, ids }: Chosen, id: string): boolean => ids.has(id) !== all;
export const countOf = ({ all, ids }: Chosen, total: number): number => (all ? Math.max(0, total - ids.size) : ids.size);

export function turned({ all, ids }: Chosen, id: string): Chosen {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return { all, ids: next };
}

export function withThese({ all, ids }: Chosen, these: readonly string[]): Chosen {
  const next = new Set(ids);
  for (const id of these) {
    if (all) next.delete(id);
    else next.add(id);
  }
  return { all, ids: next };
}

/** As the server asks for it. */
export const chosenInput = ({ all, ids }: Chosen, filter: BenchFilter) => (all ? { kind: 'all' as const, filter, except: [...ids] } : { kind: 'these' as const, comments: [...ids] });

export interface Choosing {
  has(id: string): boolean;
  turn(index: number): void;
  /** Everything from where one began to this row; begins at `from` when nothing was begun. */
  reach(index: number, from: number): void;
  /** The next reach begins anew. */
  rest(): void;
}

/** Another selection shows other comments: nothing stays chosen that is not seen. */
export function useChosen(search: BenchSearch, rows: readonly AnswerRow[]) {
  const { sort: _sort, ...shown } = filterOf(search);
  const key = JSON.stringify(shown);
  const [state, setState] = useState({ key, chosen: nothingChosen });
  const begun = useRef<{ id: string; base: Chosen } | null>(null);
  if (state.key !== key) setState({ key, chosen: nothingChosen });
  const chosen = state.key === key ? state.chosen : nothingChosen;
  const set = useCallback((next: Chosen) => setState({ key, chosen: next }), [key]);

  const choosing = useMemo<Choosing>(() => ({
    has: (id) => isChosen(chosen, id),
    turn(index) {
      const row = rows[index];
      if (row === undefined) return;
      const next = turned(chosen, row.id);
      begun.current = { id: row.id, base: next };
      set(next);
    },
    reach(index, from) {
      const first = rows[from];
      if (begun.current === null && first !== undefined) begun.current = { id: first.id, base: chosen };
      const { id, base } = begun.current ?? { id: '', base: chosen };
      const start = rows.findIndex((row) => row.id === id);
      if (start < 0) return;
      set(withThese(base, rows.slice(Math.min(start, index), Math.max(start, index) + 1).map((row) => row.id)));
    },
    rest: () => void (begun.current = null),
  }), [chosen, rows, set]);

  const end = useCallback((all: boolean) => {
    begun.current = null;
    set(all ? allChosen : nothingChosen);
  }, [set]);
  return { chosen, choosing, all: () => end(true), none: () => end(false) };
}
