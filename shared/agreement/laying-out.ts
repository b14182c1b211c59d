/** A line laid out in another way, as the keys and the tools do it (proposed-layouts.ts). */
import { liftListItem, sinkListItem } from '@tiptap/pm/schema-list';
import { EditorState, TextSelection } from '@tiptap/pm/state';
import type { Command, Transaction } from '@tiptap/pm/state';
import { beginsPage } from './editing.ts';
import { isListNumbers } from './list-numbers.ts';
import { countFrom, countListAs, countOn } from './numbering-lists.ts';
import type { Layout } from './proposed-layouts.ts';

/** Lays out the line that opens at `open` by steps that leave its words in place; nothing is done where it does not apply. */
export function setLayout(tr: Transaction, open: number, layout: Layout): void {
  const state = EditorState.create({ doc: tr.doc, selection: TextSelection.create(tr.doc, open + 1) });
  commandOf(state, layout)(state, (done) => { for (const step of done.steps) tr.step(step); });
}

function commandOf({ schema }: EditorState, { change, value }: Layout): Command {
  const item = schema.nodes['listItem'];
  switch (change) {
    case 'deeper': return item ? sinkListItem(item) : () => false;
    case 'shallower': return item ? liftListItem(item) : () => false;
    case 'countFrom': return countFrom(Number(value));
    case 'countOn': return countOn;
    case 'countAs': return isListNumbers(value) ? countListAs(value) : () => false;
    case 'pageBreak': return breakPage(true);
    case 'noPageBreak': return breakPage(undefined);
  }
}

function breakPage(begins: true | undefined): Command {
  return (state, dispatch) => {
    const present = beginsPage(state);
    if (present === null || present === (begins === true)) return false;
    dispatch?.(state.tr.setNodeAttribute(state.selection.$from.before(1), 'pageBreak', begins));
    return true;
  };
}
