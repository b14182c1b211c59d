/** Undo and redo of one person's own edits, with the selection as it stood. Other people's words are never undone. */
import type { EditorState } from '@tiptap/pm/state';
import type { FlatText } from '#shared/agreement/flat-text.ts';
import { openUndo } from '#shared/agreement/flat-undo.ts';
import type * as Y from 'yjs';
import type { Edit } from './text-binding.ts';

interface Place { anchor: Y.RelativePosition; head: Y.RelativePosition }
export interface Restored { anchor: number; head: number }

/** Typing within half a second and in one place is undone together. */
const together = 500;
const metaKey = 'selection';

export class PersonalUndo {
  readonly #flat: FlatText;
  readonly #manager: Y.UndoManager;
  readonly #now: () => number;
  #before: Place | null = null;
  #lastEnd: number | null = null;
  #lastAt = 0;

  constructor(ydoc: Y.Doc, flat: FlatText, options: { origin: unknown; now?: () => number }) {
    this.#flat = flat;
    this.#now = options.now ?? Date.now;
    this.#manager = openUndo(ydoc, { origins: [options.origin], captureTimeout: together });
    this.#manager.on('stack-item-added', ({ stackItem }) => {
      if (this.#before !== null) stackItem.meta.set(metaKey, this.#before);
    });
  }

  /** Called before a local edit is written: decides whether it joins the one before, and remembers where the person stood. */
  onEdit = ({ before, from, to, steps }: Edit): void => {
    const now = this.#now();
    const joins = this.#lastEnd !== null && now - this.#lastAt < together && from <= this.#lastEnd + 1 && to >= this.#lastEnd - 1 && isPlain(steps);
    if (!joins) {
      this.#manager.stopCapturing();
      this.#before = before === null ? null : this.#placeOf(before);
    }
    this.#lastAt = now;
    this.#lastEnd = isPlain(steps) ? endOf(steps) : null;
  };

  /** What was done before cannot be taken back any more: it may stand in what has been locked since. */
  forget(): void {
    this.#manager.clear();
    this.#lastEnd = null;
  }

  get canUndo(): boolean {
    return this.#manager.canUndo();
  }

  get canRedo(): boolean {
    return this.#manager.canRedo();
  }

  /** The places to stand at after the undo, in the document as it then is; null when they are gone. */
  undo(state: EditorState): { restored: Restored | null } | null {
    return this.#go('undo', state);
  }

  redo(state: EditorState): { restored: Restored | null } | null {
    return this.#go('redo', state);
  }

  close(): void {
    this.#manager.destroy();
  }

  #go(way: 'undo' | 'redo', state: EditorState): { restored: Restored | null } | null {
    // The item that this makes on the other stack leads back to here.
    this.#before = this.#placeOf(state);
    this.#lastEnd = null;
    const item = this.#manager[way]();
    if (item === null) return null;
    const place = item.meta.get(metaKey) as Place | undefined;
    const anchor = place === undefined ? null : this.#flat.toPosition(place.anchor);
    const head = place === undefined ? null : this.#flat.toPosition(place.head);
    return { restored: anchor === null || head === null ? null : { anchor, head } };
  }

  #placeOf({ selection, doc }: EditorState): Place | null {
    // Only a state that is the text's own document can be told in the text's places.
    if (doc.content.size !== this.#flat.doc.content.size) return null;
    return { anchor: this.#flat.toIndex(selection.anchor, -1), head: this.#flat.toIndex(selection.head, -1) };
  }
}

/** Typing or deleting inside one textblock. */
function isPlain(steps: Edit['steps']): boolean {
  return steps.every((step) => {
    let small = true;
    step.getMap().forEach((from, to, newFrom, newTo) => { if (to - from > 1 || newTo - newFrom > 1) small = false; });
    return small;
  });
}

function endOf(steps: Edit['steps']): number | null {
  let end: number | null = null;
  for (const step of steps) step.getMap().forEach((_from, _to, _newFrom, newTo) => { end = newTo; });
  return end;
}
