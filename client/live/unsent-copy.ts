/** A text that the server would not take: kept beside the saved one until its writer has seen to it, never merged (design D7). */
import * as Y from 'yjs';
import { changesOf, copiesOf, dropCopy, dropLine, linesOf } from './kept-on-disk.ts';
import type { KeptChange, KeptCopy, KeptLine } from './kept-on-disk.ts';

export interface UnsentCopy {
  id: string;
  /** Of the document. */
  title: string;
  doc: Y.Doc;
  /** Why it was not taken: a refusal code. */
  code: string;
  changes: number;
  at: Date;
  /** It is on this computer's disk and outlives the page. */
  lasts: boolean;
}

/** The text of a kept line with its changes. */
export function textOf(line: KeptLine, changes: readonly KeptChange[], into: Y.Doc = new Y.Doc({ gc: false }), origin?: unknown): Y.Doc {
  into.transact(() => {
    Y.applyUpdate(into, line.base, origin);
    for (const { update } of changes) Y.applyUpdate(into, update, origin);
  }, origin);
  return into;
}

export function openCopy({ id, title, state, code, changes, at }: KeptCopy): UnsentCopy {
  const doc = new Y.Doc({ gc: false });
  Y.applyUpdate(doc, state);
  return { id, title, doc, code, changes, at: new Date(at), lasts: true };
}

/** All that is only in this browser of a document that the person cannot open any more. */
export async function leftOf(personId: string, documentId: string): Promise<UnsentCopy[]> {
  const lines = await Promise.all((await linesOf(personId, documentId)).map(async (line) => ({ line, changes: await changesOf(line.lineId) })));
  const texts = lines.filter(({ changes }) => changes.length > 0).map(({ line, changes }): UnsentCopy => ({ id: line.lineId, title: line.title, doc: textOf(line, changes), code: 'access-removed', changes: changes.length, at: new Date(line.at), lasts: true }));
  return [...(await copiesOf(personId, documentId)).map(openCopy), ...texts];
}

/** Throws away what {@link leftOf} or a page gave, for good. */
export async function discard(id: string): Promise<void> {
  await Promise.all([dropCopy(id), dropLine(id)]);
}

/** Every change of the copy is in the saved text: it had arrived, and only the answer was lost. */
export function isSavedIn(copy: Y.Doc, saved: Y.Doc): boolean {
  const probe = new Y.Doc({ gc: false });
  Y.applyUpdate(probe, Y.encodeStateAsUpdate(saved));
  let bringsSomething = false;
  probe.on('update', () => { bringsSomething = true; });
  Y.applyUpdate(probe, Y.encodeStateAsUpdate(copy));
  const lacks = probe.store.pendingStructs !== null || probe.store.pendingDs !== null;
  probe.destroy();
  return !bringsSomething && !lacks;
}
