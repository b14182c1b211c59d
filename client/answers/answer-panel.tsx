/** One comment, open: the words it was made on, what it says, its answer, how it is sorted and what has happened to it. */
import { Button } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import type { Answer } from '#shared/answers.ts';
import { useRound } from '../consultation/round-context.ts';
import { packageQuery } from '../consultation/consultation.ts';
import { usePlaceName } from '../drafting/place-name.tsx';
import { Icon } from '../ui/icons.tsx';
import { Answered } from '../ui/loading.tsx';
import { StanceMark, Tag } from '../ui/marks.tsx';
import { useSpokenText, useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { AnswerForm } from './answer-form.tsx';
import { ChangesPart } from './changes-part.tsx';
import { AnswerHistory } from './answer-history.tsx';
import { answerQuery } from './answers.ts';
import type { BenchSearch } from './filter.ts';
import { filterOf, withFilter } from './filter.ts';
import { ContradictionsPart } from './contradictions-part.tsx';
import { LikenessPart } from './likeness-part.tsx';
import { ReviewPart } from './review-part.tsx';
import { Said } from './said.tsx';
import { SplitPart } from './split-part.tsx';
import { Sorting } from './sorting.tsx';
import { WordsThenAndNow } from './words-then-and-now.tsx';

export const openCommentId = 'open-comment';

interface Props {
  commentId: string;
  search: BenchSearch;
  /** Its place in the list, null when it is not there. */
  position: { at: number; of: number } | null;
  /** The list is read to its end, and the comment is not in it. */
  outside: boolean;
  /** True when the heading is to take the focus. */
  wanted: RefObject<boolean>;
  onStep: (by: 1 | -1) => void;
  onOpen: (commentId: string) => void;
  /** Back to the list, where list and comment do not stand side by side. */
  onBack: (() => void) | null;
}

export function AnswerPanel(props: Props): ReactNode {
  const t = useText();
  const question = useQuery(answerQuery(props.commentId));
  const { position, outside, onStep, onBack } = props;
  return (
    <article className="answer-panel" aria-label={question.data ? t('answers.one', { number: question.data.row.number }) : undefined}>
      <div className="panel-steps no-print">
        {onBack && <Button variant="tertiary" onClick={onBack}><Icon name="arrowLeft" size={18} /> {t('answers.one.back')}</Button>}
        {position && <span className="soft numbers">{t('answers.one.position', position)}</span>}
        {outside && <span className="soft">{t('answers.one.outside')}</span>}
        <span className="panel-stepping">
          <Button variant="secondary" aria-disabled={position?.at === 1 || undefined} onClick={() => onStep(-1)}><Icon name="arrowLeft" size={18} /> {t('answers.one.previous')}</Button>
          <Button variant="secondary" aria-disabled={(position !== null && position.at === position.of) || undefined} onClick={() => onStep(1)}>{t('answers.one.next')} <Icon name="arrowRight" size={18} /></Button>
        </span>
      </div>
      <Answered question={question}>{(answer) => <OpenComment answer={answer} {...props} />}</Answered>
    </article>
  );
}

function OpenComment({ answer, search, wanted, onStep, onOpen, onBack }: Props & { answer: Answer }): ReactNode {
  const t = useText();
  const spoken = useSpokenText();
  const { say } = useToasts();
  const round = useRound();
  const placeName = usePlaceName();
  const several = (useQuery(packageQuery(round.packageId)).data?.documents.length ?? 1) > 1;
  const heading = useRef<HTMLHeadingElement>(null);
  const { row, comment } = answer;

  useEffect(() => {
    // Where the list has gone away the focus would be lost with it.
    if (wanted.current || onBack !== null) heading.current?.focus({ preventScroll: true });
    wanted.current = false;
  }, []);

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(`${window.location.origin}/omgangar/${round.id}/synpunkter?comment=${row.id}`);
      say(t('answers.one.copied'));
    } catch {
      say(t('answers.one.copyFailed'), { sign: 'warning' });
    }
  };

  return (
    <>
      <header className="panel-head">
        <div className="row-apart">
          <h2 id={openCommentId} ref={heading} tabIndex={-1}>
            <span className="over">{t('answers.one', { number: row.number })}</span>
            {row.organisation}
          </h2>
          <Button variant="tertiary" className="no-print" onClick={() => void copy()}><Icon name="link" size={18} /> {t('answers.one.copy')}</Button>
        </div>
        <div className="row panel-facts">
          <StanceMark stance={row.stance} />
          <Tag>{spoken(`answers.kind.${row.kind}`) ?? row.kind}</Tag>
          {round.corrections.length > 0 && <Tag>{t('answers.ofVersion', { version: comment.packageNumber })}</Tag>}
          {answer.outsideChanges && <Tag tone="ochre" sign="leave">{t('answers.outsideChanges')}</Tag>}
          {row.late && <Tag tone="ochre" sign="clock">{t('answers.row.late')}</Tag>}
          {row.clauseNumber === null
            ? <span>{placeName(comment, several)}</span>
            : <Link to="/omgangar/$roundId/synpunkter" params={{ roundId: round.id }} search={{ ...withFilter(filterOf(search), 'clause', row.clauseNumber), comment: row.id }} title={t('answers.one.clause')} className="text-link">{placeName(comment, several)}</Link>}
        </div>
      </header>
      <WordsThenAndNow answer={answer} />
      <Said answer={answer} />
      <SplitPart answer={answer} search={search} onOpen={onOpen} />
      <ContradictionsPart answer={answer} search={search} />
      <ReviewPart answer={answer} />
      <AnswerForm answer={answer} onNext={() => onStep(1)} onOpen={onOpen} />
      <ChangesPart answer={answer} />
      <Alike answer={answer} search={search} />
      <LikenessPart answer={answer} search={search} />
      <Sorting answer={answer} />
      <AnswerHistory answer={answer} />
    </>
  );
}

/** Those who said the same and get the same answer: each keeps its words and its sender. */
function Alike({ answer: { duplicates }, search }: { answer: Answer; search: BenchSearch }): ReactNode {
  const t = useText();
  const round = useRound();
  if (duplicates.length === 0) return null;
  return (
    <section className="stack-tight" aria-label={t('answers.alike')}>
      <h3>{t('answers.alike')}</h3>
      <p>{t('answers.alike.lead', { count: duplicates.length })}</p>
      <ul className="plain-list alike">
        {duplicates.map(({ id, number, organisation }) => <li key={id}><Link to="/omgangar/$roundId/synpunkter" params={{ roundId: round.id }} search={{ ...filterOf(search), comment: id }} className="text-link"><span className="numbers">{number}</span> {organisation}</Link></li>)}
      </ul>
    </section>
  );
}
