/**
 * Places in the text that something outside it speaks of: remarks and the consultation's comments.
 * One decoration set, mapped with every transaction and never rebuilt for a keystroke: 2,000 places cost nothing then, rebuilt they cost 60 ms.
 */
import { Plugin, PluginKey, TextSelection } from '@tiptap/pm/state';
import type { EditorState, Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import type { EditorView } from '@tiptap/pm/view';

export type PlaceKind = 'remark' | 'comment';

export interface MarkedPlace {
  id: string;
  kind: PlaceKind;
  from: number;
  to: number;
  /** Class names beside `place place-<kind>`, e.g. `place-changed`. */
  look: string;
}

interface Spec { id: string; kind: PlaceKind; look: string }
type Change = { set: MarkedPlace[]; gone: string[] } | { active: string | null };
interface State { set: DecorationSet; active: string | null; lit: DecorationSet }

const placesKey = new PluginKey<State>('marked-places');

/** Begins the look of what is followed in the text without being shown there. */
export const hiddenLook = 'place-hidden';

const keyOf = (kind: PlaceKind, id: string): string => `${kind}:${id}`;

function decorate({ id, kind, from, to, look }: MarkedPlace): Decoration {
  // A hidden place is followed like any other, and looks like nothing at all.
  const attributes = look.startsWith(hiddenLook) ? { class: hiddenLook } : { class: `place place-${kind} ${look}`.trim(), 'data-place': keyOf(kind, id) };
  return Decoration.inline(from, to, attributes, { id, kind, look } satisfies Spec);
}

export function placesPlugin(): Plugin<State> {
  return new Plugin<State>({
    key: placesKey,
    state: {
      init: () => ({ set: DecorationSet.empty, active: null, lit: DecorationSet.empty }),
      apply: (transaction, old) => {
        const change = transaction.getMeta(placesKey) as Change | undefined;
        const moved = transaction.docChanged ? { ...old, set: old.set.map(transaction.mapping, transaction.doc), lit: old.lit.map(transaction.mapping, transaction.doc) } : old;
        return change === undefined ? moved : changed(moved, change, transaction);
      },
    },
    props: {
      decorations: (state) => placesKey.getState(state)?.set,
      handleKeyPress: writeInPlace,
    },
  });
}

/**
 * A letter typed in a marked place is written by us. What the browser writes there ProseMirror does not trust: it draws the place anew and
 * sets the caret back, which lays out the page twice for each key. True where the letter was written.
 */
function writeInPlace(view: EditorView, { charCode }: KeyboardEvent): boolean {
  const { selection } = view.state;
  const letter = String.fromCharCode(charCode);
  if (!(selection instanceof TextSelection) || !selection.empty || !/^[^\p{C}\p{Z}]$|^ $/u.test(letter)) return false;
  const { from } = selection;
  if (placesKey.getState(view.state)?.set.find(from, from).length === 0) return false;
  const writing = () => view.state.tr.insertText(letter).scrollIntoView();
  if (!view.someProp('handleTextInput', (written) => written(view, from, from, letter, writing))) view.dispatch(writing());
  return true;
}

/** The active place in its own set: lighting it must not redraw the others. */
export function activePlacePlugin(): Plugin {
  return new Plugin({ props: { decorations: (state) => placesKey.getState(state)?.lit } });
}

function changed(old: State, change: Change, { doc }: Transaction): State {
  let { set } = old;
  let { active } = old;
  if ('set' in change) {
    const away = new Set([...change.gone, ...change.set.map(({ kind, id }) => keyOf(kind, id))]);
    if (away.size > 0) set = set.remove(set.find(undefined, undefined, (spec) => away.has(keyOf(spec['kind'], spec['id']))));
    const lawful = change.set.filter(({ from, to }) => from >= 0 && to <= doc.content.size && from < to);
    if (lawful.length > 0) set = set.add(doc, lawful.map(decorate));
  } else {
    active = change.active;
  }
  const found = active === null ? [] : set.find(undefined, undefined, (spec) => keyOf(spec['kind'], spec['id']) === active);
  const lit = DecorationSet.create(doc, found.map(({ from, to }) => Decoration.inline(from, to, { class: 'place-active' })));
  return { set, active, lit };
}

/** Adds or replaces these places and takes away `gone` (keys of {@link placeKey}). */
export function setPlaces(state: EditorState, places: MarkedPlace[], gone: string[] = []): Transaction {
  return state.tr.setMeta(placesKey, { set: places, gone } satisfies Change).setMeta('addToHistory', false);
}

export function lightPlace(state: EditorState, active: string | null): Transaction {
  return state.tr.setMeta(placesKey, { active } satisfies Change).setMeta('addToHistory', false);
}

export const placeKey = keyOf;

/** Where each place stands now; one that stretches over several blocks is told as a whole. */
export function placesIn(state: EditorState): Map<string, { from: number; to: number; look: string }> {
  const found = new Map<string, { from: number; to: number; look: string }>();
  for (const { from, to, spec } of placesKey.getState(state)?.set.find() ?? []) {
    const { id, kind, look } = spec as Spec;
    const key = keyOf(kind, id);
    const known = found.get(key);
    found.set(key, known === undefined ? { from, to, look } : { from: Math.min(known.from, from), to: Math.max(known.to, to), look });
  }
  return found;
}

/** The remarks and comments whose words hold this position: the working group's own first, then the shortest. */
export function placesAt(state: EditorState, position: number): string[] {
  const found = placesKey.getState(state)?.set.find(position, position) ?? [];
  return [...found].sort((a, b) => Number((a.spec as Spec).kind === 'comment') - Number((b.spec as Spec).kind === 'comment') || (a.to - a.from) - (b.to - b.from)).map(({ spec }) => keyOf((spec as Spec).kind, (spec as Spec).id));
}
