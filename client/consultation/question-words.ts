import { type RoundQuestion, scaleSteps } from '#shared/round-questions.ts';
import { useText } from '../ui/text.tsx';

/** What a value of an answer is called: a yes in the language of the screen, a step with its ends. */
export function useAnswerWords(): (question: Pick<RoundQuestion, 'kind'>, value: string) => string {
  const t = useText();
  return ({ kind }, value) => {
    if (kind === 'yes_no') return t(value === 'yes' ? 'consultation.yes' : 'consultation.no');
    if (kind !== 'scale') return value;
    return value === scaleSteps[0] ? t('consultation.question.least', { step: value }) : value === scaleSteps.at(-1) ? t('consultation.question.most', { step: value }) : value;
  };
}

/** The clause a question is about; null when it is about the whole. */
export function useQuestionPlace(): (question: Pick<RoundQuestion, 'clause'>) => string | null {
  const t = useText();
  return ({ clause }) => (clause === null ? null : t('consultation.question.clause', { clause: [clause.number, clause.heading].filter(Boolean).join(' ') }));
}
