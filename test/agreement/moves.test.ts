import { joinBackward, splitBlock } from '@tiptap/pm/commands';
import { EditorState, TextSelection } from '@tiptap/pm/state';
import type { Command } from '@tiptap/pm/state';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { moveBlock } from '#shared/agreement/moving-blocks.ts';
import { pasteWhole, sliceForPaste } from '#shared/agreement/pasting-blocks.ts';
import { deleteAcross } from './plain-commands.ts';
import { deleteTable } from '#shared/agreement/table-editing.ts';
import { judgeStructure } from '#shared/agreement/flat-judge.ts';
import { FlatMirror } from '#shared/agreement/flat-mirror.ts';
import { runsOf, toDoc } from '#shared/agreement/flat-text.ts';
import { agreementSchema } from '#shared/agreement/schema.ts';
import { LivePlaces } from '#shared/anchors/place.ts';
import type { IdRun } from '#shared/anchors/anchor.ts';
import { bothOrders, meet, pair, paragraph, place, table } from './person.ts';
import type { Person } from './person.ts';

const three = () => [paragraph('ett'), paragraph('två'), paragraph('tre'), paragraph('fyra')];
const deleteBlock: Command = (state, dispatch) => { dispatch?.(state.tr.delete(state.selection.$from.before(1), state.selection.$from.after(1))); return true; };

/** The Yjs ids under a block's words. */
function idsOf(person: Person, words: string): IdRun[] {
  const { doc } = person.text;
  const id: unknown = doc.resolve(place(doc, words)).parent.attrs['id'];
  return runsOf(person.ydoc).find((block) => block.block === id)?.runs.map(({ client, clock, length }): IdRun => [client, clock, length]) ?? [];
}

test('a dragged clause keeps its characters, its block id and what is anchored to it', () => {
  const [lead, partner] = pair(three());
  const [ids, anchor] = [idsOf(lead, 'två'), lead.text.toIndex(place(lead.text.doc, 'vå'))];
  const { attrs } = lead.text.doc.child(1);
  lead.drags(['två', 'två'], null);
  meet(lead, partner);
  expect(lead.words).toBe('ett\ntre\nfyra\ntvå');
  expect(lead.text.doc.child(3).attrs).toEqual(attrs);
  expect(idsOf(partner, 'två')).toEqual(ids);
  expect(partner.text.toPosition(anchor)).toBe(place(partner.text.doc, 'vå'));
  const blocks = runsOf(partner.ydoc).map((block, at) => ({ ...block, text: partner.words.split('\n')[at] ?? '' }));
  expect(new LivePlaces(blocks).place({ ids, quote: 'två', before: '', after: '' })).toMatchObject({ state: 'same', from: { block: attrs['id'] } });
});

test.each(bothOrders)('two who drag the same clause at once end with one (%i, %i)', (a, b) => {
  const [lead, partner] = pair(three(), [a, b]);
  lead.drags(['två', 'två'], null);
  partner.drags(['två', 'två'], 'ett');
  meet(lead, partner);
  expect(lead.words.split('\n').sort()).toEqual(['ett', 'fyra', 'tre', 'två']);
  expect(judgeStructure(lead.ydoc)).toEqual([]);
});

test.each(bothOrders)('words and paragraphs written in a clause while another drags it go with it (%i, %i)', (a, b) => {
  const [lead, partner] = pair([paragraph('ett'), paragraph('två slut'), paragraph('tre')], [a, b]);
  lead.drags(['två', 'två'], null);
  partner.types('nytt ', 'slut');
  partner.at('slut', splitBlock);
  meet(lead, partner);
  expect(lead.words).toBe('ett\ntre\ntvå nytt \nslut');
});

test.each(bothOrders)('a clause that one drags and another deletes is nowhere; words typed meanwhile stand once (%i, %i)', (a, b) => {
  const [lead, partner] = pair(three(), [a, b]);
  lead.drags(['två', 'tre'], null);
  lead.types('kvar', 'tre');
  partner.at('tre', deleteBlock);
  meet(lead, partner);
  expect(lead.words).toBe('ett\nfyra\ntvå\nkvar');
  expect(lead.text.orphans()).toHaveLength(1);
});

