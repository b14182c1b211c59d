/** Words kept from a clause that somebody else deleted while they were written: shown as such until someone has looked at them (design D2b). */
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import type { Command, EditorState, Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import type { FlatText } from '#shared/agreement/flat-text.ts';
import { readCaret } from './read-caret.ts';

interface Orphans { ids: readonly string[]; set: DecorationSet }

const orphansKey = new PluginKey<Orphans>('orphans');
/** They only come and go with edits, and the search reads every block. */
const lookAfter = 300;

export function orphanIds(state: EditorState): readonly string[] {
  return orphansKey.getState(state)?.ids ?? [];
}

/** Has these shown as words without a home. */
export function tellOrphans(transaction: Transaction, ids: readonly string[]): Transaction {
  return transaction.setMeta(orphansKey, ids).setMeta('addToHistory', false);
}

/** Makes a paragraph of its own of words without a home. */
export function keepWords(id: string): Command {
  return (state, dispatch) => {
    const found = orphanAt(state, id);
    if (found === null) return false;
    // Written anew around the same words: the text's core gives it a beginning, an end and an id.
    dispatch?.(state.tr.setNodeMarkup(found.position, undefined, { ...found.node.attrs, id: null }));
    return true;
  };
}

/** Deletes words without a home. */
export function dropWords(id: string): Command {
  return (state, dispatch) => {
    const found = orphanAt(state, id);
    if (found === null) return false;
    const { position, node } = found;
    const $at = state.doc.resolve(position);
    const mayGo = $at.parent.canReplace($at.index(), $at.index() + 1);
    dispatch?.(mayGo ? state.tr.delete(position, position + node.nodeSize) : state.tr.delete(position + 1, position + 1 + node.content.size));
    return true;
  };
}

/** Keeps the words without a home in which the caret stands. */
export const keepWordsHere: Command = (state, dispatch) => {
  const id: unknown = state.selection.$from.parent.attrs['id'];
  return typeof id === 'string' && orphanIds(state).includes(id) && keepWords(id)(state, dispatch);
};

function orphanAt(state: EditorState, id: string): { node: Node; position: number } | null {
  let found: { node: Node; position: number } | null = null;
  if (orphanIds(state).includes(id)) state.doc.descendants((node, position) => {
    if (node.isTextblock && node.attrs['id'] === id) found = { node, position };
    return found === null && !node.isTextblock;
  });
  return found;
}

export function orphansPlugin(flat: () => FlatText): Plugin<Orphans> {
  return new Plugin<Orphans>({
    key: orphansKey,
    state: {
      init: () => ({ ids: [], set: DecorationSet.empty }),
      apply: (transaction, old) => {
        const ids = transaction.getMeta(orphansKey) as readonly string[] | undefined;
        if (ids !== undefined) return { ids, set: drawn(transaction.doc, ids) };
        return transaction.docChanged && old.ids.length > 0 ? { ...old, set: old.set.map(transaction.mapping, transaction.doc) } : old;
      },
    },
    props: { decorations: (state) => orphansKey.getState(state)?.set },
    view: (view) => {
      let timer: ReturnType<typeof setTimeout> | null = null;
      const look = (): void => {
        timer = null;
        if (view.isDestroyed) return;
        const ids = flat().orphans();
        const shown = orphanIds(view.state);
        if (ids.join() === shown.join()) return;
        readCaret(view);
        view.dispatch(tellOrphans(view.state.tr, ids));
      };
      const soon = (): void => { timer ??= setTimeout(look, lookAfter); };
      soon();
      return {
        update: (_view, before) => { if (before.doc !== view.state.doc) soon(); },
        destroy: () => { if (timer !== null) clearTimeout(timer); },
      };
    },
  });
}

function drawn(doc: EditorState['doc'], ids: readonly string[]): DecorationSet {
  if (ids.length === 0) return DecorationSet.empty;
  const wanted = new Set(ids);
  const decorations: Decoration[] = [];
  doc.descendants((node, position) => {
    if (node.isTextblock && wanted.has(String(node.attrs['id']))) decorations.push(Decoration.node(position, position + node.nodeSize, { class: 'orphan' }));
    return !node.isTextblock;
  });
  return DecorationSet.create(doc, decorations);
}

