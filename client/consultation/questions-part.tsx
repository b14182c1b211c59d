/** The set questions of the round, answered beside the free comments; each is saved while one answers. */
import { Radio, Textfield } from '@digdir/designsystemet-react';
import { type ReactNode, useId } from 'react';
import { type RoundQuestion, valuesOf } from '#shared/round-questions.ts';
import { PersonalNumberWarning } from '../ui/personal-numbers.tsx';
import { useText } from '../ui/text.tsx';
import { useAnswering } from './answering.tsx';
import { acts } from './consultation.ts';
import { useAnswerWords, useQuestionPlace } from './question-words.ts';
import { PartSaving } from './part-saving.tsx';
import { useVersioned } from './use-versioned.ts';

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
  const { registered } = useAnswering();
  const part = useVersioned<string>({
    nothing: '', code: 'question-answered',
    of: (response) => response.answers.find(({ questionId }) => questionId === question.id) ?? null,
    send: (responseId, sent) => acts.answerQuestion(responseId, question.id, sent),
  });
  const { value, set } = part;
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
      <PartSaving {...part} />
    </div>
  );
}
