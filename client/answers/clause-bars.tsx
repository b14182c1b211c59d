/** How many comments each clause got, and how many of them are decided: a bar beside the name, with the numbers in words. */
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { Overview } from '#shared/answers.ts';
import { Chip, ChipGroup } from '../ui/chip.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Section } from '../ui/page.tsx';
import { useText } from '../ui/text.tsx';
import { Bar } from './bar.tsx';
import type { BenchSearch } from './filter.ts';
import { ToBench } from './to-bench.tsx';

export function ClauseBars({ overview: { byClause, byState, conclusion }, roundId }: { overview: Overview; roundId: string }): ReactNode {
  const t = useText();
  const [bySize, setBySize] = useState(false);
  const clauses = bySize ? [...byClause].sort((a, b) => b.comments - a.comments) : byClause;
  const several = new Set(byClause.flatMap(({ document }) => document ?? [])).size > 1;
  const most = Math.max(...byClause.map(({ comments }) => comments), 1);
  // What was taken back or replaced is not counted here.
  const standing: BenchSearch = (byState.withdrawn ?? 0) + (byState.replaced ?? 0) === 0 ? {} : { state: 'new,proposed,decided' };
  const hasBelow = (number: string, document: string | null) => byClause.some((one) => one.document === document && (one.clauseNumber?.startsWith(`${number}.`) ?? false));
  const order = (
    <ChipGroup label={t('answers.clauses.order')}>
      <Chip pressed={!bySize} onChange={() => setBySize(false)}>{t('answers.clauses.byText')}</Chip>
      <Chip pressed={bySize} onChange={() => setBySize(true)}>{t('answers.clauses.bySize')}</Chip>
    </ChipGroup>
  );
  return (
    <Section title={t('answers.clauses')} id="clauses" acts={byClause.length > 0 && <><Link to="/omgangar/$roundId/oversikt/text" params={{ roundId }} className="text-link">{t('heat.open')}</Link>{byClause.length > 1 && order}</>}>
      {byClause.length === 0 ? <EmptyState>{t(conclusion === null ? 'answers.clauses.empty' : 'answers.clauses.none')}</EmptyState> : (
        <>
          <p className="soft small bars-legend">{t('answers.clauses.legend')}</p>
          <table className="small-table bars-table clause-table">
            <thead>
              <tr>
                <th scope="col">{t('answers.clauses.clause')}</th>
                <th scope="col" className="number-cell">{t('answers.clauses.comments')}</th>
                <th scope="col" className="number-cell">{t('answers.clauses.decided')}</th>
                <td className="bar-cell" />
              </tr>
            </thead>
            <tbody>
              {clauses.map(({ place, document, clauseNumber, clauseHeading, comments, decided }) => {
                const inDocument = [clauseNumber, clauseHeading].filter(Boolean).join(' ') || t(place === 'before' ? 'answers.clauses.before' : 'answers.clauses.whole');
                const name = several && document !== null ? `${document}: ${inDocument}` : inDocument;
                return (
                  <tr key={`${document ?? ''} ${clauseNumber ?? place}`}>
                    <th scope="row">{clauseNumber === null ? name : <ToBench roundId={roundId} search={{ ...(several && document !== null ? { document } : {}), clause: clauseNumber, ...(hasBelow(clauseNumber, document) ? { within: 'itself' } : {}), ...standing }}>{name}</ToBench>}</th>
                    <td className="number-cell">{comments}</td>
                    <td className="number-cell">{decided}</td>
                    <td className="bar-cell"><Bar parts={[{ kind: 'decided', share: decided / most }, { kind: 'left', share: (comments - decided) / most }]} /></td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </>
      )}
    </Section>
  );
}
