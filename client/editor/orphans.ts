/** Words kept from a clause that somebody else deleted while they were written: shown as such until someone has looked at them (design D2b). */
import { Plugin, PluginKey } from '@tiptap/pm/state';
import type { EditorState } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import type { FlatText } from '#shared/agreement/flat-text.ts';

interface Orphans { ids: readonly string[]; set: DecorationSet }

const orphansKey = new PluginKey<Orphans>('orphans');
/** They only come and go with edits, and the search reads every block. */
const lookAfter = 300;

export function orphanIds(state: EditorState): readonly string[] {
  return orphansKey.getState(state)?.ids ?? [];
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
        if (ids.join() !== shown.join()) view.dispatch(view.state.tr.setMeta(orphansKey, ids).setMeta('addToHistory', false));
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

