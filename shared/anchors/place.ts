/** Where anchored words stand in the text of today (design D6): by the identity of their characters, else by their text, else said to be gone. */
import { leafCharacter } from '../agreement/plain-text.ts';
import type { AnchorPoint, IdRun } from './anchor.ts';
import { Correspondence } from './correspondence.ts';
import { apart, knownPlace, telling } from './known-place.ts';
import type { Likely, Sought } from './likeness.ts';
import { saysTheSame } from './shown-text.ts';
import type { TakenText } from './taken-text.ts';

export type AnchorState = 'same' | 'changed' | 'moved' | 'gone' | 'uncertain';

export interface LiveBlock {
  block: string;
  text: string;
  runs: readonly { client: number; clock: number; length: number; at: number }[];
  /** What a reader sees in place of the leaf at that offset: numbers of clauses referred to. */
  shown?: ReadonlyMap<number, string>;
}

export interface PlacedAnchor {
  state: AnchorState;
  from: AnchorPoint | null;
  to: AnchorPoint | null;
  /** The words that stand there now. */
  text: string;
  /** How it was found: by the identity of its characters, or by its words alone. Null when it was not. */
  by: 'ids' | 'text' | null;
  /** How much of what was anchored still stands with its identity, 0 to 1. */
  kept: number;
}

export interface TakenAnchor {
  ids: readonly IdRun[];
  quote: string;
  before: string;
  after: string;
  /** Where the words began. Found there once more by their text (undone, restored), they have not moved. */
  block?: string;
  /** The text that the words were taken in, and where: then what was typed again or read in with a whole text is told from what only reads like it. */
  source?: { text: TakenText; from: AnchorPoint; to: AnchorPoint };
}

/** Finds words by their likeness in one text: left out where only what has its identity, or stands there to the letter, is to be found. */
export interface SeekLikeness { seek(sought: Sought): Likely | null }

type Found = Pick<PlacedAnchor, 'from' | 'to' | 'text'>;

interface LiveRun { clock: number; length: number; ordinal: number; at: number }

/** An index over the live text; make one per document state and place many anchors with it. */
export class LivePlaces {
  readonly #blocks: readonly LiveBlock[];
  readonly #byClient = new Map<number, LiveRun[]>();
  #joined: { text: string; starts: number[] } | null = null;
  readonly #openLikeness: ((text: string) => SeekLikeness) | null;
  #likeness: SeekLikeness | null = null;
  readonly #correspondences = new WeakMap<TakenText, Correspondence>();

