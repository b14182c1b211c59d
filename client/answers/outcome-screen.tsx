/** What happened to one consultee's comments: for the consultee once the round is concluded, for the team while it is made. */
import { Table } from '@digdir/designsystemet-react';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type Outcome, type OutcomeComment, toldDispositions } from '#shared/answer-outcome.ts';
import { answer, api } from '../api.ts';
import { Difference, readableQuote } from '../consultation/difference.tsx';
import { dayText } from '../ui/dates.tsx';
import { Icon } from '../ui/icons.tsx';
import { Answered } from '../ui/loading.tsx';
import { DispositionMark, StanceMark } from '../ui/marks.tsx';
import { PageTitle, Section } from '../ui/page.tsx';
import { useLocale, useText } from '../ui/text.tsx';
import './answers.css';

const outcomeQuery = (consulteeId: string) => queryOptions({
  queryKey: ['answer', 'outcome', consulteeId],
  queryFn: () => answer(api.consultations[':id'].outcome.$get({ param: { id: consulteeId } })),
  meta: { subjects: ['comment', 'response'] },
});

export function OutcomeScreen(): ReactNode {
  const { consulteeId = '' } = useParams({ strict: false });
  const question = useQuery(outcomeQuery(consulteeId));
  return <Answered question={question}>{(outcome) => <WhatHappened outcome={outcome} />}</Answered>;
}

function WhatHappened({ outcome }: { outcome: Outcome }): ReactNode {
  const t = useText();
  const { locale } = useLocale();
  const { consulteeId, comments, undecided, concludedOn } = outcome;
  const several = new Set(comments.flatMap(({ documentTitle }) => documentTitle ?? [])).size > 1;
  const file = (format: 'docx' | 'pdf') => `/api/consultations/${consulteeId}/outcome/${format}?locale=${locale}`;
  return (
    <div className="stack answers-page">
      <PageTitle
        title={t('outcome.title')} over={outcome.consultee} lead={t('outcome.lead')}
        acts={(['docx', 'pdf'] as const).map((format) => <a key={format} href={file(format)} download className="ds-button" data-variant="secondary"><Icon name="download" size={18} /> {t(`outcome.${format}`)}</a>)}
      />
      {concludedOn === null
        ? <p className="marking" data-marking="working">{t('outcome.working', { count: undecided })}</p>
        : <p>{t('outcome.concluded', { on: dayText(locale, concludedOn, 'medium') })}</p>}
      {outcome.stance !== null && <div><StanceMark stance={outcome.stance} /></div>}
      {comments.length === 0 ? <p>{t('outcome.none')}</p> : (
        <>
          <Section title={t('outcome.sums')} id="sums">
            <Table className="outcome-sums">
              <Table.Head><Table.Row><Table.HeaderCell>{t('outcome.sum.disposition')}</Table.HeaderCell><Table.HeaderCell className="numbers">{t('outcome.sum.count')}</Table.HeaderCell></Table.Row></Table.Head>
              <Table.Body>
                {toldDispositions(outcome).map(([one, count]) => <Table.Row key={one}><Table.Cell><DispositionMark disposition={one} /></Table.Cell><Table.Cell className="numbers">{count}</Table.Cell></Table.Row>)}
                {undecided > 0 && <Table.Row><Table.Cell>{t('outcome.sum.undecided')}</Table.Cell><Table.Cell className="numbers">{undecided}</Table.Cell></Table.Row>}
                <Table.Row><Table.HeaderCell scope="row">{t('outcome.sum.all')}</Table.HeaderCell><Table.Cell className="numbers"><strong>{comments.length}</strong></Table.Cell></Table.Row>
              </Table.Body>
            </Table>
          </Section>
          <Section title={t('outcome.comments')} count={comments.length} id="comments">
            <ol className="plain-list outcome-comments">
              {comments.map((comment) => <li key={comment.number}><OneComment comment={comment} several={several} /></li>)}
            </ol>
          </Section>
        </>
      )}
    </div>
  );
}

function OneComment({ comment, several }: { comment: OutcomeComment; several: boolean }): ReactNode {
  const t = useText();
  const { disposition, rationale, referredTo, quote, text, proposedText, changes } = comment;
  const clause = [comment.clauseNumber, comment.clauseHeading].filter(Boolean).join(' ') || t('outcome.whole');
  return (
    <article className="card stack-tight" aria-label={t('outcome.comment', { number: comment.number })}>
      <div className="row-apart">
        <h3>{t('outcome.comment', { number: comment.number })} <span className="soft">{several && comment.documentTitle !== null ? `${comment.documentTitle}: ${clause}` : clause}</span></h3>
        {disposition === null ? <span className="soft">{t('outcome.sum.undecided')}</span> : <DispositionMark disposition={disposition} />}
      </div>
      {quote !== '' && <Labelled label={t('outcome.quote')}><blockquote className="quoted quoted-whole"><p>{readableQuote(quote)}</p></blockquote></Labelled>}
      {text !== '' && <p className="written">{text}</p>}
      {proposedText !== '' && <Labelled label={t('outcome.proposed')}><div className="quoted quoted-whole">{quote === '' ? <p>{proposedText}</p> : <Difference from={quote} to={proposedText} />}</div></Labelled>}
      {disposition !== null && (
        <Labelled label={t('outcome.answer')}>
          {referredTo !== '' && <p>{t('outcome.referredTo', { where: referredTo })}</p>}
          <p className={rationale === '' ? 'soft' : 'written'}>{rationale || t('outcome.noRationale')}</p>
        </Labelled>
      )}
      {changes.map(({ clauseNumber, clauseHeading, before, after }, at) => (
        <Labelled key={at} label={t('outcome.changed', { place: [clauseNumber, clauseHeading].filter(Boolean).join(' ') || t('outcome.whole') })}><div className="quoted quoted-whole"><Difference from={before} to={after} /></div></Labelled>
      ))}
    </article>
  );
}

function Labelled({ label, children }: { label: string; children: ReactNode }): ReactNode {
  return <div className="stack-tight"><p className="small-label">{label}</p>{children}</div>;
}
