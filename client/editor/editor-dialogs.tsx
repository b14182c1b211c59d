/** The small questions of the toolbar: which address, how large a table, which number. */
import { Button, Textfield } from '@digdir/designsystemet-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import { Modal } from '../ui/dialogs.tsx';
import { useText } from '../ui/text.tsx';
import { useEditorText } from './editor-text.ts';
import { linkFrom } from './links.ts';

/** A native dialog gives the focus to its first button unless a field asks for it in the markup; React's autoFocus leaves no such mark. */
function beginHere(field: HTMLElement | null): void {
  field?.setAttribute('autofocus', '');
}

interface LinkProps {
  /** The address the words have now, empty for none. */
  present: string;
  onLink: (href: string) => void;
  onRemove: () => void;
  onClose: () => void;
}

/** Mounted while open, so that it always begins with the link of the selection. */
export function LinkDialog({ present, onLink, onRemove, onClose }: LinkProps): ReactNode {
  const t = useText();
  const [typed, setTyped] = useState(present);
  const [isWrong, setWrong] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const href = linkFrom(typed);
    if (href === null) setWrong(true);
    else onLink(href);
  };
  return (
    <Modal open title={t('drafting.link.title')} onClose={onClose}>
      <form className="stack" onSubmit={submit} noValidate>
        <Textfield
          label={t('drafting.link.address')} description={t('drafting.link.help')} value={typed} error={isWrong ? t('drafting.link.wrong') : undefined}
          inputMode="url" autoComplete="off" maxLength={2_000} ref={beginHere} onChange={(event) => { setTyped(event.target.value); setWrong(false); }}
        />
        <div className="row">
          <Button type="submit">{t('drafting.link.act')}</Button>
          {present !== '' && <Button variant="secondary" onClick={onRemove}>{t('drafting.link.remove')}</Button>}
          <Button variant="tertiary" onClick={onClose}>{t('ui.cancel')}</Button>
        </div>
      </form>
    </Modal>
  );
}

const mostRows = 100;
const mostColumns = 12;

export function TableDialog({ onInsert, onClose }: { onInsert: (rows: number, columns: number) => void; onClose: () => void }): ReactNode {
  const t = useText();
  const [rows, setRows] = useState('3');
  const [columns, setColumns] = useState('3');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onInsert(within(rows, mostRows), within(columns, mostColumns));
  };
  return (
    <Modal open title={t('drafting.tableSize')} onClose={onClose}>
      <form className="stack" onSubmit={submit} noValidate>
        <div className="row">
          <Textfield label={t('drafting.tableSize.rows')} value={rows} type="number" min={1} max={mostRows} inputMode="numeric" ref={beginHere} onChange={(event) => setRows(event.target.value)} />
          <Textfield label={t('drafting.tableSize.columns')} value={columns} type="number" min={1} max={mostColumns} inputMode="numeric" onChange={(event) => setColumns(event.target.value)} />
        </div>
        <div className="row">
          <Button type="submit">{t('drafting.tableSize.act')}</Button>
          <Button variant="tertiary" onClick={onClose}>{t('ui.cancel')}</Button>
        </div>
      </form>
    </Modal>
  );
}

/** Which number the item gets; those after it count on. */
export function NumberDialog({ present, onChoose, onClose }: { present: number; onChoose: (value: number) => void; onClose: () => void }): ReactNode {
  const t = useEditorText();
  const [typed, setTyped] = useState(String(present));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const value = Number.parseInt(typed, 10);
    if (value >= 1 && value <= 9_999) onChoose(value);
  };
  return (
    <Modal open title={t('drafting.numbers.from.title')} onClose={onClose}>
      <form className="stack" onSubmit={submit} noValidate>
        <Textfield label={t('drafting.numbers.from.label')} description={t('drafting.numbers.from.help')} value={typed} type="number" min={1} max={9_999} inputMode="numeric" ref={beginHere} onChange={(event) => setTyped(event.target.value)} />
        <div className="row">
          <Button type="submit">{t('drafting.numbers.from.act')}</Button>
          <Button variant="tertiary" onClick={onClose}>{t('ui.cancel')}</Button>
        </div>
      </form>
    </Modal>
  );
}

function within(typed: string, most: number): number {
  const number = Number.parseInt(typed, 10);
  return Number.isInteger(number) ? Math.min(Math.max(number, 1), most) : 3;
}
