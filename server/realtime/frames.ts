/** The wire: y-websocket's frames and our own. The only place that decodes what a socket sent. */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { messages, syncSteps } from '#shared/realtime.ts';
import type { Closing } from '#shared/realtime.ts';

export type Frame =
  | { kind: 'state-vector'; bytes: Uint8Array }
  | { kind: 'edit'; whole: boolean; bytes: Uint8Array }
  | { kind: 'presence'; bytes: Uint8Array }
  | { kind: 'presence-query' }
  | { kind: 'unknown' };

/** Throws when the bytes end early or do not belong to the frame. `whole` is true for SyncStep2: everything the sender has and we had not. */
export function readFrame(data: Uint8Array): Frame {
  const decoder = decoding.createDecoder(data);
  const frame = readKind(decoder);
  if (frame.kind !== 'unknown' && decoding.hasContent(decoder)) throw new Error('bytes after the frame');
  return frame;
}

function readKind(decoder: decoding.Decoder): Frame {
  switch (decoding.readVarUint(decoder)) {
    case messages.sync:
      return readSync(decoder);
    case messages.presence:
      return { kind: 'presence', bytes: decoding.readVarUint8Array(decoder) };
    case messages.queryPresence:
      return { kind: 'presence-query' };
    default:
      return { kind: 'unknown' };
  }
}

function readSync(decoder: decoding.Decoder): Frame {
  switch (decoding.readVarUint(decoder)) {
    case syncSteps.stateVector:
      return { kind: 'state-vector', bytes: decoding.readVarUint8Array(decoder) };
    case syncSteps.difference:
      return { kind: 'edit', whole: true, bytes: decoding.readVarUint8Array(decoder) };
    case syncSteps.update:
      return { kind: 'edit', whole: false, bytes: decoding.readVarUint8Array(decoder) };
    default:
      throw new Error('unknown sync step');
  }
}

/** A sync frame of the given step, built once and shared by all receivers. */
export function syncFrame(step: keyof typeof syncSteps, bytes: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, messages.sync);
  encoding.writeVarUint(encoder, syncSteps[step]);
  encoding.writeVarUint8Array(encoder, bytes);
  return encoding.toUint8Array(encoder);
}

/** Bytes for the wire: a payload with the header that `ws` would build for each receiver anew. */
export interface WireFrame {
  payload: Uint8Array;
  bytes: Uint8Array;
}

/** An unfragmented binary frame of a server (RFC 6455, 5.2). */
export function wireFrame(payload: Uint8Array): WireFrame {
  const { length } = payload;
  const head = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const bytes = Buffer.allocUnsafe(head + length);
  bytes[0] = 0x82;
  bytes[1] = head === 2 ? length : head === 4 ? 126 : 127;
  if (head === 4) bytes.writeUInt16BE(length, 2);
  if (head === 10) bytes.writeBigUInt64BE(BigInt(length), 2);
  bytes.set(payload, head);
  return { payload: bytes.subarray(head), bytes };
}

export function presenceFrame(bytes: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, messages.presence);
  encoding.writeVarUint8Array(encoder, bytes);
  return encoding.toUint8Array(encoder);
}

export function onDiskFrame(count: number): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, messages.onDisk);
  encoding.writeVarUint(encoder, count);
  return encoding.toUint8Array(encoder);
}

export function epochFrame(epoch: number): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, messages.epoch);
  encoding.writeVarUint(encoder, epoch);
  return encoding.toUint8Array(encoder);
}

export function refusedFrame(why: Closing): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, messages.refused);
  encoding.writeVarString(encoder, why);
  return encoding.toUint8Array(encoder);
}

/** Nobody's presence: a message that says nothing, for clients that leave when they hear nothing. */
export const nothingNew = wireFrame(presenceFrame(new Uint8Array([0])));
