import type { ReactNode } from 'react';
import type { QuestionAnswer, RoundQuestion } from '#shared/round-questions.ts';
import { useText } from '../ui/text.tsx';
import { useAnswerWords, useQuestionPlace } from './question-words.ts';

/** What a response says to the set questions, to read; nothing where none were put. */
export function QuestionAnswers({ questions, answers }: { questions: readonly RoundQuestion[]; answers: readonly QuestionAnswer[] }): ReactNode {
  const t = useText();
  const words = useAnswerWords();
  const place = useQuestionPlace();
  if (questions.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="response-questions">
      <h2 id="response-questions">{t('consultation.question.answers')} <span className="count numbers">({questions.length})</span></h2>
      <ol className="plain-list question-list">
        {questions.map((question, at) => {
          const value = answers.find(({ questionId }) => questionId === question.id)?.value ?? '';
          return (
            <li key={question.id}>
              <p className="small-label">{at + 1}. {question.text}{question.clause !== null && <span className="soft"> {place(question)}</span>}</p>
              <p className="said">{value === '' ? <span className="soft">{t('consultation.notGiven')}</span> : words(question, value)}</p>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
