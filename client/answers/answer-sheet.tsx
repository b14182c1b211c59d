/** A workbook that comes back: what differs is shown, and nothing counts before it is chosen and confirmed. */
import { Button, Checkbox } from '@digdir/designsystemet-react';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useId, useRef, useState } from 'react';
import { mostSheetChanges, type SheetChange, type SheetReading, sheetReadingSchema } from '#shared/answer-sheet.ts';
import { answer, api, send } from '../api.ts';
import { Icon } from '../ui/icons.tsx';
import { DispositionMark, Tag } from '../ui/marks.tsx';
import { Section } from '../ui/page.tsx';
import { Problem, useRefusalText } from '../ui/problem.tsx';
import { useText } from '../ui/text.tsx';

export function AnswerSheet({ roundId }: { roundId: string }): ReactNode {
  const t = useText();
  const client = useQueryClient();
  const id = useId();
  const [work, setWork] = useState<'reading' | 'bringing' | null>(null);
  const busy = work !== null;
  const status = useRef<HTMLParagraphElement>(null);
  const [error, setError] = useState<unknown>(null);
  const [reading, setReading] = useState<SheetReading | null>(null);
  const [applied, setApplied] = useState<number | null>(null);

  const read = async (file: File | undefined) => {
    if (file === undefined) return;
    setWork('reading');
    setError(null);
    setReading(null);
    setApplied(null);
    try {
      const body = new FormData();
      body.append('file', file);
      const response = await send(`/api/rounds/${roundId}/answer-sheet`, { method: 'POST', body });
      setReading(sheetReadingSchema.parse(await response.json()));
    } catch (caught) {
      setError(caught);
    } finally {
      setWork(null);
    }
  };

  /** In parts, so that nobody waits for a long act; what was brought in before a refusal stays. */
  const apply = async (chosen: SheetChange[]) => {
    setWork('bringing');
    setError(null);
    let count = 0;
    try {
      for (let at = 0; at < chosen.length; at += mostSheetChanges) {
        const part = chosen.slice(at, at + mostSheetChanges);
        const changes = part.flatMap(({ commentId, version, file: { disposition, rationale, referredTo } }) => (disposition === null ? [] : [{ commentId, version, disposition, rationale, referredTo }]));
        await answer(api.rounds[':id']['answer-sheet'].changes.$post({ param: { id: roundId }, json: { changes } }));
        count += part.length;
      }
      setReading(null);
      // The button that was pressed is gone.
      status.current?.focus();
    } catch (caught) {
      setError(caught);
    } finally {
      setWork(null);
      if (count > 0) setApplied(count);
      await client.invalidateQueries({ predicate: ({ queryKey }) => ['answer', 'next-step', 'journal'].includes(String(queryKey[0])) });
    }
  };

  return (
    <Section title={t('answers.sheet.title')} id="answer-sheet">
      <div className="stack" aria-busy={busy}>
        <p className="measure">{t('answers.sheet.how')}</p>
        <Problem error={error} />
        <div className="row">
          <span className="file-choose ds-button" data-variant="secondary">
            <label htmlFor={id}><Icon name="plus" size={16} /> {t(reading === null ? 'answers.sheet.choose' : 'answers.sheet.other')}<span className="ds-sr-only"> – {t('answers.sheet.file')}</span></label>
            <input
              id={id} type="file" disabled={busy} accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
              onChange={(event) => {
                void read(event.target.files?.[0]);
                event.target.value = '';
              }}
            />
          </span>
        </div>
        <p role="status" tabIndex={-1} ref={status}>{work === 'reading' ? t('answers.sheet.reading') : applied !== null ? t('answers.sheet.done', { count: applied }) : reading !== null ? told(t, reading) : ''}</p>
        {reading !== null && reading.notUnderstood.length > 0 && <NotUnderstood rows={reading.notUnderstood} />}
        {reading !== null && reading.changes.length > 0 && <Changes changes={reading.changes} busy={busy} onApply={(chosen) => void apply(chosen)} />}
      </div>
    </Section>
  );
}

