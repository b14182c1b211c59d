import { TextSelection } from '@tiptap/pm/state';
import type { Command } from '@tiptap/pm/state';
import { expect, test } from 'vitest';
import { crossFootnote, deleteFootnote, footnotesPlugin, insertFootnote } from '../../client/editor/footnotes.ts';
import { noteNumbers } from '../../client/editor/note-numbers.ts';
import { contentOf, meet, startOf, Writer } from './writer.ts';

function act(writer: Writer, command: Command): boolean {
  return command(writer.state, (made) => writer.do(() => made));
}

function pair(): [Writer, Writer] {
  const start = startOf(contentOf('Kommunen ansvarar.', 'Regionen ansvarar.'));
  return [new Writer(start, [footnotesPlugin()]), new Writer(start, [footnotesPlugin()])];
}

function note(writer: Writer, after: string, words: string): void {
  const at = writer.find(after) + after.length;
  writer.do((tr) => tr.setSelection(TextSelection.create(tr.doc, at)));
  act(writer, insertFootnote);
  writer.do((tr) => tr.insertText(words));
}

test('a note is written where its reference is made and numbered by its first reference', () => {
  const [eva, bo] = pair();
  note(eva, 'Regionen', 'Andra.');
  note(eva, 'Kommunen', 'Första.');
  meet(eva, bo);
  expect(bo.text).toBe('Kommunen* ansvarar.|Regionen* ansvarar.|Första.|Andra.');
  expect([...noteNumbers(bo.state.doc).values()]).toEqual([1, 2]);
  expect(bo.state.doc.lastChild?.children.map(({ attrs }) => noteNumbers(bo.state.doc).get(String(attrs['id'])))).toEqual([1, 2]);
});

test('one goes from the note to the reference and back', () => {
  const [eva] = pair();
  note(eva, 'Kommunen', 'Första.');
  expect(act(eva, crossFootnote)).toBe(true);
  expect(eva.state.selection.$from.parent.textContent).toBe('Kommunen ansvarar.');
  act(eva, crossFootnote);
  expect(eva.state.selection.$from.parent.textContent).toBe('Första.');
});

test('a note goes with its last reference and comes back when the words are pasted again', () => {
  const [eva, bo] = pair();
  note(eva, 'Kommunen', 'Första.');
  const slice = eva.state.doc.slice(1, 11);
  eva.do((tr) => tr.delete(1, 11));
  meet(eva, bo);
  expect(bo.text).toBe('ansvarar.|Regionen ansvarar.');
  eva.do((tr) => tr.replaceRange(1, 1, slice));
  meet(eva, bo);
  expect(bo.text).toBe('Kommunen* ansvarar.|Regionen ansvarar.|Första.');
});

test('undo brings reference and note back together', () => {
  const [eva, bo] = pair();
  note(eva, 'Kommunen', 'Första.');
  eva.now += 1_000;
  act(eva, deleteFootnote);
  meet(eva, bo);
  expect(bo.text).toBe('Kommunen ansvarar.|Regionen ansvarar.');
  eva.undoing.undo(eva.state);
  meet(eva, bo);
  expect(bo.text).toBe('Kommunen* ansvarar.|Regionen ansvarar.|Första.');
});

test('no note is made inside a note', () => {
  const [eva] = pair();
  note(eva, 'Kommunen', 'Första.');
  expect(act(eva, insertFootnote)).toBe(false);
});
