/** A round on the changes only: each changed clause with what one said of it before, what came of that, and room for what one says now. */
import { Switch } from '@digdir/designsystemet-react';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { Comparison } from '#shared/agreement/compare-value.ts';
import type { ChangedClauseRead, ChangedClauses } from '#shared/changed-clauses.ts';
import type { Comment } from '#shared/consultation.ts';
import { answer, api } from '../api.ts';
import { useAnswering } from '../consultation/answering.tsx';
import { BottomBar } from '../consultation/bottom-bar.tsx';
import { useConsultation } from '../consultation/consultation-context.ts';
import { ComparisonText } from '../drafting/comparison-text.tsx';
import { useCrumb } from '../ui/crumbs.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Icon, type IconName } from '../ui/icons.tsx';
import { Answered } from '../ui/loading.tsx';
import { Tag, type Tone } from '../ui/marks.tsx';
import { PageTitle, Section } from '../ui/page.tsx';
import { useText } from '../ui/text.tsx';
import { BeforeAndAfter } from './before-and-after.tsx';
import { ClauseComments } from './clause-comments.tsx';
import { OneOutcome } from './outcome-comment.tsx';
import '../drafting/history.css';
import './answers.css';
import './changed-clauses.css';

const changesQuery = (consulteeId: string) => queryOptions({
  queryKey: ['answer', 'changes', consulteeId],
  queryFn: () => answer(api.consultations[':id'].changes.$get({ param: { id: consulteeId } })),
  meta: { subjects: ['answer', 'round'] },
});

const fates: Record<ChangedClauseRead['fate'], { tone: Tone; sign: IconName }> = {
  changed: { tone: 'blue', sign: 'edit' }, added: { tone: 'green', sign: 'plus' }, struck: { tone: 'brick', sign: 'minus' }, moved: { tone: 'ochre', sign: 'arrowRight' },
};

export function ChangedClausesScreen(): ReactNode {
  const t = useText();
  const { consulteeId } = useConsultation();
  useCrumb(2, t('changes.title'), `/remissomgang/${consulteeId}/andringar`);
  const question = useQuery(changesQuery(consulteeId));
  return (
    <>
      <Answered question={question}>{(changes) => <Changes changes={changes} />}</Answered>
      <BottomBar onList={null} />
    </>
  );
}

function Changes({ changes }: { changes: ChangedClauses }): ReactNode {
  const t = useText();
  const { matter } = useConsultation();
  const { text, response } = useAnswering();
  const [beside, setBeside] = useState(false);
  const { since: { number }, version, answered, texts, elsewhere, concludedOn } = changes;
  const several = texts.length > 1;
  const undecided = concludedOn === null ? ' ' : undefined;
  const waits = concludedOn === null && (elsewhere.length > 0 || texts.some((one) => one.earlier.length > 0 || one.clauses.some(({ earlier }) => earlier.length > 0)));
  return (
    <div className="stack-wide changed-clauses">
      <PageTitle title={t('changes.title')} over={matter.title} space={response?.state === 'submitted' ? 'drawn_up' : 'internal'} lead={t('changes.lead', { answered: String(answered), version, number })} />
      {waits && <p className="marking">{t('changes.waiting', { number })}</p>}
      {texts.length === 0 && <EmptyState>{t('changes.none')}</EmptyState>}
      {texts.length > 0 && (
        <div className="row no-print">
          <Switch data-size="sm" label={t('changes.beside')} checked={beside} onChange={(event) => setBeside(event.target.checked)} />
          <Link to={text} hash="text" className="text-link">{t('changes.text')}</Link>
        </div>
      )}
      {texts.map((one) => (
        <div key={one.documentId ?? one.title} className="stack-wide">
          {several && <h2 lang="sv">{one.title}</h2>}
          {one.fate !== 'changed' && <p>{t(`changes.text.${one.fate}`)} {one.documentId !== null && <Link to={text} search={{ dokument: one.documentId }} hash="text" className="text-link">{t('changes.text')}</Link>}</p>}
          {one.earlier.length > 0 && <ol className="plain-list outcome-comments">{one.earlier.map((comment) => <li key={comment.number}><OneOutcome comment={comment} several={several} undecided={undecided} /></li>)}</ol>}
          {one.clauses.map((clause, at) => <Clause key={`${clause.first ?? 'struck'} ${at}`} clause={clause} documentId={one.documentId} name={`clause-${at}`} beside={beside} several={several} undecided={undecided} />)}
        </div>
      ))}
      {elsewhere.length > 0 && (
        <Section title={t('changes.elsewhere', { n: elsewhere.length })} id="elsewhere">
          <p className="soft">{t('changes.elsewhere.lead')}</p>
          <ol className="plain-list outcome-comments">{elsewhere.map((comment) => <li key={comment.number}><OneOutcome comment={comment} several={several} undecided={undecided} /></li>)}</ol>
        </Section>
      )}
      <p className="no-print"><Link to={text} className="text-link">{t('changes.back')}</Link></p>
    </div>
  );
}

