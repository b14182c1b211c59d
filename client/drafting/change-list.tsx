/** What differs, in figures and as a list to go through clause by clause. */
import type { ReactNode } from 'react';
import type { Change, Comparison } from '#shared/agreement/compare-value.ts';
import { Icon } from '../ui/icons.tsx';
import { useText } from '../ui/text.tsx';
import { clauseText } from './comparison-text.tsx';

const counted = ['changed', 'inserted', 'deleted', 'moved', 'reformatted'] as const;

export function ChangeFigures({ comparison: { changes, counts } }: { comparison: Comparison }): ReactNode {
  const t = useText();
  const parts = counted.filter((kind) => counts[kind] > 0).map((kind) => t(`compare.count.${kind}`, { n: counts[kind] }));
  return (
    <>
      <p><strong>{t('compare.counts', { n: changes.length })}</strong>{parts.length > 0 && `: ${parts.join(', ')}.`}</p>
      {counts.wordsInserted + counts.wordsDeleted > 0 && <p className="soft">{t('compare.count.words', { inserted: counts.wordsInserted, deleted: counts.wordsDeleted })}.</p>}
    </>
  );
}

export function ChangeList({ changes, current, onGo }: { changes: readonly Change[]; current: number; onGo: (at: number) => void }): ReactNode {
  const t = useText();
  return (
    <ol className="plain-list change-list">
      {byClause(changes).map(({ first, entries }) => (
        <li key={entries[0]?.at}>
          <p className="change-clause">{clauseText(t, first)}</p>
          <ul className="plain-list">
            {entries.map(({ change, at }) => (
              <li key={at}>
                <button type="button" className="change-link" aria-current={at === current ? 'true' : undefined} onClick={() => onGo(at)}>
                  <span className="change-kind">{t(`compare.kind.${change.kind}`)}</span>
                  {change.excerpt !== '' && <span className="change-excerpt"> {change.excerpt}</span>}
                </button>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}

/** Neighbours of one clause stand under one heading; the order is the text's. */
function byClause(changes: readonly Change[]): { first: Change; entries: { change: Change; at: number }[] }[] {
  const groups: { first: Change; entries: { change: Change; at: number }[] }[] = [];
  changes.forEach((change, at) => {
    const last = groups.at(-1);
    if (last && last.first.clause === change.clause) last.entries.push({ change, at });
    else groups.push({ first: change, entries: [{ change, at }] });
  });
  return groups;
}

interface StepsProps { count: number; current: number; onGo: (at: number) => void }

export function ChangeSteps({ count, current, onGo }: StepsProps): ReactNode {
  const t = useText();
  return (
    <div className="row change-steps" role="group" aria-label={t('compare.list')}>
      <button type="button" className="ds-button" data-variant="secondary" data-size="sm" disabled={current <= 0} onClick={() => onGo(current - 1)}><Icon name="arrowLeft" size={16} /> {t('compare.previous')}</button>
      <button type="button" className="ds-button" data-variant="secondary" data-size="sm" disabled={current >= count - 1} onClick={() => onGo(current + 1)}><Icon name="arrowRight" size={16} /> {t('compare.next')}</button>
      <span className="numbers soft" role="status">{current < 0 ? t('compare.counts', { n: count }) : t('compare.at', { at: current + 1, of: count })}</span>
    </div>
  );
}
