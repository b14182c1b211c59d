/** The three parts of answering, as links: nobody has to take them in order. */
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useText } from '../ui/text.tsx';
import { useAnswering } from './answering.tsx';

export function Steps({ at }: { at: 'text' | 'colleagues' | 'answer' | 'review' }): ReactNode {
  const t = useText();
  const { text, answer, review, registered, response, guest, colleagues } = useAnswering();
  const submitted = response?.state === 'submitted';
  // A colleague reads and comments: there is nothing to step between.
  if (guest) return null;
  const steps = [['text', text, submitted ? 'consultation.step.textRead' : registered ? 'consultation.step.textRegistered' : 'consultation.step.text'], ...(colleagues === null ? [] : [['colleagues', colleagues, 'consultation.step.colleagues'] as const]), ...(submitted ? [] : [['answer', answer, registered ? 'consultation.step.answerRegistered' : 'consultation.step.answer'] as const]), ['review', review, submitted ? 'consultation.step.sent' : registered ? 'consultation.step.reviewRegistered' : 'consultation.step.review']] as const;
  return (
    <nav className="tabs answer-steps no-print" aria-label={t('consultation.steps')}>
      {steps.map(([step, to, name]) => <Link key={step} to={to} className={step === at ? 'active' : ''} activeProps={{}} activeOptions={{ exact: true }} aria-current={step === at ? 'page' : undefined}><span className="step-long">{t(name)}</span><span className="step-short">{t(`consultation.step.short.${step}`)}</span></Link>)}
    </nav>
  );
}
