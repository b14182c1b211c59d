/** Random writing over an anchored text (design D6): a place is never wrong unseen, never throws, and the words it was taken on never change. */
import { EditorState } from '@tiptap/pm/state';
import type { Node } from '@tiptap/pm/model';
import * as Y from 'yjs';
import { expect, test } from 'vitest';
import { type AnchoredBlock, type AnchorPoint, idsBetween, type IdRun, quoteBetween, spansBetween, wordsAround } from '#shared/anchors/anchor.ts';
import { type LiveBlock, LivePlaces } from '#shared/anchors/place.ts';
import { outline } from '#shared/agreement/clauses.ts';
import { openFlatText, runsOf, toContent, writeContent } from '#shared/agreement/flat-text.ts';
import { below, chanceOf, pick, type Chance } from '../agreement/chance.ts';
import { pickAct } from '../agreement/commands.ts';
import { agreementText } from '../support/agreement-text.ts';

interface Anchor { ids: IdRun[]; quote: string; before: string; after: string }

const liveBlocks = (ydoc: Y.Doc): LiveBlock[] => {
  const runs = new Map(runsOf(ydoc).map((one) => [one.block, one.runs]));
  return outline(toContent(ydoc)).map(({ block, text }) => ({ block, text, runs: runs.get(block) ?? [] }));
};
const frozenBlocks = (ydoc: Y.Doc) => liveBlocks(ydoc).map(({ block, text, runs }, ordinal) => ({ block, ordinal, text, runs: runs.map(({ client, clock, length }): IdRun => [client, clock, length]) }));

function start(client: number): Y.Doc {
  const ydoc = new Y.Doc({ gc: false });
  ydoc.clientID = client;
  writeContent(ydoc, agreementText, 'import');
  return ydoc;
}

/** A place somewhere in the text, within one block or across several. */
function somewhere(chance: Chance, blocks: readonly AnchoredBlock[]): { from: AnchorPoint; to: AnchorPoint } | null {
  const first = below(chance, blocks.length);
  const last = chance() < 0.7 ? first : Math.min(blocks.length - 1, first + below(chance, 3));
  const [one, two] = [blocks[first], blocks[last]];
  if (!one || !two) return null;
  const from = { block: one.block, offset: below(chance, one.text.length + 1) };
  const to = { block: two.block, offset: first === last ? from.offset + 1 + below(chance, Math.max(1, one.text.length - from.offset)) : below(chance, two.text.length + 1) };
  return quoteBetween(blocks, from, to) ? { from, to } : null;
}

function anchors(chance: Chance, ydoc: Y.Doc, many: number): Anchor[] {
  const blocks = frozenBlocks(ydoc);
  const taken: Anchor[] = [];
  while (taken.length < many) {
    const place = somewhere(chance, blocks);
    if (!place) continue;
    taken.push({ quote: quoteBetween(blocks, place.from, place.to) ?? '', ids: idsBetween(blocks, place.from, place.to), ...wordsAround(blocks, place.from, place.to) });
  }
  return taken;
}

/** Every character of the anchor that is still in the text, by its identity. */
function alive({ ids }: Anchor, blocks: readonly LiveBlock[]): number {
  const living = new Set(blocks.flatMap((block) => block.runs.flatMap(({ client, clock, length }) => Array.from({ length }, (_, n) => `${client}:${clock + n}`))));
  return ids.flatMap(([client, clock, length]) => Array.from({ length }, (_, n) => `${client}:${clock + n}`)).filter((id) => living.has(id)).length;
}

/** The quote without the line ends at its edges: those are no words. */
const words = ({ quote }: Anchor): string => quote.replace(/^\n+|\n+$/g, '');

test('what was anchored in an untouched text is the same, wherever it stands', () => {
  const chance = chanceOf(1);
  const ydoc = start(7);
  const places = new LivePlaces(liveBlocks(ydoc));
  for (const anchor of anchors(chance, ydoc, 300)) {
    const placed = places.place(anchor);
    // A place that spells line ends only has no characters of its own.
    if (anchor.ids.length === 0) continue;
    expect(placed).toMatchObject({ state: 'same', text: words(anchor) });
  }
});

