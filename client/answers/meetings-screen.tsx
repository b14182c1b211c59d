/** Lists of proposals for meetings: those that wait, those that are decided, and the making of a new one. */
import { Button, Checkbox, Field, Fieldset, Label, Select } from '@digdir/designsystemet-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { type ReactNode, useRef, useState } from 'react';
import { type Awaiting, meetingInput, type MeetingSummary, mostOnMeetingList } from '#shared/answer-meetings.ts';
import { dayText, momentText, today } from '../ui/dates.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { DayField, FormBody, TextField, useForm } from '../ui/form.tsx';
import { Answered } from '../ui/loading.tsx';
import { DispositionMark, Tag } from '../ui/marks.tsx';
import { PageTitle, Section } from '../ui/page.tsx';
import { useRefusalText } from '../ui/problem.tsx';
import { useLocale, useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { awaitingQuery, meetingActs, meetingsQuery } from './meetings.ts';
import { RoundTabs } from './round-tabs.tsx';
import './meetings.css';

export function MeetingsScreen(): ReactNode {
  const t = useText();
  const { roundId = '' } = useParams({ strict: false });
  const meetings = useQuery(meetingsQuery(roundId));
  const awaiting = useQuery(awaitingQuery(roundId));
  return (
    <div className="stack answers-page">
      <PageTitle title={t('meeting.title')} space="working" />
      <RoundTabs />
      <p className="lead">{t('meeting.lead')}</p>
      <Answered question={meetings}>
        {({ items }) => (items.length === 0 ? <EmptyState>{t('meeting.none')}</EmptyState> : (
          <Section title={t('meeting.lists')} id="lists" count={items.length}>
            <ul className="plain-list meeting-lists">{items.map((one) => <li key={one.id}><OneMeeting meeting={one} /></li>)}</ul>
          </Section>
        ))}
      </Answered>
      <Answered question={awaiting}>{(found) => <NewList roundId={roundId} awaiting={found} />}</Answered>
    </div>
  );
}

function OneMeeting({ meeting: { id, roundId, body, heldOn, comments, decided, by, at } }: { meeting: MeetingSummary }): ReactNode {
  const t = useText();
  const { locale } = useLocale();
  return (
    <div className="card row-apart">
      <div className="stack-tight">
        <h3><Link to="/omgangar/$roundId/moten/$meetingId" params={{ roundId, meetingId: id }} className="text-link">{t('meeting.name', { body, on: dayText(locale, heldOn) })}</Link></h3>
        <p className="small soft">{t('meeting.comments', { count: comments })} · {t('meeting.madeBy', { by, at: momentText(locale, at, 'medium') })}</p>
      </div>
      {decided === null ? <Tag tone="ochre">{t('meeting.waiting')}</Tag> : <Tag tone="green" sign="check">{t('meeting.done')}{decided.paragraph !== '' && ` ${decided.paragraph}`}</Tag>}
    </div>
  );
}

/** Nothing is on the list before somebody has chosen it: what a meeting decides together is read together. */
function NewList({ roundId, awaiting: { items, refusals } }: { roundId: string; awaiting: Awaiting }): ReactNode {
  const t = useText();
  const sentence = useRefusalText();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { say } = useToasts();
  const [wanted, setWanted] = useState<ReadonlySet<string>>(new Set());
  const [chapter, setChapter] = useState('');
  const key = useRef(crypto.randomUUID());
  const chosen = items.filter(({ commentId }) => wanted.has(commentId));
  const chapters = [...new Set(items.map(chapterOf))];
  const shown = chapters.includes(chapter) ? items.filter((one) => chapterOf(one) === chapter) : items;
  const hidden = chosen.length - shown.filter(({ commentId }) => wanted.has(commentId)).length;
  const form = useForm({
    schema: meetingInput,
    start: { body: '', heldOn: today(), items: '' },
    toInput: ({ body, heldOn }) => ({ body, heldOn, items: chosen.map(({ commentId, version }) => ({ commentId, version })) }),
    submit: async (input) => {
      const { id } = await meetingActs.make(roundId, input, key.current);
      say(t('meeting.made'));
      await client.invalidateQueries({ queryKey: ['meeting'] });
      await navigate({ to: '/omgangar/$roundId/moten/$meetingId', params: { roundId, meetingId: id } });
    },
  });
  const turn = (ids: readonly string[], on: boolean) => {
    key.current = crypto.randomUUID();
    setWanted((old) => {
      const now = new Set(old);
      for (const id of ids) if (on) now.add(id); else now.delete(id);
      return now;
    });
  };
  const refusal = refusals.make ?? null;
  if (refusal !== null) return <p className="soft">{sentence(refusal)}</p>;
  return (
    <Section title={t('meeting.new')} id="new">
      {items.length === 0 ? <EmptyState>{t('meeting.new.none')}</EmptyState> : (
        <FormBody
          form={form} submitText={t('meeting.make')}
          aside={(
            <>
              <p role="status" className="meeting-chosen">{t('meeting.chosen', { count: chosen.length })}{hidden > 0 && ` ${t('meeting.chosenHidden', { count: hidden })}`} {chosen.length > mostOnMeetingList && t('meeting.tooMany', { most: mostOnMeetingList })}</p>
              <Button variant="tertiary" data-size="sm" onClick={() => turn(shown.map(({ commentId }) => commentId), true)}>{t(shown.length < items.length ? 'meeting.chooseShown' : 'meeting.chooseAll', { count: shown.length })}</Button>
              <Button variant="tertiary" data-size="sm" onClick={() => turn(items.map(({ commentId }) => commentId), false)}>{t('meeting.chooseNone')}</Button>
            </>
          )}
          labels={{ body: t('meeting.body'), heldOn: t('meeting.heldOn'), items: t('meeting.choose') }}
        >
          <TextField form={form} name="body" label={t('meeting.body')} description={t('meeting.body.help')} autoComplete="off" maxLength={200} />
          <DayField form={form} name="heldOn" label={t('meeting.heldOn')} />
          <Fieldset className="meeting-choice">
            <Fieldset.Legend>{t('meeting.choose')}</Fieldset.Legend>
            <Fieldset.Description>{t('meeting.new.lead')}</Fieldset.Description>
            {chapters.length > 1 && (
              <Field>
                <Label>{t('meeting.chapter')}</Label>
                <Select value={chapters.includes(chapter) ? chapter : ''} onChange={(event) => setChapter(event.target.value)}>
                  <Select.Option value="">{t('meeting.chapter.all', { count: items.length })}</Select.Option>
                  {chapters.map((one) => <Select.Option key={one} value={one}>{t('meeting.chapter.one', { chapter: one, whole: one === whole ? 'yes' : 'no', count: items.filter((its) => chapterOf(its) === one).length })}</Select.Option>)}
                </Select>
              </Field>
            )}
            <ul className="plain-list meeting-proposals">
              {shown.map((one) => (
                <li key={one.commentId}>
                  <Checkbox label={<ProposalLine proposal={one} />} checked={wanted.has(one.commentId)} onChange={(event) => turn([one.commentId], event.target.checked)} />
                </li>
              ))}
            </ul>
          </Fieldset>
        </FormBody>
      )}
    </Section>
  );
}

/** For what is said of no numbered clause. */
const whole = 'whole';
/** Its clause on the highest level; documents side by side have their own. */
const chapterOf = ({ clauseNumber, documentTitle }: Awaiting['items'][number]): string => (clauseNumber === null ? whole : [documentTitle, clauseNumber.split('.')[0]].filter(Boolean).join(', '));

function ProposalLine({ proposal: { number, organisation, clauseNumber, clauseHeading, text, proposedText, disposition } }: { proposal: Awaiting['items'][number] }): ReactNode {
  const t = useText();
  return (
    <span className="proposal-line">
      <span><strong>{number}</strong> {[clauseNumber, clauseHeading].filter(Boolean).join(' ') || t('meeting.whole')} · {organisation}</span>
      <span className="soft excerpt">{text || proposedText}</span>
      <DispositionMark disposition={disposition} />
    </span>
  );
}
