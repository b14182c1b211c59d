/** The text as it stands while nothing is accepted (ADR 14). */
import { Fragment } from '@tiptap/pm/model';
import type { Node } from '@tiptap/pm/model';
import { proposedNotes } from './proposed-notes.ts';
import { isOnlyBlock, withoutProposedLines } from './proposed-lines.ts';
import { isProposed, isProposingMark } from './suggestions.ts';

/** Of a document, without the words, signs, notes, tables, rows and columns that are only proposed. What has no suggestions is given back as the same object. */
export function withoutSuggestions(doc: Node): Node {
  const stands = without(doc, proposedNotes(doc), isOnlyBlock(doc));
  const last = stands.lastChild;
  // Of the list of notes nothing may be left.
  return last?.type.name === 'footnotes' && last.childCount === 0 ? stands.copy(stands.content.cut(0, stands.content.size - last.nodeSize)) : stands;
}

function without(node: Node, notes: ReadonlySet<string>, isOnly = false): Node {
  if (node.isText || node.childCount === 0) return node;
  let changed = false;
  const children: Node[] = [];
  node.forEach((child) => {
    if (child.isInline && isProposed(child) || child.type.name === 'footnote' && notes.has(String(child.attrs['id']))) { changed = true; return; }
    const table = child.type.name === 'table' ? withoutProposedLines(child, isOnly) : child;
    if (table === null) { changed = true; return; }
    const kept = child.isInline ? child.mark(child.marks.filter((mark) => !isProposingMark(mark.type.name))) : without(table, notes);
    if (kept !== child && !kept.eq(child)) changed = true;
    children.push(kept);
  });
  return changed ? node.copy(Fragment.fromArray(children)) : node;
}
