/**
 * What is sought in the text, where it was found and which of it one stands on. Drawn over the text, never written into it; sought again a
 * moment after the text has changed, until when the places follow the changes.
 */
import { Plugin, PluginKey, TextSelection } from '@tiptap/pm/state';
import type { EditorState, Transaction } from '@tiptap/pm/state';
import type { Node } from '@tiptap/pm/model';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import type { EditorView } from '@tiptap/pm/view';
import { findWords } from '#shared/agreement/finding.ts';
import type { Found, Query } from '#shared/agreement/finding.ts';
import { casedLike, proposeWords, replaceWords } from '#shared/agreement/replacing.ts';
import type { Author } from '#shared/agreement/suggesting.ts';
import { lockedPlaces } from './locked-clauses.ts';
import { readCaret } from './read-caret.ts';
import { asItStands } from './as-it-stands.ts';

interface State {
  query: Query | null;
  found: readonly Found[];
  /** Index of the one stood on; -1 while none is. */
  at: number;
  set: DecorationSet;
  /** The text has changed since it was sought in; where the one stood on is meanwhile. */
  moved: { near: number } | null;
}

/** `onwards`: stand on the first one after the selection. */
type Change = { query: Query | null } | { at: number } | 'again' | 'onwards';

const findKey = new PluginKey<State>('find-in-text');
const nothing: State = { query: null, found: [], at: -1, set: DecorationSet.empty, moved: null };

/** Milliseconds after a change before the text is sought through again. */
const soon = 150;
/** Only so many are drawn on either side of where one stands: a single letter is in a long text a hundred thousand times. */
const drawnBeside = 400;

export function findPlugin(): Plugin<State> {
  return new Plugin<State>({
    key: findKey,
    state: {
      init: () => nothing,
      apply: (transaction, old) => {
        const change = transaction.getMeta(findKey) as Change | undefined;
        const now = transaction.docChanged && old.query !== null ? followed(old, transaction) : old;
        return change === undefined ? now : changed(now, change, transaction);
      },
    },
    props: { decorations: (state) => findKey.getState(state)?.set },
    view: (view) => {
      let timer: ReturnType<typeof setTimeout> | null = null;
      return {
        update: () => {
          if (isOld(view.state)) timer ??= setTimeout(() => {
            timer = null;
            if (!view.isDestroyed) settle(view);
          }, soon);
        },
        destroy: () => { if (timer !== null) clearTimeout(timer); },
      };
    },
  });
}

function tell(transaction: Transaction, change: Change): Transaction {
  return transaction.setMeta(findKey, change).setMeta('addToHistory', false);
}

/** The numbers stay until the text is sought through: mapping a hundred thousand places would cost more than finding them. */
function followed(old: State, { mapping, doc }: Transaction): State {
  const near = old.moved?.near ?? old.found[old.at]?.from ?? 0;
  return { ...old, set: old.set.map(mapping, doc), moved: { near: mapping.map(near, -1) } };
}

function changed(old: State, change: Change, { doc, selection }: Transaction): State {
  if (change === 'again' || change === 'onwards') {
    if (old.query === null) return old;
    return drawn(doc, { ...old, found: findWords(doc, old.query), moved: null }, change === 'again' ? old.moved?.near ?? null : selection.to);
  }
  if ('at' in change) return drawn(doc, { ...old, at: change.at });
  if (change.query === null) return nothing;
  return drawn(doc, { ...nothing, query: change.query, found: findWords(doc, change.query) }, selection.from);
}

/** `near`: stand on the first one from there on, else on the first of all. */
function drawn(doc: Node, state: State, near: number | null = null): State {
  const { found } = state;
  let { at } = state;
  if (near !== null) {
    at = found.findIndex(({ from }) => from >= near);
    if (at < 0) at = 0;
  }
  at = Math.min(at, found.length - 1);
  const first = Math.max(0, at - drawnBeside);
  const decorations = found.slice(first, Math.max(at, 0) + drawnBeside).flatMap(({ pieces }, index) => pieces
    .filter(({ from, to }) => from < to && to <= doc.content.size)
    .map(({ from, to }) => Decoration.inline(from, to, { class: first + index === at ? 'found found-now' : 'found' })));
  return { ...state, at, set: DecorationSet.create(doc, decorations) };
}

export interface Finding {
  /** How many there are. */
  count: number;
  /** Which one is stood on, from 1; 0 when none is. */
  at: number;
}

export function findingIn(state: EditorState): Finding {
  const { found, at } = findKey.getState(state) ?? nothing;
  return { count: found.length, at: at + 1 };
}

/** Null ends it. The selection stays. */
export function seek(view: EditorView, query: Query | null): void {
  view.dispatch(tell(view.state.tr, { query }));
}

/** The one that is lit, in the text as it is now. */
export function litIn(view: EditorView): Found | null {
  settle(view);
  const { found, at } = findKey.getState(view.state) ?? nothing;
  return found[at] ?? null;
}

/** Selects the next or previous, round the ends; the one that is lit (0, or 1 while it is not selected yet). Null when there is none. */
export function goToFound(view: EditorView, way: -1 | 0 | 1): Found | null {
  const lit = litIn(view);
  const { found, at } = findKey.getState(view.state) ?? nothing;
  if (lit === null) return null;
  const { selection } = view.state;
  const isSelected = selection.from === lit.from && selection.to === lit.to;
  const next = (at + (way === 1 && !isSelected ? 0 : way) + found.length) % found.length;
  const one = found[next];
  if (one === undefined) return null;
  const { tr } = view.state;
  view.dispatch(tell(tr.setSelection(TextSelection.create(tr.doc, one.from, one.to)), { at: next }));
  return one;
}

const isOld = (state: EditorState): boolean => (findKey.getState(state)?.moved ?? null) !== null;

function settle(view: EditorView): void {
  if (!isOld(view.state)) return;
  readCaret(view);
  view.dispatch(tell(view.state.tr, 'again'));
}

export interface Replaced {
  count: number;
  /** In locked clauses, and so left as they are. */
  held: number;
}

/** Writes `words` in place of the one stood on, or of all; proposes them when `author` is given. One transaction. */
export function replaceFound(view: EditorView, words: string, { all, author }: { all: boolean; author: Author | null }): Replaced {
  settle(view);
  const { query, found, at } = findKey.getState(view.state) ?? nothing;
  if (query === null) return { count: 0, held: 0 };
  const locked = lockedPlaces(view.state);
  const wanted = all ? found : found.slice(Math.max(at, 0), Math.max(at, 0) + 1);
  const open = wanted.filter(({ from, to }) => !locked.some((place) => from < place.to && to > place.from));
  const wordsFor = (one: Found): string => casedLike(one.words, words, query);
  const { tr } = view.state;
  if (author === null) replaceWords(tr, open, wordsFor);
  else asItStands(proposeWords(tr, open, wordsFor, author));
  if (!tr.docChanged) return { count: 0, held: wanted.length - open.length };
  const [last] = open.slice(-1);
  if (last !== undefined) tr.setSelection(TextSelection.near(tr.doc.resolve(tr.mapping.map(last.to))));
  view.dispatch(tell(tr, all ? 'again' : 'onwards'));
  return { count: open.length, held: wanted.length - open.length };
}
