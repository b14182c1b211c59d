/** The step between a proposal and its decision, for whom the matter has named: pass it on, or return it with a remark. */
import { Field, Label, Textarea, ValidationMessage } from '@digdir/designsystemet-react';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useRef, useState } from 'react';
import type { Answer } from '#shared/answers.ts';
import { ActButton } from '../ui/act-button.tsx';
import { Icon } from '../ui/icons.tsx';
import { PersonalNumberWarning } from '../ui/personal-numbers.tsx';
import { Problem, useRefusalText } from '../ui/problem.tsx';
import { useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { aidActs } from './aids.ts';
import { answerQuery } from './answers.ts';

export function ReviewPart({ answer }: { answer: Answer }): ReactNode {
  const { review } = answer.refusals;
  if (answer.row.review === 'returned') return <Returned answer={answer} />;
  // Who is not to review is not told so under every answer.
  if (review === undefined || (review !== null && review !== 'own-proposal') || answer.row.review !== 'waiting') return null;
  return <Reviewing key={answer.version} answer={answer} />;
}

function Returned({ answer: { history } }: { answer: Answer }): ReactNode {
  const t = useText();
  const last = history.at(-1);
  if (last?.state !== 'returned') return null;
  return (
    <div className="warned">
      <Icon name="arrowLeft" size={18} />
      <div className="stack-tight">
        <p>{t('answers.review.told', { by: last.by })}</p>
        <p className="written">{last.remark}</p>
      </div>
    </div>
  );
}

function Reviewing({ answer }: { answer: Answer }): ReactNode {
  const t = useText();
  const sentence = useRefusalText();
  const client = useQueryClient();
  const { say } = useToasts();
  const [remark, setRemark] = useState('');
  const [missing, setMissing] = useState(false);
  const [pending, setPending] = useState<'pass' | 'return' | null>(null);
  const [error, setError] = useState<unknown>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const key = useRef(crypto.randomUUID());
  const { row: { id, number }, version, refusals } = answer;

  const send = async (passes: boolean) => {
    setMissing(!passes && remark.trim() === '');
    if (!passes && remark.trim() === '') return field.current?.focus();
    setPending(passes ? 'pass' : 'return');
    setError(null);
    try {
      const stored = await aidActs.review(id, { passes, remark: remark.trim(), version }, key.current);
      client.setQueryData(answerQuery(id).queryKey, stored);
      say(t(passes ? 'answers.review.passedNow' : 'answers.review.returnedNow', { number }));
      await client.invalidateQueries({ queryKey: ['answer'], predicate: ({ queryKey }) => queryKey[1] !== 'one' });
    } catch (caught) {
      key.current = crypto.randomUUID();
      setError(caught);
      await client.invalidateQueries({ queryKey: answerQuery(id).queryKey });
    } finally {
      setPending(null);
    }
  };

  return (
    <section className="card stack review-part no-print" aria-label={t('answers.review')}>
      <h3>{t('answers.review')}</h3>
      <p>{t('answers.review.lead')}</p>
      <Field>
        <Label>{t('answers.review.remark')}</Label>
        <Field.Description>{t('answers.review.remarkHelp')}</Field.Description>
        <Textarea ref={field} rows={3} value={remark} aria-invalid={missing || undefined} onChange={(event) => { setRemark(event.target.value); setMissing(false); }} />
        {missing && <ValidationMessage>{sentence('remark-missing')}</ValidationMessage>}
      </Field>
      <PersonalNumberWarning texts={[remark]} />
      <Problem error={error} />
      <div className="answer-acts">
        <ActButton refusal={refusals.review ?? null} pending={pending === 'pass'} onAct={() => void send(true)}>{t('answers.review.pass')}</ActButton>
        <ActButton variant="secondary" refusal={refusals.review ?? null} showWhy={false} pending={pending === 'return'} onAct={() => void send(false)}>{t('answers.review.return')}</ActButton>
      </div>
    </section>
  );
}
