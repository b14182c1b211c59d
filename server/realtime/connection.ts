/** One socket: reads at the rate it may, writes what it is given, and ends once. */
import type { Socket } from 'node:net';
import type { RawData, WebSocket } from 'ws';
import { closings, isPermanent } from '#shared/realtime.ts';
import type { Closing, RealtimeLimits } from '#shared/realtime.ts';
import { onDiskFrame, refusedFrame, wireFrame } from './frames.ts';
import type { WireFrame } from './frames.ts';
import type { Joining } from './ports.ts';
import type { Author } from './update-gate.ts';

export interface Listener {
  /** A promise holds back the socket's next frame until it settles. */
  frame(connection: Connection, data: Uint8Array): Promise<void> | void;
  ended(connection: Connection): void;
  fault(connection: Connection, error: unknown): void;
}

const textFrame = new Uint8Array(0);
/** A peer that does not answer the close gets no longer than this. */
const closeMs = 3_000;

export class Connection {
  readonly who: Joining;
  /** What its person is called now: the door's name, until another was chosen. */
  name: string;
  readonly author: Author;
  /** The write epoch of what it sends: as it stated, or as it was told since. */
  epoch: number;
  /** Resolves when the socket is gone for good. */
  readonly closed: Promise<void>;
  /** Update and SyncStep2 frames received so far: what message 100 counts. */
  received = 0;
  /** Something this client sent built on edits that are missing: its later frames are not acknowledged until a whole difference fits. */
  gapped = false;
  /** A state vector was sent and not yet answered. */
  asked = false;
  /** Its whole difference did not fit either: it is asked again whenever the document moves. */
  waiting: NodeJS.Timeout | null = null;
  /** State vector up to which a stalled socket was served; null when it keeps up. */
  behind: Uint8Array | null = null;
  /** Its first state vector was answered: from then on it is sent what others write. */
  served = false;
  ended = false;
  lastSent = performance.now();
  lastHeard = performance.now();

  readonly #socket: WebSocket;
  /** What `ws` writes to. A frame for all is written there as it is: `ws` would build and write a header of its own for each receiver. */
  readonly #line: Socket | null;
  readonly #limits: RealtimeLimits;
  readonly #listener: Listener;
  readonly #inbox: Uint8Array[] = [];
  #working = false;
  #holds = 0;
  #resting: NodeJS.Timeout | null = null;
  #messages: number;
  #bytes: number;
  #counted = performance.now();
  #acknowledged = 0;
  /** Frames known to be on disk of which the client has not been told. */
  #owed = 0;
  #stalls: number[] = [];
  #stalled: NodeJS.Timeout | null = null;
  #closing: NodeJS.Timeout | null = null;

