/** Footnotes: a reference in the text and a note at the end of the document. The note goes with its last reference, and comes back with it. */
import { Fragment, Slice } from '@tiptap/pm/model';
import type { Node } from '@tiptap/pm/model';
import { Plugin, TextSelection } from '@tiptap/pm/state';
import type { Command, EditorState, Transaction } from '@tiptap/pm/state';
import { newBlockId } from '#shared/agreement/content.ts';
import { typeNamed } from '#shared/agreement/editing.ts';
import { isAsItStands } from './as-it-stands.ts';
import { isFromText } from './text-binding.ts';

/** Position before the node. */
interface Found { node: Node; at: number }

export function noteOf(doc: Node, id: string): Found | null {
  const list = doc.lastChild;
  if (list?.type.name !== 'footnotes') return null;
  let found: Found | null = null;
  const start = doc.content.size - list.nodeSize + 1;
  list.forEach((node, offset) => { if (node.attrs['id'] === id) found = { node, at: start + offset }; });
  return found;
}

function referencesIn(doc: Node, id?: string): Found[] {
  const found: Found[] = [];
  doc.descendants((node, at) => { if (node.type.name === 'footnoteRef' && (id === undefined || node.attrs['note'] === id)) found.push({ node, at }); });
  return found;
}

/** Puts a note among the others in the order of the references. */
function addNote(transaction: Transaction, note: Node): void {
  const { doc } = transaction;
  const list = doc.lastChild;
  if (list?.type.name !== 'footnotes') {
    transaction.insert(doc.content.size, typeNamed(doc.type.schema, 'footnotes').create(null, note));
    return;
  }
  const order = referencesIn(doc).map(({ node }) => node.attrs['note'] as unknown);
  const own = order.indexOf(note.attrs['id']);
  const start = doc.content.size - list.nodeSize + 1;
  let at = start + list.content.size;
  list.forEach((other, offset) => {
    const place = order.indexOf(other.attrs['id']);
    if (place > own && start + offset < at) at = start + offset;
  });
  transaction.insert(at, note);
}

/** A reference where the caret stands and an empty note, in which one goes on writing. Not inside a note. */
export const insertFootnote: Command = (state, dispatch) => {
  const { $from, to } = state.selection;
  if ($from.parent.type.name === 'footnote' || !$from.parent.isTextblock || !$from.sameParent(state.selection.$to)) return false;
  if (dispatch === undefined) return true;
  const id = newBlockId();
  const transaction = state.tr.insert(to, typeNamed(state.schema, 'footnoteRef').create({ note: id }));
  addNote(transaction, typeNamed(state.schema, 'footnote').create({ id }));
  const note = noteOf(transaction.doc, id);
  if (note !== null) transaction.setSelection(TextSelection.create(transaction.doc, note.at + 1)).scrollIntoView();
  dispatch(transaction);
  return true;
};

/** The note of the reference beside the caret, or the reference of the note one stands in: there and back. */
export const crossFootnote: Command = (state, dispatch) => {
  const target = otherEnd(state);
  if (target === null) return false;
  dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, target)).scrollIntoView());
  return true;
};

function otherEnd(state: EditorState): number | null {
  const { $from } = state.selection;
  if ($from.parent.type.name === 'footnote') {
    const [first] = referencesIn(state.doc, String($from.parent.attrs['id']));
    return first === undefined ? null : first.at + 1;
  }
  const reference = [$from.nodeBefore, $from.nodeAfter].find((node) => node?.type.name === 'footnoteRef');
  const note = reference ? noteOf(state.doc, String(reference.attrs['note'])) : null;
  return note === null ? null : note.at + 1 + note.node.content.size;
}

/** Takes away the note one stands in, or beside, with every reference to it. */
export const deleteFootnote: Command = (state, dispatch) => {
  const { $from } = state.selection;
  const beside = [$from.nodeBefore, $from.nodeAfter].find((node) => node?.type.name === 'footnoteRef');
  const id: unknown = $from.parent.type.name === 'footnote' ? $from.parent.attrs['id'] : beside?.attrs['note'];
  if (typeof id !== 'string') return false;
  if (dispatch === undefined) return true;
  const { tr } = state;
  const references = referencesIn(state.doc, id);
  removeNote(tr, id);
  for (const { at } of references.reverse()) tr.delete(at, at + 1);
  const [first] = references.slice(-1);
  if (first !== undefined) tr.setSelection(TextSelection.near(tr.doc.resolve(tr.mapping.map(first.at)))).scrollIntoView();
  dispatch(tr);
  return true;
};

