/** Position and disposition: always a colour, a sign and a word (look.md). */
import type { ReactNode } from 'react';
import type { Disposition, Stance } from '#shared/export.ts';
import { Icon, type IconName } from './icons.tsx';
import { useText } from './text.tsx';

export type Tone = 'green' | 'ochre' | 'brick' | 'blue' | 'neutral' | 'spruce';

export function Tag({ tone = 'neutral', sign, children }: { tone?: Tone; sign?: IconName; children: ReactNode }): ReactNode {
  return (
    <span className="tag" data-tone={tone}>
      {sign && <Icon name={sign} size={15} />}
      {children}
    </span>
  );
}

const stanceMarks: Record<Stance, { tone: Tone; sign: IconName }> = {
  supports: { tone: 'green', sign: 'check' },
  supports_on_condition: { tone: 'ochre', sign: 'question' },
  supports_with_remarks: { tone: 'green', sign: 'speech' },
  no_objection: { tone: 'blue', sign: 'circle' },
  opposes: { tone: 'brick', sign: 'cross' },
  takes_no_position: { tone: 'neutral', sign: 'dots' },
  declines_to_comment: { tone: 'neutral', sign: 'minus' },
};

const dispositionMarks: Record<Disposition, { tone: Tone; sign: IconName }> = {
  accepted: { tone: 'green', sign: 'check' },
  accepted_partly: { tone: 'ochre', sign: 'half' },
  not_accepted: { tone: 'brick', sign: 'cross' },
  noted: { tone: 'neutral', sign: 'note' },
  answered: { tone: 'blue', sign: 'speech' },
  referred_elsewhere: { tone: 'blue', sign: 'leave' },
  out_of_scope: { tone: 'neutral', sign: 'minus' },
};

/** `null`: no position was taken, or none is known. */
export function StanceMark({ stance }: { stance: Stance | null }): ReactNode {
  const t = useText();
  if (stance === null) return <span className="soft">{t('ui.stance.none')}</span>;
  return <Tag {...stanceMarks[stance]}>{t(`ui.stance.${stance}`)}</Tag>;
}

/** `null`: nobody has judged it yet. */
export function DispositionMark({ disposition }: { disposition: Disposition | null }): ReactNode {
  const t = useText();
  if (disposition === null) return <Tag sign="clock">{t('ui.disposition.none')}</Tag>;
  return <Tag {...dispositionMarks[disposition]}>{t(`ui.disposition.${disposition}`)}</Tag>;
}
