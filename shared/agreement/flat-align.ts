/** One flat text's share of a local edit: which tokens stay (by the step maps), which go and which come, as one Yjs delta. */
import type { Mark, Node } from '@tiptap/pm/model';
import * as Y from 'yjs';
import type { KeptSpan } from './changed-ranges.ts';
import { endToken, sameAttributes, sameValue, storableText } from './flat-format.ts';
import type { Attributes, DeltaOp, Marker, PathEntry } from './flat-format.ts';
import { knownAttributes, storedLeaf, storedMarks } from './flat-nodes.ts';
import type { FlatBlock, FlatStream } from './flat-stream.ts';

/** A block as it stood in the document before the edit. Hidden blocks have none. */
export interface OldBlock { block: FlatBlock; node: Node; open: number }

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
}

interface Token {
  kind: 'marker' | 'end' | 'words';
  /** Where it stands in its own document; -1 for what was not shown. */
  at: number;
  size: number;
  block: FlatBlock | null;
  fresh: NewBlock | null;
  attributes: Attributes;
  text: string | null;
  leaf: Attributes | null;
}

export interface Alignment { stream: FlatStream; first: number; old: Token[]; next: Token[]; kept: Int32Array }

/** `from` and `to` cut the stream's blocks: what the edit may touch. */
export interface StreamWindow { stream: FlatStream; from: number; to: number; shown: ReadonlyMap<FlatBlock, OldBlock> }

/** Pairs old and new tokens; afterwards every new block knows the marker it keeps. */
export function align(window: StreamWindow, blocks: readonly NewBlock[], spans: readonly KeptSpan[]): Alignment {
  const wholes = new Set(blocks.flatMap((block) => (block.whole && block.keeps ? [block.keeps] : [])));
  const old = window.stream.blocks.slice(window.from, window.to).flatMap((block) => oldTokens(block, window.shown.get(block), wholes.has(block)));
  const next = blocks.flatMap(newTokens);
  const kept = new Int32Array(next.length).fill(-1);
  pairByMaps(old, next, { spans, kept });
  pairInGaps(old, next, kept);
  next.forEach((token, at) => {
    if (token.kind === 'marker' && token.fresh) token.fresh.keeps = old[kept[at] ?? -1]?.block ?? null;
  });
  return { stream: window.stream, first: window.stream.offsetOf(window.from), old, next, kept };
}

/** Writes the alignment into Yjs. Call inside a transaction, after ids and paths are settled. */
export function writeAlignment({ stream, first, old, next, kept }: Alignment): void {
  const delta: DeltaOp[] = first > 0 ? [{ retain: first }] : [];
  const keyChanges: (() => void)[] = [];
  let from = 0;
  const drop = (to: number): void => {
    for (; from < to; from++) {
      const token = old[from];
      if (token) push(delta, token.at < 0 ? { retain: token.size } : { delete: token.size });
    }
  };
  next.forEach((token, at) => {
    const match = kept[at] ?? -1;
    if (match < 0) {
      // What is struck goes before what comes: the words that follow keep their left neighbour.
      if (at === 0 || (kept[at - 1] ?? -1) >= 0) drop(nextKept(kept, at, old.length));
      push(delta, insertion(token, carried(next, at)));
      return;
    }
    drop(match);
    from = match + 1;
    const was = old[match];
    if (token.kind === 'marker' && token.fresh && was?.block?.marker) {
      const { marker } = was.block;
      const { fresh } = token;
      keyChanges.push(() => setMarker(marker, was.block, fresh));
    }
    const change = token.kind === 'words' && !token.fresh?.whole && was ? attributeChange(was.attributes, token.attributes) : null;
    push(delta, change ? { retain: token.size, attributes: change } : { retain: token.size });
  });
  drop(old.length);
  while (delta.length > 0 && delta.at(-1)?.retain !== undefined && !delta.at(-1)?.attributes) delta.pop();
  if (delta.length > 0) stream.text.applyDelta(delta);
  for (const change of keyChanges) change();
}

/** The marker's keys for a new block. */
export function newMarker(block: NewBlock): Marker {
  const marker = new Y.Map<unknown>();
  marker.set('id', block.id);
  marker.set('type', block.node.type.name);
  if (block.node.type.name === 'heading') marker.set('level', block.node.attrs['level']);
  if (block.path.length > 0) marker.set('path', storedPath(block.path));
  return marker;
}

