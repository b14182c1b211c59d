/** F18: twenty people in one document of one process for as long as asked; what lives in the server's heap afterwards is what lived there after a third of the time. */
import type { Result } from '../support/figures.ts';
import { inspectable, openInspector } from './inspector.ts';
import { figuresOf, reckon, told } from './reckoning.ts';
import { Scene } from './scene.ts';
import type { Typist } from './typist.ts';

const people = 10;
const writers = 20;
const wordsPerSecond = 0.7;
const mostGrowth = 2 * 2 ** 20;

export async function run({ seed, minutes }: { seed: number; minutes: number }): Promise<Result> {
  const scene = await Scene.open({ seed, people, nodeArgs: inspectable });
  try {
    const inspector = await openInspector(scene.server);
    const typists = await scene.seat(writers);
    const samples: number[] = [];
    for (let third = 1; third <= 3; third += 1) {
      await work(scene, typists, (minutes * 60_000) / 3);
      for (const typist of typists) typist.rest();
      await Promise.all(typists.map((typist) => typist.saved(30_000)));
      const stall = await inspector.longestStallMs();
      const { heap, external } = await inspector.liveBytes();
      samples.push(heap);
      // The collection's own pause is not counted.
      await inspector.longestStallMs();
      process.stdout.write(`after ${((minutes * third) / 3).toFixed(1)} minutes: ${megabytes(heap)} MB of heap and ${megabytes(external)} MB of buffers live, ${scene.ledger.acknowledged.size} words acknowledged, longest stall ${stall} ms\n`);
    }
    inspector.close();
    const [first = 0, , last = 0] = samples;
    const reckoning = await reckon(scene, typists);
    const growth = last - first;
    return {
      name: 'soak', seed, figures: [
        told('minutes', minutes), told('heap after a third', megabytes(first), 'MB'), told('heap at the end', megabytes(last), 'MB'),
        { what: 'growth of the heap since the first third', value: megabytes(growth), unit: 'MB', target: 2, holds: growth <= mostGrowth },
        ...figuresOf(scene, reckoning, { atLeast: writers }),
      ],
    };
  } finally {
    await scene.end();
  }
}

/** Everybody types, shows where they are, and now and then somebody closes the window and opens another. */
async function work(scene: Scene, typists: Typist[], milliseconds: number): Promise<void> {
  const end = performance.now() + milliseconds;
  for (const typist of typists) typist.write(wordsPerSecond);
  while (performance.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, Math.min(2_000, Math.max(0, end - performance.now()))));
    for (const typist of typists) typist.connection.awareness.setLocalStateField('caret', Math.floor(scene.random() * 1_000));
    const at = Math.floor(scene.random() * typists.length);
    const leaving = typists[at];
    if (leaving === undefined || scene.random() > 0.2) continue;
    leaving.rest();
    if (!(await leaving.saved(10_000))) continue;
    scene.rise(leaving);
    const next = await scene.sit(at);
    typists[at] = next;
    if (await next.saved(10_000)) next.write(wordsPerSecond);
  }
}

function megabytes(bytes: number): number {
  return Math.round((bytes / 2 ** 20) * 100) / 100;
}
