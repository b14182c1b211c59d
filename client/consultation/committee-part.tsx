/** The body that decides on the response: handed over, locked, changed at the meeting, decided and not yet sent. */
import { Button } from '@digdir/designsystemet-react';
import { type ReactNode, useId, useState } from 'react';
import { committeeDecisionInput, committeeInput, type ResponseView } from '#shared/consultation.ts';
import { type Stance, stances } from '#shared/export.ts';
import { dayText } from '../ui/dates.tsx';
import { Modal } from '../ui/dialogs.tsx';
import { DayField, FormBody, TextField, useForm } from '../ui/form.tsx';
import { Icon } from '../ui/icons.tsx';
import { PersonalNumberWarning } from '../ui/personal-numbers.tsx';
import { Problem } from '../ui/problem.tsx';
import { useLocale, useText } from '../ui/text.tsx';
import { useAnswering } from './answering.tsx';
import { acts } from './consultation.ts';
import { meetsLate } from './deadlines.ts';
import { usePlaceName } from '../drafting/place-name.tsx';
import { inTextOrder } from '../drafting/text-order.ts';
import { type SectionAtMeeting, SectionAtMeetingFields, takenBefore } from './section-at-meeting.tsx';
import { sectionName } from './section-names.ts';
import { everythingSaved } from './use-autosave.ts';

export function CommitteePart(): ReactNode {
  const t = useText();
  const id = useId();
  const { response } = useAnswering();
  if (response === null || response.state !== 'draft' || response.refusals['takeBackFromCommittee'] === 'members-only') return null;
  return (
    <section className="stack" aria-labelledby={id}>
      <h2 id={id}>{t('consultation.committee')}</h2>
      {response.committee === null ? response.refusals['handToCommittee'] === null && <Hand response={response} /> : <Lying response={response} committee={response.committee} />}
    </section>
  );
}

function Hand({ response }: { response: ResponseView }): ReactNode {
  const t = useText();
  const { update, round } = useAnswering();
  const form = useForm({
    schema: committeeInput,
    start: { body: response.decidingBody, meetingOn: '' },
    submit: async (json) => {
      // What is still being typed goes with it.
      await everythingSaved();
      const fresh = await acts.handToCommittee(response.id, json);
      update(() => fresh);
    },
  });
  const labels = { body: t('consultation.committee.body'), meetingOn: t('consultation.committee.meetingOn') };
  return (
    <>
      <p className="soft measure">{t('consultation.committee.hand.how')}</p>
      <FormBody besides form={form} submitText={t('consultation.committee.hand')} labels={labels}>
        <TextField form={form} name="body" label={labels.body} autoComplete="off" />
        <DayField form={form} name="meetingOn" label={labels.meetingOn} />
        <MeetingTooLate late={meetsLate(form.values.meetingOn, round)} />
      </FormBody>
    </>
  );
}

/** Committees meet when they meet: what can be done about it is said in time. */
function MeetingTooLate({ late }: { late: boolean }): ReactNode {
  const t = useText();
  return <div role="status">{late && <p className="gentle-warning"><Icon name="warning" size={18} /> {t('consultation.committee.late')}</p>}</div>;
}

function Lying({ response, committee }: { response: ResponseView; committee: NonNullable<ResponseView['committee']> }): ReactNode {
  const t = useText();
  const { locale } = useLocale();
  const { update, sections, round } = useAnswering();
  const [open, setOpen] = useState<'changes' | 'decision' | null>(null);
  const [error, setError] = useState<unknown>(null);
  const { body, meetingOn, decided, changes } = committee;
  const takeBack = () => void acts.takeBackFromCommittee(response.id).then((fresh) => update(() => fresh), setError);
  const stance = (value: string) => { const known = stances.find((one) => one === value); return known ? t(`ui.stance.${known}`) : value; };
  const named = (sectionId: string | null) => { const its = sections.find(({ id }) => id === sectionId); return its ? `: ${sectionName(its, sections)}` : ''; };
  return (
    <>
      <p className="standing" data-tone={decided ? 'green' : 'ochre'}><Icon name={decided ? 'check' : 'lock'} /> <span>{decided ? t('consultation.committee.decided', { body, day: dayText(locale, response.decidedOn ?? meetingOn), paragraph: response.paragraph }) : t('consultation.committee.lies', { body, day: dayText(locale, meetingOn) })}</span></p>
      <MeetingTooLate late={!decided && meetsLate(meetingOn, round)} />
      <Problem error={error} />
      <div className="row no-print">
        {!decided && <Button onClick={() => setOpen('decision')}>{t('consultation.committee.decision')}</Button>}
        {!decided && <Button variant="secondary" onClick={() => setOpen('changes')}>{t('consultation.committee.enter')}</Button>}
        <Button variant="tertiary" onClick={takeBack}>{t('consultation.committee.takeBack')}</Button>
      </div>
      {changes.length > 0 && (
        <details className="original" open>
          <summary>{t('consultation.committee.changes')}</summary>
          <ul className="plain-list meeting-changes">
            {changes.map(({ id, field, sectionId, before, after }) => (
              <li key={id}>
                <p><strong>{t(`consultation.committee.field.${field}`)}{named(sectionId)}</strong></p>
                <p className="said"><span className="small-label">{t('consultation.committee.before')}</span> {before === '' ? t('consultation.notGiven') : field === 'stance' ? stance(before) : before}</p>
                <p className="said"><span className="small-label">{t('consultation.committee.after')}</span> {after === '' ? t('consultation.notGiven') : field === 'stance' ? stance(after) : after}</p>
              </li>
            ))}
          </ul>
        </details>
      )}
      {open === 'changes' && <MeetingChanges response={response} onClose={() => setOpen(null)} />}
      {open === 'decision' && <Decision response={response} meetingOn={meetingOn} onClose={() => setOpen(null)} />}
    </>
  );
}

