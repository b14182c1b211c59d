/** Variables of the covering letter: put in where one writes, shown as they stand, and read as a chosen consultee will read them. */
import { Button } from '@digdir/designsystemet-react';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { Fragment, type ReactNode, useId, useRef, useState } from 'react';
import { asVariable, filledLetter, hasVariables, type LetterVariable, letterVariables, piecesOf, unknownVariables } from '#shared/letter-variables.ts';
import { letterVariableNamesSv } from '#shared/messages/letter-variable-names.sv.ts';
import { answer, api } from '../api.ts';
import { Icon } from '../ui/icons.tsx';
import { Answered } from '../ui/loading.tsx';
import { useRefusalText } from '../ui/problem.tsx';
import { useText } from '../ui/text.tsx';
import { registerQuery } from './consultation.ts';

/** `field`: the id of the letter's field, where the variable goes to the caret. */
export function VariableMenu({ field, value, onChange }: { field: string; value: string; onChange: (letter: string) => void }): ReactNode {
  const t = useText();
  const [open, setOpen] = useState(false);
  const id = useId();
  const opener = useRef<HTMLDivElement>(null);
  const insert = (variable: LetterVariable) => {
    const area = document.getElementById(field);
    const [from, to] = area instanceof HTMLTextAreaElement ? [area.selectionStart, area.selectionEnd] : [value.length, value.length];
    const put = asVariable(variable);
    onChange(value.slice(0, from) + put + value.slice(to));
    setOpen(false);
    requestAnimationFrame(() => {
      if (!(area instanceof HTMLTextAreaElement)) return;
      area.focus();
      area.setSelectionRange(from + put.length, from + put.length);
    });
  };
  const leave = () => {
    setOpen(false);
    opener.current?.querySelector('button')?.focus();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Esc closes the list from any of its buttons
    <div ref={opener} className="variable-menu" onKeyDown={(event) => { if (open && event.key === 'Escape') { event.stopPropagation(); event.preventDefault(); leave(); } }}>
      <Button type="button" variant="secondary" data-size="sm" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}><Icon name="plus" size={16} /> {t('letter.variable.insert')}</Button>
      <ul id={id} className="plain-list variable-list" hidden={!open} aria-label={t('letter.variable.insert')}>
        {letterVariables.map((variable) => <li key={variable}><button type="button" className="variable-choice" onClick={() => insert(variable)}><code lang="sv">{asVariable(variable)}</code> <span className="soft small">{t(`letter.variable.${variable}`)}</span></button></li>)}
      </ul>
    </div>
  );
}

/** Said while it is written; it is refused when the round opens. */
export function VariableWarning({ letter }: { letter: string }): ReactNode {
  const sentence = useRefusalText();
  const [unknown] = unknownVariables(letter);
  return <div role="status">{unknown !== undefined && <p className="gentle-warning"><Icon name="warning" size={18} /> {sentence('letter-variable-unknown', { name: unknown })}</p>}</div>;
}

/** The letter as it stands, its variables marked; or as one of the consultees reads it. */
export function LetterPreview({ letter, roundId }: { letter: string; roundId: string }): ReactNode {
  const t = useText();
  const id = useId();
  const [consulteeId, setConsulteeId] = useState('');
  const list = useQuery({ ...registerQuery(roundId), enabled: hasVariables(letter) }).data?.items.filter(({ unsolicited }) => !unsolicited) ?? [];
  return (
    <>
      {hasVariables(letter) && list.length > 0 && (
        <div className="row no-print">
          <label htmlFor={id}>{t('letter.preview')}</label>
          <select id={id} className="ds-input letter-reader" value={consulteeId} onChange={(event) => setConsulteeId(event.target.value)}>
            <option value="">{t('letter.preview.asWritten')}</option>
            {list.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
          </select>
        </div>
      )}
      <div className="reading letter-body letter-paper" lang="sv">{consulteeId === '' ? <Marked letter={letter} /> : <Filled letter={letter} consulteeId={consulteeId} />}</div>
    </>
  );
}

const factsQuery = (consulteeId: string) => queryOptions({ queryKey: ['consultee', 'letter', consulteeId], queryFn: () => answer(api.consultees[':id'].letter.$get({ param: { id: consulteeId } })), meta: { subjects: ['consultee', 'round'] } });

function Filled({ letter, consulteeId }: { letter: string; consulteeId: string }): ReactNode {
  const facts = useQuery(factsQuery(consulteeId));
  return <Answered question={facts}>{(found) => <>{filledLetter(letter, found.facts).split(/\n{2,}/).map((paragraph, i) => <p key={i}>{paragraph}</p>)}</>}</Answered>;
}

function Marked({ letter }: { letter: string }): ReactNode {
  return letter.split(/\n{2,}/).map((paragraph, i) => (
    <p key={i}>{piecesOf(paragraph).map((piece, at) => ('text' in piece ? <Fragment key={at}>{piece.text}</Fragment> : <span key={at} className="letter-variable" data-unknown={'unknown' in piece || undefined}>{'unknown' in piece ? piece.unknown : letterVariableNamesSv[piece.variable]}</span>))}</p>
  ));
}
