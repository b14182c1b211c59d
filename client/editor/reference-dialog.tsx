/** Which clause to refer to: a search over the headings, and how the reference is written. */
import { Button, Radio, Textfield } from '@digdir/designsystemet-react';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { Modal } from '../ui/dialogs.tsx';
import { type ReferenceForm, referenceForms } from './clause-refs.ts';
import { useEditorText } from './editor-text.ts';
import type { OutlineHeading } from './headings.ts';

interface Props {
  headings: readonly OutlineHeading[];
  /** The clause that the reference leads to now, when one is changed. */
  present: string | null;
  usual: ReferenceForm;
  onChoose: (clause: string, form: ReferenceForm) => void;
  onClose: () => void;
}

export function ReferenceDialog({ headings, present, usual, onChoose, onClose }: Props): ReactNode {
  const t = useEditorText();
  const [sought, setSought] = useState('');
  const [chosen, setChosen] = useState(present);
  const [form, setForm] = useState(usual);
  const list = useId();
  const found = headings.filter((heading) => matches(heading, sought));
  // Enter in the search takes what stands first.
  const clause = found.find(({ id }) => id === chosen) ?? (sought.trim() === '' ? undefined : found[0]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (clause !== undefined) onChoose(clause.id, form);
  };
  return (
    <Modal open title={t(present === null ? 'drafting.reference.insert' : 'drafting.reference.change')} onClose={onClose}>
      {headings.length === 0 ? <p>{t('drafting.reference.noHeadings')}</p> : (
        <form className="stack" onSubmit={submit} noValidate>
          <p className="soft">{t('drafting.reference.help')}</p>
          <Textfield label={t('drafting.reference.search')} description={t('drafting.reference.searchHelp')} value={sought} autoComplete="off" maxLength={100} onChange={(event) => setSought(event.target.value)} />
          <fieldset className="reference-clauses">
            <legend id={list}>{t('drafting.reference.clause')}</legend>
            <p role="status" className={found.length === 0 ? undefined : 'ds-sr-only'}>{found.length === 0 ? t('drafting.reference.none') : ''}</p>
            <div className="reference-list">
              {found.map(({ id, level, number, text }) => (
                <div key={id} data-level={level}>
                  <Radio name={list} value={id} checked={clause?.id === id} onChange={() => setChosen(id)} label={`${number} ${text === '' ? t('drafting.reference.untitled') : text}`} />
                </div>
              ))}
            </div>
          </fieldset>
          {present === null && (
            <label className="reference-form">
              <span>{t('drafting.reference.form')}</span>
              <select className="tool-select" value={form} onChange={(event) => setForm(referenceForms.find((one) => one === event.target.value) ?? '')}>
                {referenceForms.map((one) => <option key={one} value={one}>{`${one} ${clause?.number ?? '3.2'}`.trim()}</option>)}
              </select>
            </label>
          )}
          <div className="row">
            <Button type="submit" aria-disabled={clause === undefined || undefined}>{t(present === null ? 'drafting.reference.act' : 'drafting.reference.changeAct')}</Button>
            <Button variant="tertiary" onClick={onClose}>{t('ui.cancel')}</Button>
          </div>
        </form>
      )}
    </Modal>
  );
}

function matches({ number, text }: OutlineHeading, sought: string): boolean {
  const words = sought.trim().toLocaleLowerCase('sv').split(/\s+/);
  return words.every((word) => number.startsWith(word) || text.toLocaleLowerCase('sv').includes(word));
}