function removeNote(transaction: Transaction, id: string): void {
  const note = noteOf(transaction.doc, id);
  const list = transaction.doc.lastChild;
  if (note === null || list === null) return;
  const isLast = list.childCount === 1;
  const from = isLast ? transaction.doc.content.size - list.nodeSize : note.at;
  transaction.delete(from, isLast ? transaction.doc.content.size : note.at + note.node.nodeSize);
}

/**
 * After one's own edits: notes that lost their last reference go, kept in mind for as long as the page is open; a reference that comes back
 * by cut and paste brings its note. Never after what others wrote, nor after undo: the text has done it already.
 */
export function footnotesPlugin(): Plugin {
  const remembered = new Map<string, Node>();
  return new Plugin({
    appendTransaction: (transactions, before, after) => {
      const own = transactions.filter((transaction) => transaction.docChanged);
      // A verdict over a proposal says itself what becomes of its notes, and of what others wrote in them.
      if (own.length === 0 || own.some(isFromText) || own.some(isAsItStands)) return null;
      const had = references(own, 'before');
      const has = references(own, 'after');
      if (had.size === 0 && has.size === 0) return null;
      const standing = new Set(referencesIn(after.doc).map(({ node }) => String(node.attrs['note'])));
      const { tr } = after;
      for (const id of had) {
        const note = standing.has(id) ? null : noteOf(tr.doc, id) ?? noteOf(before.doc, id);
        if (note === null) continue;
        remembered.set(id, note.node);
        removeNote(tr, id);
      }
      for (const id of has) {
        const note = remembered.get(id);
        if (standing.has(id) && note !== undefined && noteOf(tr.doc, id) === null) addNote(tr, note);
      }
      return tr.docChanged ? tr : null;
    },
    props: {
      transformPasted: (slice, view) => {
        // Notes that come with their references stand where notes stand, once these are in the text.
        slice.content.forEach((node) => { if (node.type.name === 'footnotes') node.forEach((note) => remembered.set(String(note.attrs['id']), note)); });
        const known = (id: string): boolean => remembered.has(id) || noteOf(view.state.doc, id) !== null;
        const content = withoutStrayNotes(slice.content, known);
        const end = content.lastChild;
        const isCut = slice.content.lastChild?.type.name === 'footnotes';
        return new Slice(content, content.size === 0 ? 0 : slice.openStart, isCut ? (end?.isTextblock === true ? 1 : 0) : slice.openEnd);
      },
    },
  });
}

/** The notes referred to in the parts that the transactions replaced, before or after. */
function references(transactions: readonly Transaction[], side: 'before' | 'after'): Set<string> {
  const found = new Set<string>();
  for (const transaction of transactions) {
    transaction.steps.forEach((step, at) => {
      const doc = side === 'before' ? transaction.docs[at] : transaction.docs[at + 1] ?? transaction.doc;
      step.getMap().forEach((from, to, newFrom, newTo) => {
        const [start, end] = side === 'before' ? [from, to] : [newFrom, newTo];
        if (start < end) doc?.nodesBetween(start, end, (node) => { if (node.type.name === 'footnoteRef') found.add(String(node.attrs['note'])); });
      });
    });
  }
  return found;
}

/** Pasted notes cannot stand in the text, and a reference from another document points to nothing. */
function withoutStrayNotes(content: Fragment, known: (id: string) => boolean): Fragment {
  const kept: Node[] = [];
  content.forEach((node) => {
    if (node.type.name === 'footnotes' || node.type.name === 'footnoteRef' && !known(String(node.attrs['note']))) return;
    kept.push(node.isText || node.isLeaf ? node : node.copy(withoutStrayNotes(node.content, known)));
  });
  return Fragment.from(kept);
}
