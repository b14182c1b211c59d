/**
 * First stage of judging an update: from its decoded bytes and the clocks already known, before it is applied or relayed.
 * Yjs itself keeps what it cannot place for ever, accepts lengths of 2^50 and applies half of a broken update (`reference/realtime.md` section 10).
 */
import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import type { Admission, DecodedUpdate } from './ports.ts';

export type Check =
  /** `authors`: client ids with structs not yet known. `exact`: nothing in it is known already, so its bytes can be relayed as they are. */
  | { kind: 'fits'; authors: number[]; exact: boolean; empty: boolean }
  /** Builds on something that has not arrived. */
  | { kind: 'gap' }
  | { kind: 'invalid'; what: string };

type Struct = DecodedUpdate['structs'][number];

/** Yjs draws client ids from 32 bits. */
const lastClientId = 2 ** 32 - 1;
/** No one types more than this; beyond 2^53 a poisoned clock would stop being a number. */
export const lastClock = 2 ** 31;
const deepestValue = 32;

/** Pure: reads `doc`, changes nothing. `longestRun` bounds deleted or collected runs, whose length is a bare number in the bytes. */
export function checkUpdate(bytes: Uint8Array, doc: Y.Doc, rules: { longestRun: number; admit?: Admission | undefined }): Check {
  let update: DecodedUpdate;
  try {
    update = decodeWhole(bytes);
  } catch {
    return { kind: 'invalid', what: 'undecodable' };
  }
  const clocks = new Clocks(doc);
  for (const struct of update.structs) {
    const fault = clocks.take(struct) ?? faultOf(struct, rules.longestRun) ?? (clocks.isBegun(struct) && !goesOn(struct, doc, clocks) ? 'begun-elsewhere' : null);
    if (fault === 'gap') return { kind: 'gap' };
    if (fault !== null) return { kind: 'invalid', what: fault };
  }
  if (!buildsOnKnown(update.structs, clocks) || !deletesKnown(update.ds, clocks)) return { kind: 'gap' };
  const refused = rules.admit?.(update) ?? null;
  if (refused !== null) return { kind: 'invalid', what: refused };
  const deletes = update.ds.clients.size > 0;
  return { kind: 'fits', authors: clocks.authors(), exact: clocks.exact && !deletes, empty: update.structs.length === 0 && !deletes };
}

let watched: decoding.Decoder | null = null;

class WatchedDecoder extends Y.UpdateDecoderV1 {
  constructor(decoder: decoding.Decoder) {
    super(decoder);
    watched = decoder;
  }
}

/** `Y.decodeUpdate` ignores what follows the update; stored and relayed bytes must have no such pocket. */
function decodeWhole(bytes: Uint8Array): DecodedUpdate {
  const update = Y.decodeUpdateV2(bytes, WatchedDecoder);
  if (watched !== null && decoding.hasContent(watched)) throw new Error('bytes after the update');
  return update;
}

/** Where each client stands: what the document has, then what this update adds. */
class Clocks {
  readonly #doc: Y.Doc;
  readonly #ends = new Map<number, { known: number; end: number }>();
  exact = true;

  constructor(doc: Y.Doc) {
    this.#doc = doc;
  }

  take(struct: Struct): string | null {
    if (struct instanceof Y.Skip) return 'gap';
    const { client, clock } = struct.id;
    if (client > lastClientId || clock + struct.length > lastClock || struct.length < 1) return 'number-out-of-range';
    const at = this.#of(client);
    if (clock > at.end) return 'gap';
    if (clock < at.end) this.exact = false;
    at.end = Math.max(at.end, clock + struct.length);
    return null;
  }

  has(id: { client: number; clock: number }): boolean {
    return id.clock < this.#of(id.client).end;
  }

  isKnown(struct: Struct): boolean {
    return struct.id.clock + struct.length <= this.known(struct.id.client);
  }

