/** Where the organisations stand on each section that the round asks for: a table of figures, and who says what below it. */
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { stances } from '#shared/export.ts';
import type { SectionPosition } from '#shared/section-stances.ts';
import { StanceMark } from '../ui/marks.tsx';
import { Section } from '../ui/page.tsx';
import { Problem } from '../ui/problem.tsx';
import { useText } from '../ui/text.tsx';
import { sectionPositionsQuery } from './answers.ts';

export function SectionPositions({ roundId }: { roundId: string }): ReactNode {
  const found = useQuery(sectionPositionsQuery(roundId));
  if (found.data === undefined || found.data.items.length === 0) return <Problem error={found.error} />;
  return <Positions sections={found.data.items} />;
}

function Positions({ sections }: { sections: readonly SectionPosition[] }): ReactNode {
  const t = useText();
  const used = stances.filter((stance) => sections.some(({ byStance }) => byStance[stance] > 0));
  const several = sections.some(({ document }) => document !== sections[0]?.document);
  const name = ({ document, number, heading }: SectionPosition) => [several ? `${document}:` : null, number, heading].filter(Boolean).join(' ');
  const said = sections.filter((one) => one.said.length > 0);
  return (
    <Section title={t('sections.stances')} id="sections">
      <p className="soft small">{t('answers.sections.lead')}</p>
      <div className="matrix-region" role="region" aria-label={t('sections.stances')} tabIndex={0}>
        <table className="small-table matrix">
          <caption className="ds-sr-only">{t('sections.stances')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('answers.sections.section')}</th>
              {used.map((stance) => <th key={stance} scope="col" className="number-cell">{t(`ui.stance.${stance}`)}</th>)}
              <th scope="col" className="number-cell">{t('sections.stances.none')}</th>
              <th scope="col" className="number-cell">{t('answers.sections.sum')}</th>
            </tr>
          </thead>
          <tbody>
            {sections.map((one) => (
              <tr key={one.id}>
                <th scope="row">{name(one)}</th>
                {used.map((stance) => <Cell key={stance} value={one.byStance[stance]} />)}
                <Cell value={one.notTaken} />
                <Cell value={stances.reduce((sum, stance) => sum + one.byStance[stance], one.notTaken)} />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {said.length > 0 && (
        <details>
          <summary>{t('answers.sections.who')}</summary>
          <div className="stack section-said">
            {said.map((one) => (
              <section key={one.id} className="stack-tight">
                <h3>{name(one)}</h3>
                <ul className="plain-list stack-tight">{one.said.map(({ consultee, stance, condition }) => <li key={consultee}>{consultee}: <StanceMark stance={stance} />{condition !== '' && <p className="said">{condition}</p>}</li>)}</ul>
              </section>
            ))}
          </div>
        </details>
      )}
    </Section>
  );
}

function Cell({ value }: { value: number }): ReactNode {
  return <td className="number-cell">{value === 0 ? <span className="soft">0</span> : value}</td>;
}
