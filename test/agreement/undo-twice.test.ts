import type { Command } from '@tiptap/pm/state';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { judgeStructure } from '#shared/agreement/flat-judge.ts';
import { deleteColumn, deleteRow } from '#shared/agreement/table-editing.ts';
import { bothOrders, meet, pair, paragraph, Person, table } from './person.ts';

const deleteBlock: Command = (state, dispatch) => { dispatch?.(state.tr.delete(state.selection.$from.before(1), state.selection.$from.after(1))); return true; };
const three = () => [paragraph('ett'), paragraph('två'), paragraph('tre')];

test.each(bothOrders)('two who delete the same clause and both take it back have it once (%i, %i)', (a, b) => {
  const [lead, partner] = pair(three(), [a, b]);
  const before = lead.text.doc;
  for (const person of [lead, partner]) person.at('två', deleteBlock);
  meet(lead, partner);
  for (const person of [lead, partner]) person.undo.undo();
  meet(lead, partner);
  expect(lead.text.doc.eq(before)).toBe(true);
  expect(judgeStructure(lead.ydoc)).toEqual([]);
});

test.each(bothOrders)('one takes it back when the other has done so already (%i, %i)', (a, b) => {
  const [lead, partner] = pair(three(), [a, b]);
  const before = lead.text.doc;
  for (const person of [lead, partner]) person.at('två', deleteBlock);
  for (const person of [lead, partner]) { person.undo.undo(); meet(lead, partner); }
  expect(lead.text.doc.eq(before)).toBe(true);
  expect(judgeStructure(lead.ydoc)).toEqual([]);
});

test.each(bothOrders)('words written in what was taken back stay (%i, %i)', (a, b) => {
  const [lead, partner] = pair(three(), [a, b]);
  for (const person of [lead, partner]) { person.at('två', deleteBlock); person.undo.undo(); }
  lead.types('nytt ', 'två');
  partner.types('mer ', 'vå');
  meet(lead, partner);
  // What was written in the copy that went stands beside the one that stays.
  const words = lead.words.replaceAll('\n', ' ').split(' ').filter((word) => word !== '').sort();
  expect([['ett', 'mer', 'nytt', 'tre', 'två'], ['ett', 'nytt', 'tmer', 'tre', 'vå']]).toContainEqual(words);
  expect(judgeStructure(lead.ydoc).filter(({ kind }) => kind !== 'words-without-clause')).toEqual([]);
});

test.each(bothOrders)('a cell in a row that one and a column that another deletes and takes back has its words once (%i, %i)', (a, b) => {
  const [lead, partner] = pair([paragraph('Före'), table(), paragraph('Efter')], [a, b]);
  const before = lead.text.doc;
  lead.at('a1', deleteColumn);
  partner.at('a1', deleteRow);
  for (const person of [lead, partner]) person.undo.undo();
  meet(lead, partner);
  expect(lead.words).toBe('Före\na1\nb1\na2\nb2\nEfter');
  expect(lead.text.doc.eq(before)).toBe(true);
  expect(judgeStructure(lead.ydoc)).toEqual([]);
});

test.each(bothOrders)('three who take back the same have it once (%i, %i)', (a, b) => {
  const [lead, partner] = pair(three(), [a, b]);
  const third = new Person(300, Y.encodeStateAsUpdate(lead.ydoc));
  for (const person of [lead, partner, third]) person.at('två', deleteBlock);
  meet(third, lead, partner);
  for (const person of [lead, partner, third]) person.undo.undo();
  meet(lead, partner, third);
  expect(third.words).toBe('ett\ntvå\ntre');
  expect(judgeStructure(third.ydoc)).toEqual([]);
});

test.each(bothOrders)('a word that two delete and take back stands once, also after redo and undo (%i, %i)', (a, b) => {
  const [lead, partner] = pair([paragraph('ett ord till')], [a, b]);
  const deleteWord: Command = (state, dispatch) => { dispatch?.(state.tr.delete(state.selection.from, state.selection.from + 4)); return true; };
  for (const person of [lead, partner]) person.at('ord', deleteWord);
  meet(lead, partner);
  for (const person of [lead, partner]) { person.undo.undo(); person.undo.redo(); person.undo.undo(); }
  meet(lead, partner);
  expect(lead.words).toBe('ett ord till');
});
