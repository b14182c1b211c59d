/** Locked clauses in the editor: signed for eye and ear, and closed to this person's hand (the server holds them too, shared/agreement/clause-blocks.ts). */
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import type { EditorState, Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { clauseBlocks, touchesClause } from '#shared/agreement/clause-blocks.ts';
import { isFromText } from './text-binding.ts';

export interface LockedClause {
  /** The id of the heading. */
  heading: string;
  /** What a screen reader says at the heading, e.g. `Locked clause: for the decision`. */
  sign: string;
}

interface State { clauses: readonly LockedClause[]; set: DecorationSet }

const lockedKey = new PluginKey<State>('locked-clauses');

/** `onHeld`: an edit of this person was not let into a locked clause. */
export function lockedClausesPlugin(onHeld: () => void): Plugin<State> {
  return new Plugin<State>({
    key: lockedKey,
    state: {
      init: () => ({ clauses: [], set: DecorationSet.empty }),
      apply: (transaction, old) => {
        const clauses = transaction.getMeta(lockedKey) as readonly LockedClause[] | undefined;
        if (clauses !== undefined) return { clauses, set: drawn(transaction.doc, clauses) };
        return transaction.docChanged && old.clauses.length > 0 ? { ...old, set: drawn(transaction.doc, old.clauses) } : old;
      },
    },
    props: { decorations: (state) => lockedKey.getState(state)?.set },
    filterTransaction: (transaction, state) => {
      if (!transaction.docChanged || isFromText(transaction)) return true;
      const clauses = lockedKey.getState(state)?.clauses ?? [];
      if (!clauses.some(({ heading }) => touchesClause(state.doc, transaction.doc, heading))) return true;
      // Outside the judging, which must change nothing.
      queueMicrotask(onHeld);
      return false;
    },
  });
}

export function lockClauses(state: EditorState, clauses: readonly LockedClause[]): Transaction {
  return state.tr.setMeta(lockedKey, clauses).setMeta('addToHistory', false);
}

/** Where nothing may be written now, in reading order. */
export function lockedPlaces(state: EditorState): { from: number; to: number }[] {
  return (lockedKey.getState(state)?.set.find() ?? []).filter(({ from, to }) => to > from).map(({ from, to }) => ({ from, to }));
}

function drawn(doc: Node, clauses: readonly LockedClause[]): DecorationSet {
  if (clauses.length === 0) return DecorationSet.empty;
  const signs = new Map(clauses.map(({ heading, sign }) => [heading, sign]));
  const locked = new Set(clauses.flatMap(({ heading }) => clauseBlocks(doc, heading) ?? []));
  const decorations: Decoration[] = [];
  const mark = (node: Node, at: number): void => {
    if (locked.has(node)) decorations.push(Decoration.node(at, at + node.nodeSize, { class: 'locked-block' }));
    const sign = signs.get(String(node.attrs['id']));
    if (sign !== undefined && node.type.name === 'heading') decorations.push(Decoration.widget(at + 1, () => signOf(sign), { side: -1, key: `lock ${sign}`, ignoreSelection: true }));
    if (node.type.name === 'footnotes') node.forEach((note, offset) => mark(note, at + 1 + offset));
  };
  doc.forEach(mark);
  return DecorationSet.create(doc, decorations);
}

const svg = 'http://www.w3.org/2000/svg';

function signOf(words: string): HTMLElement {
  const sign = document.createElement('span');
  sign.className = 'lock-sign';
  sign.title = words;
  const heard = document.createElement('span');
  heard.className = 'ds-sr-only';
  heard.textContent = `${words}. `;
  const drawing = document.createElementNS(svg, 'svg');
  for (const [name, value] of Object.entries({ viewBox: '0 0 20 20', 'aria-hidden': 'true', class: 'icon' })) drawing.setAttribute(name, value);
  const path = document.createElementNS(svg, 'path');
  path.setAttribute('d', 'M5.5 9h9v7h-9zM7.2 9V6.7a2.8 2.8 0 0 1 5.6 0V9');
  drawing.append(path);
  sign.append(drawing, heard);
  return sign;
}