  /** Starts held: nothing is read before {@link release}. */
  constructor(socket: WebSocket, who: Joining, context: { limits: RealtimeLimits; listener: Listener }) {
    this.#socket = socket;
    this.#line = lineOf(socket);
    this.who = who;
    this.name = who.name;
    this.epoch = who.epoch;
    this.author = { personId: who.personId, newClients: 0, isCurrent: () => !this.ended };
    this.#limits = context.limits;
    this.#listener = context.listener;
    this.#messages = context.limits.messagesBurst;
    this.#bytes = context.limits.bytesBurst;
    socket.on('message', (data, isBinary) => this.#take(isBinary ? bytesOf(data) : textFrame));
    socket.on('pong', () => this.#heard());
    socket.on('error', (error) => this.#listener.fault(this, error));
    this.closed = new Promise((resolve) => socket.once('close', () => resolve()));
    socket.on('close', () => this.#left());
    this.hold();
  }

  /** Stops reading; what is not read stays in the peer's and the kernel's buffers, so nothing is dropped. */
  hold(): void {
    this.#holds += 1;
    if (this.#holds === 1 && !this.ended) this.#socket.pause();
  }

  release(): void {
    this.#holds -= 1;
    if (this.#holds > 0 || this.ended) return;
    this.lastHeard = performance.now();
    this.#socket.resume();
    if (!this.#working) this.#work();
  }

  get held(): boolean {
    return this.#holds > 0;
  }

  send(frame: Uint8Array): void {
    if (this.ended) return;
    this.lastSent = performance.now();
    this.#socket.send(frame);
  }

  /** Several frames in one write. */
  together(send: () => void): void {
    this.#line?.cork();
    send();
    this.#line?.uncork();
  }

  /** Sends a frame that is the same for many, and with it what is owed, in one write. */
  relay(frame: WireFrame): void {
    if (!this.#isOpen) return;
    this.lastSent = performance.now();
    if (this.#line === null) {
      this.pay();
      this.#socket.send(frame.payload);
    } else if (this.#owed > this.#acknowledged) {
      this.#line.cork();
      this.#line.write(this.#receipt().bytes);
      this.#line.write(frame.bytes);
      this.#line.uncork();
    } else this.#line.write(frame.bytes);
  }

  /** Everything it has written is known here: nothing is missing any more. */
  isWhole(): void {
    this.gapped = false;
    if (this.waiting !== null) clearTimeout(this.waiting);
    this.waiting = null;
  }

  /** Every counted frame up to `count` is on disk: said with the next relayed frame, or when {@link pay} is called. */
  acknowledge(count: number): void {
    if (this.who.ack && count > this.#owed) this.#owed = count;
  }

  pay(): void {
    if (!this.#isOpen || this.#owed <= this.#acknowledged) return;
    const { payload, bytes } = this.#receipt();
    if (this.#line === null) this.send(payload);
    else {
      this.lastSent = performance.now();
      this.#line.write(bytes);
    }
  }

  /** Not after the peer's own close either: the line may be half shut. */
  get #isOpen(): boolean {
    return !this.ended && this.#socket.readyState === this.#socket.OPEN;
  }

  #receipt(): WireFrame {
    this.#acknowledged = this.#owed;
    return wireFrame(onDiskFrame(this.#owed));
  }

  ping(): void {
    if (!this.ended) this.#socket.ping();
  }

  get isOverfull(): boolean {
    return this.#socket.bufferedAmount > this.#limits.stalledBytes;
  }

  /** Serves this socket no more until its buffer is empty; `caughtUp` is called then. Cuts one that stalls too long or too often. */
  stall(servedUpTo: Uint8Array, caughtUp: () => void): void {
    this.behind = servedUpTo;
    const now = performance.now();
    this.#stalls = [...this.#stalls.filter((at) => now - at < 60_000), now];
    if (this.#stalls.length >= this.#limits.stallsPerMinute) return this.end('reader-stalled');
    this.#stalled ??= setTimeout(() => this.end('reader-stalled'), this.#limits.stalledMs);
    // A ping is written after everything that waits, so its callback is the drain that `ws` does not announce.
    this.#socket.ping(undefined, undefined, () => {
      if (this.#stalled !== null) clearTimeout(this.#stalled);
      this.#stalled = null;
      if (!this.ended) caughtUp();
    });
  }

  /** Ends the connection; the client hears why, in the frame too when it must not come back. Later frames of it are not read. */
  end(why: Closing): void {
    if (this.ended) return;
    const isStalled = this.behind !== null;
    this.pay();
    if (this.who.ack && isPermanent(closings[why])) this.send(refusedFrame(why));
    this.#leave();
    this.#socket.close(closings[why], why);
    this.#socket.resume();
    this.#closing = setTimeout(() => this.#socket.terminate(), isStalled ? closeMs / 3 : closeMs);
  }

  /** A peer that is not there any more gets no close frame. */
  cut(): void {
    if (!this.ended) this.#leave();
    this.#socket.terminate();
  }

  #take(data: Uint8Array): void {
    if (this.ended) return;
    this.#heard();
    this.#inbox.push(data);
    this.charge(1, data.length);
    if (!this.#working && !this.held) this.#work();
  }

  /** Frame by frame; not an async function, since nearly no frame has to be waited for. */
  #work(): void {
    this.#working = true;
    try {
      while (!this.ended && !this.held) {
        const data = this.#inbox.shift();
        if (data === undefined) break;
        const wait = this.#listener.frame(this, data);
        if (wait !== undefined) return void this.#whileHeld(wait);
      }
    } catch (error) {
      this.#fail(error);
    }
    this.#working = false;
  }

  async #whileHeld(wait: Promise<void>): Promise<void> {
    this.hold();
    await wait.catch((error: unknown) => this.#fail(error));
    this.#working = false;
    this.release();
  }

  #fail(error: unknown): void {
    this.#listener.fault(this, error);
    this.end('document-unavailable');
  }

  /** Token buckets for messages and bytes; a socket in debt rests until it is paid. Costly questions count as several messages. */
  charge(messages: number, bytes: number): void {
    const debt = this.#debtAfter(messages, bytes);
    if (debt <= 0 || this.#resting !== null || this.ended) return;
    this.hold();
    this.#resting = setTimeout(() => this.#rested(), debt * 1000);
  }

  /** Seconds until both buckets are full enough again. */
  #debtAfter(messages: number, bytes: number): number {
    const { messagesPerSecond, messagesBurst, bytesPerSecond, bytesBurst } = this.#limits;
    const now = performance.now();
    const seconds = (now - this.#counted) / 1000;
    this.#counted = now;
    this.#messages = Math.min(messagesBurst, this.#messages + seconds * messagesPerSecond) - messages;
    this.#bytes = Math.min(bytesBurst, this.#bytes + seconds * bytesPerSecond) - bytes;
    return Math.max(-this.#messages / messagesPerSecond, -this.#bytes / bytesPerSecond);
  }

  /** What came in one read with the frame that ran into debt counts too. */
  #rested(): void {
    const debt = this.#debtAfter(0, 0);
    this.#resting = debt > 0 ? setTimeout(() => this.#rested(), debt * 1000) : null;
    if (this.#resting === null) this.release();
  }

  #heard(): void {
    this.lastHeard = performance.now();
  }

  #leave(): void {
    this.ended = true;
    this.#inbox.length = 0;
    for (const timer of [this.#resting, this.waiting, this.#stalled]) if (timer !== null) clearTimeout(timer);
    this.#listener.ended(this);
  }

  #left(): void {
    if (this.#closing !== null) clearTimeout(this.#closing);
    if (!this.ended) this.#leave();
  }
}

/** Null where `ws` may transform or hold frames back: written around it, ours would come too early or not be understood. */
function lineOf(socket: WebSocket): Socket | null {
  if (socket.extensions !== '' || !('_socket' in socket)) return null;
  const line = socket._socket as Socket | null;
  return typeof line?.cork === 'function' ? line : null;
}

/** `ws` hands out views of a shared receive buffer; what is kept is copied where it is kept. */
function bytesOf(data: RawData): Uint8Array {
  if (Array.isArray(data)) return Buffer.concat(data);
  return data instanceof ArrayBuffer ? new Uint8Array(data) : data;
}