test.each(bothOrders)('a clause and the words left of another that are dragged together keep names of their own (%i, %i)', (a, b) => {
  const [lead, partner] = pair(three(), [a, b]);
  lead.types('kvar', 'tre');
  partner.at('tre', deleteBlock);
  meet(lead, partner);
  partner.drags(['två', 'kvar'], null);
  meet(lead, partner);
  expect(lead.words).toBe('ett\nfyra\ntvå\nkvar');
  expect(judgeStructure(lead.ydoc)).toEqual([]);
});

test.each(bothOrders)('what another has put between two joined clauses goes, and they stay two (%i, %i)', (a, b) => {
  const [lead, partner] = pair(three(), [a, b]);
  partner.at('två', (state, dispatch) => { dispatch?.(state.tr.insert(state.selection.$from.before(), agreementSchema.node('paragraph', null, [agreementSchema.text('nytt')]))); return true; });
  lead.at('två', joinBackward);
  meet(lead, partner);
  expect(lead.words).toBe('ett\nnytt\ntvå\ntre\nfyra');
  lead.at('nytt', deleteBlock);
  meet(lead, partner);
  expect(lead.words).toBe('ett\ntvå\ntre\nfyra');
});

test.each(bothOrders)('a clause is moved back between two that were joined meanwhile, and deleted there (%i, %i)', (a, b) => {
  const [lead, partner] = pair(three(), [a, b]);
  lead.drags(['två', 'två'], 'fyra');
  meet(lead, partner);
  lead.at('fyra', joinBackward);
  partner.drags(['två', 'två'], 'tre');
  meet(lead, partner);
  const read = lead.words;
  lead.at('tre', deleteBlock);
  meet(lead, partner);
  expect(lead.words).toBe(read.replace('tre\n', ''));
});

test('a letter beside the place where a clause landed lays nothing out anew, neither here nor there', () => {
  const [lead, partner] = pair([...three(), table(), paragraph('fem')]);
  lead.drags(['ett', 'ett'], 'tre');
  lead.drags(['fyra', 'fyra'], 'fem');
  meet(lead, partner);
  const mirror = new FlatMirror(partner.ydoc, agreementSchema);
  const stop = mirror.follow(() => mirror.render());
  const { places } = mirror;
  for (const words of ['två', 'ett', 'a1', 'fyra', 'fem']) {
    lead.at(words, (state, dispatch) => { dispatch?.(state.tr.insertText('x')); return true; }, true);
    Y.applyUpdate(partner.ydoc, Y.encodeStateAsUpdate(lead.ydoc), 'network');
  }
  expect(mirror.places).toBe(places);
  expect(mirror.doc.eq(lead.text.doc)).toBe(true);
  expect(toDoc(lead.ydoc).eq(lead.text.doc)).toBe(true);
  expect(lead.words).toBe('tvåx\nettx\ntre\na1x\tb1\na2\tb2\nfyrax\nfemx'.replaceAll('\t', '\n'));
  stop();
});

test.each(bothOrders)('two clauses that are dragged into each other are both still there (%i, %i)', (a, b) => {
  const [lead, partner] = pair([...three(), paragraph('fem'), paragraph('sex')], [a, b]);
  lead.drags(['ett', 'två'], 'fyra');
  partner.drags(['tre', 'fyra'], 'två');
  meet(lead, partner);
  expect(lead.words.split('\n').sort()).toEqual(['ett', 'fem', 'fyra', 'sex', 'tre', 'två']);
});

test.each(bothOrders)('joined with its new neighbour a dragged clause still is whose it was (%i, %i)', (a, b) => {
  const [lead, partner] = pair(three(), [a, b]);
  const ids = [...idsOf(lead, 'fyra'), ...idsOf(lead, 'två')];
  lead.drags(['två', 'två'], null);
  meet(lead, partner);
  lead.at('två', joinBackward);
  partner.at('två', joinBackward);
  meet(lead, partner);
  expect(lead.words).toBe('ett\ntre\nfyratvå');
  expect(idsOf(lead, 'fyratvå')).toEqual(ids);
  partner.at('två', splitBlock);
  meet(lead, partner);
  expect(lead.words).toBe('ett\ntre\nfyra\ntvå');
  expect(judgeStructure(lead.ydoc)).toEqual([]);
});

