/** In which order stored blocks are read: as stored, but for those that somebody moved (ADR 17). Total: every block is read once. */
import * as Y from 'yjs';
import type { FlatBlock } from './flat-block.ts';
import { runLength } from './flat-format.ts';
import type { Move, UnitId } from './flat-format.ts';

interface Landing { move: Move; holder: FlatBlock; at: number; from: number; to: number }
/** What is read in one flow: a block, or the blocks that landed there. */
type Part = { at: number; block: FlatBlock } | { at: number; landing: Landing };

export class ReadingOrder {
  readonly blocks: readonly FlatBlock[];
  /** No move holds. */
  readonly isStored: boolean;
  /** A move names a unit that has not come yet. */
  readonly waits: boolean;
  /** The highest turn that any move has had. */
  readonly turn: number;
  readonly #stored: readonly FlatBlock[];
  readonly #starts: ReadonlyMap<FlatBlock, number>;
  readonly #owners: ReadonlyMap<FlatBlock, Landing>;
  /** Those that hold, the strongest last. */
  readonly #landings: readonly Landing[];

  constructor(text: Y.Text, stored: readonly FlatBlock[]) {
    this.#stored = stored;
    const moves = stored.flatMap((holder) => holder.moves.map(({ move }) => ({ move, holder })));
    this.turn = moves.reduce((highest, { move }) => Math.max(highest, move.turn), 0);
    this.#starts = moves.length > 0 ? startsOf(stored) : new Map();
    const units = moves.length > 0 ? unitPlaces(text, moves.flatMap(({ move }) => [move.from, move.to])) : new Map<string, Place>();
    const landings = this.#landingsOf(moves, units);
    this.waits = landings.length < moves.length;
    this.#owners = owners(stored, this.#starts, landings);
    const holding = new Set(this.#owners.values());
    this.#landings = landings.filter((landing) => holding.has(landing));
    this.isStored = this.#landings.length === 0;
    this.blocks = this.isStored ? stored : this.#read(null).filter((block) => block !== null);
  }

  /** Read in the same flow, so that what stands between two such blocks in the text is what is read between them. */
  areTogether(one: FlatBlock, other: FlatBlock): boolean {
    return this.#owners.get(one) === this.#owners.get(other);
  }

  /** What is the same for blocks that are read in one flow. */
  flowOf(block: FlatBlock): unknown {
    return this.#owners.get(block) ?? null;
  }

  /** Blocks that were moved are read behind it. */
  isLandedOn(block: FlatBlock): boolean {
    return this.#landings.some(({ holder }) => holder === block);
  }

  /** The stored offset behind the landing place of a moved block that is read last of what landed there; null when it is not such a one. */
  placeBehind(block: FlatBlock): number | null {
    const landing = this.#owners.get(block);
    return landing && landing.to === (this.#starts.get(block) ?? 0) + block.length ? landing.at + 1 : null;
  }

  /**
   * The stored offset at which new blocks are read between two blocks (null: the beginning or the end) among those that count; null when none is.
   * Blocks and moves inserted there are read in the order in which they are inserted.
   */
  slotBetween(left: FlatBlock | null, right: FlatBlock | null, counts: (block: FlatBlock) => boolean): number | null {
    for (const offset of this.#candidates(left, right)) {
      if (this.#isWithinWords(offset)) continue;
      const read = this.#read(offset);
      const at = read.indexOf(null);
      const before = read.slice(0, at).findLast((block) => block !== null && counts(block)) ?? null;
      const after = read.slice(at).find((block) => block !== null && counts(block)) ?? null;
      if (before === left && after === right) return offset;
    }
    return null;
  }

  /** What came there would take words from the block in which they stand. */
  #isWithinWords(offset: number): boolean {
    const block = this.#stored.find((one) => this.#startOf(one) < offset && offset < this.#startOf(one) + one.length);
    if (!block) return false;
    let at = this.#startOf(block) + (block.marker ? 1 : 0);
    for (const run of block.runs) {
      at += runLength(run);
      if (at > offset && !('move' in run)) return true;
    }
    return false;
  }

  #startOf(block: FlatBlock): number {
    return this.#starts.get(block) ?? 0;
  }

  #candidates(left: FlatBlock | null, right: FlatBlock | null): number[] {
    const found: number[] = [];
    if (right) found.push(this.#startOf(right));
    if (left) found.push(this.#startOf(left) + left.length);
    for (const end of [right, left]) {
      let landing = end ? this.#owners.get(end) : undefined;
      for (let depth = 0; landing && depth < this.#landings.length; depth++) {
        found.push(landing.at, landing.at + 1, this.#startOf(landing.holder), this.#startOf(landing.holder) + landing.holder.length);
        landing = this.#owners.get(landing.holder);
      }
    }
    if (!left) found.push(0);
    if (!right) found.push(this.#stored.reduce((sum, block) => sum + block.length, 0));
    return found;
  }

  /** All blocks in reading order; null stands for what would be inserted at the offset. */
  #read(offset: number | null): (FlatBlock | null)[] {
    const flows = new Map<Landing | null, Part[]>();
    const flowOf = (owner: Landing | null): Part[] => {
      const flow = flows.get(owner) ?? [];
      flows.set(owner, flow);
      return flow;
    };
    const landingsIn = grouped(this.#landings, ({ holder }) => holder);
    for (const block of this.#stored) {
      const flow = flowOf(this.#owners.get(block) ?? null);
      const start = this.#starts.get(block) ?? 0;
      flow.push({ at: start, block });
      const isCarrier = !block.marker && block.words.length === 0;
      for (const landing of (landingsIn.get(block) ?? []).toSorted((a, b) => a.at - b.at)) flow.push({ at: isCarrier ? landing.at : start + block.length - 1, landing });
    }
    const inserted = offset === null ? null : { owner: this.#landings.findLast(({ from, to }) => from < offset && offset < to) ?? null, offset };
    const read: (FlatBlock | null)[] = [];
    const emit = (owner: Landing | null): void => {
      let waiting = inserted !== null && inserted.owner === owner;
      for (const part of flows.get(owner) ?? []) {
        if (waiting && inserted && part.at >= inserted.offset) { read.push(null); waiting = false; }
        if ('block' in part) read.push(part.block);
        else emit(part.landing);
      }
      if (waiting) read.push(null);
    };
    emit(null);
    return read;
  }

  #landingsOf(moves: readonly { move: Move; holder: FlatBlock }[], units: ReadonlyMap<string, Place>): Landing[] {
    const landings: Landing[] = [];
    for (const { move, holder } of moves) {
      const [from, to] = [units.get(keyOf(move.from)), units.get(keyOf(move.to))];
      if (!from || !to) continue;
      const start = this.#starts.get(holder) ?? 0;
      let at = start + (holder.marker ? 1 : 0);
      for (const run of holder.runs) {
        if ('move' in run && run.move === move) break;
        at += 'text' in run ? run.text.length : 1;
      }
      landings.push({ move, holder, at, from: from.offset, to: to.offset + (to.gone ? 0 : 1) });
    }
    return landings.sort((a, b) => a.move.turn - b.move.turn || (a.move.id < b.move.id ? -1 : a.move.id > b.move.id ? 1 : a.at - b.at));
  }
}

/** Weakest first, a later one overrules; one that would move blocks into themselves does not hold. */
function owners(stored: readonly FlatBlock[], starts: ReadonlyMap<FlatBlock, number>, landings: readonly Landing[]): Map<FlatBlock, Landing> {
  const found = new Map<FlatBlock, Landing>();
  for (const landing of landings) {
    const moved = new Set<FlatBlock>();
    for (let at = firstFrom(stored, starts, landing.from); at < stored.length; at++) {
      const block = stored[at];
      if (!block || (starts.get(block) ?? 0) >= landing.to) break;
      moved.add(block);
    }
    let around: FlatBlock | undefined = landing.holder;
    while (around && !moved.has(around)) around = found.get(around)?.holder;
    if (!around) for (const block of moved) found.set(block, landing);
  }
  return found;
}

/** The first block that begins at the offset or behind it. */
function firstFrom(stored: readonly FlatBlock[], starts: ReadonlyMap<FlatBlock, number>, offset: number): number {
  let [low, high] = [0, stored.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const block = stored[middle];
    if (block && (starts.get(block) ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function startsOf(stored: readonly FlatBlock[]): Map<FlatBlock, number> {
  const starts = new Map<FlatBlock, number>();
  let offset = 0;
  for (const block of stored) {
    starts.set(block, offset);
    offset += block.length;
  }
  return starts;
}

/** `Map.groupBy` is not in Node 20. */
function grouped<K, V>(values: readonly V[], keyOfValue: (value: V) => K): Map<K, V[]> {
  const groups = new Map<K, V[]>();
  for (const value of values) {
    const key = keyOfValue(value);
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}

interface Place { offset: number; gone: boolean }

const keyOf = ([client, clock]: UnitId): string => `${client}:${clock}`;

/** Where these units stand, or stood when they are gone; one walk over the text. */
function unitPlaces(text: Y.Text, ids: readonly UnitId[]): Map<string, Place> {
  const wanted = grouped(ids, (id) => itemOf(text.doc, id));
  const found = new Map<string, Place>();
  let offset = 0;
  for (let item: Y.Item | null = text._start; item; item = item.right) {
    const gone = item.deleted || !item.countable;
    for (const id of wanted.get(item) ?? []) found.set(keyOf(id), { offset: offset + (gone ? 0 : id[1] - item.id.clock), gone });
    if (!gone) offset += item.length;
  }
  return found;
}

/** Null for a unit that has not come yet. */
function itemOf(ydoc: Y.Doc | null, [client, clock]: UnitId): Y.Item | null {
  if (!ydoc || clock < 0 || clock >= Y.getState(ydoc.store, client)) return null;
  const found: unknown = Y.getItem(ydoc.store, Y.createID(client, clock));
  return found instanceof Y.Item ? found : null;
}
