/** A document that follows its flat text and writes into it. */
import type { Node, Schema } from '@tiptap/pm/model';
import type { Step, StepMap } from '@tiptap/pm/transform';
import * as Y from 'yjs';
import { storedOffset, wordOffset } from './flat-block.ts';
import { blocksOf, leavesOf } from './flat-layout.ts';
import type { LeafPlace } from './flat-layout.ts';
import { bringEnds } from './flat-ends.ts';
import { FlatMirror } from './flat-mirror.ts';
import type { BlockStream } from './flat-block.ts';
import { typingOf, writeTyping } from './flat-typing.ts';
import type { Typing } from './flat-typing.ts';
import { editWindow, leadsTo, writeEdit } from './flat-write.ts';
import { stepsBetween } from './steps-between.ts';

/** Told of every transaction that this instance's `applyLocal` did not make, undo and redo included. */
export type RemoteListener = (steps: Step[], doc: Node) => void;

export interface LocalOptions {
  /** Whole blocks that this edit takes away were cut out to be put elsewhere. */
  cut?: boolean;
}

interface Placed { leaf: LeafPlace; start: number; size: number }

/** The one implementation of `FlatText` (flat-text.ts). */
export class LiveText {
  readonly #ydoc: Y.Doc;
  readonly #mirror: FlatMirror;
  readonly #listeners = new Set<RemoteListener>();
  readonly #unfollow: () => void;
  #writing = false;
  #placed: { doc: Node; leaves: Placed[] } | null = null;

  constructor(ydoc: Y.Doc, schema: Schema) {
    this.#ydoc = ydoc;
    this.#mirror = new FlatMirror(ydoc, schema);
    this.#unfollow = this.#mirror.follow(() => this.#settled());
  }

  get doc(): Node {
    return this.#mirror.doc;
  }

  applyLocal(after: Node, maps: readonly StepMap[], origin: unknown, { cut = false }: LocalOptions = {}): Step[] {
    const mirror = this.#mirror;
    // Yjs tells of changes only when the outermost transaction ends: inside one the text could not be read back.
    if (this.#ydoc._transaction !== null) throw new RangeError('a local edit cannot be written inside another transaction');
    if (!leadsTo(maps, mirror.doc, after)) throw new RangeError('these step maps do not lead from the text to that document');
    const typing = cut ? null : typingOf(mirror, after, maps);
    if (typing) return this.#type(typing, after, origin);
    const window = editWindow(mirror, after, maps);
    if (window.first === window.beforeEnd && window.first === window.afterEnd) return [];
    this.#writing = true;
    try {
      this.#ydoc.transact((transaction) => { writeEdit(mirror, { after, maps, window, cut }); bringEnds(transaction); }, origin);
    } finally {
      this.#writing = false;
    }
    mirror.render();
    const tail = mirror.doc.childCount - after.childCount;
    for (let at = window.first; at < window.afterEnd; at++) this.#adopt(at, after.child(at), tail);
    return stepsBetween(after, mirror.doc);
  }

  #type(typing: Typing, after: Node, origin: unknown): Step[] {
    const mirror = this.#mirror;
    this.#writing = true;
    try {
      this.#ydoc.transact((transaction) => { writeTyping(typing); bringEnds(transaction); }, origin);
    } finally {
      this.#writing = false;
    }
    mirror.render();
    if (mirror.doc.childCount === after.childCount) {
      let first = 0;
      while (first < after.childCount && after.child(first) === mirror.doc.child(first)) first++;
      if (first < after.childCount) this.#adopt(first, after.child(first), 0);
    }
    return stepsBetween(after, mirror.doc);
  }

