/**
 * Whether new items stand where a Yjs client could have put them. A client puts an item between two neighbours, and names both; whatever else stands between
 * them in the end was not known to it. Yjs places an item that breaks this by what happens to be there already: two replicas that have everything
 * would then show different texts for ever.
 */
import * as Y from 'yjs';
import type { Place } from './typed-words.ts';

/** Neighbours that may be looked at for one update, about 10 ms: honest writers have a handful each, however long they were away. */
const mostSteps = 1_000_000;

/** Of one client: how far it is seen to have read the others, from what its items build on. */
type Read = Map<number, number>;

export class LawfulOrder {
  readonly #read = new Map<number, Read>();
  #steps = 0;

  /** Reads what has been applied: of each client given, everything from that clock on. */
  holds(doc: Y.Doc, since: ReadonlyMap<number, number>): boolean {
    this.#steps = 0;
    for (const [client, clock] of since) {
      if (!this.#ofClient(doc, client, clock)) return false;
    }
    return true;
  }

  /** Words that were put between two neighbours without asking here: their author has read both. */
  note(client: number, { left, right }: { left: Place | null; right: Place | null }): void {
    const read = this.#read.get(client);
    if (read !== undefined) for (const place of [left, right]) if (place !== null) noteOne(read, place);
  }

  /** What was applied has been taken out again. */
  forget(clients: Iterable<number>): void {
    for (const client of clients) this.#read.delete(client);
  }

  #ofClient(doc: Y.Doc, client: number, since: number): boolean {
    const structs = doc.store.clients.get(client) ?? [];
    let first = structs.length;
    while (first > 0 && endOf(structs[first - 1]) > since) first -= 1;
    const read = this.#readBy(client, structs, first);
    for (let at = first; at < structs.length; at += 1) {
      const struct = structs[at];
      if (!(struct instanceof Y.Item)) continue;
      note(read, struct);
      if (!this.#isBetween(struct, { read, clock: Math.max(struct.id.clock, since) })) return false;
    }
    return true;
  }

  #readBy(client: number, structs: readonly (Y.GC | Y.Item)[], before: number): Read {
    let read = this.#read.get(client);
    if (read === undefined) {
      read = new Map();
      for (let at = 0; at < before; at += 1) {
        const struct = structs[at];
        if (struct instanceof Y.Item) note(read, struct);
      }
      this.#read.set(client, read);
    }
    return read;
  }

  #isBetween(item: Y.Item, author: { read: Read; clock: number }): boolean {
    // A key of a map has a value before it or none, and nothing comes after; only values that were replaced are joined.
    if (item.parentSub !== null && (item.rightOrigin !== null || (item.length > 1 && !item.deleted))) return false;
    // Outside maps plain values stand in arrays only: in a text they count but cannot be seen.
    if (item.parentSub === null && isPlain(item.content) && !(item.parent instanceof Y.Array)) return false;
    return this.#reaches(item, { ...author, way: 'left', to: 'origin' }) && this.#reaches(item, { ...author, way: 'right', to: 'rightOrigin' });
  }

  /** Whether the neighbours that way up to the origin (null: to the end of the list) are strangers to the author, and the origin is there. */
  #reaches(item: Y.Item, { read, clock, way, to }: { read: Read; clock: number; way: 'left' | 'right'; to: 'origin' | 'rightOrigin' }): boolean {
    const id = item[to];
    for (let neighbour = item[way]; neighbour !== null; neighbour = neighbour[way]) {
      const isOwn = neighbour.id.client === item.id.client;
      const known = isOwn ? clock - 1 : (read.get(neighbour.id.client) ?? -1);
      // Yjs joins what one client wrote in a row: what of it stands on this side of the origin is between them too, and before a right origin it was read with it.
      if (id !== null && covers(neighbour, id)) return way === 'left' ? id.clock === endOf(neighbour) - 1 || id.clock >= known : id.clock === neighbour.id.clock;
      this.#steps += 1;
      if (this.#steps > mostSteps) return false;
      // The author's own next one with the same origin answers for the rest: it is judged too, by what its author had read later.
      if (isOwn && neighbour.id.clock > clock && Y.compareIDs(neighbour[to], id)) return true;
      if (neighbour.id.clock <= known) return false;
    }
    return id === null;
  }
}

function endOf(struct: Y.GC | Y.Item | undefined): number {
  return struct === undefined ? 0 : struct.id.clock + struct.length;
}

function note(read: Read, { origin, rightOrigin, parent }: Y.Item): void {
  const on = parent instanceof Y.AbstractType ? (parent._item?.id ?? null) : null;
  for (const id of [origin, rightOrigin, on]) if (id !== null) noteOne(read, id);
}

function noteOne(read: Read, { client, clock }: Place): void {
  if (clock > (read.get(client) ?? -1)) read.set(client, clock);
}

function isPlain(content: Y.Item['content']): boolean {
  return content instanceof Y.ContentAny || content instanceof Y.ContentJSON || content instanceof Y.ContentBinary;
}

function covers(item: Y.Item, { client, clock }: Y.ID): boolean {
  return item.id.client === client && item.id.clock <= clock && clock < item.id.clock + item.length;
}
