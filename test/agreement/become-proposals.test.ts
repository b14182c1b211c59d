/** A text with proposals in it becomes an earlier one exactly: a comparison does not see them, the document does. */
import { EditorState, TextSelection } from '@tiptap/pm/state';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { become } from '#shared/agreement/become.ts';
import { openFlatText, toContent, writeContent } from '#shared/agreement/flat-text.ts';
import { plainText } from '#shared/agreement/plain-text.ts';
import { asSuggestion } from '#shared/agreement/suggesting.ts';
import { agreementText, agreementWith } from '../support/agreement-text.ts';

test('what is proposed within a sentence moves no letter of it', () => {
  const ydoc = new Y.Doc({ gc: false });
  writeContent(ydoc, agreementWith('duty', 'Planen ska vara klar inom tre veckor. Skrivet efteråt.'), 'import');
  const text = openFlatText(ydoc);
  let at = 0;
  text.doc.descendants((node, position) => { if (at === 0 && node.isTextblock && node.textContent.includes('tre veckor.')) at = position + 1 + node.textContent.indexOf(' veckor.'); });
  const state = EditorState.create({ doc: text.doc, selection: TextSelection.create(text.doc, at) });
  const tr = asSuggestion(state, state.tr.insertText(' eller fyra'), { client: ydoc.clientID, at: 1_800_000_000_000 });
  if (tr === null) throw new Error('it can be proposed');
  text.applyLocal(tr.doc, tr.mapping.maps, 'hand');
  text.close();
  const earlier = agreementWith('duty', 'Planen ska vara klar inom tre veckor.');
  become(ydoc, earlier, 'restore');
  expect(plainText(toContent(ydoc))).toBe(plainText(earlier));
  become(ydoc, agreementText, 'restore');
  expect(plainText(toContent(ydoc))).toBe(plainText(agreementText));
});
