import { TextSelection } from '@tiptap/pm/state';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { AgreementContent, OrderedList } from '#shared/agreement/content.ts';
import { judgeStructure } from '#shared/agreement/flat-judge.ts';
import { contentOf, runsOf, toContent, toDoc } from '#shared/agreement/flat-text.ts';
import { plainText, textBlocks } from '#shared/agreement/plain-text.ts';
import { moveBlock } from '#shared/agreement/moving-blocks.ts';
import { freeOfStrikes } from '#shared/agreement/suggesting.ts';
import { readSuggestionId, suggestionsIn } from '#shared/agreement/suggestions.ts';
import { agreementText, block, sentences } from '../support/agreement-text.ts';
import { below, type Chance, chanceOf, pick, seedsOf } from './chance.ts';
import { acts, pickAct } from './commands.ts';
import type { Act } from './commands.ts';
import { positionOf, Proposer, written } from './proposer.ts';

const three: AgreementContent = {
  type: 'doc',
  content: ['Kommunen ansvarar för skolan.', 'Regionen ansvarar för vården.', 'Parterna samverkar.'].map((text, at) => ({ type: 'paragraph', attrs: { id: block(`p${at}`) }, content: [{ type: 'text', text }] })),
};
const open = (client = 7) => new Proposer(client, written(three));
const lines = (...text: string[]) => text.join('\n');

test('proposed words are no part of the text before they are accepted, and stay where they were typed when they are', () => {
  const eva = open().at('ansvarar', 'after').type(' ensam');
  expect(eva.words()).toBe(plainText(three));
  expect(toContent(eva.ydoc)).toEqual(three);
  expect(suggestionsIn(eva.state.doc)).toMatchObject([{ claims: { client: 7, at: 1_800_000_000_000 }, block: block('p0'), parts: [{ proposal: 'words', text: ' ensam' }] }]);
  expect(eva.resolve('accept').words()).toBe(lines('Kommunen ansvarar ensam för skolan.', 'Regionen ansvarar för vården.', 'Parterna samverkar.'));
  expect(suggestionsIn(eva.state.doc)).toEqual([]);
});

test('struck words stay until the strike is accepted; rejecting gives back exactly the old text', () => {
  const eva = open().at('Regionen ', 'over').strike().at('skolan', 'over').type('förskolan');
  expect(toContent(eva.ydoc)).toEqual(three);
  expect(suggestionsIn(eva.state.doc).map(({ parts }) => parts.map(({ proposal, text }) => [proposal, text]))).toEqual([[['strike', 'skolan'], ['words', 'förskolan']], [['strike', 'Regionen ']]]);
  const copy = new Proposer(8, Y.encodeStateAsUpdate(eva.ydoc));
  expect(copy.resolve('accept').words()).toBe(lines('Kommunen ansvarar för förskolan.', 'ansvarar för vården.', 'Parterna samverkar.'));
  expect(toContent(eva.resolve('reject').ydoc)).toEqual(three);
  expect(eva.state.doc.eq(toDoc(eva.ydoc))).toBe(true);
});

test('a new paragraph and a joined one are signs in the line until they are accepted', () => {
  const eva = open().at('ansvarar för skolan', 'before').enter();
  expect(toContent(eva.ydoc)).toEqual(three);
  expect(eva.resolve('accept').words()).toBe(lines('Kommunen ', 'ansvarar för skolan.', 'Regionen ansvarar för vården.', 'Parterna samverkar.'));
  expect(new Set(textBlocks(toContent(eva.ydoc)).map(({ attrs }) => attrs.id)).size).toBe(4);

  const bo = open();
  const from = positionOf(bo.state.doc, ' för skolan');
  const to = positionOf(bo.state.doc, 'ansvarar för vården');
  bo.state = bo.state.apply(bo.state.tr.setSelection(TextSelection.create(bo.state.doc, from, to)));
  bo.strike();
  expect(toContent(bo.ydoc)).toEqual(three);
  expect(new Proposer(9, Y.encodeStateAsUpdate(bo.ydoc)).resolve('accept').words()).toBe(lines('Kommunen ansvararansvarar för vården.', 'Parterna samverkar.'));
  expect(toContent(bo.resolve('reject').ydoc)).toEqual(three);
});

