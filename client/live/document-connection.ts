/**
 * A browser's line to one document: the stock y-websocket provider with our own count of what is on disk (design D7).
 * Says `saved` only when the server has acknowledged every change; a refused document is kept as an unsent copy.
 */
import * as decoding from 'lib0/decoding';
import type { Awareness } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { closingOf, closings, isPermanent, messages, realtimeFormat, syncSteps } from '#shared/realtime.ts';
import type { Closing } from '#shared/realtime.ts';
import { limits } from '#shared/limits.ts';

export type ConnectionState =
  /** The first load is under way; nothing can be said about the text yet. */
  | { kind: 'opening' }
  | { kind: 'saving'; unsent: number }
  /** `at`: when the last change of this page was acknowledged, null when it has made none. */
  | { kind: 'saved'; at: Date | null }
  /** `why`: what the server said when it closed, null when the line broke. It is tried again by itself. */
  | { kind: 'offline'; unsent: number; why: Closing | null; savedAt: Date | null }
  /** Final. The document of this connection holds `unsent` changes that the server has not; open a fresh connection with a fresh Y.Doc. */
  | { kind: 'refused'; code: Closing; unsent: number };

export interface DocumentConnectionOptions {
  documentId: string;
  /** The document's write epoch as read with the document. */
  epoch: number;
  /** Default: a new Y.Doc that keeps deleted words, as the server does. Load a local copy into it before connecting: a copy that arrives later would be sent as if it were typed now. */
  doc?: Y.Doc;
  /** Default: the page's own origin, `wss://…/api/documents`. */
  url?: string;
  /** Sends a difference larger than a frame. Default: POST /api/documents/:id/updates. Rejects when it was not stored. */
  sendLarge?: (update: Uint8Array) => Promise<void>;
  /** Asked after every close that is not final: a refused upgrade reaches a page without a word of why. Null: it may try again. */
  whyClosed?: () => Promise<Closing | null>;
  /** Back-off is drawn between `firstMs` and twice as much for each attempt, at most `longestMs`. */
  backOff?: { firstMs: number; longestMs: number };
  random?: () => number;
  now?: () => Date;
  WebSocket?: typeof WebSocket;
}

export interface DocumentConnection {
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  /** For useSyncExternalStore: the same object until something changes. */
  getSnapshot(): ConnectionState;
  subscribe(listener: () => void): () => void;
  /** After `epoch-passed` with nothing unsent: goes on with the epoch as it is now. */
  resume(epoch: number): void;
  /** Tries at once, for a "try again" button or the browser's `online` event. */
  reconnect(): void;
  /** The browser's `offline` event: a line without a network is given up at once, which silence alone would show only after half a minute. */
  lose(): void;
  /** Leaves; unsent changes stay in `doc`. */
  close(): void;
}

/** Opens the line and keeps it open. */
export function openDocumentConnection(options: DocumentConnectionOptions): DocumentConnection {
  return new Line(options);
}

const usualBackOff = { firstMs: 500, longestMs: 30_000 };

class Line implements DocumentConnection {
  readonly doc: Y.Doc;
  readonly #options: DocumentConnectionOptions;
  readonly #provider: WebsocketProvider;
  readonly #listeners = new Set<() => void>();
  #state: ConnectionState = { kind: 'opening' };
  /** Changes made here so far, and how many of them the server has on disk. */
  #changes = 0;
  #durable = 0;
  #savedAt: Date | null = null;
  /** Counted frames sent on the present socket, each with the changes made when it was sent. */
  #sent = 0;
  #marks: { frame: number; changes: number }[] = [];
  #why: Closing | null = null;
  #refused: Closing | null = null;
  #hasSynced = false;
  #attempts = 0;
  #retry: ReturnType<typeof setTimeout> | null = null;
  #isSendingLarge = false;
  #isClosed = false;

