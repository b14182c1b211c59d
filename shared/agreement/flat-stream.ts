/** A mirror of one flat text as blocks, kept in step by Yjs deltas, so that no keystroke re-reads the whole text. */
import * as Y from 'yjs';
import { factKeys, noFacts } from './block-facts.ts';
import type { StoredFacts } from './block-facts.ts';
import { emptyBlock, holdsWords } from './flat-block.ts';
import type { FlatBlock } from './flat-block.ts';
import { endToken, readMove, runLength, sameAttributes } from './flat-format.ts';
import type { Attributes, DeltaOp, Marker, PathEntry, Run, WordRun } from './flat-format.ts';
import { ReadingOrder } from './flat-order.ts';

type Piece = Run | { marker: Marker } | { end: true };

// Deeper paths than anyone can read are garbage; recursion over them must stay bounded.
const deepestPath = 24;

export class FlatStream {
  readonly text: Y.Text;
  blocks: FlatBlock[] = [];
  /** Blocks came, went, or changed place or keys since the last layout. */
  restructured = true;
  /** Blocks whose words changed since the last layout or render. */
  readonly touched = new Set<FlatBlock>();
  #byMarker = new Map<Marker, FlatBlock>();
  #order: ReadingOrder | null = null;

  constructor(text: Y.Text) {
    this.text = text;
    this.#load();
  }

  /** Takes in one event of this text. */
  apply(delta: readonly DeltaOp[]): void {
    const [first, last] = touched(delta);
    if (last < first) return;
    if (this.#order?.waits) this.#reordered();
    // One untouched unit on either side: the blocks that hold them begin and end as before, so reading again can stop there.
    const from = this.blockAt(Math.max(0, first - 1));
    let to = Math.min(this.blocks.length, this.blockAt(last) + 1);
    // What has no marker belongs to what stands before it, when that has lost its end.
    while (this.blocks[to]?.marker === null) to++;
    const old = this.blocks.slice(from, to);
    const fresh = this.#parse(changedPieces(old.flatMap(pieces), delta, this.offsetOf(from)));
    // Words without a clause and landing places, which nothing names, are the same as long as they hold the same.
    if (fresh.length === old.length) fresh.forEach((block, at) => { fresh[at] = sameNameless(old[at], block) ?? block; });
    if (fresh.length !== old.length || fresh.some((block, at) => block !== old[at])) this.#reordered();
    if (fresh.length === old.length) fresh.forEach((block, at) => { this.blocks[from + at] = block; });
    else this.blocks.splice(from, old.length, ...fresh);
    for (const block of fresh) if (block.node === null) this.touched.add(block);
  }

  /** Writes into the text. */
  write(delta: DeltaOp[]): void {
    this.text.applyDelta(delta);
  }

  /** Takes in changed keys of a marker in this text. */
  applyMarker(marker: Marker): void {
    const block = this.#byMarker.get(marker);
    if (!block) return;
    const wasTable = block.type === 'table';
    readMarker(block, marker);
    this.#reordered();
    // A table ends where it begins, a paragraph does not: what follows is cut differently.
    if (wasTable !== (block.type === 'table')) this.#load();
  }

  /** The block of a marker; -1 when it is not in this text. */
  indexOf(marker: Marker): number {
    const block = this.#byMarker.get(marker);
    return block ? this.blocks.indexOf(block) : -1;
  }

  /** Units before the block. */
  offsetOf(block: number): number {
    let offset = 0;
    for (let at = 0; at < block; at++) offset += this.blocks[at]?.length ?? 0;
    return offset;
  }

  /** The block that holds the unit at this offset; the number of blocks when past the end. */
  blockAt(offset: number): number {
    let before = 0;
    for (let at = 0; at < this.blocks.length; at++) {
      before += this.blocks[at]?.length ?? 0;
      if (offset < before) return at;
    }
    return this.blocks.length;
  }

  /** Somebody's words stand in it. */
  hasWords(): boolean {
    return this.blocks.some(holdsWords);
  }

  /** The blocks in the order in which they are read, moves followed. */
  get order(): ReadingOrder {
    this.#order ??= new ReadingOrder(this.text, this.blocks);
    return this.#order;
  }

  #reordered(): void {
    this.restructured = true;
    this.#order = null;
  }

  #load(): void {
    this.#byMarker = new Map();
    this.#reordered();
    this.blocks = this.#parse((this.text.toDelta() as DeltaOp[]).flatMap((op) => inserted(op)));
  }

  #parse(found: Piece[]): FlatBlock[] {
    const blocks: FlatBlock[] = [];
    let block: FlatBlock | null = null;
    let runs: Run[] = [];
    let closed = false;
    const finish = (): void => {
      if (!block) return;
      if (!sameRuns(block.runs, runs)) this.#setRuns(block, runs);
      block.closed = closed;
      block.length = (block.marker ? 1 : 0) + (closed && block.type !== 'table' ? 1 : 0) + runs.reduce((sum, run) => sum + runLength(run), 0);
      blocks.push(block);
    };
    const start = (next: FlatBlock): void => {
      finish();
      block = next;
      runs = [];
      closed = next.type === 'table';
    };
    for (const piece of found) {
      if ('marker' in piece) {
        start(this.#blockOf(piece.marker));
        continue;
      }
      // Words behind a place where a move lands are read after what landed there; of two such places each may be moved by itself.
      const isBehindLanding = runs.length > 0 && runs.every((run) => 'move' in run);
      if (!block || closed || isBehindLanding && !('end' in piece) && !hasMarker(block)) start(emptyBlock(this));
      if ('end' in piece) closed = true;
      else runs.push(piece);
    }
    finish();
    return blocks;
  }

  #setRuns(block: FlatBlock, runs: Run[]): void {
    const { moves } = block;
    block.node = null;
    block.runs = runs;
    block.words = runs.filter((run): run is WordRun => !('move' in run));
    block.size = block.words.reduce((sum, run) => sum + runLength(run), 0);
    block.moves = [];
    if (block.words.length < runs.length) {
      let at = 0;
      for (const run of runs) {
        if ('move' in run) block.moves.push({ move: run.move, at });
        else at += runLength(run);
      }
    }
    // Words alone change no order, but where they are hidden for as long as they are the same. Blocks that nothing names are made anew (`apply`).
    const sameMoves = moves.length === block.moves.length && moves.every(({ move }, at) => move === block.moves[at]?.move);
    if (hasMarker(block) && (!sameMoves || block.struck !== null)) this.#reordered();
  }

  #blockOf(marker: Marker): FlatBlock {
    const known = this.#byMarker.get(marker);
    if (known) return known;
    const block = emptyBlock(this);
    block.marker = marker;
    readMarker(block, marker);
    this.#byMarker.set(marker, block);
    return block;
  }
}

