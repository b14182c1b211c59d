import { Redis } from 'ioredis';
import type { House } from '../house.ts';
import type { Change, Signal } from './signal.ts';
import { memorySignal } from './signal.ts';

const channel = 'overens:changes';

/** Asks once, before anything is opened; throws one sentence when Redis does not answer or does not let us in. */
export async function expectRedis(url: string): Promise<void> {
  const connection = new Redis(url, { lazyConnect: true, connectTimeout: 10_000, maxRetriesPerRequest: 0, retryStrategy: () => null });
  let fault: unknown = null;
  connection.on('error', (error) => { fault ??= error; });
  try {
    await connection.connect();
    await connection.ping();
  } catch (error) {
    throw new Error(`The Redis in REDIS_URL does not answer (${reasonOf(fault ?? error)}): check that it runs, that address, user and password are right, or leave REDIS_URL out when there is only one process.`);
  } finally {
    connection.disconnect();
  }
}

/** A code; a message may hold an address with its password. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name === 'ReplyError' ? error.message.split(' ')[0] ?? error.name : error.name;
}

/**
 * Carries signals between processes; a lost connection only delays a refetch, and ioredis reconnects by itself.
 * `report` hears when the connection is lost, with the code, and when it is back: once each, however long it is away.
 */
export function redisSignal(url: string, report: House['report']): Signal {
  const local = memorySignal();
  const sender = new Redis(url, { lazyConnect: false, maxRetriesPerRequest: 1 });
  const receiver = new Redis(url, { maxRetriesPerRequest: null });
  let told: string | null = null;
  const lost = (error: Error) => {
    const code = reasonOf(error);
    // What is sent meanwhile fails for the reason that was told already.
    if (code === told || (told !== null && code === 'MaxRetriesPerRequestError')) return;
    told = code;
    report('redis lost', { code });
  };
  const back = () => {
    if (told === null || sender.status !== 'ready' || receiver.status !== 'ready') return;
    told = null;
    report('redis is back', {});
  };
  for (const connection of [sender, receiver]) connection.on('error', lost).on('ready', back);
  receiver.subscribe(channel).catch(lost);
  receiver.on('message', (_channel, text) => local.publish(JSON.parse(text) as Change));
  return {
    publish: (change) => void sender.publish(channel, JSON.stringify(change)).catch(lost),
    subscribe: local.subscribe,
    close: async () => {
      sender.disconnect();
      receiver.disconnect();
      await local.close();
    },
  };
}
