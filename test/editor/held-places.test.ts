import { EditorState, TextSelection } from '@tiptap/pm/state';
import type { Transaction } from '@tiptap/pm/state';
import { expect, test } from 'vitest';
import { heldPlacesPlugin, holdPlace } from '../../client/editor/held-places.ts';
import { contentOf, schema } from './writer.ts';

/** Where the words end up that were on their way while others wrote: the text with `*` for the place, `[ ]` around what they replace. */
function after(selected: [number, number], ...edits: ((tr: Transaction) => Transaction)[]): string {
  const doc = schema.nodeFromJSON(contentOf('Parterna samverkar.'));
  const view = {
    state: EditorState.create({ doc, selection: TextSelection.create(doc, ...selected), plugins: [heldPlacesPlugin()] }),
    dispatch(tr: Transaction): void { view.state = view.state.apply(tr); },
  };
  const placeOf = holdPlace(view);
  for (const edit of edits) view.dispatch(edit(view.state.tr));
  const { from, to } = placeOf();
  const text = (start: number, end: number): string => view.state.doc.textBetween(start, end, '/');
  return `${text(0, from)}${from === to ? '*' : `[${text(from, to)}]`}${text(to, view.state.doc.content.size)}`;
}

const [before, behind] = [10, 19];

test('a place stays between the words where it was, before what is written there meanwhile', () => {
  expect(after([before, before])).toBe('Parterna *samverkar.');
  expect(after([before, before], (tr) => tr.insertText('Båda ', 1))).toBe('Båda Parterna *samverkar.');
  expect(after([before, before], (tr) => tr.insertText('alltid ', before))).toBe('Parterna *alltid samverkar.');
  expect(after([before, before], (tr) => tr.setSelection(TextSelection.create(tr.doc, 1)).insertText('Nu. '))).toBe('Nu. Parterna *samverkar.');
  expect(after([before, before], (tr) => tr.delete(1, behind))).toBe('*.');
});

test('selected words are replaced only for as long as they are the same', () => {
  expect(after([before, behind], (tr) => tr.insertText('Båda ', 1))).toBe('Båda Parterna [samverkar].');
  expect(after([before, behind], (tr) => tr.insertText('sam', before, behind))).toBe('Parterna *sam.');
  expect(after([before, behind], (tr) => tr.insertText('alltid', 13))).toBe('Parterna *samalltidverkar.');
  expect(after([before, behind], (tr) => tr.delete(before, behind))).toBe('Parterna *.');
});
