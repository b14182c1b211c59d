/** The way back, as pages announce it: a layout says where it stands, the header shows the row. */
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';

export interface Crumb {
  text: string;
  /** An address inside the application; without it the crumb is where one stands. */
  to?: string;
}

interface Crumbs {
  row: readonly Crumb[];
  set(level: number, crumb: Crumb | null): void;
}

const CrumbContext = createContext<Crumbs>({ row: [], set: () => {} });

export function CrumbProvider({ children }: { children: ReactNode }): ReactNode {
  const [levels, setLevels] = useState<readonly (Crumb | null)[]>([]);
  const set = useCallback((level: number, crumb: Crumb | null) => setLevels((old) => Array.from({ length: Math.max(old.length, level + 1) }, (_, i) => (i === level ? crumb : old[i] ?? null))), []);
  const value = useMemo<Crumbs>(() => ({ row: levels.filter((crumb) => crumb !== null), set }), [levels, set]);
  return <CrumbContext value={value}>{children}</CrumbContext>;
}

export function useCrumbRow(): readonly Crumb[] {
  return useContext(CrumbContext).row;
}

/** Level 0: the list; 1: the matter; 2: a place in it. It leaves the row with the component; null leaves it out. */
export function useCrumb(level: 0 | 1 | 2 | 3, text: string | null, to?: string): void {
  const { set } = useContext(CrumbContext);
  useEffect(() => {
    set(level, text === null ? null : to === undefined ? { text } : { text, to });
    return () => set(level, null);
  }, [set, level, text, to]);
}