test('who takes back the own proposal removes it, and typing on is the same proposal', () => {
  const eva = open().at('ansvarar', 'after').type(' en').type('sam');
  expect(suggestionsIn(eva.state.doc)).toHaveLength(1);
  eva.at('sam', 'over').strike();
  expect(suggestionsIn(eva.state.doc).map(({ parts }) => parts.map(({ text }) => text))).toEqual([[' en']]);
  const bo = new Proposer(8, Y.encodeStateAsUpdate(eva.ydoc)).at(' en', 'over').strike();
  expect(suggestionsIn(bo.state.doc).map(({ claims, parts }) => [claims?.client, parts.map(({ proposal }) => proposal)])).toEqual([[7, ['words']], [8, ['strike']]]);
  expect(toContent(bo.ydoc)).toEqual(three);
});

test('one author’s proposals are accepted without touching another’s', () => {
  const eva = open().at('Kommunen', 'after').type(' alltid');
  const bo = new Proposer(8, Y.encodeStateAsUpdate(eva.ydoc)).at('Regionen', 'after').type(' aldrig');
  const evas = new Set(suggestionsIn(bo.state.doc).filter(({ claims }) => claims?.client === 7).map(({ id }) => id));
  expect(bo.resolve('accept', evas).words()).toBe(lines('Kommunen alltid ansvarar för skolan.', 'Regionen ansvarar för vården.', 'Parterna samverkar.'));
  expect(suggestionsIn(bo.state.doc)).toMatchObject([{ claims: { client: 8 } }]);
});

test('what a proposal cannot say is refused whole: nothing is half changed', () => {
  const eva = new Proposer(7, written(agreementText));
  const before = eva.state.doc;
  eva.at(sentences.duty, 'after');
  expect(eva.propose(eva.state.tr.delete(0, eva.state.doc.content.size))).toBe(false);
  expect(eva.state.doc.eq(before)).toBe(true);
});

test('words typed among struck ones in the ordinary way are not struck', () => {
  const eva = open().at('ansvarar för skolan', 'over').strike().at('för skolan', 'before');
  const typed = eva.state.tr.insertText('helt ');
  const mended = freeOfStrikes(typed);
  expect(mended).not.toBeNull();
  eva.write(mended ?? typed);
  expect(eva.resolve('accept').words()).toBe(lines('Kommunen helt .', 'Regionen ansvarar för vården.', 'Parterna samverkar.'));
});

test('words that are struck stay so when their paragraph is moved in the ordinary way', () => {
  const eva = open().at('vården', 'over').strike().at('Regionen', 'before');
  moveBlock('before')(eva.state, (tr) => eva.write(freeOfStrikes(tr) ?? tr));
  expect(suggestionsIn(eva.state.doc).map(({ parts }) => parts.map(({ proposal, text }) => [proposal, text]))).toEqual([[['strike', 'vården']]]);
});

test('only an own name is a name: others’ forms are not read', () => {
  expect(readSuggestionId('s7.mabc.zz')).toMatchObject({ client: 7 });
  for (const wrong of ['', 's7', 'x7.a.b', 's7.a.b.c', 's../../x', null, 7]) expect(readSuggestionId(wrong)).toBeNull();
});

