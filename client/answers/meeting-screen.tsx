/** One meeting list: to print for the meeting, to decide there in one act with its exceptions, and to read afterwards. */
import { Button } from '@digdir/designsystemet-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { type ReactNode, useRef, useState } from 'react';
import type { Meeting, MeetingItem } from '#shared/answer-meetings.ts';
import { inNumberOrder } from '#shared/comment-splits.ts';
import { meetingDecisionInput } from '#shared/answer-meetings.ts';
import { ActButton } from '../ui/act-button.tsx';
import { dayText, momentText } from '../ui/dates.tsx';
import { ConfirmDialog, Modal } from '../ui/dialogs.tsx';
import { FormBody, TextField, useForm } from '../ui/form.tsx';
import { Icon } from '../ui/icons.tsx';
import { Answered } from '../ui/loading.tsx';
import { PageTitle } from '../ui/page.tsx';
import { Problem } from '../ui/problem.tsx';
import { useLocale, useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { type Exceptions, incomplete, keepExceptions, keptExceptions, type Noted, sentExceptions, tallyOf } from './meeting-exceptions.ts';
import { MeetingTable } from './meeting-table.tsx';
import { MeetingDay } from './meeting-day.tsx';
import { meetingActs, meetingQuery, useChangedMeeting } from './meetings.ts';
import { RoundTabs } from './round-tabs.tsx';
import './meetings.css';

export function MeetingScreen(): ReactNode {
  const { meetingId = '' } = useParams({ strict: false });
  const question = useQuery(meetingQuery(meetingId));
  return <Answered question={question}>{(meeting) => <OneList key={meeting.id} meeting={meeting} />}</Answered>;
}

function OneList({ meeting }: { meeting: Meeting }): ReactNode {
  const t = useText();
  const { locale } = useLocale();
  const [exceptions, setExceptions] = useState<Exceptions>(() => keptExceptions(window.sessionStorage, meeting.id));
  const { id, roundId, body, heldOn, decided, items, by, at, refusals } = meeting;
  const mayDecide = refusals.decide === null;
  const except = (commentId: string, noted: Noted | null) => setExceptions((old) => {
    const { [commentId]: _before, ...rest } = old;
    const now = noted === null ? rest : { ...rest, [commentId]: noted };
    keepExceptions(window.sessionStorage, id, now);
    return now;
  });
  const dropping = useDropping(meeting);
  return (
    <div className="stack answers-page meeting-page">
      <PageTitle
        title={t('meeting.name', { body, on: dayText(locale, heldOn) })} over={t('meeting.over')} space="working"
        acts={(
          <>
            <MeetingDay meeting={meeting} />
            <Button variant="secondary" onClick={() => window.print()}>{t('meeting.print')}</Button>
            {(['docx', 'pdf'] as const).map((format) => <a key={format} href={`/api/meetings/${id}/list/${format}?locale=${locale}`} download className="ds-button" data-variant="secondary"><Icon name="download" size={18} /> {t(`meeting.${format}`)}</a>)}
          </>
        )}
      />
      <RoundTabs />
      <p className="no-print"><Link to="/omgangar/$roundId/moten" params={{ roundId }} className="text-link"><Icon name="arrowLeft" size={16} /> {t('meeting.back')}</Link></p>
      <p className="soft">{t('meeting.comments', { count: items.length })} · {t('meeting.madeBy', { by, at: momentText(locale, at, 'medium') })}</p>
      {decided !== null && <Decided meeting={meeting} decided={decided} />}
      {decided === null && <Stale meeting={meeting} mayChange={refusals.change === null} />}
      <Problem error={dropping.error} />
      <MeetingTable items={items} decided={decided !== null} exceptions={mayDecide ? exceptions : null} onExcept={except} onDrop={refusals.change === null && items.length > 1 ? dropping.drop : null} />
      {decided === null && <Acts meeting={meeting} exceptions={exceptions} />}
    </div>
  );
}

const numbersOf = (items: readonly Pick<MeetingItem, 'number'>[]): string => items.map(({ number }) => number).sort(inNumberOrder).join(', ');

function Decided({ meeting: { items }, decided }: { meeting: Meeting; decided: NonNullable<Meeting['decided']> }): ReactNode {
  const t = useText();
  const { locale } = useLocale();
  const changed = items.filter(({ outcome }) => outcome?.how === 'changed');
  return (
    <div className="card stack-tight">
      <p className="row"><Icon name="check" size={20} /> <strong>{t('meeting.done')}{decided.paragraph !== '' && `, ${decided.paragraph}`}</strong></p>
      <p>{t('meeting.result', decided.tally)}</p>
      {changed.length > 0 && <p className="warned"><Icon name="warning" size={18} /><span>{t('meeting.result.changed', { count: changed.length, list: numbersOf(changed) })}</span></p>}
      <p className="small soft">{t('meeting.enteredBy', { by: decided.by, at: momentText(locale, decided.at, 'medium') })}</p>
    </div>
  );
}

/** The items as they would be listed again: what has a newer proposal with that, and without what can no longer be decided. */
const renewed = (items: readonly MeetingItem[]) => items.flatMap(({ commentId, version, now, newest }) => {
  if (now === 'same') return [{ commentId, version }];
  return now === 'changed' && newest !== null ? [{ commentId, version: newest.version }] : [];
});

function Stale({ meeting, mayChange }: { meeting: Meeting; mayChange: boolean }): ReactNode {
  const t = useText();
  const { say } = useToasts();
  const change = useChangedMeeting(meeting.id);
  const [error, setError] = useState<unknown>(null);
  const stale = meeting.items.filter(({ now }) => now !== 'same');
  const items = renewed(meeting.items);
  const { body, heldOn, revision } = meeting;
  const renew = async () => {
    setError(null);
    try {
      await change({ body, heldOn, revision, items });
      say(t('meeting.renewed'));
    } catch (caught) {
      setError(caught);
    }
  };
  return (
    <div role="status" className="no-print">
      {stale.length > 0 && (
        <div className="warned">
          <Icon name="warning" size={18} />
          <div className="stack-tight">
            <p>{t('meeting.stale', { count: stale.length, list: numbersOf(stale) })}</p>
            {mayChange && items.length > 0 && <><p className="small">{t('meeting.renew.help')}</p><div><Button variant="secondary" onClick={() => void renew()}>{t('meeting.renew')}</Button></div></>}
            <Problem error={error} />
          </div>
        </div>
      )}
    </div>
  );
}

function useDropping({ id, body, heldOn, revision, items }: Meeting) {
  const t = useText();
  const { say } = useToasts();
  const change = useChangedMeeting(id);
  const [error, setError] = useState<unknown>(null);
  const put = async (kept: readonly MeetingItem[], at: number) => change({ body, heldOn, revision: at, items: kept.map(({ commentId, version }) => ({ commentId, version })) });
  const drop = async (item: MeetingItem) => {
    setError(null);
    try {
      await put(items.filter(({ commentId }) => commentId !== item.commentId), revision);
      say(t('meeting.dropped', { number: item.number }), { undo: () => void put(items, revision + 1).catch(setError) });
    } catch (caught) {
      setError(caught);
    }
  };
  return { drop: (item: MeetingItem) => void drop(item), error };
}

function Acts({ meeting, exceptions }: { meeting: Meeting; exceptions: Exceptions }): ReactNode {
  const t = useText();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { say } = useToasts();
  const [asked, setAsked] = useState<'decide' | 'remove' | null>(null);
  const { locale } = useLocale();
  const { id, roundId, heldOn, refusals, items, revision } = meeting;
  const lacking = incomplete(items, exceptions);
  const tally = tallyOf(items, exceptions);
  const nothing = tally.decided + tally.otherwise === 0;
  const remove = async () => {
    await meetingActs.remove(id);
    keepExceptions(window.sessionStorage, id, {});
    say(t('meeting.removed'));
    await navigate({ to: '/omgangar/$roundId/moten', params: { roundId } });
    client.removeQueries({ queryKey: meetingQuery(id).queryKey });
    await client.invalidateQueries({ queryKey: ['meeting'] });
  };
  if (refusals.decide?.endsWith('-only') === true && refusals.change !== null) return null;
  return (
    <div className="stack-tight no-print">
      {lacking.length > 0 && <p className="warned" role="status"><Icon name="warning" size={18} /><span>{t('meeting.lacks', { count: lacking.length, list: lacking.join(', ') })}</span></p>}
      <div className="row">
        <ActButton refusalValues={{ heldOn: dayText(locale, heldOn) }} refusal={refusals.decide ?? (nothing ? 'meeting-nothing-decided' : lacking.length > 0 ? 'rationale-missing' : null)} onAct={() => setAsked('decide')}>{t('meeting.decide')}</ActButton>
        <ActButton refusal={refusals.change ?? null} showWhy={false} variant="tertiary" danger onAct={() => setAsked('remove')}>{t('meeting.remove')}</ActButton>
      </div>
      <Modal open={asked === 'decide'} title={t('meeting.decide.title')} onClose={() => setAsked(null)}>
        <p>{t('meeting.decide.text', tally)}</p>
        <p>{t('meeting.decide.keeps')}</p>
        <DecisionForm key={revision} meeting={meeting} exceptions={exceptions} onDecided={() => { setAsked(null); say(t('meeting.decided')); }} />
      </Modal>
      <ConfirmDialog open={asked === 'remove'} title={t('meeting.remove.title')} act={t('meeting.remove')} danger onClose={() => setAsked(null)} onConfirm={remove}><p>{t('meeting.remove.text')}</p></ConfirmDialog>
    </div>
  );
}

function DecisionForm({ meeting: { id, items, revision }, exceptions, onDecided }: { meeting: Meeting; exceptions: Exceptions; onDecided: () => void }): ReactNode {
  const t = useText();
  const client = useQueryClient();
  const key = useRef<{ of: string; key: string } | null>(null);
  const form = useForm({
    schema: meetingDecisionInput,
    start: { paragraph: '' },
    toInput: ({ paragraph }) => ({ revision, paragraph: paragraph.trim(), exceptions: sentExceptions(items, exceptions) }),
    submit: async (input) => {
      const of = JSON.stringify(input);
      if (key.current?.of !== of) key.current = { of, key: crypto.randomUUID() };
      client.setQueryData(meetingQuery(id).queryKey, await meetingActs.decide(id, input, key.current.key));
      keepExceptions(window.sessionStorage, id, {});
      void client.invalidateQueries({ predicate: ({ queryKey }) => ['answer', 'meeting', 'next-step', 'journal'].includes(String(queryKey[0])) && queryKey[2] !== id });
      onDecided();
    },
  });
  return (
    <FormBody form={form} submitText={t('meeting.decide')} labels={{ paragraph: t('meeting.paragraph') }}>
      <TextField form={form} name="paragraph" label={t('meeting.paragraph')} description={t('meeting.paragraph.help')} optional maxLength={200} autoComplete="off" />
    </FormBody>
  );
}
