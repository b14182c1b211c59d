/** Seeded chance, so that every failure can be run again from its seed. */
export interface Chance {
  (): number;
}

export function chanceOf(seed: number): Chance {
  let state = (seed ^ 0x9e3779b9) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** The seeds of a test's sessions: `FUZZ_RUNS` of them from `FUZZ_SEED`, else the usual number from 1. */
export function seedsOf(usual: number): number[] {
  const first = Number(process.env['FUZZ_SEED'] ?? 1);
  return Array.from({ length: Number(process.env['FUZZ_RUNS'] ?? usual) }, (_, at) => first + at);
}

export function below(chance: Chance, limit: number): number {
  return Math.floor(chance() * limit);
}

export function pick<T>(chance: Chance, from: readonly T[]): T {
  const found = from[below(chance, from.length)];
  if (found === undefined) throw new RangeError('nothing to pick from');
  return found;
}

/** Words that come back again and again, as they do in agreements. */
const words = `parterna regionen kommunen ska och att för det som i av den barn unga samverkan ansvar ansvarar insatser stöd vård
  gemensam gemensamma samordnad plan planering överenskommelse överenskommelsen uppföljning ledningsgrupp berörda verksamheter
  skriftligen senast den 1 2 § enligt lagen om vid behov är inte minst en gång per år ska ska parterna parterna`.split(/\s+/);

export function prose(chance: Chance, count: number): string {
  return Array.from({ length: count }, () => pick(chance, words)).join(' ');
}
