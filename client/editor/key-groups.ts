/** In which order the list shows the keys, and under which headings. */
import type { KeyAct } from './keys.ts';

export const keyGroups = [
  ['words', ['bold', 'italic', 'underline', 'link', 'lineBreak', 'undo', 'redo', 'keepWords']],
  ['paragraphs', ['heading1', 'heading2', 'heading3', 'heading4', 'paragraph', 'bulletList', 'orderedList', 'deeper', 'shallower', 'moveUp', 'moveDown', 'pageBreak']],
  ['tables', ['nextCell', 'previousCell', 'markCellsUp', 'markCellsDown', 'moveColumnLeft', 'moveColumnRight']],
  ['notes', ['reference', 'followReference', 'footnote', 'crossFootnote', 'deleteFootnote']],
  ['margin', ['remark', 'toRemark', 'fromRemark', 'sendRemark', 'leaveForm']],
  ['find', ['find', 'replace', 'findNext', 'findPrevious', 'nextFound', 'previousFound', 'replaceFound', 'leaveFind']],
  ['outline', ['clauseUp', 'clauseDown', 'dropClause']],
  ['page', ['toolbar', 'nextTool', 'previousTool', 'firstTool', 'lastTool', 'leaveToolbar', 'save', 'keys']],
] as const satisfies readonly (readonly [string, readonly KeyAct[]])[];
