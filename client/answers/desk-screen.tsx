/** A person's desk: what waits at the benches of every matter, what is late first. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { DeskRound } from '#shared/answer-desk.ts';
import { usePerson } from '../people/session.ts';
import { dayText, today } from '../ui/dates.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Answered } from '../ui/loading.tsx';
import { Tag } from '../ui/marks.tsx';
import { PageTitle, Section } from '../ui/page.tsx';
import { useLocale, useText } from '../ui/text.tsx';
import { deskQuery, listOf, toDecideList } from './desk.ts';
import { ToBench } from './to-bench.tsx';
import './desk.css';

export function DeskScreen(): ReactNode {
  const t = useText();
  const question = useQuery(deskQuery);
  return (
    <div className="stack-wide desk-page">
      <PageTitle title={t('desk.title')} lead={t('desk.lead')} space="working" />
      <Answered question={question}>{({ items }) => (items.length === 0 ? <EmptyState>{t('desk.none')}</EmptyState> : items.map((one) => <DeskOfRound key={one.roundId} of={one} />))}</Answered>
    </div>
  );
}

function DeskOfRound({ of }: { of: DeskRound }): ReactNode {
  const t = useText();
  const { id: me } = usePerson();
  const { roundId, counts, first } = of;
  const rows = [['toDecide', toDecideList(of)], ['toReview', listOf.toReview()], ['returned', listOf.returned(me)]] as const;
  return (
    <Section title={of.matter} id={roundId}>
      <p className="soft">{of.round}</p>
      <ul className="plain-list desk-figures">
        {rows.filter(([one]) => counts[one] > 0).map(([one, search]) => <li key={one}><ToBench roundId={roundId} search={search}>{t(`desk.${one}`, { count: counts[one] })}</ToBench></li>)}
      </ul>
      {counts.mine > 0 && (
        <>
          <p className="row desk-mine">
            <strong>{t('desk.mine', { count: counts.mine })}</strong>
            {counts.late > 0 && <Tag tone="ochre" sign="clock">{t('desk.late', { count: counts.late })}</Tag>}
            {counts.soon > 0 && <Tag sign="calendar">{t('desk.soon', { count: counts.soon })}</Tag>}
          </p>
          <ul className="plain-list desk-comments" aria-label={t('desk.comments')}>{first.map((comment) => <DeskComment key={comment.id} roundId={roundId} comment={comment} me={me} />)}</ul>
          <p><ToBench roundId={roundId} search={listOf.mine(me)}>{counts.mine > first.length ? t('desk.allMine', { count: counts.mine }) : t('desk.atBench')}</ToBench></p>
        </>
      )}
    </Section>
  );
}

function DeskComment({ roundId, comment: { id, number, organisation, clauseNumber, text, state, returned, dueOn, handedOverBy }, me }: { roundId: string; comment: DeskRound['first'][number]; me: string }): ReactNode {
  const t = useText();
  const { locale } = useLocale();
  const late = dueOn !== null && dueOn < today();
  return (
    <li className="desk-comment">
      <div className="stack-tight">
        <p><Link to="/omgangar/$roundId/synpunkter" params={{ roundId }} search={{ ...listOf.mine(me), comment: id }} className="text-link">{t('desk.comment', { number })}</Link> <span className="soft">{organisation} · {clauseNumber === null ? t('desk.whole') : t('desk.clause', { clause: clauseNumber })}</span></p>
        <p className="desk-words">{text}</p>
      </div>
      <p className="desk-day small">
        {dueOn === null ? <span className="soft">{t('desk.noDay')}</span> : late ? <Tag tone="ochre" sign="clock">{t('desk.overdue', { day: dayText(locale, dueOn, 'medium') })}</Tag> : <Tag sign="calendar">{t('desk.due', { day: dayText(locale, dueOn, 'medium') })}</Tag>}
        <span className="soft">{returned ? t('desk.sentBack') : t(`desk.state.${state === 'new' ? 'new' : 'proposed'}`)}</span>
        {handedOverBy !== null && <span className="soft">{t('desk.handedOver', { by: handedOverBy })}</span>}
      </p>
    </li>
  );
}
