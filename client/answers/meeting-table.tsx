/** The proposals of a meeting list, one row each: on paper with room for notes, on the screen with what the meeting does with it. */
import { Field, Label, Select, Textarea, Textfield } from '@digdir/designsystemet-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { MeetingItem } from '#shared/answer-meetings.ts';
import { missingInAnswer } from '#shared/answers.ts';
import { dispositions, type Disposition } from '#shared/export.ts';
import { useRound } from '../consultation/round-context.ts';
import { Difference, readableQuote } from '../consultation/difference.tsx';
import { Icon } from '../ui/icons.tsx';
import { DispositionMark, Tag } from '../ui/marks.tsx';
import { PersonalNumberWarning } from '../ui/personal-numbers.tsx';
import { useRefusalText } from '../ui/problem.tsx';
import { useText } from '../ui/text.tsx';
import { begun, type Exceptions, type Noted } from './meeting-exceptions.ts';

interface Props {
  items: readonly MeetingItem[];
  decided: boolean;
  /** Null for who may not decide. */
  exceptions: Exceptions | null;
  onExcept: (commentId: string, noted: Noted | null) => void;
  onDrop: ((item: MeetingItem) => void) | null;
}

export function MeetingTable({ items, decided, exceptions, onExcept, onDrop }: Props): ReactNode {
  const t = useText();
  const last = decided ? 'outcome' : 'act';
  const lastWidth = decided || exceptions !== null ? 'meeting-last' : 'meeting-drop';
  const columns = ['number', 'organisation', 'clause', 'comment', 'proposal', 'rationale'] as const;
  const several = new Set(items.flatMap(({ documentTitle }) => documentTitle ?? [])).size > 1;
  return (
    <div className="meeting-region">
      {/* A caption that only a screen reader hears would push the first row to a sheet of its own on paper. */}
      <table className="meeting-table" aria-label={t('meeting.table')}>
        <thead>
          <tr>
            {columns.map((one) => <th key={one} scope="col" className={`meeting-${one}`}>{t(`meeting.column.${one}`)}</th>)}
            <th scope="col" className={decided ? lastWidth : `${lastWidth} no-print`}>{t(`meeting.column.${last}`)}</th>
            {!decided && <th scope="col" className="print-only meeting-notes">{t('meeting.column.notes')}</th>}
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.commentId} data-stale={!decided && item.now !== 'same' ? true : undefined}>
              <ProposalCells item={item} several={several} />
              <td className={decided ? undefined : 'no-print'} data-label={t(`meeting.column.${last}`)}>
                {decided ? <Became item={item} /> : <AtMeeting item={item} noted={exceptions?.[item.commentId]} onExcept={exceptions === null ? null : onExcept} onDrop={onDrop} />}
              </td>
              {!decided && <td className="print-only" />}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ProposalCells({ item, several }: { item: MeetingItem; several: boolean }): ReactNode {
  const t = useText();
  const { id: roundId } = useRound();
  const { number, organisation, clauseNumber, clauseHeading, documentTitle, quote, text, proposedText, listed, commentId } = item;
  const clause = [clauseNumber, clauseHeading].filter(Boolean).join(' ') || t('meeting.whole');
  return (
    <>
      <th scope="row" data-label={t('meeting.column.number')}><Link to="/omgangar/$roundId/synpunkter" params={{ roundId }} search={{ comment: commentId }} className="text-link" aria-label={t('meeting.open', { number })}>{number}</Link></th>
      <td data-label={t('meeting.column.organisation')}>{organisation}</td>
      <td data-label={t('meeting.column.clause')}>{several && documentTitle !== null ? `${documentTitle}: ${clause}` : clause}</td>
      <td data-label={t('meeting.column.comment')}>
        {quote !== '' && <p className="soft">{readableQuote(quote)}</p>}
        {text !== '' && <p className="written">{text}</p>}
        {proposedText !== '' && <><p className="small-label">{t('meeting.proposedText')}</p><p>{quote === '' ? proposedText : <Difference from={quote} to={proposedText} />}</p></>}
      </td>
      <td data-label={t('meeting.column.proposal')}><Given answer={listed} /></td>
      <td data-label={t('meeting.column.rationale')}>{listed.rationale !== '' && <p className="written">{listed.rationale}</p>}</td>
    </>
  );
}

function Given({ answer: { disposition, referredTo } }: { answer: MeetingItem['listed'] }): ReactNode {
  return <><DispositionMark disposition={disposition} />{referredTo !== '' && <p>{referredTo}</p>}</>;
}

function Became({ item: { outcome } }: { item: MeetingItem }): ReactNode {
  const t = useText();
  if (outcome === null) return null;
  return (
    <div className="stack-tight">
      <p><strong>{t(`meeting.became.${outcome.how}`)}</strong></p>
      {outcome.how === 'otherwise' && outcome.answer !== null && <><Given answer={outcome.answer} /><p className="written">{outcome.answer.rationale}</p></>}
      {outcome.reason !== '' && <p className="written">{outcome.reason}</p>}
    </div>
  );
}

interface AtMeetingProps {
  item: MeetingItem;
  noted: Noted | undefined;
  onExcept: Props['onExcept'] | null;
  onDrop: Props['onDrop'];
}

function AtMeeting({ item, noted, onExcept, onDrop }: AtMeetingProps): ReactNode {
  const t = useText();
  const { commentId, number, now } = item;
  if (now !== 'same') return <Tag tone="ochre" sign="warning">{t(`meeting.now.${now}`)}</Tag>;
  const drop = onDrop !== null && <button type="button" className="text-button" onClick={() => onDrop(item)} aria-label={t('meeting.drop', { number })}><Icon name="bin" size={16} /> {t('meeting.dropShort')}</button>;
  // Before the day of the meeting nothing can be decided, but the list can still be put right.
  if (onExcept === null) return drop;
  const choose = (how: string) => onExcept(commentId, how === 'left' || how === 'otherwise' ? { ...(noted ?? begun(item, how)), how } : null);
  return (
    <div className="stack-tight at-meeting">
      <Select aria-label={t('meeting.how', { number })} value={noted?.how ?? 'decided'} onChange={(event) => choose(event.target.value)}>
        {(['decided', 'left', 'otherwise'] as const).map((how) => <Select.Option key={how} value={how}>{t(`meeting.how.${how}`)}</Select.Option>)}
      </Select>
      {noted?.how === 'left' && (
        <Field>
          <Label>{t('meeting.leftReason')}</Label>
          <Field.Description>{t('meeting.leftReason.help')}</Field.Description>
          <Textarea rows={2} value={noted.reason} onChange={(event) => onExcept(commentId, { ...noted, reason: event.target.value })} />
        </Field>
      )}
      {noted?.how === 'otherwise' && <Otherwise noted={noted} onChange={(part) => onExcept(commentId, { ...noted, ...part })} />}
      <PersonalNumberWarning texts={noted === undefined ? [] : [noted.reason, noted.rationale]} />
      {drop}
    </div>
  );
}

function Otherwise({ noted, onChange }: { noted: Noted; onChange: (part: Partial<Noted>) => void }): ReactNode {
  const t = useText();
  const sentence = useRefusalText();
  const missing = missingInAnswer(noted);
  return (
    <>
      <Field>
        <Label>{t('meeting.disposition')}</Label>
        <Select value={noted.disposition} onChange={(event) => onChange({ disposition: event.target.value as Disposition })}>
          {dispositions.map((one) => <Select.Option key={one} value={one}>{t(`ui.disposition.${one}`)}</Select.Option>)}
        </Select>
      </Field>
      {noted.disposition === 'referred_elsewhere' && <Textfield label={t('meeting.referredTo')} value={noted.referredTo} error={missing.includes('target-missing') ? sentence('target-missing') : undefined} onChange={(event) => onChange({ referredTo: event.target.value })} />}
      <Textfield multiline rows={4} label={t('meeting.rationale')} value={noted.rationale} error={missing.includes('rationale-missing') ? sentence('rationale-missing') : undefined} onChange={(event) => onChange({ rationale: event.target.value })} />
    </>
  );
}
