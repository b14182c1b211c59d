/** One flat text's share of a local edit: which tokens stay (by the step maps), which go, which come, and which are only read elsewhere (ADR 7, 17). */
import type { Node } from '@tiptap/pm/model';
import type { KeptSpan } from './changed-ranges.ts';
import type { FlatBlock } from './flat-block.ts';
import type { AlignedText } from './flat-chain.ts';
import { newTokens, oldTokens } from './flat-tokens.ts';
import type { NewBlock, NewToken, OldBlock, OldToken } from './flat-tokens.ts';

export interface Alignment {
  stream: AlignedText;
  window: StreamWindow;
  old: OldToken[];
  next: NewToken[];
  /** For each new token the old one that it is; -1 for none. */
  kept: Int32Array;
  /** Blocks whose words continue those of another block, whose stored neighbours they are not. */
  joined: { block: FlatBlock; to: NewBlock }[];
  /** Joined words that have no marker of their own: one is stored before that old token. */
  joinedWords: { before: number; to: NewBlock }[];
  /** Blocks that are read elsewhere now. */
  moved: NewBlock[];
  /** Blocks that were cut out. */
  struck: FlatBlock[];
}

/** `from` and `to` cut the stream's blocks in reading order: what the edit may touch. */
export interface StreamWindow { stream: AlignedText; from: number; to: number; shown: ReadonlyMap<FlatBlock, OldBlock> }
/** Where the blocks of a moved node are stored. */
export interface MoveSource { blocks: FlatBlock[]; node: Node }
export interface AlignOptions {
  spans: readonly KeptSpan[];
  /** Whether a block is the whole of blocks that are stored already. */
  sourceOf?: (block: NewBlock) => MoveSource | null;
  /** Whole blocks are struck, not deleted. */
  cut?: boolean;
  /** The blocks do not stand in the order of their places: the words of several cells have become those of one. */
  gathered?: boolean;
}

/** Pairs old and new tokens; afterwards every new block knows the marker it keeps. */
export function align(window: StreamWindow, blocks: readonly NewBlock[], { spans, sourceOf, cut = false, gathered = false }: AlignOptions): Alignment {
  const { stream, shown } = window;
  const wholes = new Set(blocks.flatMap((block) => (block.whole && block.keeps ? [block.keeps] : [])));
  const stored = storedOffsets(stream);
  const old = stream.order.blocks.slice(window.from, window.to)
    .flatMap((block) => oldTokens(block, { shown: shown.get(block), stored: stored(block), whole: wholes.has(block) }));
  const next = blocks.flatMap(newTokens);
  const alignment: Alignment = { stream, window, old, next, kept: new Int32Array(next.length).fill(-1), joined: [], joinedWords: [], moved: [], struck: [] };
  const sources = new Map(blocks.map((block) => [block, sourceOf?.(block) ?? null]));
  const moving = new Map<FlatBlock, NewBlock>();
  for (const [block, source] of sources) for (const one of source?.blocks ?? []) moving.set(one, block);
  if (gathered) pairGathered(alignment, spans);
  else pairByMaps(alignment, spans);
  pairInGaps(alignment, moving);
  if (old.some((token) => token.isJoint)) pairJoints(alignment);
  if (moving.size > 0) landMoved(alignment, sources);
  dropRepeated(alignment);
  if (cut) strikeWhole(alignment);
  alignment.next.forEach((token, at) => {
    if (token.kind === 'marker') token.fresh.keeps = alignment.old[alignment.kept[at] ?? -1]?.block ?? null;
  });
  for (const block of blocks) if (block.moved.length > 0) block.keeps = block.moved[0]?.marker ? block.moved[0] : null;
  joinApart(alignment);
  return alignment;
}

/** Offsets of blocks by one walk, made when first asked for. */
export function storedOffsets(stream: Pick<AlignedText, 'blocks'>): (block: FlatBlock) => number {
  let known: Map<FlatBlock, number> | null = null;
  return (block) => {
    if (!known) {
      known = new Map();
      let offset = 0;
      for (const one of stream.blocks) {
        known.set(one, offset);
        offset += one.length;
      }
    }
    return known.get(block) ?? 0;
  };
}

