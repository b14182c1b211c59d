/**
 * A page's line to one document over its whole life: a refused line is replaced by a fresh one with a fresh Y.Doc, and what was not
 * saved is kept as a copy (design D7).
 */
import { useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react';
import * as Y from 'yjs';
import type { Closing } from '#shared/realtime.ts';
import { problemOf } from '../ui/problem.tsx';
import type { DocumentConnection } from './connection-options.ts';
import type { ConnectionState } from './connection-state.ts';
import { openDocumentConnection } from './document-connection.ts';

/** What the server would not take, as it stood in this window. */
export interface UnsentCopy {
  doc: Y.Doc;
  code: Closing;
  changes: number;
  at: Date;
}

export interface LiveDocument {
  /** Another object after a refusal: open the editor anew for each. Null in the moment before the first. */
  line: DocumentConnection | null;
  state: ConnectionState;
  /** The oldest copy that nobody has seen to yet. */
  copy: UnsentCopy | null;
  /** The person has seen to that copy. */
  dropCopy: () => void;
}

/** After these a fresh line would be refused in the same way. */
const final: ReadonlySet<Closing> = new Set<Closing>(['signed-out', 'access-removed', 'document-gone', 'reload-needed']);
/** A refusal straight after opening is no accident; a second try at once would only repeat it. */
const soonest = 2_000;

const opening: ConnectionState = { kind: 'opening' };

interface Options {
  documentId: string;
  epoch: number;
  /** Asks for the document again and gives its epoch as it is now. */
  freshEpoch: () => Promise<number>;
  /** For tests: opens the line. */
  open?: typeof openDocumentConnection;
}

export function useLiveDocument({ documentId, epoch, freshEpoch, open = openDocumentConnection }: Options): LiveDocument {
  const [line, setLine] = useState<DocumentConnection | null>(null);
  const [copies, setCopies] = useState<readonly UnsentCopy[]>([]);
  const firstEpoch = useEffectEvent(() => epoch);
  const askEpoch = useEffectEvent(freshEpoch);
  const openLine = useEffectEvent(open);

  useEffect(() => {
    let current: DocumentConnection | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let ended = false;

    const begin = (at: number): void => {
      const opened = openLine({ documentId, epoch: at, whyClosed });
      const openedAt = Date.now();
      let handled = false;
      current = opened;
      opened.subscribe(() => {
        const state = opened.getSnapshot();
        if (state.kind !== 'refused') { handled = false; return; }
        if (handled || ended) return;
        handled = true;
        if (state.unsent > 0) setCopies((kept) => [...kept, { doc: opened.doc, code: state.code, changes: state.unsent, at: new Date() }]);
        if (final.has(state.code)) return;
        timer = setTimeout(() => void renew(opened, state.unsent), Math.max(0, soonest - (Date.now() - openedAt)));
      });
      setLine(opened);
    };
    const renew = async (old: DocumentConnection, unsent: number): Promise<void> => {
      let now: number;
      try {
        now = await askEpoch();
      } catch {
        // No answer, or no longer ours to read: the line's own refusal stays on the page.
        if (!ended) timer = setTimeout(() => void renew(old, unsent), 10_000);
        return;
      }
      if (ended || old !== current) return;
      const { code } = refusalOf(old) ?? {};
      if (code === 'epoch-passed' && unsent === 0) return old.resume(now);
      begin(now);
      old.close();
    };

    const whyClosed = async (): Promise<Closing | null> => {
      try {
        await askEpoch();
        return null;
      } catch (error) {
        const { status } = problemOf(error);
        if (status === 401) return 'signed-out';
        return status === 403 || status === 404 ? 'access-removed' : null;
      }
    };

    begin(firstEpoch());
    const watching = new AbortController();
    window.addEventListener('offline', () => current?.lose(), { signal: watching.signal });
    window.addEventListener('online', () => current?.reconnect(), { signal: watching.signal });
    return () => {
      ended = true;
      watching.abort();
      clearTimeout(timer);
      current?.close();
      setLine(null);
      setCopies([]);
    };
  }, [documentId]);

  const state = useSyncExternalStore(line?.subscribe ?? never, line?.getSnapshot ?? (() => opening));
  return { line, state, copy: copies[0] ?? null, dropCopy: () => setCopies(([, ...rest]) => rest) };
}

function never(): () => void {
  return () => undefined;
}

function refusalOf(line: DocumentConnection): { code: Closing } | null {
  const state = line.getSnapshot();
  return state.kind === 'refused' ? state : null;
}

/** The browser asks before a window with unsent words is closed. */
export function useLeaveWarning(on: boolean): void {
  useEffect(() => {
    if (!on) return;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [on]);
}