test('I6: through random writing a place is never wrong unseen, and its own words are kept', () => {
  const seen = { same: 0, changed: 0, moved: 0, gone: 0, uncertain: 0 };
  for (let seed = 1; seed <= 60; seed += 1) {
    const chance = chanceOf(seed);
    const ydoc = start(seed);
    const taken = anchors(chance, ydoc, 12).filter((anchor) => anchor.ids.length > 0);
    const quotes = taken.map((anchor) => anchor.quote);
    const text = openFlatText(ydoc);
    for (let turn = 0; turn < 25; turn += 1) {
      const state = EditorState.create({ doc: text.doc as Node });
      const tr = pickAct(chance).on(state, chance, { cut: null });
      if (tr?.docChanged) text.applyLocal(tr.doc, tr.mapping.maps, 'hand');
    }
    text.close();
    const blocks = liveBlocks(ydoc);
    const byId = new Map(blocks.map((block) => [block.block, block.text]));
    const places = new LivePlaces(blocks);
    for (const [n, anchor] of taken.entries()) {
      const placed = places.place(anchor);
      const kept = alive(anchor, blocks);
      const total = anchor.ids.reduce((sum, [, , length]) => sum + length, 0);
      seen[placed.state] += 1;
      expect(anchor.quote).toBe(quotes[n]);
      if (placed.state === 'gone') {
        expect([placed.from, placed.to, placed.text]).toEqual([null, null, '']);
        expect(kept * 3, 'what mostly stands is not said to be gone').toBeLessThan(Math.max(total, 9));
        continue;
      }
      // Whatever is pointed at is really there.
      const { from, to } = placed;
      if (!from || !to) throw new Error('a place has two ends');
      expect(from.offset).toBeGreaterThanOrEqual(0);
      expect(from.offset).toBeLessThanOrEqual(byId.get(from.block)?.length ?? -1);
      expect(to.offset).toBeLessThanOrEqual(byId.get(to.block)?.length ?? -1);
      expect(quoteBetween(blocks.map((block, ordinal) => ({ ...block, ordinal })), from, to) ?? '').toBe(placed.text);
      if (placed.state === 'same' || placed.state === 'moved') expect(placed.text).toBe(words(anchor));
      if (placed.state === 'same') expect(kept).toBe(total);
      if (kept === total) expect(['same', 'changed']).toContain(placed.state);
    }
  }
  expect(Math.min(seen.same, seen.changed, seen.gone), JSON.stringify(seen)).toBeGreaterThan(10);
});

test('F9 of the peers: a sentence that looks alike never takes the place of one that was deleted', () => {
  const ydoc = start(3);
  const blocks = frozenBlocks(ydoc);
  const at = blocks.find((block) => block.text.startsWith('Kommunen svarar')) ?? blocks[0];
  if (!at) throw new Error('the text has blocks');
  const place = { from: { block: at.block, offset: 0 }, to: { block: at.block, offset: 15 } };
  const anchor = { quote: quoteBetween(blocks, place.from, place.to) ?? '', ids: idsBetween(blocks, place.from, place.to), ...wordsAround(blocks, place.from, place.to) };
  expect(anchor.quote).toBe('Kommunen svarar');
  const without = liveBlocks(ydoc).filter((block) => block.block !== at.block);
  const lookalike = (text: string): LiveBlock => ({ block: `b${pick(chanceOf(text.length), ['a', 'c'])}lookalike00000`.slice(0, 16), text, runs: [{ client: 99, clock: 0, length: text.length, at: 0 }] });
  expect(new LivePlaces([...without, lookalike('Kommunen ansvarar för annat.')]).place(anchor).state, 'other words').toBe('gone');
  expect(new LivePlaces([...without, lookalike('Kommunen svarar för helt andra saker.')]).place(anchor).state, 'the same few words elsewhere never count as found').toBe('uncertain');
  expect(new LivePlaces([...without, lookalike('Kommunen svarar för ett.'), { ...lookalike('Kommunen svarar för två.'), block: 'b000000000000two' }]).place(anchor).state, 'twice is nowhere').toBe('gone');
  expect(new LivePlaces([...without, lookalike(at.text)]).place(anchor), 'typed again with its surroundings').toMatchObject({ state: 'moved', text: 'Kommunen svarar' });
});

test('points outside the text, the wrong way round or empty are no place', () => {
  const blocks = frozenBlocks(start(5));
  const [one, two] = blocks;
  if (!one || !two) throw new Error('the text has blocks');
  const at = (block: string, offset: number) => ({ block, offset });
  for (const [from, to] of [[at(one.block, 0), at(one.block, 0)], [at(one.block, 3), at(one.block, 1)], [at(two.block, 0), at(one.block, 1)], [at(one.block, one.text.length + 1), at(two.block, 1)], [at(one.block, 0), at(two.block, two.text.length + 1)], [at('b000000000000zzz', 0), at(one.block, 1)]] as const) {
    expect(spansBetween(blocks, from, to)).toBeNull();
    expect(quoteBetween(blocks, from, to)).toBeNull();
    expect(idsBetween(blocks, from, to)).toEqual([]);
  }
});

test('the ids of a quote spell the quote', () => {
  const chance = chanceOf(11);
  const blocks = frozenBlocks(start(11));
  for (let n = 0; n < 200; n += 1) {
    const place = somewhere(chance, blocks);
    if (!place) continue;
    const quote = quoteBetween(blocks, place.from, place.to) ?? '';
    const length = idsBetween(blocks, place.from, place.to).reduce((sum, [, , run]) => sum + run, 0);
    const breaks = (spansBetween(blocks, place.from, place.to)?.length ?? 1) - 1;
    expect(length + breaks).toBe(quote.length);
  }
});
