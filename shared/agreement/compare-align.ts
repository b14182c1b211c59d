/** Which line of one version is which of the other: by lasting id, by the same words, then by likeness (`documents.md` 6). */
import { diffArrays } from 'diff';
import type { Entry } from './compare-lines.ts';
import { tokensOf } from './compare-words.ts';

/** `before` and `after` are places in the two sequences. */
export interface Pair { before: number; after: number; moved: boolean }

/** Dice's likeness of two bags of words: from here on two lines are the same line, changed. */
const alike = 0.5;
/** A line without a common id that stands elsewhere must be more than alike to be called moved. */
const surelyAlike = 0.8;
/** A word in more lines than this says nothing of which line is meant. */
const commonWord = 40;
/** Candidates looked at for each line. */
const mostCandidates = 8;

/** In order of `after`; every place at most once. */
export function alignEntries(before: readonly Entry[], after: readonly Entry[]): Pair[] {
  const found = new Matching(before, after);
  found.byId();
  found.byText();
  found.byLikeness();
  const stays = heaviest(found.pairs().map((pair) => ({ ...pair, weight: 1 + (after[pair.after]?.text.length ?? 0) })));
  const pairs: Pair[] = [];
  for (const { before: was, after: is, likeness } of found.pairs()) {
    if (stays.has(is)) pairs.push({ before: was, after: is, moved: false });
    else if (likeness >= surelyAlike) pairs.push({ before: was, after: is, moved: true });
  }
  return [...pairs, ...fillGaps(before, after, pairs)].sort((a, b) => a.after - b.after);
}

interface Found { before: number; after: number; likeness: number }

class Matching {
  readonly #before: readonly Entry[];
  readonly #after: readonly Entry[];
  readonly #ofAfter = new Map<number, Found>();
  readonly #usedBefore = new Set<number>();

  constructor(before: readonly Entry[], after: readonly Entry[]) {
    this.#before = before;
    this.#after = after;
  }

