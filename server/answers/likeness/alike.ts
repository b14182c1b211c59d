/**
 * Which comments of a round say the same, and which say something like it: weighed words and pairs of words compared by their cosine. Within a
 * clause every pair is compared; elsewhere those that MinHash (Broder 1997) finds likely. The same comments give the same answer every time.
 */
import { plainWords } from './plain-words.ts';

export interface Said {
  id: string;
  /** Its place among them, by number. */
  number: number;
  organisation: string;
  /** Document and clause; null for what is said of the whole. */
  place: string | null;
  text: string;
  proposedText: string;
}

export interface Asked {
  comments: readonly Said[];
  /** Pairs of ids of which somebody has said that they do not belong together. */
  apart: readonly (readonly [string, string])[];
}

export interface Alike {
  /** Near-identical, at least two in each, lowest number first; no comment stands in two. */
  groups: string[][];
  /** By comment: the most like it that are no part of its group, best first. */
  similar: [id: string, others: string[]][];
}

/** Cosines by which real pairs were told apart (reference/documents.md 7, and `npm run bench -- likeness`). */
const same = 0.8;
const similar = 0.5;
/** Fewer words than this say too little to be taken for the same by anything but their letters. */
const enough = 4;
/** Of a clause: beyond this not every pair is compared. */
const mostInClause = 300;
const mostSimilar = 5;
const bands = 40;
const rows = 3;

/** Comments that read the same in the same place are one form. */
interface Form {
  ids: Said[];
  place: string | null;
  proposed: string;
  decisive: string;
  sentences: readonly string[][];
  words: number;
  features: Map<string, number>;
}

export function alike({ comments, apart }: Asked): Alike {
  const forms = formsOf(comments);
  weigh(forms);
  const near = new Map<Form, Set<Form>>(forms.map((form) => [form, new Set([form])]));
  const like = new Map<Form, { form: Form; cosine: number }[]>(forms.map((form) => [form, []]));
  for (const [a, b] of candidates(forms)) {
    const cosine = dot(a, b);
    if (cosine < similar) continue;
    const together = samePlace(a, b);
    if (together && cosine >= same && sayTheSame(a, b)) {
      near.get(a)?.add(b);
      near.get(b)?.add(a);
    }
    // What stands in another clause is worth a look only when it says nearly the same.
    if (together || cosine >= same) {
      like.get(a)?.push({ form: b, cosine });
      like.get(b)?.push({ form: a, cosine });
    }
  }
  const groups = grouped({ comments, forms, near, apart });
  return { groups, similar: similarOutside({ comments, forms, like, groups, apart }) };
}

function formsOf(comments: readonly Said[]): Form[] {
  const forms = new Map<string, Form>();
  for (const said of [...comments].sort((a, b) => a.number - b.number)) {
    const { sentences, decisive } = plainWords(said.text, said.organisation);
    const wanted = plainWords(said.proposedText, '').sentences.flat().join(' ');
    const words = sentences.map((sentence) => sentence.join(' '));
    const key = JSON.stringify([said.place, words, wanted, decisive]);
    const form = forms.get(key) ?? { ids: [], place: said.place, proposed: wanted, decisive, sentences, words: sentences.flat().length, features: featuresOf(sentences, wanted) };
    form.ids.push(said);
    forms.set(key, form);
  }
  // Without a word there is nothing to compare.
  return [...forms.values()].filter((form) => form.features.size > 0);
}

/** Words count, and pairs that stand beside each other within a sentence: the order of the sentences says nothing. */
function featuresOf(sentences: readonly string[][], proposed: string): Map<string, number> {
  const features = new Map<string, number>();
  const add = (feature: string) => features.set(feature, (features.get(feature) ?? 0) + 1);
  for (const words of sentences) {
    for (const [at, word] of words.entries()) {
      add(word);
      const next = words[at + 1];
      if (next !== undefined) add(`${word} ${next}`);
    }
  }
  for (const word of proposed === '' ? [] : proposed.split(' ')) add(word);
  return features;
}

/** Rare words say more; every form then has the length 1. */
function weigh(forms: readonly Form[]): void {
  const found = new Map<string, number>();
  for (const { features } of forms) for (const feature of features.keys()) found.set(feature, (found.get(feature) ?? 0) + 1);
  for (const form of forms) {
    let length = 0;
    for (const [feature, count] of form.features) {
      const weight = (1 + Math.log(count)) * (1 + Math.log((forms.length + 1) / ((found.get(feature) ?? 0) + 1))) * (feature.includes(' ') ? 0.5 : 1);
      form.features.set(feature, weight);
      length += weight * weight;
    }
    for (const [feature, weight] of form.features) form.features.set(feature, weight / Math.sqrt(length));
  }
}

function dot(a: Form, b: Form): number {
  const [few, many] = a.features.size <= b.features.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [feature, weight] of few.features) sum += weight * (many.features.get(feature) ?? 0);
  return sum;
}

const samePlace = (a: Form, b: Form): boolean => a.place === b.place || a.place === null || b.place === null;

/** The same wording asked for, the same numbers and denials; and of so few words that one makes a difference, exactly the same. */
function sayTheSame(a: Form, b: Form): boolean {
  if (a.proposed !== b.proposed || a.decisive !== b.decisive) return false;
  if (Math.min(a.words, b.words) < enough) return a.words === b.words && dot(a, b) > 0.999;
  return covers(a, b) && covers(b, a);
}

/** Every sentence of the one is at least half in the other: one that says something more is not the same. */
function covers(a: Form, b: Form): boolean {
  return b.sentences.every((words) => words.length < 2 || words.filter((word) => a.features.has(word)).length * 2 >= words.length);
}

