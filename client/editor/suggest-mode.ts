/** The mode in which every edit is a proposal: edits are turned into suggestions on their way to the text. */
import { type Editor, Extension, getMarkRange } from '@tiptap/core';
import { liftListItem, sinkListItem } from '@tiptap/pm/schema-list';
import type { Command, EditorState, Transaction } from '@tiptap/pm/state';
import { markedLines, wholeRange } from '#shared/agreement/moving-blocks.ts';
import { togglePageBreak } from '#shared/agreement/editing.ts';
import { asSuggestion, freeOfStrikes, layoutProposal } from '#shared/agreement/suggesting.ts';
import { formatProposal, meantFormatIn } from '#shared/agreement/suggesting-formats.ts';
import { type Format, type FormatValue, proposedFormats } from '#shared/agreement/proposed-formats.ts';
import { resolveSuggestions } from '#shared/agreement/suggestion-verdicts.ts';
import { suggestionsIn } from '#shared/agreement/suggestions.ts';
import { whyNotProposable } from '#shared/agreement/why-not-proposable.ts';
import type { NotProposable } from '#shared/agreement/why-not-proposable.ts';
import { asItStands, isAsItStands } from './as-it-stands.ts';
import { keymapOf } from './keys.ts';
import { isFromText } from './text-binding.ts';
import { isInList, run } from './writing-keys.ts';

export interface Suggesting {
  isOn: boolean;
  /** Of the document as this person writes it. */
  client: () => number;
  /** What cannot be proposed was left undone. */
  onRefused: (why: NotProposable) => void;
}

export function suggestMode(suggesting: Suggesting): Extension {
  return Extension.create({
    name: 'suggestMode',
    // Before the keys of writing.
    priority: 1_100,
    addKeyboardShortcuts() {
      const take = () => suggesting.isOn && run(this.editor, takeLines);
      const look = (format: 'bold' | 'italic' | 'underline') => () => suggesting.isOn && proposeLook(this.editor, format, suggesting);
      const level = (change: 'deeper' | 'shallower') => () => suggesting.isOn && isInList(this.editor) && proposeLayout(this.editor, change, suggesting);
      return { ...keymapOf({ bold: look('bold'), italic: look('italic'), underline: look('underline'), deeper: level('deeper'), shallower: level('shallower'), pageBreak: () => suggesting.isOn && proposeLayout(this.editor, 'page', suggesting) }), Backspace: take, Delete: take };
    },
    dispatchTransaction({ transaction, next }) {
      if (!transaction.docChanged || isFromText(transaction) || isAsItStands(transaction)) return next(transaction);
      if (!suggesting.isOn) {
        const pasted = transaction.getMeta('uiEvent') === 'paste' || transaction.getMeta('uiEvent') === 'drop';
        return next(pasted ? transaction : freeOfStrikes(transaction) ?? transaction);
      }
      const proposed = asSuggestion(this.editor.state, transaction, { client: suggesting.client(), at: Date.now() });
      if (proposed !== null) return next(proposed);
      const typed = asTyped(this.editor.state, transaction);
      const words = typed && asSuggestion(this.editor.state, typed, { client: suggesting.client(), at: Date.now() });
      if (words) return next(words);
      suggesting.onRefused(whyNotProposable(this.editor.state.doc, transaction));
      // The page may already show what was refused: an empty step has it drawn as it is.
      next(this.editor.state.tr.setSelection(this.editor.state.selection));
    },
  });
}

/**
 * Proposes that the selected words get a look or lose it: `wanted`, or when left out the other than they have. With nothing selected it is what is
 * typed next, or the words of the link around the caret. Returns true: the key is used, whether or not it could be proposed.
 */
export function proposeLook(editor: Editor, format: Format, { client, onRefused }: Pick<Suggesting, 'client' | 'onRefused'>, wanted?: FormatValue): boolean {
  const { state, view } = editor;
  const { selection: { $from, empty }, schema } = state;
  if (empty && format !== 'link') return editor.commands.toggleMark(format);
  const around = (name: string) => (schema.marks[name] ? getMarkRange($from, schema.marks[name]) : undefined);
  const range = empty ? around(proposedFormats.link) ?? around('link') : state.selection;
  const value = wanted === undefined ? (meantFormatIn(state, format) === null ? true : null) : wanted;
  const proposed = range ? formatProposal(state, range, { format, wanted: value, author: { client: client(), at: Date.now() } }) : null;
  if (proposed === null) onRefused(range ? 'looks' : 'other');
  else if (proposed.docChanged) view.dispatch(asItStands(proposed));
  return true;
}

/** Proposes that the selected items go in or out a level, or that a page begins or no longer does; the contrary of an own proposal withdraws it. True: the key is used. */
export function proposeLayout({ state, view }: Editor, change: 'deeper' | 'shallower' | 'page', { client, onRefused }: Pick<Suggesting, 'client' | 'onRefused'>): boolean {
  const item = state.schema.nodes['listItem'];
  const command: Command = change === 'page' || !item ? togglePageBreak : change === 'deeper' ? sinkListItem(item) : liftListItem(item);
  let edit: Transaction | null = null;
  command(state, (made) => { edit = made; });
  const proposed = layoutProposal(state, edit, { change, author: { client: client(), at: Date.now() } });
  // Where there is no deeper or shallower nothing was tried.
  if (proposed !== null) view.dispatch(asItStands(proposed));
  else if (edit !== null) onRefused('other');
  return true;
}

/**
 * The letters alone of what a typing rule made of them ("- " a list, "1. " a numbered one): what was typed is never swallowed with the rule.
 * Null for an edit that no rule made.
 */
export function asTyped(state: EditorState, transaction: Transaction): Transaction | null {
  for (const plugin of state.plugins) {
    if (!('isInputRules' in plugin.spec)) continue;
    const made = transaction.getMeta(plugin) as { from: number; to: number; text: string } | undefined;
    if (made) return state.tr.insertText(made.text, made.from, made.to).scrollIntoView();
  }
  return null;
}

/**
 * Of lines marked from their first word to their last it is proposed that they go, not only their words: struck words stay in sight, so nobody would
 * come upon the empty line and take it away. A line with a picture is left to the other keys.
 */
const takeLines: Command = (state, dispatch) => {
  const lines = markedLines(state);
  const range = wholeRange(lines === null ? state : state.apply(state.tr.setSelection(lines)));
  if (range === null) return false;
  let pictures = false;
  state.doc.nodesBetween(range.from, range.to, ({ type }) => { if (type.name === 'image') pictures = true; });
  if (pictures) return false;
  dispatch?.(state.tr.deleteRange(range.from, range.to).scrollIntoView());
  return true;
};

/** `over` when none of them is in the text any more: what a list shows may be a moment old. `held` when one is there still: what others propose in a line that goes comes first. */
export function giveVerdict(editor: Editor, ids: Iterable<string>, what: 'accept' | 'reject'): 'given' | 'held' | 'over' {
  const named = new Set(ids);
  const before = editor.state.doc;
  for (const which of ['moves', 'in place'] as const) {
    const tr = resolveSuggestions(editor.state.tr, named, what, which);
    if (tr.docChanged) editor.view.dispatch(asItStands(tr));
  }
  if (suggestionsIn(editor.state.doc).some(({ id }) => named.has(id))) return 'held';
  return editor.state.doc.eq(before) ? 'over' : 'given';
}
