/** Moving a clause without a mouse: step by step or to a chosen place; what happened is said with the clause's new number. */
import { Button, Field, Label, Select } from '@digdir/designsystemet-react';
import type { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { TextSelection } from '@tiptap/pm/state';
import type { Transaction } from '@tiptap/pm/state';
import { type ReactNode, useState } from 'react';
import type { ClauseTarget } from '#shared/agreement/moving-clauses.ts';
import { besideClause, clausesIn, moveClause, placesForClause, whyNotMoveClause } from '#shared/agreement/moving-clauses.ts';
import { Modal } from '../ui/dialogs.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { useEditorText } from './editor-text.ts';
import { headingsOf } from './headings.ts';
import type { OutlineHeading } from './headings.ts';

interface Moving {
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
      say(words, why === 'clause-locked' ? { sign: 'lock' } : {});
      return false;
    }
    if (!moveClause(id, target)(editor.state, (tr) => editor.view.dispatch(withoutScrolling(editor, tr)))) return false;
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

interface Props {
  open: boolean;
  headings: readonly OutlineHeading[];
  /** The clause one stands in. */
  start: string | null;
  editor: Editor;
  moving: Moving;
  onClose: () => void;
}

export function MoveClauseDialog({ open, onClose, ...rest }: Props): ReactNode {
  const t = useEditorText();
  return (
    <Modal open={open} title={t('drafting.move.title')} onClose={onClose}>
      <MoveClause {...rest} />
    </Modal>
  );
}

const atTheEnd = 'end';

function MoveClause({ headings, start, editor, moving }: Omit<Props, 'open' | 'onClose'>): ReactNode {
  const t = useEditorText();
  const [id, setId] = useState(() => headings.find((one) => one.id === start)?.id ?? headings[0]?.id ?? '');
  const [chosen, setChosen] = useState<string | null>(null);
  const { doc } = editor.state;
  const inside = new Set(clausesIn(doc).flatMap((clause, _at, all) => (clause.id === id ? all.filter(({ from }) => from >= clause.from && from < clause.to).map((one) => one.id) : [])));
  const places = placesForClause(doc, id);
  const place = places.find(({ before }) => (before ?? atTheEnd) === chosen) ?? places[0];
  const name = ({ number, text }: OutlineHeading): string => `${number} ${text === '' ? t('drafting.outline.untitled') : text}`;
  const isThere = (way: 'up' | 'down'): boolean => besideClause(doc, id, way) !== null;
  return (
    <>
      <p className="soft">{t('drafting.move.lead', { n: inside.size - 1 })}</p>
      <Field>
        <Label>{t('drafting.move.which')}</Label>
        <Select value={id} onChange={(event) => { setId(event.target.value); setChosen(null); }}>
          {headings.map((heading) => <option key={heading.id} value={heading.id}>{name(heading)}</option>)}
        </Select>
      </Field>
      <div className="row">
        <Button variant="secondary" aria-disabled={!isThere('up')} onClick={() => moving.step(id, 'up')}>{t('drafting.move.up')}</Button>
        <Button variant="secondary" aria-disabled={!isThere('down')} onClick={() => moving.step(id, 'down')}>{t('drafting.move.down')}</Button>
      </div>
      {place !== undefined && (
        <>
          <Field>
            <Label>{t('drafting.move.where')}</Label>
            <Select value={place.before ?? atTheEnd} onChange={(event) => setChosen(event.target.value)}>
              {places.map(({ before }) => {
                const next = headings.find((one) => one.id === before);
                return <option key={before ?? atTheEnd} value={before ?? atTheEnd}>{next === undefined ? t('drafting.move.end') : t('drafting.move.before', { clause: name(next) })}</option>;
              })}
            </Select>
          </Field>
          <div><Button onClick={() => moving.move(id, place)}>{t('drafting.move.act')}</Button></div>
        </>
      )}
      <p role="status">{moving.said}</p>
    </>
  );
}
