/** Words of comments that the server has not said it has: kept in this browser, so that a lost session, a reload or a closed window loses nothing. */
import type { AnchorInput } from '#shared/anchors/anchor.ts';
import { type Said, saidOf } from './shared-comment.ts';

export interface WaitingComment {
  /** Its own name here, and the key of the intent when the comment is a new one. */
  id: string;
  anchor: AnchorInput;
  /** The comment as it was known when the words were written; null for one that was never left. */
  base: (Said & { id: string; version: number }) | null;
  /** What was sent first under the key without an answer: exactly the same must be sent again. */
  first: Said | null;
  /** What was written: all fields of a new comment, the changed ones of another. */
  said: Partial<Said>;
}

type Place = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

export const waitingName = 'comment-waiting:';
/** `page`: the address of the text that the comments are about. */
const nameOf = (personId: string, page: string): string => `${waitingName}${personId}:${page}:`;

export const slotOf = (personId: string, page: string, id: string): string => nameOf(personId, page) + id;

/** False when the browser could not keep them: they then live as long as the page. */
export function keepWaiting(place: Place, slot: string, waiting: WaitingComment): boolean {
  try {
    place.setItem(slot, JSON.stringify(waiting));
    return true;
  } catch {
    return false;
  }
}

export function forgetWaiting(place: Place, slot: string): void {
  try {
    place.removeItem(slot);
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}

/** Those of this person on this page. */
export function waitingOn(place: Place, personId: string, page: string): WaitingComment[] {
  const name = nameOf(personId, page);
  try {
    return Array.from({ length: place.length }, (_, at) => place.key(at) ?? '').filter((key) => key.startsWith(name)).flatMap((key) => parsed(place.getItem(key)));
  } catch {
    return [];
  }
}

/** What somebody's hand left there is no comment. */
function parsed(value: string | null): WaitingComment[] {
  try {
    const { id, anchor, base = null, first = null, said } = JSON.parse(value ?? '') as Partial<WaitingComment>;
    return typeof id === 'string' && typeof anchor === 'object' && typeof said === 'object' ? [{ id, anchor, base, first, said }] : [];
  } catch {
    return [];
  }
}

const nothingSaid: Said = { kind: 'substance', text: '', proposedText: '', reason: '' };

/** What a new comment is left with, and what is then changed in it: the first words without an answer, and those since. */
export function asLeft({ first, said }: WaitingComment): { left: Said; since: Partial<Said> } {
  const all = { ...nothingSaid, ...said };
  const left = saidOf(first ?? all);
  return { left, since: Object.fromEntries((Object.keys(left) as (keyof Said)[]).filter((field) => all[field] !== left[field]).map((field) => [field, all[field]])) };
}
