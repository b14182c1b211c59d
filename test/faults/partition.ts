/** F10: each side of the house on a line of its own that is cut, goes half-open, holds, drags or thins, while everybody types; then it heals. */
import { type Result, seeded } from '../support/figures.ts';
import { openProxy, type Proxy } from './proxy.ts';
import { figuresOf, none, reckon, told } from './reckoning.ts';
import { Scene } from './scene.ts';
import type { Typist } from './typist.ts';

const weathers: { name: string; spoil(line: Proxy): void }[] = [
  { name: 'cut', spoil: (line) => line.cut() },
  { name: 'half-open', spoil: (line) => line.swallow('up', 'down') },
  { name: 'deaf one way', spoil: (line) => line.swallow('down') },
  { name: 'mute one way', spoil: (line) => line.swallow('up') },
  { name: 'held', spoil: (line) => line.hold('up', 'down') },
  { name: 'slow', spoil: (line) => line.delay(400) },
  { name: 'thin', spoil: (line) => line.throttle(8_000) },
];

const sides = 3;
const writersOnASide = 3;
const longEvery = 10;

/** `runs` rounds; in each every side gets a weather by chance, or none. */
export async function run({ seed, runs }: { seed: number; runs: number }): Promise<Result> {
  const random = seeded(seed);
  const scene = await Scene.open({ seed, people: sides * writersOnASide });
  const proxies: Proxy[] = [];
  try {
    for (let side = 0; side < sides; side += 1) proxies.push(await openProxy(scene.port));
    const typists = await Promise.all(Array.from({ length: sides * writersOnASide }, (_, at) => scene.sit(at, { port: proxies[at % sides]?.port ?? 0 })));
    for (const typist of typists) await typist.saved(30_000);
    const sums = { badMs: 0, falselySaved: 0 };
    for (let round = 1; round <= runs; round += 1) {
      const chosen = proxies.map(() => (random() < 0.2 ? null : weathers[Math.floor(random() * weathers.length)] ?? null));
      for (const typist of typists) typist.write(4);
      await wait(300 + random() * 500);
      const from = performance.now();
      chosen.forEach((weather, side) => { const line = proxies[side]; if (line) weather?.spoil(line); });
      // By hand some rounds outlast the half minute after which client and server give a silent line up.
      await wait(round % longEvery === 0 ? 36_000 : 500 + random() * 2_500);
      sums.badMs += performance.now() - from;
      const falselySaved = claims(typists, chosen.map((weather) => weather !== null && !['slow', 'thin'].includes(weather.name)), from);
      sums.falselySaved += falselySaved;
      for (const line of proxies) line.heal();
      for (const typist of typists) typist.rest();
      process.stdout.write(`round ${round}: ${chosen.map((weather) => weather?.name ?? 'fair').join(', ')}; ${scene.ledger.typed.size} words typed, ${scene.ledger.acknowledged.size} acknowledged${falselySaved > 0 ? `, ${falselySaved} told "saved" without a line` : ''}\n`);
    }
    const reckoning = await reckon(scene, typists);
    return { name: 'partition', seed, figures: [told('rounds', runs), told('under bad weather', Math.round(sums.badMs / 1000), 's'), none('told "saved" without a line', sums.falselySaved), ...figuresOf(scene, reckoning, { atLeast: runs })] };
  } finally {
    await scene.end();
    for (const line of proxies) await line.close();
  }
}

/** Writers told "saved" although nothing of theirs could have come through since. */
function claims(typists: Typist[], isApart: boolean[], from: number): number {
  // What was on its way when the line broke may still be answered.
  const grace = 250;
  return typists.filter((typist, at) => isApart[at % sides] && typist.told.some((one) => one.at > from + grace && one.state.kind === 'saved')).length;
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