interface ClauseProps { clause: ChangedClauseRead; documentId: string | null; name: string; beside: boolean; several: boolean; undecided: string | undefined }

function Clause({ clause, documentId, name, beside, several, undecided }: ClauseProps): ReactNode {
  const t = useText();
  const { text, response } = useAnswering();
  const { fate, clause: number, clauseBefore, heading, first, earlier, blocks } = clause;
  const called = [number ?? clauseBefore, heading].filter(Boolean).join(' ') || t('changes.beginning');
  const struck = t('changes.comment.struck', { name: called }).trim();
  const mine = (response?.comments ?? []).filter((comment) => (first === null ? comment.anchor.from === null && comment.text.startsWith(struck) : isOn(comment, documentId, blocks)));
  const comparison = withoutHeading(clause.comparison as Comparison);
  const [Heading, Below] = several ? ['h3', 'h4'] as const : ['h2', 'h3'] as const;
  return (
    <section className="changed-clause card stack" aria-label={called}>
      <div className="row-apart">
        <Heading lang="sv">{called}</Heading>
        <div className="row">
          {clauseBefore !== null && number !== null && clauseBefore !== number && <span className="soft">{t('changes.was', { clause: clauseBefore })}</span>}
          <Tag {...fates[fate]}>{t(`changes.fate.${fate}`)}</Tag>
        </div>
      </div>
      {beside ? <BeforeAndAfter comparison={comparison} /> : <ComparisonText comparison={comparison} only={false} name={name} />}
      {earlier.length > 0 && (
        <div className="stack-tight">
          <p className="small-label">{t('changes.earlier', { n: earlier.length })}</p>
          <ol className="plain-list outcome-comments">{earlier.map((comment) => <li key={comment.number}><OneOutcome comment={comment} several={several} level={Below} undecided={undecided} /></li>)}</ol>
        </div>
      )}
      <ClauseComments comments={mine} documentId={documentId} first={first} called={called} several={several} />
      {first !== null && documentId !== null && <p className="no-print"><Link to={text} search={{ dokument: documentId }} hash={first} className="text-button"><Icon name="document" size={16} /> {t('changes.inText')}<span className="ds-sr-only">: {called}</span></Link></p>}
    </section>
  );
}

/** It stands above the words already, unless it is what changed. */
function withoutHeading(comparison: Comparison): Comparison {
  const [first, ...rest] = comparison.body;
  return first?.kind === 'line' && first.fate === 'same' && first.after?.type === 'heading' && rest.length > 0 ? { ...comparison, body: rest } : comparison;
}

/** Also one that was left before the round's text was corrected, where its words stand now. */
function isOn({ anchor, now }: Comment, documentId: string | null, blocks: readonly string[]): boolean {
  const place = anchor.documentId === documentId ? anchor : now?.anchor;
  return place?.documentId === documentId && place.from != null && blocks.includes(place.from.block);
}
