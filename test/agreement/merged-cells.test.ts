import { EditorState, TextSelection } from '@tiptap/pm/state';
import { expect, test } from 'vitest';
import type { Table } from '#shared/agreement/content.ts';
import { runsOf, toContent } from '#shared/agreement/flat-text.ts';
import { addColumn, addRow, deleteColumn, deleteRow, mergeCells, mergeWith, moveColumn, moveRow, setWidths, splitCell, toggleHeaderColumn, toggleHeaderRow } from '#shared/agreement/table-editing.ts';
import { blockText } from '#shared/agreement/plain-text.ts';
import { bothOrders, meet, pair, paragraph, place, table } from './person.ts';
import type { Person } from './person.ts';

/** Rows of the table, `[a+b 2x1|c]`: paragraphs with `+`, `!` for header cells, spans where a cell covers others. */
function shape({ ydoc }: Person): string {
  const found = toContent(ydoc).content.find((block): block is Table => block.type === 'table');
  return (found?.content ?? []).map((row) => `[${row.content.map(({ type, attrs, content }) => {
    const spans = attrs.colspan || attrs.rowspan ? ` ${attrs.colspan ?? 1}x${attrs.rowspan ?? 1}` : '';
    return `${type === 'tableHeader' ? '!' : ''}${content.map((part) => blockText(part)).join('+')}${spans}`;
  }).join('|')}]`).join('');
}

const widthsOf = ({ ydoc }: Person): number[] | undefined => toContent(ydoc).content.flatMap((block) => (block.type === 'table' ? [block.attrs.widths] : []))[0];
const units = ({ ydoc }: Person): string[] => runsOf(ydoc).flatMap(({ runs }) => runs.flatMap(({ client, clock, length }) => Array.from({ length }, (_, at) => `${client}:${clock + at}`))).sort();

function two(order: [number, number] = [100, 200]): [Person, Person] {
  return pair([paragraph('Före'), table(), paragraph('Efter')], order);
}

test.each(bothOrders)('merged cells have the words of both, the same words, and give them back when they are split (%i, %i)', (...order) => {
  const [eva, bo] = two(order);
  const before = units(eva);
  eva.at('a1', mergeWith('right'));
  expect(shape(eva)).toBe('[a1+b1 2x1][a2|b2]');
  expect(units(eva)).toEqual(before);
  meet(eva, bo);
  bo.at('a1', splitCell);
  expect(shape(bo)).toBe('[a1|b1][a2|b2]');
  expect(units(bo)).toEqual(before);
  meet(eva, bo);
});

test.each(bothOrders)('what one types in a cell while another merges it away is in the merged cell (%i, %i)', (...order) => {
  const [eva, bo] = two(order);
  eva.at('a1', mergeWith('below'));
  bo.types('ny ', 'a2');
  meet(eva, bo);
  expect(shape(eva)).toBe('[a1+ny a2 1x2|b1][b2]');
});

test.each(bothOrders)('of two merges that overlap one holds, with every word once (%i, %i)', (...order) => {
  const [eva, bo] = two(order);
  const before = units(eva);
  eva.at('a1', mergeWith('right'));
  bo.at('b1', mergeWith('below'));
  meet(eva, bo);
  expect(['[a1+b1 2x1][a2|b2]', '[a1|b1+b2 1x2][a2]']).toContain(shape(eva));
  expect(units(eva)).toEqual(before);
  // The other does not come up when the one is split.
  eva.at(shape(eva).startsWith('[a1|') ? 'b1' : 'a1', splitCell);
  meet(eva, bo);
  expect(shape(bo)).toBe('[a1|b1][a2|b2]');
});

test.each(bothOrders)('a row or column that comes inside a merge is part of it (%i, %i)', (...order) => {
  const [eva, bo] = two(order);
  eva.at('a1', mergeWith('below'));
  bo.at('b1', addRow('after'));
  bo.at('b1', addColumn('before'));
  meet(eva, bo);
  // The paragraph that the new row had for words is between theirs.
  expect(shape(eva)).toBe('[a1++a2 1x3||b1][|][|b2]');
});

test.each(bothOrders)('the first row of a merge is deleted and its words in the merge stay (%i, %i)', (...order) => {
  const [eva, bo] = two(order);
  eva.at('a1', mergeWith('below'));
  eva.at('b1', deleteRow);
  expect(shape(eva)).toBe('[a1+a2|b2]');
  bo.types('ny ', 'a2');
  meet(eva, bo);
  expect(shape(bo)).toBe('[a1+ny a2|b2]');
});

test.each(bothOrders)('a new row or column behind a merged cell of which another has deleted a line does not get its words (%i, %i)', (...order) => {
  const [eva, bo] = two(order);
  eva.at('a1', mergeWith('below'));
  eva.types('ny ', 'a2');
  bo.at('a2', deleteRow);
  meet(eva, bo);
  expect(shape(bo)).toBe('[a1+ny |b1]');
  bo.at('a1', addRow('after'));
  expect(shape(bo)).toBe('[a1+ny |b1][|]');
  // The words that are left of the row go where its merged cell goes.
  bo.at('a1', moveRow('after'));
  expect(shape(bo)).toBe('[|][a1+ny |b1]');
  const [kim, lo] = two(order);
  kim.at('a1', mergeWith('right'));
  kim.types('ny ', 'b1');
  lo.at('b1', deleteColumn);
  meet(kim, lo);
  lo.at('a1', addColumn('after'));
  expect(shape(lo)).toBe('[a1+ny |][a2|]');
  lo.at('a1', moveColumn('after'));
  expect(shape(lo)).toBe('[|a1+ny ][|a2]');
});