/** Pairs worth comparing, each once. */
function* candidates(forms: readonly Form[]): Generator<[Form, Form]> {
  const places = new Map<string, Form[]>();
  for (const form of forms) {
    const key = form.place ?? '';
    const its = places.get(key) ?? [];
    its.push(form);
    places.set(key, its);
  }
  const whole = new Set([...places].filter(([, its]) => its.length <= mostInClause).map(([key]) => key));
  for (const key of whole) {
    const its = places.get(key) ?? [];
    for (const [at, a] of its.entries()) for (const b of its.slice(at + 1)) yield [a, b];
  }
  const taken = new Set<number>();
  for (const bucket of buckets(forms)) {
    for (const [at, a] of bucket.entries()) {
      for (const b of bucket.slice(at + 1)) {
        const [one, other] = [forms[a], forms[b]];
        const pair = a * forms.length + b;
        if (one === undefined || other === undefined || taken.has(pair) || (one.place === other.place && whole.has(one.place ?? ''))) continue;
        taken.add(pair);
        yield [one, other];
      }
    }
  }
}

/** A bucket in which more than this fell together holds what most comments have, and finds nothing. */
const mostInBucket = 400;

/** Places of forms whose signatures agree in some band. */
function* buckets(forms: readonly Form[]): Generator<number[]> {
  const signatures = forms.map(signature);
  for (let band = 0; band < bands; band += 1) {
    const found = new Map<string, number[]>();
    for (const [at, mins] of signatures.entries()) {
      const key = mins.subarray(band * rows, (band + 1) * rows).join();
      const its = found.get(key) ?? [];
      its.push(at);
      found.set(key, its);
    }
    for (const bucket of found.values()) if (bucket.length > 1 && bucket.length <= mostInBucket) yield bucket;
  }
}

const salts = Uint32Array.from({ length: bands * rows }, (_, n) => Math.imul(n + 1, 0x9e3779b1) >>> 0);

function signature({ features }: Form): Uint32Array {
  const mins = new Uint32Array(bands * rows).fill(0xffffffff);
  for (const feature of features.keys()) {
    const hash = hashOf(feature);
    for (let n = 0; n < mins.length; n += 1) {
      let mixed = Math.imul(hash ^ (salts[n] ?? 0), 0x85ebca6b);
      mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
      mixed = (mixed ^ (mixed >>> 16)) >>> 0;
      if (mixed < (mins[n] ?? 0)) mins[n] = mixed;
    }
  }
  return mins;
}

/** FNV-1a over UTF-16 units. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

type Pairs = ReadonlyMap<string, ReadonlySet<string>>;

function pairsOf(apart: Asked['apart']): Pairs {
  const pairs = new Map<string, Set<string>>();
  for (const [a, b] of apart) for (const [one, other] of [[a, b], [b, a]] as const) pairs.set(one, (pairs.get(one) ?? new Set()).add(other));
  return pairs;
}

/** Around the lowest number that is still without a group, so that no chain of small differences joins what is not alike. */
function grouped({ comments, forms, near, apart }: { comments: readonly Said[]; forms: readonly Form[]; near: ReadonlyMap<Form, ReadonlySet<Form>>; apart: Asked['apart'] }): string[][] {
  const formOf = new Map(forms.flatMap((form) => form.ids.map(({ id }) => [id, form] as const)));
  const separated = pairsOf(apart);
  const taken = new Set<string>();
  const groups: string[][] = [];
  for (const { id } of [...comments].sort((a, b) => a.number - b.number)) {
    const form = formOf.get(id);
    if (form === undefined || taken.has(id)) continue;
    const group = [id];
    const parted = new Set(separated.get(id));
    let { place } = form;
    const others = [...(near.get(form) ?? [])].flatMap(({ ids }) => ids).filter((one) => one.id !== id && !taken.has(one.id)).sort((a, b) => a.number - b.number);
    for (const { id: other, place: its } of others) {
      // What is said of the whole belongs to any clause, and never joins two of them.
      if (parted.has(other) || (place !== null && its !== null && its !== place)) continue;
      place ??= its;
      group.push(other);
      for (const one of separated.get(other) ?? []) parted.add(one);
    }
    if (group.length === 1) continue;
    for (const one of group) taken.add(one);
    groups.push(group);
  }
  return groups;
}

function similarOutside({ comments, forms, like, groups, apart }: { comments: readonly Said[]; forms: readonly Form[]; like: ReadonlyMap<Form, readonly { form: Form; cosine: number }[]>; groups: readonly string[][]; apart: Asked['apart'] }): Alike['similar'] {
  const numbers = new Map(comments.map(({ id, number }) => [id, number]));
  const groupOf = new Map(groups.flatMap((group, at) => group.map((id) => [id, at] as const)));
  const separated = pairsOf(apart);
  return forms.flatMap((form) => {
    const ranked = [...(like.get(form) ?? [])].sort((a, b) => b.cosine - a.cosine || (a.form.ids[0]?.number ?? 0) - (b.form.ids[0]?.number ?? 0));
    return form.ids.flatMap(({ id }): Alike['similar'] => {
      const mine = groupOf.get(id);
      const found: string[] = [];
      // Of those that say the same among themselves one is enough to look at. What reads alike to the letter but stands apart was parted by somebody.
      const shown = new Set<number>();
      for (const other of ranked.flatMap(({ form: { ids } }) => ids)) {
        const its = groupOf.get(other.id);
        if ((its !== undefined && (its === mine || shown.has(its))) || separated.get(id)?.has(other.id)) continue;
        if (its !== undefined) shown.add(its);
        found.push(other.id);
        if (found.length === mostSimilar) break;
      }
      return found.length === 0 ? [] : [[id, found]];
    });
  }).sort(([a], [b]) => (numbers.get(a) ?? 0) - (numbers.get(b) ?? 0));
}
