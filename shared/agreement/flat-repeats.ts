/**
 * What two people take back at once stands twice: each undo writes anew what it brings back, and Yjs does not tell others what was brought back for
 * what. But what is brought back is written just before what it was, so its `rightOrigin` names it, for everyone. Of two who brought back the same
 * the one with the higher client id takes her own away again (ADR 24). Nobody's hand touches another's words.
 */
import * as Y from 'yjs';
import { flatRoots } from './flat-format.ts';

interface Unit { client: number; clock: number }
/** From `clock` on, own units that were once those from `was` on. */
interface Copy { clock: number; length: number; was: Unit }
/** Another's unit and where its item has it. */
interface Twin { item: Y.Item; inside: number }

export const repeatOrigin = 'repeat';

/** Looks after what this undo brings back until the returned function is called. */
export function settleRepeats(ydoc: Y.Doc, undo: Y.UndoManager): () => void {
  /** By the transaction that brought them back. */
  let broughtBack: Copy[][] = [];
  let isDue = false;
  const note = (transaction: Y.Transaction): void => {
    const isOwn = transaction.origin === undo;
    if (!isOwn && (transaction.local || broughtBack.length === 0)) return;
    const made = itemsMade(transaction);
    const copies = isOwn ? made.flatMap((item) => copyOf(ydoc, item, broughtBack)) : [];
    if (copies.length > 0) broughtBack.push(copies);
    isDue ||= copies.length > 0 || !isOwn && made.some((item) => item.id.client < ydoc.clientID && originals(ydoc, item).some((unit) => broughtBack.flat().some((copy) => covers(copy, unit))));
  };
  const settle = (): void => {
    if (!isDue) return;
    isDue = false;
    broughtBack = broughtBack.filter((copies) => copies.some((copy) => partsOf(ydoc, copy).length > 0));
    const repeated = broughtBack.flatMap((copies) => repeatedOf(ydoc, copies));
    if (repeated.length > 0) ydoc.transact(() => { for (const copy of repeated) strike(ydoc, copy); }, repeatOrigin);
  };
  ydoc.on('afterTransaction', note);
  ydoc.on('afterAllTransactions', settle);
  return () => {
    ydoc.off('afterTransaction', note);
    ydoc.off('afterAllTransactions', settle);
  };
}

/** What was brought back once and taken away again may be brought back anew: it is still a copy of the first. */
function copyOf(ydoc: Y.Doc, item: Y.Item, known: readonly Copy[][]): Copy[] {
  const { client, clock } = item.rightOrigin ?? item.id;
  const original = item.rightOrigin && itemAt(ydoc, client, clock);
  const again: unknown = original?.redone;
  if (!original || !isUnit(again) || again.client !== item.id.client || again.clock !== item.id.clock) return [];
  const first = client === ydoc.clientID ? known.flat().findLast((copy) => copy.clock <= clock && clock < copy.clock + copy.length) : undefined;
  const was = first ? { client: first.was.client, clock: first.was.clock + clock - first.clock } : { client, clock };
  return [{ clock: item.id.clock, length: item.length, was }];
}

/** The copies of which another with a lower client id has brought back every unit too. */
function repeatedOf(ydoc: Y.Doc, copies: readonly Copy[]): Copy[] {
  const twins = twinsOf(ydoc, copies);
  for (const found of [...twins].sort(([a], [b]) => a - b).map(([, units]) => units)) {
    const repeated = copies.filter((copy) => isRepeated(ydoc, copy, found));
    // Letters alone may have been typed there by hand.
    if (repeated.some((copy) => copy.length >= fewestLetters || partsOf(ydoc, copy).some(({ item }) => item.content instanceof Y.ContentType))) return repeated;
  }
  return [];
}

const fewestLetters = 3;

function isRepeated(ydoc: Y.Doc, copy: Copy, twins: ReadonlyMap<string, Twin>): boolean {
  const parts = partsOf(ydoc, copy);
  return parts.length > 0 && parts.every(({ item, from, to }) => {
    for (let clock = from; clock < to; clock++) {
      const twin = twins.get(keyOf({ client: copy.was.client, clock: copy.was.clock + clock - copy.clock }));
      if (!twin || twin.item.parent !== item.parent || wordAt(twin.item, twin.inside) !== wordAt(item, clock - item.id.clock)) return false;
    }
    return true;
  });
}

/** Units of others that stand for the same originals, by whose they are and by the original. */
function twinsOf(ydoc: Y.Doc, copies: readonly Copy[]): Map<number, Map<string, Twin>> {
  const found = new Map<number, Map<string, Twin>>();
  for (const text of textsOf(ydoc)) {
    for (let item = text._start; item; item = item.right) {
      const { client } = item.id;
      if (item.deleted || !item.countable || client >= ydoc.clientID || item.rightOrigin === null) continue;
      for (const { client: of, clock } of originals(ydoc, item)) {
        for (let inside = 0; inside < item.length; inside++) {
          const unit = { client: of, clock: clock + inside };
          if (!copies.some((copy) => covers(copy, unit))) continue;
          const units = found.get(client) ?? new Map<string, Twin>();
          if (!units.has(keyOf(unit))) units.set(keyOf(unit), { item, inside });
          found.set(client, units);
        }
      }
    }
  }
  return found;
}

