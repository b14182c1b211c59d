/** What one key changed in a flat text, without the walk over the whole text that Yjs makes for its delta. */
import * as Y from 'yjs';
import type { Attributes, DeltaOp } from './flat-format.ts';
import type { FlatStream } from './flat-stream.ts';

/** Null when the transaction did more in this text than typing or deleting one stretch of words. To be asked before the stream takes it in. */
export function plainDelta(stream: FlatStream, transaction: Y.Transaction): DeltaOp[] | null {
  const changed = onlyItem(transaction);
  if (!changed || changed.item.parent !== stream.text) return null;
  const { item } = changed;
  const { content } = item;
  if (!(content instanceof Y.ContentString)) return null;
  const place = placeOf(stream, item);
  if (!place) return null;
  const retain: DeltaOp[] = place.offset > 0 ? [{ retain: place.offset }] : [];
  if (changed.isGone) return [...retain, { delete: item.length }];
  const attributes = attributesAround(stream, item, place);
  if (attributes === undefined) return null;
  return [...retain, { insert: content.str, ...(attributes ? { attributes } : {}) }];
}

/** The one item that came or went; null when there are more. */
function onlyItem({ doc, beforeState, afterState, deleteSet }: Y.Transaction): { item: Y.Item; isGone: boolean } | null {
  let grown: { client: number; from: number; to: number } | null = null;
  for (const [client, to] of afterState) {
    const from = beforeState.get(client) ?? 0;
    if (from === to) continue;
    if (grown) return null;
    grown = { client, from, to };
  }
  const gone = [...deleteSet.clients];
  if (grown && gone.length === 0) return whole(doc, grown.client, { clock: grown.from, len: grown.to - grown.from }, false);
  const [client, ranges] = gone[0] ?? [];
  const range = ranges?.[0];
  return !grown && gone.length === 1 && client !== undefined && range && ranges.length === 1 ? whole(doc, client, range, true) : null;
}

function whole(doc: Y.Doc, client: number, { clock, len }: { clock: number; len: number }, isGone: boolean): { item: Y.Item; isGone: boolean } | null {
  const item: unknown = Y.getItem(doc.store, Y.createID(client, clock));
  const isWhole = item instanceof Y.Item && item.id.clock === clock && item.length === len && item.deleted === isGone;
  return isWhole ? { item, isGone } : null;
}

interface Place {
  /** In the text. */
  offset: number;
  /** Units since the marker; the marker is not counted. */
  inside: number;
  block: number;
}

function placeOf(stream: FlatStream, item: Y.Item): Place | null {
  let inside = 0;
  for (let left = item.left; left; left = left.left) {
    if (left.deleted || !left.countable) continue;
    const marker: unknown = left.content instanceof Y.ContentType ? left.content.type : null;
    if (marker instanceof Y.Map) {
      const block = stream.indexOf(marker as Y.Map<unknown>);
      return block < 0 ? null : { offset: stream.offsetOf(block) + 1 + inside, inside, block };
    }
    inside += left.length;
  }
  return null;
}

/** The formatting of what was typed is that of its neighbour, when no formatting begins or ends between them; undefined when one does. */
function attributesAround(stream: FlatStream, item: Y.Item, { inside, block }: Place): Attributes | null | undefined {
  const runs = stream.blocks[block]?.runs ?? [];
  const at = (offset: number): Attributes | null | undefined => {
    let end = 0;
    for (const run of runs) {
      end += 'text' in run ? run.text.length : 1;
      if (offset < end) return 'text' in run ? run.attributes : undefined;
    }
    return undefined;
  };
  const next = (from: Y.Item | null, way: 'left' | 'right'): Y.Item | null => {
    let found = from;
    while (found?.deleted) found = found[way];
    return found;
  };
  const left = next(item.left, 'left');
  if (left?.content instanceof Y.ContentString && inside > 0) return at(inside - 1);
  const right = next(item.right, 'right');
  return left?.content instanceof Y.ContentType && right?.content instanceof Y.ContentString ? at(0) : undefined;
}
