/** The editor's commands that no library has for this schema: footnotes, links, moves, what may be pasted where. Those on tables stand in table-editing.ts, all others are the stock ones. */
import { deleteSelection } from '@tiptap/pm/commands';
import { Fragment, Slice } from '@tiptap/pm/model';
import type { Node, NodeRange, NodeType, ResolvedPos, Schema } from '@tiptap/pm/model';
import { Selection, TextSelection } from '@tiptap/pm/state';
import type { Command, EditorState, Transaction } from '@tiptap/pm/state';
import { newBlockId } from './content.ts';
import type { Attributes } from './flat-format.ts';
import type { Side } from './table-editing.ts';

function typeNamed(schema: Schema, name: string): NodeType {
  const type = schema.nodes[name];
  if (!type) throw new RangeError(`the schema has no ${name}`);
  return type;
}

/** A table of that size after the current block, its first row as headings, the caret in its first cell. Not inside tables and footnotes. */
export function insertTable(rows: number, columns: number): Command {
  return (state, dispatch) => {
    const { $from } = state.selection;
    if (rows < 1 || columns < 1 || cellAround($from) || $from.depth === 0 || $from.node(1).type.name === 'footnotes') return false;
    const row = (header: boolean): Node => {
      const cells = Array.from({ length: columns }, () => emptyCell(state.schema, header ? 'tableHeader' : 'tableCell'));
      return typeNamed(state.schema, 'tableRow').create(null, cells);
    };
    const table = typeNamed(state.schema, 'table').create(null, Array.from({ length: rows }, (_, at) => row(at === 0)));
    const at = $from.after(1);
    const tr = state.tr.insert(at, table);
    dispatch?.(tr.setSelection(TextSelection.near(tr.doc.resolve(at + 3))).scrollIntoView());
    return true;
  };
}

/** A reference at the caret and its note at the end, in the order of the references, the caret in the note. Not inside footnotes. */
export const insertFootnote: Command = (state, dispatch) => {
  const { $from, from, to } = state.selection;
  if (!$from.parent.isTextblock || $from.parent.type.name === 'footnote') return false;
  if (!dispatch) return true;
  const note = newBlockId();
  const tr = state.tr.replaceWith(from, to, typeNamed(state.schema, 'footnoteRef').create({ note }));
  const added = addNote(tr, note, footnotesBefore(tr.doc, from));
  dispatch(tr.setSelection(TextSelection.create(tr.doc, added)).scrollIntoView());
  return true;
};

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

/** Removes a note and every reference to it. */
export function removeFootnote(note: string): Command {
  return (state, dispatch) => {
    const parts: { from: number; to: number }[] = [];
    state.doc.descendants((node, position, parent) => {
      const isRef = node.type.name === 'footnoteRef' && node.attrs['note'] === note;
      const isNote = node.type.name === 'footnote' && node.attrs['id'] === note;
      if (isRef) parts.push({ from: position, to: position + 1 });
      // The container cannot stand empty: its last note takes it along.
      if (isNote) parts.push(parent?.childCount === 1 ? { from: position - 1, to: position + node.nodeSize + 1 } : { from: position, to: position + node.nodeSize });
    });
    if (parts.length === 0) return false;
    const { tr } = state;
    for (const { from, to } of parts.toReversed()) tr.delete(from, to);
    dispatch?.(tr);
    return true;
  };
}

export const insertHardBreak: Command = (state, dispatch) => {
  if (!state.selection.$from.parent.isTextblock) return false;
  dispatch?.(state.tr.replaceSelectionWith(typeNamed(state.schema, 'hardBreak').create()).scrollIntoView());
  return true;
};

/** Links the selected words; null takes the link away. */
export function setLink(href: string | null): Command {
  return (state, dispatch) => {
    const { from, to, empty } = state.selection;
    const type = state.schema.marks['link'];
    if (empty || !type) return false;
    const tr = state.tr.removeMark(from, to, type);
    dispatch?.(href === null ? tr : tr.addMark(from, to, type.create({ href })));
    return true;
  };
}

/** Deletes the selection; across the border of a cell or footnote only the words, since a word cannot change cell and stay the same word. */
export const deleteAcross: Command = (state, dispatch) => {
  const { $from, $to, from, to, empty } = state.selection;
  if (empty) return false;
  if (closedSpace($from) === closedSpace($to)) return deleteSelection(state, dispatch);
  const { tr } = state;
  const parts: { from: number; to: number }[] = [];
  state.doc.nodesBetween(from, to, (node, position) => {
    if (!node.isTextblock) return true;
    parts.push({ from: Math.max(from, position + 1), to: Math.min(to, position + 1 + node.content.size) });
    return false;
  });
  for (const part of parts.toReversed()) if (part.to > part.from) tr.delete(part.from, part.to);
  dispatch?.(tr.setSelection(TextSelection.near(tr.doc.resolve(from))).scrollIntoView());
  return true;
};

/** Moves the whole nodes between two places to a third, all of them between nodes; their words, their authors and what is anchored to them go with them (ADR 17). */
export function moveNodes(from: number, to: number, target: number): Command {
  return (state, dispatch) => {
    if (target >= from && target <= to) return false;
    const [$from, $to, $target] = [state.doc.resolve(from), state.doc.resolve(to), state.doc.resolve(target)];
    if (from >= to || !$from.sameParent($to) || $from.parent.isTextblock || $target.parent.isTextblock) return false;
    const { content } = state.doc.slice(from, to);
    // A list or an item cannot stand empty.
    if ($from.parent.childCount === content.childCount && $from.depth > 0) return false;
    if ($from.parent !== $target.parent && !$target.parent.canReplace($target.index(), $target.index(), content)) return false;
    if (content.lastChild?.type.name === 'footnotes' || $target.nodeBefore?.type.name === 'footnotes') return false;
    const { tr } = state;
    tr.delete(from, to);
    const at = tr.mapping.map(target);
    tr.insert(at, content);
    const caret = state.selection.from >= from && state.selection.from <= to ? state.selection.from - from + at : tr.mapping.map(state.selection.from);
    try {
      tr.doc.check();
    } catch {
      return false;
    }
    dispatch?.(tr.setSelection(TextSelection.near(tr.doc.resolve(Math.min(caret, tr.doc.content.size)))).scrollIntoView());
    return true;
  };
}

