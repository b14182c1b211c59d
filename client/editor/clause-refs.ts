/** References to clauses as they are shown: each with the number that its clause has now, or told to be broken; a click or Enter leads to the clause. */
import type { Node } from '@tiptap/pm/model';
import { NodeSelection, Plugin, PluginKey, TextSelection } from '@tiptap/pm/state';
import type { Command, EditorState, Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import type { EditorView } from '@tiptap/pm/view';
import { goneWords } from '#shared/agreement/clause-refs.ts';
import { insertClauseRef } from '#shared/agreement/editing.ts';
import { headingsOf } from './headings.ts';
import { presses } from './keys.ts';

/** What stands before the number, in the agreement's own language. */
export const referenceForms = ['avsnitt', 'punkt', '§', ''] as const;
export type ReferenceForm = (typeof referenceForms)[number];

/** For screen readers. `clause` is null when it is gone. */
export type ReferenceName = (clause: { number: string; heading: string } | null) => string;

const refsKey = new PluginKey<DecorationSet>('clause-refs');

export function clauseRefsPlugin(nameOf: ReferenceName): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key: refsKey,
    state: {
      init: (_config, { doc }) => numbered(doc, nameOf),
      apply: (transaction, old) => {
        if (!transaction.docChanged) return old;
        return touchesClauses(transaction) ? numbered(transaction.doc, nameOf) : old.map(transaction.mapping, transaction.doc);
      },
    },
    props: {
      decorations: (state) => refsKey.getState(state),
      handleDOMEvents: {
        click: (view, event) => {
          const ref = event.target instanceof Element ? event.target.closest('[data-clause]') : null;
          if (ref === null || event.shiftKey || !goToClause(view, ref.getAttribute('data-clause') ?? '')) return false;
          event.preventDefault();
          // Whoever else listens would put the caret back under the pointer, where another text stands now.
          event.stopImmediatePropagation();
          return true;
        },
      },
      handleKeyDown: (view, event) => presses(event, 'followReference') && view.state.selection instanceof NodeSelection && isRef(view.state.selection.node) && followReference(view),
      clipboardTextSerializer: (slice, view) => {
        const numbers = numbersIn(view.state.doc);
        return slice.content.textBetween(0, slice.content.size, '\n\n', (leaf) => {
          if (leaf.type.name === 'hardBreak') return '\n';
          return isRef(leaf) ? numbers.get(String(leaf.attrs['clause']))?.number ?? goneWords : '';
        });
      },
    },
  });
}

const isRef = (node: Node | null | undefined): boolean => node?.type.name === 'clauseRef';

function numbersIn(doc: Node): Map<string, { number: string; heading: string }> {
  return new Map(headingsOf(doc).map(({ id, number, text }) => [id, { number, heading: text }]));
}

function numbered(doc: Node, nameOf: ReferenceName): DecorationSet {
  const drawn: Decoration[] = [];
  let numbers: ReturnType<typeof numbersIn> | null = null;
  doc.descendants((node, position) => {
    if (!isRef(node)) return;
    numbers ??= numbersIn(doc);
    const clause = numbers.get(String(node.attrs['clause'])) ?? null;
    drawn.push(Decoration.node(position, position + 1, {
      'data-number': clause?.number ?? goneWords, role: 'link', 'aria-label': nameOf(clause), title: nameOf(clause), ...(clause === null ? { class: 'is-broken' } : {}),
    }));
  });
  return DecorationSet.create(doc, drawn);
}

/** A heading came, went, moved or changed its level or words, or a reference came: numbers and names are read again. */
function touchesClauses(transaction: Transaction): boolean {
  return transaction.steps.some((step, at) => {
    const before = transaction.docs[at];
    const after = transaction.docs[at + 1] ?? transaction.doc;
    let touches = false;
    step.getMap().forEach((from, to, newFrom, newTo) => {
      touches ||= before !== undefined && holdsClause(before, from, to) || holdsClause(after, newFrom, newTo);
    });
    // A level or an id changes no sizes.
    const { pos } = step as { pos?: unknown };
    return touches || typeof pos === 'number' && after.nodeAt(pos)?.type.name === 'heading';
  });
}

function holdsClause(doc: Node, from: number, to: number): boolean {
  let found = false;
  doc.nodesBetween(Math.max(0, from - 1), Math.min(doc.content.size, to + 1), (node) => {
    if (isRef(node) || node.type.name === 'heading') found = true;
    return !found;
  });
  return found;
}

/** The reference that is selected or stands beside the caret. */
export function referenceAt({ selection }: EditorState): { at: number; clause: string } | null {
  const { $from } = selection;
  const found = selection instanceof NodeSelection ? { node: selection.node, at: selection.from }
    : isRef($from.nodeBefore) ? { node: $from.nodeBefore, at: $from.pos - 1 } : { node: $from.nodeAfter, at: $from.pos };
  return isRef(found.node) ? { at: found.at, clause: String(found.node?.attrs['clause']) } : null;
}

/** Caret to the clause's heading, and the heading in sight; false where the clause is gone. */
function goToClause(view: EditorView, clause: string): boolean {
  let at: number | null = null;
  view.state.doc.forEach((node, offset) => { if (node.type.name === 'heading' && node.attrs['id'] === clause) at = offset; });
  if (at === null) return false;
  view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, at + 1)));
  const heading = view.nodeDOM(at);
  if (heading instanceof Element) heading.scrollIntoView({ block: 'center', behavior: 'auto' });
  view.focus();
  return true;
}

export function followReference(view: EditorView): boolean {
  const reference = referenceAt(view.state);
  return reference !== null && goToClause(view, reference.clause);
}

/** In place of the selection, with a space before it where words would run together. */
export function insertReference(clause: string, form: ReferenceForm): Command {
  return (state, dispatch, view) => {
    const gap = /[\p{L}\p{N},;:)]$/u.test(textBefore(state)) ? ' ' : '';
    return insertClauseRef(clause, `${gap}${form === '' ? '' : `${form}\u00A0`}`)(state, dispatch, view);
  };
}

/** The word is left out where one has written it already. */
export function usualForm(state: EditorState): ReferenceForm {
  return /(?:avsnitt(?:et|en)?|punkt(?:en|erna)?|kapitel|§{1,2}|och|eller|samt)\s$/iu.test(textBefore(state)) ? '' : 'avsnitt';
}

function textBefore({ selection: { $from } }: EditorState): string {
  return $from.parent.isTextblock ? $from.parent.textBetween(Math.max(0, $from.parentOffset - 20), $from.parentOffset, undefined, '\uFFFC') : '';
}

export function changeReference(at: number, clause: string): Command {
  return (state, dispatch) => {
    const node = state.doc.nodeAt(at);
    if (!node || !isRef(node)) return false;
    dispatch?.(state.tr.replaceWith(at, at + 1, node.type.create({ clause }, null, node.marks)));
    return true;
  };
}

export const removeReference: Command = (state, dispatch) => {
  const reference = referenceAt(state);
  if (reference === null) return false;
  dispatch?.(state.tr.delete(reference.at, reference.at + 1).scrollIntoView());
  return true;
};
