/** Where the caret really stands. */
import type { EditorView } from '@tiptap/pm/view';

/**
 * The page tells of a caret moved by arrow key or mouse a moment after it has moved. What a command does in that moment would happen at
 * the old place, and what is drawn would put the caret back there: whoever acts on the text unasked, or by a key, reads it first.
 * Returns false, so that whoever handles an event by it goes on.
 */
export function readCaret(view: EditorView): false {
  if (!view.isDestroyed && !view.composing) view.dom.ownerDocument.dispatchEvent(new Event('selectionchange'));
  return false;
}
