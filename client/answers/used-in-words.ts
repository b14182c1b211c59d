import type { AnswerText } from '#shared/answer-texts.ts';
import type { useText } from '../ui/text.tsx';

/** How often a reusable text was used in the matter, and by whom. */
export function usedInWords(t: ReturnType<typeof useText>, { answers, usedBy }: Pick<AnswerText, 'answers' | 'usedBy'>): string {
  const last = usedBy.at(-1) ?? '';
  const by = usedBy.length < 2 ? last : t('answers.texts.and', { one: usedBy.slice(0, -1).join(', '), other: last });
  return t('answers.texts.uses', { count: answers, by });
}
