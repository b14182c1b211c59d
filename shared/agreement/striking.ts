/** Striking as a proposal: words get a mark, the ends of paragraphs a sign; what its author proposed before is really deleted. */
import type { Node } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import { struckBefore } from './struck-before.ts';
import type { Range } from './suggested-range.ts';
import { isSign, proposing, readSuggestionId, suggestionOn } from './suggestions.ts';

/** From the last place to the first, so that earlier ones hold. False where a struck stretch holds more than words and paragraphs. */
export function strike(tr: Transaction, doc: Node, { from, to, id, client }: { from: number; to: number; id: string; client: number }): boolean {
  const { schema } = doc.type;
  const mark = schema.marks[proposing.strike]?.create({ suggestion: id });
  const join = schema.nodes[proposing.join];
  if (!mark || !join) return false;
  const acts: { at: number; run: () => void }[] = [];
  let fits = true;
  let space: Node | null | undefined;
  doc.nodesBetween(from, to, (node, position, parent) => {
    if (node.isTextblock) {
      const end = position + node.nodeSize - 1;
      if (to > from) {
        const whole = position >= from && end < to;
        // Words can be struck across paragraphs and items, not across cells and notes; a picture goes whole or not at all.
        const around = closedSpace(node, parent);
        if (space !== undefined && space !== around || node.type.name === 'image' && (from <= position) !== (to > end)) fits = false;
        space = around;
        const isProposed = node.lastChild?.type === join && (node.lastChild.attrs['whole'] === true || !whole);
        if (end >= from && end < to && !isProposed) acts.push({ at: end, run: () => void tr.insert(end, join.create({ suggestion: id, whole, struck: whole ? struckBefore(node, client) : null })) });
      }
      return true;
    }
    if (!node.isInline) {
      // Empty or not, a table cannot be struck.
      if (node.type.name === 'table' && position >= from && position + node.nodeSize <= to) fits = false;
      return fits;
    }
    const start = Math.max(from, position);
    const stop = Math.min(to, position + node.nodeSize);
    if (start >= stop) return false;
    // A row or column is withdrawn whole: without its sign it would be part of the text.
    if (node.type.name === proposing.line) return false;
    const proposed = suggestionOn(node, 'words') ?? (isSign(node.type.name) ? String(node.attrs['suggestion']) : null);
    if (proposed !== null && readSuggestionId(proposed)?.client === client) acts.push({ at: start, run: () => void tr.delete(start, stop) });
    else if (node.type.name !== proposing.join && suggestionOn(node, 'strike') === null) acts.push({ at: start, run: () => void tr.addMark(start, stop, mark) });
    return false;
  });
  if (!fits) return false;
  for (const { run } of acts.sort((a, b) => b.at - a.at)) run();
  return true;
}

/** The cell, or null for the body; a note is a space of its own. */
function closedSpace(node: Node, parent: Node | null): Node | null {
  if (node.type.name === 'footnote') return node;
  return parent?.type.name === 'tableCell' || parent?.type.name === 'tableHeader' ? parent : null;
}

/** Words typed on, or over words struck just before, belong to the same suggestion. */
export function suggestionBeside(doc: Node, { from, to }: Pick<Range, 'from' | 'to'>, client: number): string | null {
  for (const node of [doc.resolve(from).nodeBefore, doc.resolve(from).nodeAfter, doc.resolve(to).nodeBefore, doc.resolve(to).nodeAfter]) {
    if (!node?.isInline) continue;
    const isNewLine = node.type.name === proposing.line && String(node.attrs['change']).startsWith('new');
    for (const proposal of ['words', 'strike', 'break', 'join', ...(isNewLine ? ['line'] as const : [])] as const) {
      const id = suggestionOn(node, proposal);
      if (id !== null && readSuggestionId(id)?.client === client) return id;
    }
  }
  return null;
}
