/** A bare server around the realtime room: the door is the query string, the log keeps its bytes in memory. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocket, WebSocketServer } from 'ws';
import type { Joining, Realtime, RealtimeOptions, StoredDocument, UpdateLog, UpdateRow } from '../../server/realtime/ports.ts';
import { openRealtime } from '../../server/realtime/realtime.ts';
import { realtimeLimits } from '#shared/realtime.ts';
import { readFrame } from '../../server/realtime/frames.ts';

/** An update log that survives the server, as a database would. */
export class MemoryLog implements UpdateLog {
  rows: UpdateRow[] = [];
  snapshots = new Map<string, { seq: number; bytes: Uint8Array }>();
  claims = new Map<string, string | null>();
  epochs = new Map<string, number>();
  appends = 0;
  loads = 0;
  trials = 0;
  /** Set to make the disk fail. */
  failure: { append?: Error; load?: Error } = {};
  /** Holds commits back until {@link open}ed, to see what is said before they are on disk. */
  #gate: Promise<void> = Promise.resolve();
  #open: () => void = () => undefined;
  #heard: (() => void)[] = [];

  hold(): void {
    this.#gate = new Promise((resolve) => {
      this.#open = resolve;
    });
  }

  open(): void {
    this.#open();
  }

  async load(documentId: string): Promise<StoredDocument> {
    this.loads += 1;
    if (this.failure.load !== undefined) throw this.failure.load;
    const snapshot = this.snapshots.get(documentId) ?? null;
    const updates = this.rows.filter((row) => row.documentId === documentId && row.seq > (snapshot?.seq ?? 0));
    return { snapshot, updates, writeEpoch: this.epochs.get(documentId) ?? 0 };
  }

  async append(rows: UpdateRow[]): Promise<void> {
    this.appends += 1;
    this.#tell();
    await this.#gate;
    if (this.failure.append !== undefined) throw this.failure.append;
    for (const row of rows) {
      if (this.rows.some(({ documentId, seq }) => documentId === row.documentId && seq === row.seq)) throw new Error('seq taken');
    }
    this.rows.push(...rows.map((row) => ({ ...row, bytes: row.bytes.slice() })));
    this.#tell();
  }

  async tryOut(): Promise<void> {
    this.trials += 1;
    this.#tell();
    if (this.failure.append !== undefined) throw this.failure.append;
  }

  async saveSnapshot(documentId: string, seq: number, bytes: Uint8Array): Promise<void> {
    this.snapshots.set(documentId, { seq, bytes: bytes.slice() });
    this.#tell();
  }

  async claimClient(documentId: string, clientId: number, personId: string | null): Promise<boolean> {
    const key = `${documentId}:${clientId}`;
    if (!this.claims.has(key)) this.claims.set(key, personId);
    return this.claims.get(key) === personId;
  }

  /** Resolves when `holds` is true, asked again whenever the log moves. */
  async when(holds: () => boolean): Promise<void> {
    while (!holds()) await new Promise<void>((resolve) => this.#heard.push(resolve));
  }

  #tell(): void {
    for (const hear of this.#heard.splice(0)) hear();
  }
}

export interface RealtimeServer {
  url: string;
  log: MemoryLog;
  realtime: Realtime;
  events: { event: string; facts: Record<string, string | number> }[];
  /** The next event of that name, or the first one heard already after `from`. */
  reported(event: string, from?: number): Promise<Record<string, string | number>>;
  stop(): Promise<void>;
}

/** `person` (or a cookie of that name), `write`, `name` and `session` stand in the query string beside what a client states itself. */
export async function openServer(options: { log?: MemoryLog; port?: number } & Partial<Omit<RealtimeOptions, 'log'>> = {}): Promise<RealtimeServer> {
  const log = options.log ?? new MemoryLog();
  const events: RealtimeServer['events'] = [];
  const listeners = new Set<() => void>();
  const realtime = openRealtime({
    clock: () => new Date('2030-01-02T03:04:05Z'),
    ...options,
    log,
    report: (event, facts) => {
      events.push({ event, facts });
      for (const listener of listeners) listener();
    },
  });
  const http = createServer();
  const sockets = new WebSocketServer({ server: http, perMessageDeflate: false, maxPayload: realtimeLimits.frameBytes + 2 ** 16 });
  sockets.on('connection', (socket, request) => realtime.join(socket, participant(new URL(request.url ?? '/', 'http://test'), request.headers.cookie)));
  await new Promise<void>((resolve) => http.listen(options.port ?? 0, '127.0.0.1', resolve));
  const { port } = http.address() as AddressInfo;
  return {
    url: `ws://127.0.0.1:${port}`,
    log,
    realtime,
    events,
    reported: (event, from = 0) =>
      new Promise((resolve) => {
        const look = (): void => {
          const found = events.slice(from).find((entry) => entry.event === event);
          if (found === undefined) return;
          listeners.delete(look);
          resolve(found.facts);
        };
        listeners.add(look);
        look();
      }),
    stop: async () => {
      await realtime.stop();
      sockets.close();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}

function participant(url: URL, cookie = ''): Joining {
  const query = url.searchParams;
  const personId = query.get('person') ?? /person=([\w-]+)/.exec(cookie)?.[1] ?? 'writer-a';
  return {
    documentId: url.pathname.split('/')[1] ?? '',
    personId,
    sessionId: query.get('session') ?? `session-of-${personId}`,
    name: query.get('name') ?? personId,
    mayWrite: query.get('write') !== '0',
    epoch: Number(query.get('epoch') ?? '0'),
    ack: query.get('ack') === '1',
    format: query.has('format') ? Number(query.get('format')) : null,
  };
}

/** A socket without Yjs behind it, for what no stock client would send. */
export class RawPeer {
  readonly frames: Uint8Array[] = [];
  readonly closed: Promise<{ code: number; reason: string }>;
  readonly socket: WebSocket;
  #heard: (() => void)[] = [];
  #isClosed = false;

  constructor(url: string) {
    this.socket = new WebSocket(url);
    this.socket.on('error', () => undefined);
    this.socket.on('message', (data) => {
      this.frames.push(new Uint8Array(data as Buffer));
      for (const hear of this.#heard.splice(0)) hear();
    });
    this.closed = new Promise((resolve) =>
      this.socket.on('close', (code, reason) => {
        this.#isClosed = true;
        for (const hear of this.#heard.splice(0)) hear();
        resolve({ code, reason: reason.toString() });
      }),
    );
  }

  opened(): Promise<void> {
    return new Promise((resolve) => this.socket.on('open', () => resolve()));
  }

  /** The first frame received after the first `from` that fits. */
  async hears(fits: (frame: Uint8Array) => boolean, from = 0): Promise<Uint8Array> {
    for (;;) {
      const found = this.frames.slice(from).find(fits);
      if (found !== undefined) return found;
      if (this.#isClosed) throw new Error('closed before the frame came');
      await new Promise<void>((resolve) => this.#heard.push(resolve));
    }
  }

  /** Resolves when the server has read everything sent so far: it answers questions in order. */
  async read(): Promise<void> {
    const from = this.frames.length;
    this.socket.send(new Uint8Array([0, 0, 1, 0]));
    await this.hears((frame) => isEdit(frame, true), from);
  }

  async leave(): Promise<void> {
    this.socket.close();
    await this.closed;
  }
}

export function isEdit(frame: Uint8Array, whole: boolean): boolean {
  if (frame[0] !== 0) return false;
  const read = readFrame(frame);
  return read.kind === 'edit' && read.whole === whole;
}