/** Moves the blocks or list items that the selection touches past their neighbour. */
export function moveBlock(side: Side): Command {
  return (state, dispatch) => {
    const range = movable(state);
    if (!range) return false;
    const { parent, startIndex, endIndex, start, end } = range;
    const beside = side === 'before' ? parent.maybeChild(startIndex - 1) : parent.maybeChild(endIndex);
    if (!beside || beside.type.name === 'footnotes') return false;
    return moveNodes(start, end, side === 'before' ? start - beside.nodeSize : end + beside.nodeSize)(state, dispatch);
  };
}

/** The nearest row of blocks or items around the selection: a paragraph of a list is moved with its item. */
function movable({ selection, doc }: EditorState): NodeRange | null {
  const { $from, $to } = selection;
  const cell = cellAround($from);
  const range = $from.blockRange($to, (node) => node.type.name === 'doc' || node.type.name.endsWith('List'));
  if (!range || $from.node(1)?.type.name === 'footnotes') return null;
  if (!cell) return range;
  // Within a table the table is what is moved.
  const [$before, $after] = [doc.resolve($from.before(1) + 1), doc.resolve($to.after(1) - 1)];
  return $before.blockRange($after, (node) => node.type.name === 'doc');
}

/** The whole blocks or list items that a selection covers; null when it begins or ends inside one. */
export function wholeRange({ selection, doc }: EditorState): { from: number; to: number } | null {
  const { $from, $to, from, to } = selection;
  if (selection.empty) return null;
  const isNotes = (end: number): boolean => doc.resolve(end).nodeBefore?.type.name === 'footnotes';
  if (!(selection instanceof TextSelection)) return $from.depth === 0 && !isNotes(to) ? { from, to } : null;
  if ($from.parentOffset > 0 || $to.parentOffset < $to.parent.content.size) return null;
  const range = $from.blockRange($to, (node) => /^(doc|bulletList|orderedList)$/.test(node.type.name));
  // The first word of the first block and the last of the last.
  if (!range || from - range.start > $from.depth - range.depth || range.end - to > $to.depth - range.depth || isNotes(range.end)) return null;
  return { from: range.start, to: range.end };
}

/**
 * Lines marked from their first word to before the first word of the next block, as a triple click or Shift and an arrow do it, without that next block:
 * deleting them is not to join it to what stood before. Null when the selection is another.
 */
export function markedLines({ selection, doc }: EditorState): TextSelection | null {
  const { $from, $to } = selection;
  if (!(selection instanceof TextSelection) || $from.parentOffset > 0 || $to.parentOffset > 0 || $from.sameParent($to)) return null;
  const last = Selection.findFrom(doc.resolve($to.before()), -1, true);
  return last === null || last.to <= $from.pos ? null : TextSelection.create(doc, $from.pos, last.to);
}

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
    if (!empty || cellAround($from) || !$from.parent.isTextblock || $from.node(1).type.name === 'footnotes') return false;
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
  const space = $at.parent.type.name === 'footnote' ? 'words' : cellAround($at) ? 'paragraphs' : 'blocks';
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

/** Where the innermost cell or footnote around a position begins; 0 in the body. */
function closedSpace($pos: ResolvedPos): number {
  return $pos.parent.type.name === 'footnote' ? $pos.start() : cellAround($pos)?.cellStart ?? 0;
}

interface Cell { table: Node; tableStart: number; row: number; column: number; cellStart: number }

/** The table cell around a position; `tableStart` is where the table's content begins. */
function cellAround($pos: ResolvedPos): Cell | null {
  for (let depth = $pos.depth; depth > 1; depth--) {
    const { name } = $pos.node(depth).type;
    if (name !== 'tableCell' && name !== 'tableHeader') continue;
    return { table: $pos.node(depth - 2), tableStart: $pos.start(depth - 2), row: $pos.index(depth - 2), column: $pos.index(depth - 1), cellStart: $pos.start(depth) };
  }
  return null;
}

function emptyCell(schema: Schema, type: string): Node {
  return typeNamed(schema, type).create(null, typeNamed(schema, 'paragraph').create());
}

function childPosition(parent: Node, start: number, index: number): number {
  let position = start;
  for (let at = 0; at < index; at++) position += parent.child(at).nodeSize;
  return position;
}

function footnotesBefore(doc: Node, position: number): number {
  const before = new Set<unknown>();
  doc.nodesBetween(0, position, (node) => { if (node.type.name === 'footnoteRef') before.add(node.attrs['note']); });
  return before.size;
}

/** Returns the position inside the new note. */
function addNote(tr: Transaction, id: string, order: number): number {
  const schema = tr.doc.type.schema;
  const note = typeNamed(schema, 'footnote').create({ id });
  const notes = tr.doc.lastChild;
  if (notes?.type.name !== 'footnotes') {
    const at = tr.doc.content.size;
    tr.insert(at, typeNamed(schema, 'footnotes').create(null, Fragment.from(note)));
    return at + 2;
  }
  const start = tr.doc.content.size - notes.nodeSize + 1;
  const at = childPosition(notes, start, Math.min(order, notes.childCount));
  tr.insert(at, note);
  return at + 1;
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
