/** The answer as a whole: position, summary, how it was decided, and files. Saved while it is written. */
import { Button, Checkbox, Field, Radio, Select, Textfield, ValidationMessage } from '@digdir/designsystemet-react';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useId, useState } from 'react';
import { decisionLevels, type ResponseChange } from '#shared/consultation.ts';
import { stances } from '#shared/export.ts';
import { day as dayForm } from '#shared/people.ts';
import { DateField } from '../ui/date-field.tsx';
import { useSaveKey } from '../ui/keys.ts';
import { Problem, useRefusalText } from '../ui/problem.tsx';
import { SaveState } from '../ui/save-state.tsx';
import { useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { useAnswering } from './answering.tsx';
import { acts } from './consultation.ts';
import { FilePart } from './files.tsx';
import { PersonalNumberWarning } from './personal-numbers.tsx';
import { useAutosave } from './use-autosave.ts';

type Written = Required<Omit<ResponseChange, 'decidedOn' | 'receivedOn'>> & { decidedOn: string; receivedOn: string };

export function AnswerForm(): ReactNode {
  const t = useText();
  const id = useId();
  const { say } = useToasts();
  const sentence = useRefusalText();
  const { response, begin, refusal, registered, review, text, update } = useAnswering();
  const [written, setWritten] = useState<Written>(() => ({
    stance: response?.stance ?? null, condition: response?.condition ?? '', summary: response?.summary ?? '', decidingBody: response?.decidingBody ?? '', decisionLevel: response?.decisionLevel ?? null,
    decidedOn: response?.decidedOn ?? '', paragraph: response?.paragraph ?? '', registryNumber: response?.registryNumber ?? '', preliminary: response?.preliminary ?? false, receivedOn: response?.receivedOn ?? '',
  }));
  const [badDay, setBadDay] = useState<Partial<Record<'decidedOn' | 'receivedOn', boolean>>>({});
  const { saving, autosave } = useAutosave<ResponseChange>({
    save: async (change) => {
      const saved = await acts.changeResponse(await begin(), change);
      update(() => saved);
    },
  });
  useSaveKey(() => void autosave.flush().then(() => say(t('ui.save.all')), () => {}));
  const set = (change: Partial<Written> & ResponseChange) => {
    setWritten((old) => ({ ...old, ...change }));
    autosave.note(change);
  };
  const setDay = (name: 'decidedOn' | 'receivedOn', value: string) => {
    setWritten((old) => ({ ...old, [name]: value }));
    setBadDay((old) => ({ ...old, [name]: false }));
    if (dayForm.safeParse(value).success) autosave.note({ [name]: value });
    else if (value === '' && name === 'decidedOn') autosave.note({ decidedOn: null });
  };
  const leaveDay = (name: 'decidedOn' | 'receivedOn') => setBadDay((old) => ({ ...old, [name]: written[name].trim() !== '' && !dayForm.safeParse(written[name]).success }));
  const wrongDay = (name: 'decidedOn' | 'receivedOn') => (badDay[name] ? sentence('date-invalid') : undefined);

  if (refusal !== null) return <p className="standing" data-tone="neutral">{sentence(refusal)}</p>;
  return (
    <div className="answer-form stack-wide">
      <fieldset className="plain-fieldset">
        <legend className="answer-legend">{t('consultation.stance')}</legend>
        <p className="soft">{t('consultation.stance.how')}</p>
        <div className="stances">
          {stances.map((stance) => (
            <div key={stance} className="stance-choice" data-chosen={written.stance === stance || undefined}>
              <Radio name={`${id}stance`} value={stance} id={stance === stances[0] ? 'stance' : undefined} label={t(`ui.stance.${stance}`)} description={t(`consultation.stance.${stance}`)} checked={written.stance === stance} onChange={() => set({ stance })} />
              {stance === 'supports_on_condition' && written.stance === stance && (
                <div className="stance-condition">
                  <Textfield id="condition" multiline rows={3} label={t('consultation.condition')} description={t('consultation.condition.how')} value={written.condition} onChange={(event) => set({ condition: event.target.value })} aria-required />
                </div>
              )}
            </div>
          ))}
        </div>
      </fieldset>

      <section className="stack" aria-labelledby={`${id}summary`}>
        <h2 id={`${id}summary`}>{t('consultation.summary')}</h2>
        <Textfield multiline rows={6} label={t('consultation.summary.label')} description={t('consultation.summary.how')} value={written.summary} onChange={(event) => set({ summary: event.target.value })} />
        <p className="soft small numbers">{t('consultation.words', { n: countWords(written.summary) })}</p>
        <PersonalNumberWarning texts={[written.summary, written.condition]} />
      </section>

      <section className="stack" aria-labelledby={`${id}decision`}>
        <h2 id={`${id}decision`}>{t('consultation.decision')}</h2>
        <p className="soft">{t('consultation.decision.how')}</p>
        <div className="form-grid">
          <Textfield label={t('consultation.decidingBody')} description={t('consultation.decidingBody.how')} value={written.decidingBody} maxLength={200} onChange={(event) => set({ decidingBody: event.target.value })} />
          <Field>
            <label htmlFor={`${id}level`} className="ds-label">{t('consultation.level')}</label>
            <Select id={`${id}level`} value={written.decisionLevel ?? ''} onChange={(event) => set({ decisionLevel: decisionLevels.find((level) => level === event.target.value) ?? null })}>
              <Select.Option value="">{t('consultation.level.none')}</Select.Option>
              {decisionLevels.map((level) => <Select.Option key={level} value={level}>{t(`consultation.level.${level}`)}</Select.Option>)}
            </Select>
          </Field>
          <DateField label={t('consultation.decidedOn')} value={written.decidedOn} error={wrongDay('decidedOn')} onChange={(day) => setDay('decidedOn', day)} onLeave={() => leaveDay('decidedOn')} />
          <Textfield label={t('consultation.paragraph')} description={t('consultation.paragraph.how')} value={written.paragraph} maxLength={50} onChange={(event) => set({ paragraph: event.target.value })} />
          <Textfield label={t(registered ? 'consultation.registryNumber.theirs' : 'consultation.registryNumber')} description={registered ? undefined : t('consultation.registryNumber.how')} value={written.registryNumber} maxLength={100} onChange={(event) => set({ registryNumber: event.target.value })} />
          {registered && <DateField label={t('consultation.receivedOn')} value={written.receivedOn} error={wrongDay('receivedOn')} onChange={(day) => setDay('receivedOn', day)} onLeave={() => leaveDay('receivedOn')} />}
        </div>
        <Checkbox label={t('consultation.preliminary')} description={t('consultation.preliminary.how')} checked={written.preliminary} onChange={(event) => set({ preliminary: event.target.checked })} />
      </section>

      <section className="stack" aria-labelledby={`${id}files`}>
        <h2 id={`${id}files`}>{t('consultation.files')}</h2>
        <p className="soft">{t('consultation.files.how')}</p>
        <FilePart kind="statement" />
        <FilePart kind="minutes" />
        <FilePart kind="attachment" />
      </section>

      <Problem error={saving.state === 'stopped' ? saving.error : null} />
      {badDay.decidedOn || badDay.receivedOn ? <ValidationMessage>{t('consultation.dayNotSaved')}</ValidationMessage> : null}
      <div className="row form-end">
        <Button asChild><Link to={review}>{t(registered ? 'consultation.bar.reviewRegistered' : 'consultation.bar.review')}</Link></Button>
        <Button asChild variant="secondary"><Link to={text}>{t('consultation.backToText')}</Link></Button>
        <SaveState state={saving.state} at={saving.at} waiting={1} />
      </div>
    </div>
  );
}

const countWords = (text: string): number => text.trim().split(/\s+/).filter(Boolean).length;
