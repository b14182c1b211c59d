/** What is copied as whole blocks, and what may be pasted where. */
import { Fragment, Slice } from '@tiptap/pm/model';
import type { Node, ResolvedPos, Schema } from '@tiptap/pm/model';
import { TextSelection } from '@tiptap/pm/state';
import type { Command, EditorState } from '@tiptap/pm/state';
import { typeNamed } from './editing.ts';
import { isInCell, wholeRange } from './moving-blocks.ts';

/** The whole blocks of a selection as `pasteWhole` takes them. */
export function wholeBlocks(state: EditorState): Fragment | null {
  const range = wholeRange(state);
  if (!range) return wholeParagraph(state);
  const { parent } = state.doc.resolve(range.from);
  const { content } = state.doc.slice(range.from, range.to);
  return parent.type.name === 'doc' ? content : Fragment.from(parent.type.create({ ...parent.attrs, id: null }, content));
}

/** One paragraph of an item that has more. */
function wholeParagraph({ selection: { $from, $to, empty } }: EditorState): Fragment | null {
  const isWhole = !empty && $from.depth > 1 && $from.sameParent($to) && $from.parentOffset === 0 && $to.parentOffset === $to.parent.content.size;
  return isWhole && $from.node(-1).type.name === 'listItem' ? Fragment.from($from.parent) : null;
}

/** Puts whole blocks at the caret: in place of an empty paragraph, before or after the block it stands at the edge of, or between its halves. */
export function pasteWhole(content: Fragment): Command {
  return (state, dispatch) => {
    const { $from, empty } = state.selection;
    if (!empty || isInCell($from) || !$from.parent.isTextblock || $from.node(1).type.name === 'footnotes') return false;
    const depth = $from.depth;
    const parent = $from.node(depth - 1);
    const index = $from.index(depth - 1);
    const isEmpty = $from.parent.content.size === 0;
    const items = parent.type.name === 'listItem' && index === 0 && content.childCount === 1 && (content.firstChild?.type.name ?? '').endsWith('List') ? content.firstChild?.content : undefined;
    const { tr } = state;
    if (items) {
      const list = $from.node(depth - 2);
      const at = $from.index(depth - 2);
      if (!list.canReplace(at + 1, at + 1, items)) return false;
      tr.insert($from.after(depth - 1), items);
    } else if (isEmpty && parent.canReplace(index, index + 1, content)) {
      tr.replaceWith($from.before(), $from.after(), content);
    } else if ($from.parentOffset === 0 && parent.canReplace(index, index, content)) {
      tr.insert($from.before(), content);
    } else if ($from.parentOffset === $from.parent.content.size && parent.canReplace(index + 1, index + 1, content)) {
      tr.insert($from.after(), content);
    } else if (parent.type.name === 'doc') {
      tr.split($from.pos).insert($from.pos + 1, content);
    } else {
      return false;
    }
    const end = tr.mapping.map($from.pos, 1);
    dispatch?.(tr.setSelection(TextSelection.near(tr.doc.resolve(Math.min(end, tr.doc.content.size)), -1)).scrollIntoView());
    return true;
  };
}

/** What of a copied slice may be pasted at a place: whole tables into the body, paragraphs into cells, words into footnotes. Half a table gives its paragraphs. */
export function sliceForPaste(slice: Slice, $at: ResolvedPos): Slice {
  const { schema } = $at.doc.type;
  const space = $at.parent.type.name === 'footnote' ? 'words' : isInCell($at) ? 'paragraphs' : 'blocks';
  const isTablePart = (node: Node): boolean => /^(tableRow|tableCell|tableHeader|footnotes?)$/.test(node.type.name);
  const tops: Node[] = [];
  let hasTable = false;
  let flattened = false;
  slice.content.forEach((node) => {
    hasTable = hasTable || node.type.name === 'table' || node.type.name === 'footnotes';
    if (space === 'blocks' && !isTablePart(node)) tops.push(node);
    else if (node.isInline) tops.push(node);
    else { flattened = true; tops.push(...paragraphsIn(node, schema)); }
  });
  if (space === 'words') {
    const inline = tops.flatMap((node, at) => (node.isInline ? [node] : [...(at > 0 ? [schema.text(' ')] : []), ...node.content.content]));
    return new Slice(Fragment.fromArray(inline.filter((node) => node.type.name !== 'footnoteRef')), 0, 0);
  }
  if (flattened) {
    const whole = tops.map((node) => (node.isInline ? typeNamed(schema, 'paragraph').create(null, node) : node));
    const open = (node: Node | undefined): number => (node?.isTextblock ? 1 : 0);
    return new Slice(Fragment.fromArray(whole), open(whole[0]), open(whole.at(-1)));
  }
  const open = (node: Node | undefined, depth: number): number => (node?.type.name === 'table' ? 0 : depth);
  return hasTable ? new Slice(slice.content, open(tops[0], slice.openStart), open(tops.at(-1), slice.openEnd)) : slice;
}

function paragraphsIn(node: Node, schema: Schema): Node[] {
  const found: Node[] = [];
  const walk = (part: Node): void => {
    if (part.isTextblock) found.push(typeNamed(schema, 'paragraph').create(null, part.content));
    else part.forEach(walk);
  };
  walk(node);
  return found;
}
