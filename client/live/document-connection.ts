/**
 * A browser's line to one document: the stock y-websocket provider with our own count of what is on disk (design D7).
 * Says `saved` only when the server has acknowledged every change; a refused document is kept as an unsent copy.
 */
import * as decoding from 'lib0/decoding';
import type { Awareness } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { closingOf, isClosing, isPermanent, messages, realtimeFormat } from '#shared/realtime.ts';
import type { Closing } from '#shared/realtime.ts';
import { AnswerWatch } from './answer-watch.ts';
import type { DocumentConnection, DocumentConnectionOptions } from './connection-options.ts';
import { isSameState } from './connection-state.ts';
import type { ConnectionState } from './connection-state.ts';
import { LargeRefused, postDifference } from './large-difference.ts';
import { lookedThrough } from './outgoing.ts';
import { later, Retry } from './retry.ts';
import { SavedCount } from './saved-count.ts';

/** Opens the line and keeps it open. */
export function openDocumentConnection(options: DocumentConnectionOptions): DocumentConnection {
  return new Line(options);
}

/** The server says something at least every 15 s. */
const asleepMs = 20_000;

class Line implements DocumentConnection {
  readonly doc: Y.Doc;
  readonly #options: DocumentConnectionOptions;
  readonly #provider: WebsocketProvider;
  readonly #retry: Retry;
  readonly #watch: AnswerWatch;
  readonly #count: SavedCount;
  readonly #listeners = new Set<() => void>();
  #state: ConnectionState = { kind: 'opening' };
  #epoch: number;
  /** The epoch that the open socket has gone over to; it holds for this page once what was written before is on disk. */
  #nextEpoch: { epoch: number; after: number } | null = null;
  #savedAt: Date | null = null;
  #why: Closing | null = null;
  #refused: Closing | null = null;
  #hasSynced = false;
  #isSendingLarge = false;
  #isClosed = false;

