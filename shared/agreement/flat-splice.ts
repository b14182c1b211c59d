/** Writes an alignment into its flat text: one Yjs delta, then the keys of the markers that stay. */
import * as Y from 'yjs';
import { blocksLeft, storedOffsets } from './flat-align.ts';
import type { Alignment } from './flat-align.ts';
import type { FlatBlock } from './flat-block.ts';
import { newBlockId } from './content.ts';
import { endToken, readMove, sameAttributes, sameValue } from './flat-format.ts';
import type { Attributes, DeltaOp, Marker, Move, UnitId } from './flat-format.ts';
import { leavesOf, printOf } from './flat-layout.ts';
import type { FlatMirror } from './flat-mirror.ts';
import { ReadingOrder } from './flat-order.ts';
import { looseBeside, partWords, settleOrder, unitAt, wantedOrder } from './flat-settle.ts';
import type { BlockKey } from './flat-settle.ts';
import { newMarker, newTokens, setMarker } from './flat-tokens.ts';
import type { NewBlock, NewToken, OldToken } from './flat-tokens.ts';

interface Insertion { at: number; ops: DeltaOp[] }
interface Landing { token: NewToken; move: Move }

/** Call inside a transaction, after ids and paths are settled. */
export function writeAlignment(alignment: Alignment, mirror: FlatMirror): void {
  const { stream, old, next, kept } = alignment;
  const changes = keyChanges(alignment, mirror);
  const { comes, landings, made } = insertions(alignment, mirror);
  const pairs = new Map<OldToken, NewToken>();
  next.forEach((token, at) => {
    const match = old[kept[at] ?? -1];
    if (match) pairs.set(match, token);
  });
  const isStored = old.every((token, at) => at === 0 || (old[at - 1]?.stored ?? 0) < token.stored);
  const delta: DeltaOp[] = [];
  let offset = 0;
  let coming = 0;
  const goTo = (place: number): void => {
    for (let insertion = comes[coming]; insertion && insertion.at <= place; insertion = comes[++coming]) {
      if (insertion.at > offset) { push(delta, { retain: insertion.at - offset }); offset = insertion.at; }
      for (const op of insertion.ops) push(delta, op);
    }
    if (place > offset && place < Infinity) { push(delta, { retain: place - offset }); offset = place; }
  };
  for (const token of isStored ? old : old.toSorted((a, b) => a.stored - b.stored)) {
    goTo(token.stored);
    const now = pairs.get(token);
    const change = now?.kind === 'words' && !now.fresh.whole ? attributeChange(token.attributes, now.attributes) : null;
    push(delta, !now && !token.stays ? { delete: token.size } : change ? { retain: token.size, attributes: change } : { retain: token.size });
    offset += token.size;
  }
  goTo(Infinity);
  while (delta.length > 0 && delta.at(-1)?.retain !== undefined && !delta.at(-1)?.attributes) delta.pop();
  const orphans = landings.flatMap((landing) => orphansIn(landing, alignment));
  for (const { block, marker } of orphans) if (marker) made.set(block, marker);
  const wanted = wantedOrder(alignment, mirror, made);
  const apart = wanted ? namedTogether(wanted, alignment, mirror) : [];
  const loose = looseBeside(alignment);
  if (delta.length > 0) stream.write(delta);
  for (const change of changes) change();
  for (const marker of apart) marker.delete('joins');
  for (const orphan of orphans) settleOrphan(stream.text, orphan);
  partWords(stream.text, loose);
  if (wanted) settleOrder(stream.text, wanted);
}

/** The whole of a new flat text. */
export function freshDelta(blocks: readonly NewBlock[]): DeltaOp[] {
  const next = blocks.flatMap(newTokens);
  const delta: DeltaOp[] = [];
  next.forEach((token, at) => push(delta, insertion(token, carried(next, at))));
  return delta;
}

