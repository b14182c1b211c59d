/** What the lead asked, and what each reader answered. */
import { Button } from '@digdir/designsystemet-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { limits } from '#shared/limits.ts';
import type { Reading } from '#shared/readings.ts';
import { api, done } from '../api.ts';
import { usePerson } from '../people/session.ts';
import { useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { PlainSayForm } from './plain-say-form.tsx';

export function ReadingQuestions({ reading }: { reading: Reading }): ReactNode {
  const t = useText();
  return (
    <section aria-label={t('drafting.reading.questions')} className="reading-questions">
      <h2>{t('drafting.reading.questions')}</h2>
      <ol>{reading.questions.map((question) => <Question key={question.id} question={question} mayAnswer={reading.refusals['comment'] === null} />)}</ol>
    </section>
  );
}

function Question({ question, mayAnswer }: { question: Reading['questions'][number]; mayAnswer: boolean }): ReactNode {
  const t = useText();
  const me = usePerson();
  const { say } = useToasts();
  const client = useQueryClient();
  const [isWriting, setWriting] = useState(false);
  const mine = question.answers.find(({ byId }) => byId === me.id);
  const answering = useMutation({
    mutationFn: (text: string) => done(api['reading-questions'][':id'].answers.$post({ param: { id: question.id }, json: { text, version: mine?.version ?? 0 } })),
    onSuccess: async () => { await client.invalidateQueries({ queryKey: ['reading'] }); setWriting(false); say(t('drafting.reading.questionDone')); },
  });
  return (
    <li>
      <p><strong>{question.text}</strong></p>
      {question.answers.length === 0 && !isWriting && <p className="soft small">{t('drafting.reading.questionNone')}</p>}
      {question.answers.filter(({ byId }) => !(isWriting && byId === me.id)).map(({ byId, by, text }) => <p key={byId} className="reading-said"><span className="said-text">{text}</span> <span className="small soft">{by}</span></p>)}
      {isWriting && <PlainSayForm label={t('drafting.reading.yourAnswer')} act={t('drafting.reading.questionAct')} start={mine?.text ?? ''} most={limits.comment} pending={answering.isPending} error={answering.error} onSay={(text) => answering.mutate(text)} onCancel={() => setWriting(false)} />}
      {mayAnswer && !isWriting && <Button variant="tertiary" data-size="sm" onClick={() => setWriting(true)}>{t(mine === undefined ? 'drafting.reading.answer' : 'drafting.reading.answerAgain')}</Button>}
    </li>
  );
}