function setMarker(marker: Marker, was: FlatBlock | null, block: NewBlock): void {
  const type = block.node.type.name;
  if (marker.get('id') !== block.id) marker.set('id', block.id);
  if (marker.get('type') !== type) marker.set('type', type);
  if (type === 'heading' && marker.get('level') !== block.node.attrs['level']) marker.set('level', block.node.attrs['level']);
  const path = was?.path ?? [];
  if (path.length !== block.path.length || path.some((entry, at) => entry.id !== block.path[at]?.id)) {
    if (block.path.length > 0) marker.set('path', storedPath(block.path));
    else marker.delete('path');
  }
}

function storedPath(path: readonly PathEntry[]): string[] {
  return path.flatMap((entry) => [entry.type, entry.id]);
}

function oldTokens(block: FlatBlock, shown: OldBlock | undefined, whole: boolean): Token[] {
  const tokens: Token[] = [];
  let at = shown ? shown.open : -1;
  const add = (kind: Token['kind'], size: number, attributes: Attributes): void => {
    tokens.push({ kind, at, size, block, fresh: null, attributes, text: null, leaf: null });
    if (at >= 0) at += size;
  };
  if (block.marker) add('marker', 1, none);
  else if (at >= 0) at++;
  // A table is one token here; its words are in the grid.
  if (block.type === 'table' && block.marker) return tokens;
  const length = block.length - (block.marker ? 1 : 0) - (block.closed ? 1 : 0);
  if (whole) {
    if (length > 0) add('words', length, none);
  } else {
    for (const run of block.runs) {
      const attributes = knownAttributes(run.attributes);
      if ('text' in run) for (const unit of run.text) add('words', unit.length, attributes);
      else add('words', 1, attributes);
    }
  }
  if (block.closed) add('end', 1, none);
  return tokens;
}

const none: Attributes = {};

