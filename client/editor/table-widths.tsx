/** The columns' widths as numbers: what the pointer does at their edges, for everyone. */
import { Button, Textfield } from '@digdir/designsystemet-react';
import type { Editor } from '@tiptap/core';
import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { setWidths } from '#shared/agreement/table-editing.ts';
import { columnShares } from '#shared/agreement/table-map.ts';
import { nodeOfCell, tableAround } from '#shared/agreement/table-place.ts';
import type { InTable } from '#shared/agreement/table-place.ts';
import { Modal } from '../ui/dialogs.tsx';
import { short } from '../ui/short-words.ts';
import { useLocale } from '../ui/text.tsx';
import { useEditorText } from './editor-text.ts';
import { run } from './writing-keys.ts';

interface Props { editor: Editor; onClose: () => void }

/** Mounted while open, so that it always begins with the widths of the table. */
export function WidthsDialog({ editor, onClose }: Props): ReactNode {
  const t = useEditorText();
  const { tag } = useLocale();
  const fields = useRef<HTMLDivElement>(null);
  const [place] = useState(() => tableAround(editor.state));
  const [typed, setTyped] = useState(() => (place ? percentages(place, tag) : []));
  const [wrong, setWrong] = useState<number | null>(null);
  if (place === null) return null;
  const names = namesOf(place);
  const finish = (widths: number[] | null): void => {
    run(editor, setWidths(widths));
    onClose();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const widths = typed.map((one) => Math.round(Number(one.replace(',', '.')) * 10));
    const fault = widths.findIndex((width) => !(width >= 10 && width <= 1_000));
    if (fault < 0) return finish(widths);
    setWrong(fault);
    fields.current?.querySelectorAll('input')[fault]?.focus();
  };
  return (
    <Modal open title={t('drafting.table.widths')} onClose={onClose}>
      <form className="stack" onSubmit={submit} noValidate>
        <p>{t('drafting.table.widths.help')}</p>
        <div ref={fields} className="width-fields">
          {typed.map((value, at) => (
            <Textfield
              key={at} value={value} inputMode="decimal" autoComplete="off" maxLength={5}
              label={names[at] ? t('drafting.table.width.named', { n: at + 1, name: names[at] }) : t('drafting.table.width', { n: at + 1 })}
              error={wrong === at ? t('drafting.table.widths.wrong') : undefined}
              onChange={(event) => { setTyped(typed.with(at, event.target.value)); setWrong(null); }}
            />
          ))}
        </div>
        <div className="row">
          <Button type="submit">{t('drafting.table.widths.act')}</Button>
          <Button variant="secondary" onClick={() => finish(typed.map(() => 100))}>{t('drafting.table.widths.equal')}</Button>
          <Button variant="secondary" onClick={() => finish(null)}>{t('drafting.table.widths.none')}</Button>
          <Button variant="tertiary" onClick={onClose}>{t('ui.cancel')}</Button>
        </div>
      </form>
    </Modal>
  );
}

function percentages({ table, map }: InTable, tag: string): string[] {
  const shares = columnShares(table.attrs['widths'] as number[] | null, map.width) ?? columnShares([1], map.width) ?? [];
  const numbers = new Intl.NumberFormat(tag, { maximumFractionDigits: 1, useGrouping: false });
  return shares.map((share) => numbers.format(share / 10));
}

/** The first words of each column's first cell. */
function namesOf(place: InTable): string[] {
  return Array.from({ length: place.map.width }, (_, column) => {
    const cell = place.map.startsAt(0, column);
    return cell ? short(nodeOfCell(place, cell).textContent, 30) : '';
  });
}
