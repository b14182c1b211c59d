/**
 * How long the thread takes to say which of 5,000 comments say the same, and how often it is right: a seeded set in which it is known who
 * copied whom (words changed, greetings, sentences in another order), with traps beside them (another number, a denial, another wording asked for).
 */
import { performance } from 'node:perf_hooks';
import { comments as demoComments } from '../../server/demo/texts/comments.ts';
import type { Said } from '../../server/answers/likeness/alike.ts';
import { askThread } from '../../server/answers/likeness/likeness-thread.ts';
import { type Figure, type Result, seeded } from '../support/figures.ts';

const comments = 5_000;
const clauses = 500;

export async function run({ seed }: { seed: number }): Promise<Result> {
  const { said, origin } = round(seed, comments);
  const idle = await ticking(() => new Promise((resolve) => { setTimeout(resolve, 2_000); }));
  const from = performance.now();
  const { value, late } = await ticking(() => askThread('alike', { comments: said, apart: [] }));
  const seconds = (performance.now() - from) / 1000;
  const again = await askThread('alike', { comments: said.toReversed(), apart: [] });
  const larger = round(seed + 1, 10_000);
  const then = performance.now();
  await askThread('alike', { comments: larger.said, apart: [] });
  const { precision, recall, pairs, found } = judged(value.groups, origin);
  const seen = new Map(value.similar.map(([id, others]) => [id, new Set(others)]));
  const groupOf = new Map(value.groups.flatMap((group, at) => group.map((id) => [id, at] as const)));
  const traps = [...origin].filter(([, { trap }]) => trap);
  const trapped = traps.filter(([id, { of }]) => [...origin].some(([other, its]) => other !== id && !its.trap && its.of === of && groupOf.has(id) && groupOf.get(id) === groupOf.get(other)));
  const shown = traps.filter(([id]) => (seen.get(id)?.size ?? 0) > 0);
  return {
    name: 'likeness',
    seed,
    figures: [
      figure('5,000 comments compared, with the start of the thread', seconds, 's', { most: 5 }),
      figure('10,000 comments compared', (performance.now() - then) / 1000, 's', null),
      figure('p95 of a keystroke held up more meanwhile', Math.max(0, late - idle.late), 'ms', { most: 20 }),
      figure('pairs that copied one another in the same place', pairs, 'pairs', null),
      figure('pairs suggested to be answered together', found, 'pairs', null),
      figure('precision of the suggested pairs', precision, '', { least: 0.98 }),
      figure('recall of the copied pairs', recall, '', { least: 0.9 }),
      figure('traps (another number, a denial, another wording)', traps.length, 'comments', null),
      figure('traps put together with what they contradict', trapped.length, 'comments', { most: 0 }),
      figure('traps shown as something to look at', shown.length / Math.max(1, traps.length), '', { least: 0.9 }),
      figure('the same groups when the comments come in another order', JSON.stringify(again) === JSON.stringify(value) ? 1 : 0, '', { least: 1 }),
    ],
  };
}

interface Origin { of: number; trap: boolean }

const sentencesOf = (text: string): string[] => text.split(/(?<=[.?!])\s+/u).filter((one) => one.length > 20);
const heap = [...new Set(demoComments.flatMap(({ comment }) => sentencesOf(comment)))];
const vocabulary = [...new Set(heap.flatMap((sentence) => sentence.match(/\p{L}{5,}/gu) ?? []))];

/** A third are copies of another comment, and one in twenty-five is a trap. */
function round(seed: number, size: number): { said: Said[]; origin: Map<string, Origin> } {
  const chance = seeded(seed);
  const one = <T>(of: readonly T[]): T => of[Math.floor(chance() * of.length)] as T;
  const bases: { place: string | null; sentences: string[]; proposedText: string }[] = [];
  const said: Said[] = [];
  const origin = new Map<string, Origin>();
  const known = new Set<string>();
  for (let n = 0; n < size; n += 1) {
    const id = `c${n}`;
    const kind = n < 50 ? 1 : chance();
    const sender = `Kommun ${Math.floor(chance() * 300)}`;
    if (kind > 0.37 || bases.length === 0) {
      const base = { place: chance() < 0.1 ? null : `d ${Math.floor(chance() * clauses)}`, sentences: fresh(chance, known), proposedText: chance() < 0.2 ? one(heap) : '' };
      origin.set(id, { of: bases.length, trap: false });
      bases.push(base);
      said.push({ id, number: n + 1, organisation: sender, place: base.place, text: base.sentences.join(' '), proposedText: base.proposedText });
      continue;
    }
    const of = Math.floor(chance() * bases.length);
    const base = bases[of] ?? { place: null, sentences: [], proposedText: '' };
    const trap = kind < 0.04;
    origin.set(id, { of, trap });
    const text = trap ? trapped(base.sentences.join(' '), chance) : copied(base.sentences, chance, { one, sender });
    said.push({ id, number: n + 1, organisation: sender, place: base.place, text: text ?? base.sentences.join(' '), proposedText: trap && text === null ? one(heap.filter((sentence) => sentence !== base.proposedText)) : base.proposedText });
  }
  return { said, origin };
}

