/** Two people typing at once, as a trace holds it: what each wrote on top of what, and the truth about each character by the events of the text as all of it arrives. */
import * as Y from 'yjs';
import { flatRoots } from '#shared/agreement/flat-format.ts';
import { toDoc } from '#shared/agreement/flat-text.ts';
import { agreementSchema } from '#shared/agreement/schema.ts';
import type { Typed } from './traces.ts';
import { untagged } from './truth.ts';

/** Plays the whole trace; `half` is told the text and the truth when half of it is played. */
export function playTogether(start: Y.Doc, txns: readonly Typed[], half: (ydoc: Y.Doc, truth: Map<string, number[]>) => void): { ydoc: Y.Doc; truth: Map<string, number[]> } {
  const hands = [...new Set(txns.map(({ agent = 0 }) => agent))].sort().map((agent) => new Hand(start, 11 + agent));
  const reader = new Reader(start);
  const updates: Uint8Array[] = [];
  for (const [nth, { patches, parents = [], agent = 0 }] of txns.entries()) {
    if (nth === txns.length >> 1) half(reader.ydoc, reader.tags());
    const hand = hands[agent];
    if (!hand) continue;
    const newest = Math.max(-1, ...parents);
    // What the other had written when this was typed.
    for (; hand.seen <= newest; hand.seen++) if (txns[hand.seen]?.agent !== agent) hand.read(updates[hand.seen] ?? new Uint8Array());
    const update = hand.write(patches);
    updates.push(update);
    reader.read(update);
  }
  return { ydoc: reader.ydoc, truth: reader.tags() };
}

const blockId = (nth: number): string => `b${nth.toString(36).padStart(15, '0')}`;
let blocks = 0;

class Hand {
  readonly ydoc: Y.Doc;
  seen = 0;
  readonly #text: Y.Text;
  /** Where blocks begin, in units of the flat text. */
  #markers: number[] = [0];

  constructor(start: Y.Doc, clientID: number) {
    this.ydoc = copyOf(start);
    this.ydoc.clientID = clientID;
    this.#text = flatRoots(this.ydoc).text;
    this.#text.observe(({ delta }) => { this.#markers = followed(this.#markers, delta as Delta); });
  }

  read(update: Uint8Array): void {
    if (update.length > 0) Y.applyUpdate(this.ydoc, update);
  }

  write(patches: Typed['patches']): Uint8Array {
    let written = new Uint8Array();
    const keep = (update: Uint8Array): void => { written = new Uint8Array(update); };
    this.ydoc.on('update', keep);
    this.ydoc.transact(() => {
      for (const [at, deleted, inserted] of patches) {
        if (deleted > 0) this.#text.delete(this.#unit(at), this.#unit(at + deleted) - this.#unit(at));
        let unit = this.#unit(at);
        for (const [line, part] of inserted.split('\n').entries()) {
          if (line > 0) {
            this.#text.insert(unit, '\n');
            this.#text.insertEmbed(unit + 1, new Y.Map<unknown>([['id', blockId(++blocks)], ['type', 'paragraph']]));
            unit += 2;
          }
          if (part !== '') this.#text.insert(unit, part);
          unit += part.length;
        }
      }
    });
    this.ydoc.off('update', keep);
    return written;
  }

  /** A line end is two units: the end of one block and the beginning of the next. */
  #unit(place: number): number {
    let [low, high] = [0, this.#markers.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#markers[middle] ?? 0) - middle <= place) low = middle + 1;
      else high = middle;
    }
    return place + low;
  }
}

type Delta = { retain?: number; delete?: number; insert?: string | object }[];

function followed(markers: readonly number[], delta: Delta): number[] {
  const next: number[] = [];
  let [from, at, nth] = [0, 0, 0];
  const keep = (until: number): void => {
    for (; nth < markers.length && (markers[nth] ?? 0) < until; nth++) next.push((markers[nth] ?? 0) - from + at);
  };
  for (const { retain = 0, delete: gone = 0, insert } of delta) {
    if (retain > 0) {
      keep(from + retain);
      [from, at] = [from + retain, at + retain];
    }
    if (gone > 0) {
      for (; nth < markers.length && (markers[nth] ?? 0) < from + gone; nth++);
      from += gone;
    }
    if (typeof insert === 'string') at += insert.length;
    else if (insert) next.push(at++);
  }
  keep(Infinity);
  return next;
}

/** The text as all of it arrives, with the truth about its characters: which came with which key. */
class Reader {
  readonly ydoc: Y.Doc;
  #tags: number[];
  #next = 0;

  constructor(start: Y.Doc) {
    this.ydoc = copyOf(start);
    const { text } = flatRoots(this.ydoc);
    this.#tags = Array.from({ length: text.length }, () => untagged);
    text.observe(({ delta }) => {
      let at = 0;
      for (const { retain = 0, delete: gone = 0, insert } of delta as Delta) {
        at += retain;
        if (gone > 0) this.#tags.splice(at, gone);
        if (insert === undefined) continue;
        const fresh = typeof insert === 'string' ? Array.from(insert, (sign) => (sign === '\n' ? untagged : this.#next++)) : [untagged];
        this.#tags.splice(at, 0, ...fresh);
        at += fresh.length;
      }
    });
  }

  read(update: Uint8Array): void {
    if (update.length > 0) Y.applyUpdate(this.ydoc, update);
  }

  /** Per block, in reading order. */
  tags(): Map<string, number[]> {
    const found = new Map<string, number[]>();
    let at = 0;
    toDoc(this.ydoc, agreementSchema).descendants((node) => {
      if (!node.isTextblock) return true;
      // Its beginning is one unit, its end another.
      found.set(String(node.attrs['id']), this.#tags.slice(at + 1, at + 1 + node.content.size));
      at += node.content.size + 2;
      return false;
    });
    return found;
  }
}

function copyOf(start: Y.Doc): Y.Doc {
  const ydoc = new Y.Doc({ gc: false });
  Y.applyUpdate(ydoc, Y.encodeStateAsUpdate(start));
  return ydoc;
}
