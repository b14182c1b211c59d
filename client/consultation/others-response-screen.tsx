/** One of the others' responses to read: what is masked is left out, and its files stay with whoever received them. */
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { OthersResponse } from '#shared/shared-responses.ts';
import { useCrumb } from '../ui/crumbs.tsx';
import { Day, dayText } from '../ui/dates.tsx';
import { Answered } from '../ui/loading.tsx';
import { StanceMark } from '../ui/marks.tsx';
import { PageTitle, Section } from '../ui/page.tsx';
import { useLocale, useText } from '../ui/text.tsx';
import { useConsultation } from './consultation-context.ts';
import { Difference, readableQuote } from './difference.tsx';
import { othersResponseQuery } from './others.ts';
import './others.css';

export function OthersResponseScreen(): ReactNode {
  const t = useText();
  const { locale } = useLocale();
  const { responseId = '' } = useParams({ strict: false });
  const { consulteeId } = useConsultation();
  useCrumb(2, t('others.title'), `/remissomgang/${consulteeId}/andras`);
  const response = useQuery(othersResponseQuery(consulteeId, responseId, locale));
  return (
    <div className="stack-wide">
      <Answered question={response}>{(its) => <Read response={its} />}</Answered>
      <p className="no-print"><Link to="/remissomgang/$consulteeId/andras" params={{ consulteeId }} className="text-link">{t('others.backToList')}</Link></p>
    </div>
  );
}

function Read({ response }: { response: OthersResponse }): ReactNode {
  const t = useText();
  const { locale } = useLocale();
  const { matter, round } = useConsultation();
  const { consultee, supplements, stance, preliminary, condition, sections, jointly, decision, receivedOn, late, files, summary, comments, withdrawnOn } = response;
  const decided = [decision.body, decision.on === null ? '' : dayText(locale, decision.on, 'medium'), decision.paragraph].filter((one) => one !== '').join(', ');
  return (
    <>
      <PageTitle title={t(supplements === null ? 'others.response' : 'others.supplement', { consultee })} over={`${matter.title} · ${round.title}`} space="received" />
      {withdrawnOn !== null && <p className="standing" data-tone="ochre">{t('others.withdrawn.is', { day: dayText(locale, withdrawnOn, 'medium') })}</p>}
      {preliminary && withdrawnOn === null && <p className="standing" data-tone="ochre">{t('others.preliminary.is')}</p>}
      <dl className="facts">
        {stance !== null && <><dt>{t('others.stance')}</dt><dd><StanceMark stance={stance} /></dd></>}
        {stance === 'supports_on_condition' && condition !== '' && <><dt>{t('consultation.condition')}</dt><dd className="written">{condition}</dd></>}
        {decided !== '' && <><dt>{t('others.decision')}</dt><dd>{decided}</dd></>}
        {jointly.length > 0 && <><dt>{t('others.countsFor')}</dt><dd>{jointly.join(', ')}</dd></>}
        <dt>{t('others.received')}</dt><dd><Day value={receivedOn} form="medium" />{late && <span className="soft"> {t('others.late')}</span>}</dd>
        {files > 0 && <><dt>{t('others.files')}</dt><dd>{t('others.files.are', { n: files, authority: matter.authority })}</dd></>}
      </dl>
      {sections.length > 0 && <Section title={t('sections.stances')} count={sections.length}><ul className="plain-list stack-tight">{sections.map((one) => <li key={one.section}>{one.number} {one.heading}: <StanceMark stance={one.stance} />{one.condition !== '' && <p className="said written">{one.condition}</p>}</li>)}</ul></Section>}
      {summary !== '' && <Section title={t('others.summary')}><p className="written measure" lang="sv">{summary}</p></Section>}
      {withdrawnOn === null && (
        <Section title={t('others.comments')} count={comments.length}>
          {comments.length === 0 ? <p className="soft">{t('others.noComments')}</p> : <ol className="plain-list stack others-comments">{comments.map((comment, at) => <li key={comment.number ?? at}><OneComment comment={comment} /></li>)}</ol>}
        </Section>
      )}
    </>
  );
}

function OneComment({ comment: { number, clauseNumber, quote, text, proposedText, reason } }: { comment: OthersResponse['comments'][number] }): ReactNode {
  const t = useText();
  const part = (label: string, children: ReactNode) => <div className="stack-tight"><p className="small-label">{label}</p>{children}</div>;
  return (
    <article className="card stack-tight">
      <h3>{t('others.comment', { number: number ?? 0 })} <span className="soft">{clauseNumber === null ? t('others.whole') : t('others.clause', { clause: clauseNumber })}</span></h3>
      {quote !== '' && part(t('others.quote'), <blockquote className="others-quote reading" lang="sv"><p>{readableQuote(quote)}</p></blockquote>)}
      {text !== '' && <p className="written" lang="sv">{text}</p>}
      {proposedText !== '' && part(t('others.proposed'), <div className="others-quote reading" lang="sv">{quote === '' ? <p>{proposedText}</p> : <Difference from={quote} to={proposedText} />}</div>)}
      {reason !== '' && part(t('others.reason'), <p className="written" lang="sv">{reason}</p>)}
    </article>
  );
}
