/** After an edit: its blocks are read in the order in which the editor has them. What the range of an older move would take elsewhere gets a move of its own (ADR 17). */
import * as Y from 'yjs';
import type { Alignment } from './flat-align.ts';
import { storedOffset } from './flat-block.ts';
import type { FlatBlock } from './flat-block.ts';
import { newBlockId } from './content.ts';
import { endToken } from './flat-format.ts';
import type { Marker, Move, UnitId } from './flat-format.ts';
import type { FlatMirror } from './flat-mirror.ts';
import { FlatStream } from './flat-stream.ts';
import type { NewBlock } from './flat-tokens.ts';

/** A block by what stays the same when the text changes: its marker, or the id of its first word. */
export type BlockKey = Marker | string;

/** How the blocks shall be read; null when the edit cannot have changed it. To be asked before the text changes. */
export function wantedOrder(alignment: Alignment, mirror: FlatMirror, made: ReadonlyMap<NewBlock | FlatBlock, Marker>): BlockKey[] | null {
  const { stream, window, old, next, kept } = alignment;
  const hasMoves = stream.order.turn > 0 || next.some((token) => token.kind === 'landing');
  if (!(stream instanceof FlatStream) || !hasMoves || isWithinBlocks(alignment)) return null;
  const shown = mirror.shownBlocks(stream);
  const around = (blocks: readonly FlatBlock[]): BlockKey[] => blocks.flatMap((block) => (shown.has(block) ? keyOf(stream, block) ?? [] : []));
  const pairs = new Set(kept);
  const holds = new Set(old.flatMap((token, at) => (token.kind === 'marker' && (token.stays || pairs.has(at)) ? [token.block] : [])));
  const hasMarker = new Set(next.flatMap((token) => (token.kind === 'marker' ? [token.fresh] : [])));
  const inside = next.flatMap((token, at): (BlockKey | null)[] => {
    if (token.kind === 'landing') return token.landed.map((block) => block.marker ?? made.get(block) ?? null);
    const block = old[kept[at] ?? -1]?.block;
    if (token.kind === 'marker') return [block?.marker ?? made.get(token.fresh) ?? null];
    if (!block || block.marker && !holds.has(block)) return [];
    return block.marker || !hasMarker.has(token.fresh) ? [keyOf(stream, block)] : [];
  });
  return [...new Set([...around(stream.order.blocks.slice(0, window.from)), ...inside.filter((key) => key !== null), ...around(stream.order.blocks.slice(window.to))])];
}

/** No boundary came or went: only words did. */
function isWithinBlocks({ old, next, kept }: Alignment): boolean {
  const pairs = new Set(kept);
  return next.every((token, at) => token.kind === 'words' || (kept[at] ?? -1) >= 0) && old.every((token, at) => token.kind === 'words' || token.stays || pairs.has(at));
}

/** Words without a clause beside the edit, by the id of the first: a block of their own, before it and after. To be asked before the text changes. */
export function looseBeside(alignment: Alignment): string[] {
  const { stream, window } = alignment;
  if (!(stream instanceof FlatStream) || isWithinBlocks(alignment)) return [];
  const beside = [...stream.order.blocks.slice(0, window.from), ...stream.order.blocks.slice(window.to)];
  return beside.filter(({ marker }) => !marker).map((block) => keyOf(stream, block)).filter((key) => typeof key === 'string');
}

/** Moves what is not read where it shall be. Call inside the transaction, when the text has changed. */
export function settleOrder(text: Y.Text, wanted: readonly BlockKey[]): void {
  let keys = wanted;
  // What is moved takes along what had been moved behind it: seldom does that need a second look.
  for (let turn = 0; turn < 4; turn++) {
    const wrong = wrongPart(new FlatStream(text), keys);
    if (!wrong) return;
    let before = wrong.order[wrong.from - 1] ?? null;
    for (const key of wrong.order.slice(wrong.from, wrong.to + 1)) {
      const clause = clauseOf(text, key);
      if (!clause) continue;
      moveBehind(text, clause, before);
      // Words that became a clause are known by its marker from now on.
      keys = keys.map((one) => (one === key ? clause : one));
      before = clause;
    }
  }
}

