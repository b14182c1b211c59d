import type { AnswerText } from '#shared/answer-texts.ts';
import type { useText } from '../ui/text.tsx';

/** How often a reusable text was used in the matter, and by whom. */
export function usedInWords(t: ReturnType<typeof useText>, { answers, usedBy }: Pick<AnswerText, 'answers' | 'usedBy'>): string {
  // A name may hold a comma.
  return t('answers.texts.uses', { count: answers, by: usedBy.join('; ') });
}
