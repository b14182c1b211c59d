/** A place in the text as it is sent and stored: a Yjs relative position in base64. */
import * as Y from 'yjs';

export function encodePlace(place: Y.RelativePosition): string {
  return btoa(String.fromCharCode(...Y.encodeRelativePosition(place)));
}

/** Null for what is no place. */
export function decodePlace(encoded: string): Y.RelativePosition | null {
  try {
    return Y.decodeRelativePosition(Uint8Array.from(atob(encoded), (sign) => sign.charCodeAt(0)));
  } catch {
    return null;
  }
}
