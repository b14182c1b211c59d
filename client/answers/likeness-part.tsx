/** Comments that say the same as the open one, suggested to be answered with it, and those that are worth a look beside it. */
import { Button } from '@digdir/designsystemet-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useRef, useState } from 'react';
import type { AlikeComment, CommentLikeness } from '#shared/answer-likeness.ts';
import type { Answer } from '#shared/answers.ts';
import { Difference } from '../consultation/difference.tsx';
import { useRound } from '../consultation/round-context.ts';
import { Icon } from '../ui/icons.tsx';
import { Problem } from '../ui/problem.tsx';
import { useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { AnswerState } from './answer-state.tsx';
import { type BenchSearch, filterOf } from './filter.ts';
import { GroupAnswerDialog } from './group-answer.tsx';
import { likenessActs, likenessQuery } from './likeness.ts';

interface Props {
  answer: Answer;
  search: BenchSearch;
}

/** Nothing stands here while the comments are compared, or when nothing is alike: a suggestion that does not come is missed by nobody. */
export function LikenessPart({ answer, search }: Props): ReactNode {
  const t = useText();
  const { data } = useQuery(likenessQuery(answer.row.id));
  if (data === undefined || data.group.length + data.similar.length === 0) return null;
  return (
    <section className="card stack likeness" aria-label={t('answers.likeness')}>
      {data.group.length > 0 && <Group answer={answer} likeness={data} search={search} />}
      {data.similar.length > 0 && (
        <div className="stack-tight">
          <h3>{t('answers.likeness.similar')}</h3>
          <p className="soft small">{t('answers.likeness.similar.lead')}</p>
          <ul className="plain-list alike-comments">
            {data.similar.map((one) => <AlikeItem key={one.id} one={one} open={answer.row.text} search={search} />)}
          </ul>
        </div>
      )}
    </section>
  );
}

function Group({ answer, likeness: { group, more, refusals }, search }: Props & { likeness: CommentLikeness }): ReactNode {
  const t = useText();
  const client = useQueryClient();
  const { say } = useToasts();
  const heading = useRef<HTMLHeadingElement>(null);
  const [answering, setAnswering] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const { id } = answer.row;

  const put = async (other: AlikeComment, apart: boolean) => {
    setError(null);
    try {
      await likenessActs.separate(other.id, { others: [id, ...group.map((one) => one.id)].filter((one) => one !== other.id), apart });
      await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === 'answer' && ['likeness', 'round-likeness'].includes(String(queryKey[1])) });
      if (!apart) return;
      // The button that was pressed is gone.
      heading.current?.focus();
      say(t('answers.likeness.apart.done', { number: other.number }), { undo: () => void put(other, false) });
    } catch (caught) {
      setError(caught);
    }
  };

  return (
    <div className="stack-tight">
      <h3 ref={heading} tabIndex={-1}>{t('answers.likeness.group')}</h3>
      <p>{t('answers.likeness.group.lead', { count: group.length + more })}</p>
      <Problem error={error} />
      <ul className="plain-list alike-comments">
        {group.map((one) => (
          <AlikeItem key={one.id} one={one} open={answer.row.text} search={search}>
            {refusals.separate === null && <Button variant="tertiary" data-size="sm" className="no-print" onClick={() => void put(one, true)}>{t('answers.likeness.apart')}<span className="ds-sr-only">: {t('answers.likeness.apart.of', { number: one.number })}</span></Button>}
          </AlikeItem>
        ))}
      </ul>
      {more > 0 && <p className="soft small">{t('answers.likeness.more', { count: more })}</p>}
      {(answer.refusals.propose === null || answer.refusals.decide === null || group.some(({ refusals: its }) => its.propose === null || its.decide === null)) && (
        <div className="no-print"><Button variant="secondary" onClick={() => setAnswering(true)}><Icon name="speech" size={18} /> {t('answers.likeness.together')}</Button></div>
      )}
      {answering && <GroupAnswerDialog answer={answer} group={group} onClose={() => setAnswering(false)} />}
    </div>
  );
}

function AlikeItem({ one, open, search, children }: { one: AlikeComment; open: string; search: BenchSearch; children?: ReactNode }): ReactNode {
  const t = useText();
  const round = useRound();
  const [compared, setCompared] = useState(false);
  return (
    <li className="stack-tight alike-comment">
      <div className="row">
        <Link to="/omgangar/$roundId/synpunkter" params={{ roundId: round.id }} search={{ ...filterOf(search), comment: one.id }} className="text-link"><span className="numbers">{one.number}</span> {one.organisation}</Link>
        {one.clauseNumber !== null && <span className="soft small numbers" title={one.clauseHeading ?? undefined}>{t('answers.likeness.found.clause', { clause: one.clauseNumber })}</span>}
        {one.duplicateOf === null ? <AnswerState row={one} /> : <span className="soft small"><Icon name="link" size={14} /> {t('answers.likeness.duplicate', { number: one.duplicateOf })}</span>}
        {children}
      </div>
      <details className="small" onToggle={(event) => setCompared(event.currentTarget.open)}>
        <summary>{t('answers.likeness.compare')}</summary>
        {compared && <div className="quoted"><Difference from={open} to={one.text} /></div>}
      </details>
    </li>
  );
}
