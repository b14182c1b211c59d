/** Which words changed because of the comment: what is linked, the proposed wording to put in, and the way to link what is made already. */
import { Button, Checkbox, Field, Label, Textarea } from '@digdir/designsystemet-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { type CommentChanges, type LinkedChange, whyNotAtPlace } from '#shared/answer-changes.ts';
import type { Answer } from '#shared/answers.ts';
import { Difference } from '../consultation/difference.tsx';
import { ActButton } from '../ui/act-button.tsx';
import { Moment } from '../ui/dates.tsx';
import { Icon } from '../ui/icons.tsx';
import { Answered } from '../ui/loading.tsx';
import { Problem } from '../ui/problem.tsx';
import { useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { changeActs, commentChangesQuery } from './changes.ts';
import { PickChange } from './pick-change.tsx';

export function ChangesPart({ answer }: { answer: Answer }): ReactNode {
  const t = useText();
  const question = useQuery(commentChangesQuery(answer.row.id));
  return (
    <section className="change-part card stack" aria-label={t('answers.change')}>
      <h3>{t('answers.change')}</h3>
      <Answered question={question}>{(changes) => <Changes answer={answer} changes={changes} />}</Answered>
    </section>
  );
}

/** What an act answers is at once what the part shows; the rest of the bench asks anew. */
function useAct(commentId: string): { act: (work: () => Promise<CommentChanges>, told: string) => Promise<boolean>; pending: boolean; error: unknown } {
  const client = useQueryClient();
  const { say } = useToasts();
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const act = async (work: () => Promise<CommentChanges>, told: string): Promise<boolean> => {
    if (pending) return false;
    setPending(true);
    setError(null);
    try {
      client.setQueryData(commentChangesQuery(commentId).queryKey, await work());
      say(told);
      void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === 'answer' && queryKey[1] !== 'changes' });
      return true;
    } catch (caught) {
      setError(caught);
      // What stands there now is shown beside the reason.
      void client.invalidateQueries({ queryKey: commentChangesQuery(commentId).queryKey });
      return false;
    } finally {
      setPending(false);
    }
  };
  return { act, pending, error };
}

function Changes({ answer, changes }: { answer: Answer; changes: CommentChanges }): ReactNode {
  const t = useText();
  const { row } = answer;
  const { act, pending, error } = useAct(row.id);
  const [picking, setPicking] = useState(false);
  const { links, wording, refusals } = changes;
  const mayLink = refusals.link === null;
  return (
    <>
      {links.length === 0 && <p className="soft">{t('answers.change.none')}</p>}
      {row.duplicateOf !== null && links.length > 0 && <p className="soft small">{t('answers.change.duplicate')}</p>}
      <ul className="plain-list linked-changes">
        {links.map((link) => (
          <LinkedWords key={link.id} link={link}>
            {row.duplicateOf === null && link.refusals.undo === null && <Button variant="tertiary" disabled={pending} onClick={() => void act(() => changeActs.undo(link.id), t('answers.change.undone'))}>{t('answers.change.undo')}</Button>}
            {row.duplicateOf === null && link.refusals.unlink === null && <Button variant="tertiary" disabled={pending} onClick={() => void act(() => changeActs.unlink(link.id), t('answers.change.unlinkedNow'))}>{t('answers.change.unlink')}</Button>}
          </LinkedWords>
        ))}
      </ul>
      <Problem error={error} />
      {wording !== null && mayLink && refusals.apply !== 'wording-applied-already' && <PutIn key={wording.stands} commentId={row.id} wording={wording} refusal={refusals.apply ?? null} act={act} pending={pending} />}
      {mayLink && <div className="no-print"><Button variant="secondary" onClick={() => setPicking(true)}><Icon name="link" size={18} /> {t('answers.change.pick')}</Button></div>}
      {picking && <PickChange answer={answer} linked={links} onClose={() => setPicking(false)} onPick={async (place) => { if (await act(() => changeActs.pick(row.id, place), t('answers.change.pick.done'))) setPicking(false); }} error={error} />}
    </>
  );
}

function LinkedWords({ link, children }: { link: LinkedChange; children: ReactNode }): ReactNode {
  const t = useText();
  const place = [link.clauseNumber, link.clauseHeading].filter(Boolean).join(' ');
  return (
    <li className="stack-tight">
      <p className="small soft">{t(link.kind === 'applied' ? 'answers.change.applied' : 'answers.change.picked', { by: link.by })}, <Moment value={link.at} form="medium" /></p>
      <div className="quoted" role="group" aria-label={t('answers.change.before')}><Difference from={link.before} to={link.after} /></div>
      {!link.stands && <p className="warned"><Icon name="warning" size={18} /> <span>{t('answers.change.gone')}</span></p>}
      <div className="row no-print">
        <Link to="/dokument/$documentId" params={{ documentId: link.documentId }} {...(link.block === null ? {} : { hash: link.block })} className="to-draft"><Icon name="document" size={16} /> {place || link.documentTitle}</Link>
        {children}
      </div>
    </li>
  );
}

interface PutInProps {
  commentId: string;
  wording: NonNullable<CommentChanges['wording']>;
  refusal: string | null;
  act: ReturnType<typeof useAct>['act'];
  pending: boolean;
}

/** The wording as proposed, to be changed before it is put in; what it does to the draft is shown first. */
function PutIn({ commentId, wording, refusal, act, pending }: PutInProps): ReactNode {
  const t = useText();
  const [words, setWords] = useState(wording.words);
  const [confirmed, setConfirmed] = useState(false);
  const place = wording.state === null ? null : { state: wording.state };
  const possible = wording.whyNotHere === null;
  const asks = possible && whyNotAtPlace(place, false) !== null;
  const why = refusal ?? wording.whyNotHere ?? whyNotAtPlace(place, confirmed) ?? (words.trim() === '' ? 'text-required' : null);
  return (
    <div className="put-in stack-tight">
      <h4>{t('answers.change.wording')}</h4>
      {possible && refusal === null && (
        <>
          <Field>
            <Label>{t('answers.change.wording.words')}</Label>
            <Field.Description>{t('answers.change.wording.help')}</Field.Description>
            <Textarea rows={3} value={words} onChange={(event) => setWords(event.target.value)} />
          </Field>
          <div className="quoted compared" role="group" aria-label={t('answers.change.wording.preview')}>
            {wording.before !== '' && <p>{wording.before}</p>}
            <Difference from={wording.stands} to={words} />
            {wording.after !== '' && <p>{wording.after}</p>}
          </div>
          {asks && (
            <>
              <p className="warned"><Icon name="warning" size={18} /> <span>{t('answers.change.wording.moved')}</span></p>
              <Checkbox label={t('answers.change.wording.confirm')} checked={confirmed} onChange={(event) => setConfirmed(event.target.checked)} />
            </>
          )}
        </>
      )}
      <div className="no-print"><ActButton refusal={why} pending={pending} onAct={() => void act(() => changeActs.apply(commentId, { words, stands: wording.stands, confirmed }), t('answers.change.wording.done'))}>{t('answers.change.wording.apply')}</ActButton></div>
    </div>
  );
}