function hasMarker({ marker }: FlatBlock): boolean {
  return marker !== null;
}

function readMarker(block: FlatBlock, marker: Marker): void {
  block.id = marker.get('id');
  block.type = marker.get('type');
  block.level = marker.get('level');
  block.path = readPath(marker.get('path'));
  block.facts = readFacts(marker);
  block.joins = marker.get('joins') ?? null;
  block.struck = marker.get('struck') ?? null;
  block.node = null;
}

function readFacts(marker: Marker): StoredFacts {
  if (!factKeys.some((key) => marker.has(key))) return noFacts;
  return { pageBreak: marker.get('pageBreak'), file: marker.get('file'), alt: marker.get('alt'), share: marker.get('share') };
}

function readPath(stored: unknown): PathEntry[] {
  if (!Array.isArray(stored)) return [];
  const path: PathEntry[] = [];
  for (let at = 0; at + 1 < stored.length && path.length < deepestPath; at += 2) {
    const type: unknown = stored[at];
    const id: unknown = stored[at + 1];
    if (typeof type === 'string' && typeof id === 'string') path.push({ type, id });
  }
  return path;
}

function sameNameless(was: FlatBlock | undefined, is: FlatBlock): FlatBlock | null {
  return was && !was.marker && !is.marker && was.closed === is.closed && sameRuns(was.runs, is.runs) ? was : null;
}

function sameRuns(a: Run[], b: Run[]): boolean {
  return a.length === b.length && a.every((run, at) => run === b[at]);
}

function pieces(block: FlatBlock): Piece[] {
  const all: Piece[] = block.marker ? [{ marker: block.marker }, ...block.runs] : [...block.runs];
  if (block.closed && block.type !== 'table') all.push({ end: true });
  return all;
}

function inserted(op: DeltaOp): Piece[] {
  const { insert, attributes = null } = op;
  if (insert instanceof Y.Map) return [{ marker: insert }];
  if (typeof insert !== 'string') {
    const move = readMove(insert);
    return [move ? { move } : { leaf: insert, attributes }];
  }
  const found: Piece[] = [];
  insert.split(endToken).forEach((text, at) => {
    if (at > 0) found.push({ end: true });
    if (text !== '') found.push({ text, attributes });
  });
  return found;
}

function pieceLength(piece: Piece): number {
  return 'text' in piece ? piece.text.length : 1;
}

/** First and last offset of the old text that the delta touches. */
function touched(delta: readonly DeltaOp[]): [number, number] {
  let at = 0;
  let first = Infinity;
  let last = -1;
  for (const op of delta) {
    const length = op.retain ?? op.delete ?? 0;
    if (op.retain === undefined || op.attributes) {
      first = Math.min(first, at);
      last = Math.max(last, at + length);
    }
    at += length;
  }
  return [first, last];
}

function changedPieces(old: Piece[], delta: readonly DeltaOp[], start: number): Piece[] {
  const out: Piece[] = [];
  let at = 0;
  let inside = 0;
  const take = (length: number, keep: (piece: Piece) => void): void => {
    for (let left = length; left > 0 && at < old.length;) {
      const piece = old[at];
      if (!piece) break;
      const rest = pieceLength(piece) - inside;
      const taken = Math.min(rest, left);
      keep('text' in piece && taken < piece.text.length ? { text: piece.text.slice(inside, inside + taken), attributes: piece.attributes } : piece);
      left -= taken;
      inside += taken;
      if (taken === rest) { at++; inside = 0; }
    }
  };
  let skipped = start;
  for (const op of delta) {
    if (op.insert !== undefined) {
      for (const piece of inserted(op)) push(out, piece);
    } else if (op.delete !== undefined) {
      take(op.delete, () => undefined);
    } else if (op.retain !== undefined) {
      const outside = Math.min(skipped, op.retain);
      skipped -= outside;
      take(op.retain - outside, (piece) => push(out, reformatted(piece, op.attributes)));
    }
  }
  take(Infinity, (piece) => push(out, piece));
  return out;
}

function reformatted(piece: Piece, change: Attributes | undefined): Piece {
  if (!change || 'marker' in piece || 'end' in piece || 'move' in piece) return piece;
  const kept = Object.entries({ ...piece.attributes, ...change }).filter(([, value]) => value !== null);
  return { ...piece, attributes: kept.length > 0 ? Object.fromEntries(kept) : null };
}

function push(out: Piece[], piece: Piece): void {
  const last = out.at(-1);
  if (last && 'text' in last && 'text' in piece && sameAttributes(last.attributes, piece.attributes)) {
    out[out.length - 1] = { text: last.text + piece.text, attributes: last.attributes };
  } else out.push(piece);
}
