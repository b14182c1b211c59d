/** The editor's commands that no library has for this schema: references, images, page breaks. Whole blocks stand in moving-blocks.ts and pasting-blocks.ts, tables in table-editing.ts, all others are the stock ones. */
import type { Node, NodeType, Schema } from '@tiptap/pm/model';
import { TextSelection } from '@tiptap/pm/state';
import type { Command, EditorState } from '@tiptap/pm/state';
import { newBlockId } from './content.ts';
import type { Attributes } from './flat-format.ts';

/** Throws RangeError when the schema has no such node. */
export function typeNamed(schema: Schema, name: string): NodeType {
  const type = schema.nodes[name];
  if (!type) throw new RangeError(`the schema has no ${name}`);
  return type;
}

/** A reference to that clause in place of the selection, after the words that lead to it (`avsnitt` with a hard space); the caret after it. */
export function insertClauseRef(clause: string, words: string): Command {
  return (state, dispatch) => {
    const { $from, $to, from, to } = state.selection;
    if (!$from.parent.isTextblock || !$from.sameParent($to)) return false;
    const marks = state.storedMarks ?? $from.marks();
    const ref = typeNamed(state.schema, 'clauseRef').create({ clause }, null, marks);
    const inserted = words === '' ? [ref] : [state.schema.text(words, marks), ref];
    const tr = state.tr.replaceWith(from, to, inserted);
    dispatch?.(tr.setSelection(TextSelection.create(tr.doc, from + words.length + 1)).scrollIntoView());
    return true;
  };
}

/** A new image after the block one stands in, at the top level: words that were selected stay. `attributes` as the schema's. The caret in its caption. */
export function insertImage(attributes: Attributes): Command {
  return (state, dispatch) => {
    const { $to } = state.selection;
    if ($to.depth > 0 && $to.node(1).type.name === 'footnotes') return false;
    const at = $to.depth === 0 ? $to.pos : $to.after(1);
    const tr = state.tr.insert(at, typeNamed(state.schema, 'image').create({ ...attributes, id: newBlockId() }));
    dispatch?.(tr.setSelection(TextSelection.create(tr.doc, at + 1)).scrollIntoView());
    return true;
  };
}

/** Another description, width or file for the image with that id. */
export function setImage(id: string, attributes: Attributes): Command {
  return (state, dispatch) => {
    let found: { node: Node; at: number } | null = null;
    state.doc.forEach((node, at) => { if (node.type.name === 'image' && node.attrs['id'] === id) found = { node, at }; });
    const image = found as { node: Node; at: number } | null;
    if (image === null) return false;
    dispatch?.(state.tr.setNodeMarkup(image.at, null, { ...image.node.attrs, ...attributes }));
    return true;
  };
}

/** Whether the block one stands in begins a page; null where a page cannot be told to begin. */
export function beginsPage({ selection: { $from } }: EditorState): boolean | null {
  const { parent } = $from;
  return $from.depth === 1 && (parent.type.name === 'paragraph' || parent.type.name === 'heading') ? parent.attrs['pageBreak'] === true : null;
}

/** The block one stands in begins a page, or no longer does. Outside lists and tables. */
export const togglePageBreak: Command = (state, dispatch) => {
  const begins = beginsPage(state);
  if (begins === null) return false;
  const { $from } = state.selection;
  dispatch?.(state.tr.setNodeAttribute($from.before(1), 'pageBreak', begins ? undefined : true));
  return true;
};

/** Enter in a caption leaves it: what stands behind the caret becomes a paragraph of its own. */
export const leaveCaption: Command = (state, dispatch) => {
  const { $from, $to } = state.selection;
  if ($from.parent.type.name !== 'image' || !$from.sameParent($to)) return false;
  const tr = state.tr.deleteSelection();
  dispatch?.(tr.split(tr.selection.from, 1, [{ type: typeNamed(state.schema, 'paragraph') }]).scrollIntoView());
  return true;
};
