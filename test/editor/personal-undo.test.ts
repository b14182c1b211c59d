import { TextSelection } from '@tiptap/pm/state';
import { expect, test } from 'vitest';
import { contentOf, meet, together } from './writer.ts';
import type { Writer } from './writer.ts';

function pair(...paragraphs: string[]): [Writer, Writer] {
  const [eva, bo] = together(contentOf(...paragraphs));
  if (!eva || !bo) throw new Error('two writers');
  return [eva, bo];
}

test('undo takes back my own words and leaves the others alone', () => {
  const [eva, bo] = pair('Kommunen ansvarar.');
  eva.type(' alltid', 'Kommunen');
  meet(eva, bo);
  bo.type(' gott', 'ansvarar');
  meet(eva, bo);
  eva.undoing.undo(eva.state);
  meet(eva, bo);
  expect(eva.text).toBe('Kommunen ansvarar gott.');
  expect(bo.text).toBe(eva.text);
  eva.undoing.redo(eva.state);
  meet(eva, bo);
  expect(bo.text).toBe('Kommunen alltid ansvarar gott.');
});

test("undo does nothing to another's words", () => {
  const [eva, bo] = pair('Kommunen ansvarar.');
  bo.type(' gott', 'ansvarar');
  meet(eva, bo);
  expect(eva.undoing.canUndo).toBe(false);
  expect(eva.undoing.undo(eva.state)).toBe(null);
  expect(eva.text).toBe('Kommunen ansvarar gott.');
});

test('typing in one go is undone together, a pause or another place parts it', () => {
  const [eva] = pair('Kommunen ansvarar.', 'Regionen ansvarar.');
  let typed = 'Kommunen';
  for (const letter of 'abc') { eva.type(letter, typed); typed += letter; eva.now += 100; }
  eva.now += 1_000;
  eva.type('d', 'Kommunenabc');
  eva.now += 100;
  eva.type('e', 'Regionen');
  eva.undoing.undo(eva.state);
  expect(eva.text).toBe('Kommunenabcd ansvarar.|Regionen ansvarar.');
  eva.undoing.undo(eva.state);
  expect(eva.text).toBe('Kommunenabc ansvarar.|Regionen ansvarar.');
  eva.undoing.undo(eva.state);
  expect(eva.text).toBe('Kommunen ansvarar.|Regionen ansvarar.');
});

test('undo returns to where I stood, also after others have written before it', () => {
  const [eva, bo] = pair('Kommunen ansvarar.', 'Regionen ansvarar.');
  const from = eva.find('ansvarar', );
  eva.do((tr) => tr.setSelection(TextSelection.create(tr.doc, from, from + 8)));
  eva.do((tr) => tr.deleteSelection());
  bo.type('Nu gäller detta. ', '');
  meet(eva, bo);
  const undone = eva.undoing.undo(eva.state);
  expect(eva.text).toBe('Nu gäller detta. Kommunen ansvarar.|Regionen ansvarar.');
  const start = eva.find('ansvarar');
  expect(undone?.restored).toEqual({ anchor: start, head: start + 8 });
});
