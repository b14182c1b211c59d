/** F6: bytes that no client of ours writes, against the live text of a process of their own: it must not hang, not end, not grow, and take only what passes both stages of design D7. */
import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { Result } from '../support/figures.ts';
import { atMost, none, told } from './reckoning.ts';
import type { Told } from './hostile-worker.ts';

const perHouse = 250;
/** Without a word for so long the process hangs for good. */
const silenceMs = 60_000;
const mostGrowth = 8;

export async function run({ seed, runs }: { seed: number; runs: number }): Promise<Result> {
  const houses = Math.ceil(runs / perHouse);
  const sums = { done: 0, taken: 0, repaired: 0, hangs: 0, exits: 0, longestMs: 0, faults: [] as string[] };
  const live: number[] = [];
  for (let next = 0; next < houses;) {
    const ended = await attacked({ seed, from: next, to: houses }, (now) => { if (now.liveBytes !== null) live.push(now.liveBytes); });
    sums.done += ended.last.done;
    sums.taken += ended.last.taken;
    sums.repaired += ended.last.repaired;
    sums.hangs += ended.last.hangs + (ended.hung ? 1 : 0);
    sums.longestMs = Math.max(sums.longestMs, ended.last.longestMs);
    sums.faults.push(...ended.last.faults);
    next += Math.floor(ended.last.done / perHouse);
    if (next >= houses) break;
    // Goes on behind the house that it did not survive.
    process.stdout.write(`the attacked process ${ended.hung ? 'hung' : 'ended'} in house ${next} (seed ${seed})\n`);
    if (!ended.hung) sums.exits += 1;
    next += 1;
  }
  for (const fault of sums.faults) process.stdout.write(`${fault}\n`);
  const third = live[Math.floor(live.length / 3)] ?? 0;
  const growth = Math.round((((live.at(-1) ?? 0) - third) / 2 ** 20) * 10) / 10;
  return {
    name: 'hostile-bytes', seed, figures: [
      told('inputs', sums.done), told('taken, being lawful', sums.taken), told('repairs by the server', sums.repaired), told('longest work on one input', Math.round(sums.longestMs), 'ms'),
      none('broken promises', sums.faults.length), none('hangs over 100 ms', sums.hangs), none('exits', sums.exits), atMost('growth of the live heap since the first third', growth, { target: mostGrowth, unit: 'MB' }),
    ],
  };
}

function attacked({ seed, from, to }: { seed: number; from: number; to: number }, hear: (now: Told) => void): Promise<{ last: Told; hung: boolean }> {
  const child = fork(join(import.meta.dirname, 'hostile-worker.ts'), [seed, from, to].map(String), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  let last: Told = { done: 0, taken: 0, repaired: 0, faults: [], hangs: 0, longestMs: 0, liveBytes: null };
  let hung = false;
  const giveUp = (): void => {
    hung = true;
    child.kill('SIGKILL');
  };
  let silence = setTimeout(giveUp, silenceMs);
  let toldAt = 0;
  return new Promise((resolve) => {
    child.on('message', (message) => {
      last = message as Told;
      hear(last);
      clearTimeout(silence);
      silence = setTimeout(giveUp, silenceMs);
      if (last.done - toldAt < 25_000) return;
      toldAt = last.done;
      process.stdout.write(`${last.done} inputs, ${last.taken} taken, longest ${Math.round(last.longestMs)} ms\n`);
    });
    child.on('exit', () => {
      clearTimeout(silence);
      resolve({ last, hung });
    });
  });
}
