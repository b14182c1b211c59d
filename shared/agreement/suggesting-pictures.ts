/** A new picture, as a proposal: a sign at the end of the line before it, else at the beginning of the line after it (ADR 25). */
import { TextSelection } from '@tiptap/pm/state';
import type { EditorState, Transaction } from '@tiptap/pm/state';
import { readPicture } from './proposed-pictures.ts';
import { newSuggestionId, proposing } from './suggestions.ts';

/** Null for an edit of anything but one new picture without a caption, and where no line of its own stands beside it. */
export function proposePicture(state: EditorState, edit: Transaction, author: { client: number; at: number }): Transaction | null {
  const sign = state.schema.nodes[proposing.break];
  const at = edit.doc.content.findDiffStart(state.doc.content);
  if (!sign || edit.doc.childCount !== state.doc.childCount + 1 || at === null) return null;
  const $at = edit.doc.resolve(at);
  const index = $at.index(0);
  // Before another picture only the later one seems new.
  const found = [index, index - 1].find((one) => edit.doc.maybeChild(one)?.type.name === 'image' && edit.doc.child(one).content.size === 0 && withoutChild(edit, one).eq(state.doc.content));
  const node = found === undefined ? null : edit.doc.child(found);
  const picture = readPicture(node?.attrs);
  if (found === undefined || picture === null) return null;
  const suggestion = newSuggestionId(author.client, author.at);
  const [before, after] = [state.doc.maybeChild(found - 1), state.doc.maybeChild(found)];
  let open = 0;
  for (let child = 0; child < found; child++) open += state.doc.child(child).nodeSize;
  const isLine = (one: typeof before): boolean => one?.type.name === 'paragraph' || one?.type.name === 'heading';
  const place = isLine(before) ? open - 1 : isLine(after) ? open + 1 : null;
  if (place === null) return null;
  const tr = state.tr.insert(place, sign.create({ suggestion, kind: 'image', before: !isLine(before), picture }));
  // The caret in its caption.
  return tr.setSelection(TextSelection.create(tr.doc, isLine(before) ? place + 1 : place)).scrollIntoView();
}

function withoutChild({ doc }: Transaction, index: number) {
  let from = 0;
  for (let child = 0; child < index; child++) from += doc.child(child).nodeSize;
  return doc.content.cut(0, from).append(doc.content.cut(from + doc.child(index).nodeSize));
}