  constructor(blocks: readonly LiveBlock[], openLikeness: ((text: string) => SeekLikeness) | null = null) {
    this.#blocks = blocks;
    this.#openLikeness = openLikeness;
    blocks.forEach((block, ordinal) => {
      for (const { client, clock, length, at } of block.runs) {
        const runs = this.#byClient.get(client) ?? [];
        runs.push({ clock, length, ordinal, at });
        this.#byClient.set(client, runs);
      }
    });
    for (const runs of this.#byClient.values()) runs.sort((a, b) => a.clock - b.clock);
  }

  /** `quote` is what the ids spelt when the anchor was taken; `before` and `after` the words around it. */
  place(taken: TakenAnchor): PlacedAnchor {
    const placed = this.#place(taken);
    return placed.from && placed.to && placed.text.includes(leafCharacter) ? { ...placed, text: this.#asShown(placed.from, placed.to) } : placed;
  }

  #asShown(from: AnchorPoint, to: AnchorPoint): string {
    const first = this.#blocks.findIndex(({ block }) => block === from.block);
    const last = this.#blocks.findIndex(({ block }) => block === to.block);
    return this.#blocks.slice(first, last + 1).map(({ text, shown }, nth) => {
      const start = nth === 0 ? from.offset : 0;
      return text.slice(start, first + nth === last ? to.offset : undefined).replaceAll(leafCharacter, (leaf, at: number) => shown?.get(start + at) ?? leaf);
    }).join('\n');
  }

  #place(taken: TakenAnchor): PlacedAnchor {
    // A selection that ends where the next block begins spells a line end at its edge, which has no character of its own.
    const anchor = { ...taken, quote: taken.quote.replace(/^\n+|\n+$/g, '') };
    const alive = anchor.ids.flatMap((run) => this.#alive(run)).sort((a, b) => a.ordinal - b.ordinal || a.at - b.at);
    const total = anchor.ids.reduce((sum, [, , length]) => sum + length, 0);
    const left = lengthOf(alive);
    const kept = total === 0 ? 0 : left / total;
    const groups = this.#together(alive, anchor);
    const main = groups.toSorted((one, other) => lengthOf(other) - lengthOf(one))[0] ?? [];
    const [most, hull] = [lengthOf(main), this.#hull(main)];
    if (hull && left === total) return { ...hull, state: groups.length === 1 ? (saysTheSame(hull.text, anchor.quote) ? 'same' : 'changed') : most * 2 >= total ? 'changed' : 'uncertain', by: 'ids', kept };
    // Some characters are gone: the words may have been cut and pasted, imported or typed again.
    const known = this.#knownFrom(anchor, kept);
    if (known) return known;
    const like = this.#like(anchor);
    const joined = like && this.#joinedWith(like, main, anchor);
    if (like?.sure && joined && (like.matched > most || this.#isNear(like, main)) && joined.text.length <= anchor.quote.length * 1.5 + slack) return { ...joined, by: like.matched > most ? 'text' : 'ids', kept };
    if (hull && most * 2 >= total) return { ...hull, state: 'changed', by: 'ids', kept };
    const exact = this.#byText(anchor);
    if (exact && exact.state !== 'uncertain' && like === null) return { ...exact, by: 'text', kept };
    // Words that are alike beside those that are the same are the rest of them.
    const isRest = like !== null && main.length > 0 && this.#isNear(like, main);
    if (isRest && joined && like.matched > most && joined.text.length <= anchor.quote.length * 1.5 + slack) return { ...joined, by: 'text', kept };
    if (hull && most * 3 >= total) return { ...hull, state: 'changed', by: 'ids', kept };
    // A few words that stand in several places are not guessed at.
    const isAnywhere = anchor.quote.length < surelyOwn && this.#hits(anchor.quote).length > 1;
    const unsure = like ? (isAnywhere ? null : this.#stretch(like.from, like.to)) : exact?.state === 'uncertain' ? exact : null;
    if (hull && most >= telling && !(unsure && like && like.matched > most)) return { ...hull, state: 'changed', by: 'ids', kept };
    if (unsure) return { ...unsure, state: 'uncertain', by: 'text', kept };
    // The words were their whole paragraph or heading, which stands yet: somebody is asked whether it was written anew.
    if (hull && anchor.before === '' && anchor.after === '') return { ...hull, state: 'uncertain', by: 'ids', kept };
    return { state: 'gone', from: null, to: null, text: '', by: null, kept };
  }

  /** By what became of the whole text that the words were taken in; null when that is not known. */
  #knownFrom({ source, quote, block }: TakenAnchor, kept: number): PlacedAnchor | null {
    if (!source) return null;
    const [from, to] = [source.text.offsetOf(source.from), source.text.offsetOf(source.to)];
    if (from === null || to === null) return null;
    const known = knownPlace(this.#correspondence(source.text), { text: this.#whole().text, from, to, total: quote.replaceAll('\n', '').length });
    if (!known) return { state: 'gone', from: null, to: null, text: '', by: null, kept };
    const found = this.#stretch(known.from, known.to);
    return { ...found, state: !known.isCertain ? 'uncertain' : !saysTheSame(found.text, quote) ? 'changed' : found.from?.block === block ? 'same' : 'moved', by: known.by, kept };
  }

  #correspondence(text: TakenText): Correspondence {
    const known = this.#correspondences.get(text);
    if (known) return known;
    const { text: now, starts } = this.#whole();
    const fresh = new Correspondence(text.flat(), { text: now, runs: this.#blocks.flatMap(({ runs }, ordinal) => runs.map((run) => ({ ...run, at: (starts[ordinal] ?? 0) + run.at }))) });
    this.#correspondences.set(text, fresh);
    return fresh;
  }

  /** What stands near one another: the halves of a place whose blocks were moved apart are no one place. What was put in between is no distance. */
  #together(alive: readonly LiveRun[], { source }: TakenAnchor): LiveRun[][] {
    const groups: LiveRun[][] = [];
    for (const run of alive) {
      const group = groups.at(-1);
      const last = group?.at(-1);
      const [end, start] = [last ? this.#flat(last) + last.length : 0, this.#flat(run)];
      if (group && (start - end <= apart || (source && !this.#correspondence(source.text).hasStood(end, start, apart)))) group.push(run);
      else groups.push([run]);
    }
    return groups;
  }

  #like({ quote, before, after }: TakenAnchor): Likely | null {
    this.#likeness ??= this.#openLikeness?.(this.#whole().text) ?? null;
    return this.#likeness?.seek({ quote, before, after }) ?? null;
  }

  #isNear(like: Likely, main: readonly LiveRun[]): boolean {
    const [first, last] = [main[0], main.at(-1)];
    return first !== undefined && last !== undefined && this.#flat(first) - like.to <= apart && like.from - this.#flat(last) - last.length <= apart;
  }

  /** The likely place with the characters near it that are the words' own. */
  #joinedWith(like: Likely, main: readonly LiveRun[], { quote, block }: TakenAnchor): Found & { state: AnchorState } {
    const [first, last] = this.#isNear(like, main) ? [main[0], main.at(-1)] : [];
    const found = this.#stretch(Math.min(like.from, first ? this.#flat(first) : Infinity), Math.max(like.to, last ? this.#flat(last) + last.length : 0));
    return { ...found, state: found.text !== quote ? 'changed' : found.from?.block === block ? 'same' : 'moved' };
  }

  #alive([client, clock, length]: IdRun): LiveRun[] {
    const runs = this.#byClient.get(client) ?? [];
    let low = 0;
    let high = runs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const run = runs[middle];
      if (run && run.clock + run.length <= clock) low = middle + 1;
      else high = middle;
    }
    const found: LiveRun[] = [];
    for (let at = low; at < runs.length; at += 1) {
      const run = runs[at];
      if (!run || run.clock >= clock + length) break;
      const start = Math.max(run.clock, clock);
      const end = Math.min(run.clock + run.length, clock + length);
      found.push({ clock: start, length: end - start, ordinal: run.ordinal, at: run.at + start - run.clock });
    }
    return found;
  }

  #hull(alive: readonly LiveRun[]): Found | null {
    const [first, last] = [alive[0], alive.at(-1)];
    return first && last ? this.#stretch(this.#flat(first), this.#flat(last) + last.length) : null;
  }

  #stretch(from: number, to: number): Found {
    const { text } = this.#whole();
    const [start, end] = [this.#at(from), this.#at(to)];
    return { from: this.#point(start), to: this.#point(end), text: text.slice(from, to) };
  }

  #point({ ordinal, offset }: { ordinal: number; offset: number }): AnchorPoint | null {
    const block = this.#blocks[ordinal]?.block;
    return block === undefined ? null : { block, offset };
  }

  /** In all blocks as one text. */
  #flat({ ordinal, at }: LiveRun): number {
    return (this.#whole().starts[ordinal] ?? 0) + at;
  }

  /**
   * The exact words once more, once only: `same` in the block they stood in, `moved` elsewhere when the words around agree too,
   * else `uncertain`, which never counts as found.
   */
  #byText(anchor: TakenAnchor): (Found & { state: AnchorState }) | null {
    const { quote, block } = anchor;
    const hits = this.#hits(quote);
    const near = hits.filter((at) => this.#agrees(at, anchor, quote.length < surelyOwn ? 'both' : 'either'));
    const home = near.filter((at) => this.#blocks[this.#at(at).ordinal]?.block === block);
    const only = near.length === 1 ? near[0] : home.length === 1 ? home[0] : hits.length === 1 && quote.length >= surelyOwn ? hits[0] : undefined;
    if (only === undefined) return null;
    const place = this.#stretch(only, only + quote.length);
    if (block !== undefined && place.from?.block === block && near.includes(only)) return { ...place, state: 'same' };
    return { ...place, state: near.includes(only) || quote.length >= longEnough ? 'moved' : 'uncertain' };
  }

  #hits(quote: string): number[] {
    if (quote === '') return [];
    const { text } = this.#whole();
    const found: number[] = [];
    for (let at = text.indexOf(quote); at !== -1; at = text.indexOf(quote, at + 1)) found.push(at);
    return found;
  }

  /** The words around, or the edges of a block where there were none. A few words need both sides: they stand in many places. */
  #agrees(at: number, { quote, before, after }: TakenAnchor, sides: 'both' | 'either'): boolean {
    const { text } = this.#whole();
    const edge = (place: number) => place < 0 || place >= text.length || text[place] === '\n';
    const end = at + quote.length;
    const [wordsBefore, wordsAfter] = [before.slice(-12), after.slice(0, 12)];
    const beforeAgrees = wordsBefore === '' ? edge(at - 1) : at >= wordsBefore.length && text.startsWith(wordsBefore, at - wordsBefore.length);
    const afterAgrees = wordsAfter === '' ? edge(end) : text.startsWith(wordsAfter, end);
    if (beforeAgrees && afterAgrees) return quote.length >= surelyOwn || wordsBefore.length + wordsAfter.length >= surelyOwn;
    return sides === 'either' && (beforeAgrees && wordsBefore !== '' || afterAgrees && wordsAfter !== '');
  }

  #at(place: number): { ordinal: number; offset: number } {
    const { starts } = this.#whole();
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= place) low = middle;
      else high = middle - 1;
    }
    return { ordinal: low, offset: place - (starts[low] ?? 0) };
  }

  /** All blocks as one text, joined with line feeds as quotes are. */
  #whole(): { text: string; starts: number[] } {
    if (this.#joined) return this.#joined;
    let at = 0;
    const starts = this.#blocks.map(({ text }) => {
      const start = at;
      at += text.length + 1;
      return start;
    });
    return (this.#joined = { text: this.#blocks.map(({ text }) => text).join('\n'), starts });
  }
}

/** Fewer characters than this stand in many places by chance. */
const surelyOwn = 12;
/** Words this long are known again without the words around them. */
const longEnough = 40;
/** What was put in among found words may be so much longer than they are. */
const slack = 30;

const lengthOf = (runs: readonly LiveRun[]): number => runs.reduce((sum, { length }) => sum + length, 0);
