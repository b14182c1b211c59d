/** Lines as plain paragraphs: what a heading becomes before it is put in a list, and a list's line outside it. */
import { Extension } from '@tiptap/core';
import type { Transaction } from '@tiptap/pm/state';
import { liftTarget } from '@tiptap/pm/transform';

/** Tiptap's own asks the form what may stand at the place and takes its first answer: after the first block that is the footnotes, and it throws. */
export const PlainParagraphs = Extension.create({
  name: 'plain-paragraphs',
  addCommands: () => ({
    clearNodes: () => ({ tr, dispatch }) => {
      if (dispatch !== undefined) makePlain(tr);
      return true;
    },
  }),
});

/** The selected lines keep their names and page breaks. */
function makePlain(tr: Transaction): void {
  const { paragraph, heading } = tr.doc.type.schema.nodes;
  const lines: number[] = [];
  for (const { $from, $to } of tr.selection.ranges) tr.doc.nodesBetween($from.pos, $to.pos, (node, position) => {
    if (node.isTextblock) lines.push(position);
    return !node.isTextblock;
  });
  const before = tr.steps.length;
  for (const line of lines) {
    const at = tr.mapping.slice(before).map(line);
    const node = tr.doc.nodeAt(at);
    if (node?.type === heading) tr.setNodeMarkup(at, paragraph, { id: node?.attrs['id'], pageBreak: node?.attrs['pageBreak'] });
    const range = tr.doc.resolve(at + 1).blockRange();
    const depth = range === null ? null : liftTarget(range);
    if (range !== null && depth !== null) tr.lift(range, depth);
  }
}
