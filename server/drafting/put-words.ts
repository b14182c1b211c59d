/** Other words at a place of the working text, written for somebody who acts outside the editor: only what differs is written, and what stands stays the very letters it was. */
import { Transform } from '@tiptap/pm/transform';
import type { Node } from '@tiptap/pm/model';
import { diffArrays } from 'diff';
import * as Y from 'yjs';
import { tokensOf } from '#shared/agreement/compare-words.ts';
import { openFlatText, toContent } from '#shared/agreement/flat-text.ts';
import { leafCharacter } from '#shared/agreement/plain-text.ts';
import { isProposingMark, isSign } from '#shared/agreement/suggestions.ts';
import type { AnchorPoint } from '#shared/anchors/anchor.ts';
import type { LiveAnchor } from '#shared/discussion.ts';
import { Refusal } from '#shared/refusals.ts';
import type { DocumentState } from '../realtime/ports.ts';
import { anchorAt } from './discussion/remark-anchors.ts';
import { type LiveDraft, liveDraft } from './draft-places.ts';

export interface OpenDraft { ydoc: Y.Doc; draft: LiveDraft }

/** The text of a state, to be read and changed. */
export function openDraft(state: DocumentState): OpenDraft {
  const ydoc = new Y.Doc({ gc: false });
  Y.applyUpdate(ydoc, state.state);
  return { ydoc, draft: liveDraft({ content: toContent(ydoc), state, ydoc }) };
}

/** A note mark or a line break has no letters of its own. */
export const readableWords = (words: string): string => words.replaceAll(leafCharacter, '');

export interface WordsPut {
  /** For the log. */
  update: Uint8Array;
  /** Where the new words stand. */
  anchor: LiveAnchor;
  blocks: string[];
}

/**
 * Writes `words` between two points of the draft. A line of them for each paragraph of the place.
 * Refuses `wording-other-paragraphs` where they are more or fewer, `words-suggested` where somebody's open proposal stands in the same paragraph,
 * `wording-over-reference` where a reference to a clause would go, and `wording-same` where the words stand already.
 */
export function putWords({ ydoc, draft }: OpenDraft, { from, to }: { from: AnchorPoint; to: AnchorPoint }, words: string): WordsPut {
  const ids = draft.outline.map(({ block }) => block);
  const blocks = ids.slice(ids.indexOf(from.block), ids.indexOf(to.block) + 1);
  const lines = words.replaceAll('\r\n', '\n').split('\n');
  if (lines.length !== blocks.length || lines.some((line) => line.trim() === '')) throw new Refusal('conflict', 'wording-other-paragraphs');
  const text = openFlatText(ydoc);
  try {
    const tr = new Transform(text.doc);
    const found = blocksAt(text.doc, new Set(blocks));
    let [start, end] = [0, 0];
    blocks.forEach((block, nth) => {
      const place = found.get(block);
      if (!place || isBeingProposed(place.node)) throw new Refusal('conflict', 'words-suggested');
      const stretch = { from: nth === 0 ? from.offset : 0, to: nth === blocks.length - 1 ? to.offset : place.node.content.size };
      if (nth === 0) start = place.open + 1 + stretch.from;
      end = place.open + 1 + stretch.to;
      for (const edit of editsOf(place, stretch, { line: lines[nth] ?? '', shown: draft.blocks.get(block)?.shown })) apply(tr, edit);
    });
    if (tr.steps.length === 0) throw new Refusal('conflict', 'wording-same');
    const before = Y.encodeStateVector(ydoc);
    const [first, last] = [tr.doc.resolve(tr.mapping.map(start, -1)).parentOffset, tr.doc.resolve(tr.mapping.map(end, 1)).parentOffset];
    text.applyLocal(tr.doc, tr.mapping.maps, 'put-words');
    const fresh = liveDraft({ content: toContent(ydoc), state: { seq: draft.seq, state: new Uint8Array(), stateVector: before }, ydoc });
    const anchor = anchorAt(fresh, { block: from.block, offset: first }, { block: to.block, offset: last });
    if (anchor === null) throw new Error('the words that were put stand in the text');
    return { update: Y.encodeStateAsUpdate(ydoc, before), anchor, blocks };
  } finally {
    text.close();
  }
}

interface Place { node: Node; open: number }

function blocksAt(doc: Node, ids: ReadonlySet<string>): Map<string, Place> {
  const found = new Map<string, Place>();
  doc.descendants((node, open) => {
    const own: unknown = node.attrs['id'];
    if (node.isTextblock && typeof own === 'string' && ids.has(own)) found.set(own, { node, open });
    return !node.isTextblock;
  });
  return found;
}