function told(t: ReturnType<typeof useText>, { changes, changedHere, unchanged }: SheetReading): string {
  const both = changes.filter(({ side }) => side === 'both').length;
  const counts = t('answers.sheet.found', { there: changes.length - both, both, here: changedHere.length, unchanged });
  return changes.length === 0 ? `${t('answers.sheet.none')} ${counts}` : counts;
}

function NotUnderstood({ rows }: { rows: SheetReading['notUnderstood'] }): ReactNode {
  const t = useText();
  return (
    <details open>
      <summary>{t('answers.sheet.bad', { count: rows.length })}</summary>
      <ul>{rows.map(({ row, fault }) => <li key={row}>{t(`answers.sheet.fault.${fault}`, { row })}</li>)}</ul>
    </details>
  );
}

/** What was changed only in the file is chosen from the beginning; what was changed on both sides a person chooses. */
function Changes({ changes, busy, onApply }: { changes: SheetChange[]; busy: boolean; onApply: (chosen: SheetChange[]) => void }): ReactNode {
  const t = useText();
  const [taken, setTaken] = useState(() => new Set(changes.filter(({ side, whyNot }) => side === 'there' && whyNot === null).map(({ commentId }) => commentId)));
  const [fault, setFault] = useState(false);
  const turn = (commentId: string, on: boolean) => {
    setFault(false);
    setTaken((before) => new Set(on ? [...before, commentId] : [...before].filter((one) => one !== commentId)));
  };
  const submit = () => {
    const chosen = changes.filter(({ commentId }) => taken.has(commentId));
    if (chosen.length === 0) return setFault(true);
    onApply(chosen);
  };
  return (
    <>
      <ul className="plain-list sheet-changes" aria-label={t('answers.sheet.list')}>
        {changes.map((change) => <ChangeItem key={change.commentId} change={change} taken={taken.has(change.commentId)} onTurn={(on) => turn(change.commentId, on)} />)}
      </ul>
      {fault && <p role="alert">{t('answers.sheet.nothingChosen')}</p>}
      <div><Button disabled={busy} onClick={submit}>{t('answers.sheet.act', { count: taken.size })}</Button></div>
    </>
  );
}

function ChangeItem({ change, taken, onTurn }: { change: SheetChange; taken: boolean; onTurn: (on: boolean) => void }): ReactNode {
  const t = useText();
  const sentence = useRefusalText();
  const { number, organisation, excerpt, side, file, now, whyNot } = change;
  return (
    <li className="sheet-change stack-tight">
      <div className="row">
        {whyNot === null && <Checkbox aria-label={t('answers.sheet.takeOne', { number, organisation })} checked={taken} onChange={(event) => onTurn(event.target.checked)} />}
        <strong className="numbers">{number}</strong> <span>{organisation}</span>
        {side === 'both' && <Tag tone="ochre" sign="warning">{t('answers.sheet.both')}</Tag>}
      </div>
      <p className="small soft break">{excerpt}</p>
      {whyNot !== null && <p className="small">{sentence(whyNot)}</p>}
      <div className="sheet-sides">
        <Side title={t('answers.sheet.here')} answer={now} />
        <Side title={t('answers.sheet.there')} answer={file} />
      </div>
    </li>
  );
}

function Side({ title, answer: { disposition, rationale, referredTo } }: { title: string; answer: SheetChange['file'] }): ReactNode {
  const t = useText();
  const empty = disposition === null && rationale === '' && referredTo === '';
  return (
    <div className="stack-tight">
      <p className="ds-label small">{title}</p>
      {empty ? <p className="soft">{t('answers.sheet.empty')}</p> : <>{disposition !== null && <DispositionMark disposition={disposition} />}{rationale !== '' && <p className="said">{rationale}</p>}{referredTo !== '' && <p className="small">{referredTo}</p>}</>}
    </div>
  );
}
