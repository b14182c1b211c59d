/** While a draft is written in, what is known of how the words stand is what would be found anew (design D6). */
import { EditorState } from '@tiptap/pm/state';
import * as Y from 'yjs';
import { expect, test } from 'vitest';
import { type AnchoredBlock, idsBetween, type IdRun, quoteBetween, wordsAround } from '#shared/anchors/anchor.ts';
import { outline } from '#shared/agreement/clauses.ts';
import { openFlatText, toContent, writeContent } from '#shared/agreement/flat-text.ts';
import { KnownPlaces } from '../../server/answers/known-places.ts';
import type { ReadDraft } from '../../server/answers/places.ts';
import { Surroundings } from '../../server/answers/surroundings.ts';
import type { AnchoredComment, Consulted } from '../../server/answers/consulted-texts.ts';
import { liveDraft } from '../../server/drafting/draft-places.ts';
import { takenText } from '../../server/drafting/placing/places.ts';
import { below, chanceOf, type Chance, seedsOf } from '../agreement/chance.ts';
import { pickAct } from '../agreement/commands.ts';
import { agreementText } from '../support/agreement-text.ts';

const frozenId = 'consulted';

function draftOf(ydoc: Y.Doc, seq: number): ReadDraft {
  const content = toContent(ydoc);
  const read = liveDraft({ content, state: { seq, state: Y.encodeStateAsUpdate(ydoc) }, ydoc } as Parameters<typeof liveDraft>[0]);
  return { ...read, now: new Surroundings(outline(content)) };
}

function commentsOn(chance: Chance, blocks: readonly (AnchoredBlock & { runs: readonly IdRun[] })[], many: number): AnchoredComment[] {
  const comments: AnchoredComment[] = [];
  while (comments.length < many) {
    const [first, across] = [below(chance, blocks.length), chance() < 0.2];
    const [one, two] = [blocks[first], blocks[Math.min(blocks.length - 1, first + (across ? 1 : 0))]];
    if (!one || !two) continue;
    const from = { block: one.block, offset: below(chance, one.text.length + 1) };
    const to = { block: two.block, offset: one === two ? from.offset + 1 + below(chance, 30) : below(chance, two.text.length + 1) };
    const quote = quoteBetween(blocks, from, to);
    if (quote) comments.push({ id: `c${comments.length}`, frozenDocumentId: frozenId, fromBlock: from.block, fromOffset: from.offset, toBlock: to.block, toOffset: to.offset, ids: idsBetween(blocks, from, to), quote, ...wordsAround(blocks, from, to) });
  }
  return comments.filter(({ ids }) => ids.length > 0);
}

test('I6: known from one state of the draft to the next, each comment stands as when all are placed anew', async () => {
  const seen = { kept: 0, anew: 0 };
  for (const seed of seedsOf(12)) {
    const chance = chanceOf(seed);
    const ydoc = new Y.Doc({ gc: false });
    ydoc.clientID = seed;
    writeContent(ydoc, agreementText, 'import');
    const first = draftOf(ydoc, 0);
    const blocks = [...first.blocks.values()].map(({ block, text, runs }, ordinal) => ({ block, ordinal, text, runs: runs.map(({ client, clock, length }): [number, number, number] => [client, clock, length]) }));
    const consulted: Consulted = { documentId: 'draft', blocks: [], consulted: first.now, taken: takenText(`${frozenId}-${seed}`, blocks) };
    const texts = async (): Promise<Consulted> => consulted;
    const comments = commentsOn(chance, blocks, 40);
    const known = new KnownPlaces(texts);
    const text = openFlatText(ydoc);
    for (let turn = 0; turn < 20; turn += 1) {
      const draft = draftOf(ydoc, turn);
      const place = draft.places.place.bind(draft.places);
      const counted: ReadDraft = { ...draft, places: { place: (anchor) => { seen.anew += 1; return place(anchor); } } };
      const { standing } = await known.of(async () => counted, frozenId, comments);
      const { standing: anew } = await new KnownPlaces(texts).of(async () => draft, frozenId, comments);
      expect([...standing].sort(), `seed ${seed}, turn ${turn}`).toEqual([...anew].sort());
      seen.kept += comments.length;
      for (let acts = below(chance, 3); acts >= 0; acts -= 1) {
        const state = EditorState.create({ doc: text.doc });
        const tr = pickAct(chance).on(state, chance, { cut: null });
        if (tr?.docChanged) text.applyLocal(tr.doc, tr.mapping.maps, 'hand');
      }
    }
    text.close();
  }
  expect(seen.anew, `${seen.anew} of ${seen.kept} were placed`).toBeLessThan(seen.kept * 0.75);
});
