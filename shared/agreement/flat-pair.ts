/** Which tokens of a local edit are the ones that stood before: by the step maps, then by what is left between them. */
import type { KeptSpan } from './changed-ranges.ts';
import type { FlatBlock } from './flat-block.ts';
import type { NewBlock, NewToken, OldToken } from './flat-tokens.ts';

export interface Pairing {
  old: OldToken[];
  next: NewToken[];
  /** For each new token the old one that it is; -1 for none. */
  kept: Int32Array;
}

export function pairByMaps({ old, next, kept }: Pairing, spans: readonly KeptSpan[]): void {
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

/** As `pairByMaps`, in whatever order the places come. */
export function pairGathered({ old, next, kept }: Pairing, spans: readonly KeptSpan[]): void {
  const standing = new Map(old.flatMap((token, at) => (token.at >= 0 ? [[token.at, at] as const] : [])));
  let from = 0;
  next.forEach((token, at) => {
    const span = spans.find(({ after, size }) => token.at >= after && token.at + token.size <= after + size);
    const match = span ? standing.get(token.at - span.after + span.before) ?? -1 : -1;
    if (match < from || old[match]?.kind !== token.kind || old[match]?.size !== token.size) return;
    // The end of words that were joined from several cells must not reach past those of a cell between them, which then could not keep theirs.
    if (token.kind === 'end' && old[match].block !== old[from - 1]?.block && old.slice(from, match).some((between) => between.at >= 0)) return;
    kept[at] = match;
    from = match + 1;
  });
}

function spanEnd(span: KeptSpan | undefined): number {
  return span ? span.after + span.size : 0;
}

interface Gap { from: number; to: number; start: number; end: number }

/** Stretches of new tokens that are not paired, with the old tokens between their paired neighbours. */
function eachGap({ old, next, kept }: Pairing, visit: (gap: Gap) => void): void {
  let from = 0;
  for (let start = 0; start <= next.length;) {
    let end = start;
    while (end < next.length && (kept[end] ?? -1) < 0) end++;
    const to = end < next.length ? kept[end] ?? old.length : old.length;
    if (end > start && to > from) visit({ from, to, start, end });
    from = to + 1;
    start = end + 1;
  }
}

/** Retyped blocks: their opening and closing were replaced, so the maps cannot say that it is the same block. */
export function pairInGaps(alignment: Pairing, moving: Moving): void {
  eachGap(alignment, (gap) => pairGap(alignment, gap, moving));
}

/** Stored blocks that may be the whole of a new one. */
type Moving = ReadonlyMap<FlatBlock, NewBlock>;

function pairGap(alignment: Pairing, gap: Gap, moving: Moving): void {
  const { old, next, kept } = alignment;
  const isMarker = (token: OldToken | undefined): boolean => token?.kind === 'marker' && token.at >= 0;
  let from = gap.from;
  for (let n = gap.start; n < gap.end; n++) {
    const token = next[n];
    if (token?.kind !== 'marker') continue;
    for (let o = from; o < gap.to; o++) {
      if (isMarker(old[o]) && isTable(old[o]) === (token.fresh.node.type.name === 'table') && old[o]?.block.id === token.fresh.node.attrs['id']) {
        kept[n] = o;
        from = o + 1;
        break;
      }
    }
  }
  if (from === gap.from) pairNameless(alignment, gap);
  let start = gap.start;
  let first = gap.from;
  for (let n = gap.start; n <= gap.end; n++) {
    const match = n < gap.end ? kept[n] ?? -1 : gap.to;
    if (match < 0) continue;
    pairEnds(alignment, { from: first, to: match, start, end: n }, moving);
    first = match + 1;
    start = n + 1;
  }
}

export function isTable(token: OldToken | undefined): boolean {
  return token?.block.type === 'table';
}

/** A command that changes a block's type may drop its id: the marker that touches the same words, or stands alone, is the same block. */
function pairNameless({ old, next, kept }: Pairing, { from, to, start, end }: Gap): void {
  const isOwn = (token: OldToken | undefined): boolean => token?.kind === 'marker' && token.at >= 0 && !isTable(token);
  const isNameless = (token: NewToken | undefined): boolean => token?.kind === 'marker' && token.fresh.node.attrs['id'] === null && token.fresh.node.type.name !== 'table';
  if (isOwn(old[to - 1]) && isNameless(next[end - 1])) kept[end - 1] = to - 1;
  else if (isOwn(old[from]) && isNameless(next[start])) kept[start] = from;
}

function pairEnds({ old, next, kept }: Pairing, { from, to, start, end }: Gap, moving: Moving): void {
  let o = from;
  for (let n = start; n < end; n++) {
    const fresh = next[n]?.fresh;
    if (next[n]?.kind !== 'end') continue;
    // The end of a block that is read elsewhere now stays its own.
    const isFree = (token: OldToken | undefined): boolean => token?.kind === 'end' && token.at >= 0 && (moving.get(token.block) ?? fresh) === fresh;
    while (o < to && !isFree(old[o])) o++;
    if (o >= to) return;
    kept[n] = o++;
  }
}

/** Where joined blocks are split again between their words, they are what they were: boundaries that stand there already. */
export function pairJoints(alignment: Pairing): void {
  const { old, next, kept } = alignment;
  eachGap(alignment, ({ from, to, start, end }) => {
    const newEnd = next.findIndex((token, n) => n >= start && n < end && token.kind === 'end');
    const newMarker = next.findLastIndex((token, n) => n >= start && n < end && token.kind === 'marker' && token.fresh.node.type.name !== 'table');
    const marker = old.findLastIndex((token, o) => o >= from && o < to && token.kind === 'marker' && token.isJoint);
    if (newMarker < 0 && newEnd >= 0) {
      // Those that it was joined to stand in another cell now.
      const own = old.findIndex((token, o) => o >= from && o < to && token.kind === 'end' && token.isJoint && token.block === old[kept[start - 1] ?? -1]?.block);
      if (own >= 0 && newEnd === start) kept[newEnd] = own;
    }
    if (newMarker < 0 || marker < 0 || newMarker < newEnd) return;
    const closing = old.findLastIndex((token, o) => o >= from && o < marker && token.kind === 'end' && token.isJoint);
    // The words after the marker must be the first that stay of the new block.
    if (end < next.length && old[kept[end] ?? -1]?.block === old[marker]?.block && next[end]?.fresh === next[newMarker]?.fresh) {
      kept[newMarker] = marker;
      if (newEnd >= 0 && closing >= 0) kept[newEnd] = closing;
    }
  });
}
