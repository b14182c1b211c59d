/** Places that are kept through everybody's edits until what was on its way there has come. */
import { Plugin, PluginKey, TextSelection } from '@tiptap/pm/state';
import type { Selection, SelectionBookmark } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

/** `from`: before what is written there meanwhile. */
interface Held { at: SelectionBookmark; from: number }
type Places = ReadonlyMap<object, Held>;

const heldKey = new PluginKey<Places>('held-places');

export function heldPlacesPlugin(): Plugin<Places> {
  return new Plugin<Places>({
    key: heldKey,
    state: {
      init: () => new Map(),
      apply: (transaction, old) => {
        const change = transaction.getMeta(heldKey) as { of: object; held: Held | null } | undefined;
        if (change === undefined && (old.size === 0 || !transaction.docChanged)) return old;
        const { mapping } = transaction;
        const places = new Map([...old].map(([of, { at, from }]) => [of, { at: at.map(mapping), from: mapping.map(from, -1) }]));
        if (change?.held) places.set(change.of, change.held);
        else if (change) places.delete(change.of);
        return places;
      },
    },
  });
}

/** Where one stands now; the answer, asked for once, is the same place then. Selected words that have been changed meanwhile stay: the place is before them. */
export function holdPlace(view: Pick<EditorView, 'state' | 'dispatch'>): () => Selection {
  const of = {};
  const { selection, tr } = view.state;
  const selected = selection.content();
  view.dispatch(tr.setMeta(heldKey, { of, held: { at: selection.getBookmark(), from: selection.from } }));
  return () => {
    const held = heldKey.getState(view.state)?.get(of);
    view.dispatch(view.state.tr.setMeta(heldKey, { of, held: null }));
    const { doc } = view.state;
    if (held === undefined) return view.state.selection;
    const now = held.at.resolve(doc);
    const isSame = now.empty ? selection.empty && !(now instanceof TextSelection) : now.content().eq(selected);
    return isSame ? now : TextSelection.near(doc.resolve(held.from));
  };
}
