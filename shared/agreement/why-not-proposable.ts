/** Why an edit cannot be a proposal, so that one sentence can tell what to do instead. */
import type { Node } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import { AddMarkStep, RemoveMarkStep } from '@tiptap/pm/transform';

/** `lines`: rows or columns change places; `picture`: one comes where none can be proposed; `looks`: another has proposed another look of the same words. */
export type NotProposable = 'lines' | 'picture' | 'looks' | 'other';

/** Of an edit that `asSuggestion` gave null for. */
export function whyNotProposable(before: Node, edit: Transaction): NotProposable {
  if (edit.steps.every((step) => step instanceof AddMarkStep || step instanceof RemoveMarkStep)) return 'looks';
  const [was, is] = [standing(before), standing(edit.doc)];
  if (is.pictures > was.pictures) return 'picture';
  const isSame = was.cells.length === is.cells.length && was.cells.toSorted().join() === is.cells.toSorted().join();
  return isSame && was.cells.join() !== is.cells.join() ? 'lines' : 'other';
}

/** Cells by id, in reading order. */
function standing(doc: Node): { cells: string[]; pictures: number } {
  const found = { cells: [] as string[], pictures: 0 };
  doc.descendants((node) => {
    if (node.type.name === 'image') found.pictures++;
    if (node.type.name === 'tableCell' || node.type.name === 'tableHeader') found.cells.push(String(node.attrs['id']));
    return !node.isTextblock;
  });
  return found;
}
