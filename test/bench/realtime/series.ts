/** Runs the servers in turn, the order turned round every time, and keeps what each gave. */
import type { Figure } from '../../support/figures.ts';
import type { People } from './people.ts';
import { startTarget, type Running, type Scene, type TargetName } from './targets.ts';

export interface Part {
  people: People;
  runs: number;
  seed: number;
  say: (line: string) => void;
}

/** One result per run and target; a fresh server for each. */
export async function inTurn<R>({ runs, say }: Part, scene: Scene, measures: Partial<Record<TargetName, (server: Running) => Promise<R>>>): Promise<Record<TargetName, R[]>> {
  const results: Record<TargetName, R[]> = { ours: [], relay: [], stock: [], hocuspocus: [] };
  const names = Object.keys(measures) as TargetName[];
  for (let run = 0; run < runs; run += 1) {
    for (const name of run % 2 === 0 ? names : names.toReversed()) {
      const server = await startTarget(name, scene);
      try {
        const result = await measures[name]?.(server);
        if (result !== undefined) results[name].push(result);
        say(`${scene.name}, run ${run + 1}, ${name}: ${JSON.stringify(result, (_key, value: unknown) => (typeof value === 'number' ? round(value) : value))}`);
      } finally {
        await server.stop();
      }
    }
  }
  return results;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[middle] ?? Number.NaN) : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2;
}

export function atMost(what: string, value: number, target: number, unit = '×'): Figure {
  return { what, value: round(value), unit, target, holds: value <= target };
}

export function atLeast(what: string, value: number, target: number, unit = '×'): Figure {
  return { what, value: round(value), unit, target, holds: value >= target };
}

export function told(what: string, value: number, unit: string): Figure {
  return { what, value: round(value), unit, target: null, holds: true };
}

export function round(value: number): number {
  if (!Number.isFinite(value)) return value;
  return Number(value.toPrecision(3));
}
