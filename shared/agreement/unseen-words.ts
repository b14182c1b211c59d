/** Words that another typed into a stretch while this person struck it: Yjs gives them the strike of their place, and nobody has struck them (ADR 20). */
import * as Y from 'yjs';
import { bringEnds } from './flat-ends.ts';
import { flatRoots } from './flat-format.ts';
import type { DeltaOp } from './flat-format.ts';
import { proposing, readSuggestionId } from './suggestions.ts';

interface Stretch { text: Y.Text; from: number; length: number }

/**
 * Follows the text for the person whose client id this document has, and takes the own strike off whatever comes from elsewhere under it: it was
 * not there to be struck. Returns what ends that.
 */
export function sparingUnseenWords(ydoc: Y.Doc): () => void {
  const { text, footnotes, grids } = flatRoots(ydoc);
  const unseen: Stretch[] = [];
  const read = (events: Y.YEvent<Y.AbstractType<unknown>>[], { local }: Y.Transaction): void => {
    if (!local) for (const event of events) if (event instanceof Y.YTextEvent) unseen.push(...struckIn(event, ydoc.clientID));
  };
  const spare = (): void => {
    const now = unseen.splice(0);
    if (now.length > 0) ydoc.transact((transaction) => {
      for (const { text: own, from, length } of now) own.format(from, length, { [proposing.strike]: null });
      bringEnds(transaction);
    }, sparingUnseenWords);
  };
  const follow = read as Parameters<Y.Text['observeDeep']>[0];
  for (const root of [text, footnotes, grids]) root.observeDeep(follow);
  // Not before everybody has read what the transaction did.
  ydoc.on('afterTransaction', spare);
  return () => {
    for (const root of [text, footnotes, grids]) root.unobserveDeep(follow);
    ydoc.off('afterTransaction', spare);
  };
}

function struckIn(event: Y.YTextEvent, client: number): Stretch[] {
  const found: Stretch[] = [];
  let at = 0;
  for (const { insert, retain, attributes } of event.delta as DeltaOp[]) {
    if (insert === undefined) { at += retain ?? 0; continue; }
    const length = typeof insert === 'string' ? insert.length : 1;
    if (readSuggestionId(attributes?.[proposing.strike])?.client === client) found.push({ text: event.target as Y.Text, from: at, length });
    at += length;
  }
  return found;
}
