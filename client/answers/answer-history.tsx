/** Every proposal and decision with who and when; an earlier wording shows what became of it in the next. */
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Answer } from '#shared/answers.ts';
import { Difference } from '../consultation/difference.tsx';
import { useRound } from '../consultation/round-context.ts';
import { dayText, Moment } from '../ui/dates.tsx';
import { DispositionMark, Tag } from '../ui/marks.tsx';
import { useLocale, useText } from '../ui/text.tsx';
import { writtenAnew } from './written-anew.ts';

export function AnswerHistory({ answer: { history } }: { answer: Answer }): ReactNode {
  const t = useText();
  return (
    <section className="stack" aria-label={t('answers.history')}>
      <h3>{t('answers.history')}</h3>
      {history.length === 0 && <p className="soft">{t('answers.history.empty')}</p>}
      <ol className="plain-list journal">
        {history.map((step, i) => ({ step, before: history[i - 1], latest: i === history.length - 1 })).reverse().map(({ step, before, latest }) => (
          <li key={step.at + step.state} className="stack-tight">
            <p className="small soft">{step.carriedFrom === null ? t(`answers.history.${step.state}`, { by: step.by }) : t('answers.history.carried', { number: step.carriedFrom, by: step.by })} · <Moment value={step.at} form="medium" relative /></p>
            <div className="row"><DispositionMark disposition={step.disposition} />{latest && <Tag tone="spruce">{t('answers.history.now')}</Tag>}</div>
            {step.meeting !== null && <MeetingOf meeting={step.meeting} />}
            {step.remark !== '' && <p className="written">{t('answers.history.remark', { remark: step.remark })}</p>}
            {step.reasons.length > 0 && <p>{t('answers.reasons.told', { words: step.reasons.join('; ') })}</p>}
            {step.referredTo !== '' && <p>{t('answers.history.referredTo', { where: step.referredTo })}</p>}
            {before !== undefined && before.rationale === step.rationale && step.rationale !== '' && <p className="soft small">{t('answers.history.sameRationale')}</p>}
            {(before === undefined || before.rationale !== step.rationale) && <Rationale from={before?.rationale ?? ''} to={step.rationale} />}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The list it was decided on, with the others. */
function MeetingOf({ meeting: { id, body, heldOn, paragraph } }: { meeting: NonNullable<Answer['history'][number]['meeting']> }): ReactNode {
  const t = useText();
  const { locale } = useLocale();
  const { id: roundId } = useRound();
  return <p><Link to="/omgangar/$roundId/moten/$meetingId" params={{ roundId, meetingId: id }} className="text-link">{t('meeting.ground', { body, on: dayText(locale, heldOn, 'medium'), paragraph: paragraph || 'none' })}</Link></p>;
}

/** Changed in places: the difference. Written anew: the new words, since the old ones stand below. */
function Rationale({ from, to }: { from: string; to: string }): ReactNode {
  if (to === '' && from === '') return null;
  return writtenAnew(from, to) ? <p className="written">{to}</p> : <div className="written"><Difference from={from} to={to} /></div>;
}
