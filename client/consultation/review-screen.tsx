/** Everything that will be sent, what is missing, and the act that cannot be undone. */
import { Alert, Button } from '@digdir/designsystemet-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from 'react';
import { type Comment, isLate, missingIn } from '#shared/consultation.ts';
import { dayText, today } from '../ui/dates.tsx';
import { ConfirmDialog } from '../ui/dialogs.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Icon } from '../ui/icons.tsx';
import { PageTitle } from '../ui/page.tsx';
import { Problem, problemOf, useRefusalText } from '../ui/problem.tsx';
import { SpaceLabel } from '../ui/space-label.tsx';
import { useLocale, useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { useAnswering } from './answering.tsx';
import { AfterSubmission, StandingAfter } from './after-submission.tsx';
import { WaitingComments } from './comment-inside.tsx';
import { CommitteePart } from './committee-part.tsx';
import { commentConflicts, responseConflicts } from './conflicts.ts';
import { acts } from './consultation.ts';
import { lastDay, timingOf } from './deadlines.ts';
import { useFieldName } from './field-conflicts.tsx';
import { PreliminaryPart, StandingPreliminary } from './preliminary-part.tsx';
import { JointPart } from './joint-part.tsx';
import { MemoPart } from './memo-part.tsx';
import { ResponseContent } from './response-content.tsx';
import { ResponseDifferences } from './response-differences.tsx';
import { Steps } from './steps.tsx';
import { usePlaceName } from '../drafting/place-name.tsx';
import { inTextOrder } from '../drafting/text-order.ts';
import { everythingSaved } from './use-autosave.ts';

export function ReviewScreen(): ReactNode {
  const t = useText();
  const { response, registered, consultee, recipient } = useAnswering();
  const submitted = response?.state === 'submitted';
  return (
    <div className="answer-page stack-wide">
      <PageTitle title={t(submitted ? 'consultation.review.submitted' : registered ? 'consultation.review.registered' : 'consultation.review')} over={consultee} lead={submitted ? undefined : t(registered ? 'consultation.review.registered.lead' : 'consultation.review.lead', { recipient })} />
      <div><SpaceLabel space={registered || submitted ? 'received' : 'internal'} /></div>
      <Steps at="review" />
      <StandingAfter />
      <StandingPreliminary />
      {response === null ? <NothingYet /> : <Review />}
    </div>
  );
}

function NothingYet(): ReactNode {
  const t = useText();
  const { answer, refusal } = useAnswering();
  const sentence = useRefusalText();
  if (refusal !== null) return <p>{sentence(refusal)}</p>;
  return <EmptyState act={<Button asChild><Link to={answer}>{t('consultation.review.begin')}</Link></Button>}>{t('consultation.review.nothing')}</EmptyState>;
}

function Review(): ReactNode {
  const t = useText();
  const { locale, tag } = useLocale();
  const sentence = useRefusalText();
  const navigate = useNavigate();
  const { say } = useToasts();
  const { response, answer, text, registered, recipient, round, documents, refresh, consultee } = useAnswering();
  const [asking, setAsking] = useState(false);
  // One key for the intent: pressed twice, or sent again after silence, it is still one submission.
  const key = useRef(crypto.randomUUID());
  const { saving, error } = useAllOnReview(refresh);
  const conflicts = responseConflicts.useOf(response?.id);
  const disputed = commentConflicts.useFirst(response?.comments.map(({ id }) => id) ?? []);
  const placeName = usePlaceName();
  const fieldName = useFieldName();
  if (response === null) return null;
  const missing = missingIn(response);
  const several = documents.length > 1;
  const standing = response.comments.filter((comment) => comment.standing === 'stands');
  const firstEmpty = inTextOrder(standing).find((comment) => comment.text.trim() === '');
  // What is missing is told with links; only another reason stands by the button.
  const refusal = response.refusals.submit ?? null;
  const disputedComment = response.comments.find(({ id }) => id === disputed);
  const stopped = conflicts.length > 0 || disputedComment ? 'response-changed' : refusal !== null && !missing.includes(refusal) ? refusal : missing[0] ?? null;
  const late = registered ? response.receivedOn !== null && isLate(response.receivedOn, round.deadline, round.extendedTo) : timingOf(round, today()) === 'late';

  const submit = async () => {
    await everythingSaved();
    try {
      await acts.submit(response.id, key.current);
    } catch (caught) {
      if (problemOf(caught).code !== 'response-submitted') throw caught;
      say(t('consultation.send.already'));
    }
    await refresh();
    await navigate({ to: '/kvittens/$responseId', params: { responseId: response.id } });
  };

  return (
    <>
      <Problem error={error} />
      {conflicts.length > 0 && <p className="standing" data-tone="ochre"><Icon name="warning" /> <Link to={answer} className="text-link">{t('consultation.conflict.waiting', { fields: new Intl.ListFormat(tag).format(conflicts.map(({ field }) => fieldName(field))) })}</Link></p>}
      {disputedComment && <p className="standing" data-tone="ochre"><Icon name="warning" /> <Link to={text} search={placeOf(disputedComment)} className="text-link">{t('consultation.conflict.waiting', { fields: t('consultation.comment.on', { place: placeName(disputedComment, several) }) })}</Link></p>}
      {missing.length > 0 && (
        <Alert data-color="warning" className="missing">
          <h2>{t('consultation.missing', { n: missing.length })}</h2>
          <ul>
            {missing.map((code) => (
              <li key={code}>
                {code === 'comment-empty' ? <Link to={text} search={firstEmpty ? placeOf(firstEmpty) : {}} className="text-link">{sentence(code)}</Link>
                  : <Link to={answer} hash={placeOfMissing[code] ?? 'stance'} className="text-link">{sentence(code)}</Link>}
              </li>
            ))}
          </ul>
        </Alert>
      )}
      {missing.length === 0 && response.state === 'draft' && <p className="standing" data-tone="green"><Icon name="check" /> <span>{t(`consultation.review.${standing.length === 0 ? 'completeWithout' : 'complete'}${registered ? '.registered' : ''}`)}</span></p>}
      <WaitingComments />
      {late && response.state === 'draft' && <p className="standing" data-tone="ochre"><Icon name="clock" /> <span>{t('consultation.standing.late', { day: dayText(locale, lastDay(round)) })} {t(registered ? 'consultation.standing.late.registered' : 'consultation.standing.late.how')}</span></p>}
      <ResponseContent response={response} several={several} theirs={registered} commentActs={response.state === 'draft' ? (comment) => <Link to={text} search={placeOf(comment)} className="text-link">{t('consultation.comment.showAndChange')}</Link> : undefined} />
      {response.replaces !== null && <ResponseDifferences responseId={response.id} />}
      <JointPart />
      <MemoPart />
      <CommitteePart />
      <PreliminaryPart />
      <AfterSubmission />
      {response.state === 'draft' && (
        <div className="send no-print">
          <p>{t(registered ? 'consultation.send.registered' : response.follows !== null ? 'after.send.what' : 'consultation.send.what', { recipient, n: standing.length, files: response.files.length, summary: response.summary.trim() !== '' })}</p>
          <span className="act">
            <Button loading={saving} aria-disabled={stopped === null ? undefined : true} aria-describedby={stopped === null ? undefined : 'why-not-send'} onClick={() => stopped === null && setAsking(true)}>{t(registered ? 'consultation.send.register' : 'consultation.send')}</Button>
            {stopped !== null && <span id="why-not-send" className="act-why">{sentence(stopped)}</span>}
          </span>
        </div>
      )}
      <ConfirmDialog open={asking} title={t(registered ? 'consultation.confirm.registered' : 'consultation.confirm', { consultee })} act={t(registered ? 'consultation.send.register' : 'consultation.send')} onConfirm={submit} onClose={() => setAsking(false)}>
        <p>{t(response.follows !== null ? 'after.confirm.what' : registered ? 'consultation.confirm.registered.what' : 'consultation.confirm.what', { recipient })}</p>
        <p>{t('consultation.confirm.final')}</p>
      </ConfirmDialog>
    </>
  );
}

/** Where on the answer's page it is given. */
const placeOfMissing: Readonly<Record<string, string>> = { 'condition-missing': 'condition', 'paper-missing': 'files', 'question-unanswered': 'questions', 'section-stance-missing': 'sections', 'section-condition-missing': 'sections' };

/** The comment in the reading view, as the address tells it. */
const placeOf = ({ id, anchor }: Comment) => ({ synpunkt: id, ...(anchor.documentId ? { dokument: anchor.documentId } : {}) });

/** What was written on the page before may still be on its way: nothing is reviewed, and nothing sent, before it has come. */
function useAllOnReview(refresh: () => Promise<unknown>): { saving: boolean; error: unknown } {
  const [saving, setSaving] = useState(true);
  const [error, setError] = useState<unknown>(null);
  const again = useEffectEvent(refresh);
  useEffect(() => {
    let here = true;
    everythingSaved().then(() => again()).catch((caught: unknown) => here && setError(caught)).finally(() => here && setSaving(false));
    return () => void (here = false);
  }, []);
  return { saving, error };
}
