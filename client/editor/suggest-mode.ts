/** The mode in which every edit is a proposal: edits are turned into suggestions on their way to the text. */
import { type Editor, Extension } from '@tiptap/core';
import type { Transaction } from '@tiptap/pm/state';
import { asSuggestion, freeOfStrikes } from '#shared/agreement/suggesting.ts';
import { resolveSuggestions } from '#shared/agreement/suggestion-verdicts.ts';
import { isFromText } from './text-binding.ts';

/** On the verdict over a suggestion, which is itself no proposal, and on what already is one. */
const verdict = 'suggestion-verdict';

/** So that it is not made into a proposal once more. */
export function asItStands(transaction: Transaction): Transaction {
  return transaction.setMeta(verdict, true);
}

export interface Suggesting {
  isOn: boolean;
  /** Of the document as this person writes it. */
  client: () => number;
  /** What cannot be proposed was left undone. */
  onRefused: () => void;
}

export function suggestMode(suggesting: Suggesting): Extension {
  return Extension.create({
    name: 'suggestMode',
    dispatchTransaction({ transaction, next }) {
      if (!transaction.docChanged || isFromText(transaction) || transaction.getMeta(verdict) === true) return next(transaction);
      if (!suggesting.isOn) {
        const pasted = transaction.getMeta('uiEvent') === 'paste' || transaction.getMeta('uiEvent') === 'drop';
        return next(pasted ? transaction : freeOfStrikes(transaction) ?? transaction);
      }
      const proposed = asSuggestion(this.editor.state, transaction, { client: suggesting.client(), at: Date.now() });
      if (proposed !== null) return next(proposed);
      suggesting.onRefused();
      // The page may already show what was refused: an empty step has it drawn as it is.
      next(this.editor.state.tr.setSelection(this.editor.state.selection));
    },
  });
}

export function giveVerdict(editor: Editor, ids: Iterable<string>, what: 'accept' | 'reject'): void {
  const tr = resolveSuggestions(editor.state.tr, new Set(ids), what);
  if (tr.docChanged) editor.view.dispatch(asItStands(tr));
}
