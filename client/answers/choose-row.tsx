import type { ReactNode } from 'react';
import type { AnswerRow } from '#shared/answers.ts';
import { useText } from '../ui/text.tsx';
import type { Choosing } from './chosen.ts';

interface Props {
  row: AnswerRow;
  index: number;
  choosing: Choosing;
  tabIndex: 0 | -1;
}

export function ChooseRow({ row, index, choosing, tabIndex }: Props): ReactNode {
  const t = useText();
  return (
    <label className="choose-row no-print">
      <input
        type="checkbox" className="ds-input" tabIndex={tabIndex} checked={choosing.has(row.id)} aria-label={t('answers.together.choose', { number: row.number, organisation: row.organisation })}
        onChange={({ nativeEvent }) => (nativeEvent instanceof MouseEvent && nativeEvent.shiftKey ? choosing.reach(index, index) : choosing.turn(index))}
      />
    </label>
  );
}
