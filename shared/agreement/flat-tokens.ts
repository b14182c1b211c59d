/** Blocks as tokens: a boundary, a character or an inline leaf each. What an edit keeps, strikes and adds is said of tokens. */
import type { Mark, Node } from '@tiptap/pm/model';
import * as Y from 'yjs';
import type { FlatBlock } from './flat-block.ts';
import { storedFacts } from './block-facts.ts';
import { sameValue, storableText } from './flat-format.ts';
import type { Attributes, Marker, PathEntry } from './flat-format.ts';
import { knownAttributes, storedLeaf, storedMarks } from './flat-nodes.ts';

/** A block as it stood in the document before the edit. Hidden blocks have none. */
export interface OldBlock {
  block: FlatBlock;
  node: Node;
  open: number;
  /** Units of the node's words before this block's. */
  before: number;
  isFirst: boolean;
  isLast: boolean;
}

/** A block as the edited document has it; `id` and `path` are settled by `settle` once it is known which marker it keeps. */
export interface NewBlock {
  node: Node;
  open: number;
  path: PathEntry[];
  /** The old block it keeps the marker of. */
  keeps: FlatBlock | null;
  id: string;
  /** Untouched inside, so its characters need no comparing. */
  whole: boolean;
  /** New inside, so neither do its characters. */
  apart: boolean;
  /** The stored blocks it is the whole of, which are only read elsewhere now. */
  moved: FlatBlock[];
}

export interface OldToken {
  kind: 'marker' | 'end' | 'words';
  /** Where it stood in the document; -1 for what was not shown. */
  at: number;
  size: number;
  /** Offset in the flat text. */
  stored: number;
  block: FlatBlock;
  attributes: Attributes;
  /** Between the words of two joined blocks. */
  isJoint: boolean;
  /** Kept in the text though nothing of the new document is it. */
  stays: boolean;
}

export interface NewToken {
  kind: 'marker' | 'end' | 'words' | 'landing';
  at: number;
  size: number;
  fresh: NewBlock;
  attributes: Attributes;
  text: string | null;
  leaf: Attributes | null;
  /** Of a landing: the stored blocks, in a row, that are read there. */
  landed: FlatBlock[];
}

const none: Attributes = {};

/** `stored`: offset of the block in its text. */
export function oldTokens(block: FlatBlock, { shown, stored, whole }: { shown: OldBlock | undefined; stored: number; whole: boolean }): OldToken[] {
  const tokens: OldToken[] = [];
  let offset = stored;
  const add = (kind: OldToken['kind'], at: number, rest: { size?: number; attributes?: Attributes; isJoint?: boolean; stays?: boolean } = {}): void => {
    const size = rest.size ?? 1;
    tokens.push({ kind, at, size, stored: offset, block, attributes: rest.attributes ?? none, isJoint: rest.isJoint ?? false, stays: rest.stays ?? at < 0 });
    offset += size;
  };
  if (block.marker) add('marker', shown?.isFirst ? shown.open : -1, { isJoint: shown !== undefined && !shown.isFirst });
  // A table is one token here; its words are in the grid.
  if (block.type === 'table' && block.marker) return tokens;
  let at = shown ? shown.open + 1 + shown.before : -1;
  const words = (size: number, attributes: Attributes): void => {
    add('words', at, { size, attributes });
    if (at >= 0) at += size;
  };
  if (whole && block.size > 0) words(block.size, none);
  else if (!whole) {
    for (const run of block.runs) {
      if ('move' in run) { add('words', -1); continue; }
      const attributes = knownAttributes(run.attributes);
      if ('text' in run) for (const unit of run.text) words(unit.length, attributes);
      else words(1, attributes);
    }
  }
  if (block.closed) add('end', shown?.isLast ? at : -1, { isJoint: shown !== undefined && !shown.isLast });
  return tokens;
}

export function newTokens(fresh: NewBlock): NewToken[] {
  const tokens: NewToken[] = [];
  let at = fresh.open;
  const add = (kind: NewToken['kind'], size: number, rest: { attributes?: Attributes; text?: string; leaf?: Attributes }): void => {
    tokens.push({ kind, at, size, fresh, attributes: rest.attributes ?? none, text: rest.text ?? null, leaf: rest.leaf ?? null, landed: [] });
    at += size;
  };
  // Words that lost their clause stay so until somebody edits them.
  const untouched = fresh.whole ? fresh.keeps : null;
  if (untouched && !untouched.marker) at++;
  else add('marker', 1, {});
  if (fresh.node.type.name === 'table') return tokens;
  if (fresh.whole) {
    if (fresh.node.content.size > 0) add('words', fresh.node.content.size, {});
  } else {
    let marks: readonly Mark[] | null = null;
    let attributes = none;
    fresh.node.forEach((inline) => {
      if (inline.marks !== marks) { marks = inline.marks; attributes = storedMarks(inline.marks); }
      const text = inline.isText ? storableText(inline.text ?? '') : null;
      if (text !== null && fresh.apart) add('words', text.length, { attributes, text });
      else if (text !== null) for (const unit of text) add('words', unit.length, { attributes, text: unit });
      else add('words', 1, { attributes, leaf: storedLeaf(inline) });
    });
  }
  if (!untouched || untouched.closed) add('end', 1, {});
  return tokens;
}

/** The marker's keys for a new block. */
export function newMarker(block: NewBlock): Marker {
  const marker = new Y.Map<unknown>();
  marker.set('id', block.id);
  marker.set('type', block.node.type.name);
  if (block.node.type.name === 'heading') marker.set('level', block.node.attrs['level']);
  for (const [key, value] of storedFacts(block.node)) if (value !== undefined) marker.set(key, value);
  if (block.path.length > 0) marker.set('path', storedPath(block.path));
  return marker;
}

/** The same block with other keys. */
export function setMarker(marker: Marker, was: FlatBlock, block: NewBlock): void {
  const type = block.node.type.name;
  if (marker.get('id') !== block.id) marker.set('id', block.id);
  if (marker.get('type') !== type) marker.set('type', type);
  if (type === 'heading' && marker.get('level') !== block.node.attrs['level']) marker.set('level', block.node.attrs['level']);
  for (const [key, value] of storedFacts(block.node)) {
    if (sameValue(marker.get(key), value)) continue;
    if (value === undefined) marker.delete(key);
    else marker.set(key, value);
  }
  for (const key of ['joins', 'struck'] as const) if (was[key] !== null) marker.delete(key);
  if (was.path.length !== block.path.length || was.path.some((entry, at) => entry.id !== block.path[at]?.id)) {
    if (block.path.length > 0) marker.set('path', storedPath(block.path));
    else marker.delete('path');
  }
}

function storedPath(path: readonly PathEntry[]): string[] {
  return path.flatMap((entry) => [entry.type, entry.id]);
}
