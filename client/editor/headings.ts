/** The headings of the text with their clause numbers, straight from the editor's document: only top-level blocks are looked at. */
import type { Node } from '@tiptap/pm/model';

export interface OutlineHeading {
  id: string;
  level: number;
  number: string;
  text: string;
}

/** As `clauseNumbers` in shared/agreement/clauses.ts counts, straight from the editor's document. */
export function headingsOf(doc: Node): OutlineHeading[] {
  const counts: number[] = [];
  const headings: OutlineHeading[] = [];
  doc.forEach((node) => {
    if (node.type.name !== 'heading') return;
    const level = Number(node.attrs['level']);
    while (counts.length < level) counts.push(0);
    counts.length = level;
    counts[level - 1] = (counts[level - 1] ?? 0) + 1;
    headings.push({ id: String(node.attrs['id']), level, number: counts.join('.'), text: node.textContent.trim() });
  });
  return headings;
}

/** The number of the clause that a position stands in; null before the first heading and in the notes. */
export function clauseNumberAt(doc: Node, position: number): string | null {
  const index = doc.resolve(position).index(0);
  if (doc.maybeChild(index)?.type.name === 'footnotes') return null;
  let headings = 0;
  for (let at = 0; at <= index; at++) if (doc.maybeChild(at)?.type.name === 'heading') headings++;
  return headings === 0 ? null : headingsOf(doc)[headings - 1]?.number ?? null;
}
