/** F8: readers whose computers have stopped reading while the others write megabytes: what the server keeps for each is bounded, and all have the text once they read again. */
import type { Result } from '../support/figures.ts';
import { inspectable, type Inspector, openInspector } from './inspector.ts';
import { openProxy } from './proxy.ts';
import { atLeast, atMost, figuresOf, reckon, told } from './reckoning.ts';
import { Scene } from './scene.ts';
import type { Typist } from './typist.ts';

const readers = 8;
/** Design D16. */
const mostPerReader = 4;
/** Past what the kernel holds for both ends of a line (up to 10 MB on Linux) and our own limit. */
const pasteLetters = 200_000;
const pastes = 60;

/** Two loads of the same size: one with everybody reading, one with `readers` stalled. The difference is what the stalled ones cost. */
export async function run({ seed }: { seed: number }): Promise<Result> {
  const scene = await Scene.open({ seed, people: 12, nodeArgs: inspectable });
  const proxy = await openProxy(scene.port);
  try {
    const inspector = await openInspector(scene.server);
    const writers = await Promise.all([0, 1, 2].map((at) => scene.sit(at)));
    const slow = await Promise.all(Array.from({ length: readers }, (_, at) => scene.sit(3 + at, { port: proxy.port })));
    for (const typist of [...writers, ...slow]) await typist.saved(30_000);
    const whenRead = await growth(inspector, () => load(writers));
    proxy.hold('down');
    const whenStalled = await growth(inspector, () => load(writers));
    const stalls = (scene.server.output().match(/reader-stalled/g) ?? []).length;
    process.stdout.write(`live memory grew by ${whenRead} MB while all read, by ${whenStalled} MB with ${readers} stalled; the server marked ${stalls} as stalled\n`);
    proxy.heal();
    for (const typist of slow) typist.typeWord();
    const reckoning = await reckon(scene, [...writers, ...slow]);
    inspector.close();
    return {
      name: 'slow-reader', seed, figures: [
        told('stalled readers', readers), told('megabytes written past them', Math.round((pasteLetters * pastes) / 2 ** 20), 'MB'), atLeast('readers marked as stalled', stalls, { target: readers }),
        atMost('growth of live memory for each stalled reader', Math.round(Math.max(0, ((whenStalled - whenRead) / readers) * 100)) / 100, { target: mostPerReader, unit: 'MB' }),
        ...figuresOf(scene, reckoning, { atLeast: readers }),
      ],
    };
  } finally {
    await scene.end();
    await proxy.close();
  }
}

async function growth(inspector: Inspector, act: () => Promise<void>): Promise<number> {
  const before = await inspector.liveBytes();
  await act();
  const after = await inspector.liveBytes();
  return Math.round((after.heap + after.external - before.heap - before.external) / 2 ** 20);
}

/** Presence is dropped for the stalled and text is limited to 16 MiB a document, so the load is text that is pasted and taken back. */
async function load(writers: Typist[]): Promise<void> {
  for (let paste = 0; paste < pastes; paste += 1) {
    const writer = writers[paste % writers.length];
    writer?.pasteAndTakeBack(pasteLetters / 2);
    if (paste % writers.length === writers.length - 1) await Promise.all(writers.map((one) => one.saved(60_000)));
  }
}
