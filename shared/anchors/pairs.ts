/** What is known of two texts: which character of the earlier one is which of today's, and how surely. */

export interface FlatRuns {
  /** Blocks join with a line feed. */
  text: string;
  /** Characters with an identity, in any order. */
  runs: readonly { client: number; clock: number; length: number; at: number }[];
}

/** The same characters in both texts: where they begin in each, and how many. */
export interface Tile { from: number; to: number; length: number }

/** `firm`: known by what it spells, and where or with what it stands leaves no doubt. `same`: by identity. */
export const [likely, sure, firm, same] = [1, 2, 3, 4] as const;
export type Known = typeof likely | typeof sure | typeof firm | typeof same;

/** What stood beside a stretch may have come so much nearer or gone so much further away. */
const beside = 30;
/** So near that at most a sign and a space are between. */
export const atOnce = 3;
/** A stretch of so many characters is no chance. */
export const longRun = 24;

export class Pairs {
  readonly earlier: string;
  readonly today: string;
  /** For each character of the earlier text its place now, and for each of today's its place then; -1 for none. */
  readonly here: Int32Array;
  readonly there: Int32Array;
  readonly known: Uint8Array;
  /** What was known by its text, in any order; some of it may have been let go again. */
  readonly laid: number[] = [];

  /** Begins with what kept its identity. */
  constructor(then: FlatRuns, now: FlatRuns) {
    [this.earlier, this.today] = [then.text, now.text];
    this.here = new Int32Array(then.text.length).fill(-1);
    this.there = new Int32Array(now.text.length).fill(-1);
    this.known = new Uint8Array(then.text.length);
    for (const { from, to, length } of sameCharacters(then.runs, now.runs)) for (let nth = 0; nth < length; nth++) this.#put(from + nth, to + nth, same);
  }

  pair({ from, to, length }: Tile, known: Known): void {
    for (let nth = 0; nth < length; nth++) {
      this.#put(from + nth, to + nth, known);
      this.laid.push(from + nth);
    }
  }

  letGo(then: number): void {
    const here = this.here[then] ?? -1;
    if (here === -1 || this.known[then] === same) return;
    this.there[here] = -1;
    this.here[then] = -1;
  }

  isSame(then: number): boolean {
    return this.known[then] === same;
  }

  /** Whether the character is unknown in both texts. */
  isFree(then: number, now: number): boolean {
    return this.here[then] === -1 && this.there[now] === -1;
  }

  /** On how many sides, 0 to 2, the next character that is known is the same as it was, and whether one follows at once in both. */
  near({ from, to, length }: Tile): { sides: number; adjacent: boolean } {
    let [sides, adjacent] = [0, false];
    for (let back = 1; back <= beside; back++) {
      const here = this.here[from - back] ?? -1;
      if (here === -1) continue;
      if (here < to && to - here <= back + beside) {
        sides++;
        adjacent ||= back <= atOnce && to - here <= atOnce;
      }
      break;
    }
    for (let on = 0; on < beside; on++) {
      const here = this.here[from + length + on] ?? -1;
      if (here === -1) continue;
      if (here >= to + length && here - to - length <= on + beside) {
        sides++;
        adjacent ||= on < atOnce && here - to - length < atOnce;
      }
      break;
    }
    return { sides, adjacent };
  }

  /** How long the stretch is in which these characters follow one another in both texts; no more than `longRun` is looked at on either side. */
  runAround(then: number, length: number): number {
    let [start, end] = [then, then + length];
    const follows = (at: number): boolean => (this.known[at] === sure || this.known[at] === firm) && (this.here[at] ?? -1) !== -1 && this.here[at] === (this.here[then] ?? 0) + at - then;
    while (start > 0 && then - start < longRun && follows(start - 1)) start--;
    while (end - then < length + longRun && follows(end)) end++;
    return end - start;
  }

  #put(then: number, now: number, known: Known): void {
    this.here[then] = now;
    this.there[now] = then;
    this.known[then] = known;
  }
}

type Runs = FlatRuns['runs'];

function sameCharacters(then: Runs, now: Runs): Tile[] {
  const byClient = new Map<number, Runs[number][]>();
  for (const run of now) {
    const its = byClient.get(run.client);
    if (its) its.push(run);
    else byClient.set(run.client, [run]);
  }
  for (const its of byClient.values()) its.sort((one, other) => one.clock - other.clock);
  const found: Tile[] = [];
  for (const { client, clock, length, at } of then) {
    const its = byClient.get(client) ?? [];
    for (let nth = firstAfter(its, clock); nth < its.length; nth++) {
      const run = its[nth];
      if (!run || run.clock >= clock + length) break;
      const [start, end] = [Math.max(run.clock, clock), Math.min(run.clock + run.length, clock + length)];
      found.push({ from: at + start - clock, to: run.at + start - run.clock, length: end - start });
    }
  }
  return found;
}

function firstAfter(runs: Runs, clock: number): number {
  let [low, high] = [0, runs.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const run = runs[middle];
    if (run && run.clock + run.length <= clock) low = middle + 1;
    else high = middle;
  }
  return low;
}
