/** The set questions of a round: put while it is planned, and what the submitted responses say to them after that. */
import { Button, Checkbox } from '@digdir/designsystemet-react';
import { useMutation, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { Round } from '#shared/consultation.ts';
import { questionInput, questionKinds, type QuestionOutcome, type RoundQuestion } from '#shared/round-questions.ts';
import { Modal } from '../ui/dialogs.tsx';
import { FormBody, SelectField, TextField, useForm } from '../ui/form.tsx';
import { Section } from '../ui/page.tsx';
import { Problem } from '../ui/problem.tsx';
import { useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { acts, outcomesQuery, packageDocumentQuery, packageQuery } from './consultation.ts';
import { useAnswerWords, useQuestionPlace } from './question-words.ts';

export function RoundQuestions({ round }: { round: Round }): ReactNode {
  const t = useText();
  const client = useQueryClient();
  const { say } = useToasts();
  const [putting, setPutting] = useState(false);
  const mayChange = round.refusals.change === null;
  const outcomes = useQuery({ ...outcomesQuery(round.id), enabled: round.state !== 'planned' && round.questions.length > 0 });
  const again = () => client.invalidateQueries({ queryKey: ['round'] });
  const removing = useMutation({ mutationFn: (question: RoundQuestion) => acts.removeQuestion(round.id, question.id), onSuccess: async () => { await again(); say(t('rounds.questions.removed')); } });
  if (!mayChange && round.questions.length === 0) return null;
  return (
    <Section title={t('rounds.questions')} count={round.questions.length} id="questions" acts={mayChange && <Button variant="secondary" onClick={() => setPutting(true)}>{t('rounds.questions.put')}</Button>}>
      {mayChange && <p className="soft measure">{t('rounds.questions.how')}</p>}
      <Problem error={removing.error ?? outcomes.error} />
      <ol className="plain-list question-list">
        {round.questions.map((question, at) => (
          <li key={question.id} className="put-question">
            <div><QuestionHead question={question} number={at + 1} />{outcomes.data && <Outcome question={question} outcome={outcomes.data.items.find(({ questionId }) => questionId === question.id)} />}</div>
            {mayChange && <button type="button" className="text-button" disabled={removing.isPending} onClick={() => removing.mutate(question)}>{t('rounds.questions.remove')}<span className="ds-sr-only"> {question.text}</span></button>}
          </li>
        ))}
      </ol>
      <Modal open={putting} title={t('rounds.questions.put')} onClose={() => setPutting(false)}>
        <QuestionForm round={round} onDone={async () => { await again(); say(t('rounds.questions.done')); setPutting(false); }} />
      </Modal>
    </Section>
  );
}

function QuestionHead({ question, number }: { question: RoundQuestion; number: number }): ReactNode {
  const t = useText();
  const place = useQuestionPlace()(question);
  const facts = [t(`rounds.questions.kind.${question.kind}`), question.kind === 'choice' ? question.options.join(' / ') : null, place, question.required ? t('rounds.questions.required.short') : null].filter(Boolean);
  return <><p><strong>{number}. {question.text}</strong></p><p className="small soft">{facts.join(' · ')}</p></>;
}

/** Figures for what was chosen, and every consultee's own answer below. */
function Outcome({ question, outcome }: { question: RoundQuestion; outcome: QuestionOutcome | undefined }): ReactNode {
  const t = useText();
  const words = useAnswerWords();
  if (outcome === undefined || outcome.answered === 0) return <p className="small soft">{t('rounds.questions.nobody')}</p>;
  return (
    <div className="stack-tight">
      {outcome.counts.length > 0 && <ul className="plain-list question-counts numbers">{outcome.counts.map(({ value, count }) => <li key={value}><span>{words(question, value)}</span> <strong>{count}</strong></li>)}</ul>}
      <details>
        <summary>{t('rounds.questions.said', { n: outcome.answered })}</summary>
        <dl className="question-said">{outcome.said.map(({ consultee, value }) => <div key={consultee}><dt className="small-label">{consultee}</dt><dd className="said">{words(question, value)}</dd></div>)}</dl>
      </details>
    </div>
  );
}

function QuestionForm({ round, onDone }: { round: Round; onDone: () => Promise<unknown> }): ReactNode {
  const t = useText();
  const [required, setRequired] = useState(false);
  const frozen = useQuery(packageQuery(round.packageId));
  const texts = useQueries({ queries: (frozen.data?.documents ?? []).map(({ id }) => packageDocumentQuery(round.packageId, id)) });
  const clauses = texts.flatMap(({ data }) => data?.blocks.filter(({ kind }) => kind === 'heading').map(({ block, clauseNumber, text }) => ({ value: `${data.id} ${block}`, text: [texts.length > 1 ? `${data.title}:` : null, clauseNumber, text].filter(Boolean).join(' ') })) ?? []);
  const form = useForm({
    schema: questionInput,
    start: { kind: 'yes_no', text: '', options: '', clause: '' },
    toInput: ({ kind, text, options, clause }) => {
      const [documentId, block] = clause.split(' ');
      return { kind, text, required, options: kind === 'choice' ? options.split('\n').map((one) => one.trim()).filter((one) => one !== '') : [], clause: documentId && block ? { documentId, block } : null };
    },
    submit: async (json) => {
      await acts.putQuestion(round.id, json);
      await onDone();
    },
  });
  const labels = { text: t('rounds.questions.text'), kind: t('rounds.questions.kind'), options: t('rounds.questions.options'), clause: t('rounds.questions.about') };
  return (
    <FormBody form={form} submitText={t('rounds.questions.act')} labels={labels}>
      <TextField form={form} name="text" label={labels.text} description={t('rounds.questions.text.how')} autoComplete="off" />
      <SelectField form={form} name="kind" label={labels.kind} options={questionKinds.map((kind) => ({ value: kind, text: t(`rounds.questions.kind.${kind}`) }))} />
      {form.values.kind === 'choice' && <TextField form={form} name="options" label={labels.options} description={t('rounds.questions.options.how')} rows={4} />}
      <SelectField form={form} name="clause" label={labels.clause} options={[{ value: '', text: t('rounds.questions.about.whole') }, ...clauses]} />
      <Checkbox label={t('rounds.questions.required')} description={t('rounds.questions.required.how')} checked={required} onChange={(event) => setRequired(event.target.checked)} />
    </FormBody>
  );
}
