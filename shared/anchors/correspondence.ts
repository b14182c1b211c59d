/**
 * Which characters of an earlier text are which of the text of today. Those that kept their identity are known by it; those that were cut and pasted, typed
 * again or read in with a whole text are known by what they spell together, longest stretches first, wherever they stand: only what came since may be what
 * is missing, so that what read alike all along is never taken for it.
 */
import { findBesideKnown } from './beside-known.ts';
import { Evidence } from './evidence.ts';
import { findWhatCameAlone, leavePartsOfWords } from './few-words.ts';
import { type Loose, LooseWords } from './loose-words.ts';
import { firm, type FlatRuns, likely, longRun, Pairs, same, sure } from './pairs.ts';
import { findStretches, findWholeBlocks } from './stretches.ts';

/** Characters that follow one another in both texts. */
export interface Stretch {
  at: number;
  length: number;
  by: 'ids' | 'text';
  sure: boolean;
  /** Found by what it spells, in a long stretch, in its place or with all that came there: no chance, however few of its characters were asked for. */
  firm: boolean;
}

/** Letters of a block that is known again by itself when the longer ones are known. */
const shortBlock = 5;

export class Correspondence {
  readonly #pairs: Pairs;
  readonly #loose: LooseWords;

  constructor(then: FlatRuns, now: FlatRuns) {
    const pairs = new Pairs(then, now);
    const evidence = new Evidence(pairs, then, now);
    findWholeBlocks(pairs, longRun);
    // What is only likely takes nothing from what is sure, and makes nothing sure.
    for (const level of [sure, sure, likely] as const) {
      findStretches(pairs, evidence, level);
      findBesideKnown(pairs, level);
      if (level === sure) findWholeBlocks(pairs, shortBlock);
    }
    leavePartsOfWords(pairs);
    findWhatCameAlone(pairs, evidence);
    this.#pairs = pairs;
    this.#loose = new LooseWords(pairs, evidence);
  }

  /** Whether more than so many characters between two places of today stood somewhere before. */
  hasStood(from: number, to: number, most: number): boolean {
    let many = 0;
    for (let at = from; at < to && many <= most; at++) if (this.#pairs.there[at] !== -1) many++;
    return many > most;
  }

  /** Where what is missing between two places may stand, though nothing tells it from what only reads like it. */
  loose(from: number, to: number): Loose | null {
    return this.#loose.find(from, to);
  }

  /** What stands of the characters between two places, in the order of today. */
  of(from: number, to: number): Stretch[] {
    const { earlier: then, here, known } = this.#pairs;
    const found: (Stretch & { was: number; known: number })[] = [];
    for (let at = from; at < to; at++) {
      const [place, level] = [here[at] ?? -1, known[at] ?? 0];
      if (place === -1 || then[at] === '\n') continue;
      const last = found.at(-1);
      if (last && last.at + last.length === place && last.known === level) last.length += 1;
      else found.push({ at: place, length: 1, by: level === same ? 'ids' : 'text', sure: level !== likely, firm: level === firm, was: at, known: level });
    }
    for (const one of found) one.firm ||= one.by === 'text' && this.#pairs.runAround(one.was, one.length) >= longRun;
    return found.sort((one, other) => one.at - other.at);
  }
}
