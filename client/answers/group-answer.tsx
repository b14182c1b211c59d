/** One answer for several comments: who gets it is chosen here, and what could not be answered is told by name. */
import { Button, Checkbox, Field, Fieldset, Label, Radio, Textarea, Textfield, ValidationMessage } from '@digdir/designsystemet-react';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import type { AlikeComment, GroupAnswer } from '#shared/answer-likeness.ts';
import { type Answer, missingInAnswer } from '#shared/answers.ts';
import { dispositions } from '#shared/export.ts';
import { useRound } from '../consultation/round-context.ts';
import { ActButton } from '../ui/act-button.tsx';
import { Modal } from '../ui/dialogs.tsx';
import { DispositionMark } from '../ui/marks.tsx';
import { PersonalNumberWarning } from '../ui/personal-numbers.tsx';
import { Problem, useRefusalText } from '../ui/problem.tsx';
import { useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { standingAnswer } from './answer-values.ts';
import { AnswerState } from './answer-state.tsx';
import { likenessActs } from './likeness.ts';
import { useLocalDraft } from './use-local-draft.ts';

interface Props {
  answer: Answer;
  group: readonly AlikeComment[];
  onClose: () => void;
}

type Member = Pick<AlikeComment, 'id' | 'number' | 'organisation' | 'state' | 'disposition' | 'version' | 'refusals'>;

export function GroupAnswerDialog({ answer, group, onClose }: Props): ReactNode {
  const t = useText();
  const sentence = useRefusalText();
  const client = useQueryClient();
  const { say } = useToasts();
  const round = useRound();
  const name = useId();
  const draft = useLocalDraft(answer.row.id);
  const [members] = useState<Member[]>(() => [{ ...answer.row, version: answer.version, refusals: answer.refusals }, ...group]);
  const answerable = members.filter(({ refusals }) => refusals.propose === null || refusals.decide === null);
  const [chosen, setChosen] = useState(() => new Set(answerable.filter(({ state }) => state !== 'decided').map(({ id }) => id)));
  const [values, setValues] = useState(draft ?? standingAnswer(answer));
  const [missing, setMissing] = useState<string[]>([]);
  const [pending, setPending] = useState<'propose' | 'decide' | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [told, setTold] = useState<{ act: 'propose' | 'decide'; answer: GroupAnswer } | null>(null);
  const key = useRef<{ of: string; key: string } | null>(null);
  const rationale = useRef<HTMLTextAreaElement>(null);
  const target = useRef<HTMLInputElement>(null);
  const result = useRef<HTMLParagraphElement>(null);
  useEffect(() => { if (told !== null) result.current?.focus(); }, [told]);

  const picked = members.filter(({ id }) => chosen.has(id));
  const change = (part: Partial<typeof values>) => {
    setMissing([]);
    setValues({ ...values, ...part });
  };
  const turn = (id: string, on: boolean) => {
    setMissing([]);
    setChosen(new Set(on ? [...chosen, id] : [...chosen].filter((one) => one !== id)));
  };
  /** Why none of the chosen can have it; one that alone cannot is named afterwards. */
  const whyNot = (act: 'propose' | 'decide'): string | null => (picked.every(({ refusals }) => refusals[act] !== null) ? picked[0]?.refusals[act] ?? null : null);

  const send = async (act: 'propose' | 'decide') => {
    const lacks = [...(picked.length === 0 ? ['nobody'] : []), ...missingInAnswer(values)];
    setMissing(lacks);
    if (lacks.includes('rationale-missing')) return rationale.current?.focus();
    if (lacks.includes('target-missing')) return target.current?.focus();
    if (lacks.length > 0 || values.disposition === null) return;
    const { disposition } = values;
    const sent = { act, disposition, rationale: values.rationale, referredTo: disposition === 'referred_elsewhere' ? values.referredTo : '', reasons: values.reasons, texts: values.texts, members: picked.map(({ id, version }) => ({ commentId: id, version })) };
    const of = JSON.stringify(sent);
    if (key.current?.of !== of) key.current = { of, key: crypto.randomUUID() };
    setPending(act);
    setError(null);
    try {
      const done = await likenessActs.together(round.id, sent, key.current.key);
      void client.invalidateQueries({ queryKey: ['answer'] });
      if (done.left.length > 0) return setTold({ act, answer: done });
      say(t(act === 'propose' ? 'answers.together.proposed' : 'answers.together.decided', { count: done.answered.length }));
      onClose();
    } catch (caught) {
      setError(caught);
    } finally {
      setPending(null);
    }
  };
  const fault = (code: string) => (missing.includes(code) ? sentence(code) : undefined);

  if (told !== null) {
    const { act, answer: { answered, left } } = told;
    return (
      <Modal open title={t('answers.together.title')} onClose={onClose}>
        <p ref={result} tabIndex={-1}>{t(act === 'propose' ? 'answers.together.proposed' : 'answers.together.decided', { count: answered.length })}</p>
        <p>{t('answers.together.left', { count: left.length })}</p>
        <ul>{left.map(({ commentId, number, organisation, code }) => <li key={commentId}>{t('answers.together.left.one', { number, organisation, why: code === 'answer-changed' ? t('answers.together.left.changed') : sentence(code) })}</li>)}</ul>
        <div><Button onClick={onClose}>{t('ui.close')}</Button></div>
      </Modal>
    );
  }

  return (
    <Modal open title={t('answers.together.title')} onClose={onClose}>
      <p className="soft">{t('answers.together.lead')}</p>
      <Problem error={error} />
      <Fieldset>
        <Fieldset.Legend>{t('answers.together.members')}</Fieldset.Legend>
        {missing.includes('nobody') && <ValidationMessage>{t('answers.together.nobody')}</ValidationMessage>}
        {members.map((one) => (
          <span key={one.id} className="row together-member">
            {answerable.includes(one)
              ? <Checkbox checked={chosen.has(one.id)} onChange={(event) => turn(one.id, event.target.checked)} label={<><span className="numbers">{one.number}</span> {one.organisation}{one.id === answer.row.id && <span className="soft"> – {t('answers.together.this')}</span>}</>} />
              : <span><span className="numbers">{one.number}</span> {one.organisation}: <span className="soft">{sentence(one.refusals.decide ?? '')}</span></span>}
            <AnswerState row={one} />
          </span>
        ))}
      </Fieldset>
      <Fieldset className="outcomes">
        <Fieldset.Legend>{t('answers.form.disposition')}</Fieldset.Legend>
        {missing.includes('disposition-missing') && <ValidationMessage>{sentence('disposition-missing')}</ValidationMessage>}
        {dispositions.map((one) => (
          <span key={one} className="outcome" data-chosen={values.disposition === one || undefined}>
            <Radio name={name} value={one} checked={values.disposition === one} onChange={() => change({ disposition: one })} label={<DispositionMark disposition={one} />} />
          </span>
        ))}
      </Fieldset>
      {values.disposition === 'referred_elsewhere' && <Textfield ref={target} label={t('answers.form.referredTo')} description={t('answers.form.referredToHelp')} value={values.referredTo} error={fault('target-missing')} onChange={(event) => change({ referredTo: event.target.value })} />}
      <Field>
        <Label>{t(values.disposition === 'accepted' ? 'answers.form.rationaleOptional' : 'answers.form.rationale')}</Label>
        <Field.Description>{t('answers.form.rationaleHelp')}</Field.Description>
        <Textarea ref={rationale} rows={5} className="rationale" value={values.rationale} aria-invalid={missing.includes('rationale-missing') || undefined} onChange={(event) => change({ rationale: event.target.value })} />
        {missing.includes('rationale-missing') && <ValidationMessage>{sentence('rationale-missing')}</ValidationMessage>}
      </Field>
      <PersonalNumberWarning texts={[values.rationale]} />
      <div className="answer-acts">
        <ActButton variant="secondary" refusal={whyNot('propose')} pending={pending === 'propose'} onAct={() => void send('propose')}>{t('answers.together.propose', { count: picked.length })}</ActButton>
        <ActButton refusal={whyNot('decide')} pending={pending === 'decide'} onAct={() => void send('decide')}>{t('answers.together.decide', { count: picked.length })}</ActButton>
      </div>
    </Modal>
  );
}
