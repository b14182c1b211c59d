/** The answer as a whole: position, summary, how it was decided, and files. Saved while it is written. */
import { Button, Checkbox, Field, Radio, Select, Textfield, ValidationMessage } from '@digdir/designsystemet-react';
import { Link } from '@tanstack/react-router';
import { type MouseEvent, type ReactNode, useId, useState } from 'react';
import { decisionLevels, whyNotDated } from '#shared/consultation.ts';
import { stances } from '#shared/export.ts';
import { day as dayForm } from '#shared/people.ts';
import { DateField } from '../ui/date-field.tsx';
import { Icon } from '../ui/icons.tsx';
import { useSaveKey } from '../ui/keys.ts';
import { PersonalNumberWarning } from '../ui/personal-numbers.tsx';
import { Problem, useRefusalText } from '../ui/problem.tsx';
import { SaveState } from '../ui/save-state.tsx';
import { useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { useAnswering } from './answering.tsx';
import { FieldConflicts } from './field-conflicts.tsx';
import { SectionStancesPart } from './section-stances-part.tsx';
import { QuestionsPart } from './questions-part.tsx';
import { FilePart } from './files.tsx';
import { useSharedFields } from './use-shared-fields.ts';

type DayName = 'decidedOn' | 'receivedOn' | 'authoredOn';

/** The fields whose conflicts stand below the decision. */
const decisionFields = ['decidingBody', 'decisionLevel', 'decidedOn', 'paragraph', 'registryNumber', 'receivedOn', 'authoredOn', 'preliminary'] as const;

/** `children` stand after the fields and before what leads on. */
export function AnswerForm({ children }: { children: ReactNode }): ReactNode {
  const t = useText();
  const id = useId();
  const { say } = useToasts();
  const sentence = useRefusalText();
  const { refusal, registered, review, text, response } = useAnswering();
  // A supplement says something more; the position is the one in the response.
  const supplement = response !== null && response.follows !== null;
  const { shown, set, choose, conflicts, saving, autosave } = useSharedFields();
  // What is typed in a date field and is no day, or no day that can be true, stands nowhere else.
  const [typed, setTyped] = useState<Partial<Record<DayName, { text: string; left: boolean; why?: string }>>>({});
  useSaveKey(() => void autosave.flush().then(() => conflicts.length === 0 && say(t('ui.save.all')), () => {}));
  const setDay = (name: DayName, value: string) => {
    const isDay = dayForm.safeParse(value).success || (value === '' && name !== 'receivedOn');
    const waiting = (other: DayName) => (typed[other]?.why === undefined ? shown(other, null) : typed[other].text);
    const said = { [name]: value === '' ? null : value };
    const days = { receivedOn: waiting('receivedOn'), authoredOn: waiting('authoredOn'), ...said };
    const why = isDay && name !== 'decidedOn' ? whyNotDated(days) : null;
    if (!isDay || why !== null) return setTyped((old) => ({ ...old, [name]: { text: value, left: why !== null, ...(why !== null && { why }) } }));
    // A day that waited for this one to be right is saved with it.
    const freed = name === 'decidedOn' ? {} : Object.fromEntries((['receivedOn', 'authoredOn'] as const).flatMap((other) => (typed[other]?.why === undefined ? [] : [[other, days[other]]])));
    setTyped((old) => ({ ...old, ...Object.fromEntries(Object.keys(freed).map((other) => [other, undefined])), [name]: undefined }));
    set({ ...freed, ...said });
  };
  const day = (name: DayName) => ({
    id: `${id}${name}`, label: t(`consultation.${name}`), value: typed[name]?.text ?? shown(name, null) ?? '', error: typed[name]?.left ? sentence(typed[name].why ?? 'date-invalid') : undefined,
    onChange: (value: string) => setDay(name, value), onLeave: () => setTyped((old) => ({ ...old, ...(old[name] && { [name]: { ...old[name], left: true } }) })),
  });
  const unreadable = (['decidedOn', 'authoredOn', 'receivedOn'] as const).filter((name) => typed[name] !== undefined);
  /** A day that could not be read is saved nowhere: the review would show the one before it. */
  const readDaysFirst = (event: MouseEvent) => {
    if (unreadable.length === 0) return;
    event.preventDefault();
    setTyped((old) => Object.fromEntries(Object.entries(old).map(([name, one]) => [name, one && { ...one, left: true }])));
    document.getElementById(`${id}${unreadable[0]}`)?.focus();
  };
  const stance = shown('stance', null);
  const [summary, condition] = [shown('summary', ''), shown('condition', '')];

  // Said below, with what can be done about it.
  if (refusal === 'with-committee' || refusal === 'committee-decided') return children;
  if (refusal !== null) return <><p className="standing" data-tone="neutral">{sentence(refusal)}</p>{children}</>;
  return (
    <div className="answer-form stack-wide">
      {!supplement && <fieldset className="plain-fieldset">
        <legend className="answer-legend">{t('consultation.stance')}</legend>
        <p className="soft">{t(registered ? 'consultation.stance.how.registered' : 'consultation.stance.how')}</p>
        <div className="stances">
          {stances.map((one) => (
            <div key={one} className="stance-choice" data-chosen={stance === one || undefined}>
              <Radio name={`${id}stance`} value={one} id={one === stances[0] ? 'stance' : undefined} label={t(`ui.stance.${one}`)} description={registered ? undefined : t(`consultation.stance.${one}`)} checked={stance === one} onChange={() => set({ stance: one })} />
              {one === 'supports_on_condition' && stance === one && (
                <div className="stance-condition">
                  <Textfield id="condition" multiline rows={3} label={t('consultation.condition')} description={t(registered ? 'consultation.condition.how.registered' : 'consultation.condition.how')} value={condition} onChange={(event) => set({ condition: event.target.value })} aria-required />
                </div>
              )}
            </div>
          ))}
        </div>
      </fieldset>}
      <FieldConflicts conflicts={conflicts} fields={['stance', 'condition']} onChoose={choose} />
      {!supplement && <SectionStancesPart />}

      <section className="stack" aria-labelledby={`${id}summary`}>
        <h2 id={`${id}summary`}>{t('consultation.summary')}</h2>
        <Textfield multiline rows={6} label={t(registered ? 'consultation.summary.label.registered' : 'consultation.summary.label')} description={t(registered ? 'consultation.summary.how.registered' : 'consultation.summary.how')} value={summary} onChange={(event) => set({ summary: event.target.value })} />
        <p className="soft small numbers">{t('consultation.words', { n: countWords(summary) })}</p>
        <PersonalNumberWarning texts={[summary, condition]} />
        <FieldConflicts conflicts={conflicts} fields={['summary']} onChoose={choose} />
      </section>

      {!supplement && <QuestionsPart />}

      <section className="stack" aria-labelledby={`${id}decision`}>
        <h2 id={`${id}decision`}>{t('consultation.decision')}</h2>
        <p className="soft">{t(registered ? 'consultation.decision.how.registered' : 'consultation.decision.how')}</p>
        <div className="form-grid">
          <Textfield label={t('consultation.decidingBody')} description={t('consultation.decidingBody.how')} value={shown('decidingBody', '')} maxLength={200} onChange={(event) => set({ decidingBody: event.target.value })} />
          <Field>
            <label htmlFor={`${id}level`} className="ds-label">{t('consultation.level')}</label>
            <Field.Description>{t('consultation.level.how')}</Field.Description>
            <Select id={`${id}level`} value={shown('decisionLevel', null) ?? ''} onChange={(event) => set({ decisionLevel: decisionLevels.find((level) => level === event.target.value) ?? null })}>
              <Select.Option value="">{t('consultation.level.none')}</Select.Option>
              {decisionLevels.map((level) => <Select.Option key={level} value={level}>{t(`consultation.level.${level}`)}</Select.Option>)}
            </Select>
          </Field>
          <DateField {...day('decidedOn')} />
          <Textfield label={t('consultation.paragraph')} description={t('consultation.paragraph.how')} value={shown('paragraph', '')} maxLength={50} onChange={(event) => set({ paragraph: event.target.value })} />
          <Textfield label={t(registered ? 'consultation.registryNumber.theirs' : 'consultation.registryNumber')} description={t(registered ? 'consultation.registryNumber.theirs.how' : 'consultation.registryNumber.how')} value={shown('registryNumber', '')} maxLength={100} onChange={(event) => set({ registryNumber: event.target.value })} />
          {registered && <><DateField {...day('authoredOn')} /><DateField {...day('receivedOn')} /></>}
        </div>
        {!supplement && <Checkbox label={t('consultation.preliminary')} description={t('consultation.preliminary.how')} checked={shown('preliminary', false)} onChange={(event) => set({ preliminary: event.target.checked })} />}
        <FieldConflicts conflicts={conflicts} fields={decisionFields} onChoose={choose} />
      </section>

      <section id="files" className="stack" aria-labelledby={`${id}files`}>
        <h2 id={`${id}files`}>{t('consultation.files')}</h2>
        <p className="soft">{t(registered ? 'consultation.files.how.registered' : 'consultation.files.how')}</p>
        <FilePart kind="statement" />
        <FilePart kind="minutes" />
        <FilePart kind="attachment" />
      </section>

      {children}

      <Problem error={saving.state === 'stopped' ? saving.error : null} />
      {unreadable.some((name) => typed[name]?.left) ? <ValidationMessage>{t('consultation.dayNotSaved')}</ValidationMessage> : null}
      <div className="row form-end">
        <Button asChild><Link to={review} onClick={readDaysFirst}>{t(registered ? 'consultation.bar.reviewRegistered' : 'consultation.bar.review')}</Link></Button>
        <Button asChild variant="secondary"><Link to={text}>{t('consultation.backToText')}</Link></Button>
        {conflicts.length > 0 ? <span className="save-state" data-state="stopped" role="status"><Icon name="warning" size={16} /> {t('consultation.conflict.unsaved', { n: conflicts.length })}</span> : <SaveState state={saving.state} at={saving.at} waiting={1} error={saving.error} />}
      </div>
    </div>
  );
}

const countWords = (text: string): number => text.trim().split(/\s+/).filter(Boolean).length;
