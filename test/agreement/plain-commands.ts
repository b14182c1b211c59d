/** How scripts make tables, notes and links. The editor has commands of its own for these (client/editor/tables.ts, footnotes.ts): other ways to the same kinds of change. */
import { deleteSelection } from '@tiptap/pm/commands';
import { Fragment } from '@tiptap/pm/model';
import type { Node, ResolvedPos, Schema } from '@tiptap/pm/model';
import { TextSelection } from '@tiptap/pm/state';
import type { Command, Transaction } from '@tiptap/pm/state';
import { newBlockId } from '#shared/agreement/content.ts';
import { typeNamed } from '#shared/agreement/editing.ts';

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