function pairByMaps({ old, next, kept }: Alignment, spans: readonly KeptSpan[]): void {
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
function pairGathered({ old, next, kept }: Alignment, spans: readonly KeptSpan[]): void {
  const standing = new Map(old.flatMap((token, at) => (token.at >= 0 ? [[token.at, at] as const] : [])));
  let from = 0;
  next.forEach((token, at) => {
    const span = spans.find(({ after, size }) => token.at >= after && token.at + token.size <= after + size);
    const match = span ? standing.get(token.at - span.after + span.before) ?? -1 : -1;
    if (match < from || old[match]?.kind !== token.kind || old[match]?.size !== token.size) return;
    kept[at] = match;
    from = match + 1;
  });
}

function spanEnd(span: KeptSpan | undefined): number {
  return span ? span.after + span.size : 0;
}

interface Gap { from: number; to: number; start: number; end: number }

/** Stretches of new tokens that are not paired, with the old tokens between their paired neighbours. */
function eachGap({ old, next, kept }: Alignment, visit: (gap: Gap) => void): void {
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
function pairInGaps(alignment: Alignment, moving: Moving): void {
  eachGap(alignment, (gap) => pairGap(alignment, gap, moving));
}

/** Stored blocks that may be the whole of a new one. */
type Moving = ReadonlyMap<FlatBlock, NewBlock>;

function pairGap(alignment: Alignment, gap: Gap, moving: Moving): void {
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

function isTable(token: OldToken | undefined): boolean {
  return token?.block.type === 'table';
}

/** A command that changes a block's type may drop its id: the marker that touches the same words, or stands alone, is the same block. */
function pairNameless({ old, next, kept }: Alignment, { from, to, start, end }: Gap): void {
  const isOwn = (token: OldToken | undefined): boolean => token?.kind === 'marker' && token.at >= 0 && !isTable(token);
  const isNameless = (token: NewToken | undefined): boolean => token?.kind === 'marker' && token.fresh.node.attrs['id'] === null && token.fresh.node.type.name !== 'table';
  if (isOwn(old[to - 1]) && isNameless(next[end - 1])) kept[end - 1] = to - 1;
  else if (isOwn(old[from]) && isNameless(next[start])) kept[start] = from;
}

function pairEnds({ old, next, kept }: Alignment, { from, to, start, end }: Gap, moving: Moving): void {
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
function pairJoints(alignment: Alignment): void {
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

/** Blocks that are new here and stored elsewhere: their tokens stay where they are, and a landing place comes instead. */
function landMoved(alignment: Alignment, sources: ReadonlyMap<NewBlock, MoveSource | null>): void {
  const { stream, next, kept, old } = alignment;
  const keeper = new Map<FlatBlock, NewBlock>();
  const keeps = new Map<NewBlock, Set<FlatBlock>>();
  next.forEach(({ fresh }, at) => {
    const match = old[kept[at] ?? -1];
    if (!match) return;
    keeper.set(match.block, fresh);
    keeps.set(fresh, (keeps.get(fresh) ?? new Set<FlatBlock>()).add(match.block));
  });
  const taken = new Set<FlatBlock>();
  const inPlace = new Set<NewBlock>();
  for (const [block, source] of sources) {
    const isFree = (one: FlatBlock): boolean => !taken.has(one) && (keeper.get(one) ?? block) === block && stream.blocks.includes(one);
    if (!source?.blocks.every(isFree) || [...keeps.get(block) ?? []].some((one) => !source.blocks.includes(one))) continue;
    for (const one of source.blocks) taken.add(one);
    // Retyped whole, where it stood.
    if (keeps.has(block)) inPlace.add(block);
    block.moved = source.blocks;
  }
  if (taken.size === 0) return;
  const [tokens, pairs]: [NewToken[], number[]] = [[], []];
  let last: NewToken | null = null;
  next.forEach((token, at) => {
    const { fresh } = token;
    if (fresh.moved.length === 0) {
      tokens.push(token);
      pairs.push(kept[at] ?? -1);
      last = null;
    } else if (inPlace.has(fresh)) {
      if (token.kind === 'marker') old.forEach((was, index) => {
        if (was.at < 0 || !fresh.moved.includes(was.block)) return;
        tokens.push({ ...token, kind: was.kind, size: was.size, attributes: was.attributes });
        pairs.push(index);
      });
      last = null;
    } else if (token.kind === 'marker') {
      for (const one of fresh.moved) {
        const before = last?.landed.at(-1);
        if (last && before && stream.blocks[stream.blocks.indexOf(before) + 1] === one) { last.landed.push(one); continue; }
        last = { kind: 'landing', at: token.at, size: 1, fresh, attributes: {}, text: null, leaf: null, landed: [one] };
        tokens.push(last);
        pairs.push(-1);
      }
    }
  });
  const landed = new Set(tokens.flatMap((token) => token.landed));
  for (const token of old) if (landed.has(token.block)) token.stays = true;
  for (const block of inPlace) block.moved = [];
  alignment.moved = [...sources.keys()].filter((block) => block.moved.length > 0);
  alignment.next = tokens;
  alignment.kept = Int32Array.from(pairs);
}

/** Of a table that two people have listed the first is shown: when that one goes, the others go too. */
function dropRepeated({ old, kept }: Alignment): void {
  const pairs = new Set(kept);
  const going = new Set(old.flatMap((token, at) => (isTable(token) && token.kind === 'marker' && !token.stays && !pairs.has(at) ? [token.block.id] : [])));
  for (const token of old) if (token.at < 0 && isTable(token) && going.has(token.block.id)) token.stays = false;
}

/** Cut out: blocks of which no word stays keep their words out of sight, until somebody puts them somewhere or writes in them. */
function strikeWhole(alignment: Alignment): void {
  const { old, next, kept, window } = alignment;
  const keeps = new Set<FlatBlock>();
  next.forEach((token, at) => {
    const match = old[kept[at] ?? -1];
    if (match && (token.kind === 'words' || token.fresh.node.content.size > 0 || token.fresh.node.type.name === 'table')) keeps.add(match.block);
  });
  const struck = new Set(old.flatMap(({ block, at, stays }) => (at >= 0 && !stays && block.marker && window.shown.has(block) && !keeps.has(block) && (block.size > 0 || block.type === 'table') ? [block] : [])));
  if (struck.size === 0) return;
  next.forEach((_, at) => {
    const match = old[kept[at] ?? -1];
    // The empty paragraph that is left is a new one; the old one went with its words.
    if (match && struck.has(match.block)) kept[at] = -1;
  });
  for (const token of old) if (struck.has(token.block)) token.stays = true;
  // An emptied paragraph may have begun in one block and ended in another.
  next.forEach((token, at) => {
    if (token.fresh.node.content.size > 0 || (kept[at] ?? -1) < 0 || token.fresh.node.type.name === 'table') return;
    const other = next.findIndex((one) => one.fresh === token.fresh && one !== token);
    if (other >= 0 && (kept[other] ?? -1) < 0) kept[at] = -1;
  });
  alignment.struck = [...struck];
}

/** Words of several stored blocks in one new block: where they are not stored side by side, the later block says that it continues the earlier. */
function joinApart(alignment: Alignment): void {
  const { stream, old, next, kept } = alignment;
  const alive = new Set(next.flatMap((token, at) => (token.kind === 'words' ? old[kept[at] ?? -1]?.block ?? [] : [])));
  const holding = new Set([...kept].flatMap((match) => old[match]?.block ?? []));
  for (const block of [...next.flatMap((token) => token.landed), ...alignment.struck]) { alive.add(block); holding.add(block); }
  for (const token of old) if (token.isJoint && !(token.kind === 'end' ? holding : alive).has(token.block)) token.stays = false;
  let fresh: NewBlock | null = null;
  let last: FlatBlock | null = null;
  const isLeft = blocksLeft(alignment);
  next.forEach((token, at) => {
    const match = old[kept[at] ?? -1];
    if (token.fresh !== fresh) { fresh = token.fresh; last = null; }
    if (!match) return;
    const before: FlatBlock | null = last;
    last = match.block;
    if (!before || before === match.block) return;
    const [end, marker] = [old.find((one) => one.block === before && one.kind === 'end'), old.find((one) => one.block === match.block && one.kind === 'marker')];
    const isJointKept = end?.stays === true || marker?.stays === true;
    if (!isJointKept && isStoredNext(stream, [before, match.block], isLeft)) {
      dropEndsBetween(alignment, before, match.block);
      return;
    }
    if (end) end.stays = true;
    if (marker && ![...kept].includes(old.indexOf(marker))) {
      marker.stays = true;
      alignment.joined.push({ block: match.block, to: token.fresh });
    } else {
      alignment.joinedWords.push({ before: kept[at] ?? -1, to: token.fresh });
    }
  });
}

/** Blocks of which something stays in the text after this edit. */
export function blocksLeft({ stream, window, old, kept }: Alignment): (block: FlatBlock) => boolean {
  const touched = new Set(stream.order.blocks.slice(window.from, window.to));
  const left = new Set([...kept].flatMap((match) => old[match]?.block ?? []));
  for (const token of old) if (token.stays) left.add(token.block);
  return (block) => !touched.has(block) || left.has(block);
}

/** Nothing between them but what this edit takes away and places where moves landed that hold no more. */
function isStoredNext({ blocks, order }: AlignedText, [before, after]: [FlatBlock, FlatBlock], isLeft: (block: FlatBlock) => boolean): boolean {
  const isBetween = (block: FlatBlock): boolean => order.isLandedOn(block) || (block.marker !== null || block.words.length > 0) && isLeft(block);
  let at = blocks.indexOf(before) + 1;
  for (let block = blocks[at]; block && block !== after && !isBetween(block); block = blocks[++at]);
  return blocks[at] === after && order.areTogether(before, after);
}

/** What was left of a block that others took away would part the words that are joined now. */
function dropEndsBetween({ stream, old }: Alignment, before: FlatBlock, after: FlatBlock): void {
  const between = new Set(stream.blocks.slice(stream.blocks.indexOf(before) + 1, stream.blocks.indexOf(after)));
  for (const token of old) if (token.kind === 'end' && !token.block.marker && between.has(token.block)) token.stays = false;
}
