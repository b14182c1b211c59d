/** Random editing over anchored texts, and what became of the anchors. */
import type { Node } from '@tiptap/pm/model';
import { EditorState } from '@tiptap/pm/state';
import * as Y from 'yjs';
import { type AnchoredBlock, type AnchorPoint, idsBetween, type IdRun, quoteBetween, spansBetween, wordsAround } from '#shared/anchors/anchor.ts';
import { Likeness } from '#shared/anchors/likeness.ts';
import { type LiveBlock, LivePlaces, type PlacedAnchor, type TakenAnchor } from '#shared/anchors/place.ts';
import { TakenText } from '#shared/anchors/taken-text.ts';
import { outline } from '#shared/agreement/clauses.ts';
import type { AgreementContent } from '#shared/agreement/content.ts';
import { newBlockId } from '#shared/agreement/content.ts';
import { type FlatText, openFlatText, runsOf, toContent, toDoc, writeContent } from '#shared/agreement/flat-text.ts';
import { agreementSchema } from '#shared/agreement/schema.ts';
import { below, type Chance, chanceOf } from '../../agreement/chance.ts';
import { type Edit, type Hand, someEdit } from './editing.ts';
import { Reality, type Verdict } from './judging.ts';
import { Tags, untagged } from './truth.ts';
import { sixtyParagraphs } from './words.ts';

export interface Script {
  name: string;
  edits: number;
  moves: boolean;
  /** After so many edits the text is taken out, edited on its own, and read in whole into the emptied document: every character is made anew. */
  importAfter: number | null;
}

export interface Followed { anchor: TakenAnchor; own: number[] }

/** `stands` is where its own characters truly are, as stretches of the text in which each character is one place and blocks follow without any between. */
export interface Judged { anchor: TakenAnchor; own: readonly number[]; placed: PlacedAnchor; verdict: Verdict; stands: readonly [from: number, to: number][] }

/** One text of sixty paragraphs, a hundred anchors in it. */
export function play(script: Script, { seed, many }: { seed: number; many: number }): Judged[] {
  const chance = chanceOf(seed);
  const ydoc = new Y.Doc({ gc: false });
  ydoc.clientID = 1 + seed;
  writeContent(ydoc, sixtyParagraphs(chance), 'import');
  const desk = new Desk(ydoc);
  const followed = anchorsIn(ydoc, desk.truth(), { chance, many });
  for (let turn = 0; turn < script.edits; turn++) {
    desk.write(someEdit(desk.doc, chance, { ...desk, moves: script.moves }));
    if (turn + 1 === script.importAfter) desk.readInWhole(chance, 10);
  }
  desk.close();
  return judged(followed, ydoc, desk.truth());
}

/** The product's text and, beside it, the truth about its characters. */
class Desk {
  readonly ydoc: Y.Doc;
  readonly tags: Tags;
  readonly hand: Hand = { taken: null };
  #text: FlatText;

  constructor(ydoc: Y.Doc) {
    this.ydoc = ydoc;
    this.#text = openFlatText(ydoc);
    this.tags = new Tags(this.#text.doc);
  }

  get doc(): Node {
    return this.#text.doc;
  }

  write(edit: Edit | null): void {
    if (!edit?.tr.docChanged) return;
    this.#follow(edit);
    const maps = edit.tr.mapping.maps;
    const after = this.#text.applyLocal(edit.tr.doc, maps, 'hand');
    this.tags.follow(after.map((step) => step.getMap()));
  }

  /** As one who downloads the text, writes in it elsewhere, empties the document and reads the file in. */
  readInWhole(chance: Chance, edits: number): void {
    let { doc } = this;
    for (let turn = 0; turn < edits; turn++) {
      const edit = someEdit(doc, chance, { ...this, tags: this.tags, hand: this.hand, moves: false });
      if (!edit?.tr.docChanged) continue;
      this.#follow(edit);
      doc = edit.tr.doc;
    }
    const content = withFreshIds(doc);
    const empty = EditorState.create({ doc: this.doc }).tr.delete(0, this.doc.content.size);
    this.#text.applyLocal(empty.doc, empty.mapping.maps, 'hand');
    this.#text.close();
    writeContent(this.ydoc, content, 'import');
    this.#text = openFlatText(this.ydoc);
    if (this.doc.content.size !== doc.content.size || this.doc.textContent !== doc.textContent) throw new Error('the text that was read in is another text');
  }

  /** Per block, in reading order. */
  truth(): Map<string, number[]> {
    return this.tags.byBlock(toDoc(this.ydoc, agreementSchema));
  }

  close(): void {
    this.#text.close();
  }

  #follow({ tr, carried }: Edit): void {
    const { maps } = tr.mapping;
    this.tags.follow(maps, carried);
    const { taken } = this.hand;
    // What was taken away in this very edit stands where it was.
    if (taken) taken.from = tr.mapping.map(taken.from);
  }
}

