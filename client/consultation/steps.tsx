/** The three parts of answering, as links: nobody has to take them in order. */
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useText } from '../ui/text.tsx';
import { useAnswering } from './answering.tsx';

export function Steps({ at }: { at: 'text' | 'answer' | 'review' }): ReactNode {
  const t = useText();
  const { text, answer, review, registered, response } = useAnswering();
  const submitted = response?.state === 'submitted';
  const steps = [['text', text, submitted ? 'consultation.step.textRead' : registered ? 'consultation.step.textRegistered' : 'consultation.step.text'], ...(submitted ? [] : [['answer', answer, registered ? 'consultation.step.answerRegistered' : 'consultation.step.answer'] as const]), ['review', review, submitted ? 'consultation.step.sent' : registered ? 'consultation.step.reviewRegistered' : 'consultation.step.review']] as const;
  return (
    <nav className="tabs answer-steps no-print" aria-label={t('consultation.steps')}>
      {steps.map(([step, to, name]) => <Link key={step} to={to} className={step === at ? 'active' : ''} activeProps={{}} activeOptions={{ exact: true }} aria-current={step === at ? 'page' : undefined}><span className="step-long">{t(name)}</span><span className="step-short">{t(`consultation.step.short.${step}`)}</span></Link>)}
    </nav>
  );
}
