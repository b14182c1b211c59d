/** Footnotes that are proposed: a note stands in the text by its references, so one to which nothing but proposed references leads is itself proposed (ADR 25). */
import type { Node } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import { isProposed, proposing, readSuggestionId, suggestionOn } from './suggestions.ts';

export interface FoundNote { id: string; node: Node; at: number }

/** Of a document, in the order in which they are listed. */
export function notesIn(doc: Node): FoundNote[] {
  const list = doc.lastChild;
  if (list?.type.name !== 'footnotes') return [];
  const start = doc.content.size - list.nodeSize + 1;
  const found: FoundNote[] = [];
  list.forEach((node, offset) => found.push({ id: String(node.attrs['id']), node, at: start + offset }));
  return found;
}

/** The references to each note, by its id. */
export function referencesIn(doc: Node): Map<string, { node: Node; at: number }[]> {
  const found = new Map<string, { node: Node; at: number }[]>();
  doc.descendants((node, at) => {
    if (node.type.name !== 'footnoteRef') return;
    const id = String(node.attrs['note']);
    found.set(id, [...found.get(id) ?? [], { node, at }]);
  });
  return found;
}

/** The notes that are no part of the text before they are accepted: what somebody wrote in one outright makes it part of it. */
export function proposedNotes(doc: Node): Set<string> {
  if (doc.lastChild?.type.name !== 'footnotes') return new Set();
  const references = referencesIn(doc);
  return new Set(notesIn(doc).flatMap(({ id, node }) => {
    const own = references.get(id) ?? [];
    // To what is left of a note that its author took back while another proposed something in it nothing leads.
    return own.length + node.childCount > 0 && own.every((one) => isProposed(one.node)) && node.children.every(isProposed) ? [id] : [];
  }));
}

/** The suggestion with which this person proposed the note; null for a note of the text, and for another's. */
export function suggestionOfNote(doc: Node, id: string, client: number): string | null {
  const own = referencesIn(doc).get(id) ?? [];
  const [first] = own.map(({ node }) => suggestionOn(node, 'words'));
  return first && own.every(({ node }) => suggestionOn(node, 'words') === first) && readSuggestionId(first)?.client === client ? first : null;
}

/** The notes that had references in the one document and have none in the other. */
export function lostNotes(before: Node, after: Node): FoundNote[] {
  const notes = notesIn(after);
  if (notes.length === 0) return [];
  const [had, has] = [referencesIn(before), referencesIn(after)];
  return notes.filter(({ id }) => had.has(id) && !has.has(id));
}

/** A note goes with its last reference; what somebody wrote in it meanwhile, and nobody struck, keeps it in sight. */
export function takeLostNotes(tr: Transaction, before: Node): void {
  const lost = new Set(lostNotes(before, tr.doc).flatMap(({ id, node }) => (node.children.every(isProposed) ? [id] : [])));
  const [had, proposed] = [referencesIn(before), proposedNotes(before)];
  takeNotes(tr, notesIn(tr.doc).filter(({ id, node }) => lost.has(id) || node.childCount === 0 && proposed.has(id) && !had.has(id)));
}

export function takeNotes(tr: Transaction, notes: readonly FoundNote[]): void {
  const list = tr.doc.lastChild;
  if (notes.length === 0 || !list) return;
  if (list.childCount === notes.length) tr.delete(tr.doc.content.size - list.nodeSize, tr.doc.content.size);
  else for (const { at, node } of notes.toReversed()) tr.delete(at, at + node.nodeSize);
}

/** Of notes whose every reference is struck by now the words are struck too, under the same name; one's own proposed note goes with the reference that one took back. */
export function strikeWithReferences(tr: Transaction, before: Node, id: string): void {
  const mark = tr.doc.type.schema.marks[proposing.strike]?.create({ suggestion: id });
  if (!mark || tr.doc.lastChild?.type.name !== 'footnotes') return;
  const [had, has] = [referencesIn(before), referencesIn(tr.doc)];
  const isStruck = (references: readonly { node: Node }[] | undefined): boolean => references?.every(({ node }) => suggestionOn(node, 'strike') !== null) ?? false;
  for (const note of notesIn(tr.doc)) {
    if (!isStruck(has.get(note.id)) || isStruck(had.get(note.id))) continue;
    note.node.forEach((node, offset) => { if (suggestionOn(node, 'strike') === null) tr.addMark(note.at + 1 + offset, note.at + 1 + offset + node.nodeSize, mark); });
  }
  takeLostNotes(tr, before);
}
