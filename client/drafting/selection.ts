/**
 * Between what is marked on the page and an anchor (design D6). Text nodes count UTF-16 units, an element with `data-leaf` counts one
 * and hides its inside, an element with `data-generated` counts nothing. Written over a minimal node, so that it runs without a browser.
 */
import type { AnchorPoint } from '#shared/anchors/anchor.ts';

/** As much of the DOM's Node as is needed here. */
export interface PageNode {
  readonly nodeType: number;
  readonly parentNode: PageNode | null;
  readonly childNodes: ArrayLike<PageNode>;
  readonly nodeValue: string | null;
  getAttribute?(name: string): string | null;
}

export interface PagePoint {
  node: PageNode;
  offset: number;
}

/** A block of the page with the text that was frozen for it. */
export interface ReadBlock {
  id: string;
  text: string;
  element: PageNode;
}

export interface Marked {
  from: AnchorPoint;
  to: AnchorPoint;
}

const textNode = 3;
const isText = (node: PageNode): boolean => node.nodeType === textNode;
const has = (node: PageNode, name: string): boolean => (node.getAttribute?.(name) ?? null) !== null;
const isLeaf = (node: PageNode): boolean => has(node, 'data-leaf');
const isGenerated = (node: PageNode): boolean => has(node, 'data-generated');
const children = (node: PageNode): PageNode[] => Array.from(node.childNodes);

/** The block's plain text as anchors count it; equals the frozen block's text. */
export function plainTextOf(node: PageNode): string {
  if (isText(node)) return node.nodeValue ?? '';
  if (isGenerated(node)) return '';
  if (isLeaf(node)) return '\uFFFC';
  return children(node).map(plainTextOf).join('');
}

const lengthOf = (node: PageNode): number => plainTextOf(node).length;

/** The nearest block around a node, or null outside the text. */
function blockAround(node: PageNode | null): PageNode | null {
  for (let at = node; at !== null; at = at.parentNode) if (has(at, 'data-block')) return at;
  return null;
}

/** How many units of the block stand before a point. Inside a leaf: before it for a start, after it for an end. */
export function offsetIn(block: PageNode, point: PagePoint, end: boolean): number {
  const way: PageNode[] = [];
  for (let at: PageNode | null = point.node; at !== null && at !== block; at = at.parentNode) way.unshift(at);
  let before = 0;
  let parent = block;
  for (const step of way) {
    if (isGenerated(step)) return before + unitsBefore(parent, step);
    if (isLeaf(step)) return before + unitsBefore(parent, step) + (end ? 1 : 0);
    before += unitsBefore(parent, step);
    parent = step;
  }
  if (isText(parent)) return before + Math.min(point.offset, parent.nodeValue?.length ?? 0);
  return before + children(parent).slice(0, point.offset).reduce((sum, child) => sum + lengthOf(child), 0);
}

function unitsBefore(parent: PageNode, child: PageNode): number {
  let sum = 0;
  for (const one of children(parent)) {
    if (one === child) return sum;
    sum += lengthOf(one);
  }
  return sum;
}

/** −1, 0 or 1: a before, at, after b in the order of the page. */
function compare(a: PagePoint, b: PagePoint): number {
  const one = path(a);
  const other = path(b);
  for (let i = 0; i < Math.max(one.length, other.length); i += 1) {
    const difference = (one[i] ?? -1) - (other[i] ?? -1);
    if (difference !== 0) return Math.sign(difference);
  }
  return 0;
}

function path({ node, offset }: PagePoint): number[] {
  const steps = [offset];
  for (let at = node; at.parentNode !== null; at = at.parentNode) steps.unshift(children(at.parentNode).indexOf(at));
  return steps;
}

/**
 * The anchor of what is marked, or null when no word of the text is. `blocks` stand in the order of the page.
 * An end outside any block (a table's edge, a gap) is taken to the nearest word inside; space at the edges is left out.
 */
export function anchorOf(marked: { start: PagePoint; end: PagePoint }, blocks: readonly ReadBlock[]): Marked | null {
  if (compare(marked.start, marked.end) >= 0) return null;
  const startBlock = blockAround(marked.start.node);
  const endBlock = blockAround(marked.end.node);
  const startAt = startBlock ? blocks.findIndex((one) => one.element === startBlock) : blocks.findIndex((one) => compare({ node: one.element, offset: 0 }, marked.start) >= 0);
  const endAt = endBlock ? blocks.findIndex((one) => one.element === endBlock) : blocks.findLastIndex((one) => compare({ node: one.element, offset: 0 }, marked.end) < 0);
  const first = blocks[startAt];
  const last = blocks[endAt];
  if (!first || !last || startAt > endAt) return null;
  return trimmed(blocks, {
    from: { at: startAt, offset: startBlock ? offsetIn(startBlock, marked.start, false) : 0 },
    to: { at: endAt, offset: endBlock ? offsetIn(endBlock, marked.end, true) : last.text.length },
  });
}

interface Place { at: number; offset: number }

