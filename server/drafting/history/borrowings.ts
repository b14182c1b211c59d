/** Words that somebody only brought back or carried along are still the words of who wrote them first. */
import * as Y from 'yjs';

/** `length` characters from `client:clock` were written first as `source:sourceClock` and on. */
export type Borrowing = [client: number, clock: number, length: number, source: number, sourceClock: number];

export interface Origin { client: number; clock: number; length: number }

/** A chain of undo, restore and move is never this long; a ring of them would be. */
const longestChain = 50;

export class Borrowings {
  readonly #of = new Map<number, Borrowing[]>();

  constructor(borrowings: readonly Borrowing[]) {
    for (const one of borrowings) {
      const list = this.#of.get(one[0]);
      if (list) list.push(one);
      else this.#of.set(one[0], [one]);
    }
    for (const list of this.#of.values()) list.sort((a, b) => a[1] - b[1]);
  }

  /** The characters a stretch goes back to, in the stretch's order. */
  originsOf(stretch: Origin, depth = 0): Origin[] {
    const found: Origin[] = [];
    let { clock } = stretch;
    const end = stretch.clock + stretch.length;
    const list = depth < longestChain ? this.#of.get(stretch.client) ?? [] : [];
    for (const [, from, length, source, sourceClock] of list) {
      if (from + length <= clock) continue;
      if (from >= end) break;
      if (from > clock) found.push({ client: stretch.client, clock, length: from - clock });
      const start = Math.max(from, clock);
      const stop = Math.min(from + length, end);
      found.push(...this.originsOf({ client: source, clock: sourceClock + start - from, length: stop - start }, depth + 1));
      clock = stop;
    }
    if (clock < end) found.push({ client: stretch.client, clock, length: end - clock });
    return found;
  }
}

/**
 * Undoing a deletion writes the words anew under the name of who undid it. Yjs puts them directly before the deleted ones, so that is where they
 * are found: the same words, gone, right of these.
 */
export function returnedWords(ydoc: Y.Doc, struct: Y.Item | Y.GC | Y.Skip): Borrowing[] {
  if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString) || struct.rightOrigin === null) return [];
  const { client, clock } = struct.rightOrigin;
  if (struct.length < 2 || deletedText(ydoc, { client, clock }, struct.length) !== struct.content.str) return [];
  return [[struct.id.client, struct.id.clock, struct.length, client, clock]];
}

/** `length` characters from there, when all of them are text and deleted. */
function deletedText(ydoc: Y.Doc, { client, clock }: { client: number; clock: number }, length: number): string | null {
  let text = '';
  while (text.length < length) {
    const at = clock + text.length;
    if (at >= Y.getState(ydoc.store, client)) return null;
    const item = Y.getItem(ydoc.store, Y.createID(client, at));
    if (!(item instanceof Y.Item) || !item.deleted || !(item.content instanceof Y.ContentString)) return null;
    text += item.content.str.slice(at - item.id.clock, at - item.id.clock + length - text.length);
  }
  return text;
}