test.each(bothOrders)('a clause cut out and pasted elsewhere is the same clause, with what another typed in it meanwhile (%i, %i)', (a, b) => {
  const [lead, partner] = pair(three(), [a, b]);
  const ids = idsOf(lead, 'tre');
  const cut = lead.cuts('två', 'tre');
  expect(lead.words).toBe('ett\n\nfyra');
  lead.at('ett', pasteWhole(cut));
  expect(lead.words).toBe('två\ntre\nett\n\nfyra');
  expect(idsOf(lead, 'tre')).toEqual(ids);
  partner.types('mer ', 'tre');
  meet(lead, partner);
  expect(lead.words).toBe('två\nmer tre\nett\n\nfyra');
});

test.each(bothOrders)('a clause that one has cut out is shown again when another has written in it (%i, %i)', (a, b) => {
  const [lead, partner] = pair(three(), [a, b]);
  lead.cuts('två', 'två');
  partner.types('och ', 'två');
  meet(lead, partner);
  expect(lead.words.split('\n')).toContain('och två');
});

test.each(bothOrders)('two who cut and paste the same clause end with one (%i, %i)', (a, b) => {
  const [lead, partner] = pair(three(), [a, b]);
  lead.at('ett', pasteWhole(lead.cuts('tre', 'tre')));
  partner.at('fyra', pasteWhole(partner.cuts('tre', 'tre')), true);
  meet(lead, partner);
  expect(lead.words.split('\n').filter((words) => words === 'tre')).toHaveLength(1);
});

test('a second paste of what was cut is a copy of its own', () => {
  const [lead] = pair(three());
  const cut = lead.cuts('två', 'två');
  lead.at('ett', pasteWhole(cut));
  lead.at('fyra', pasteWhole(cut), true);
  expect(lead.words.split('\n').filter((words) => words === 'två')).toHaveLength(2);
  expect(judgeStructure(lead.ydoc)).toEqual([]);
});

test('undo of a move puts the clause back, and leaves what another wrote in it', () => {
  const [lead, partner] = pair(three());
  lead.drags(['två', 'tre'], 'ett');
  meet(lead, partner);
  partner.types('mer ', 'tre');
  meet(lead, partner);
  lead.undo.undo();
  meet(lead, partner);
  expect(lead.words).toBe('ett\ntvå\nmer tre\nfyra');
  lead.undo.redo();
  meet(lead, partner);
  expect(lead.words).toBe('två\nmer tre\nett\nfyra');
});

test.each(bothOrders)('a dragged table keeps the words of its cells, and those typed there meanwhile (%i, %i)', (a, b) => {
  const [lead, partner] = pair([paragraph('före'), table(), paragraph('efter')], [a, b]);
  const ids = idsOf(lead, 'b2');
  lead.drags(['a1', 'a1'], null);
  partner.types('x', 'b2');
  meet(lead, partner);
  expect(lead.words).toBe('före\nefter\na1\nb1\na2\nxb2');
  expect(idsOf(lead, 'xb2').at(-1)).toEqual(ids[0]);
  lead.at('a1', deleteTable);
  expect(lead.words).toBe('före\nefter');
});

test('blocks and list items are moved past their neighbour by a key', () => {
  const item = (text: string) => ({ type: 'listItem' as const, attrs: { id: 'x' }, content: [paragraph(text)] });
  const [lead] = pair([paragraph('ett'), paragraph('två'), { type: 'bulletList', attrs: { id: 'y' }, content: [item('a'), item('b')] }]);
  lead.at('ett', moveBlock('after'));
  lead.at('b', moveBlock('before'));
  expect(lead.words).toBe('två\nett\nb\na');
  expect(judgeStructure(lead.ydoc)).toEqual([]);
});

