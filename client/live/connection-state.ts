/** What may be said of a page's line to a document, and of the words written on the page. */
import type { Closing } from '#shared/realtime.ts';

export type ConnectionState =
  /** The first load is under way; nothing can be said about the text yet. */
  | { kind: 'opening' }
  | { kind: 'saving'; unsent: number }
  /** `at`: when the last change of this page was acknowledged, null when it has made none. */
  | { kind: 'saved'; at: Date | null }
  /** `why`: what the server said when it closed, null when the line broke. It is tried again by itself. */
  | { kind: 'offline'; unsent: number; why: Closing | null; savedAt: Date | null }
  /** Final. The document of this connection holds `unsent` changes that the server has not; open a fresh connection with a fresh Y.Doc. */
  | { kind: 'refused'; code: Closing; unsent: number };

/** Changes that the server does not have. */
export function unsentIn(state: ConnectionState): number {
  return state.kind === 'saving' || state.kind === 'offline' || state.kind === 'refused' ? state.unsent : 0;
}

export function isSameState(a: ConnectionState, b: ConnectionState): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
