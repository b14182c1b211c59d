/** A document on a React page (page-document.ts), with the browser's own signs of losing and finding the network. */
import { useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react';
import type { Closing } from '#shared/realtime.ts';
import { problemOf } from '../ui/problem.tsx';
import type { DocumentConnection } from './connection-options.ts';
import type { ConnectionState } from './connection-state.ts';
import { PageDocument } from './page-document.ts';
import type { PageDocumentOptions, PageState } from './page-document.ts';
import type { UnsentCopy } from './unsent-copy.ts';

export interface LiveDocument {
  /** Another object after a refusal: open the editor anew for each. Null in the moment before the first. */
  line: DocumentConnection | null;
  state: ConnectionState;
  /** Before this the text is empty: nobody may see that, or write in it. */
  hasText: boolean;
  /** Every unsent change is on this computer's disk. */
  isKept: boolean;
  /** The oldest copy that nobody has seen to yet. */
  copy: UnsentCopy | null;
  /** The person throws that copy away. */
  dropCopy: () => Promise<void>;
}

const opening: ConnectionState = { kind: 'opening' };
const nothing: PageState = { line: null, hasText: false, isKept: true, copies: [] };

export function useLiveDocument(options: Omit<PageDocumentOptions, 'whyClosed'>): LiveDocument {
  const [page, setPage] = useState<PageDocument | null>(null);
  const { documentId, personId, whyNotWrite } = options;
  const askEpoch = useEffectEvent(options.freshEpoch);
  const openPage = useEffectEvent(() => new PageDocument({ ...options, freshEpoch: () => askEpoch(), whyClosed: () => whyClosed(askEpoch) }));

  useEffect(() => {
    const opened = openPage();
    setPage(opened);
    const watching = new AbortController();
    const { signal } = watching;
    window.addEventListener('offline', () => opened.offline(), { signal });
    window.addEventListener('online', () => opened.online(), { signal });
    window.addEventListener('pagehide', () => opened.hidden(), { signal });
    document.addEventListener('visibilitychange', () => (document.visibilityState === 'hidden' ? opened.hidden() : opened.shown()), { signal });
    return () => {
      watching.abort();
      opened.end();
      setPage(null);
    };
  }, [documentId, personId]);
  useEffect(() => page?.mayWrite(whyNotWrite), [page, whyNotWrite]);

  const { line, hasText, isKept, copies } = useSyncExternalStore(page?.subscribe ?? never, page?.getSnapshot ?? (() => nothing));
  const state = useSyncExternalStore(line?.subscribe ?? never, line?.getSnapshot ?? (() => opening));
  const copy = copies[0] ?? null;
  return { line, state, hasText, isKept, copy, dropCopy: async () => { if (copy !== null) await page?.dropCopy(copy.id); } };
}

/** A refused upgrade reaches a page without a word of why; the document's own address tells. */
async function whyClosed(ask: () => Promise<unknown>): Promise<Closing | null> {
  try {
    await ask();
    return null;
  } catch (error) {
    const { status } = problemOf(error);
    if (status === 401) return 'signed-out';
    return status === 403 || status === 404 ? 'access-removed' : null;
  }
}

function never(): () => void {
  return () => undefined;
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
