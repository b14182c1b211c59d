/** Which paragraph of the frozen version each paragraph of a returned file is: by its hidden bookmark, else by its words (documents.md 3). */
import { diffChars } from 'diff';
import type { FrozenBlock } from '#shared/drafting.ts';
import { tokensOf } from '#shared/agreement/compare-words.ts';
import type { SentBlock } from '../../export/read-returned.ts';
import { wordsOfSide } from './sides.ts';

export interface Matched {
  /** By place in the file: the frozen paragraph, null for what stands in none. */
  frozen: (FrozenBlock | null)[];
  /** Frozen paragraphs with words that the file does not have. */
  missing: FrozenBlock[];
  /** How much of the frozen text was found, 0 to 1. */
  share: number;
}

/** Half of the words in common: a paragraph that was written over without being tracked is still that paragraph. */
const alike = 0.5;

export function matchBlocks(sent: readonly SentBlock[], blocks: readonly FrozenBlock[]): Matched {
  const left = new Map(blocks.map((block) => [block.block, block]));
  const frozen: (FrozenBlock | null)[] = sent.map(({ ids }) => {
    const own = ids.map((id) => left.get(id)).find((block) => block !== undefined) ?? null;
    if (own !== null) left.delete(own.block);
    return own;
  });
  captions(sent, frozen);
  byWords(sent, frozen, left, (was, is) => was === is);
  byWords(sent, frozen, left, (was, is) => likeness(was, is) >= alike);
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

/** Pairs what is left in the order of the text: never across what has been paired already. */
function byWords(sent: readonly SentBlock[], frozen: (FrozenBlock | null)[], left: Map<string, FrozenBlock>, isSame: (was: string, is: string) => boolean): void {
  let after = -1;
  for (const [at, block] of frozen.entries()) {
    if (block !== null) { after = block.ordinal; continue; }
    const words = wordsOfSide(sent[at]?.pieces ?? [], 'old');
    if (words.trim() === '' || sent[at]?.isFrame === true) continue;
    const before = frozen.slice(at + 1).find((one) => one !== null)?.ordinal ?? Infinity;
    const found = [...left.values()].find(({ ordinal, text }) => ordinal > after && ordinal < before && isSame(text, words));
    if (found === undefined) continue;
    frozen[at] = found;
    left.delete(found.block);
    after = found.ordinal;
  }
}

function likeness(was: string, is: string): number {
  const [some, others] = [was, is].map((text) => tokensOf(text).filter((token) => /[\p{L}\p{N}]/u.test(token)));
  if (some === undefined || others === undefined || some.length === 0 || others.length === 0) return 0;
  const bag = new Map<string, number>();
  for (const token of some) bag.set(token, (bag.get(token) ?? 0) + 1);
  let common = 0;
  for (const token of others) {
    const there = bag.get(token) ?? 0;
    if (there > 0) { common += 1; bag.set(token, there - 1); }
  }
  return (2 * common) / (some.length + others.length);
}

/** Offsets in the words as sent → offsets in the frozen words; equal words give equal offsets. */
export function offsetsBetween(sent: string, frozen: string): (offset: number) => number {
  if (sent === frozen) return (offset) => offset;
  const changes = diffChars(sent, frozen, { maxEditLength: 1_000 });
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
