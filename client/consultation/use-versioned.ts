/** One part of a response that is saved by itself, with its own version: what somebody else has said there since is never written over unseen. */
import { useRef, useState } from 'react';
import type { ResponseView } from '#shared/consultation.ts';
import { problemOf } from '../ui/problem.tsx';
import { useAnswering } from './answering.tsx';
import { acts } from './consultation.ts';
import { useAutosave } from './use-autosave.ts';

interface Part<V> {
  nothing: V;
  /** As the server last told it; null when nothing was said yet. */
  of: (response: ResponseView) => { value: V; version: number } | null;
  send: (responseId: string, sent: { value: V; version: number }) => Promise<ResponseView>;
  /** What the server refuses with when somebody else was first. */
  code: string;
}

export function useVersioned<V>({ nothing, of, send, code }: Part<V>) {
  const { response, begin, update } = useAnswering();
  // What one is writing that is not saved yet; else what the server last said.
  const [mine, setMine] = useState<{ value: V } | null>(null);
  const [touched, setTouched] = useState(false);
  const known = response === null ? null : of(response);
  // The version that it was written upon: one's own last saving is no one else's.
  const base = useRef(0);
  const { saving, autosave } = useAutosave<{ said: V }>({
    save: async ({ said = nothing }) => {
      const answer = await send(await begin(), { value: said, version: base.current });
      base.current = of(answer)?.version ?? 0;
      update(() => answer);
      setMine((now) => (now !== null && now.value === said ? null : now));
    },
  });
  const value = mine === null ? known?.value ?? nothing : mine.value;
  const set = (next: V) => {
    if (mine === null) base.current = known?.version ?? 0;
    setMine({ value: next });
    setTouched(true);
    autosave.note({ said: next });
  };
  const overtaken = saving.state === 'stopped' && problemOf(saving.error).code === code;
  const settle = async (whose: 'mine' | 'theirs') => {
    if (!response) return;
    const fresh = await acts.response(response.id);
    update(() => fresh);
    const theirs = of(fresh);
    base.current = theirs?.version ?? 0;
    const settled = whose === 'mine' ? value : theirs?.value ?? nothing;
    setMine({ value: settled });
    autosave.note({ said: settled });
    await autosave.flush().catch(() => {});
  };
  return { value, set, saving, touched, overtaken, settle };
}

export type Versioned = Pick<ReturnType<typeof useVersioned>, 'saving' | 'touched' | 'overtaken' | 'settle'>;
