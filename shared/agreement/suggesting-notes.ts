/** A footnote that comes or goes, as a proposal (ADR 25). */
import type { Node } from '@tiptap/pm/model';
import { EditorState, TextSelection } from '@tiptap/pm/state';
import type { Transaction } from '@tiptap/pm/state';
import { notesIn, referencesIn, strikeWithReferences, takeNotes } from './proposed-notes.ts';
import { strike, suggestionBeside } from './striking.ts';
import { newSuggestionId, proposing } from './suggestions.ts';

interface Author { client: number; at: number }

/** Null for an edit of anything but whole notes and the references to them. */
export function proposeNotes(state: EditorState, edit: Transaction, author: Author): Transaction | null {
  const [was, is] = [notesIn(state.doc).map(({ id }) => id), notesIn(edit.doc).map(({ id }) => id)];
  const come = new Set(is.filter((id) => !was.includes(id)));
  const gone = new Set(was.filter((id) => !is.includes(id)));
  if (come.size > 0) return gone.size === 0 && withoutNotes(edit.doc, come).eq(state.doc) ? added(state, edit, { ids: come, author }) : null;
  return gone.size > 0 && withoutNotes(state.doc, gone).eq(edit.doc) ? struck(state, gone, author) : null;
}

function added(state: EditorState, edit: Transaction, { ids, author }: { ids: ReadonlySet<string>; author: Author }): Transaction | null {
  const words = state.schema.marks[proposing.words];
  const references = referencesIn(edit.doc);
  // Words that came with it would have no name.
  if (!words || notesIn(edit.doc).some(({ id, node }) => ids.has(id) && (node.content.size > 0 || !references.has(id)))) return null;
  const tr = state.tr;
  for (const step of edit.steps) tr.step(step);
  for (const { at } of [...ids].flatMap((id) => references.get(id) ?? [])) {
    const place = edit.mapping.invert().map(at);
    tr.addMark(at, at + 1, words.create({ suggestion: suggestionBeside(state.doc, { from: place, to: place }, author.client) ?? newSuggestionId(author.client, author.at) }));
  }
  tr.setSelection(TextSelection.near(tr.doc.resolve(edit.selection.head))).setStoredMarks(edit.storedMarks);
  return edit.scrolledIntoView ? tr.scrollIntoView() : tr;
}

function struck(state: EditorState, ids: ReadonlySet<string>, author: Author): Transaction | null {
  const tr = state.tr;
  const id = newSuggestionId(author.client, author.at);
  const references = referencesIn(state.doc);
  const places = [...ids].flatMap((note) => references.get(note) ?? []).map(({ at }) => at).sort((a, b) => b - a);
  // A note to which nothing leads has only its words to strike.
  if (places.length === 0) return null;
  for (const at of places) if (!strike(tr, state.doc, { from: at, to: at + 1, id, client: author.client })) return null;
  strikeWithReferences(tr, state.doc, id);
  return tr.setSelection(TextSelection.near(tr.doc.resolve(tr.mapping.map(places.at(-1) ?? 0)))).scrollIntoView();
}

/** The document without these notes and all that leads to them. */
function withoutNotes(doc: Node, ids: ReadonlySet<string>): Node {
  const { tr } = EditorState.create({ doc });
  takeNotes(tr, notesIn(doc).filter(({ id }) => ids.has(id)));
  const places = [...referencesIn(doc)].flatMap(([id, found]) => (ids.has(id) ? found.map(({ at }) => at) : []));
  for (const at of places.sort((a, b) => b - a)) tr.delete(at, at + 1);
  return tr.doc;
}
