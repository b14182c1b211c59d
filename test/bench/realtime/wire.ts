/** The few frames a bench client sends and reads. Hocuspocus puts the document's name before each. */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

export type Dialect = 'yjs' | 'hocuspocus';

export interface Place {
  client: number;
  clock: number;
}

/** What stands before every frame of this document: nothing, or its name. */
export function prefixOf(dialect: Dialect, name: string): Uint8Array {
  return dialect === 'yjs' ? new Uint8Array(0) : encoding.encode((encoder) => encoding.writeVarString(encoder, name));
}

/** The empty state vector: "send me everything". */
export const askForAll = new Uint8Array([0, 0, 1, 0]);

/** Hocuspocus lets nobody in without a token, even where none is asked for. */
export const hocuspocusToken = encoding.encode((encoder) => {
  encoding.writeVarUint(encoder, 2);
  encoding.writeVarUint(encoder, 0);
  encoding.writeVarString(encoder, 'bench');
});

/** One typed letter as Yjs encodes it: between two neighbours that are there already. */
export function letterFrame(own: Place, left: Place, right: Place, letter: string): Uint8Array {
  const update = encoding.encode((encoder) => {
    for (const number of [1, 1, own.client, own.clock]) encoding.writeVarUint(encoder, number);
    // A string (4) with both neighbours named.
    encoding.writeUint8(encoder, 0b1100_0100);
    for (const number of [left.client, left.clock, right.client, right.clock]) encoding.writeVarUint(encoder, number);
    encoding.writeVarString(encoder, letter);
    encoding.writeVarUint(encoder, 0);
  });
  return updateFrame(update);
}

export function updateFrame(update: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 0);
    encoding.writeVarUint(encoder, 2);
    encoding.writeVarUint8Array(encoder, update);
  });
}

/** A caret of about 290 bytes, shaped like y-prosemirror's. */
export function cursorFrame(client: number, clock: number, at: number): Uint8Array {
  const place = { type: null, tname: 'text', item: { client, clock: at }, assoc: 0 };
  const state = JSON.stringify({ user: { name: `Person ${client}`, color: '#1a6b54', colorLight: '#1a6b5433' }, cursor: { anchor: place, head: place }, seen: 'kapitel 3, stycke 2', since: '2030-01-02T03:04:05.000Z' });
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarUint8Array(encoder, encoding.encode((inner) => {
      for (const number of [1, client, clock]) encoding.writeVarUint(inner, number);
      encoding.writeVarString(inner, state);
    }));
  });
}

export type Heard =
  | { kind: 'update' | 'difference'; bytes: Uint8Array }
  | { kind: 'cursors'; clocks: [client: number, clock: number][] }
  | { kind: 'on-disk'; count: number }
  | { kind: 'other' };

export function read(frame: Uint8Array, skip: number): Heard {
  const decoder = decoding.createDecoder(skip === 0 ? frame : frame.subarray(skip));
  switch (decoding.readVarUint(decoder)) {
    case 0:
    case 4: {
      const step = decoding.readVarUint(decoder);
      if (step === 0) return { kind: 'other' };
      return { kind: step === 1 ? 'difference' : 'update', bytes: decoding.readVarUint8Array(decoder) };
    }
    case 1:
      return { kind: 'cursors', clocks: cursorsIn(decoding.readVarUint8Array(decoder)) };
    case 100:
      return { kind: 'on-disk', count: decoding.readVarUint(decoder) };
    default:
      return { kind: 'other' };
  }
}

function cursorsIn(bytes: Uint8Array): [number, number][] {
  const decoder = decoding.createDecoder(bytes);
  return Array.from({ length: decoding.readVarUint(decoder) }, () => {
    const cursor: [number, number] = [decoding.readVarUint(decoder), decoding.readVarUint(decoder)];
    decoding.readVarString(decoder);
    return cursor;
  });
}
