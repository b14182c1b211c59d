/**
 * Nearly every frame is one stretch of letters between two neighbours that are there already. Such a frame is read, gathered and
 * written by hand: Yjs would build a dozen objects and walk every client's clock for each letter. Anything else goes the general way.
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { messages, syncSteps } from '#shared/realtime.ts';

export interface Place {
  client: number;
  clock: number;
}

/** Letters as one Yjs item: `client` wrote them from its clock `clock` on. */
export interface Typed extends Place {
  left: Place | null;
  right: Place | null;
  text: string;
}

/** Yjs' encoding of an item: kind in the low five bits, then which neighbours are named, then whether it is a key's value. */
const bits = { kind: 0x1f, key: 0x20, right: 0x40, left: 0x80, letters: 4 } as const;
const longest = 10_000;
const firstLetter = 0x20;

/** Null when the frame is anything else than an update with one such stretch; throws where the bytes end early. */
export function readTyped(frame: Uint8Array): Typed | null {
  if (frame[0] !== messages.sync || frame[1] !== syncSteps.update) return null;
  const decoder = decoding.createDecoder(frame);
  decoder.pos = 2;
  if (decoding.readVarUint(decoder) !== frame.length - decoder.pos) return null;
  if (decoding.readVarUint(decoder) !== 1 || decoding.readVarUint(decoder) !== 1) return null;
  const [client, clock, info] = [decoding.readVarUint(decoder), decoding.readVarUint(decoder), decoding.readUint8(decoder)];
  if ((info & bits.kind) !== bits.letters || (info & bits.key) !== 0 || (info & (bits.left | bits.right)) === 0) return null;
  const left = (info & bits.left) === 0 ? null : readPlace(decoder);
  const right = (info & bits.right) === 0 ? null : readPlace(decoder);
  const text = decoding.readVarString(decoder);
  if (text.length === 0 || text.length > longest || hasControl(text)) return null;
  const isAll = decoding.readVarUint(decoder) === 0 && !decoding.hasContent(decoder);
  return isAll ? { client, clock, left, right, text } : null;
}

function readPlace(decoder: decoding.Decoder): Place {
  return { client: decoding.readVarUint(decoder), clock: decoding.readVarUint(decoder) };
}

/** A line feed ends a clause, so it is not only a letter. */
function hasControl(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) < firstLetter) return true;
  return false;
}

/** Stretches gathered for one update, each letter joined to the one its author typed before it. */
export class TypedWords {
  readonly #runs = new Map<number, Typed[]>();
  /** About what {@link encode} would give. */
  bytes = 0;

  get isEmpty(): boolean {
    return this.#runs.size === 0;
  }

  add(typed: Typed): void {
    const runs = this.#runs.get(typed.client);
    const last = runs?.at(-1);
    this.bytes += typed.text.length;
    if (last !== undefined && continues(last, typed)) {
      last.text += typed.text;
      return;
    }
    this.bytes += 24;
    if (runs === undefined) this.#runs.set(typed.client, [{ ...typed }]);
    else runs.push({ ...typed });
  }

  /** The clock after a client's last letter here; null when it has none. */
  endOf(client: number): number | null {
    const last = this.#runs.get(client)?.at(-1);
    return last === undefined ? null : last.clock + last.text.length;
  }

  has({ client, clock }: Place): boolean {
    const first = this.#runs.get(client)?.[0];
    return first !== undefined && clock >= first.clock && clock < (this.endOf(client) ?? 0);
  }

  /** Goes on where the last of its client ended, with the same neighbour to the right: then its places need no second look. */
  isContinuedBy(typed: Typed): boolean {
    const last = this.#runs.get(typed.client)?.at(-1);
    return last !== undefined && continues(last, typed);
  }

  /** All stretches, each client's in order of its clock. */
  *[Symbol.iterator](): Iterator<Typed> {
    for (const runs of this.#runs.values()) yield* runs;
  }

  /** Everything as one Yjs update (version 1). */
  encode(): Uint8Array {
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, this.#runs.size);
    // Yjs writes and merges clients from the highest id down.
    for (const client of [...this.#runs.keys()].toSorted((a, b) => b - a)) writeRuns(encoder, client, this.#runs.get(client) ?? []);
    encoding.writeVarUint(encoder, 0);
    return encoding.toUint8Array(encoder);
  }
}

function continues(last: Typed, typed: Typed): boolean {
  const end = last.clock + last.text.length;
  return typed.clock === end && typed.left?.client === typed.client && typed.left.clock === end - 1 && isSame(last.right, typed.right);
}

function isSame(a: Place | null, b: Place | null): boolean {
  return a === b || (a !== null && b !== null && a.client === b.client && a.clock === b.clock);
}

function writeRuns(encoder: encoding.Encoder, client: number, runs: Typed[]): void {
  encoding.writeVarUint(encoder, runs.length);
  encoding.writeVarUint(encoder, client);
  encoding.writeVarUint(encoder, runs[0]?.clock ?? 0);
  for (const { left, right, text } of runs) {
    encoding.writeUint8(encoder, bits.letters | (left === null ? 0 : bits.left) | (right === null ? 0 : bits.right));
    for (const place of [left, right]) {
      if (place === null) continue;
      encoding.writeVarUint(encoder, place.client);
      encoding.writeVarUint(encoder, place.clock);
    }
    encoding.writeVarString(encoder, text);
  }
}