  pairs(): Found[] {
    return [...this.#ofAfter.values()].sort((a, b) => a.after - b.after);
  }

  byId(): void {
    const at = new Map(this.#before.map((entry, place) => [entry.id, place]));
    this.#after.forEach((entry, place) => {
      const was = at.get(entry.id);
      if (was !== undefined && this.#before[was]?.kind === entry.kind) this.#pair(was, place, 1);
    });
  }

  /** Words that stand once in each version. */
  byText(): void {
    const was = this.#once(this.#before, (place) => this.#usedBefore.has(place));
    const is = this.#once(this.#after, (place) => this.#ofAfter.has(place));
    for (const [text, place] of is) {
      const old = was.get(text);
      if (old !== undefined && place >= 0 && old >= 0) this.#pair(old, place, 1);
    }
  }

  byLikeness(): void {
    const was = bags(this.#before, (place) => this.#usedBefore.has(place));
    const is = bags(this.#after, (place) => this.#ofAfter.has(place));
    const holding = new Map<string, number[]>();
    for (const [place, { counts }] of was) for (const word of counts.keys()) {
      const places = holding.get(word);
      if (places) places.push(place);
      else holding.set(word, [place]);
    }
    const found: Found[] = [];
    for (const [after, bag] of is) {
      for (const before of candidates(bag, holding)) {
        const other = was.get(before);
        if (!other || this.#before[before]?.kind !== this.#after[after]?.kind) continue;
        const likeness = dice(bag, other);
        if (likeness >= alike) found.push({ before, after, likeness });
      }
    }
    found.sort((a, b) => b.likeness - a.likeness || Math.abs(a.before - a.after) - Math.abs(b.before - b.after) || a.after - b.after);
    for (const { before, after, likeness } of found) this.#pair(before, after, likeness);
  }

  #once(entries: readonly Entry[], isUsed: (place: number) => boolean): Map<string, number> {
    const at = new Map<string, number>();
    entries.forEach(({ kind, text }, place) => {
      if (isUsed(place) || text.trim() === '') return;
      const key = `${kind} ${text}`;
      at.set(key, at.has(key) ? -1 : place);
    });
    return at;
  }

  #pair(before: number, after: number, likeness: number): void {
    if (this.#usedBefore.has(before) || this.#ofAfter.has(after)) return;
    this.#usedBefore.add(before);
    this.#ofAfter.set(after, { before, after, likeness });
  }
}

export interface Bag { counts: Map<string, number>; size: number }

/** The words of a text, however often each. */
export function bagOf(text: string): Bag {
  const counts = new Map<string, number>();
  let size = 0;
  for (const token of tokensOf(text)) {
    if (!/[\p{L}\p{N}]/u.test(token)) continue;
    const word = token.toLowerCase();
    counts.set(word, (counts.get(word) ?? 0) + 1);
    size++;
  }
  return { counts, size };
}

export function dice(a: Bag, b: Bag): number {
  return a.size + b.size === 0 ? 0 : (2 * shared(a, b)) / (a.size + b.size);
}

export function shared(a: Bag, b: Bag): number {
  const [small, large] = a.counts.size <= b.counts.size ? [a, b] : [b, a];
  let both = 0;
  for (const [word, count] of small.counts) both += Math.min(count, large.counts.get(word) ?? 0);
  return both;
}

function bags(entries: readonly Entry[], isUsed: (place: number) => boolean): Map<number, Bag> {
  const found = new Map<number, Bag>();
  entries.forEach(({ text }, place) => {
    if (!isUsed(place) && text.trim() !== '') found.set(place, bagOf(text));
  });
  return found;
}

function candidates(bag: Bag, holding: ReadonlyMap<string, readonly number[]>): number[] {
  const votes = new Map<number, number>();
  for (const word of bag.counts.keys()) {
    const places = holding.get(word) ?? [];
    if (places.length <= commonWord) for (const place of places) votes.set(place, (votes.get(place) ?? 0) + 1 / places.length);
  }
  return [...votes].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, mostCandidates).map(([place]) => place);
}

/** Of pairs in order of `after` those that keep their order and together weigh most: what is small has moved past what is large. Gives their `after`. */
export function heaviest(pairs: readonly { before: number; after: number; weight: number }[]): Set<number> {
  const size = pairs.reduce((most, { before }) => Math.max(most, before), 0) + 1;
  // A Fenwick tree of the best chain that ends at or before a place.
  const tree: { weight: number; last: number }[] = Array.from({ length: size + 1 }, () => ({ weight: 0, last: -1 }));
  const earlier: number[] = [];
  let best = { weight: 0, last: -1 };
  pairs.forEach(({ before, weight }, at) => {
    let chain = { weight: 0, last: -1 };
    for (let place = before; place > 0; place -= place & -place) if ((tree[place]?.weight ?? 0) > chain.weight) chain = tree[place] ?? chain;
    earlier[at] = chain.last;
    const longer = { weight: chain.weight + weight, last: at };
    if (longer.weight > best.weight) best = longer;
    for (let place = before + 1; place <= size; place += place & -place) if ((tree[place]?.weight ?? 0) < longer.weight) tree[place] = longer;
  });
  const kept = new Set<number>();
  for (let at = best.last; at >= 0; at = earlier[at] ?? -1) {
    const pair = pairs[at];
    if (pair) kept.add(pair.after);
  }
  return kept;
}

/** Between two pairs in place: equal lines in order, such as empty ones and "Ja." */
function fillGaps(before: readonly Entry[], after: readonly Entry[], pairs: readonly Pair[]): Pair[] {
  const used = new Set(pairs.map((pair) => pair.before));
  const taken = new Set(pairs.map((pair) => pair.after));
  const found: Pair[] = [];
  let [was, is] = [0, 0];
  for (const end of [...pairs.filter(({ moved }) => !moved), { before: before.length, after: after.length }]) {
    const olds = range(was, end.before).filter((place) => !used.has(place));
    const news = range(is, end.after).filter((place) => !taken.has(place));
    if (olds.length > 0 && news.length > 0) found.push(...equalInOrder(before, after, { olds, news }));
    [was, is] = [end.before + 1, end.after + 1];
  }
  return found;
}

function equalInOrder(before: readonly Entry[], after: readonly Entry[], { olds, news }: { olds: number[]; news: number[] }): Pair[] {
  const key = (entry: Entry | undefined): string => (entry?.kind === 'line' ? `${entry.face.type} ${entry.text}` : `table ${entry?.text ?? ''}`);
  const found: Pair[] = [];
  let [was, is] = [0, 0];
  const changes = diffArrays(olds.map((place) => key(before[place])), news.map((place) => key(after[place])), { maxEditLength: 2_000 });
  for (const { added, removed, value } of changes ?? []) {
    if (!added && !removed) value.forEach((_, at) => found.push({ before: olds[was + at] ?? -1, after: news[is + at] ?? -1, moved: false }));
    if (!added) was += value.length;
    if (!removed) is += value.length;
  }
  return found;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at);
}
