/** What belongs to a clause: its heading, everything under it until the next heading of its level or above, and its footnotes. */
import type { Node } from '@tiptap/pm/model';

/** The nodes of the clause with that heading, in reading order and its footnotes last; null when there is no such heading. */
export function clauseBlocks(doc: Node, heading: string): Node[] | null {
  const blocks: Node[] = [];
  const notes = new Set<unknown>();
  let level: number | null = null;
  let isOver = false;
  doc.forEach((node) => {
    if (node.type.name === 'footnotes') {
      node.forEach((note) => { if (notes.has(note.attrs['id'])) blocks.push(note); });
      return;
    }
    const own = node.type.name === 'heading' ? Number(node.attrs['level']) : null;
    if (level === null) {
      if (node.attrs['id'] !== heading || own === null) return;
      level = own;
    } else if (own !== null && own <= level) isOver = true;
    if (isOver) return;
    blocks.push(node);
    node.descendants((inner) => { if (inner.type.name === 'footnoteRef') notes.add(inner.attrs['note']); });
  });
  return level === null ? null : blocks;
}

/** Whether a change of the text is a change of that clause: a word, a mark, a block more or less, or a heading after it that no longer ends it. */
export function touchesClause(before: Node, after: Node, heading: string): boolean {
  if (before === after) return false;
  const were = clauseBlocks(before, heading);
  if (were === null) return false;
  const are = clauseBlocks(after, heading);
  return are === null || are.length !== were.length || are.some((node, at) => !isSame(node, were[at]));
}

function isSame(node: Node, other: Node | undefined): boolean {
  return node === other || other !== undefined && node.eq(other);
}
