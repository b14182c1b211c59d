/** A TCP line that can be made bad: cut, swallowed, held, delayed, throttled. Reordering is TCP's own business. */
import { createServer, connect, type AddressInfo, type Socket } from 'node:net';

type Way = 'up' | 'down';
type Manner = 'carry' | 'hold' | 'swallow';

interface Weather {
  open: boolean;
  up: Manner;
  down: Manner;
  delayMs: number;
  /** Each way; null is as fast as it goes. */
  bytesPerSecond: number | null;
}

/** Both sockets of one carried connection. */
interface Line {
  client: Socket;
  server: Socket;
  /** Something was swallowed: what comes after would be nonsense, so healing resets it, as a forgetful router does. */
  spoilt: boolean;
}

/** Bytes that may wait in the proxy before it stops reading, so that a held line fills the sender's buffers and not ours. */
const mostWaiting = 64 * 1024;
const fair: Weather = { open: true, up: 'carry', down: 'carry', delayMs: 0, bytesPerSecond: null };

export interface Proxy {
  port: number;
  /** Resets every line and takes no new one. */
  cut(): void;
  /** Half-open: bytes of these ways vanish, nobody is told. New lines come about, and say nothing. */
  swallow(...ways: Way[]): void;
  /** Bytes of these ways wait until it heals: the other side's buffers fill. */
  hold(...ways: Way[]): void;
  delay(milliseconds: number): void;
  throttle(bytesPerSecond: number): void;
  /** Everything runs again; spoilt lines are reset. */
  heal(): void;
  close(): Promise<void>;
}

/** Carries 127.0.0.1:<port> to `target` on the loopback. */
export async function openProxy(target: number): Promise<Proxy> {
  let weather = { ...fair };
  const lines = new Set<Line>();
  let changed: (() => void)[] = [];
  const reset = (line: Line): void => {
    lines.delete(line);
    line.client.resetAndDestroy();
    line.server.resetAndDestroy();
  };
  const set = (next: Partial<Weather>): void => {
    weather = { ...weather, ...next };
    for (const tell of changed.splice(0)) tell();
  };
  const listening = createServer({ pauseOnConnect: true }, (client) => {
    if (!weather.open) return void client.resetAndDestroy();
    const line: Line = { client, server: connect(target, '127.0.0.1'), spoilt: false };
    lines.add(line);
    for (const [socket, way] of [[line.client, 'up'], [line.server, 'down']] as const) {
      socket.setNoDelay(true);
      socket.on('error', () => undefined);
      // On a half-open line the farewell is lost too.
      socket.on('close', () => (weather[way] === 'swallow' ? (line.spoilt = true) : reset(line)));
    }
    void carry(line, 'up');
    void carry(line, 'down');
  });

  async function carry(line: Line, way: Way): Promise<void> {
    const [from, to] = way === 'up' ? [line.client, line.server] : [line.server, line.client];
    const waiting: { bytes: Buffer; at: number }[] = [];
    let bytesWaiting = 0;
    let arrived: () => void = () => undefined;
    let drained: () => void = () => undefined;
    from.on('data', (bytes) => {
      waiting.push({ bytes, at: performance.now() });
      bytesWaiting += bytes.length;
      if (bytesWaiting > mostWaiting) from.pause();
      arrived();
    });
    from.on('close', () => arrived());
    to.on('drain', () => drained());
    to.on('close', () => drained());
    from.resume();
    while (lines.has(line)) {
      const next = waiting[0];
      if (next === undefined) {
        await new Promise<void>((resolve) => (arrived = resolve));
        continue;
      }
      if (weather[way] === 'hold') {
        await new Promise<void>((resolve) => changed.push(resolve));
        continue;
      }
      const due = next.at + weather.delayMs - performance.now();
      if (due > 0) await new Promise((resolve) => setTimeout(resolve, due));
      waiting.shift();
      bytesWaiting -= next.bytes.length;
      if (from.isPaused() && bytesWaiting <= mostWaiting) from.resume();
      if (weather[way] === 'swallow') line.spoilt = true;
      else if (!to.destroyed && !to.write(next.bytes)) await new Promise<void>((resolve) => (drained = resolve));
      if (weather.bytesPerSecond !== null) await new Promise((resolve) => setTimeout(resolve, (next.bytes.length / (weather.bytesPerSecond ?? Infinity)) * 1000));
    }
  }

  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  return {
    port: (listening.address() as AddressInfo).port,
    cut() {
      set({ open: false });
      for (const line of lines) reset(line);
    },
    swallow: (...ways) => set(Object.fromEntries(ways.map((way) => [way, 'swallow']))),
    hold: (...ways) => set(Object.fromEntries(ways.map((way) => [way, 'hold']))),
    delay: (delayMs) => set({ delayMs }),
    throttle: (bytesPerSecond) => set({ bytesPerSecond }),
    heal() {
      set(fair);
      for (const line of lines) if (line.spoilt) reset(line);
    },
    async close() {
      for (const line of lines) reset(line);
      set(fair);
      await new Promise<void>((resolve) => listening.close(() => resolve()));
    },
  };
}