/** Made out before the text changes, carried out after. */
function keyChanges({ old, next, kept, joined, moved, struck }: Alignment, mirror: FlatMirror): (() => void)[] {
  const changes: (() => void)[] = [];
  const change = (block: FlatBlock, fresh: NewBlock): void => {
    const { marker } = block;
    if (marker) changes.push(() => setMarker(marker, block, fresh));
  };
  next.forEach((token, at) => {
    const match = old[kept[at] ?? -1];
    if (token.kind === 'marker' && match) change(match.block, token.fresh);
  });
  for (const fresh of moved) {
    if (fresh.keeps) change(fresh.keeps, fresh);
    for (const { marker, joins } of fresh.moved.slice(1)) if (marker && joins !== fresh.id) changes.push(() => marker.set('joins', fresh.id));
  }
  for (const { block: { marker, joins }, to } of joined) if (marker && joins !== to.id) changes.push(() => marker.set('joins', to.id));
  for (const block of struck) {
    const print = printOf(block, block.type === 'table' ? mirror.grids.get(String(block.id)) : undefined);
    changes.push(() => block.marker?.set('struck', print));
  }
  return changes;
}

function insertions(alignment: Alignment, mirror: FlatMirror): { comes: Insertion[]; landings: Landing[]; made: Map<NewBlock | FlatBlock, Marker> } {
  const { old, next, kept, stream, joinedWords } = alignment;
  const landings: Landing[] = [];
  const made = new Map<NewBlock | FlatBlock, Marker>();
  const found: Insertion[] = joinedWords.map(({ before, to }) => {
    const marker = new Y.Map<unknown>([['id', newBlockId()], ['type', 'paragraph'], ['joins', to.id]]);
    return { at: old[before]?.stored ?? 0, ops: [{ insert: marker, attributes: {} }] };
  });
  found.push(...partings(alignment));
  const places = new Places(alignment, mirror);
  let turn = stream.order.turn;
  for (let start = 0; start < next.length;) {
    if ((kept[start] ?? -1) >= 0) { start++; continue; }
    let end = start;
    while (end < next.length && (kept[end] ?? -1) < 0) end++;
    for (const { at, from, to } of places.of(start, end)) {
      const ops: DeltaOp[] = [];
      if (next[from]?.kind === 'landing' && places.isOpenBefore(at)) ops.push({ insert: endToken, attributes: {} });
      for (let n = from; n < to; n++) {
        const token = next[n];
        if (token?.kind === 'landing') {
          const move = moveOf(token, alignment, ++turn);
          landings.push({ token, move });
          ops.push({ insert: move, attributes: {} });
        } else if (token) {
          const op = insertion(token, carried(next, n));
          if (op.insert instanceof Y.Map) made.set(token.fresh, op.insert as Marker);
          ops.push(op);
        }
      }
      found.push({ at, ops });
    }
    start = end;
  }
  return { comes: found.sort((a, b) => a.at - b.at), landings, made };
}

/** Blocks that were joined to one from which others parted them since: what this edit brings together again stays two. */
function namedTogether(wanted: readonly BlockKey[], { joined }: Alignment, mirror: FlatMirror): Marker[] {
  const continues = new Set<BlockKey | null>([...mirror.places.flatMap(leavesOf).flatMap(({ more }) => more), ...joined.map(({ block }) => block)].map(({ marker }) => marker));
  const found: Marker[] = [];
  let head: Marker | null = null;
  for (const key of wanted) {
    if (continues.has(key)) continue;
    // One that this edit makes is named by nobody yet.
    const marker: Marker | null = typeof key === 'string' || key.doc === null ? null : key;
    if (head && marker?.has('joins') && marker.get('joins') === head.get('id')) found.push(marker);
    head = marker;
  }
  return found;
}

