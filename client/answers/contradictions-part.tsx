/** Other wordings proposed for the same words, on each of the comments that cannot both be followed. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Answer } from '#shared/answers.ts';
import { Difference } from '../consultation/difference.tsx';
import { useRound } from '../consultation/round-context.ts';
import { Icon } from '../ui/icons.tsx';
import { Tag } from '../ui/marks.tsx';
import { useText } from '../ui/text.tsx';
import { AnswerState } from './answer-state.tsx';
import { type BenchSearch, filterOf } from './filter.ts';
import { contradictionsQuery } from './likeness.ts';

export function ContradictionsPart({ answer: { row }, search }: { answer: Answer; search: BenchSearch }): ReactNode {
  const t = useText();
  const round = useRound();
  const { data } = useQuery({ ...contradictionsQuery(row.id), enabled: row.proposedText !== '' });
  const items = data?.items ?? [];
  if (items.length === 0) return null;
  const open = items.filter(({ settled }) => !settled).length;
  return (
    <section className="card stack-tight contradictions" aria-label={t('answers.contradictions')}>
      <h3>{t('answers.contradictions')}</h3>
      {open > 0
        ? <p className="warned"><Icon name="warning" size={18} /> <span>{t('answers.contradictions.open', { count: open })}</span></p>
        : <p className="soft">{t('answers.contradictions.settled', { count: items.length })}</p>}
      <ul className="plain-list alike-comments">
        {items.map((one) => (
          <li key={one.id} className="stack-tight alike-comment">
            <div className="row">
              <Link to="/omgangar/$roundId/synpunkter" params={{ roundId: round.id }} search={{ ...filterOf(search), comment: one.id }} className="text-link"><span className="numbers">{one.number}</span> {one.organisation}</Link>
              <AnswerState row={one} />
              <Tag tone={one.settled ? 'neutral' : 'ochre'} sign={one.settled ? 'check' : 'warning'}>{t(one.settled ? 'answers.contradictions.isSettled' : 'answers.contradictions.isOpen')}</Tag>
            </div>
            <div className="quoted proposed">{one.quote === '' ? <p className="written">{one.proposedText}</p> : <Difference from={one.quote} to={one.proposedText} />}</div>
          </li>
        ))}
      </ul>
    </section>
  );
}
