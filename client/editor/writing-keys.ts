/** What the keys of the text do (keys.ts). */
import { Extension } from '@tiptap/core';
import type { Editor } from '@tiptap/core';
import { chainCommands } from '@tiptap/pm/commands';
import type { Command } from '@tiptap/pm/state';
import { leaveCaption, togglePageBreak } from '#shared/agreement/editing.ts';
import { markedLines, moveBlock } from '#shared/agreement/moving-blocks.ts';
import { goToCell, moveColumn, moveRow } from '#shared/agreement/table-editing.ts';
import { followReference } from './clause-refs.ts';
import { crossFootnote, deleteFootnote, insertFootnote } from './footnotes.ts';
import { keymapOf } from './keys.ts';
import { keepWordsHere } from './orphans.ts';
import { clearCells, markCells } from './tables.ts';

export interface WritingActs {
  undo: () => boolean;
  redo: () => boolean;
  askForLink: () => boolean;
  askForReference: () => boolean;
  leaveRemark: () => boolean;
  /** False leaves the key to the browser. */
  find: (what: 'find' | 'replace' | 'next' | 'previous') => boolean;
}

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
    // Inside a list the key never leaves the text, even where there is no deeper or shallower.
    const listed = (command: () => boolean) => () => isInList(editor) && (command(), true);
    return {
      ...keymapOf({
        heading1: heading(1),
        heading2: heading(2),
        heading3: heading(3),
        heading4: heading(4),
        paragraph: () => editor.commands.setNode('paragraph'),
        bold: () => toggleMark(editor, 'bold'),
        italic: () => toggleMark(editor, 'italic'),
        underline: () => toggleMark(editor, 'underline'),
        link: () => acts?.askForLink() ?? false,
        bulletList: () => toggleList(editor, 'bulletList'),
        orderedList: () => toggleList(editor, 'orderedList'),
        nextCell: does(goToCell(1)),
        previousCell: does(goToCell(-1)),
        deeper: listed(() => editor.commands.sinkListItem('listItem')),
        shallower: listed(() => editor.commands.liftListItem('listItem')),
        lineBreak: () => breakLine(editor),
        moveUp: does(chainCommands(moveRow('before'), moveBlock('before'))),
        moveDown: does(chainCommands(moveRow('after'), moveBlock('after'))),
        moveColumnLeft: does(moveColumn('before')),
        moveColumnRight: does(moveColumn('after')),
        markCellsUp: does(markCells('up')),
        markCellsDown: does(markCells('down')),
        keepWords: does(keepWordsHere),
        footnote: does(insertFootnote),
        pageBreak: does(togglePageBreak),
        reference: () => acts?.askForReference() ?? false,
        crossFootnote: () => run(editor, crossFootnote) || followReference(editor.view),
        deleteFootnote: does(deleteFootnote),
        remark: () => acts?.leaveRemark() ?? false,
        undo: () => acts?.undo() ?? false,
        redo: () => acts?.redo() ?? false,
        find: () => acts?.find('find') ?? false,
        replace: () => acts?.find('replace') ?? false,
        findNext: () => acts?.find('next') ?? false,
        findPrevious: () => acts?.find('previous') ?? false,
      }),
      // What every text does with them, and here also in lists, notes and tables.
      Enter: () => run(editor, leaveCaption) || (isInNote(editor) ? breakLine(editor) : isInList(editor) && editor.commands.splitListItem('listItem')),
      Backspace: () => run(editor, markLines) || run(editor, clearCells) || liftAtStart(editor),
      Delete: () => run(editor, markLines) || run(editor, clearCells),
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
