/**
 * Live events: one EventSource for all tabs of the browser, since HTTP/1.1 allows six connections to one origin (design D12).
 * The tab that holds the lock listens; the others hear it over a BroadcastChannel. An event only says what to ask for again.
 */
import type { Query, QueryClient } from '@tanstack/react-query';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';

/** `subject` is the noun of the API that changed: matter, participant, document, package, round, response, comment, answer … */
export interface Change {
  matter: string | null;
  subject: string;
  id: string;
}

type Message = { kind: 'changed'; change: Change } | { kind: 'connection'; open: boolean };
type Listener = (change: Change) => void;

const name = 'overens-events';
/** The server says something every 25 s; after this silence the line is taken for dead, which EventSource itself never notices. */
const silence = 70_000;
/** A proxy that cuts and a browser that reconnects within this time are nothing to tell people of. */
const patience = 8_000;
const everything: Change = { matter: null, subject: 'everything', id: '' };

const listeners = new Set<Listener>();
const watchers = new Set<() => void>();
let connected = true;

function hear(message: Message): void {
  if (message.kind === 'changed') {
    for (const listener of listeners) listener(message.change);
    return;
  }
  if (connected === message.open) return;
  connected = message.open;
  for (const watcher of watchers) watcher();
}

/** Takes part until the signal aborts. The first tab to get the lock listens for all; when it closes, the next takes over. */
function takePart(signal: AbortSignal): void {
  const channel = new BroadcastChannel(name);
  channel.addEventListener('message', ({ data }: MessageEvent<Message>) => hear(data), { signal });
  const tell = (message: Message) => {
    channel.postMessage(message);
    hear(message);
  };
  signal.addEventListener('abort', () => channel.close());
  const asked = performance.now();
  // A tab that had to wait for the lock may have missed what came between two listeners.
  navigator.locks.request(name, { signal }, () => listen(signal, tell, performance.now() - asked > 1_000)).catch(() => {});
}

function listen(signal: AbortSignal, tell: (message: Message) => void, mayHaveMissed: boolean): Promise<void> {
  return new Promise((resolve) => {
    let source: EventSource | null = null;
    let timer = 0;
    let lost = 0;
    let opened = false;

    const open = () => {
      source?.close();
      source = new EventSource('/api/events');
      source.addEventListener('ready', () => {
        clearTimeout(lost);
        lost = 0;
        tell({ kind: 'connection', open: true });
        if (opened || mayHaveMissed) tell({ kind: 'changed', change: everything });
        opened = true;
        stayAwake();
      });
      source.addEventListener('beat', stayAwake);
      source.addEventListener('changed', (event: MessageEvent<string>) => {
        stayAwake();
        tell({ kind: 'changed', change: JSON.parse(event.data) as Change });
      });
      source.addEventListener('error', () => {
        lost ||= window.setTimeout(() => tell({ kind: 'connection', open: false }), patience);
        // Closed for good (signed out, or a refusal): try again now and then, not at once.
        if (source?.readyState === EventSource.CLOSED) again(10_000);
      });
      stayAwake();
    };
    const again = (wait: number) => {
      clearTimeout(timer);
      timer = window.setTimeout(open, wait);
    };
    const stayAwake = () => again(silence);

    open();
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      clearTimeout(lost);
      source?.close();
      resolve();
    });
  });
}

/** Mounted once, when somebody is signed in: keeps every query fresh. */
export function useEvents(): void {
  const client = useQueryClient();
  useEffect(() => {
    const end = new AbortController();
    const refresh: Listener = (change) => void askAgain(client, change);
    listeners.add(refresh);
    takePart(end.signal);
    return () => {
      listeners.delete(refresh);
      end.abort();
    };
  }, [client]);
}

/** False while no contact: what stands on the screen may be old. */
export function useConnected(): boolean {
  return useSyncExternalStore((watcher) => {
    watchers.add(watcher);
    return () => watchers.delete(watcher);
  }, () => connected);
}

/**
 * Query keys begin with the subject, then the matter when there is one: `['round', matterId, roundId]`.
 * A question whose answer holds more subjects names them in `meta: { subjects: ['comment', 'answer'] }`.
 */
export function concerns(query: Pick<Query, 'queryKey' | 'meta'>, change: Change): boolean {
  if (change.subject === 'everything') return true;
  const [subject, matter] = query.queryKey;
  const also = query.meta?.subjects;
  const about = subject === change.subject || (Array.isArray(also) && also.includes(change.subject));
  if (!about) return false;
  return change.matter === null || typeof matter !== 'string' || !uuid.test(matter) || matter === change.matter || query.queryKey.includes(change.id);
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-/;

function askAgain(client: QueryClient, change: Change): Promise<void> {
  return client.invalidateQueries({ predicate: (query) => concerns(query, change) });
}
