/** A person who writes in a document without a screen: an editor over the same flat text, sent to the server as its own edits. */
import { EditorState, type Transaction } from '@tiptap/pm/state';
import * as Y from 'yjs';
import { openFlatText } from '#shared/agreement/flat-text.ts';
import { openUndo } from '#shared/agreement/flat-undo.ts';
import type { Realtime } from '../../server/realtime/ports.ts';

const hand = 'hand';

export class Colleague {
  readonly ydoc = new Y.Doc({ gc: false });
  readonly #realtime: Realtime;
  readonly #at: { documentId: string; personId: string };
  readonly #undo: Y.UndoManager;

  constructor(realtime: Realtime, at: { documentId: string; personId: string }) {
    this.#realtime = realtime;
    this.#at = at;
    this.#undo = openUndo(this.ydoc, { origins: [hand], captureTimeout: 0 });
  }

  /** Takes in what others wrote, writes, and is on disk when it resolves. Gives the row of the log. */
  async write(act: (state: EditorState) => Transaction): Promise<number> {
    await this.#follow();
    const text = openFlatText(this.ydoc);
    const tr = act(EditorState.create({ doc: text.doc }));
    const before = Y.encodeStateVector(this.ydoc);
    const deleted = this.#hearing();
    text.applyLocal(tr.doc, tr.mapping.maps, hand);
    text.close();
    return this.#send(before, deleted);
  }

  async undo(): Promise<number> {
    await this.#follow();
    const before = Y.encodeStateVector(this.ydoc);
    const changes = this.#hearing();
    this.#undo.undo();
    return this.#send(before, changes);
  }

  /** Position of words in the text, which must stand there once. */
  static find(state: EditorState, words: string): { from: number; to: number } {
    const found: number[] = [];
    state.doc.descendants((node, position) => {
      const at = node.isTextblock ? node.textBetween(0, node.content.size, undefined, '\uFFFC').indexOf(words) : -1;
      if (at >= 0) found.push(position + 1 + at);
      return !node.isTextblock;
    });
    const [from] = found;
    if (from === undefined || found.length > 1) throw new Error(`"${words}" stands ${found.length} times`);
    return { from, to: from + words.length };
  }

  async #follow(): Promise<void> {
    const { state } = await this.#realtime.flushed(this.#at.documentId);
    Y.applyUpdate(this.ydoc, state, 'network');
  }

  #hearing(): Uint8Array[] {
    const heard: Uint8Array[] = [];
    this.ydoc.once('update', (update: Uint8Array) => heard.push(update));
    return heard;
  }

  async #send(before: Uint8Array, heard: readonly Uint8Array[]): Promise<number> {
    const update = heard[0] ?? Y.encodeStateAsUpdate(this.ydoc, before);
    return (await this.#realtime.apply(this.#at.documentId, update, { personId: this.#at.personId })).seq;
  }
}

/** Words put in before, after or instead of others. */
export const replace = (words: string, by: string) => (state: EditorState): Transaction => {
  const { from, to } = Colleague.find(state, words);
  return by === '' ? state.tr.delete(from, to) : state.tr.insertText(by, from, to);
};
export const after = (words: string, more: string) => (state: EditorState): Transaction => state.tr.insertText(more, Colleague.find(state, words).to);
