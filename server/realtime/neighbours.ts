/** Whether words could be put between two letters of a text without asking Yjs to place them. */
import * as Y from 'yjs';
import type { Place } from './typed-words.ts';

/** Both letters are in the text, one of them at least is named, and nothing stands between them now. */
export function areNeighbours(doc: Y.Doc, left: Place | null, right: Place | null): boolean {
  return (left ?? right) !== null && [left, right].every((place) => place === null || isInText(doc, place)) && follow(doc, left, right);
}

/** Others may have written between them meanwhile: that is judged the general way. */
function follow({ store }: Y.Doc, left: Place | null, right: Place | null): boolean {
  if (left === null) return right !== null && isFirst(Y.getItem(store, Y.createID(right.client, right.clock)), right);
  const item: unknown = Y.getItem(store, Y.createID(left.client, left.clock));
  if (!(item instanceof Y.Item)) return false;
  const isLast = left.clock === item.id.clock + item.length - 1;
  const next = isLast ? (item.right?.id ?? null) : Y.createID(left.client, left.clock + 1);
  return next === null ? right === null : right !== null && next.client === right.client && next.clock === right.clock;
}

function isInText({ store }: Y.Doc, place: Place): boolean {
  if (place.clock >= Y.getState(store, place.client)) return false;
  const item: unknown = Y.getItem(store, Y.createID(place.client, place.clock));
  return item instanceof Y.Item && item.parentSub === null;
}

function isFirst(item: unknown, place: Place): boolean {
  return item instanceof Y.Item && item.left === null && item.id.clock === place.clock;
}
