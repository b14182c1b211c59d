/** One flat text's share of a local edit: which tokens stay (by the step maps), which go, which come, and which are only read elsewhere (ADR 7, 17). */
import type { Node } from '@tiptap/pm/model';
import type { KeptSpan } from './changed-ranges.ts';
import type { FlatBlock } from './flat-block.ts';
import type { AlignedText } from './flat-chain.ts';
import { isTable, pairByMaps, pairGathered, pairInGaps, pairJoints } from './flat-pair.ts';
import type { Pairing } from './flat-pair.ts';
import { newTokens, oldTokens } from './flat-tokens.ts';
import type { NewBlock, NewToken, OldBlock } from './flat-tokens.ts';

export interface Alignment extends Pairing {
  stream: AlignedText;
  window: StreamWindow;
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
