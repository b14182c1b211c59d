/** Typing and deleting inside one textblock: most of what is ever written, so it goes without comparing blocks. */
import type { Node } from '@tiptap/pm/model';
import type { StepMap } from '@tiptap/pm/transform';
import { storedOffset } from './flat-block.ts';
import { storableText } from './flat-format.ts';
import type { DeltaOp } from './flat-format.ts';
import { leavesOf } from './flat-layout.ts';
import type { LeafPlace } from './flat-layout.ts';
import type { FlatMirror } from './flat-mirror.ts';
import { storedLeaf, storedMarks } from './flat-nodes.ts';

export interface Typing { leaf: LeafPlace; from: number; to: number; comes: Node[] }

/** Null when the edit is more than one replacement of words inside one stored block. */
export function typingOf(mirror: FlatMirror, after: Node, maps: readonly StepMap[]): Typing | null {
  const [map] = maps;
  if (!map || maps.length > 1) return null;
  const ranges: { from: number; to: number; toAfter: number }[] = [];
  map.forEach((from, to, _, toAfter) => { ranges.push({ from, to, toAfter }); });
  const [range] = ranges;
  if (!range || ranges.length > 1) return null;
  const $from = mirror.doc.resolve(range.from);
  const { parent } = $from;
  if (!parent.isTextblock || range.to > $from.end()) return null;
  const $after = after.resolve(range.from);
  if ($after.depth !== $from.depth || $after.parent.type !== parent.type || $after.parent.attrs['id'] !== parent.attrs['id'] || range.toAfter > $after.end()) return null;
  const leaf = leafAt(mirror, $from.index(0), range.from - $from.posAtIndex($from.index(0), 0), parent);
  if (!leaf?.block?.marker || leaf.more.length > 0 || leaf.block.size !== parent.content.size || leaf.block.struck !== null) return null;
  const start = $from.start();
  // What is deleted must not take a landing place with it.
  if (range.to > range.from && leaf.block.moves.some(({ at }) => at >= range.from - start && at <= range.to - start)) return null;
  const comes: Node[] = [];
  $after.parent.slice(range.from - start, range.toAfter - start).content.forEach((node) => { comes.push(node); });
  return { leaf, from: range.from - start, to: range.to - start, comes };
}

/** Call inside a transaction. */
export function writeTyping({ leaf: { stream, block }, from, to, comes }: Typing): void {
  if (!stream || !block) return;
  const offset = stream.offsetOf(stream.blocks.indexOf(block)) + storedOffset(block, from);
  const [only] = comes;
  if (comes.length === 0) {
    stream.text.delete(offset, to - from);
  } else if (only?.isText && comes.length === 1 && from === to && only.marks.length === 0 && isPlainBefore(block.words, from)) {
    // Without attributes Yjs finds the place from where it was last, not from the start of the text.
    stream.text.insert(offset, storableText(only.text ?? ''));
  } else {
    const delta: DeltaOp[] = [{ retain: offset }];
    if (to > from) delta.push({ delete: to - from });
    for (const node of comes) delta.push({ insert: node.isText ? storableText(node.text ?? '') : storedLeaf(node), attributes: storedMarks(node.marks) });
    stream.text.applyDelta(delta);
  }
}

/** A plain word stands before the place: what is inserted there without attributes is plain too. */
function isPlainBefore(words: readonly { text?: string; attributes: unknown }[], offset: number): boolean {
  let end = 0;
  for (const run of words) {
    end += run.text?.length ?? 1;
    if (offset <= end) return offset > 0 && run.text !== undefined && run.attributes === null;
  }
  return false;
}

/** The textblock at that offset of a top-level node. */
function leafAt(mirror: FlatMirror, index: number, offset: number, parent: Node): LeafPlace | null {
  const place = mirror.places[index];
  if (!place) return null;
  if (place.kind === 'leaf') return place;
  let before = 0;
  const top = mirror.doc.child(index);
  top.descendants((node, position) => {
    if (position + 1 >= offset) return false;
    if (node.isTextblock && node !== parent) before++;
    return !node.isTextblock;
  });
  const leaf = leavesOf(place)[before];
  return leaf && leaf.id === parent.attrs['id'] ? leaf : null;
}