/** Space at the edges belongs to nobody's remark; a block of which no word is marked is left out. */
function trimmed(blocks: readonly ReadBlock[], { from, to }: { from: Place; to: Place }): Marked | null {
  let start = from;
  let end = to;
  for (;;) {
    const text = blocks[start.at]?.text ?? '';
    const until = start.at === end.at ? end.offset : text.length;
    const skipped = text.slice(start.offset, until).search(/\S/);
    if (skipped >= 0) {
      start = { at: start.at, offset: start.offset + skipped };
      break;
    }
    if (start.at === end.at) return null;
    start = { at: start.at + 1, offset: 0 };
  }
  while (end.at > start.at && (blocks[end.at]?.text ?? '').slice(0, end.offset).trim() === '') end = { at: end.at - 1, offset: blocks[end.at - 1]?.text.length ?? 0 };
  const base = end.at === start.at ? start.offset : 0;
  const kept = (blocks[end.at]?.text ?? '').slice(base, end.offset).trimEnd();
  const first = blocks[start.at];
  const last = blocks[end.at];
  return first && last ? { from: { block: first.id, offset: start.offset }, to: { block: last.id, offset: base + kept.length } } : null;
}

interface Word { from: number; to: number }

const words = new Intl.Segmenter('sv', { granularity: 'word' });

/** The words of a text with their places, signs and space left out. */
export function wordsOf(text: string): Word[] {
  return Array.from(words.segment(text)).filter(({ isWordLike }) => isWordLike).map(({ index, segment }) => ({ from: index, to: index + segment.length }));
}

/** Fewer signs than this is a slip of the hand or half a word: whole words are taken instead. */
const veryShort = 8;

/** A mark over several words takes the first and the last whole, and so does a very short one; a part of one long word stays as it was chosen. */
export function widened(marked: Marked, blocks: readonly Pick<ReadBlock, 'id' | 'text'>[]): Marked {
  const { from, to } = marked;
  const textOf = (id: string) => blocks.find((one) => one.id === id)?.text ?? '';
  const within = from.block === to.block ? textOf(from.block).slice(from.offset, to.offset) : '\n';
  if (within.length >= veryShort && !/\s/.test(within)) return marked;
  const first = wordsOf(textOf(from.block)).find((word) => word.from < from.offset && word.to > from.offset);
  const last = wordsOf(textOf(to.block)).find((word) => word.from < to.offset && word.to > to.offset);
  return { from: { block: from.block, offset: first?.from ?? from.offset }, to: { block: to.block, offset: last?.to ?? to.offset } };
}

/** The points of the page for units `from` to `to` of a block; null for an empty stretch. */
export function pagePoints(block: PageNode, from: number, to: number): { start: PagePoint; end: PagePoint } | null {
  const pieces = piecesOf(block, from, to);
  const first = pieces[0];
  const last = pieces.at(-1);
  return first && last ? { start: { node: first.node, offset: first.from }, end: { node: last.node, offset: last.to } } : null;
}

/** The pieces of text nodes that carry units `from` to `to` of a block. Leaves have no text of their own and are left out. */
export function piecesOf(block: PageNode, from: number, to: number): { node: PageNode; from: number; to: number }[] {
  const found: { node: PageNode; from: number; to: number }[] = [];
  let at = 0;
  const walk = (node: PageNode): void => {
    if (at >= to || isGenerated(node)) return;
    if (isText(node)) {
      const length = node.nodeValue?.length ?? 0;
      const start = Math.max(from, at);
      const end = Math.min(to, at + length);
      if (start < end) found.push({ node, from: start - at, to: end - at });
      at += length;
    } else if (isLeaf(node)) at += 1;
    else for (const child of children(node)) walk(child);
  };
  walk(block);
  return found;
}

export interface Stretch {
  from: number;
  to: number;
  ids: string[];
}

/** Overlapping places cut into stretches that each know everyone who spoke of them, in order. */
export function stretchesOf(places: readonly { id: string; from: number; to: number }[]): Stretch[] {
  const edges = [...new Set(places.flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b);
  return edges.slice(0, -1).flatMap((from, i) => {
    const to = edges[i + 1] ?? from;
    const ids = places.filter((place) => place.from <= from && place.to >= to && place.from < place.to).map(({ id }) => id);
    return ids.length > 0 ? [{ from, to, ids }] : [];
  });
}

/** Word by word with the keyboard: the mark as numbers of words, from the anchor word to the one that moves. */
export interface WordCursor {
  anchor: number;
  head: number;
}

export type Stride = 'previous' | 'next' | 'extend-back' | 'extend-on' | 'first' | 'last';

/** Null in: the first stride takes the first word (or the last, backwards). */
export function strideWord(cursor: WordCursor | null, stride: Stride, count: number): WordCursor | null {
  if (count === 0) return null;
  const last = count - 1;
  if (stride === 'first') return { anchor: 0, head: 0 };
  if (stride === 'last') return { anchor: last, head: last };
  const back = stride === 'previous' || stride === 'extend-back';
  if (cursor === null) return back ? { anchor: last, head: last } : { anchor: 0, head: 0 };
  const head = Math.max(0, Math.min(last, cursor.head + (back ? -1 : 1)));
  return stride === 'extend-back' || stride === 'extend-on' ? { anchor: cursor.anchor, head } : { anchor: head, head };
}

/** The units of a block that a word cursor covers. */
export function stretchOfWords(text: string, cursor: WordCursor): { from: number; to: number } | null {
  const all = wordsOf(text);
  const first = all[Math.min(cursor.anchor, cursor.head)];
  const last = all[Math.max(cursor.anchor, cursor.head)];
  return first && last ? { from: first.from, to: last.to } : null;
}