/** Words without a clause are a block of their own only behind an end: the edit may have taken away what stood between them and a block without one. */
export function partWords(text: Y.Text, loose: readonly string[]): void {
  if (loose.length === 0) return;
  const stream = new FlatStream(text);
  const begin = new Set(stream.blocks.flatMap((block) => keyOf(stream, block) ?? []));
  const joined = new Set(loose.filter((key) => !begin.has(key)));
  const offsets: number[] = [];
  let offset = 0;
  for (let item = joined.size > 0 ? text._start : null; item; item = item.right) {
    if (item.deleted || !item.countable) continue;
    for (let at = 0; at < item.length; at++) if (joined.has(`${item.id.client}:${item.id.clock + at}`)) offsets.push(offset + at);
    offset += item.length;
  }
  for (const at of offsets.reverse()) text.insert(at, endToken, {});
}

function wrongPart(stream: FlatStream, wanted: readonly BlockKey[]): { order: BlockKey[]; from: number; to: number } | null {
  const asked = new Set(wanted);
  const read = stream.order.blocks.flatMap((block) => keyOf(stream, block) ?? []).filter((key) => asked.has(key));
  const found = new Set(read);
  const order = wanted.filter((key) => found.has(key));
  const from = order.findIndex((key, at) => key !== read[at]);
  return from < 0 ? null : { order, from, to: order.findLastIndex((key, at) => key !== read[at]) };
}

function moveBehind(text: Y.Text, block: Marker, before: BlockKey | null): void {
  const stream = new FlatStream(text);
  const start = stream.offsetOf(stream.indexOf(block));
  const length = stream.blocks[stream.indexOf(block)]?.length ?? 1;
  const move: Move = { type: 'move', id: newBlockId(), from: unitAt(text, start), to: unitAt(text, start + length - 1), turn: stream.order.turn + 1 };
  text.insertEmbed(before === null ? 0 : placeBehind(stream, before), move, {});
}

/** The marker of a block; words without a clause get one, for only a clause can be moved. */
function clauseOf(text: Y.Text, key: BlockKey): Marker | null {
  if (typeof key !== 'string') return key;
  const stream = new FlatStream(text);
  const at = indexOf(stream, key);
  const block = stream.blocks[at];
  if (!block) return null;
  const start = stream.offsetOf(at);
  if (!block.closed) text.insert(start + block.length, endToken, {});
  const marker = new Y.Map<unknown>([['id', newBlockId()], ['type', 'paragraph']]);
  text.insertEmbed(start, marker, {});
  return marker;
}

/** Where what lands is read first behind a block: before everything that has landed there. */
function placeBehind(stream: FlatStream, key: BlockKey): number {
  const at = indexOf(stream, key);
  const block = stream.blocks[at];
  if (block && block.type !== 'table') return stream.offsetOf(at) + storedOffset(block, block.moves[0]?.at ?? block.size);
  if (!block) return stream.offsetOf(at);
  // Nothing lands in a table: behind it, or behind the place where it landed.
  return stream.order.placeBehind(block) ?? stream.offsetOf(at) + 1;
}

function indexOf(stream: FlatStream, key: BlockKey): number {
  return typeof key === 'string' ? stream.blocks.findIndex((block) => keyOf(stream, block) === key) : stream.indexOf(key);
}

/** Null for what shows nothing. */
function keyOf(stream: Pick<FlatStream, 'text' | 'blocks' | 'offsetOf'>, block: FlatBlock): BlockKey | null {
  if (block.marker) return block.marker;
  return block.words.length > 0 ? unitAt(stream.text, stream.offsetOf(stream.blocks.indexOf(block))).join(':') : null;
}

const none: UnitId = [0, 0];

/** The id of a stored unit. */
export function unitAt(text: Y.Text, offset: number): UnitId {
  const id = Y.createRelativePositionFromTypeIndex(text, offset).item;
  return id ? [id.client, id.clock] : none;
}
