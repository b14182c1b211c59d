/**
 * `npm run bench -- realtime [--only PART] [--runs N]`: our server with everything on (sign-in, limits, document checks, synchronous=FULL,
 * durable acknowledgement) beside Hocuspocus and the stock server as they ship and a bare relay of the same bytes as the limit.
 */
import { cpus } from 'node:os';
import type { Figure, Result } from '../../support/figures.ts';
import { startPeople } from './people.ts';
import { told, type Part } from './series.ts';
import { forgetWorlds, prepareTargets } from './targets.ts';
import { ceiling, latency, ordinary, rooms } from './typing.ts';
import { cursors, join, memory, slow } from './visiting.ts';

const parts: Record<string, (part: Part) => Promise<Figure[]>> = { ordinary, ceiling, rooms, join, cursors, latency, memory, slow };

export async function run({ seed, runs, only, json }: { seed: number; runs: number | null; only: string | null; json: boolean }): Promise<Result> {
  if (only !== null && !(only in parts)) throw new Error(`There is no part "${only}": choose one of ${Object.keys(parts).join(', ')}.`);
  prepareTargets();
  const people = startPeople();
  const figures: Figure[] = [];
  try {
    for (const [name, measure] of Object.entries(parts)) {
      if (only !== null && name !== only) continue;
      figures.push(...(await measure({ people, runs: runs ?? 3, seed, say: (line) => void (json || process.stdout.write(`${line}\n`)) })));
    }
  } finally {
    people.stop();
    forgetWorlds();
  }
  return { name: 'realtime', seed, figures: [...figures, told('processor cores', cpus().length, 'cores')] };
}
