/** Undo over the flat text: one person's own edits, never another's words. */
import * as Y from 'yjs';
import { isExtraEnd } from './flat-ends.ts';
import { flatRoots } from './flat-format.ts';
import { settleRepeats } from './flat-repeats.ts';

/** What a Y.UndoManager must follow. */
function trackedRoots(ydoc: Y.Doc): Y.AbstractType<unknown>[] {
  const { text, footnotes, containers, grids } = flatRoots(ydoc);
  return [text, footnotes, containers, grids] as unknown as Y.AbstractType<unknown>[];
}

/**
 * Undoing a new table, row or cell takes back its characters and its place, but never a text that others may have typed in:
 * a grid without a table, or a cell without a row, is shown as long as it holds words and is nothing without.
 */
function mayUndoDelete(item: Y.Item): boolean {
  if (isExtraEnd(item)) return false;
  if (!(item.content instanceof Y.ContentType)) return true;
  // A marker stands in a text without a key; grids and their parts stand under one.
  return item.parentSub === null && item.parent instanceof Y.Text;
}

export interface UndoOptions { origins: Iterable<unknown>; captureTimeout?: number }

/** Apply remote updates with an origin of their own: without one Yjs takes them for local and would undo them. */
export function openUndo(ydoc: Y.Doc, { origins, captureTimeout = 500 }: UndoOptions): Y.UndoManager {
  return new OwnUndo(ydoc, trackedRoots(ydoc), { trackedOrigins: new Set(origins), captureTimeout, deleteFilter: mayUndoDelete });
}

class OwnUndo extends Y.UndoManager {
  readonly #leave: () => void;

  constructor(ydoc: Y.Doc, ...rest: ConstructorParameters<typeof Y.UndoManager>) {
    super(...rest);
    this.#leave = settleRepeats(ydoc, this);
  }

  override destroy(): void {
    this.#leave();
    super.destroy();
  }
}