/** A clause without an end and words without a clause, between which this edit takes away all that stood there, would run together. */
function partings(alignment: Alignment): Insertion[] {
  const { stream, old, next, kept } = alignment;
  const firstOf = new Map<FlatBlock, NewBlock>();
  const lastOf = new Map<FlatBlock, NewBlock>();
  next.forEach(({ fresh }, at) => {
    const block = old[kept[at] ?? -1]?.block;
    if (block && !firstOf.has(block)) firstOf.set(block, fresh);
    if (block) lastOf.set(block, fresh);
  });
  const ended = new Set(next.flatMap((token, at) => (token.kind === 'end' && (kept[at] ?? -1) < 0 ? [token.fresh] : [])));
  const isLeft = blocksLeft(alignment);
  const stored = storedOffsets(stream);
  const found: Insertion[] = [];
  let open: FlatBlock | null = null;
  let isParted = false;
  for (const block of stream.blocks) {
    if (!isLeft(block)) { isParted = true; continue; }
    const fresh = open ? lastOf.get(open) : undefined;
    const isApart = fresh === undefined || fresh !== firstOf.get(block) && !ended.has(fresh);
    if (open && isParted && isApart && open.stream === block.stream && !block.marker && block.words.length > 0) {
      found.push({ at: stored(open) + open.length, ops: [{ insert: endToken, attributes: {} }] });
    }
    open = block.closed || !block.marker && block.words.length === 0 ? null : block;
    isParted = false;
  }
  return found;
}

/** Where in the text new tokens go. */
class Places {
  readonly #alignment: Alignment;
  readonly #mirror: FlatMirror;
  readonly #stored: (block: FlatBlock) => number;
  #counting: Set<FlatBlock> | null = null;
  /** The stream's own is of the offsets at the time when blocks last came or went. */
  #order: ReadingOrder | null = null;

  constructor(alignment: Alignment, mirror: FlatMirror) {
    this.#alignment = alignment;
    this.#mirror = mirror;
    this.#stored = storedOffsets(alignment.stream);
  }

