/** Readers that stop reading while 12 MB are written: what waits for each stays within its bound, and when they read again they have every word. */
import type { Result } from '../support/figures.ts';
import { inspectable, openInspector } from './inspector.ts';
import { openProxy, type Proxy } from './proxy.ts';
import { atLeast, atMost, figuresOf, none, reckon, type Reckoning, told } from './reckoning.ts';
import { Scene } from './scene.ts';

const writers = 4;
const readers = 10;
const writtenBytes = 12_000_000;
const pasteBytes = 240_000;
const megabyte = 2 ** 20;

interface Sitting { scene: Scene; live: number; stalled: number; stallMs: number; writingMs: number; reckoning: Reckoning; exits: number }

/** `runs` times with the same readers reading, then not: the difference is what a stalled socket costs. */
export async function run({ seed, runs }: { seed: number; runs: number }): Promise<Result> {
  let worst = { perSocket: -Infinity, stalled: Infinity, stallMs: 0 };
  let last: Sitting | null = null;
  const sums = { lost: 0, doubled: 0, unsaved: 0, different: 0, exits: 0 };
  for (let at = 0; at < runs; at += 1) {
    const reading = await sitting(seed + at, false);
    const held = await sitting(seed + at, true);
    const perSocket = (held.live - reading.live) / readers / megabyte;
    worst = { perSocket: Math.max(worst.perSocket, perSocket), stalled: Math.min(worst.stalled, held.stalled), stallMs: Math.max(worst.stallMs, held.stallMs) };
    for (const { reckoning, exits } of [reading, held]) {
      for (const key of ['lost', 'doubled', 'unsaved', 'different'] as const) sums[key] += reckoning[key];
      sums.exits += exits;
    }
    last = held;
    process.stdout.write(`run ${at + 1}: ${(writtenBytes / 1e6).toFixed(0)} MB in ${held.writingMs} ms; alive ${(held.live / megabyte).toFixed(1)} MiB with ${readers} readers that do not read, ${(reading.live / megabyte).toFixed(1)} MiB when they do; ${held.stalled} cut back\n`);
  }
  if (last === null) throw new Error('no run was asked for');
  return {
    name: 'slow-reader', seed,
    figures: [
      told('runs', runs), told('readers that do not read', readers), told('written while they do not', writtenBytes / 1e6, 'MB'),
      atMost('growth per stalled socket', Math.round(worst.perSocket * 100) / 100, { target: 4, unit: 'MiB' }),
      atLeast('readers cut back to a resync', worst.stalled, { target: readers }),
      told('longest stall of the event loop meanwhile', worst.stallMs, 'ms'),
      ...figuresOf(last.scene, { ...last.reckoning, ...sums }, { atLeast: writtenBytes / pasteBytes }).filter(({ what }) => what !== 'server exits'), none('server exits', sums.exits),
    ],
  };
}

async function sitting(seed: number, isHeld: boolean): Promise<Sitting> {
  const scene = await Scene.open({ seed, people: writers + 1, nodeArgs: inspectable });
  let proxy: Proxy | null = null;
  try {
    proxy = await openProxy(scene.port);
    const inspector = await openInspector(scene.server);
    const writing = await scene.seat(writers);
    const line = proxy;
    const reading = await Promise.all(Array.from({ length: readers }, (_, at) => scene.sit(writers + at, { port: line.port })));
    for (const reader of reading) if (!(await reader.saved(30_000))) throw new Error('a reader did not get the text');
    if (isHeld) proxy.hold('down');
    await inspector.longestStallMs();
    const from = performance.now();
    // Quicker than the half minute after which client and server give a silent line up; and each round is saved before the next, since the writers' own sockets are not what is measured.
    for (let written = 0; written < writtenBytes; written += pasteBytes * writers) {
      for (const writer of writing) writer.paste(pasteBytes);
      for (const writer of writing) if (!(await writer.saved(30_000))) throw new Error('a writer was not told "saved"');
    }
    const writingMs = Math.round(performance.now() - from);
    const stallMs = await inspector.longestStallMs();
    const { heap, external } = await inspector.liveBytes();
    const stalled = [...scene.server.output().matchAll(/reader-stalled/g)].length;
    inspector.close();
    proxy.heal();
    const reckoning = await reckon(scene, [...writing, ...reading]);
    return { scene, live: heap + external, stalled, stallMs, writingMs, reckoning, exits: scene.exits };
  } finally {
    await scene.end();
    await proxy?.close();
  }
}