/** For what the first unit of the item may have been written anew: the nearest first, and what that in turn was written for. */
function originals(ydoc: Y.Doc, item: Y.Item): Unit[] {
  const found: Unit[] = [];
  let at: Twin | null = { item, inside: 0 };
  while (at && found.length < deepest) {
    for (let before = firstHalf(ydoc, at.item); before; before = firstHalf(ydoc, before)) at = { item: before, inside: at.inside + before.length };
    const next: Y.ID | null = at.item.rightOrigin;
    if (!next) break;
    const unit: Unit = { client: next.client, clock: next.clock + at.inside };
    found.push(unit);
    const original: Y.Item | null = unit.client === item.id.client ? itemAt(ydoc, unit.client, unit.clock) : null;
    at = original?.deleted ? { item: original, inside: unit.clock - original.id.clock } : null;
  }
  return found;
}

/** As often as one takes the same back, away and back again. */
const deepest = 8;

/** Of an item that was cut in two, by somebody who typed in it, the second half goes on where the first ends. */
function firstHalf(ydoc: Y.Doc, { id: { client, clock }, origin, rightOrigin }: Y.Item): Y.Item | null {
  if (origin?.client !== client || origin.clock !== clock - 1) return null;
  const before = itemAt(ydoc, client, clock - 1);
  return before && rightOrigin && Y.compareIDs(before.rightOrigin, rightOrigin) ? before : null;
}

/** What still stands of it. */
function partsOf(ydoc: Y.Doc, copy: Copy): { item: Y.Item; from: number; to: number }[] {
  const parts: { item: Y.Item; from: number; to: number }[] = [];
  const end = copy.clock + copy.length;
  for (let clock = copy.clock; clock < end;) {
    const item = itemAt(ydoc, ydoc.clientID, clock);
    const to = item ? Math.min(end, item.id.clock + item.length) : clock + 1;
    if (item && !item.deleted && item.countable) parts.push({ item, from: clock, to });
    clock = to;
  }
  return parts;
}

function strike(ydoc: Y.Doc, copy: Copy): void {
  for (const { item, from, to } of partsOf(ydoc, copy).reverse()) textOf(item)?.delete(offsetOf(item) + from - item.id.clock, to - from);
}

function offsetOf(item: Y.Item): number {
  let offset = 0;
  for (let before = item.left; before; before = before.left) if (!before.deleted && before.countable) offset += before.length;
  return offset;
}

/** One unit as it can be compared; a block by its id. */
function wordAt({ content }: Y.Item, inside: number): string {
  if (content instanceof Y.ContentString) return content.str.charAt(inside);
  if (content instanceof Y.ContentType) return content.type instanceof Y.Map ? `block ${String(content.type.get('id'))}` : 'type';
  return content instanceof Y.ContentEmbed ? JSON.stringify(content.embed) : 'other';
}

function textsOf(ydoc: Y.Doc): Y.Text[] {
  const { text, footnotes, grids } = flatRoots(ydoc);
  const cells = [...grids.values()].flatMap((grid) => {
    const texts: unknown = grid instanceof Y.Map ? grid.get('texts') : null;
    return texts instanceof Y.Map ? [...texts.values()].filter((cell) => cell instanceof Y.Text) : [];
  });
  return [text, footnotes, ...cells];
}

function itemsMade({ beforeState, afterState, doc }: Y.Transaction): Y.Item[] {
  const made: Y.Item[] = [];
  for (const [client, clock] of afterState) {
    const from = beforeState.get(client) ?? 0;
    if (clock === from) continue;
    const structs = doc.store.clients.get(client) ?? [];
    for (let at = structs.length - 1; at >= 0; at--) {
      const item = structs[at];
      if (!item || item.id.clock < from) break;
      if (item instanceof Y.Item && item.countable && item.parentSub === null && textOf(item)) made.push(item);
    }
  }
  return made;
}

const textOf = ({ parent }: Y.Item): Y.Text | null => (parent instanceof Y.Text ? parent : null);
const keyOf = ({ client, clock }: Unit): string => `${client}:${clock}`;
const covers = ({ length, was }: Copy, { client, clock }: Unit): boolean => client === was.client && clock >= was.clock && clock < was.clock + length;
const isUnit = (value: unknown): value is Unit => value !== null && typeof value === 'object' && 'client' in value && 'clock' in value;

function itemAt(ydoc: Y.Doc, client: number, clock: number): Y.Item | null {
  if (clock >= Y.getState(ydoc.store, client)) return null;
  const found: unknown = Y.getItem(ydoc.store, Y.createID(client, clock));
  return found instanceof Y.Item ? found : null;
}
