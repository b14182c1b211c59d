/** What each key does, in one list: the editor obeys it and the help shows it. */
import { Extension } from '@tiptap/core';
import type { Editor } from '@tiptap/core';
import { chainCommands } from '@tiptap/pm/commands';
import type { Command } from '@tiptap/pm/state';
import { leaveCaption, togglePageBreak } from '#shared/agreement/editing.ts';
import { markedLines, moveBlock } from '#shared/agreement/moving-blocks.ts';
import { goToCell, moveColumn, moveRow } from '#shared/agreement/table-editing.ts';
import { followReference } from './clause-refs.ts';
import { crossFootnote, deleteFootnote, insertFootnote } from './footnotes.ts';
import { keepWordsHere } from './orphans.ts';
import { clearCells, markCells } from './tables.ts';

export interface WritingActs {
  undo: () => boolean;
  redo: () => boolean;
  askForLink: () => boolean;
  askForReference: () => boolean;
  leaveRemark: () => boolean;
  showKeys: () => boolean;
  /** False leaves the key to the browser. */
  find: (what: 'find' | 'replace' | 'next' | 'previous') => boolean;
}

/** For the help: message keys `drafting.keys.<act>`, and keys as ProseMirror names them. */
export const shownKeys = [
  ['heading1', 'Mod-Alt-1'], ['heading2', 'Mod-Alt-2'], ['heading3', 'Mod-Alt-3'], ['heading4', 'Mod-Alt-4'], ['paragraph', 'Mod-Alt-0'],
  ['bold', 'Mod-b'], ['italic', 'Mod-i'], ['underline', 'Mod-u'], ['link', 'Mod-k'],
  ['bulletList', 'Mod-Shift-8'], ['orderedList', 'Mod-Shift-7'], ['deeper', 'Tab'], ['shallower', 'Shift-Tab'], ['lineBreak', 'Shift-Enter'],
  ['moveUp', 'Alt-Shift-ArrowUp'], ['moveDown', 'Alt-Shift-ArrowDown'], ['clauseUp', 'Alt-Shift-ArrowUp'], ['clauseDown', 'Alt-Shift-ArrowDown'],
  ['pageBreak', 'Mod-Enter'], ['reference', 'Mod-Alt-r'], ['footnote', 'Mod-Alt-f'], ['crossFootnote', 'Mod-Alt-g'],
  ['nextCell', 'Tab'], ['previousCell', 'Shift-Tab'], ['moveColumnLeft', 'Alt-Shift-ArrowLeft'], ['moveColumnRight', 'Alt-Shift-ArrowRight'],
  ['remark', 'Mod-Alt-m'], ['toRemark', 'Mod-Alt-k'], ['keepWords', 'Mod-Alt-Enter'], ['undo', 'Mod-z'], ['redo', 'Mod-y'], ['save', 'Mod-s'],
  ['find', 'Mod-f'], ['replace', 'Mod-h'], ['findNext', 'Mod-g'], ['findPrevious', 'Mod-Shift-g'], ['toolbar', 'Alt-F10'], ['keys', 'Mod-/'],
] as const;

export type ShownKey = (typeof shownKeys)[number][0];

export function run(editor: Editor, command: Command): boolean {
  return command(editor.state, editor.view.dispatch.bind(editor.view), editor.view);
}

