/** Which paragraph of the frozen version each paragraph of a returned file is: by its hidden bookmark, else by its words (documents.md 3). */
import { diffArrays, diffChars } from 'diff';
import type { FrozenBlock } from '#shared/drafting.ts';
import { tokensOf } from '#shared/agreement/compare-words.ts';
import type { SentBlock } from '../../export/read-returned.ts';
import { pausing } from './pausing.ts';
import { wordsOfSide } from './sides.ts';

export interface Matched {
  /** By place in the file: the frozen paragraph, null for what stands in none. */
  frozen: (FrozenBlock | null)[];
  /** Frozen paragraphs with words that the file does not have. */
  missing: FrozenBlock[];
  /** How much of the frozen text was found, 0 to 1. */
  share: number;
}

/** Characters or words that differ in one paragraph, more of which is a paragraph written anew: a comparison takes the square of it, some milliseconds. */
export const mostEdits = 200;

/** Half of the words in common: a paragraph that was written over without being tracked is still that paragraph. */
const alike = 0.5;

/** In pieces (`pausing`): a file may hold twenty thousand paragraphs. */
export async function matchBlocks(sent: readonly SentBlock[], blocks: readonly FrozenBlock[]): Promise<Matched> {
  const left = new Map(blocks.map((block) => [block.block, block]));
  const frozen: (FrozenBlock | null)[] = sent.map(({ ids }) => {
    const own = ids.map((id) => left.get(id)).find((block) => block !== undefined) ?? null;
    if (own !== null) left.delete(own.block);
    return own;
  });
  captions(sent, frozen);
  await byWords(sent, frozen, left, sameWords(left.values()));
  await byWords(sent, frozen, left, alikeWords(left.values()));
  const worded = blocks.filter(({ text }) => text.trim() !== '');
  const missing = worded.filter(({ block }) => left.has(block));
  return { frozen, missing, share: worded.length === 0 ? 1 : 1 - missing.length / worded.length };
}

/** The picture carries the bookmark, and its words follow in a paragraph of their own. */
function captions(sent: readonly SentBlock[], frozen: (FrozenBlock | null)[]): void {
  for (const [at, block] of frozen.entries()) {
    const next = sent[at + 1];
    if (block === null || next === undefined || next.ids.length > 0 || block.kind !== 'image') continue;
    frozen[at] = null;
    frozen[at + 1] = block;
  }
}

type Find = (words: string, between: { after: number; before: number }, left: ReadonlyMap<string, FrozenBlock>) => FrozenBlock | undefined;

/** Pairs what is left in the order of the text: never across what has been paired already. */
async function byWords(sent: readonly SentBlock[], frozen: (FrozenBlock | null)[], left: Map<string, FrozenBlock>, find: Find): Promise<void> {
  const pause = pausing();
  const next = ordinalsAfter(frozen);
  let after = -1;
  for (const [at, block] of frozen.entries()) {
    if (block !== null) { after = block.ordinal; continue; }
    const words = wordsOfSide(sent[at]?.pieces ?? [], 'old');
    if (words.trim() === '' || sent[at]?.isFrame === true) continue;
    await pause();
    const found = find(words, { after, before: next[at] ?? Infinity }, left);
    if (found === undefined) continue;
    frozen[at] = found;
    left.delete(found.block);
    after = found.ordinal;
  }
}

/** By place: where in the text the next paragraph stands that was paired already. */
function ordinalsAfter(frozen: readonly (FrozenBlock | null)[]): number[] {
  const next: number[] = [];
  let ordinal = Infinity;
  for (let at = frozen.length - 1; at >= 0; at--) {
    next[at] = ordinal;
    ordinal = frozen[at]?.ordinal ?? ordinal;
  }
  return next;
}

function sameWords(blocks: Iterable<FrozenBlock>): Find {
  const byText = new Map<string, FrozenBlock[]>();
  for (const block of blocks) {
    const those = byText.get(block.text);
    if (those === undefined) byText.set(block.text, [block]);
    else those.push(block);
  }
  return (words, { after, before }, left) => byText.get(words)?.find(({ block, ordinal }) => ordinal > after && ordinal < before && left.has(block));
}

/** So many paragraphs are tried for one: who writes a paragraph over leaves it among its neighbours. */
const tried = 40;

function alikeWords(blocks: Iterable<FrozenBlock>): Find {
  const inOrder = [...blocks].toSorted((a, b) => a.ordinal - b.ordinal).map((block) => ({ block, bag: bagOf(block.text) }));
  let first = 0;
  return (words, { after, before }, left) => {
    const bag = bagOf(words);
    while ((inOrder[first]?.block.ordinal ?? Infinity) <= after) first++;
    let tries = 0;
    for (let at = first; at < inOrder.length && tries < tried; at++) {
      const one = inOrder[at];
      if (one === undefined || one.block.ordinal >= before) return undefined;
      if (!left.has(one.block.block)) continue;
      if (likeness(one.bag, bag) >= alike) return one.block;
      tries++;
    }
    return undefined;
  };
}

interface Bag { words: ReadonlyMap<string, number>; size: number }

function bagOf(text: string): Bag {
  const words = new Map<string, number>();
  let size = 0;
  for (const token of tokensOf(text)) {
    if (!/[\p{L}\p{N}]/u.test(token)) continue;
    words.set(token, (words.get(token) ?? 0) + 1);
    size++;
  }
  return { words, size };
}

function likeness(was: Bag, is: Bag): number {
  if (was.size === 0 || is.size === 0) return 0;
  let common = 0;
  for (const [word, times] of is.words) common += Math.min(times, was.words.get(word) ?? 0);
  return (2 * common) / (was.size + is.size);
}

/** Offsets in the words as sent → offsets in the frozen words; equal words give equal offsets. */
export function offsetsBetween(sent: string, frozen: string): (offset: number) => number {
  if (sent === frozen) return (offset) => offset;
  const changes = diffChars(sent, frozen, { maxEditLength: mostEdits }) ?? diffArrays(tokensOf(sent), tokensOf(frozen), { maxEditLength: mostEdits })?.map((step) => ({ ...step, value: step.value.join('') }));
  // Written anew from end to end: only its ends are known.
  if (changes === undefined) return (offset) => (offset === 0 ? 0 : frozen.length);
  const starts: { sent: number; frozen: number; isSame: boolean }[] = [];
  let [at, there] = [0, 0];
  for (const { added, removed, value } of changes) {
    starts.push({ sent: at, frozen: there, isSame: !added && !removed });
    if (!added) at += value.length;
    if (!removed) there += value.length;
  }
  return (offset) => {
    const last = starts.findLast((start) => start.sent <= offset);
    return last === undefined ? 0 : Math.min(frozen.length, last.frozen + (last.isSame ? offset - last.sent : 0));
  };
}
