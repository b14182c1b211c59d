/**
 * Whoever opens a mark, or takes one up again behind words of their own, brings the end of it too. Yjs writes a mark as two signs in the text, and of
 * words put into a marked stretch the mark is opened anew behind them, up to the end that stood there. Were that end taken away by somebody who
 * had not seen those words, the mark would run on over everything that follows.
 */
import * as Y from 'yjs';

const extra = new WeakSet<Y.Item>();

/** A second end, which an undo leaves: others may have cleared away the first one, since both say the same. */
export const isExtraEnd = (item: Y.Item): boolean => extra.has(item);

/** Call at the end of a transaction that wrote in a flat text, inside it. Nothing reads otherwise for it. */
export function bringEnds(transaction: Y.Transaction): void {
  const { doc, beforeState } = transaction;
  const opened: Y.Item[] = [];
  const own = doc.store.clients.get(doc.clientID) ?? [];
  const from = beforeState.get(doc.clientID) ?? 0;
  for (let at = own.length - 1; at >= 0; at--) {
    const struct = own[at];
    if (!struct || struct.id.clock < from) break;
    if (struct instanceof Y.Item && !struct.deleted && struct.content instanceof Y.ContentFormat && struct.content.value !== null) opened.push(struct);
  }
  for (const item of opened) {
    const end = endOf(item);
    if (end) repeat(transaction, end);
  }
}

/** The end of what this mark opens, where somebody can have seen it without the opening. */
function endOf(opening: Y.Item): Y.Item | null {
  for (let item = opening.right; item; item = item.right) {
    if (item.deleted || !(item.content instanceof Y.ContentFormat) || item.content.key !== (opening.content as Y.ContentFormat).key) continue;
    const isLater = item.id.client === opening.id.client && item.id.clock > opening.id.clock;
    return item.content.value === null && !isLater ? item : null;
  }
  return null;
}

function repeat(transaction: Y.Transaction, end: Y.Item): void {
  const { doc } = transaction;
  const { key } = end.content as Y.ContentFormat;
  const item = new Y.Item(Y.createID(doc.clientID, Y.getState(doc.store, doc.clientID)), end, end.lastId, end.right, end.right?.id ?? null, end.parent, null, new Y.ContentFormat(key, null as unknown as object));
  item.integrate(transaction, 0);
  extra.add(item);
}
