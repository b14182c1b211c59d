/** Moving a clause: what happened is said with the clause's new number. */
import type { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { TextSelection } from '@tiptap/pm/state';
import type { Transaction } from '@tiptap/pm/state';
import { useState } from 'react';
import type { ClauseTarget } from '#shared/agreement/moving-clauses.ts';
import { besideClause, moveClause, whyNotMoveClause } from '#shared/agreement/moving-clauses.ts';
import { useToasts } from '../ui/toasts.tsx';
import { useEditorText } from './editor-text.ts';
import { headingsOf } from './headings.ts';

export interface Moving {
  /** False when it was refused; why is said. */
  move: (id: string, target: ClauseTarget) => boolean;
  step: (id: string, way: 'up' | 'down') => boolean;
  /** The text as the last move left it. */
  doc: Node | null;
  /** What came of it; a dialogue says it itself, since nothing outside it is heard. */
  said: string;
}

export function useClauseMoving(editor: Editor, locked: ReadonlySet<string>): Moving {
  const t = useEditorText();
  const { say, announce } = useToasts();
  const [doc, setDoc] = useState<Node | null>(null);
  const [said, setSaid] = useState('');
  const tell = (words: string): void => {
    setSaid(words);
    announce(words);
  };
  const move = (id: string, target: ClauseTarget): boolean => {
    const why = whyNotMoveClause(editor.state.doc, id, target, locked);
    if (why !== null) {
      const words = t(why === 'clause-locked' ? 'drafting.move.locked' : 'refusal.clause-nowhere');
      setSaid(words);
      say(words, why === 'clause-locked' ? { sign: 'lock' } : { sign: 'warning' });
      return false;
    }
    const before = editor.state.doc;
    if (!moveClause(id, target)(editor.state, (tr) => editor.view.dispatch(withoutScrolling(editor, tr)))) return false;
    const stands = (doc: Node): string => headingsOf(doc).map((one) => one.id).join(' ');
    // In suggesting mode the clause stands where it stood, or the move was refused and why is said already.
    if (stands(editor.state.doc) === stands(before)) {
      if (!editor.state.doc.eq(before)) tell(t('suggestions.moveProposed'));
      return !editor.state.doc.eq(before);
    }
    const now = headingsOf(editor.state.doc).find((one) => one.id === id);
    setDoc(editor.state.doc);
    tell(t('drafting.move.done', { number: now?.number ?? '', title: now?.text ?? '' }));
    return true;
  };
  const step = (id: string, way: 'up' | 'down'): boolean => {
    const target = besideClause(editor.state.doc, id, way);
    if (target !== null) return move(id, target);
    tell(t(way === 'up' ? 'drafting.move.first' : 'drafting.move.last'));
    return false;
  };
  return { move, step, doc, said };
}

/** The page stays where it is: one moves clauses with the eyes on the outline. */
function withoutScrolling({ state }: Editor, moved: Transaction): Transaction {
  const { tr } = state;
  for (const step of moved.steps) tr.step(step);
  return tr.setSelection(TextSelection.between(tr.doc.resolve(moved.selection.anchor), tr.doc.resolve(moved.selection.head)));
}
