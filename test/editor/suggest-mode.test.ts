import { wrappingInputRule } from '@tiptap/core';
import type { Editor } from '@tiptap/core';
import { inputRulesPlugin } from '@tiptap/core';
import { EditorState, TextSelection } from '@tiptap/pm/state';
import type { Transaction } from '@tiptap/pm/state';
import { expect, test } from 'vitest';
import { agreementSchema } from '#shared/agreement/schema.ts';
import { asSuggestion } from '#shared/agreement/suggesting.ts';
import { suggestionsIn } from '#shared/agreement/suggestions.ts';
import { asTyped } from '../../client/editor/suggest-mode.ts';

const author = { client: 7, at: 1_800_000_000_000 };

/** What the editor's rule for lists makes of a sign and a space, with the state that it was typed in. */
function typedSpace(line: string): { state: EditorState; made: Transaction } {
  const { paragraph, doc, bulletList } = agreementSchema.nodes;
  const view: { state: EditorState; made: Transaction | null; composing: boolean; dispatch: (tr: Transaction) => void } = {
    state: EditorState.create({ doc: doc.create(null, paragraph.create(null, agreementSchema.text(line))) }), made: null, composing: false, dispatch: (tr) => { view.made = tr; },
  };
  const editor = { view, get state() { return view.state; }, extensionManager: { commands: {} } } as unknown as Editor;
  const plugin = inputRulesPlugin({ editor, rules: [wrappingInputRule({ find: /^\s*[-–•*]\s$/, type: bulletList })] });
  view.state = view.state.reconfigure({ plugins: [plugin] });
  const end = line.length + 1;
  view.state = view.state.apply(view.state.tr.setSelection(TextSelection.create(view.state.doc, end)));
  plugin.props.handleTextInput?.call(plugin, view as never, end, end, ' ', () => view.state.tr);
  if (view.made === null) throw new Error('no rule took what was typed');
  return { state: view.state, made: view.made };
}

test('a sign and a space that would have made a list stay as they were typed when a list cannot be proposed', () => {
  const { state, made } = typedSpace('-');
  expect(made.doc.firstChild?.type.name).toBe('bulletList');
  expect(asSuggestion(state, made, author)).toBeNull();
  const typed = asTyped(state, made);
  expect(typed?.doc.textContent).toBe('- ');
  const proposed = typed && asSuggestion(state, typed, author);
  expect(proposed && suggestionsIn(proposed.doc).map(({ parts }) => parts.map(({ proposal, text }) => [proposal, text]))).toEqual([[['words', ' ']]]);
});

test('an edit that no rule made has no letters to fall back on', () => {
  const { state } = typedSpace('-');
  expect(asTyped(state, state.tr.delete(1, 2))).toBeNull();
});
