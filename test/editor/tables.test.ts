import { EditorState, TextSelection } from '@tiptap/pm/state';
import type { Command } from '@tiptap/pm/state';
import { expect, test } from 'vitest';
import { addColumn, addRow, deleteColumn, deleteRow, deleteTable, goToCell, toggleHeaderColumn, toggleHeaderRow } from '#shared/agreement/table-editing.ts';
import { contentOf as contentIn } from '#shared/agreement/flat-text.ts';
import { clearCells, insertTable } from '../../client/editor/tables.ts';
import { tableScopesPlugin } from '../../client/editor/table-view.ts';
import { frozenHtml } from '../../server/drafting/frozen-html.ts';
import { contentOf, meet, schema, together } from './writer.ts';
import type { Writer } from './writer.ts';

function act(writer: Writer, command: Command): boolean {
  return command(writer.state, (made) => writer.do(() => made));
}

function standAfter(writer: Writer, words: string): void {
  const at = writer.find(words) + words.length;
  writer.do((tr) => tr.setSelection(TextSelection.create(tr.doc, at)));
}

/** Rows of the first table, `[a|b]`, header cells with `!`. */
function shape(writer: Writer): string {
  let found = 'no table';
  writer.state.doc.forEach((node) => {
    if (node.type.name === 'table') found = node.children.map((row) => `[${row.children.map((cell) => `${cell.type.name === 'tableHeader' ? '!' : ''}${cell.textContent}`).join('|')}]`).join('');
  });
  return found;
}

function withTable(): [Writer, Writer] {
  const [eva, bo] = together(contentOf('Före.', 'Efter.'));
  if (!eva || !bo) throw new Error('two writers');
  standAfter(eva, 'Före.');
  expect(act(eva, insertTable(2, 2))).toBe(true);
  for (const [at, words] of ['a', 'b', 'c', 'd'].entries()) {
    if (at > 0) act(eva, goToCell(1));
    eva.do((tr) => tr.insertText(words));
  }
  meet(eva, bo);
  return [eva, bo];
}

test('a table is inserted with a header row, filled by Tab, and reaches the other', () => {
  const [eva, bo] = withTable();
  expect(shape(eva)).toBe('[!a|!b][c|d]');
  expect(shape(bo)).toBe(shape(eva));
  act(eva, goToCell(1));
  expect(shape(eva)).toBe('[!a|!b][c|d][|]');
  expect(eva.inStep).toBe(true);
});

/** What each header cell is said to be the header of, in the editor. */
function scopes({ state: { doc } }: Writer): string[] {
  const plugin = tableScopesPlugin();
  return (plugin.getState(EditorState.create({ doc, plugins: [plugin] }))?.find() ?? []).map((drawn) => (drawn as unknown as { type: { attrs: { scope: string } } }).type.attrs.scope);
}

/** Which of the signs of proposed rows and columns say it in words: the cell they stand in. */
function namedLines(...lines: string[][][]): string[] {
  const cellOf = ([words = '', ...changes]: string[]) => ({ type: 'tableCell', content: [{ type: 'paragraph', content: [...changes.map((change) => ({ type: 'proposedLine', attrs: { suggestion: '7.1', change } })), { type: 'text', text: words }] }] });
  const doc = schema.nodeFromJSON({ type: 'doc', content: [{ type: 'table', content: lines.map((line) => ({ type: 'tableRow', content: line.map(cellOf) })) }] });
  const plugin = tableScopesPlugin();
  return (plugin.getState(EditorState.create({ doc, plugins: [plugin] }))?.find() ?? []).map(({ from }) => `${doc.resolve(from).parent.textContent}: ${String(doc.nodeAt(from)?.attrs['change'])}`);
}

test('every row and column that is proposed is named once, in its first own cell, whatever row that stands in', () => {
  // The heads of the last two columns are merged away: the second column that goes has its first sign a row further down.
  expect(namedLines(
    [['Vem', 'columnGone'], ['Vad']],
    [['a', 'columnGone'], ['b'], ['c', 'columnGone']],
    [['d', 'rowGone', 'columnGone'], ['e', 'rowGone'], ['f', 'rowGone', 'columnGone']],
  )).toEqual(['Vem: columnGone', 'c: columnGone', 'd: rowGone']);
  expect(namedLines([['a', 'newTable', 'newColumn'], ['b', 'newTable']], [['c', 'newTable', 'newColumn'], ['d', 'newTable']])).toEqual(['a: newTable', 'a: newColumn']);
});

test('header cells are said to be the headers of the same in the editor and in the frozen text, also in a table of header cells alone', () => {
  const [eva] = withTable();
  const frozen = (): string[] => [...frozenHtml(contentIn(eva.state.doc)).matchAll(/ scope="(\w+)"/g)].map(([, scope = '']) => scope);
  expect(scopes(eva)).toEqual(['col', 'col']);
  expect(scopes(eva)).toEqual(frozen());
  for (const column of ['a', 'b']) {
    standAfter(eva, column);
    act(eva, toggleHeaderColumn);
  }
  expect(shape(eva)).toBe('[!a|!b][!c|!d]');
  expect(scopes(eva)).toEqual(['col', 'col', 'col', 'col']);
  expect(scopes(eva)).toEqual(frozen());
});

test('a row and a column added at the same time meet', () => {
  const [eva, bo] = withTable();
  standAfter(eva, 'c');
  standAfter(bo, 'b');
  act(eva, addRow('before'));
  act(bo, addColumn('before'));
  meet(eva, bo);
  expect(shape(eva)).toBe('[!a|!|!b][||][c||d]');
  expect(shape(bo)).toBe(shape(eva));
  eva.state.doc.check();
});

test('rows and columns go, the last one with its table', () => {
  const [eva, bo] = withTable();
  standAfter(eva, 'b');
  act(eva, deleteColumn);
  expect(shape(eva)).toBe('[!a][c]');
  act(eva, toggleHeaderRow);
  expect(shape(eva)).toBe('[a][c]');
  act(eva, deleteRow);
  expect(shape(eva)).toBe('[c]');
  act(eva, deleteRow);
  meet(eva, bo);
  expect(eva.text).toBe('Före.|Efter.');
  expect(bo.text).toBe(eva.text);
  expect(act(eva, deleteTable)).toBe(false);
});

test('deleting over cell borders empties the cells and keeps the shape', () => {
  const [eva, bo] = withTable();
  eva.do((tr) => tr.setSelection(TextSelection.create(tr.doc, eva.find('b'), eva.find('d') + 1)));
  expect(act(eva, clearCells)).toBe(true);
  meet(eva, bo);
  expect(shape(bo)).toBe('[!a|!][|]');
});

test('undo takes back a column with its words', () => {
  const [eva, bo] = withTable();
  standAfter(eva, 'a');
  eva.now += 1_000;
  act(eva, deleteColumn);
  meet(eva, bo);
  eva.undoing.undo(eva.state);
  meet(eva, bo);
  expect(shape(eva)).toBe('[!a|!b][c|d]');
  expect(shape(bo)).toBe(shape(eva));
});
