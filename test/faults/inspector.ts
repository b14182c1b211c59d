/** Looks into the running server through Node's own inspector on the loopback: heap after a forced collection, stalls of its event loop. */
import { WebSocket } from 'ws';
import type { ChildServer } from '../support/child-server.ts';

/** What the server must be started with. */
export const inspectable = ['--inspect=127.0.0.1:0'];

export interface Inspector {
  /** Bytes that live after two collections: JavaScript objects and the buffers they hold. */
  liveBytes(): Promise<{ heap: number; external: number }>;
  /** The longest the event loop has stood still since the last call, in milliseconds. */
  longestStallMs(): Promise<number>;
  close(): void;
}

export async function openInspector(server: ChildServer): Promise<Inspector> {
  const url = /Debugger listening on (ws:\/\/\S+)/.exec(server.output())?.[1];
  if (url === undefined) throw new Error('the server was not started with --inspect');
  const socket = new WebSocket(url);
  await new Promise((resolve, reject) => socket.on('open', resolve).on('error', reject));
  const waiting = new Map<number, (result: { result?: { value?: unknown } }) => void>();
  socket.on('message', (data) => {
    const { id, result } = JSON.parse(data.toString()) as { id?: number; result?: { result?: { value?: unknown } } };
    if (id === undefined) return;
    waiting.get(id)?.(result ?? {});
    waiting.delete(id);
  });
  let count = 0;
  const send = (method: string, params: object = {}) => new Promise<{ result?: { value?: unknown } }>((resolve) => {
    count += 1;
    waiting.set(count, resolve);
    socket.send(JSON.stringify({ id: count, method, params }));
  });
  const evaluate = async <T>(expression: string) => (await send('Runtime.evaluate', { expression, returnByValue: true })).result?.value as T;
  await evaluate(`globalThis.stalls = process.getBuiltinModule('node:perf_hooks').monitorEventLoopDelay({ resolution: 5 }); globalThis.stalls.enable(); true`);
  return {
    async liveBytes() {
      for (let time = 0; time < 2; time += 1) await send('HeapProfiler.collectGarbage');
      return evaluate(`(({ heapUsed, external }) => ({ heap: heapUsed, external }))(process.memoryUsage())`);
    },
    longestStallMs: () => evaluate(`(() => { const longest = globalThis.stalls.max / 1e6; globalThis.stalls.reset(); return Math.round(longest); })()`),
    close: () => socket.close(),
  };
}
