/** What a bench or a fault run ends with: readable lines, then one line of JSON (design D14). */
export interface Figure {
  what: string;
  value: number;
  unit: string;
  /** Null for a figure that is only told. */
  target: number | null;
  holds: boolean;
}

export interface Result {
  name: string;
  seed: number;
  figures: Figure[];
}

/** Prints the last line and gives the exit code: 0 only when every target holds. */
export function conclude(result: Result, jsonOnly: boolean): number {
  if (!jsonOnly) for (const { what, value, unit, target, holds } of result.figures) process.stdout.write(`${holds ? 'ok  ' : 'FAIL'} ${what}: ${value} ${unit}${target === null ? '' : ` (target ${target})`}\n`);
  process.stdout.write(`${JSON.stringify(result)}\n`);
  return result.figures.every((figure) => figure.holds) ? 0 : 1;
}

/** A small seeded generator (mulberry32), so that a run can be repeated. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** `--runs 200`, `--minutes 30`, `--seed 7`, `--only join`, `--json`. */
export function optionsOf(args: readonly string[]): { seed: number; runs: number | null; minutes: number | null; only: string | null; json: boolean } {
  const number = (name: string) => {
    const value = args[args.indexOf(name) + 1];
    return args.includes(name) && value !== undefined ? Number(value) : null;
  };
  const only = args.includes('--only') ? (args[args.indexOf('--only') + 1] ?? null) : null;
  return { seed: number('--seed') ?? 1, runs: number('--runs'), minutes: number('--minutes'), only, json: args.includes('--json') };
}