function newTokens(fresh: NewBlock): Token[] {
  const tokens: Token[] = [];
  let at = fresh.open;
  const add = (kind: Token['kind'], size: number, rest: { attributes?: Attributes; text?: string; leaf?: Attributes }): void => {
    tokens.push({ kind, at, size, block: null, fresh, attributes: rest.attributes ?? none, text: rest.text ?? null, leaf: rest.leaf ?? null });
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

function pairByMaps(old: Token[], next: Token[], { spans, kept }: { spans: readonly KeptSpan[]; kept: Int32Array }): void {
  let from = 0;
  let span = 0;
  next.forEach((token, at) => {
    while (span < spans.length && token.at >= spanEnd(spans[span])) span++;
    const found = spans[span];
    if (!found || token.at < found.after || token.at + token.size > found.after + found.size) return;
    const place = token.at - found.after + found.before;
    while (from < old.length && (old[from]?.at ?? 0) < place) from++;
    const match = old[from];
    if (match?.at === place && match.kind === token.kind && match.size === token.size) {
      kept[at] = from;
      from++;
    }
  });
}

function spanEnd(span: KeptSpan | undefined): number {
  return span ? span.after + span.size : 0;
}

/** Retyped blocks: their opening and closing were replaced, so the maps cannot say that it is the same block. */
function pairInGaps(old: Token[], next: Token[], kept: Int32Array): void {
  let from = 0;
  for (let start = 0; start <= next.length;) {
    let end = start;
    while (end < next.length && (kept[end] ?? -1) < 0) end++;
    const to = end < next.length ? kept[end] ?? old.length : old.length;
    if (end > start && to > from) pairGap({ old, next, kept }, { from, to, start, end });
    from = to + 1;
    start = end + 1;
  }
}

interface Gap { from: number; to: number; start: number; end: number }

function pairGap({ old, next, kept }: Pick<Alignment, 'old' | 'next' | 'kept'>, gap: Gap): void {
  const pair = (o: number, n: number): void => { kept[n] = o; };
  const isMarker = (token: Token | undefined): boolean => token?.kind === 'marker' && token.at >= 0;
  let from = gap.from;
  for (let n = gap.start; n < gap.end; n++) {
    const fresh = next[n]?.fresh;
    if (next[n]?.kind !== 'marker' || !fresh) continue;
    for (let o = from; o < gap.to; o++) {
      if (isMarker(old[o]) && isTable(old[o]) === (fresh.node.type.name === 'table') && old[o]?.block?.id === fresh.node.attrs['id']) {
        pair(o, n);
        from = o + 1;
        break;
      }
    }
  }
  if (from === gap.from) pairNameless({ old, next, kept }, gap);
  let start = gap.start;
  let first = gap.from;
  for (let n = gap.start; n <= gap.end; n++) {
    const match = n < gap.end ? kept[n] ?? -1 : gap.to;
    if (match < 0) continue;
    pairEnds({ old, next, kept }, { from: first, to: match, start, end: n });
    first = match + 1;
    start = n + 1;
  }
}

function isTable(token: Token | undefined): boolean {
  return token?.block?.type === 'table';
}

/** A command that changes a block's type may drop its id: the marker that touches the same words, or stands alone, is the same block. */
function pairNameless({ old, next, kept }: Pick<Alignment, 'old' | 'next' | 'kept'>, { from, to, start, end }: Gap): void {
  const isOwn = (token: Token | undefined): boolean => token?.kind === 'marker' && token.at >= 0 && !isTable(token);
  const isNameless = (token: Token | undefined): boolean => token?.kind === 'marker' && token.fresh?.node.attrs['id'] === null && token.fresh.node.type.name !== 'table';
  if (isOwn(old[to - 1]) && isNameless(next[end - 1])) kept[end - 1] = to - 1;
  else if (isOwn(old[from]) && isNameless(next[start])) kept[start] = from;
}

function pairEnds({ old, next, kept }: Pick<Alignment, 'old' | 'next' | 'kept'>, { from, to, start, end }: Gap): void {
  let o = from;
  for (let n = start; n < end; n++) {
    if (next[n]?.kind !== 'end') continue;
    while (o < to && !(old[o]?.kind === 'end' && (old[o]?.at ?? -1) >= 0)) o++;
    if (o >= to) return;
    kept[n] = o++;
  }
}

function nextKept(kept: Int32Array, at: number, end: number): number {
  for (let later = at; later < kept.length; later++) {
    const match = kept[later] ?? -1;
    if (match >= 0) return match;
  }
  return end;
}

/** Formatting that runs on across an inserted block boundary, so that the boundary does not cut it in two. */
function carried(next: Token[], at: number): Attributes {
  if (next[at]?.kind === 'words') return none;
  let left = at - 1;
  while (left >= 0 && next[left]?.kind !== 'words') left--;
  let right = at + 1;
  while (right < next.length && next[right]?.kind !== 'words') right++;
  const before = next[left];
  const after = next[right];
  if (!before || !after || before.fresh?.whole || after.fresh?.whole) return none;
  return Object.fromEntries(Object.entries(before.attributes).filter(([name, value]) => sameValue(after.attributes[name], value)));
}

function insertion(token: Token, boundary: Attributes): DeltaOp {
  if (token.kind === 'end') return { insert: endToken, attributes: boundary };
  if (token.kind === 'marker' && token.fresh) return { insert: newMarker(token.fresh), attributes: boundary };
  return { insert: token.leaf ?? token.text ?? '', attributes: token.attributes };
}

function attributeChange(was: Attributes, is: Attributes): Attributes | null {
  if (sameAttributes(was, is)) return null;
  const change: Attributes = {};
  for (const name of Object.keys(was)) if (!(name in is)) change[name] = null;
  for (const [name, value] of Object.entries(is)) if (!sameValue(was[name], value)) change[name] = value;
  return change;
}

function push(delta: DeltaOp[], op: DeltaOp): void {
  const last = delta.at(-1);
  if (last?.retain !== undefined && op.retain !== undefined && sameAttributes(last.attributes ?? null, op.attributes ?? null)) last.retain += op.retain;
  else if (last?.delete !== undefined && op.delete !== undefined) last.delete += op.delete;
  else if (typeof last?.insert === 'string' && typeof op.insert === 'string' && sameAttributes(last.attributes ?? null, op.attributes ?? null)) last.insert += op.insert;
  // Yjs writes into the attributes it is given.
  else delta.push(op.attributes ? { ...op, attributes: { ...op.attributes } } : op);
}

/** The whole of a new flat text. */
export function freshDelta(blocks: readonly NewBlock[]): DeltaOp[] {
  const next = blocks.flatMap(newTokens);
  const delta: DeltaOp[] = [];
  next.forEach((token, at) => push(delta, insertion(token, carried(next, at))));
  return delta;
}
