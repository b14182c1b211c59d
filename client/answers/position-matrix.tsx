/** Position by clause: a table of figures, each a link to the comments it counts, darker the more there are. */
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { Matrix, MatrixCell } from '#shared/answers-matrix.ts';
import { stances } from '#shared/export.ts';
import { Chip, ChipGroup } from '../ui/chip.tsx';
import { Section } from '../ui/page.tsx';
import { Answered } from '../ui/loading.tsx';
import { useText } from '../ui/text.tsx';
import { matrixQuery } from './answers.ts';
import type { BenchSearch } from './filter.ts';
import { heatStep } from './heat-step.ts';
import { ProgressChart } from './progress-chart.tsx';
import { ToBench } from './to-bench.tsx';

export function PositionMatrix({ roundId }: { roundId: string }): ReactNode {
  const matrix = useQuery(matrixQuery(roundId));
  return (
    <Answered question={matrix}>
      {(found) => (
        <>
          {found.sums.all.comments > 0 && <Positions matrix={found} roundId={roundId} />}
          <ProgressChart progress={found.progress} />
        </>
      )}
    </Answered>
  );
}

const counts = ['comments', 'organisations'] as const;
type Count = (typeof counts)[number];

function Positions({ matrix, roundId }: { matrix: Matrix; roundId: string }): ReactNode {
  const t = useText();
  const [count, setCount] = useState<Count>('comments');
  const [deep, setDeep] = useState(false);
  const lines = matrix.clauses.filter(({ depth }) => deep || depth === 0);
  const used = stances.filter((stance) => matrix.sums.byStance[stance] !== undefined);
  const most = Math.max(1, ...lines.flatMap(({ byStance }) => used.map((stance) => byStance[stance]?.[count] ?? 0)));
  const figure = (cell: MatrixCell | undefined, { name, stance, search }: { name: string; stance: string; search: BenchSearch }) => {
    if (cell === undefined || cell.comments === 0) return <span className="soft">0</span>;
    return (
      <ToBench roundId={roundId} search={search}>
        <span aria-hidden="true">{cell[count]}</span>
        <span className="ds-sr-only">{t('answers.matrix.cell', { clause: name, stance, count: cell.comments, organisations: cell.organisations })}</span>
      </ToBench>
    );
  };
  const acts = (
    <ChipGroup label={t('answers.matrix.show')}>
      {counts.map((one) => <Chip key={one} pressed={count === one} onChange={() => setCount(one)}>{t(`answers.matrix.${one}`)}</Chip>)}
      {matrix.clauses.some(({ depth }) => depth > 0) && <Chip pressed={deep} onChange={() => setDeep(!deep)}>{t('answers.matrix.depth')}</Chip>}
    </ChipGroup>
  );
  return (
    <Section title={t('answers.matrix')} id="matrix" acts={acts}>
      <p className="soft small">{t('answers.matrix.lead')} {t('answers.matrix.heat')}</p>
      <div className="matrix-region" role="region" aria-label={t('answers.matrix')} tabIndex={0}>
        <table className="small-table matrix">
          <caption className="ds-sr-only">{t('answers.matrix')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('answers.clauses.clause')}</th>
              {used.map((stance) => <th key={stance} scope="col" className="number-cell">{t(`ui.stance.${stance}`)}</th>)}
              <th scope="col" className="number-cell">{t('answers.matrix.all')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ clause, heading, depth, byStance, all }) => {
              const name = clause === 'none' ? t('answers.filter.clause.none') : [clause, heading].filter(Boolean).join(' ');
              return (
                <tr key={clause} data-depth={Math.min(depth, 3)}>
                  <th scope="row">{name}</th>
                  {used.map((stance) => <td key={stance} className="number-cell" data-heat={heatStep(byStance[stance]?.[count] ?? 0, most)}>{figure(byStance[stance], { name, stance: t(`ui.stance.${stance}`), search: { clause, stance } })}</td>)}
                  <td className="number-cell">{figure(all, { name, stance: t('answers.matrix.all'), search: { clause } })}</td>
                </tr>
              );
            })}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('answers.matrix.sum')}</th>
              {used.map((stance) => <td key={stance} className="number-cell">{figure(matrix.sums.byStance[stance], { name: t('answers.matrix.sum'), stance: t(`ui.stance.${stance}`), search: { stance } })}</td>)}
              <td className="number-cell">{figure(matrix.sums.all, { name: t('answers.matrix.sum'), stance: t('answers.matrix.all'), search: {} })}</td>
            </tr>
          </tfoot>
        </table>
      </div>
    </Section>
  );
}