function MeetingChanges({ response, onClose }: { response: ResponseView; onClose: () => void }): ReactNode {
  const t = useText();
  const id = useId();
  const placeName = usePlaceName();
  const { update, documents, sections } = useAnswering();
  const comments = inTextOrder(response.comments.filter(({ standing }) => standing === 'stands'));
  const [stance, setStance] = useState<Stance | null>(response.stance);
  const [condition, setCondition] = useState(response.condition);
  const [summary, setSummary] = useState(response.summary);
  const [onSections, setOnSections] = useState<Readonly<Record<string, SectionAtMeeting>>>({});
  const [said, setSaid] = useState<Readonly<Record<string, string>>>({});
  const [error, setError] = useState<unknown>(null);
  const save = async () => {
    try {
      const fresh = await acts.enterMeetingChanges(response.id, {
        ...(stance !== null && stance !== response.stance ? { stance } : {}), ...(condition !== response.condition ? { condition } : {}), ...(summary !== response.summary ? { summary } : {}),
        comments: comments.flatMap((comment) => (said[comment.id] === undefined || said[comment.id] === comment.text ? [] : [{ id: comment.id, text: said[comment.id] ?? '', version: comment.version }])),
        sections: Object.values(onSections),
      });
      update(() => fresh);
      onClose();
    } catch (caught) {
      setError(caught);
    }
  };
  const area = (name: string, label: string, value: string, onChange: (value: string) => void) => (
    <div className="field" key={name}>
      <label htmlFor={`${id}${name}`}>{label}</label>
      <textarea id={`${id}${name}`} className="ds-input grows" rows={3} value={value} onChange={(event) => onChange(event.target.value)} />
    </div>
  );
  return (
    <Modal open title={t('consultation.committee.enter')} onClose={onClose}>
      <p>{t('consultation.committee.enter.how')}</p>
      <div className="field">
        <label htmlFor={`${id}stance`}>{t('consultation.committee.field.stance')}</label>
        <select id={`${id}stance`} className="ds-input" value={stance ?? ''} onChange={(event) => setStance(stances.find((one) => one === event.target.value) ?? null)}>
          {stance === null && <option value="" />}
          {stances.map((one) => <option key={one} value={one}>{t(`ui.stance.${one}`)}</option>)}
        </select>
      </div>
      {stance === 'supports_on_condition' && area('condition', t('consultation.committee.field.condition'), condition, setCondition)}
      {sections.map((section) => <SectionAtMeetingFields key={section.id} section={section} name={sectionName(section, sections)} taken={onSections[section.id] ?? takenBefore(response, section.id)} onChange={(taken) => setOnSections((old) => ({ ...old, [section.id]: taken }))} />)}
      {area('summary', t('consultation.committee.field.summary'), summary, setSummary)}
      {comments.map((comment) => area(comment.id, `${t('consultation.committee.field.comment')}: ${placeName(comment, documents.length > 1)}`, said[comment.id] ?? comment.text, (text) => setSaid((old) => ({ ...old, [comment.id]: text }))))}
      <PersonalNumberWarning texts={[condition, summary, ...Object.values(onSections).map((one) => one.condition), ...comments.map((comment) => said[comment.id] ?? comment.text)]} />
      <Problem error={error} />
      <div className="row dialog-acts"><Button onClick={() => void save()}>{t('consultation.committee.enter.act')}</Button><Button variant="secondary" onClick={onClose}>{t('ui.cancel')}</Button></div>
    </Modal>
  );
}

function Decision({ response, meetingOn, onClose }: { response: ResponseView; meetingOn: string; onClose: () => void }): ReactNode {
  const t = useText();
  const { update } = useAnswering();
  const form = useForm({
    schema: committeeDecisionInput,
    start: { decidedOn: meetingOn, paragraph: response.paragraph, reservation: response.reservation },
    submit: async (json) => {
      const fresh = await acts.enterDecision(response.id, json);
      update(() => fresh);
      onClose();
    },
  });
  const labels = { decidedOn: t('consultation.committee.decidedOn'), paragraph: t('consultation.committee.paragraph'), reservation: t('consultation.committee.reservation') };
  return (
    <Modal open title={t('consultation.committee.decision')} onClose={onClose}>
      <FormBody form={form} submitText={t('consultation.committee.decision')} labels={labels}>
        <DayField form={form} name="decidedOn" label={labels.decidedOn} />
        <TextField form={form} name="paragraph" label={labels.paragraph} autoComplete="off" />
        <TextField form={form} name="reservation" label={labels.reservation} description={t('consultation.committee.reservation.how')} rows={3} optional />
      </FormBody>
    </Modal>
  );
}
