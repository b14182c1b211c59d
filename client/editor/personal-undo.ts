/** Undo and redo of one person's own edits, with the selection as it stood. Other people's words are never undone. */
import type { EditorState } from '@tiptap/pm/state';
import { ReplaceStep } from '@tiptap/pm/transform';
import type { FlatText } from '#shared/agreement/flat-text.ts';
import { openUndo } from '#shared/agreement/flat-undo.ts';
import type * as Y from 'yjs';
import type { Edit } from './text-binding.ts';

interface Place { anchor: Y.RelativePosition; head: Y.RelativePosition }
export interface Restored { anchor: number; head: number }

/** Milliseconds: what is written in one place without a longer rest is undone together; a word is never parted, however long the rest in it. */
const together = 500;
const metaKey = 'selection';

export class PersonalUndo {
  readonly #flat: FlatText;
  readonly #manager: Y.UndoManager;
  readonly #now: () => number;
  #before: Place | null = null;
  readonly #leave: () => void;
  #lastEnd: number | null = null;
  #lastTyped = false;
  #lastAt = 0;

  constructor(ydoc: Y.Doc, flat: FlatText, options: { origin: unknown; now?: () => number }) {
    this.#flat = flat;
    this.#now = options.now ?? Date.now;
    this.#manager = openUndo(ydoc, { origins: [options.origin], captureTimeout: Number.POSITIVE_INFINITY });
    // What others write before this place moves it.
    this.#leave = flat.onRemote((steps) => {
      for (const step of steps) if (this.#lastEnd !== null) this.#lastEnd = step.getMap().map(this.#lastEnd, -1);
    });
    this.#manager.on('stack-item-added', ({ stackItem }) => {
      if (this.#before !== null) stackItem.meta.set(metaKey, this.#before);
    });
  }

  /** Called before a local edit is written: decides whether it joins the one before, and remembers where the person stood. */
  onEdit = ({ before, from, to, steps }: Edit): void => {
    const now = this.#now();
    const typed = typedIn(steps);
    // One letter further the caret has been moved: what is written there is another step.
    const isNear = this.#lastEnd !== null && from <= this.#lastEnd && to >= this.#lastEnd && isPlain(steps);
    const joins = isNear && (now - this.#lastAt < together || (this.#lastTyped && goesOn(before, from, typed)));
    if (!joins) {
      this.#manager.stopCapturing();
      this.#before = before === null ? null : this.#placeOf(before);
    }
    this.#lastAt = now;
    this.#lastEnd = isPlain(steps) ? endOf(steps) : null;
    this.#lastTyped = typed !== '';
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
    this.#leave();
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

/** The words that came in, without those that went out. */
function typedIn(steps: Edit['steps']): string {
  return steps.map((step) => (step instanceof ReplaceStep ? step.slice.content.textBetween(0, step.slice.content.size) : '')).join('');
}

/** The word that stands before the place goes on. */
function goesOn(before: EditorState | null, from: number, typed: string): boolean {
  return before !== null && inWord.test(typed) && inWord.test(before.doc.textBetween(Math.max(0, from - 1), from));
}
const inWord = /^[\p{L}\p{M}\p{N}]/u;

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
