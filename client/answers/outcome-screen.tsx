/** What happened to one consultee's comments: for the consultee once the round is concluded, for the team while it is made. */
import { Table } from '@digdir/designsystemet-react';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { beginsSplit, type Outcome, toldDispositions } from '#shared/answer-outcome.ts';
import { answer, api } from '../api.ts';
import { dayText, today } from '../ui/dates.tsx';
import { Icon } from '../ui/icons.tsx';
import { Answered } from '../ui/loading.tsx';
import { DispositionMark, StanceMark } from '../ui/marks.tsx';
import { PageTitle, Section } from '../ui/page.tsx';
import { useLocale, useText } from '../ui/text.tsx';
import { OneOutcome, WholeComment } from './outcome-comment.tsx';
import './answers.css';

const outcomeQuery = (consulteeId: string) => queryOptions({
  queryKey: ['answer', 'outcome', consulteeId],
  queryFn: () => answer(api.consultations[':id'].outcome.$get({ param: { id: consulteeId } })),
  meta: { subjects: ['comment', 'response', 'joint-statement'] },
});

export function OutcomeScreen(): ReactNode {
  const { consulteeId = '' } = useParams({ strict: false });
  const question = useQuery(outcomeQuery(consulteeId));
  return <Answered question={question}>{(outcome) => <WhatHappened outcome={outcome} />}</Answered>;
}

function WhatHappened({ outcome }: { outcome: Outcome }): ReactNode {
  const t = useText();
  const { locale } = useLocale();
  const { consulteeId, comments, undecided, concludedOn, publicOn } = outcome;
  const several = new Set(comments.flatMap(({ documentTitle }) => documentTitle ?? [])).size > 1;
  const file = (format: 'docx' | 'pdf') => `/api/consultations/${consulteeId}/outcome/${format}?locale=${locale}`;
  return (
    <div className="stack answers-page">
      <PageTitle
        title={t('outcome.title')} over={outcome.consultee} lead={t('outcome.lead')} space={concludedOn === null ? 'working' : 'record'}
        acts={(['docx', 'pdf'] as const).map((format) => <a key={format} href={file(format)} download className="ds-button" data-variant="secondary"><Icon name="download" size={18} /> {t(`outcome.${format}`)}</a>)}
      />
      {concludedOn === null
        ? <p className="marking" data-marking="working">{t('outcome.working', { count: undecided })}</p>
        : publicOn !== null && today() < publicOn ? <p className="marking" data-marking="working">{t('outcome.confidential', { day: dayText(locale, publicOn, 'medium') })}</p>
        : <p>{t('outcome.concluded', { on: dayText(locale, concludedOn, 'medium') })}</p>}
      {outcome.stance !== null && <div><StanceMark stance={outcome.stance} /></div>}
      {outcome.sections.length > 0 && (
        <Section title={t('outcome.sections')} id="sections">
          <ul className="plain-list stack-tight">{outcome.sections.map((one) => <li key={one.section}>{one.number} {one.heading}: <StanceMark stance={one.stance} />{one.condition !== '' && <p className="said">{one.condition}</p>}</li>)}</ul>
        </Section>
      )}
      {outcome.cameAfter > 0 && <p className="warned"><Icon name="clock" size={18} /><span>{t('outcome.cameAfter', { count: outcome.cameAfter })}</span></p>}
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
              {comments.map((comment, at) => <li key={comment.number} className="stack-tight">{beginsSplit(comments, at) && <WholeComment comment={comment} several={several} />}<OneOutcome comment={comment} several={several} /></li>)}
            </ol>
          </Section>
        </>
      )}
    </div>
  );
}
