/** A response seen from the matter: one that was submitted is read, one that came by mail or letter is typed in with the consultee's own form. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, Outlet, useParams } from '@tanstack/react-router';
import { type ReactNode, useMemo } from 'react';
import type { ResponseView, Round } from '#shared/consultation.ts';
import type { FrozenPackage } from '#shared/drafting.ts';
import { useMatter } from '../matters/matter-frame.tsx';
import { useCrumb } from '../ui/crumbs.tsx';
import { Moment } from '../ui/dates.tsx';
import { Icon } from '../ui/icons.tsx';
import { Answered } from '../ui/loading.tsx';
import { Tag } from '../ui/marks.tsx';
import { PageTitle } from '../ui/page.tsx';
import { SpaceLabel } from '../ui/space-label.tsx';
import { useLocale, useText } from '../ui/text.tsx';
import { AnswerScreen } from './answer-screen.tsx';
import { type Answering, AnsweringContext, useAnswering } from './answering.tsx';
import { addresses, packageDocumentQuery, packageQuery, responseQuery } from './consultation.ts';
import { ReadingView } from './reading-view.tsx';
import { JointPart } from './joint-part.tsx';
import { useRound } from './round-context.ts';
import { MaskingPart } from './masking-part.tsx';
import { PreliminaryPart, StandingPreliminary } from './preliminary-part.tsx';
import { ResponseDifferences } from './response-differences.tsx';
import { ResponseContent } from './response-content.tsx';
import { Steps } from './steps.tsx';
import { AfterSubmission, StandingAfter } from './after-submission.tsx';
import './consultation.css';

export function RoundResponseScreen(): ReactNode {
  const { responseId = '' } = useParams({ strict: false });
  const round = useRound();
  const response = useQuery(responseQuery(responseId));
  return <Answered question={response}>{(its) => <WithPackage round={round} response={its} />}</Answered>;
}

function WithPackage({ round, response }: { round: Round; response: ResponseView }): ReactNode {
  const frozen = useQuery(packageQuery(round.packageId));
  return <Answered question={frozen}>{(its) => <Within round={round} response={response} frozen={its} />}</Answered>;
}

function Within({ round, response, frozen }: { round: Round; response: ResponseView; frozen: FrozenPackage }): ReactNode {
  const t = useText();
  const matter = useMatter();
  const client = useQueryClient();
  const roundAddress = `/omgangar/${round.id}`;
  useCrumb(2, t('consultation.round.name', { number: round.number }), roundAddress);
  const answering = useMemo<Answering>(() => {
    const { queryKey } = responseQuery(response.id);
    const base = `${roundAddress}/svar/${response.id}`;
    return {
      response, refusal: response.refusals.write ?? null, commentRefusal: response.refusals.comment ?? null, guest: false, colleagues: null, questions: round.questions, sections: round.sections, documents: frozen.documents, packageNumber: frozen.number, changes: null,
      earlier: round.corrections.map(({ versionBefore, texts }) => ({ number: versionBefore, documents: texts.flatMap(({ before, title }) => (before === null ? [] : [{ id: before, title }])) })), corrections: round.corrections,
      documentQuery: (documentId) => packageDocumentQuery(packageHolding(round, documentId), documentId), file: (documentId, format) => addresses.packageFile(packageHolding(round, documentId), documentId, format),
      begin: async () => response.id, beginAnew: null,
      update: (change) => client.setQueryData(queryKey, (old) => (old ? change(old) : old)),
      refresh: () => Promise.all(['response', 'round', 'consultee'].map((subject) => client.invalidateQueries({ queryKey: [subject] }))),
      text: `${base}/text`, answer: base, review: `${base}/granska`, word: `${base}/word`, answerFile: null, tableFile: (format) => addresses.commentTable(`rounds/${response.roundId}`, format),
      recipient: matter.authority.name, consultee: response.consultee, round: { title: round.title, deadline: round.deadline, extendedTo: response.extendedTo, state: round.state }, registered: true,
    };
  }, [client, response, frozen, round, matter.authority.name, roundAddress]);
  return <AnsweringContext value={answering}><Outlet /></AnsweringContext>;
}

/** A text that was corrected since stands in the version before. */
const packageHolding = ({ packageId, corrections }: Round, documentId: string): string => corrections.find(({ texts }) => texts.some(({ before }) => before === documentId))?.packageBefore ?? packageId;

/** The response itself: to read once it is submitted, to fill in before. */
export function RoundResponseHome(): ReactNode {
  const { response } = useAnswering();
  return response?.state === 'draft' ? <AnswerScreen /> : <SubmittedResponse />;
}

function SubmittedResponse(): ReactNode {
  const t = useText();
  const { locale } = useLocale();
  const { response, documents, text } = useAnswering();
  if (response === null) return null;
  return (
    <div className="answer-page stack-wide">
      <PageTitle title={response.consultee} over={t(response.follows === null ? 'consultation.response' : 'after.supplement.word')} />
      <div className="row"><SpaceLabel space="received" />{response.late && <Tag tone="ochre" sign="clock">{t('consultation.late')}</Tag>}{response.preliminary && response.confirmation === null && <Tag tone="ochre" sign="half">{t('consultation.preliminary.word')}</Tag>}</div>
      <StandingAfter />
      <StandingPreliminary />
      <p>{response.submittedAt && <>{t(response.channel === 'online' ? 'consultation.response.sent' : 'consultation.response.registered', { by: response.submittedBy ?? '' })} <Moment value={response.submittedAt} />.</>}</p>
      <div className="row no-print">
        <Link to={text} className="text-link">{t('consultation.response.inText')}</Link>
        <Link to="/kvittens/$responseId" params={{ responseId: response.id }} className="text-link">{t('consultation.bar.receipt')}</Link>
        <a href={addresses.receiptJson(response.id, locale)} download className="text-link"><Icon name="download" size={16} /> {t('consultation.receipt.download')}</a>
      </div>
      {response.replaces !== null && <ResponseDifferences responseId={response.id} />}
      <ResponseContent response={response} several={documents.length > 1} theirs />
      <JointPart />
      <PreliminaryPart />
      <MaskingPart responseId={response.id} />
      <AfterSubmission />
      {response.hash !== null && <p className="soft small">{t('consultation.receipt.hash')}: <code className="hash">{response.hash}</code></p>}
    </div>
  );
}

/** The frozen text with the response's comments, to type in what a letter says of it. */
export function RoundResponseText(): ReactNode {
  const t = useText();
  const { consultee, response } = useAnswering();
  const reading = response?.state !== 'draft';
  return (
    <ReadingView above={(
      <div className="letter-first">
        <PageTitle title={consultee} over={t(reading ? 'consultation.response' : 'consultation.answer.registered')} />
        <div className="no-print"><SpaceLabel space="received" /></div>
        {!reading && <Steps at="text" />}
      </div>
    )} />
  );
}
