import { expect, test } from 'vitest';
import { redisSignal } from '../../server/platform/signal/redis.ts';
import type { Change } from '../../server/platform/signal/signal.ts';

const url = process.env.OVERENS_TEST_REDIS_URL;
if (url === undefined) process.stdout.write('skipped: signals over Redis (OVERENS_TEST_REDIS_URL is not set; npm test sets it where redis-server is installed)\n');

test.skipIf(url === undefined)('a change in one process is heard in another', async () => {
  const faults: Error[] = [];
  const here = redisSignal(url ?? '', (error) => faults.push(error));
  const there = redisSignal(url ?? '', (error) => faults.push(error));
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
