/** Ändringar: everything that differs from the consultation version with the comments behind it, and what lacks one or the other. */
import { Button, Field, Label, Select, Textarea } from '@digdir/designsystemet-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { type ChangedPlace, isExplained, type RoundChanges } from '#shared/answer-changes.ts';
import { comparisonAddress } from '../drafting/addresses.ts';
import { Moment } from '../ui/dates.tsx';
import { Icon } from '../ui/icons.tsx';
import { Answered } from '../ui/loading.tsx';
import { DispositionMark } from '../ui/marks.tsx';
import { PageTitle, Section } from '../ui/page.tsx';
import { PersonalNumberWarning } from '../ui/personal-numbers.tsx';
import { Problem } from '../ui/problem.tsx';
import { useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { ChangedWords, usePlaceOfChange } from './changed-words.tsx';
import { changeActs, roundChangesQuery } from './changes.ts';
import { RoundTabs } from './round-tabs.tsx';

export function ChangesScreen(): ReactNode {
  const t = useText();
  const { roundId = '' } = useParams({ strict: false });
  const question = useQuery(roundChangesQuery(roundId));
  return (
    <div className="stack answers-page">
      <PageTitle title={t('answers.changes.title')} space="working" />
      <RoundTabs />
      <p className="lead">{t('answers.changes.lead')}</p>
      <Answered question={question} what={t('answers.changes.comparing')}>{(changes) => <Changes roundId={roundId} changes={changes} />}</Answered>
    </div>
  );
}

function Changes({ roundId, changes }: { roundId: string; changes: RoundChanges }): ReactNode {
  const t = useText();
  const [only, setOnly] = useState(false);
  const { documents, withoutChange, unexplained, refusals } = changes;
  const all = documents.reduce((sum, { places }) => sum + places.length, 0);
  return (
    <div className="stack-wide">
      <Section title={t('answers.changes.unlinked')} count={withoutChange.length} id="unlinked">
        {withoutChange.length === 0 ? <p>{t('answers.changes.unlinked.none')}</p> : (
          <>
            <p className="soft">{t('answers.changes.unlinked.lead')}</p>
            <details open={withoutChange.length <= shortList}>
              <summary>{t('answers.changes.unlinked.list')}</summary>
              <ul className="plain-list unlinked-comments">
                {withoutChange.map(({ commentId, number, organisation, clauseNumber, text, disposition }) => (
                  <li key={commentId} className="stack-tight">
                    <p className="row">
                      <Link to="/omgangar/$roundId/synpunkter" params={{ roundId }} search={{ comment: commentId }} className="text-link">{t('answers.changes.comment', { number, organisation })}</Link>
                      {clauseNumber !== null && <span className="numbers soft">{clauseNumber}</span>}
                      <DispositionMark disposition={disposition} />
                    </p>
                    <p className="two-lines soft">{text.slice(0, shown)}</p>
                  </li>
                ))}
              </ul>
            </details>
          </>
        )}
      </Section>
      <div className="row-apart">
        <p role="status">{t('answers.changes.count', { all, unexplained })}</p>
        {all > 0 && (
          <Field className="no-print">
            <Label>{t('answers.changes.show')}</Label>
            <Select value={only ? 'unexplained' : 'all'} onChange={(event) => setOnly(event.target.value === 'unexplained')}>
              <Select.Option value="all">{t('answers.changes.show.all')}</Select.Option>
              <Select.Option value="unexplained">{t('answers.changes.show.unexplained')}</Select.Option>
            </Select>
          </Field>
        )}
      </div>
      {documents.map(({ documentId, frozenDocumentId, title, places }) => {
        const listed = only ? places.filter((place) => !isExplained(place)) : places;
        return (
          <Section key={documentId} title={title} count={places.length} acts={places.length > 0 && <Link to={comparisonAddress(documentId, { from: `frozen.${frozenDocumentId}`, to: 'now' }) as string} className="text-link">{t('answers.changes.compare')}</Link>}>
            {listed.length === 0 ? <p className="soft">{t(places.length === 0 ? 'answers.changes.none' : 'answers.changes.allExplained')}</p> : (
              <ol className="plain-list changed-places">
                {listed.map((place) => <li key={place.blocks.join()}><OnePlace roundId={roundId} documentId={documentId} place={place} mayExplain={refusals.explain === null} /></li>)}
              </ol>
            )}
          </Section>
        );
      })}
    </div>
  );
}

/** Characters: two lines hold no more, however wide the page is. */
const shown = 400;
/** Comments: more of them would hide the changes below. */
const shortList = 8;

function OnePlace({ roundId, documentId, place, mayExplain }: { roundId: string; documentId: string; place: ChangedPlace; mayExplain: boolean }): ReactNode {
  const t = useText();
  const placeOf = usePlaceOfChange();
  return (
    <article className="card stack-tight" data-unexplained={!isExplained(place) || undefined} aria-label={placeOf(place)}>
      <ChangedWords place={place} where={placeOf(place)} />
      {place.comments.length > 0 && (
        <div>
          <p className="small-label">{t('answers.changes.behind')}</p>
          <ul className="plain-list">
            {place.comments.map(({ linkId, commentId, number, organisation, disposition }) => (
              <li key={linkId} className="row">
                <Link to="/omgangar/$roundId/synpunkter" params={{ roundId }} search={{ comment: commentId }} className="text-link">{t('answers.changes.comment', { number, organisation })}</Link>
                <DispositionMark disposition={disposition} />
              </li>
            ))}
          </ul>
        </div>
      )}
      {(place.reason !== null || (mayExplain && place.comments.length === 0)) && <Reason key={place.reason?.at ?? ''} roundId={roundId} documentId={documentId} place={place} mayExplain={mayExplain} />}
    </article>
  );
}

function Reason({ roundId, documentId, place, mayExplain }: { roundId: string; documentId: string; place: ChangedPlace; mayExplain: boolean }): ReactNode {
  const t = useText();
  const client = useQueryClient();
  const { say } = useToasts();
  const placeOf = usePlaceOfChange();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState(place.reason?.text ?? '');
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const save = async () => {
    if (pending) return;
    setPending(true);
    setError(null);
    try {
      await changeActs.explain(roundId, { documentId, blocks: place.blocks, reason });
      say(t('answers.changes.reason.saved'));
      setOpen(false);
      await client.invalidateQueries({ queryKey: roundChangesQuery(roundId).queryKey });
    } catch (caught) {
      setError(caught);
    } finally {
      setPending(false);
    }
  };
  if (!open) {
    return (
      <div className="stack-tight">
        {place.reason !== null && <><p className="small-label">{t('answers.changes.reason')}</p><p className="written">{place.reason.text}</p><p className="small soft">{place.reason.by}, <Moment value={place.reason.at} form="medium" /></p></>}
        {mayExplain && <div className="no-print"><Button variant="tertiary" aria-label={`${t(place.reason === null ? 'answers.changes.reason.state' : 'answers.changes.reason.edit')}, ${placeOf(place)}`} onClick={() => setOpen(true)}><Icon name="edit" size={18} /> {t(place.reason === null ? 'answers.changes.reason.state' : 'answers.changes.reason.edit')}</Button></div>}
      </div>
    );
  }
  return (
    <div className="stack-tight no-print">
      <Field>
        <Label>{t('answers.changes.reason')}</Label>
        <Field.Description>{t('answers.changes.reason.help')}</Field.Description>
        <Textarea rows={3} value={reason} autoFocus onChange={(event) => setReason(event.target.value)} />
      </Field>
      <PersonalNumberWarning texts={[reason]} />
      <Problem error={error} />
      <div className="row">
        <Button loading={pending} onClick={() => void save()}>{t('answers.changes.reason.save')}</Button>
        <Button variant="tertiary" onClick={() => { setReason(place.reason?.text ?? ''); setOpen(false); }}>{t('ui.cancel')}</Button>
      </div>
    </div>
  );
}
