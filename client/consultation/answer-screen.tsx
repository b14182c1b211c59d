/** The consultee's overall answer, and the lead's when an answer is typed in. */
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { PageTitle } from '../ui/page.tsx';
import { SpaceLabel } from '../ui/space-label.tsx';
import { useText } from '../ui/text.tsx';
import { AnswerForm } from './answer-form.tsx';
import { useAnswering } from './answering.tsx';
import { StandingAfter } from './after-submission.tsx';
import { StandingPreliminary } from './preliminary-part.tsx';
import { CommitteePart } from './committee-part.tsx';
import { Steps } from './steps.tsx';

export function AnswerScreen(): ReactNode {
  const t = useText();
  const { registered, consultee, response, refusal, text, word } = useAnswering();
  // What may not be written any more needs no word on how to write it; why stands below.
  const lead = registered ? t('consultation.answer.registered.lead') : refusal === null ? t('consultation.answer.lead') : response?.state === 'submitted' ? t('consultation.answer.submitted.lead') : undefined;
  return (
    <div className="answer-page stack-wide">
      <PageTitle title={t(registered ? 'consultation.answer.registered' : 'consultation.answer')} over={consultee} lead={lead} />
      <div><SpaceLabel space={registered || response?.state === 'submitted' ? 'received' : 'internal'} /></div>
      <Steps at="answer" />
      <StandingAfter />
      <StandingPreliminary />
      {refusal === null && <p><Link to={word} className="text-link">{t(registered ? 'consultation.word.link.registered' : 'consultation.word.link')}</Link></p>}
      {refusal === null && registered && response?.files.some(({ type }) => !type.startsWith('image/')) && <p><Link to={text} search={{ brev: '1' }} className="text-link">{t('consultation.letterBeside.link')}</Link></p>}
      {/* Begun: the form starts from what was saved, and is not replaced while somebody writes in it. */}
      <AnswerForm><CommitteePart /></AnswerForm>
    </div>
  );
}
