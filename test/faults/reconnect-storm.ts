/** F9: the server goes and comes back under three hundred open windows, each with a word it has not sent; all of them return at once, by the product's own jittered back-off. */
import type { Result } from '../support/figures.ts';
import { inspectable, openInspector } from './inspector.ts';
import { atMost, figuresOf, reckon, told } from './reckoning.ts';
import { Scene } from './scene.ts';
import type { Typist } from './typist.ts';

const people = 20;
const windows = 300;
const atOnce = 20;
const usualBackOff = { firstMs: 500, longestMs: 30_000 };
/** Reference F9 allows half of it for twice as many windows, which stand on machines of their own; these share two cores with the server. */
const longestMs = 60_000;

/** `runs` storms; odd ones after a SIGKILL, even ones after an orderly stop. */
export async function run({ seed, runs }: { seed: number; runs: number }): Promise<Result> {
  const scene = await Scene.open({ seed, people, nodeArgs: inspectable });
  try {
    const typists = await openWindows(scene);
    let longest = 0;
    for (let storm = 1; storm <= runs; storm += 1) {
      if (storm % 2 === 1) await scene.kill();
      else await scene.stop();
      for (const typist of typists) {
        typist.typeWord();
        typist.fold();
      }
      await scene.start();
      const from = performance.now();
      const inspector = await openInspector(scene.server);
      await Promise.all(typists.map((typist) => typist.saved(60_000)));
      const took = performance.now() - from;
      longest = Math.max(longest, took);
      process.stdout.write(`storm ${storm}, ${storm % 2 === 1 ? 'killed' : 'stopped'}: ${windows} windows saved ${Math.round(took)} ms after the server answered; its longest stall ${await inspector.longestStallMs()} ms\n`);
      inspector.close();
    }
    const reckoning = await reckon(scene, typists);
    return { name: 'reconnect-storm', seed, figures: [told('windows', windows), told('storms', runs), atMost('longest until all were back and saved', Math.round(longest), { target: longestMs, unit: 'ms' }), ...figuresOf(scene, reckoning, { atLeast: windows * (runs + 1) })] };
  } finally {
    await scene.end();
  }
}

/** Not all at the same moment: getting in is not the fault. */
async function openWindows(scene: Scene): Promise<Typist[]> {
  const typists: Typist[] = [];
  while (typists.length < windows) {
    const group = await Promise.all(Array.from({ length: atOnce }, (_, at) => scene.sit(typists.length + at, { backOff: usualBackOff })));
    for (const typist of group) {
      if (!(await typist.saved(30_000))) throw new Error(`${typist.name} did not get in: ${JSON.stringify(typist.state)}`);
      typist.typeWord();
      typist.fold();
    }
    await Promise.all(group.map((typist) => typist.saved(30_000)));
    typists.push(...group);
  }
  return typists;
}