const isBeingProposed = (block: Node): boolean => block.children.some(({ type: kind, marks }) => isSign(kind.name) || marks.some(({ type }) => isProposingMark(type.name)));

interface Piece { text: string; at: number; size: number; leaf: 'reference' | 'break' | 'none' }
interface Edit { from: number; to: number; text: string }

/** In positions of the document before any of them. */
function editsOf({ node, open }: Place, stretch: { from: number; to: number }, { line, shown }: { line: string; shown: ReadonlyMap<number, string> | undefined }): Edit[] {
  const pieces = piecesOf(node, stretch, shown);
  const stands = pieces.map(({ text }) => text).join('');
  const edits: Edit[] = [];
  let at = 0;
  let current: Edit | null = null;
  for (const { added, removed, value } of diffArrays(tokensOf(stands), tokensOf(readableWords(line)))) {
    const words = value.join('');
    if (!added && !removed) {
      at += words.length;
      current = null;
      continue;
    }
    if (current === null) edits.push((current = { from: positionAt(pieces, at), to: positionAt(pieces, at), text: '' }));
    if (added) current.text += words;
    else {
      checkNoReference(pieces, at, at + words.length);
      at += words.length;
      current.to = positionBefore(pieces, at);
    }
  }
  return edits.map((edit) => ({ ...edit, from: open + 1 + edit.from, to: open + 1 + Math.max(edit.from, edit.to) }));
}

/** A stretch of a block as a reader sees it, with where each piece stands in the block. */
function piecesOf(node: Node, { from, to }: { from: number; to: number }, shown: ReadonlyMap<number, string> | undefined): Piece[] {
  const pieces: Piece[] = [];
  node.forEach((child, offset) => {
    const [start, end] = [Math.max(from, offset), Math.min(to, offset + child.nodeSize)];
    if (start >= end) return;
    if (child.isText) pieces.push({ text: (child.text ?? '').slice(start - offset, end - offset), at: start, size: end - start, leaf: 'none' });
    else if (child.type.name === 'hardBreak') pieces.push({ text: ' ', at: start, size: 1, leaf: 'break' });
    else pieces.push({ text: shown?.get(offset) ?? '', at: start, size: 1, leaf: 'reference' });
  });
  return pieces;
}

function checkNoReference(pieces: readonly Piece[], from: number, to: number): void {
  let at = 0;
  for (const { text, leaf } of pieces) {
    if (leaf === 'reference' && text !== '' && at < to && at + text.length > from) throw new Refusal('conflict', 'wording-over-reference');
    at += text.length;
  }
}

/** Where the unit at that place of the shown words begins; leaves without letters before it stand before it. */
function positionAt(pieces: readonly Piece[], place: number): number {
  let at = 0;
  let end = 0;
  for (const { text, at: position, size } of pieces) {
    if (text !== '' && place < at + text.length) return position + (text.length === size ? place - at : 0);
    at += text.length;
    end = position + size;
  }
  return end;
}

/** Where the unit before that place ends. */
function positionBefore(pieces: readonly Piece[], place: number): number {
  let at = 0;
  for (const { text, at: position, size } of pieces) {
    if (text !== '' && place <= at + text.length) return position + (text.length === size ? place - at : size);
    at += text.length;
  }
  return positionAt(pieces, place);
}

/** Note marks among the words that go stay where they were. New words read as those they replace, or those before them. */
function apply(tr: Transform, edit: Edit): void {
  const [from, to] = [tr.mapping.map(edit.from), tr.mapping.map(edit.to)];
  const $from = tr.doc.resolve(from);
  const marks = (to > from && $from.nodeAfter?.isText ? $from.nodeAfter.marks : $from.nodeBefore?.isText ? $from.nodeBefore.marks : $from.nodeAfter?.marks) ?? [];
  const kept: Node[] = [];
  tr.doc.nodesBetween(from, to, (node) => {
    if (node.isInline && node.isLeaf && !node.isText && node.type.name !== 'hardBreak') kept.push(node);
  });
  const fresh = edit.text === '' ? [] : [tr.doc.type.schema.text(edit.text, marks)];
  if (kept.length === 0) {
    if (fresh.length > 0) tr.replaceWith(from, to, fresh);
    else tr.delete(from, to);
    return;
  }
  // Written before the note marks, piece by piece, so that each mark stays the very one it was.
  const spans: { from: number; to: number }[] = [];
  tr.doc.nodesBetween(from, to, (node, position) => {
    if (node.isText || node.type.name === 'hardBreak') spans.push({ from: Math.max(from, position), to: Math.min(to, position + node.nodeSize) });
  });
  for (const span of spans.toReversed()) tr.delete(span.from, span.to);
  if (fresh.length > 0) tr.insert(from, fresh);
}