  /** Its beginning is in the document, its end is not. */
  isBegun(struct: Struct): boolean {
    const known = this.known(struct.id.client);
    return struct.id.clock < known && known < struct.id.clock + struct.length;
  }

  known(client: number): number {
    return this.#of(client).known;
  }

  authors(): number[] {
    return [...this.#ends].filter(([, { known, end }]) => end > known).map(([client]) => client);
  }

  #of(client: number): { known: number; end: number } {
    let at = this.#ends.get(client);
    if (at === undefined) {
      const known = Y.getState(this.#doc.store, client);
      at = { known, end: known };
      this.#ends.set(client, at);
    }
    return at;
  }
}

/**
 * Whether a struct whose beginning is known names the place at which that beginning stands. Yjs believes it and puts the rest there, while what it
 * tells of the change says "after the beginning": the document in memory would part from its log.
 */
function goesOn(struct: Struct, { store, share }: Y.Doc, clocks: Clocks): boolean {
  if (!(struct instanceof Y.Item)) return true;
  const { client, clock } = struct.id;
  const head: unknown = Y.getItem(store, struct.id);
  const last: unknown = Y.getItem(store, Y.createID(client, clocks.known(client) - 1));
  if (!(head instanceof Y.Item) || !(last instanceof Y.Item)) return false;
  if (head.parent !== last.parent || head.parentSub !== last.parentSub || !Y.compareIDs(struct.rightOrigin, last.rightOrigin)) return false;
  const origin = head.id.clock < clock ? Y.createID(client, clock - 1) : head.origin;
  if (!Y.compareIDs(struct.origin, origin)) return false;
  if (struct.origin !== null || struct.rightOrigin !== null) return true;
  const parent: unknown = struct.parent;
  const named: unknown = typeof parent === 'string' ? share.get(parent) : parent instanceof Y.ID ? typeAt(store, parent) : null;
  return named === head.parent && struct.parentSub === head.parentSub;
}

function typeAt(store: Y.Doc['store'], id: Y.ID): unknown {
  if (id.clock >= Y.getState(store, id.client)) return null;
  const item: unknown = Y.getItem(store, id);
  return item instanceof Y.Item && item.content instanceof Y.ContentType ? item.content.type : null;
}

function faultOf(struct: Struct, longestRun: number): string | null {
  if (struct instanceof Y.GC) return struct.length > longestRun ? 'run-too-long' : null;
  if (!(struct instanceof Y.Item)) return 'unknown-struct';
  const content = struct.content;
  if (content instanceof Y.ContentDeleted) return content.len > longestRun ? 'run-too-long' : null;
  if (content instanceof Y.ContentDoc) return 'subdocument';
  if (content instanceof Y.ContentAny || content instanceof Y.ContentJSON) return isDeep(content.arr) ? 'value-too-deep' : null;
  if (content instanceof Y.ContentEmbed) return isDeep(content.embed) ? 'value-too-deep' : null;
  if (content instanceof Y.ContentFormat) return isDeep(content.value) ? 'value-too-deep' : null;
  return null;
}

/** A value nested thousands deep decodes here and overflows the stack where it is encoded again. */
function isDeep(value: unknown, depth = 0): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (depth >= deepestValue) return true;
  return Object.values(value).some((inner) => isDeep(inner, depth + 1));
}

function buildsOnKnown(structs: Struct[], clocks: Clocks): boolean {
  for (const struct of structs) {
    if (!(struct instanceof Y.Item) || clocks.isKnown(struct)) continue;
    const parent: unknown = struct.parent;
    const needs = [struct.origin, struct.rightOrigin, parent instanceof Y.ID ? parent : null];
    if (needs.some((id) => id !== null && !clocks.has(id))) return false;
  }
  return true;
}

function deletesKnown(deletes: DecodedUpdate['ds'], clocks: Clocks): boolean {
  for (const [client, ranges] of deletes.clients) {
    for (const { clock, len } of ranges) {
      if (len > 0 && !clocks.has({ client, clock: clock + len - 1 })) return false;
    }
  }
  return true;
}
