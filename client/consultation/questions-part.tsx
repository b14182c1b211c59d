/** The set questions of the round, answered beside the free comments; each is saved while one answers. */
import { Button, Radio, Textfield } from '@digdir/designsystemet-react';
import { type ReactNode, useId, useRef, useState } from 'react';
import { type RoundQuestion, valuesOf } from '#shared/round-questions.ts';
import { PersonalNumberWarning } from '../ui/personal-numbers.tsx';
import { Problem, problemOf, useRefusalText } from '../ui/problem.tsx';
import { SaveState } from '../ui/save-state.tsx';
import { useText } from '../ui/text.tsx';
import { useAnswering } from './answering.tsx';
import { acts } from './consultation.ts';
import { useAnswerWords, useQuestionPlace } from './question-words.ts';
import { useAutosave } from './use-autosave.ts';

export function QuestionsPart(): ReactNode {
  const t = useText();
  const { questions, recipient, registered } = useAnswering();
  if (questions.length === 0) return null;
  return (
    <section id="questions" className="stack questions" aria-labelledby="questions-heading">
      <h2 id="questions-heading">{t('consultation.questions', { recipient })} <span className="count numbers">({questions.length})</span></h2>
      <p className="soft">{t(registered ? 'consultation.questions.how.registered' : 'consultation.questions.how')}</p>
      <ol className="plain-list question-list">{questions.map((question, at) => <li key={question.id}><Question question={question} number={at + 1} /></li>)}</ol>
    </section>
  );
}

function Question({ question, number }: { question: RoundQuestion; number: number }): ReactNode {
  const t = useText();
  const id = useId();
  const words = useAnswerWords();
  const place = useQuestionPlace()(question);
  const sentence = useRefusalText();
  const { response, begin, update, registered } = useAnswering();
  // What one is writing that is not saved yet; else what the server last said.
  const [mine, setMine] = useState<string | null>(null);
  const [touched, setTouched] = useState(false);
  const known = response?.answers.find(({ questionId }) => questionId === question.id) ?? null;
  // The version that it was written upon: somebody else's newer answer is not written over unseen, and one's own last saving is no one else's.
  const base = useRef(0);
  const { saving, autosave } = useAutosave<{ value: string }>({
    save: async ({ value: sent = '' }) => {
      const answer = await acts.answerQuestion(await begin(), question.id, { value: sent, version: base.current });
      base.current = answer.answers.find(({ questionId }) => questionId === question.id)?.version ?? 0;
      update(() => answer);
      setMine((now) => (now === sent ? null : now));
    },
  });
  const value = mine ?? known?.value ?? '';
  const set = (next: string) => {
    if (mine === null) base.current = known?.version ?? 0;
    setMine(next);
    setTouched(true);
    autosave.note({ value: next });
  };
  const overtaken = saving.state === 'stopped' && problemOf(saving.error).code === 'question-answered';
  const settle = async (whose: 'mine' | 'theirs') => {
    if (!response) return;
    const fresh = await acts.response(response.id);
    update(() => fresh);
    const theirs = fresh.answers.find(({ questionId }) => questionId === question.id);
    base.current = theirs?.version ?? 0;
    const settled = whose === 'mine' ? value : theirs?.value ?? '';
    setMine(settled);
    autosave.note({ value: settled });
    await autosave.flush().catch(() => {});
  };
  const label = `${number}. ${question.text}`;
  const described = [place, question.required && !registered ? t('consultation.question.required') : null].filter(Boolean).join(' ');
  const values = valuesOf(question);
  return (
    <div className="stack-tight question">
      {values === null
        ? <><Textfield multiline rows={4} label={label} description={described || undefined} value={value} aria-required={question.required} onChange={(event) => set(event.target.value)} /><PersonalNumberWarning texts={[value]} /></>
        : (
          <fieldset className="plain-fieldset" aria-describedby={described ? `${id}how` : undefined}>
            <legend className="question-legend">{label}</legend>
            {described && <p id={`${id}how`} className="soft small">{described}</p>}
            <div className={question.kind === 'choice' ? 'question-choices' : 'question-choices question-steps'}>
              {values.map((one) => <Radio key={one} name={`${id}value`} value={one} label={words(question, one)} checked={value === one} onChange={() => set(one)} />)}
            </div>
            {value !== '' && <button type="button" className="text-button" onClick={() => set('')}>{t('consultation.question.takeBack')}<span className="ds-sr-only"> – {question.text}</span></button>}
          </fieldset>
        )}
      {overtaken ? (
        <div className="standing" data-tone="ochre" role="alert">
          <div className="stack-tight">
            <p>{sentence('question-answered', problemOf(saving.error).values)}</p>
            <div className="row"><Button variant="secondary" onClick={() => void settle('theirs')}>{t('consultation.question.takeTheirs')}</Button><Button variant="secondary" onClick={() => void settle('mine')}>{t('consultation.question.keepMine')}</Button></div>
          </div>
        </div>
      ) : <Problem error={saving.state === 'stopped' ? saving.error : null} />}
      {touched && !overtaken && <SaveState state={saving.state} at={saving.at} waiting={1} />}
    </div>
  );
}
