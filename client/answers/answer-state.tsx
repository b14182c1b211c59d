/** How far one answer has come: the outcome with its sign, and whether it is a proposal or decided. */
import type { ReactNode } from 'react';
import type { AnswerRow } from '#shared/answers.ts';
import { Tag, DispositionMark } from '../ui/marks.tsx';
import { useText } from '../ui/text.tsx';

export function AnswerState({ row }: { row: Pick<AnswerRow, 'state' | 'disposition'> & Partial<Pick<AnswerRow, 'review'>> }): ReactNode {
  const t = useText();
  if (row.state === 'new') return <Tag sign="clock">{t('answers.mark.new')}</Tag>;
  if (row.state === 'withdrawn' || row.state === 'replaced') return <Tag sign="arrowLeft">{t(`answers.mark.${row.state}`)}</Tag>;
  return (
    <span className="answer-state">
      <span className="small soft">{row.review ? t(`answers.review.${row.review}`) : t(`answers.mark.${row.state}`)}</span>
      <DispositionMark disposition={row.disposition} />
    </span>
  );
}
