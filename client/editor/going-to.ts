/** Ways to a place in the text. */
import type { Editor } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';

/** Puts the caret at the block's start and shows it; false when there is no such block. */
export function goToBlock(editor: Editor, id: string): boolean {
  let at: number | null = null;
  editor.state.doc.descendants((node, position) => {
    if (at === null && node.attrs['id'] === id) at = position;
    return at === null && !node.isTextblock;
  });
  if (at === null) return false;
  const { state, view } = editor;
  const place = TextSelection.near(state.doc.resolve(Math.min(at + 1, state.doc.content.size)));
  view.dispatch(state.tr.setSelection(place));
  showPosition(editor, place.head);
  return true;
}

/** Under the sticky bars, and with the focus in the text. */
export function showPosition({ view }: Editor, position: number): void {
  const { node } = view.domAtPos(position);
  const element = node instanceof Element ? node : node.parentElement;
  element?.scrollIntoView({ block: 'center', behavior: 'auto' });
  view.focus();
}
