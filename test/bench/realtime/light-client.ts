/** A websocket client over a bare TCP socket: the generator must cost less than what it measures. */
import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';

export interface Address {
  port: number;
  path: string;
  headers: Record<string, string>;
}

const opcodes = { binary: 2, close: 8, ping: 9, pong: 10 } as const;

export class LightClient {
  /** Whole frames; null: what comes is only counted. */
  hear: ((payload: Uint8Array) => void) | null = null;
  bytes = 0;
  closed: number | null = null;
  readonly #socket: Socket;
  readonly #mask = randomBytes(4);
  #chunks: Buffer[] = [];
  #size = 0;
  #needed = 2;
  #isOpen = false;
  #opened: { resolve: () => void; reject: (error: Error) => void } = { resolve: () => {}, reject: () => {} };

  constructor({ port, path, headers }: Address) {
    this.#socket = connect({ port, host: '127.0.0.1', noDelay: true });
    const lines = [`GET ${path} HTTP/1.1`, `Host: 127.0.0.1:${port}`, 'Upgrade: websocket', 'Connection: Upgrade', 'Sec-WebSocket-Version: 13', `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`];
    for (const [name, value] of Object.entries(headers)) lines.push(`${name}: ${value}`);
    this.#socket.write(`${lines.join('\r\n')}\r\n\r\n`);
    this.#socket.on('data', (chunk) => this.#take(chunk));
    this.#socket.on('error', () => this.#socket.destroy());
    this.#socket.on('close', () => {
      this.closed ??= 1006;
      this.#opened.reject(new Error('closed at the door'));
    });
  }

  opened(): Promise<void> {
    return this.#isOpen ? Promise.resolve() : new Promise((resolve, reject) => (this.#opened = { resolve, reject }));
  }

  /** Several frames in one write, as the kernel would gather them. */
  send(...payloads: Uint8Array[]): void {
    this.#socket.write(payloads.length === 1 && payloads[0] ? this.#framed(opcodes.binary, payloads[0]) : Buffer.concat(payloads.map((payload) => this.#framed(opcodes.binary, payload))));
  }

  pause(): void {
    this.#socket.pause();
  }

  resume(): void {
    this.#socket.resume();
  }

  end(): Promise<void> {
    return new Promise((resolve) => {
      this.#socket.once('close', () => resolve());
      if (this.#socket.destroyed) resolve();
      this.#socket.end(this.#framed(opcodes.close, new Uint8Array([3, 232])));
      setTimeout(() => this.#socket.destroy(), 2_000).unref();
    });
  }

  #framed(opcode: number, payload: Uint8Array): Buffer {
    const length = payload.length;
    const head = length < 126 ? 2 : length < 65_536 ? 4 : 10;
    const frame = Buffer.allocUnsafe(head + 4 + length);
    frame[0] = 0x80 | opcode;
    frame[1] = 0x80 | (head === 2 ? length : head === 4 ? 126 : 127);
    if (head === 4) frame.writeUInt16BE(length, 2);
    if (head === 10) frame.writeBigUInt64BE(BigInt(length), 2);
    frame.set(this.#mask, head);
    for (let at = 0; at < length; at += 1) frame[head + 4 + at] = (payload[at] ?? 0) ^ (this.#mask[at & 3] ?? 0);
    return frame;
  }

  #take(chunk: Buffer): void {
    this.bytes += chunk.length;
    if (this.#isOpen && this.hear === null && this.#size === 0) return;
    this.#chunks.push(chunk);
    this.#size += chunk.length;
    if (this.#size < this.#needed) return;
    const all = this.#chunks.length === 1 ? chunk : Buffer.concat(this.#chunks);
    const rest = all.subarray(this.#isOpen ? this.#frames(all, 0) : this.#door(all));
    this.#chunks = rest.length === 0 ? [] : [rest];
    this.#size = rest.length;
  }

  #door(all: Buffer): number {
    const end = all.indexOf('\r\n\r\n');
    if (end === -1) return 0;
    if (!all.subarray(0, 12).toString().endsWith('101')) {
      this.#opened.reject(new Error(all.subarray(0, 400).toString()));
      return all.length;
    }
    this.#isOpen = true;
    this.#opened.resolve();
    return this.#frames(all, end + 4);
  }

  /** Returns where the first unfinished frame begins. */
  #frames(all: Buffer, from: number): number {
    let at = from;
    for (;;) {
      this.#needed = 2;
      if (all.length - at < 2) return at;
      let length = (all[at + 1] ?? 0) & 127;
      const head = length < 126 ? 2 : length === 126 ? 4 : 10;
      if (all.length - at < head) return at;
      if (head === 4) length = all.readUInt16BE(at + 2);
      if (head === 10) length = all.readUIntBE(at + 4, 6);
      if (all.length - at < head + length) {
        this.#needed = head + length;
        return at;
      }
      this.#frame((all[at] ?? 0) & 15, all.subarray(at + head, at + head + length));
      at += head + length;
    }
  }

  #frame(opcode: number, payload: Buffer): void {
    if (opcode === opcodes.binary) this.hear?.(payload);
    else if (opcode === opcodes.ping) this.#socket.write(this.#framed(opcodes.pong, payload));
    else if (opcode === opcodes.close) {
      this.closed = payload.length >= 2 ? payload.readUInt16BE(0) : 1005;
      this.#socket.end();
    }
  }
}
