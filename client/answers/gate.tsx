/** What is left before the round can be concluded (`domain.md` rule 2), as a checklist. */
import { Link } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import type { Overview } from '#shared/answers.ts';
import { useRound } from '../consultation/round-context.ts';
import { Icon } from '../ui/icons.tsx';
import { Section } from '../ui/page.tsx';
import { useText } from '../ui/text.tsx';
import { ConcludeActs, Concluded, Reopened } from './conclusion.tsx';
import type { BenchSearch } from './filter.ts';

interface Item {
  code: string;
  sentence: string;
  done: boolean;
  search?: BenchSearch;
}

const known = ['comments-without-answer', 'answers-to-review', 'answers-returned', 'answers-not-decided', 'wordings-at-odds'] as const;
const behind: Record<(typeof known)[number], BenchSearch> = { 'comments-without-answer': { state: 'new' }, 'answers-to-review': { review: 'waiting' }, 'answers-returned': { review: 'returned' }, 'answers-not-decided': { state: 'proposed' }, 'wordings-at-odds': { conflict: 'open' } };

/** Told only while something waits: most matters have no review. */
const ofReview: ReadonlySet<string> = new Set(['answers-to-review', 'answers-returned']);

export function Gate({ overview }: { overview: Overview }): ReactNode {
  const t = useText();
  const round = useRound();
  const { left, conclusion, reopened } = overview;
  useEffect(() => {
    // The part is drawn first when its figures have come, and the browser has then looked for it in vain.
    if (window.location.hash === '#gate') document.getElementById('gate')?.scrollIntoView();
  }, []);
  if (conclusion !== null) return <Section title={t('answers.gate.concluded')} id="gate"><Concluded overview={overview} conclusion={conclusion} roundId={round.id} /></Section>;
  const closed = round.state === 'closed';
  const items: Item[] = [
    { code: 'round', sentence: t(closed ? 'answers.gate.round-closed' : 'answers.gate.round-open'), done: closed },
    ...known.filter((code) => !ofReview.has(code) || left.some((one) => one.code === code)).map((code): Item => {
      const count = left.find((one) => one.code === code)?.count ?? 0;
      return { code, sentence: t(`answers.gate.${code}`, { count }), done: count === 0, search: behind[code] };
    }),
    // What a later release of the server may add is told, if only by its code.
    ...left.filter(({ code }) => !known.some((one) => one === code)).map(({ code, count }): Item => ({ code, sentence: t('answers.gate.other', { count, code }), done: count === 0 })),
  ];
  return (
    <Section title={t('answers.gate')} id="gate">
      {reopened !== null && <Reopened reopened={reopened} />}
      <ul className="plain-list gate">
        {items.map(({ code, sentence, done, search }) => (
          <li key={code} data-done={done || undefined}>
            <Icon name={done ? 'check' : 'circle'} />
            <span><span className="ds-sr-only">{t(done ? 'answers.gate.done' : 'answers.gate.left')}: </span>{sentence}</span>
            {!done && search && <Link to="/omgangar/$roundId/synpunkter" params={{ roundId: round.id }} search={search} className="text-link">{t('answers.gate.open')}</Link>}
          </li>
        ))}
      </ul>
      {items.every(({ done }) => done) && <p>{t('answers.gate.ready')}</p>}
      <ConcludeActs overview={overview} roundId={round.id} />
    </Section>
  );
}