  constructor(options: DocumentConnectionOptions) {
    this.#options = options;
    this.#epoch = options.epoch;
    this.#count = new SavedCount(options.unsent ?? 0);
    this.#retry = new Retry(() => this.reconnect(), options);
    this.#watch = new AnswerWatch({ later: options.later ?? later, lastHeard: () => this.#provider.wsLastMessageReceived, silent: () => this.lose() });
    this.doc = options.doc ?? new Y.Doc({ gc: false });
    // Before the provider's own listener, so that a change is counted before its frame is.
    this.doc.on('update', this.#changed);
    this.#provider = this.#openProvider();
    this.#provider.connect();
  }

  get awareness(): Awareness {
    return this.#provider.awareness;
  }

  get epoch(): number {
    return this.#epoch;
  }

  getSnapshot = (): ConnectionState => this.#state;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  resume(epoch: number): void {
    if (this.#isClosed || this.#count.unsent > 0 || this.#refused !== 'epoch-passed' && this.#refused !== 'document-locked') return;
    // The refusal may be heard before the close it announces.
    this.#provider.disconnect();
    this.#refused = null;
    this.#goOver(epoch);
    this.reconnect();
  }

  refuse(code: Closing): void {
    if (this.#isClosed || this.#refused !== null) return;
    this.#retry.cancel();
    this.#refused = code;
    this.#provider.disconnect();
    this.#tell();
  }

  reconnect(): void {
    if (this.#isClosed || this.#refused !== null || this.#isSendingLarge) return;
    this.#retry.cancel();
    this.#provider.connect();
    this.#tell();
  }

  lose(): void {
    if (this.#isClosed || this.#refused !== null || this.#isSendingLarge) return;
    this.#provider.disconnect();
    this.#tell();
  }

  wake(): void {
    if (this.#provider.wsconnected && Date.now() - this.#provider.wsLastMessageReceived > asleepMs) this.lose();
    if (!this.#provider.wsconnected) this.reconnect();
  }

  close(): void {
    this.#isClosed = true;
    this.#retry.cancel();
    this.#watch.settled();
    this.doc.off('update', this.#changed);
    this.#provider.destroy();
    this.#provider.awareness.destroy();
    this.#listeners.clear();
  }

  #openProvider(): WebsocketProvider {
    const { url, documentId, WebSocket: Socket = WebSocket } = this.#options;
    const provider = new WebsocketProvider(url ?? ownOrigin(), `${encodeURIComponent(documentId)}/sync`, this.doc, {
      connect: false,
      disableBc: true,
      params: { ack: '1', epoch: String(this.#epoch), format: String(realtimeFormat) },
      WebSocketPolyfill: lookedThrough(Socket, { clientId: this.doc.clientID, onCounted: () => this.#sent(), onTooLarge: (update) => void this.#sendLarge(update) }),
      shouldReconnect: (event) => !isPermanent(event.code),
    });
    provider.messageHandlers[messages.onDisk] = (_answer, decoder) => this.#onDisk(decoding.readVarUint(decoder));
    provider.messageHandlers[messages.refused] = (_answer, decoder) => this.#onRefused(decoding.readVarString(decoder));
    provider.messageHandlers[messages.epoch] = (_answer, decoder) => this.#onEpoch(decoding.readVarUint(decoder));
    provider.on('status', ({ status }) => this.#onStatus(status));
    provider.on('sync', (isSynced) => this.#onSync(isSynced));
    provider.on('connection-close', (event) => this.#onClose(event));
    return provider;
  }

  /** The last line was closed because nothing can be stored, and nothing has been since. */
  get #isNotStoring(): boolean {
    return this.#why === 'not-saved' && this.#count.unsent > 0;
  }

  #changed = (update: Uint8Array, origin: unknown): void => {
    if (origin === this.#provider) return;
    const count = this.#count.changed();
    this.#options.keeper?.changed(update, count);
    this.#tell();
  };

  #sent(): void {
    this.#count.sent();
    if (this.#count.unsent > 0) this.#watch.owed();
  }

  #onDisk(frames: number): void {
    if (this.#count.onDisk(frames)) this.#stored();
    this.#tell();
  }

  #stored(): void {
    this.#retry.succeeded();
    this.#why = null;
    this.#savedAt = (this.#options.now ?? (() => new Date()))();
    if (this.#count.unsent === 0) this.#watch.settled();
    this.#options.keeper?.durable(this.#count.durable);
    if (this.#nextEpoch !== null && this.#count.durable >= this.#nextEpoch.after) this.#goOver(this.#nextEpoch.epoch);
  }

  /** What is under way was written in ignorance of the lock: if the line breaks before it is on disk, it comes back with the epoch it was written in. */
  #onEpoch(epoch: number): void {
    if (this.#count.unsent === 0) this.#goOver(epoch);
    else this.#nextEpoch = { epoch, after: this.#count.changes };
  }

  #goOver(epoch: number): void {
    this.#nextEpoch = null;
    this.#epoch = epoch;
    this.#provider.params = { ...this.#provider.params, epoch: String(epoch) };
    this.#options.keeper?.inEpoch(epoch);
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
      this.#retry.succeeded();
      this.#why = null;
    }
    this.#tell();
  }

  /** Runs before the provider plans its own next attempt, which has no jitter: with `shouldConnect` off that plan does nothing. */
  #onClose(event: CloseEvent | null): void {
    this.#count.newSocket();
    this.#watch.settled();
    this.#nextEpoch = null;
    if (this.#isClosed || this.#isSendingLarge) return;
    this.#provider.shouldConnect = false;
    if (event !== null && isPermanent(event.code)) this.#refused ??= closingOf(event.code) ?? 'frame-too-large';
    this.#why = event === null ? null : closingOf(event.code);
    if (this.#refused === null) this.#retry.soon(event?.reason);
    if (event !== null && this.#refused === null) void this.#askWhyClosed();
    this.#tell();
  }

  async #askWhyClosed(): Promise<void> {
    const code = (await this.#options.whyClosed?.().catch(() => null)) ?? null;
    if (code !== null && !this.#provider.wsconnected) this.refuse(code);
  }

  /** Off the line until it is stored: changes made meanwhile would build on what the server lacks. The handshake after it sends only the rest. */
  async #sendLarge(update: Uint8Array): Promise<void> {
    const { changes } = this.#count;
    this.#isSendingLarge = true;
    this.#why = null;
    this.#provider.disconnect();
    this.#tell();
    try {
      await (this.#options.sendLarge ?? ((bytes) => postDifference(this.#options.documentId, this.#epoch, bytes)))(update);
      if (this.#count.stored(changes)) this.#stored();
    } catch (error) {
      if (error instanceof LargeRefused) this.#refused ??= error.code;
      else this.#why = 'document-unavailable';
    }
    this.#isSendingLarge = false;
    if (this.#refused === null && this.#why === null) this.reconnect();
    else if (this.#refused === null) this.#retry.soon();
    this.#tell();
  }

  #tell(): void {
    const state = this.#stateNow();
    if (isSameState(state, this.#state)) return;
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }

  #stateNow(): ConnectionState {
    const { unsent } = this.#count;
    if (this.#refused !== null) return { kind: 'refused', code: this.#refused, unsent };
    if (this.#isSendingLarge) return { kind: 'saving', unsent };
    if (this.#isNotStoring) return { kind: 'offline', unsent, why: this.#why, savedAt: this.#savedAt };
    if (this.#provider.synced) return unsent > 0 ? { kind: 'saving', unsent } : { kind: 'saved', at: this.#savedAt };
    if (this.#provider.wsconnected && unsent > 0) return { kind: 'saving', unsent };
    const isFirst = !this.#hasSynced && this.#retry.attempts === 0;
    return isFirst ? { kind: 'opening' } : { kind: 'offline', unsent, why: this.#why, savedAt: this.#savedAt };
  }
}

function ownOrigin(): string {
  return `${location.protocol === 'https:' ? 'wss:' : 'ws:'}//${location.host}/api/documents`;
}