/** One to four sentences that nobody has said together before: two who happen to say the same would be copies that nobody knows of. */
function fresh(chance: () => number, known: Set<string>): string[] {
  for (let length = 1 + Math.floor(chance() * 4); ; length += 1) {
    const sentences = new Set<string>();
    while (sentences.size < length) sentences.add(heap[Math.floor(chance() * heap.length)] ?? '');
    const key = [...sentences].sort().join(' ');
    if (known.has(key)) continue;
    known.add(key);
    return [...sentences];
  }
}

/** One word in twelve is another, at least one; half have a greeting, and where there are several sentences half stand in another order. */
function copied(sentences: readonly string[], chance: () => number, { one, sender }: { one: <T>(of: readonly T[]) => T; sender: string }): string {
  let words = (chance() < 0.5 ? shuffled([...sentences], chance) : sentences).join(' ').split(' ');
  const edits = chance() < 0.3 ? 0 : Math.max(1, Math.round(words.length / 12));
  // What turns the meaning is no edited word: that is a trap.
  for (let n = 0; n < edits; n += 1) {
    const at = Math.floor(chance() * words.length);
    if (/^\p{Ll}{4,}$/u.test(words[at] ?? '') && !/^(inte|ingen|inga|utan|aldrig)$/u.test(words[at] ?? '')) words = [...words.slice(0, at), ...(chance() < 0.4 ? [] : [one(vocabulary).toLocaleLowerCase('sv')]), ...words.slice(at + 1)];
  }
  const text = words.join(' ');
  return chance() < 0.5 ? text : `${one(['Hej!', 'God dag,', 'Till berörda nämnder.'])}\n${text}\n\n${one(['Med vänlig hälsning', 'Vänliga hälsningar', 'Hälsningar'])}\nKansliet, ${sender}`;
}

/** A denial, or another number; null when it is the wording asked for that is another. */
function trapped(text: string, chance: () => number): string | null {
  if (chance() < 0.34) return null;
  if (/\d/u.test(text) && chance() < 0.7) return text.replace(/\d+/u, (number) => String(Number(number) + 7));
  const verb = /\b(är|ska|bör|kan|behöver|måste|har|får)\b/u;
  return verb.test(text) ? text.replace(verb, '$1 inte') : `Vi är inte överens. ${text}`;
}

function shuffled<T>(of: T[], chance: () => number): T[] {
  for (let at = of.length - 1; at > 0; at -= 1) {
    const other = Math.floor(chance() * (at + 1));
    [of[at], of[other]] = [of[other] as T, of[at] as T];
  }
  return of;
}

/** By pairs: of all that were suggested how many are copies, and of all copies how many were suggested. */
function judged(groups: readonly string[][], origin: ReadonlyMap<string, Origin>): { precision: number; recall: number; pairs: number; found: number } {
  const sizes = new Map<number, number>();
  for (const { of, trap } of origin.values()) if (!trap) sizes.set(of, (sizes.get(of) ?? 0) + 1);
  const pairs = [...sizes.values()].reduce((sum, n) => sum + (n * (n - 1)) / 2, 0);
  let [found, right] = [0, 0];
  for (const group of groups) {
    for (const [at, a] of group.entries()) {
      for (const b of group.slice(at + 1)) {
        const [one, other] = [origin.get(a), origin.get(b)];
        // Two traps of the same kind say the same, by chance.
        if (one?.trap === true && other?.trap === true) continue;
        found += 1;
        if (one?.of === other?.of && one?.trap === false && other?.trap === false) right += 1;
      }
    }
  }
  return { precision: found === 0 ? 1 : right / found, recall: pairs === 0 ? 1 : right / pairs, pairs, found };
}

const tick = 10;

/** How late a clock of ten milliseconds comes beside the work, at its 95th percentile. */
async function ticking<T>(work: () => Promise<T>): Promise<{ value: T; late: number }> {
  const lates: number[] = [];
  let due = performance.now() + tick;
  const timer = setInterval(() => {
    const now = performance.now();
    lates.push(Math.max(0, now - due));
    due = now + tick;
  }, tick);
  try {
    const value = await work();
    return { value, late: lates.sort((a, b) => a - b)[Math.floor(lates.length * 0.95)] ?? 0 };
  } finally {
    clearInterval(timer);
  }
}

function figure(what: string, value: number, unit: string, target: { most: number } | { least: number } | null): Figure {
  const rounded = Math.round(value * 1000) / 1000;
  return { what, value: rounded, unit, target: target === null ? null : 'most' in target ? target.most : target.least, holds: target === null || ('most' in target ? rounded <= target.most : rounded >= target.least) };
}