  /** For the stretch of new tokens from `start` to `end`: parts of it and their offsets. */
  of(start: number, end: number): { at: number; from: number; to: number }[] {
    const { old, next, kept, stream } = this.#alignment;
    const left = start > 0 ? old[kept[start - 1] ?? -1] : undefined;
    const right = end < next.length ? old[kept[end] ?? -1] : undefined;
    // What is struck goes before what comes: the words that follow keep their left neighbour.
    if (stream.order.isStored || (left && right && left.block === right.block)) return [{ at: right ? right.stored : this.#windowEnd(), from: start, to: end }];
    let head = start;
    while (left && head < end && next[head]?.fresh === next[start - 1]?.fresh) head++;
    let tail = end;
    while (right && tail > head && next[tail - 1]?.fresh === next[end]?.fresh) tail--;
    const parts: { at: number; from: number; to: number }[] = [];
    // What moves have put behind a block without an end stays behind it.
    if (left && head > start) parts.push({ at: left.block.closed ? left.stored + left.size : this.#stored(left.block) + left.block.length, from: start, to: head });
    if (tail > head) parts.push({ at: this.#between(left?.block, right?.block), from: head, to: tail });
    if (right && end > tail) parts.push({ at: right.stored, from: tail, to: end });
    return parts;
  }

  /** Words without an end stand there, so that what comes would be theirs. */
  isOpenBefore(at: number): boolean {
    const { stream, old, kept } = this.#alignment;
    const block = stream.blocks.find((one) => this.#stored(one) + one.length === at);
    if (!block || block.closed || !block.marker && block.words.length === 0) return false;
    const own = old.flatMap((token, index) => (token.block === block ? [token.stays || kept.includes(index)] : []));
    return own.length === 0 || own.includes(true);
  }

  #windowEnd(): number {
    const { stream, window } = this.#alignment;
    const last = stream.order.blocks[window.to - 1];
    if (last) return this.#stored(last) + last.length;
    const first = stream.order.blocks[window.to];
    return first ? this.#stored(first) : 0;
  }

  #between(before: FlatBlock | undefined, after: FlatBlock | undefined): number {
    const { stream, window } = this.#alignment;
    const { blocks } = stream.order;
    const counts = (block: FlatBlock): boolean => this.#counts(block);
    const left = before ?? blocks.slice(0, window.from).findLast(counts) ?? null;
    const right = after ?? blocks.slice(window.to).find(counts) ?? null;
    this.#order ??= new ReadingOrder(stream.text, stream.blocks);
    const slot = this.#order.slotBetween(left, right, counts);
    if (slot !== null) return slot;
    return right ? this.#stored(right) : left ? this.#stored(left) + left.length : 0;
  }

  /** Read before and after the edit alike. */
  #counts(block: FlatBlock): boolean {
    this.#counting ??= this.#findCounting();
    return this.#counting.has(block);
  }

  #findCounting(): Set<FlatBlock> {
    const { stream, window, old, kept } = this.#alignment;
    const counting = this.#mirror.shownBlocks(stream);
    for (const block of stream.order.blocks.slice(window.from, window.to)) counting.delete(block);
    for (const match of kept) {
      const token = old[match];
      if (token) counting.add(token.block);
    }
    return counting;
  }
}

function moveOf(token: NewToken, { stream }: Alignment, turn: number): Move {
  const [first, last] = [token.landed[0], token.landed.at(-1)];
  const stored = storedOffsets(stream);
  const from: UnitId = first ? unitAt(stream.text, stored(first)) : [0, 0];
  return { type: 'move', id: newBlockId(), from, to: last ? unitAt(stream.text, stored(last) + last.length - 1) : from, turn };
}

/** Words without a clause, or a clause without an end, that are read elsewhere from now on. */
interface MovedOrphan { block: FlatBlock; landing: Landing; isFirst: boolean; isLast: boolean; marker: Marker | null; isClosed: boolean; first: UnitId; last: UnitId }

function orphansIn(landing: Landing, { stream, moved }: Alignment): MovedOrphan[] {
  const stored = storedOffsets(stream);
  const { landed, fresh } = landing.token;
  // Blocks of a row land together; each keeps its own name.
  const ownerOf = (block: FlatBlock): NewBlock => moved.find((one) => one.moved.includes(block)) ?? fresh;
  return landed.filter((block) => !block.marker || !block.closed).map((block) => ({
    block, landing, isFirst: block === landed[0], isLast: block === landed.at(-1),
    marker: block.marker ? null : newMarker(ownerOf(block)), isClosed: block.closed,
    first: unitAt(stream.text, stored(block)), last: unitAt(stream.text, stored(block) + block.length - 1),
  }));
}

/** Who moves words without a clause makes a clause of them: what is written at their border later must be within what was moved. */
function settleOrphan(text: Y.Text, { landing, isFirst, isLast, marker, isClosed, first, last }: MovedOrphan): void {
  const was = landing.move;
  let { from, to } = was;
  const start = offsetOf(text, first);
  if (marker) {
    text.insertEmbed(start, marker, {});
    if (isFirst) from = unitAt(text, start);
  }
  if (!isClosed) {
    const end = offsetOf(text, last) + 1;
    text.insert(end, endToken, {});
    if (isLast) to = unitAt(text, end);
  }
  landing.move = { ...was, from, to };
  const at = offsetOfMove(text, was.id);
  if (at === null) return;
  text.delete(at, 1);
  text.insertEmbed(at, landing.move, {});
}

function offsetOf(text: Y.Text, [client, clock]: UnitId): number {
  const place = text.doc && Y.createAbsolutePositionFromRelativePosition(new Y.RelativePosition(null, null, Y.createID(client, clock)), text.doc);
  return place?.index ?? 0;
}

function offsetOfMove(text: Y.Text, id: string): number | null {
  let offset = 0;
  for (let item: Y.Item | null = text._start; item; item = item.right) {
    if (item.deleted || !item.countable) continue;
    if (item.content instanceof Y.ContentEmbed && readMove(item.content.embed)?.id === id) return offset;
    offset += item.length;
  }
  return null;
}

/** Formatting that runs on across an inserted block boundary, so that the boundary does not cut it in two. */
function carried(next: readonly NewToken[], at: number): Attributes {
  if (next[at]?.kind === 'words') return {};
  let left = at - 1;
  while (left >= 0 && next[left]?.kind !== 'words') left--;
  let right = at + 1;
  while (right < next.length && next[right]?.kind !== 'words') right++;
  const before = next[left];
  const after = next[right];
  if (!before || !after || before.fresh.whole || after.fresh.whole) return {};
  return Object.fromEntries(Object.entries(before.attributes).filter(([name, value]) => sameValue(after.attributes[name], value)));
}

function insertion(token: NewToken, boundary: Attributes): DeltaOp {
  if (token.kind === 'end') return { insert: endToken, attributes: boundary };
  if (token.kind === 'marker') return { insert: newMarker(token.fresh), attributes: boundary };
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
