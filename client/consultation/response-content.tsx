/** A response to read: the same on the review page, on the lead's page and on paper. */
import type { ReactNode } from 'react';
import type { ResponseView } from '#shared/consultation.ts';
import { Day } from '../ui/dates.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Icon } from '../ui/icons.tsx';
import { StanceMark } from '../ui/marks.tsx';
import { useText } from '../ui/text.tsx';
import { useAnswering } from './answering.tsx';
import { CommentCard } from './comment-card.tsx';
import { addresses } from './consultation.ts';
import { PreliminaryFacts } from './preliminary-part.tsx';
import { SectionStancesList } from './section-stances-list.tsx';
import { QuestionAnswers } from './question-answers.tsx';
import { useFileSize } from './files.tsx';
import { inTextOrder } from '../drafting/text-order.ts';

interface Props {
  response: ResponseView;
  several: boolean;
  /** Read by another than the consultee itself. */
  theirs?: boolean;
  /** Beside each comment, such as a way to mend it. */
  commentActs?: (comment: ResponseView['comments'][number]) => ReactNode;
}

export function ResponseContent({ response, several, theirs = false, commentActs }: Props): ReactNode {
  const t = useText();
  const size = useFileSize();
  const { questions, sections } = useAnswering();
  const comments = inTextOrder(response.comments.filter(({ standing }) => standing === 'stands'));
  const notSent = inTextOrder(response.comments.filter(({ standing }) => standing !== 'stands'));
  const none = <span className="soft">{t('consultation.notGiven')}</span>;
  return (
    <div className="stack-wide">
      <section className="stack" aria-labelledby="response-stance">
        <h2 id="response-stance">{t(response.follows === null ? 'consultation.stance' : 'consultation.summary')}</h2>
        {response.follows === null && <p><StanceMark stance={response.stance} /></p>}
        {response.stance === 'supports_on_condition' && <div><p className="small-label">{t('consultation.condition')}</p><p className="said">{response.condition.trim() === '' ? none : response.condition}</p></div>}
        {response.follows === null && <SectionStancesList sections={sections} taken={response.sectionStances} />}
        <div><p className="small-label">{t('consultation.summary')}</p>{response.summary.trim() === '' ? <p>{none}</p> : <div className="reading said">{response.summary}</div>}</div>
      </section>
      {response.follows === null && <QuestionAnswers questions={questions} answers={response.answers} />}
      <section className="stack" aria-labelledby="response-decision">
        <h2 id="response-decision">{t('consultation.decision')}</h2>
        <dl className="facts">
          <dt>{t('consultation.decidingBody')}</dt><dd>{response.decidingBody || none}</dd>
          <dt>{t('consultation.level')}</dt><dd>{response.decisionLevel === null ? none : t(`consultation.level.${response.decisionLevel}`)}</dd>
          <dt>{t('consultation.decidedOn')}</dt><dd>{response.decidedOn === null ? none : <Day value={response.decidedOn} />}</dd>
          <dt>{t('consultation.paragraph')}</dt><dd>{response.paragraph || none}</dd>
          {response.reservation !== '' && <><dt>{t('consultation.committee.reservation')}</dt><dd className="said">{response.reservation}</dd></>}
          <dt>{t(theirs ? 'consultation.registryNumber.theirs' : 'consultation.registryNumber')}</dt><dd>{response.registryNumber || none}</dd>
          {response.follows === null && <><dt>{t('consultation.preliminary.word')}</dt><dd>{t(response.preliminary ? 'consultation.yes' : 'consultation.no')}</dd></>}
          <PreliminaryFacts {...response} />
          {response.authoredOn !== null && <><dt>{t('consultation.authoredOn')}</dt><dd><Day value={response.authoredOn} /></dd></>}
          {response.receivedOn !== null && <><dt>{t('consultation.receivedOn')}</dt><dd><Day value={response.receivedOn} /></dd></>}
        </dl>
      </section>
      <section className="stack" aria-labelledby="response-files">
        <h2 id="response-files">{t('consultation.files')} <span className="count numbers">({response.files.length})</span></h2>
        {response.files.length === 0 ? <p className="soft">{t('consultation.files.none')}</p> : (
          <ul className="plain-list file-list">
            {response.files.map((file) => <li key={file.id}><Icon name="document" size={18} /><span className="soft">{t(`consultation.files.${file.kind}`)}:</span> <a href={addresses.file(response.id, file.id)} download>{file.name}</a> <span className="soft small numbers">{size(file.size)}</span></li>)}
          </ul>
        )}
      </section>
      <section className="stack" aria-labelledby="response-comments">
        <h2 id="response-comments">{t('consultation.comments')} <span className="count numbers">({comments.length})</span></h2>
        {comments.length === 0 ? <EmptyState>{t('consultation.noComments')}</EmptyState> : (
          <ol className="plain-list comment-list">
            {comments.map((comment) => <li key={comment.id}><CommentCard comment={comment} several={several} acts={commentActs?.(comment)} /></li>)}
          </ol>
        )}
      </section>
      {notSent.length > 0 && (
        <section className="stack no-print" aria-labelledby="response-not-sent">
          <h2 id="response-not-sent">{t('consultation.inside.notSent')} <span className="count numbers">({notSent.length})</span></h2>
          <p className="soft">{t('consultation.inside.notSent.how')}</p>
          <ol className="plain-list comment-list">
            {notSent.map((comment) => <li key={comment.id}><CommentCard comment={comment} several={several} acts={commentActs?.(comment)} /></li>)}
          </ol>
        </section>
      )}
    </div>
  );
}