function withFreshIds(doc: Node): AgreementContent {
  const fresh = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(fresh);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([key, held]): [string, unknown] => [key, key === 'id' ? newBlockId() : fresh(held)]));
  };
  return fresh(doc.toJSON()) as AgreementContent;
}

export const liveBlocks = (ydoc: Y.Doc): LiveBlock[] => {
  const runs = new Map(runsOf(ydoc).map((one) => [one.block, one.runs]));
  return outline(toContent(ydoc)).map(({ block, text }) => ({ block, text, runs: runs.get(block) ?? [] }));
};

/** Of 4 to 114 characters, one in eight reaching into the paragraph that follows. */
export function anchorsIn(ydoc: Y.Doc, truth: ReadonlyMap<string, readonly number[]>, { chance, many }: { chance: Chance; many: number }): Followed[] {
  const blocks = liveBlocks(ydoc).map(({ block, text, runs }, ordinal) => ({ block, ordinal, text, runs: runs.map(({ client, clock, length }): IdRun => [client, clock, length]) }));
  const text = new TakenText(blocks);
  const found: Followed[] = [];
  for (let tries = 0; found.length < many && tries < many * 100; tries++) {
    const place = somewhere(chance, blocks);
    if (!place) continue;
    const { from, to } = place;
    const own = (spansBetween(blocks, from, to) ?? []).flatMap((span) => (truth.get(span.block.block) ?? []).slice(span.from, span.to)).filter((tag) => tag !== untagged);
    if (own.length >= 4) found.push({ own, anchor: { quote: quoteBetween(blocks, from, to) ?? '', ids: idsBetween(blocks, from, to), block: from.block, ...wordsAround(blocks, from, to), source: { text, from, to } } });
  }
  return found;
}

function somewhere(chance: Chance, blocks: readonly AnchoredBlock[]): { from: AnchorPoint; to: AnchorPoint } | null {
  const first = below(chance, blocks.length);
  const one = blocks[first];
  const two = blocks[chance() < 0.125 ? first + 1 : first];
  if (!one || !two || one.text.length < 5) return null;
  const length = 4 + below(chance, 111);
  const offset = below(chance, one.text.length);
  const end = one === two ? Math.min(one.text.length, offset + length) : Math.min(two.text.length, length >> 1);
  const from = { block: one.block, offset: one === two ? offset : Math.max(0, one.text.length - (length >> 1)) };
  return quoteBetween(blocks, from, { block: two.block, offset: end }) === null ? null : { from, to: { block: two.block, offset: end } };
}

/** Everything is placed anew in the text as it stands, as the bench of answers does it. */
export function judged(followed: readonly Followed[], ydoc: Y.Doc, truth: ReadonlyMap<string, readonly number[]>): Judged[] {
  const places = new LivePlaces(liveBlocks(ydoc), (text) => new Likeness(text));
  const reality = new Reality(truth);
  return followed.map(({ anchor, own }) => {
    const placed = places.place(anchor);
    return { anchor, placed, own, verdict: reality.judge(own, placed), stands: reality.standing(own) };
  });
}
