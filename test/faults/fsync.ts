/** F5: the disk answers every fsync with an I/O error for a while; SQLite calls fsync, so that is what strace makes fail. */
import type { Result } from '../support/figures.ts';
import { throughBadStore } from './bad-store.ts';
import { Scene } from './scene.ts';
import { failCalls, whyNotTrace } from './server-trace.ts';

export async function run({ seed, runs }: { seed: number; runs: number }): Promise<Result> {
  const missing = whyNotTrace();
  if (missing !== null) {
    process.stdout.write(`not run: ${missing}\n`);
    return { name: 'fsync', seed, figures: [{ what: 'failures of the store', value: 0, unit: '', target: runs, holds: process.env.CI !== 'true' }] };
  }
  const scene = await Scene.open({ seed, people: 2 });
  let letGo = async (): Promise<void> => undefined;
  try {
    const figures = await throughBadStore(scene, {
      spoil: async () => void (letGo = await failCalls(scene.server.process.pid ?? 0, 'fsync,fdatasync:error=EIO')),
      heal: () => letGo(),
    }, runs);
    return { name: 'fsync', seed, figures };
  } finally {
    await letGo();
    await scene.end();
  }
}