test.each(bothOrders)('a merged cell is split in a deleted row that is shown for its words, and nothing is written again (%i, %i)', (...order) => {
  const [eva, bo] = pair([paragraph('Före'), table([['a0', 'b0', 'c0'], ['a1', 'b1', 'c1'], ['a2', 'b2', 'c2']]), paragraph('Efter')], order);
  const end = place(eva.text.doc, 'b2');
  eva.at('a1', (state, dispatch) => mergeCells(EditorState.create({ doc: state.doc, selection: TextSelection.create(state.doc, state.selection.from, end) }), dispatch));
  eva.at('b0', deleteColumn);
  eva.types('ny ', 'b2');
  eva.types('ny ', 'c2');
  bo.at('a2', deleteRow);
  meet(eva, bo);
  const before = units(bo);
  expect(shape(bo)).toBe('[a0|c0][a1+b1+ny  1x2|c1][ny ]');
  bo.at('a1', splitCell);
  expect(shape(bo)).toBe('[a0|c0][a1+b1|c1][ny |ny ]');
  expect(units(bo)).toEqual(before);
  meet(eva, bo);
});

test('paragraphs of two cells are joined in the merged one without being written again, and parted by a split', () => {
  const [eva, bo] = two();
  const before = units(eva);
  eva.at('a1', mergeWith('right'));
  eva.at('b1', (state, dispatch) => { dispatch?.(state.tr.join(state.selection.$from.before())); return true; });
  expect(shape(eva)).toBe('[a1b1 2x1][a2|b2]');
  bo.types('ny ', 'b1');
  meet(eva, bo);
  expect(shape(bo)).toBe('[a1ny b1 2x1][a2|b2]');
  bo.at('a1', splitCell);
  expect(shape(bo)).toBe('[a1|ny b1][a2|b2]');
  expect(before.every((unit) => units(bo).includes(unit))).toBe(true);
});

test.each(bothOrders)('a merged cell in which a paragraph was joined is merged with its neighbours, and nothing is written again (%i, %i)', (...order) => {
  const [eva, bo] = two(order);
  eva.at('b1', mergeWith('below'));
  bo.at('a1', addRow('after'));
  meet(eva, bo);
  eva.at('b2', (state, dispatch) => { dispatch?.(state.tr.join(state.selection.$from.before() - 2)); return true; });
  const inNew = place(eva.text.doc, 'b2') + 'b2'.length + 6;
  eva.at('a1', (state, dispatch) => { dispatch?.(state.tr.insertText('ny', inNew)); return true; });
  const before = units(eva);
  expect(shape(eva)).toBe('[a1|b1+b2 1x3][ny][a2]');
  const end = place(eva.text.doc, 'b2');
  eva.at('a1', (state, dispatch) => mergeCells(EditorState.create({ doc: state.doc, selection: TextSelection.create(state.doc, state.selection.from, end) }), dispatch));
  expect(shape(eva)).toBe('[a1+b1+ny+a2+b2 2x3][][]');
  expect(units(eva)).toEqual(before);
});

test('all the cells that a selection reaches into are merged, and undo takes it back', () => {
  const [eva] = two();
  eva.at('a1', mergeWith('right'));
  const end = place(eva.text.doc, 'b2');
  eva.at('b1', (state, dispatch) => mergeCells(EditorState.create({ doc: state.doc, selection: TextSelection.create(state.doc, state.selection.from, end) }), dispatch));
  expect(shape(eva)).toBe('[a1+b1+a2+b2 2x2][]');
  eva.undo.undo();
  expect(shape(eva)).toBe('[a1+b1 2x1][a2|b2]');
});

test.each(bothOrders)('a row and a column are moved with their words while another writes in them (%i, %i)', (...order) => {
  const [eva, bo] = two(order);
  const before = units(eva);
  eva.at('a2', moveRow('before'));
  eva.at('b1', moveColumn('before'));
  expect(shape(eva)).toBe('[b2|a2][b1|a1]');
  expect(units(eva)).toEqual(before);
  bo.types('ny ', 'a2');
  bo.at('a1', moveRow('after'));
  meet(eva, bo);
  expect(shape(bo)).toBe('[b2|ny a2][b1|a1]');
});

test.each(bothOrders)('widths of two columns that two people set both hold (%i, %i)', (...order) => {
  const [eva, bo] = two(order);
  eva.at('a1', setWidths([300, 700]));
  meet(eva, bo);
  eva.at('a1', setWidths([200, 700]));
  bo.at('a1', setWidths([300, 500]));
  meet(eva, bo);
  expect(widthsOf(eva)).toEqual([200, 500]);
  bo.at('a1', setWidths(null));
  meet(eva, bo);
  expect(widthsOf(eva)).toBe(undefined);
});

test('header rows and columns are the first ones, and leave by the same act', () => {
  const [eva] = two();
  eva.at('a1', toggleHeaderRow);
  eva.at('a2', toggleHeaderColumn);
  expect(shape(eva)).toBe('[!a1|!b1][!a2|b2]');
  eva.at('a1', toggleHeaderRow);
  expect(shape(eva)).toBe('[!a1|b1][!a2|b2]');
});
