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

test('typing in one go is undone together, a rest between words or another place parts it', () => {
  const [eva] = pair('Kommunen ansvarar.', 'Regionen ansvarar.');
  let typed = 'Kommunen';
  for (const letter of ' bör') { eva.type(letter, typed); typed += letter; eva.now += 100; }
  eva.now += 1_000;
  for (const letter of ' då') { eva.type(letter, typed); typed += letter; eva.now += 100; }
  eva.type('e', 'Regionen');
  eva.undoing.undo(eva.state);
  expect(eva.text).toBe('Kommunen bör då ansvarar.|Regionen ansvarar.');
  eva.undoing.undo(eva.state);
  expect(eva.text).toBe('Kommunen bör ansvarar.|Regionen ansvarar.');
  eva.undoing.undo(eva.state);
  expect(eva.text).toBe('Kommunen ansvarar.|Regionen ansvarar.');
});

test('a word is never parted by undo, however long one thinks in the middle of it or what others write meanwhile', () => {
  const [eva, bo] = pair('Först detta.', 'Kommunen ansvarar.');
  let typed = 'Kommunen';
  for (const letter of ' alltid') { eva.type(letter, typed); typed += letter; eva.now += 900; }
  // Between two letters the text before them grows.
  bo.type('Nu gäller: ', '');
  meet(eva, bo);
  for (const letter of 'het') { eva.type(letter, typed); typed += letter; eva.now += 100; }
  eva.undoing.undo(eva.state);
  expect(eva.text).toBe('Nu gäller: Först detta.|Kommunen  ansvarar.');
  eva.undoing.undo(eva.state);
  expect(eva.text).toBe('Nu gäller: Först detta.|Kommunen ansvarar.');
});

test.each<[string, number]>([['one letter back', -1], ['some letters back', -3], ['one letter on', 1]])('what is typed after the caret was moved %s is a step of its own, however soon', (_, by) => {
  const [eva] = pair('Kommunen ansvarar.');
  let typed = 'Kommunen';
  for (const letter of ' alltid') { eva.type(letter, typed); typed += letter; eva.now += 50; }
  const there = eva.find(typed) + typed.length + by;
  for (const [at, letter] of ['e', 'n'].entries()) { eva.do((tr) => tr.insertText(letter, there + at)); eva.now += 50; }
  eva.undoing.undo(eva.state);
  expect(eva.text).toBe('Kommunen alltid ansvarar.');
  eva.undoing.undo(eva.state);
  expect(eva.text).toBe('Kommunen ansvarar.');
});

test('taking out letters after a rest is a step of its own', () => {
  const [eva] = pair('Kommunen ansvarar.');
  let typed = 'Kommunen';
  for (const letter of ' alltid') { eva.type(letter, typed); typed += letter; eva.now += 100; }
  eva.now += 1_000;
  const end = eva.find(' alltid') + 7;
  eva.do((tr) => tr.delete(end - 1, end));
  expect(eva.text).toBe('Kommunen allti ansvarar.');
  eva.undoing.undo(eva.state);
  expect(eva.text).toBe('Kommunen alltid ansvarar.');
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
