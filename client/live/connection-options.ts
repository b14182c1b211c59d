/** A page's line to a document as others see it: what it is opened with, and what it can be asked. */
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import type { Closing } from '#shared/realtime.ts';
import type { ConnectionState } from './connection-state.ts';
import type { BackOff, Later } from './retry.ts';

/** Who keeps what the server does not have yet, so that it outlives the page. */
export interface ChangeKeeper {
  /** The `count`th change of this page. */
  changed(update: Uint8Array, count: number): void;
  /** The first `count` changes are on the server's disk. */
  durable(count: number): void;
  /** Changes from here on belong to this write epoch. */
  inEpoch(epoch: number): void;
}

export interface DocumentConnectionOptions {
  documentId: string;
  /** The document's write epoch as read with the document. */
  epoch: number;
  /** Default: a new Y.Doc that keeps deleted words, as the server does. Load a local copy into it before connecting. */
  doc?: Y.Doc;
  /** How many changes `doc` holds that the server lacks. */
  unsent?: number;
  keeper?: ChangeKeeper;
  /** Default: the page's own origin, `wss://…/api/documents`. */
  url?: string;
  /** Sends a difference larger than a frame. Default: POST /api/documents/:id/updates. Rejects when it was not stored. */
  sendLarge?: (update: Uint8Array) => Promise<void>;
  /** Asked after every close that is not final: a refused upgrade reaches a page without a word of why. Null: it may try again. */
  whyClosed?: () => Promise<Closing | null>;
  /** Back-off is drawn between `firstMs` and twice as much for each attempt, at most `longestMs`. */
  backOff?: BackOff;
  random?: () => number;
  later?: Later;
  now?: () => Date;
  WebSocket?: typeof WebSocket;
}

export interface DocumentConnection {
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  /** The write epoch to which changes made here belong. */
  readonly epoch: number;
  /** For useSyncExternalStore: the same object until something changes. */
  getSnapshot(): ConnectionState;
  subscribe(listener: () => void): () => void;
  /** After `epoch-passed` or `document-locked` with nothing unsent: goes on with the epoch as it is now. */
  resume(epoch: number): void;
  /** The page knows that what is unsent will not be taken: the same as a refusal by the server. */
  refuse(code: Closing): void;
  /** Tries at once, for a "try again" button or the browser's `online` event. */
  reconnect(): void;
  /** The browser's `offline` event: a line without a network is given up at once, which silence alone would show only after half a minute. */
  lose(): void;
  /** The page was asleep, as behind a closed lid: a line that has heard nothing meanwhile is taken for dead. */
  wake(): void;
  /** Leaves; unsent changes stay in `doc`. */
  close(): void;
}
