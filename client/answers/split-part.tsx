/** Of a part: the comment it is of, its other parts, and putting them together again. Of a whole comment: splitting it. */
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useRef, useState } from 'react';
import type { Answer } from '#shared/answers.ts';
import type { Passage, SplitFrom } from '#shared/comment-splits.ts';
import { useRound } from '../consultation/round-context.ts';
import { answer as answered, api, done } from '../api.ts';
import { ActButton } from '../ui/act-button.tsx';
import { momentText } from '../ui/dates.tsx';
import { ConfirmDialog } from '../ui/dialogs.tsx';
import { useLocale, useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { type BenchSearch, filterOf } from './filter.ts';
import { SplitDialog } from './split-dialog.tsx';
import './split.css';

interface Props {
  answer: Answer;
  search: BenchSearch;
  onOpen: (commentId: string) => void;
}

/** What the reader can do something about; the other reasons are said where the answer stands. */
const toBeSettled = ['split-linked', 'split-changed', 'split-listed'];

export function SplitPart({ answer, search, onOpen }: Props): ReactNode {
  const { splitFrom, refusals } = answer;
  if (splitFrom !== null) return <OfWhole of={splitFrom} commentId={answer.row.id} search={search} onOpen={onOpen} />;
  const refusal = refusals.split ?? null;
  return refusal === null || toBeSettled.includes(refusal) ? <SplitButton answer={answer} refusal={refusal} onOpen={onOpen} /> : null;
}

function SplitButton({ answer, refusal, onOpen }: Omit<Props, 'search'> & { refusal: string | null }): ReactNode {
  const t = useText();
  const client = useQueryClient();
  const { say } = useToasts();
  const [open, setOpen] = useState(false);
  const key = useRef<{ of: string; key: string } | null>(null);
  const split = async (passages: Passage[]) => {
    const of = JSON.stringify(passages);
    if (key.current?.of !== of) key.current = { of, key: crypto.randomUUID() };
    const { parts } = await answered(api.comments[':id'].split.$post({ param: { id: answer.row.id }, json: { passages } }, { headers: { 'idempotency-key': key.current.key } }));
    setOpen(false);
    say(t('answers.split.done', { number: answer.row.number, count: parts.length }));
    if (parts[0] !== undefined) onOpen(parts[0]);
    await client.invalidateQueries({ predicate: ({ queryKey }) => ['answer', 'theme'].includes(String(queryKey[0])) && queryKey[2] !== answer.row.id });
  };
  return (
    <div className="no-print">
      <ActButton variant="secondary" refusal={refusal} onAct={() => setOpen(true)}>{t('answers.split')}</ActButton>
      {open && <SplitDialog answer={answer} onSplit={split} onClose={() => setOpen(false)} />}
    </div>
  );
}

function OfWhole({ of, commentId, search, onOpen }: { of: SplitFrom; commentId: string; search: BenchSearch; onOpen: (commentId: string) => void }): ReactNode {
  const t = useText();
  const { locale } = useLocale();
  const round = useRound();
  const client = useQueryClient();
  const { say } = useToasts();
  const [asked, setAsked] = useState(false);
  const { id, number, parts, text, proposedText, reason, by, at, common, refusals } = of;
  const commonWords = [common.text, common.proposedText, common.reason].filter((words) => words !== '').join('\n');
  const join = async () => {
    await done(api.comments[':id'].split.$delete({ param: { id } }));
    say(t('answers.join.done', { number }));
    onOpen(id);
    await client.invalidateQueries({ predicate: ({ queryKey }) => ['answer', 'theme'].includes(String(queryKey[0])) && !parts.some((part) => part.id === queryKey[2]) });
  };
  const whyNot = refusals.join ?? null;
  return (
    <section className="card stack-tight" aria-label={t('answers.split.from', { number })}>
      <h3>{t('answers.split.from', { number })}</h3>
      <p>{t('answers.split.by', { by, at: momentText(locale, at, 'medium') })}</p>
      <ul className="plain-list alike">
        {parts.map((part) => (
          <li key={part.id}>
            {part.id === commentId
              ? <span aria-current="true"><span className="numbers">{part.number}</span> {part.text} <span className="soft">– {t('answers.split.this')}</span></span>
              : <Link to="/omgangar/$roundId/synpunkter" params={{ roundId: round.id }} search={{ ...filterOf(search), comment: part.id }} className="text-link"><span className="numbers">{part.number}</span> {part.text}</Link>}
          </li>
        ))}
      </ul>
      {commonWords !== '' && <div className="stack-tight"><h4>{t('answers.split.commonWords')}</h4><p className="written">{commonWords}</p></div>}
      <details className="split-whole stack-tight">
        <summary>{t('answers.split.whole')}</summary>
        <div className="stack-tight">
          {text !== '' && <p className="reading written">{text}</p>}
          {proposedText !== '' && <p className="written">{t('answers.split.proposes', { words: proposedText })}</p>}
          {reason !== '' && <p className="written">{t('answers.split.reason', { words: reason })}</p>}
        </div>
      </details>
      {whyNot?.endsWith('-only') !== true && whyNot !== 'round-concluded' && <div className="no-print"><ActButton variant="tertiary" refusal={whyNot} onAct={() => setAsked(true)}>{t('answers.join')}</ActButton></div>}
      <ConfirmDialog open={asked} title={t('answers.join.title', { number })} act={t('answers.join')} onClose={() => setAsked(false)} onConfirm={join}><p>{t('answers.join.text')}</p></ConfirmDialog>
    </section>
  );
}
