/** What is proposed in a list, row or column that goes at the same moment. */
import type { Node } from '@tiptap/pm/model';
import { sinkListItem } from '@tiptap/pm/schema-list';
import type { Command } from '@tiptap/pm/state';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { AgreementContent } from '#shared/agreement/content.ts';
import { toContent } from '#shared/agreement/flat-text.ts';
import { moveNodes } from '#shared/agreement/moving-blocks.ts';
import { suggestionsIn } from '#shared/agreement/suggestions.ts';
import { addColumn, addRow, deleteColumn, deleteRow, setWidths } from '#shared/agreement/table-editing.ts';
import { block } from '../support/agreement-text.ts';
import { positionOf, Proposer, written } from './proposer.ts';
import { lines, nodeOf } from './proposing-together.ts';

const line = (text: string) => ({ type: 'paragraph', attrs: { id: block(`p${text}`) }, content: [{ type: 'text', text }] });
const list = (name: string, type: 'bulletList' | 'orderedList', ...items: string[]) => ({
  type, attrs: { id: block(`l${name}`), ...(type === 'orderedList' ? { start: 1, numbers: null } : {}) },
  content: items.map((item) => ({ type: 'listItem', attrs: { id: block(`i${item}`) }, content: [line(item)] })),
});
const table = (...rows: string[][]) => ({
  type: 'table', attrs: { id: block('t') },
  content: rows.map((row, at) => ({ type: 'tableRow', attrs: { id: block(`r${at}`) }, content: row.map((cell) => ({ type: 'tableCell', attrs: { id: block(`c${cell}`) }, content: [line(cell)] })) })),
});
const text = (...blocks: object[]) => ({ type: 'doc', content: blocks }) as unknown as AgreementContent;

const duties = written(text(line('Kommunen ska'), list('a', 'bulletList', 'kalla', 'betala'), line('Regionen ska'), list('b', 'orderedList', 'ge vård', 'dela uppgifter'), line('Båda följer upp.')));
const responsible = written(text(line('Ansvaret:'), table(['Vem', 'Vad'], ['Kommunen', 'skolan'])));

const ids = [[17, 18], [18, 17]] as const;
const later = (one: Proposer, client: number) => new Proposer(client, Y.encodeStateAsUpdate(one.ydoc));
const standing = (one: Proposer) => lines(nodeOf(toContent(one.ydoc)));
const widths = (one: Proposer) => toContent(one.ydoc).content.flatMap((node) => (node.type === 'table' ? [node.attrs.widths] : []));
function meet(one: Proposer, other: Proposer): void {
  for (const [from, to] of [[one, other], [other, one], [one, other]] as const) Y.applyUpdate(to.ydoc, Y.encodeStateAsUpdate(from.ydoc), 'network');
  expect(one.state.doc.eq(other.state.doc)).toBe(true);
}
function proposes(one: Proposer, at: string, command: Command): void {
  one.at(at, 'before');
  command(one.state, (tr) => expect(one.propose(tr)).toBe(true));
}
function writes(one: Proposer, at: string, command: Command): void {
  one.at(at, 'before');
  command(one.state, (tr) => one.write(tr));
}
function blockOf(doc: Node, words: string): { from: number; to: number } {
  const $at = doc.resolve(positionOf(doc, words));
  return { from: $at.before(1), to: $at.after(1) };
}
function deletesList(one: Proposer): void {
  const { from, to } = blockOf(one.state.doc, 'ge vård');
  one.write(one.state.tr.delete(from, to));
}
/** The item comes behind the paragraph after which the deleted list stood. */
const drawsBehind = (item: string): Command => (state, dispatch) => {
  const $item = state.doc.resolve(positionOf(state.doc, item));
  return moveNodes($item.before(2), $item.after(2), blockOf(state.doc, 'Regionen ska').to)(state, dispatch);
};

test('a level that is proposed of an item whose list goes is nobody else’s, and leaves no line in the text', () => {
  for (const [first, second] of ids) {
    const [eva, bo] = [new Proposer(first, duties), new Proposer(second, duties)];
    proposes(eva, 'dela uppgifter', sinkListItem(eva.state.schema.nodes['listItem'] ?? expect.fail()));
    deletesList(bo);
    meet(eva, bo);
    expect(standing(eva)).toEqual(['Kommunen ska', '- kalla', '- betala', 'Regionen ska', 'Båda följer upp.']);
    proposes(bo, 'betala', drawsBehind('betala'));
    meet(eva, bo);
    expect(standing(eva.resolve('accept'))).toEqual(['Kommunen ska', '- kalla', 'Regionen ska', '- betala', 'Båda följer upp.']);
    expect(suggestionsIn(eva.state.doc)).toEqual([]);
  }
});

test('words written in a list that goes are not those of an item that is moved to its place', () => {
  for (const [first, second] of ids) {
    const [eva, bo] = [new Proposer(first, duties), new Proposer(second, duties)];
    eva.at('dela uppgifter', 'after');
    eva.write(eva.state.tr.insertText(' vid behov'));
    deletesList(bo);
    meet(eva, bo);
    writes(bo, 'betala', drawsBehind('betala'));
    meet(eva, bo);
    expect(standing(eva)).toEqual(['Kommunen ska', '- kalla', 'Regionen ska', '- betala', ' vid behov', 'Båda följer upp.']);
  }
});

test.each<[string, Command, Command, Command, string[]]>([
  ['column', addColumn('after'), deleteColumn, addRow('after'), ['Ansvaret:', 'Vem', 'Vad', '', '', 'Kommunen', 'skolan']],
  ['row', addRow('after'), deleteRow, addColumn('after'), ['Ansvaret:', 'Vem', '', 'Vad', 'Kommunen', '', 'skolan']],
])('a proposed %s that its author takes back does not come to stand because another proposes a line across it', (_, comes, goes, across, then) => {
  for (const [first, second] of ids) {
    const eva = new Proposer(first, responsible);
    const old = standing(eva);
    proposes(eva, 'Vem', comes);
    const bo = later(eva, second);
    proposes(bo, 'Vem', across);
    goes(eva.state, (tr) => expect(eva.propose(tr)).toBe(true));
    meet(eva, bo);
    expect(standing(eva)).toEqual(old);
    expect(standing(later(eva, 99).resolve('accept'))).toEqual(then);
    expect(standing(eva.resolve('reject'))).toEqual(old);
    expect(suggestionsIn(eva.state.doc)).toEqual([]);
  }
});

test('columns are as wide as they were when one goes, also those that nobody has given a share', () => {
  const eva = new Proposer(17, responsible);
  const bo = new Proposer(18, responsible);
  writes(eva, 'Vad', addColumn('after'));
  writes(bo, 'Vem', setWidths([700, 300]));
  meet(eva, bo);
  expect(widths(eva)).toEqual([[700, 300, 500]]);
  writes(eva, 'Vad', deleteColumn);
  meet(eva, bo);
  expect(widths(bo)).toEqual([[700, 500]]);
});