export const WritingKeys = Extension.create<{ acts: WritingActs | null }>({
  name: 'writing-keys',
  // Before Tiptap's own Enter, Backspace and Delete.
  priority: 1_000,
  addOptions: () => ({ acts: null }),
  addKeyboardShortcuts() {
    const { editor } = this;
    const { acts } = this.options;
    const does = (command: Command) => () => run(editor, command);
    const heading = (level: number) => () => setHeading(editor, level);
    const tabbed = (way: 1 | -1) => () => {
      if (run(editor, goToCell(way))) return true;
      if (!isInList(editor)) return false;
      if (way === 1) editor.commands.sinkListItem('listItem');
      else editor.commands.liftListItem('listItem');
      // Inside a list the key never leaves the text, even where there is no deeper or shallower.
      return true;
    };
    return {
      'Mod-Alt-1': heading(1),
      'Mod-Alt-2': heading(2),
      'Mod-Alt-3': heading(3),
      'Mod-Alt-4': heading(4),
      'Mod-Alt-0': () => editor.commands.setNode('paragraph'),
      'Mod-b': () => toggleMark(editor, 'bold'),
      'Mod-i': () => toggleMark(editor, 'italic'),
      'Mod-u': () => toggleMark(editor, 'underline'),
      'Mod-k': () => acts?.askForLink() ?? false,
      'Mod-Shift-8': () => toggleList(editor, 'bulletList'),
      'Mod-Shift-7': () => toggleList(editor, 'orderedList'),
      Tab: tabbed(1),
      'Shift-Tab': tabbed(-1),
      Enter: () => run(editor, leaveCaption) || (isInNote(editor) ? breakLine(editor) : isInList(editor) && editor.commands.splitListItem('listItem')),
      'Shift-Enter': () => breakLine(editor),
      Backspace: () => run(editor, markLines) || run(editor, clearCells) || liftAtStart(editor),
      Delete: () => run(editor, markLines) || run(editor, clearCells),
      'Alt-Shift-ArrowUp': does(chainCommands(moveRow('before'), moveBlock('before'))),
      'Alt-Shift-ArrowDown': does(chainCommands(moveRow('after'), moveBlock('after'))),
      'Alt-Shift-ArrowLeft': does(moveColumn('before')),
      'Alt-Shift-ArrowRight': does(moveColumn('after')),
      'Shift-ArrowUp': does(markCells('up')),
      'Shift-ArrowDown': does(markCells('down')),
      'Mod-Alt-Enter': does(keepWordsHere),
      'Mod-Alt-f': does(insertFootnote),
      'Mod-Enter': does(togglePageBreak),
      'Mod-Alt-r': () => acts?.askForReference() ?? false,
      'Mod-Alt-g': () => run(editor, crossFootnote) || followReference(editor.view),
      'Mod-Alt-Backspace': does(deleteFootnote),
      'Mod-Alt-m': () => acts?.leaveRemark() ?? false,
      'Mod-z': () => acts?.undo() ?? false,
      'Mod-y': () => acts?.redo() ?? false,
      'Mod-Shift-z': () => acts?.redo() ?? false,
      'Mod-f': () => acts?.find('find') ?? false,
      'Mod-h': () => acts?.find('replace') ?? false,
      'Mod-Shift-h': () => acts?.find('replace') ?? false,
      'Mod-g': () => acts?.find('next') ?? false,
      'Mod-Shift-g': () => acts?.find('previous') ?? false,
      'Mod-/': () => acts?.showKeys() ?? false,
    };
  },
});

/** Marks the lines alone, and leaves them to whoever deletes them. */
export const markLines: Command = (state, dispatch) => {
  const lines = markedLines(state);
  if (lines !== null) dispatch?.(state.tr.setSelection(lines));
  return false;
};

function isInNote({ state }: Editor): boolean {
  return state.selection.$from.parent.type.name === 'footnote';
}

export function isInList({ state }: Editor): boolean {
  const { $from } = state.selection;
  return $from.depth > 1 && $from.node($from.depth - 1).type.name === 'listItem';
}

/** Headings stand outside lists and tables only. */
export function setHeading(editor: Editor, level: number): boolean {
  return editor.state.selection.$from.depth === 1 && !isInNote(editor) && (editor.isActive('heading', { level }) || editor.commands.setNode('heading', { level }));
}

export function toggleMark(editor: Editor, name: 'definition' | 'highlight' | 'bold' | 'italic' | 'underline'): boolean {
  return editor.commands.toggleMark(name);
}

/** Lists inside a cell or note are not in the agreement's form. */
export function mayBeListed(editor: Editor): boolean {
  const { $from } = editor.state.selection;
  return isInList(editor) || $from.depth === 1;
}

export function toggleList(editor: Editor, name: 'bulletList' | 'orderedList'): boolean {
  return mayBeListed(editor) && editor.commands.toggleList(name, 'listItem');
}

function breakLine(editor: Editor): boolean {
  const type = editor.schema.nodes['hardBreak'];
  return type !== undefined && run(editor, (state, dispatch) => {
    dispatch?.(state.tr.replaceSelectionWith(type.create(), true).scrollIntoView());
    return true;
  });
}

/** Backspace at the start of an item takes it out of its list, as in Word. */
function liftAtStart(editor: Editor): boolean {
  const { $from, empty } = editor.state.selection;
  const isFirst = empty && $from.parentOffset === 0 && isInList(editor) && $from.index($from.depth - 1) === 0;
  return isFirst && editor.commands.liftListItem('listItem');
}
