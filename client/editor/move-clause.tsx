/** The dialog that moves a clause without a mouse, step by step or to a chosen place. */
import { Button, Field, Label, Select } from '@digdir/designsystemet-react';
import type { Editor } from '@tiptap/core';
import { type ReactNode, useState } from 'react';
import { besideClause, clausesIn, placesForClause } from '#shared/agreement/moving-clauses.ts';
import { Modal } from '../ui/dialogs.tsx';
import type { Moving } from './clause-moving.ts';
import { useEditorText } from './editor-text.ts';
import type { OutlineHeading } from './headings.ts';

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
