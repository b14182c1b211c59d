/** Always in sight: how much is written, that nothing is sent yet, and the way on. */
import { Button } from '@digdir/designsystemet-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useText } from '../ui/text.tsx';
import { useAnswering } from './answering.tsx';

export function BottomBar({ onList }: { onList: (() => void) | null }): ReactNode {
  const t = useText();
  const { response, refusal, answer, review, registered, guest } = useAnswering();
  const n = response?.comments.length ?? 0;
  const sent = response?.state === 'submitted';
  const state = t(guest && !sent ? 'consultation.guest.bar' : sent ? 'consultation.bar.sent' : registered ? 'consultation.bar.unregistered' : 'consultation.bar.unsent');
  return (
    <div className="bottom-bar no-print" role="region" aria-label={t('consultation.bar')}>
      <div className="bottom-bar-row">
        <p className="bottom-bar-state" role="status">{onList ? <button type="button" className="text-button" onClick={onList}>{t(guest ? 'consultation.guest.mine' : registered ? 'consultation.mine.registered' : 'consultation.mine', { n })}</button> : t('consultation.bar.count', { n })} <span aria-hidden="true">·</span> <span className="bottom-bar-sent">{state}</span></p>
        <div className="bottom-bar-acts">
          {refusal === null && <Button asChild variant="secondary"><Link to={answer}>{t(registered ? 'consultation.step.answerRegistered' : 'consultation.bar.answer')}</Link></Button>}
          {refusal === null && <Button asChild><Link to={review}>{t(registered ? 'consultation.bar.reviewRegistered' : 'consultation.bar.review')}</Link></Button>}
          {sent && !guest && <Button asChild variant="secondary"><Link to="/kvittens/$responseId" params={{ responseId: response.id }}>{t('consultation.bar.receipt')}</Link></Button>}
        </div>
      </div>
    </div>
  );
}
