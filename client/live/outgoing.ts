/** What a page's socket may send: counted as the server counts it, without what the server would pass over, and nothing larger than a frame. */
import * as decoding from 'lib0/decoding';
import { limits } from '#shared/limits.ts';
import { messages, syncSteps } from '#shared/realtime.ts';

export interface OutgoingOptions {
  /** The only client id whose presence is this page's to tell: the provider repeats what others say, which with a hundred people doubles the traffic. */
  clientId: number;
  /** A frame that the server counts is about to leave. */
  onCounted: () => void;
  /** A difference that does not fit a frame was kept back. */
  onTooLarge: (update: Uint8Array) => void;
}

/** A WebSocket class whose `send` is looked through. */
export function lookedThrough(Base: typeof WebSocket, options: OutgoingOptions): typeof WebSocket {
  return class extends Base {
    override send(data: Parameters<WebSocket['send']>[0]): void {
      if (mayPass(data, options)) super.send(data);
    }
  };
}

function mayPass(data: unknown, { clientId, onCounted, onTooLarge }: OutgoingOptions): boolean {
  if (!(data instanceof Uint8Array)) return true;
  const decoder = decoding.createDecoder(data);
  const kind = decoding.readVarUint(decoder);
  if (kind === messages.presence) return isPresenceOf(clientId, decoding.readVarUint8Array(decoder));
  if (kind !== messages.sync || decoding.readVarUint(decoder) === syncSteps.stateVector) return true;
  if (data.length > limits.frame) {
    onTooLarge(decoding.readVarUint8Array(decoder));
    return false;
  }
  onCounted();
  return true;
}

function isPresenceOf(clientId: number, bytes: Uint8Array): boolean {
  const decoder = decoding.createDecoder(bytes);
  for (let left = decoding.readVarUint(decoder); left > 0; left -= 1) {
    if (decoding.readVarUint(decoder) === clientId) return true;
    decoding.readVarUint(decoder);
    decoding.readVarString(decoder);
  }
  return false;
}
