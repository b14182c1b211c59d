/** What is pasted into a table's cell stays in it, as paragraphs, and in a footnote as words: they hold nothing else. Fetched when the page has come to rest. */
import { Fragment, Slice } from '@tiptap/pm/model';
import type { Node, ResolvedPos, Schema } from '@tiptap/pm/model';
import { typeNamed } from '#shared/agreement/editing.ts';
import { isInCell } from '#shared/agreement/moving-blocks.ts';
import { sliceForPaste } from '#shared/agreement/pasting-blocks.ts';
import { numbersOf, numberSign } from '#shared/agreement/list-numbers.ts';
import type { LeftOut } from './foreign-html.ts';

interface Fitted { slice: Slice; left: ReadonlySet<LeftOut> }

/** `left`: what could not come along as it was. Of what is pasted elsewhere, and of words and paragraphs alone in a cell, the same slice. */
export function fittedSlice(slice: Slice, $at: ResolvedPos): Fitted {
  if ($at.parent.type.name !== 'footnote' || slice.content.content.every(({ isInline }) => isInline)) return isInCell($at) ? sliceForCell(slice, $at) : { slice, left: new Set() };
  const { slice: lines, left } = sliceForCell(slice, $at);
  return { slice: sliceForPaste(lines, $at), left };
}

function sliceForCell(slice: Slice, $at: ResolvedPos): Fitted {
  const left = new Set<LeftOut>();
  const isPlain = slice.content.content.every(({ isInline, type, attrs }) => isInline || type.name === 'paragraph' && attrs['pageBreak'] !== true);
  if (isPlain) return { slice, left };
  const { schema } = $at.doc.type;
  // Notes stand where notes stand; whoever keeps them takes them out.
  const notes = slice.content.content.filter(({ type }) => type.name === 'footnotes');
  const only = onlyLine(slice.content);
  // Words out of an item are not the item.
  const lines = (only === null ? slice.content.content : [only]).flatMap((node) => (node.type.name === 'footnotes' ? [] : linesOf(node, schema, left)));
  const filled = lines.filter((line) => line.content.size > 0);
  const paragraphs = filled.length > 0 ? filled : lines.slice(0, 1);
  if (paragraphs.length === 0 && notes.length === 0) return { slice: Slice.empty, left };
  const open = paragraphs.length > 0 ? 1 : 0;
  return { slice: new Slice(Fragment.fromArray([...paragraphs, ...notes]), open, notes.length > 0 ? slice.openEnd : open), left };
}

/** The one textblock in it besides the notes; null where there are more or none. */
function onlyLine(content: Fragment): Node | null {
  const found: Node[] = [];
  content.descendants((node) => {
    if (node.isTextblock && node.type.name !== 'footnote') found.push(node);
    return !node.isTextblock;
  });
  return found.length === 1 ? found[0] ?? null : null;
}

/** Items keep their sign as words, as they do in a table from Word. */
function linesOf(node: Node, schema: Schema, left: Set<LeftOut>, around = 0): Node[] {
  const paragraph = (content: Fragment | Node[]): Node => typeNamed(schema, 'paragraph').create(null, content);
  if (node.isInline) return [paragraph([node])];
  if (node.type.name === 'image') left.add('pictures');
  if (node.isTextblock) return [paragraph(node.content)];
  if (node.type.name === 'table') left.add('tables');
  const isNumbered = node.type.name === 'orderedList';
  const numbers = numbersOf(node.attrs, around);
  return node.children.flatMap((child, at) => {
    const lines = linesOf(child, schema, left, around + (isNumbered ? 1 : 0));
    const [first, ...rest] = lines;
    if (child.type.name !== 'listItem' || !first) return lines;
    const sign = isNumbered ? numberSign(numbers, Number(node.attrs['start'] ?? 1) + at) : '–';
    return [paragraph([schema.text(`${sign} `), ...first.children]), ...rest];
  });
}