  constructor(options: DocumentConnectionOptions) {
    this.#options = options;
    this.doc = options.doc ?? new Y.Doc({ gc: false });
    // Before the provider's own listener, so that a change is counted before its frame is.
    this.doc.on('update', this.#changed);
    this.#provider = new WebsocketProvider(options.url ?? ownOrigin(), `${encodeURIComponent(options.documentId)}/sync`, this.doc, {
      connect: false,
      disableBc: true,
      params: { ack: '1', epoch: String(options.epoch), format: String(realtimeFormat) },
      WebSocketPolyfill: this.#countingSocket(options.WebSocket ?? WebSocket),
      shouldReconnect: (event) => !isPermanent(event.code),
    });
    this.#provider.messageHandlers[messages.onDisk] = (_answer, decoder) => this.#onDisk(decoding.readVarUint(decoder));
    this.#provider.messageHandlers[messages.refused] = (_answer, decoder) => this.#onRefused(decoding.readVarString(decoder));
    this.#provider.on('status', ({ status }) => this.#onStatus(status));
    this.#provider.on('sync', (isSynced) => this.#onSync(isSynced));
    this.#provider.on('connection-close', (event) => this.#onClose(event));
    this.#provider.connect();
  }

  get awareness(): Awareness {
    return this.#provider.awareness;
  }

  getSnapshot = (): ConnectionState => this.#state;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  resume(epoch: number): void {
    if (this.#isClosed || this.#refused !== 'epoch-passed' || this.#unsent > 0) return;
    // The refusal may be heard before the close it announces.
    this.#provider.disconnect();
    this.#refused = null;
    this.#provider.params = { ...this.#provider.params, epoch: String(epoch) };
    this.reconnect();
  }

  reconnect(): void {
    if (this.#isClosed || this.#refused !== null || this.#isSendingLarge) return;
    this.#cancelRetry();
    this.#provider.connect();
    this.#tell();
  }

  lose(): void {
    if (this.#isClosed || this.#refused !== null || this.#isSendingLarge) return;
    this.#provider.disconnect();
    this.#tell();
  }

  close(): void {
    this.#isClosed = true;
    this.#cancelRetry();
    this.doc.off('update', this.#changed);
    this.#provider.destroy();
    this.#provider.awareness.destroy();
    this.#listeners.clear();
  }

  get #unsent(): number {
    return this.#changes - this.#durable;
  }

  /** The last line was closed because nothing can be stored, and nothing has been since. */
  get #isNotStoring(): boolean {
    return this.#why === 'not-saved' && this.#unsent > 0;
  }

  #changed = (_update: Uint8Array, origin: unknown): void => {
    if (origin === this.#provider) return;
    this.#changes += 1;
    this.#tell();
  };

  #onDisk(count: number): void {
    while (this.#marks[0] !== undefined && this.#marks[0].frame <= count) {
      const { changes } = this.#marks[0];
      this.#marks.shift();
      this.#stored(changes);
    }
    this.#tell();
  }

  #stored(changes: number): void {
    if (changes <= this.#durable) return;
    this.#durable = changes;
    this.#attempts = 0;
    this.#why = null;
    this.#savedAt = (this.#options.now ?? (() => new Date()))();
  }

  #onRefused(code: string): void {
    this.#refused = isClosing(code) ? code : 'update-invalid';
    this.#tell();
  }

  #onStatus(status: 'connected' | 'disconnected' | 'connecting'): void {
    const own = this.awareness.getLocalState();
    // Others forgot this page's presence when its socket closed, and take it again only with a newer clock.
    if (status === 'connected' && own !== null) this.awareness.setLocalState(own);
    this.#tell();
  }

  #onSync(isSynced: boolean): void {
    if (!isSynced) return this.#tell();
    this.#hasSynced = true;
    // A server that gives the text but cannot store is not pressed: the pause between two tries goes on growing.
    if (!this.#isNotStoring) {
      this.#attempts = 0;
      this.#why = null;
    }
    this.#tell();
  }

  /** Runs before the provider plans its own next attempt, which has no jitter: with `shouldConnect` off that plan does nothing. */
  #onClose(event: CloseEvent | null): void {
    this.#marks = [];
    this.#sent = 0;
    if (this.#isClosed || this.#isSendingLarge) return;
    this.#provider.shouldConnect = false;
    if (event !== null && isPermanent(event.code)) this.#refused ??= closingOf(event.code) ?? 'frame-too-large';
    this.#why = event === null ? null : closingOf(event.code);
    if (this.#refused === null) this.#retrySoon();
    if (event !== null && this.#refused === null) void this.#askWhyClosed();
    this.#tell();
  }

  async #askWhyClosed(): Promise<void> {
    const code = (await this.#options.whyClosed?.().catch(() => null)) ?? null;
    if (code === null || this.#isClosed || this.#refused !== null || this.#provider.wsconnected) return;
    this.#cancelRetry();
    this.#refused = code;
    this.#provider.disconnect();
    this.#tell();
  }

  #retrySoon(): void {
    const { firstMs, longestMs } = this.#options.backOff ?? usualBackOff;
    const most = Math.min(longestMs, firstMs * 2 ** (this.#attempts + 1));
    this.#attempts += 1;
    this.#cancelRetry();
    const wait = firstMs + (this.#options.random ?? Math.random)() * Math.max(0, most - firstMs);
    this.#retry = setTimeout(() => this.reconnect(), wait);
  }

  #cancelRetry(): void {
    if (this.#retry !== null) clearTimeout(this.#retry);
    this.#retry = null;
  }

  #countingSocket(Base: typeof WebSocket): typeof WebSocket {
    const mayPass = (data: unknown): boolean => this.#mayPass(data);
    return class extends Base {
      override send(data: Parameters<WebSocket['send']>[0]): void {
        if (mayPass(data)) super.send(data);
      }
    };
  }

  /** Counts what the server counts, keeps back what it would pass over, and takes a frame that is too large another way. */
  #mayPass(data: unknown): boolean {
    if (!(data instanceof Uint8Array)) return true;
    const decoder = decoding.createDecoder(data);
    switch (decoding.readVarUint(decoder)) {
      case messages.presence:
        return this.#isOwnPresence(decoding.readVarUint8Array(decoder));
      case messages.sync:
        if (decoding.readVarUint(decoder) === syncSteps.stateVector) return true;
        break;
      default:
        return true;
    }
    if (data.length > limits.frame) {
      void this.#postDifference(decoding.readVarUint8Array(decoder));
      return false;
    }
    this.#sent += 1;
    this.#marks.push({ frame: this.#sent, changes: this.#changes });
    return true;
  }

  /** The provider repeats what others say; with a hundred people that doubles the traffic. */
  #isOwnPresence(bytes: Uint8Array): boolean {
    const decoder = decoding.createDecoder(bytes);
    for (let left = decoding.readVarUint(decoder); left > 0; left -= 1) {
      if (decoding.readVarUint(decoder) === this.doc.clientID) return true;
      decoding.readVarUint(decoder);
      decoding.readVarString(decoder);
    }
    return false;
  }

  /** Off the line until it is stored: changes made meanwhile would build on what the server lacks. The handshake after it sends only the rest. */
  async #postDifference(update: Uint8Array): Promise<void> {
    const changes = this.#changes;
    this.#isSendingLarge = true;
    this.#why = null;
    this.#provider.disconnect();
    this.#tell();
    try {
      await (this.#options.sendLarge ?? ((bytes) => postUpdate(this.#options, bytes)))(update);
      this.#stored(changes);
    } catch (error) {
      if (error instanceof LargeRefused) this.#refused = error.code;
      else this.#why = 'document-unavailable';
    }
    this.#isSendingLarge = false;
    if (this.#refused === null && this.#why === null) this.reconnect();
    else if (this.#refused === null) this.#retrySoon();
    this.#tell();
  }

  #tell(): void {
    const state = this.#stateNow();
    if (isSame(state, this.#state)) return;
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }

  #stateNow(): ConnectionState {
    const unsent = this.#unsent;
    if (this.#refused !== null) return { kind: 'refused', code: this.#refused, unsent };
    if (this.#isSendingLarge) return { kind: 'saving', unsent };
    if (this.#isNotStoring) return { kind: 'offline', unsent, why: this.#why, savedAt: this.#savedAt };
    if (this.#provider.synced) return unsent > 0 ? { kind: 'saving', unsent } : { kind: 'saved', at: this.#savedAt };
    if (this.#provider.wsconnected && unsent > 0) return { kind: 'saving', unsent };
    const isFirst = !this.#hasSynced && this.#attempts === 0;
    return isFirst ? { kind: 'opening' } : { kind: 'offline', unsent, why: this.#why, savedAt: this.#savedAt };
  }
}

/** The server judged a large difference and will not have it. */
export class LargeRefused extends Error {
  readonly code: Closing;

  constructor(code: Closing) {
    super(code);
    this.code = code;
  }
}

async function postUpdate({ documentId, epoch }: DocumentConnectionOptions, update: Uint8Array): Promise<void> {
  const answer = await fetch(`/api/documents/${encodeURIComponent(documentId)}/updates?epoch=${epoch}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: new Blob([update.slice()]),
  });
  if (answer.ok) return;
  const problem: unknown = await answer.json().catch(() => null);
  const code = typeof problem === 'object' && problem !== null && 'code' in problem ? problem.code : null;
  if (answer.status < 500 && isClosing(code)) throw new LargeRefused(code);
  if (answer.status === 413) throw new LargeRefused('frame-too-large');
  throw new Error(`the update was not taken: ${answer.status}`);
}

function ownOrigin(): string {
  return `${location.protocol === 'https:' ? 'wss:' : 'ws:'}//${location.host}/api/documents`;
}

function isClosing(code: unknown): code is Closing {
  return typeof code === 'string' && code in closings;
}

function isSame(a: ConnectionState, b: ConnectionState): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
