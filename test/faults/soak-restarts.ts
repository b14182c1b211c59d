/** F18, second form: the same twenty people while the server is restarted six times, every other time by SIGKILL. */
import type { Result } from '../support/figures.ts';
import { figuresOf, reckon, told } from './reckoning.ts';
import { Scene } from './scene.ts';

const writers = 20;
const restarts = 6;

export async function run({ seed, minutes }: { seed: number; minutes: number }): Promise<Result> {
  const scene = await Scene.open({ seed, people: 10 });
  try {
    const typists = await scene.seat(writers);
    for (const typist of typists) typist.write(0.7);
    for (let restart = 1; restart <= restarts; restart += 1) {
      await new Promise((resolve) => setTimeout(resolve, (minutes * 60_000) / restarts));
      const before = scene.ledger.acknowledged.size;
      if (restart % 2 === 0) await scene.kill();
      else await scene.stop();
      await scene.start();
      process.stdout.write(`restart ${restart}, ${restart % 2 === 0 ? 'killed' : 'stopped'}: ${before} words acknowledged before\n`);
    }
    const reckoning = await reckon(scene, typists);
    return { name: 'soak-restarts', seed, figures: [told('minutes', minutes), told('restarts', restarts), ...figuresOf(scene, reckoning, { atLeast: writers })] };
  } finally {
    await scene.end();
  }
}
