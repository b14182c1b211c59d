/** A page gets the text before anything of it is asked for, as a draft that is opened does. */
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { openFlatText } from '#shared/agreement/flat-text.ts';
import { agreementText, sentences } from '../support/agreement-text.ts';
import { positionOf, Proposer, written } from './proposer.ts';

const word = sentences.duty.split(' ')[0] ?? '';

/** The text as it is where the bytes came first; its author's editor beside it, whose edits are tried on it. */
function opened(one: Proposer) {
  const ydoc = new Y.Doc({ gc: false });
  Y.applyUpdate(ydoc, Y.encodeStateAsUpdate(one.ydoc));
  return openFlatText(ydoc);
}

test('a letter taken out at the end of a bold word leaves the rest of the text as it looks', () => {
  const one = new Proposer(1, written(agreementText));
  one.at(word, 'over');
  const { bold } = one.state.schema.marks;
  if (!bold) throw new Error('bold');
  one.write(one.state.tr.addMark(one.state.selection.from, one.state.selection.to, bold.create()));
  const text = opened(one);
  const from = positionOf(text.doc, word) + word.length - 1;
  const edit = one.state.tr.delete(from, from + 1);
  text.applyLocal(edit.doc, edit.mapping.maps, 'hand');
  expect(text.doc.eq(edit.doc)).toBe(true);
});

test('a proposal rejected beside another leaves what follows as no proposal of anybody', () => {
  const one = new Proposer(1, written(agreementText));
  one.at(word, 'after');
  one.type('nytt');
  const other = new Proposer(2, Y.encodeStateAsUpdate(one.ydoc));
  other.at('nytt', 'after');
  other.type('ord');
  const text = opened(other);
  const from = positionOf(text.doc, 'ord');
  const edit = other.state.tr.delete(from, from + 3);
  text.applyLocal(edit.doc, edit.mapping.maps, 'hand');
  expect(text.doc.eq(edit.doc)).toBe(true);
});
