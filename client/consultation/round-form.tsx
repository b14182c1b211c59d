/** A round's title, deadline, letter and contact: when it is planned, and while it can still be changed. */
import { type ReactNode, useRef } from 'react';
import { proposedDeadline, roundInput } from '#shared/consultation.ts';
import type { Round } from '#shared/consultation.ts';
import type { FrozenPackage } from '#shared/drafting.ts';
import type { Matter } from '#shared/matters.ts';
import type { z } from 'zod';
import { today } from '../ui/dates.tsx';
import { DayField, type Form, FormBody, SelectField, TextField, useForm } from '../ui/form.tsx';
import { Icon } from '../ui/icons.tsx';
import { useText } from '../ui/text.tsx';
import { whyNotDeadline } from '#shared/round-rules.ts';
import { warningsOf } from './deadlines.ts';
import { letterNamesTheDay } from './opening-warnings.ts';
import { VariableMenu, VariableWarning } from './letter-variables.tsx';
import { useLetterTemplate } from './letter-template.ts';

type Values = {
  packageId: string;
  title: string;
  deadline: string;
  letter: string;
  contactName: string;
  contactMail: string;
  /** '' when the round is on the whole text. */
  changesSince: string;
};

interface Props {
  matter: Matter;
  packages: readonly FrozenPackage[];
  /** Of the matter: a further round may be on the changes since one of them. */
  rounds: readonly Round[];
  start: Partial<Values> & Pick<Values, 'title'>;
  submitText: string;
  submit: (input: z.output<typeof roundInput>) => Promise<unknown>;
}

export function RoundForm({ matter, packages, rounds, start, submitText, submit }: Props): ReactNode {
  const t = useText();
  const template = useLetterTemplate(matter);
  const from = today();
  const proposed = proposedDeadline(from);
  const newest = packages[0];
  const first: Values = {
    packageId: start.packageId ?? newest?.id ?? '', title: start.title, deadline: start.deadline ?? proposed,
    contactName: start.contactName ?? '', contactMail: start.contactMail ?? '', letter: '', changesSince: start.changesSince ?? '',
  };
  const titles = (id: string) => packages.find((one) => one.id === id)?.documents.map(({ title }) => title) ?? [];
  const letterOf = (values: Values) => template({ documents: titles(values.packageId), deadline: values.deadline, contactName: values.contactName, contactMail: values.contactMail });
  const filled = letterOf(first);
  const schema = roundInput.refine(({ deadline }) => deadline === start.deadline || whyNotDeadline(deadline, from) === null, { error: 'deadline-passed', path: ['deadline'] });
  const form = useForm({ schema, start: { ...first, letter: start.letter ?? filled }, toInput: ({ changesSince, ...values }) => ({ ...values, changesSince: changesSince === '' ? null : changesSince }), submit });
  const latest = useRef(start.letter ?? filled);

  // As long as nobody has touched the letter, it follows the facts above it.
  const follow = (change: Partial<Values>) => {
    const next: Values = { ...form.values, ...change };
    if (form.values.letter !== latest.current) return;
    latest.current = letterOf(next);
    form.set('letter', latest.current);
  };
  const following: Form<Values> = { ...form, set: (name, value) => { form.set(name, value); if (name !== 'letter' && name !== 'title') follow({ [name]: value }); } };
  const putTemplate = () => {
    latest.current = letterOf(form.values);
    form.set('letter', latest.current);
  };

  const version = packages.find(({ id }) => id === form.values.packageId)?.number ?? 0;
  const earlier = rounds.filter(({ state, packageNumber }) => state !== 'planned' && packageNumber < version);
  const labels = { changesSince: t('rounds.changes'), packageId: t('consultation.round.package'), title: t('consultation.round.title'), deadline: t('consultation.round.deadline'), letter: t('consultation.round.letter'), contactName: t('consultation.round.contactName'), contactMail: t('consultation.round.contactMail') };
  return (
    <div className="round-form">
      <FormBody form={form} submitText={submitText} labels={labels}>
        {start.packageId === undefined && <SelectField form={following} name="packageId" label={labels.packageId} description={t('consultation.round.package.how')} options={packages.map(({ id, number, frozenAt, documents }) => ({ value: id, text: t('consultation.round.packageIs', { number, day: new Date(frozenAt), n: documents.length }) }))} />}
        {earlier.length > 0 && <SelectField form={form} name="changesSince" label={labels.changesSince} description={t('rounds.changes.how')} options={[{ value: '', text: t('rounds.changes.whole') }, ...earlier.map(({ id, title }) => ({ value: id, text: t('rounds.changes.since', { title }) }))]} />}
        <TextField form={form} name="title" label={labels.title} />
        <div className="stack-tight">
          <DayField form={following} name="deadline" label={labels.deadline} description={t('consultation.round.deadline.how')} wholeDay />
          <DeadlineWords from={from} deadline={form.values.deadline} />
          {form.values.deadline !== proposed && <button type="button" className="text-button" onClick={() => following.set('deadline', proposed)}>{t('consultation.round.useProposed', { day: new Date(`${proposed}T12:00:00Z`) })}</button>}
        </div>
        <div className="form-grid">
          <TextField form={following} name="contactName" label={labels.contactName} description={t('consultation.round.contactName.how')} autoComplete="off" />
          <TextField form={following} name="contactMail" label={labels.contactMail} description={t('consultation.round.contactMail.how')} type="email" autoComplete="off" />
        </div>
        <div className="stack-tight letter-field">
          <TextField form={form} name="letter" label={labels.letter} description={t('consultation.round.letter.how')} rows={22} />
          <VariableMenu field={`${form.id}letter`} value={form.values.letter} onChange={(letter) => form.set('letter', letter)} />
          <VariableWarning letter={form.values.letter} />
          <LetterWarning letter={form.values.letter} deadline={form.values.deadline} />
          <div><button type="button" className="text-button" onClick={putTemplate}>{t('consultation.round.letter.template')}</button></div>
        </div>
      </FormBody>
    </div>
  );
}

/** What speaks against a last day; nothing is refused. */
export function DeadlineWords({ from, deadline }: { from: string; deadline: string }): ReactNode {
  const t = useText();
  return (
    <div role="status" className="stack-tight">
      {warningsOf(from, deadline).map((warning) => <p key={warning} className="gentle-warning"><Icon name="warning" size={18} /> {t(`consultation.deadline.${warning}`)}</p>)}
    </div>
  );
}

function LetterWarning({ letter, deadline }: { letter: string; deadline: string }): ReactNode {
  const t = useText();
  const valid = /^\d{4}-\d{2}-\d{2}$/.test(deadline) && !Number.isNaN(Date.parse(deadline));
  return <div role="status">{valid && letter.trim() !== '' && !letterNamesTheDay(letter, deadline) && <p className="gentle-warning"><Icon name="warning" size={18} /> {t('consultation.round.letter.otherDay')}</p>}</div>;
}
