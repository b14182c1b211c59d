/** The same numbers as beside the text, of all texts, with their sum. */
import type { ReactNode } from 'react';
import type { CountedPlace } from '#shared/answers-matrix.ts';
import { useText } from '../ui/text.tsx';
import { behind, type Told, useDivided } from './clause-strip.tsx';
import type { BenchSearch } from './filter.ts';
import { heatStep, heatSteps } from './heat-step.ts';
import { ToBench } from './to-bench.tsx';

export function HeatTable({ places, told }: { places: readonly CountedPlace[]; told: Told }): ReactNode {
  const t = useText();
  const divided = useDivided(told);
  const { roundId, most } = told;
  const sums = summed(places);
  const columns = divided(sums);
  const nameOf = ({ document, clause, heading }: CountedPlace): string => document === null ? t('heat.package') : [told.several ? `${document}:` : '', clause === null ? t('heat.outside') : `${clause} ${heading}`].filter((part) => part !== '').join(' ').trim();
  const figure = (n: number, { name, what, search }: { name: string; what: string; search: BenchSearch | null }) => {
    if (n === 0 || search === null) return n;
    return <ToBench roundId={roundId} search={search}><span aria-hidden="true">{n}</span><span className="ds-sr-only">{t('heat.cell', { place: name, what, n })}</span></ToBench>;
  };
  return (
    <div className="matrix-region" role="region" aria-label={t('heat.table')} tabIndex={0}>
      <table className="small-table matrix">
        <caption className="ds-sr-only">{t('heat.table')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('heat.table.clause')}</th>
            <th scope="col" className="number-cell">{t('heat.table.step')}</th>
            <th scope="col" className="number-cell">{t('heat.table.comments')}</th>
            {columns.map(({ key, words }) => <th key={key} scope="col" className="number-cell">{words}</th>)}
            <th scope="col" className="number-cell">{t('heat.table.withBelow')}</th>
          </tr>
        </thead>
        <tbody>
          {places.map((place) => {
            const name = nameOf(place);
            const itself = behind(place, told, place.withBelow > place.comments);
            const parts = divided(place);
            return (
              <tr key={`${place.document ?? ''} ${place.clause ?? ''}`}>
                <th scope="row">{name}</th>
                <td className="number-cell">{place.clause === null ? '' : `${heatStep(place.comments, most)}/${heatSteps}`}</td>
                <td className="number-cell">{figure(place.comments, { name, what: t('heat.table.comments'), search: itself })}</td>
                {columns.map(({ key, words }) => {
                  const part = parts.find((one) => one.key === key);
                  return <td key={key} className="number-cell">{figure(part?.n ?? 0, { name, what: words, search: part?.search ? { ...itself, ...part.search } : null })}</td>;
                })}
                <td className="number-cell">{figure(place.withBelow, { name, what: t('heat.table.withBelow'), search: behind(place, told, false) })}</td>
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('heat.table.sum')}</th>
            <td className="number-cell" />
            <td className="number-cell">{figure(sums.comments, { name: t('heat.table.sum'), what: t('heat.table.comments'), search: {} })}</td>
            {columns.map(({ key, words, n, search }) => <td key={key} className="number-cell">{figure(n, { name: t('heat.table.sum'), what: words, search })}</td>)}
            <td className="number-cell" />
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

/** All places together; what a clause has with its sub-clauses is not summed, since it would count twice. */
function summed(places: readonly CountedPlace[]): CountedPlace {
  const add = <K extends string>(all: readonly Partial<Record<K, number>>[]): Partial<Record<K, number>> => {
    const sum: Partial<Record<K, number>> = {};
    for (const one of all) for (const [key, n] of Object.entries(one) as [K, number][]) sum[key] = (sum[key] ?? 0) + n;
    return sum;
  };
  const total = (of: (place: CountedPlace) => number) => places.reduce((sum, place) => sum + of(place), 0);
  return {
    document: null, clause: null, heading: '', comments: total(({ comments }) => comments), withBelow: 0,
    byStance: add(places.map(({ byStance }) => byStance)), withoutStance: total(({ withoutStance }) => withoutStance),
    byDisposition: add(places.map(({ byDisposition }) => byDisposition)), undecided: total(({ undecided }) => undecided), withdrawn: total(({ withdrawn }) => withdrawn), replaced: total(({ replaced }) => replaced),
  };
}