/** Two or three propose at once with every command, late and shuffled delivery; the text itself must not move by a letter. */
function session(seed: number, edits: number, { text, from }: { text: AgreementContent; from: readonly Act[] } = { text: agreementText, from: acts }): { proposed: number } {
  const chance: Chance = chanceOf(seed);
  const start = written(text);
  const base = JSON.stringify(contentOf(toDoc(docOf(start))));
  const runs = JSON.stringify(runsOf(docOf(start)));
  const writers = Array.from({ length: 2 + below(chance, 2) }, (_, at) => new Proposer(10 + below(chance, 1000) * 4 + at, start));
  for (const writer of writers) writer.ydoc.on('update', (update: Uint8Array, from: unknown) => {
    if (from !== 'network') for (const other of writers) if (other !== writer) other.inbox.push(update);
  });
  const receive = (writer: Proposer, most: number): void => { for (const update of writer.inbox.splice(0, most)) Y.applyUpdate(writer.ydoc, update, 'network'); };
  let proposed = 0;
  for (let turn = 0; turn < edits; turn++) {
    const writer = pick(chance, writers);
    if (chance() < 0.4) receive(writer, 1 + below(chance, 3));
    if (writer.propose(pickAct(chance, from).on(writer.state, chance, writer.clipboard))) proposed++;
    expect(JSON.stringify(toContent(writer.ydoc)), `seed ${seed}: a proposal changed the text`).toBe(base);
  }
  while (writers.some(({ inbox }) => inbox.length > 0)) for (const writer of writers) receive(writer, Infinity);
  const [first, ...others] = writers;
  if (!first) throw new Error('nobody wrote');
  for (const other of others) expect(other.state.doc.eq(first.state.doc), `seed ${seed}: two see different documents`).toBe(true);
  expect(JSON.stringify(toContent(first.ydoc)), `seed ${seed}`).toBe(base);
  expect(JSON.stringify(runsOf(first.ydoc).map(({ block: id, runs: all }) => [id, all.map((run) => run.length).reduce((a, b) => a + b, 0)]))).toBe(JSON.stringify((JSON.parse(runs) as ReturnType<typeof runsOf>).map(({ block: id, runs: all }) => [id, all.map((run) => run.length).reduce((a, b) => a + b, 0)])));
  // Who takes back a proposed row in which another proposes at that moment leaves the other's words without their cell.
  expect(judgeStructure(first.ydoc).filter(({ kind }) => kind !== 'words-without-clause'), `seed ${seed}`).toEqual([]);
  const last = others[0] ?? first;
  last.resolve('accept');
  expect(suggestionsIn(last.state.doc), `seed ${seed}: accepted`).toEqual([]);
  first.resolve('reject');
  expect(suggestionsIn(first.state.doc), `seed ${seed}: rejected`).toEqual([]);
  expect(JSON.stringify(toContent(first.ydoc)), `seed ${seed}: rejecting gives the old text`).toBe(base);
  return { proposed };
}

function docOf(state: Uint8Array): Y.Doc {
  const ydoc = new Y.Doc({ gc: false });
  Y.applyUpdate(ydoc, state);
  return ydoc;
}

const seeds = seedsOf(60);

test('however many propose at once, the text does not move, all see the same, and rejecting all gives the old text', () => {
  let proposed = 0;
  for (const seed of seeds) proposed += session(seed, 24).proposed;
  expect(proposed).toBeGreaterThan(5 * (seeds.length - 1));
}, 300_000);

const item = (words: string, ...inner: OrderedList[]) => ({ type: 'listItem' as const, attrs: { id: block(`i${words}`) }, content: [{ type: 'paragraph' as const, attrs: { id: block(`p${words}`) }, content: [{ type: 'text' as const, text: words }] }, ...inner] });
const numbered = (name: string, ...content: ReturnType<typeof item>[]): OrderedList => ({ type: 'orderedList', attrs: { id: block(name), start: 1 }, content });
const numberedText: AgreementContent = {
  type: 'doc',
  content: [
    { type: 'heading', attrs: { id: block('h'), level: 1 }, content: [{ type: 'text', text: 'Ansvar' }] },
    numbered('one', item('kommunen', numbered('inner', item('skolan'), item('omsorgen'), item('stöden'))), item('regionen'), item('parterna')),
    { type: 'paragraph', attrs: { id: block('between') }, content: [{ type: 'text', text: 'Parterna svarar gemensamt för:' }] },
    numbered('two', item('planen'), item('uppföljningen')),
  ],
};
const counting: ReadonlySet<string> = new Set(['count list as', 'count from', 'count on', 'lift item', 'sink item', 'split', 'join', 'type', 'delete a word', 'page break', 'change list', 'paragraph', 'heading']);

test('the same of how lists count, from where, and on which level', () => {
  const from = acts.filter(({ name }) => counting.has(name)).map((act) => (act.name.startsWith('count') ? { ...act, weight: 4 } : act));
  let proposed = 0;
  for (const seed of seeds) proposed += session(seed, 24, { text: numberedText, from }).proposed;
  expect(proposed).toBeGreaterThan(seeds.length - 1);
}, 300_000);
