/** What came with an edit, as words and signs in one line. */
import type { Node, ResolvedPos } from '@tiptap/pm/model';
import type { DividedKind } from './block-kinds.ts';
import type { Range } from './suggested-range.ts';
import { asMeant } from './proposed-formats.ts';
import { isSign, proposing } from './suggestions.ts';

interface Line { kind: DividedKind; words: Node[] }

/**
 * The words between `newFrom` and `newTo`, with a sign for every new line; null when more than words and lines came. `$old`: where in the document
 * before the edit they are to stand. `before`: of each two lines the earlier one is new.
 */
export function newWords(doc: Node, { newFrom, newTo }: Range, { before, $old }: { before: boolean; $old: ResolvedPos }): Node[] | null {
  const sign = doc.type.schema.nodes[proposing.break];
  const lines = linesBetween(doc, { from: newFrom, to: newTo, inItem: $old.depth > 1 && $old.node(-1).type.name === 'listItem' });
  if (lines === null || !sign) return null;
  return lines.flatMap(({ words }, at) => {
    if (at === 0) return words;
    const fresh = lines[before ? at - 1 : at];
    return [sign.create({ suggestion: '', kind: fresh?.kind ?? null, before }), ...words];
  });
}

function linesBetween(doc: Node, { from, to, inItem }: { from: number; to: number; inItem: boolean }): Line[] | null {
  const lines: Line[] = [];
  let fits = true;
  let item: Node | null = null;
  doc.nodesBetween(from, to, (node, position, parent) => {
    if (node.isTextblock) {
      const $inside = doc.resolve(position + 1);
      const own = $inside.depth > 1 && $inside.node(-1).type.name === 'listItem' ? $inside.node(-1) : null;
      const isNew = position >= from && position + node.nodeSize <= to;
      if (isNew && (node.type.name === 'image' || node.type.name === 'footnote' || parent === null)) fits = false;
      lines.push({ kind: kindOf($inside, { inItem, sameItem: own !== null && own === item }), words: [] });
      item = own;
      return fits;
    }
    if (!node.isInline) {
      // Around the edit anything may stand; wholly inside it only paragraphs, headings and lists.
      if (position >= from && position + node.nodeSize <= to && !/^(bulletList|orderedList|listItem)$/.test(node.type.name)) fits = false;
      return fits;
    }
    const words = lines.at(-1)?.words;
    if (!words) return false;
    if (node.isText) {
      const text = (node.text ?? '').slice(Math.max(0, from - position), to - position);
      if (text !== '') words.push(doc.type.schema.text(text, unproposed(node)));
    } else if (position < from || position >= to) return false;
    else if (node.type.name === 'hardBreak' || node.type.name === 'clauseRef') words.push(node.mark(unproposed(node)));
    else if (!isSign(node.type.name)) fits = false;
    return false;
  });
  return fits ? lines : null;
}

function kindOf($inside: ResolvedPos, { inItem, sameItem }: { inItem: boolean; sameItem: boolean }): DividedKind {
  const { parent } = $inside;
  if (parent.type.name === 'heading') return `heading${parent.attrs['level']}` as DividedKind;
  if ($inside.depth < 3 || $inside.node(-1).type.name !== 'listItem') return 'paragraph';
  if (sameItem) return 'inItem';
  return inItem ? 'item' : $inside.node(-2).type.name as DividedKind;
}

function unproposed(node: Node) {
  return asMeant(node).filter(({ type }) => type.name !== proposing.words && type.name !== proposing.strike);
}