  onRemote(listener: RemoteListener): () => void {
    this.#listeners.add(listener);
    return () => { this.#listeners.delete(listener); };
  }

  toIndex(position: number, side: -1 | 1 = 1): Y.RelativePosition {
    const placed = this.#leafAt(position);
    if (!placed) return Y.createRelativePositionFromTypeIndex(this.#mirror.body.text, 0, side);
    const { leaf, start, size } = placed;
    let offset = Math.min(Math.max(0, position - start), size);
    let block = leaf.block;
    for (const next of leaf.more) {
      // At the border of two joined blocks the side decides whose place it is.
      if (!block || offset < block.size || (offset === block.size && side < 0)) break;
      offset -= block.size;
      block = next;
    }
    if (!block) return Y.createRelativePositionFromTypeIndex((leaf.stream ?? this.#mirror.body).text, 0, side);
    const { stream } = block;
    return Y.createRelativePositionFromTypeIndex(stream.text, stream.offsetOf(stream.blocks.indexOf(block)) + storedOffset(block, offset), side);
  }

  toPosition(index: Y.RelativePosition): number | null {
    const found = Y.createAbsolutePositionFromRelativePosition(index, this.#ydoc);
    if (!found) return null;
    const leaves = this.#leaves();
    const stream = streamIn(leaves, found.type);
    if (!stream) return null;
    const at = stream.blockAt(found.index);
    const block = stream.blocks[at];
    const placed = block && leaves.find(({ leaf }) => leaf.block === block || leaf.more.includes(block));
    if (placed && block) {
      const inside = wordOffset(block, found.index - stream.offsetOf(at));
      const before = blocksOf(placed.leaf).slice(0, blocksOf(placed.leaf).indexOf(block)).reduce((sum, one) => sum + one.size, 0);
      // Before the marker is where a block's last character was deleted from: the end of the block before.
      if (inside >= 0) return placed.start + before + Math.min(inside, block.size);
    }
    return this.#nearest(leaves, stream, at);
  }

  orphans(): string[] {
    return this.#mirror.places.flatMap(leavesOf).filter((leaf) => leaf.block !== null && leaf.block.marker === null).map((leaf) => leaf.id);
  }

  close(): void {
    this.#listeners.clear();
    this.#unfollow();
  }

  #settled(): void {
    if (this.#writing) return;
    const before = this.#mirror.doc;
    this.#mirror.render();
    const { doc, typed } = this.#mirror;
    if (doc === before) return;
    const steps = stepsBetween(before, doc, typed);
    for (const listener of this.#listeners) listener(steps, doc);
  }

  #adopt(at: number, node: Node, tail: number): void {
    for (const place of new Set([at, at + tail])) {
      const own = place >= 0 ? this.#mirror.doc.maybeChild(place) : null;
      if (own && own !== node && own.attrs['id'] === node.attrs['id'] && own.eq(node)) this.#mirror.adopt(place, node);
    }
  }

  /** The textblock at a position; between blocks the one that ends before it, else the first. */
  #leafAt(position: number): Placed | null {
    const leaves = this.#leaves();
    let low = 0;
    let high = leaves.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((leaves[middle]?.start ?? 0) <= position) low = middle;
      else high = middle - 1;
    }
    return leaves[low] ?? null;
  }

  #nearest(leaves: Placed[], stream: BlockStream, at: number): number | null {
    for (let before = at - 1; before >= 0; before--) {
      const block = stream.blocks[before];
      const placed = block && leaves.find(({ leaf }) => leaf.block === block || leaf.more.includes(block));
      if (placed) return placed.start + placed.size;
    }
    return leaves.find(({ leaf }) => leaf.stream === stream)?.start ?? null;
  }

  #leaves(): Placed[] {
    const { doc, places } = this.#mirror;
    if (this.#placed?.doc === doc) return this.#placed.leaves;
    const all = places.flatMap(leavesOf);
    const leaves: Placed[] = [];
    doc.descendants((node, position) => {
      if (!node.isTextblock) return true;
      const leaf = all[leaves.length];
      if (leaf) leaves.push({ leaf, start: position + 1, size: node.content.size });
      return false;
    });
    this.#placed = { doc, leaves };
    return leaves;
  }
}

/** The words of a cell may stand in several texts. */
function streamIn(leaves: readonly Placed[], text: Y.AbstractType<unknown>): BlockStream | null {
  for (const { leaf } of leaves) {
    if (leaf.stream?.text === text) return leaf.stream;
    for (const { stream } of leaf.more) if (stream.text === text) return stream;
  }
  return null;
}
