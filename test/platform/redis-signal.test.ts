import { createServer, type Socket } from 'node:net';
import { expect, test } from 'vitest';
import { expectRedis, redisSignal } from '../../server/platform/signal/redis.ts';
import type { Change } from '../../server/platform/signal/signal.ts';

const url = process.env.OVERENS_TEST_REDIS_URL;
if (url === undefined) process.stdout.write('skipped: signals over Redis (OVERENS_TEST_REDIS_URL is not set; npm test sets it where redis-server is installed)\n');

test.skipIf(url === undefined)('a change in one process is heard in another', async () => {
  const faults: string[] = [];
  const here = redisSignal(url ?? '', (event) => void faults.push(event));
  const there = redisSignal(url ?? '', (event) => void faults.push(event));
  await expectRedis(url ?? '');
  const change: Change = { matterId: 'm', audience: 'team', subject: 'matter', id: 'm' };
  const heard = new Promise<Change>((resolve) => there.subscribe(resolve));
  // The subscription may not stand yet when the first one is sent; a lost signal is harmless, so it is sent until one is heard.
  const sending = setInterval(() => here.publish(change), 20);
  expect(await heard).toEqual(change);
  clearInterval(sending);
  await here.close();
  await there.close();
  expect(faults).toEqual([]);
});

/** As much of Redis as two connections ask for: every command is answered with OK. */
async function yesSayer(port = 0) {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('data', (text) => void socket.write('+OK\r\n'.repeat(text.toString().match(/\*\d+\r\n/g)?.length ?? 0))).on('error', () => {});
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    async stop() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

test('a Redis that does not answer is told in one sentence at start', async () => {
  await expect(expectRedis('redis://:hemligt@127.0.0.1:1')).rejects.toThrow(/^The Redis in REDIS_URL does not answer \(ECONNREFUSED\): (?!.*hemligt).*\.$/);
});

test('a Redis that is lost later is told once, with the code, and once more when it is back', async () => {
  const told: string[] = [];
  const server = await yesSayer();
  await expectRedis(`redis://127.0.0.1:${server.port}`);
  const signal = redisSignal(`redis://127.0.0.1:${server.port}`, (event, facts) => void told.push([event, ...Object.values(facts)].join(' ')));
  await server.stop();
  // Every one of these is refused.
  for (let n = 0; n < 20; n += 1) signal.publish({ matterId: 'm', audience: 'team', subject: 'matter', id: 'm' });
  await expect.poll(() => told).toContain('redis lost ECONNREFUSED');
  const again = await yesSayer(server.port);
  await expect.poll(() => told.at(-1), { timeout: 10_000 }).toBe('redis is back');
  expect(told.filter((one) => one === 'redis lost ECONNREFUSED').length).toBe(1);
  expect(told.length, told.join(', ')).toBeLessThan(5);
  await signal.close();
  await again.stop();
});
