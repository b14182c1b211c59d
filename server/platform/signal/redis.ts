import { Redis } from 'ioredis';
import type { Change, Signal } from './signal.ts';
import { memorySignal } from './signal.ts';

const channel = 'overens:changes';

/** Carries signals between processes; a lost connection only delays a refetch, and ioredis reconnects by itself. */
export function redisSignal(url: string, onError: (error: Error) => void): Signal {
  const local = memorySignal();
  const sender = new Redis(url, { lazyConnect: false, maxRetriesPerRequest: 1 });
  const receiver = new Redis(url);
  for (const connection of [sender, receiver]) connection.on('error', onError);
  receiver.subscribe(channel).catch(onError);
  receiver.on('message', (_channel, text) => local.publish(JSON.parse(text) as Change));
  return {
    publish: (change) => void sender.publish(channel, JSON.stringify(change)).catch(onError),
    subscribe: local.subscribe,
    close: async () => {
      sender.disconnect();
      receiver.disconnect();
      await local.close();
    },
  };
}