const pasteParagraphs = (...words: string[]): Command => (state, dispatch) => {
  const doc = agreementSchema.topNodeType.create(null, words.map((text) => agreementSchema.nodes.paragraph.create(null, agreementSchema.text(text))));
  dispatch?.(state.tr.replaceSelection(sliceForPaste(doc.slice(1, doc.content.size - 1), state.selection.$from)));
  return true;
};
const select = (person: Person, [from, to]: [string, string], command: Command): void => {
  const { doc } = person.text;
  const state = EditorState.create({ doc, selection: TextSelection.create(doc, place(doc, from), place(doc, to) + to.length) });
  command(state, (tr) => person.writes(tr));
};

test('where words were struck over several paragraphs the rest is one paragraph, and stays one when it is split', () => {
  const [lead, partner] = pair([paragraph('ett kvar'), paragraph('två'), paragraph('bort tre slut')]);
  select(lead, ['kvar', 'bort '], deleteAcross);
  expect(lead.words).toBe('ett tre slut');
  lead.at('tt tre', pasteParagraphs('nytt', 'mer '));
  meet(lead, partner);
  expect(lead.words).toBe('enytt\nmer tt tre slut');
  expect(judgeStructure(lead.ydoc)).toEqual([]);
});

test.each(bothOrders)('words without a clause that are dragged stay where they are put, whatever is then written in them (%i, %i)', (a, b) => {
  const [lead, partner] = pair(three(), [a, b]);
  lead.types('kvar ', 'två');
  partner.at('två', deleteBlock);
  meet(lead, partner);
  lead.drags(['kvar', 'kvar'], null);
  lead.types('först ', 'kvar');
  lead.at('kvar ', splitBlock, true);
  lead.types('sist ', 'fyra');
  meet(lead, partner);
  expect(lead.words).toBe('ett\ntre\nsist fyra\nförst kvar \n');
  expect(lead.text.orphans()).toEqual([]);
});

test('a paragraph that was dragged to another stays when that other is deleted', () => {
  const [lead, partner] = pair([...three(), paragraph('fem')]);
  lead.drags(['ett', 'ett'], 'fyra');
  partner.drags(['två', 'tre'], null);
  meet(lead, partner);
  lead.drags(['fem', 'fem'], 'tre');
  const before = lead.words.split('\n');
  lead.at('tre', deleteBlock);
  meet(lead, partner);
  expect(lead.words.split('\n')).toEqual(before.filter((words) => words !== 'tre'));
});

test.each(bothOrders)('a clause that was taken back with undo is split where it is read (%i, %i)', (a, b) => {
  const [lead, partner] = pair([paragraph('ett'), paragraph('två och'), paragraph('tre'), paragraph('fyra')], [a, b]);
  lead.at('två', deleteBlock);
  partner.drags(['två', 'tre'], null);
  lead.undo.undo();
  meet(lead, partner);
  const at = lead.words.split('\n').indexOf('två och');
  lead.at('och', pasteParagraphs('nytt', 'mer '));
  meet(lead, partner);
  expect(lead.words.split('\n').slice(at, at + 2)).toEqual(['två nytt', 'mer och']);
});

test('words that were joined to a moved clause are cut out with it', () => {
  const [lead, partner] = pair(three());
  lead.drags(['tre', 'tre'], 'ett');
  lead.at('ett', joinBackward);
  expect(lead.words).toBe('treett\ntvå\nfyra');
  lead.cuts('treett', 'två');
  meet(lead, partner);
  expect(lead.words.split('\n').filter((words) => words !== '')).toEqual(['fyra']);
});

test.each(bothOrders)('what is put behind the words left of a deleted table is read there (%i, %i)', (a, b) => {
  const [lead, partner] = pair([paragraph('före'), table(), paragraph('efter')], [a, b]);
  lead.at('a1', deleteTable);
  partner.types('x', 'b2');
  meet(lead, partner);
  expect(lead.words).toBe('före\nefter\nx');
  lead.drags(['före', 'före'], null);
  meet(lead, partner);
  expect(lead.words).toBe('efter\nx\nföre');
});
