/** What stands beside a clause: how many comments, in words and as boxes, and how they are divided. Every figure opens the comments behind it. */
import type { ReactNode } from 'react';
import type { CountedPlace } from '#shared/answers-matrix.ts';
import { dispositions, stances } from '#shared/export.ts';
import { DispositionMark, StanceMark } from '../ui/marks.tsx';
import { useText } from '../ui/text.tsx';
import type { BenchSearch } from './filter.ts';
import { heatStep, heatSteps } from './heat-step.ts';
import { ToBench } from './to-bench.tsx';

/** What the strips of one page have in common. `several`: texts in the round; `most`: the highest figure of a clause. */
export interface Told { roundId: string; several: boolean; by: 'stance' | 'disposition'; most: number }

/** The selection of the bench that shows the comments a place counts. */
export function behind({ document, clause }: Pick<CountedPlace, 'document' | 'clause'>, { several }: Pick<Told, 'several'>, itself: boolean): BenchSearch {
  if (document === null) return { document: 'none' };
  return { ...(several ? { document } : {}), clause: clause ?? 'none', ...(itself && clause !== null ? { within: 'itself' } : {}) };
}

/** How the comments of a place are divided, so that the figures add up to all of them. */
export function useDivided({ by }: Pick<Told, 'by'>): (place: CountedPlace) => { key: string; mark: ReactNode; words: string; n: number; search: BenchSearch | null }[] {
  const t = useText();
  return (place) => {
    const rest = (key: 'withoutStance' | 'undecided' | 'withdrawn' | 'replaced', search: BenchSearch | null) => ({ key, mark: <span className="soft">{t(`heat.${key}`)}</span>, words: t(`heat.${key}`), n: place[key], search });
    const all = by === 'stance'
      ? [...stances.map((stance) => ({ key: stance, mark: <StanceMark stance={stance} />, words: t(`ui.stance.${stance}`), n: place.byStance[stance] ?? 0, search: { stance } })), rest('withoutStance', null)]
      : [...dispositions.map((disposition) => ({ key: disposition, mark: <DispositionMark disposition={disposition} />, words: t(`ui.disposition.${disposition}`), n: place.byDisposition[disposition] ?? 0, search: { disposition, state: 'decided' } })), rest('undecided', { state: 'new,proposed' }), rest('withdrawn', { state: 'withdrawn' }), rest('replaced', { state: 'replaced' })];
    return all.filter(({ n }) => n > 0);
  };
}

export function ClauseStrip({ place, name, told }: { place: CountedPlace; name: string; told: Told }): ReactNode {
  const t = useText();
  const divided = useDivided(told);
  const { roundId } = told;
  const itself = place.withBelow > place.comments;
  const search = behind(place, told, itself);
  const named = <span className="ds-sr-only">: {name}</span>;
  return (
    <>
      <p className="strip-count">
        {place.comments === 0 ? <span className="soft">{t('heat.count', { n: 0 })}{named}</span> : <ToBench roundId={roundId} search={search}>{t('heat.count', { n: place.comments })}{named}</ToBench>}
        {place.clause !== null && place.comments > 0 && <StepSign step={heatStep(place.comments, told.most)} />}
      </p>
      {itself && <p className="small"><ToBench roundId={roundId} search={behind(place, told, false)}>{t('heat.withBelow', { n: place.withBelow })}{named}</ToBench></p>}
      {place.comments > 0 && (
        <ul className="plain-list strip-parts" aria-label={name}>
          {divided(place).map(({ key, mark, words, n, search: more }) => <li key={key}>{more === null ? <span className="numbers">{n}</span> : <ToBench roundId={roundId} search={{ ...search, ...more }}><span className="numbers">{n}</span><span className="ds-sr-only"> {words}, {name}</span></ToBench>} {mark}</li>)}
        </ul>
      )}
    </>
  );
}

/** The step as filled boxes, with its number for who does not see them. */
export function StepSign({ step }: { step: number }): ReactNode {
  const t = useText();
  return (
    <span className="step-sign" title={t('heat.step', { step, steps: heatSteps })}>
      <span className="ds-sr-only">{t('heat.step', { step, steps: heatSteps })}</span>
      <svg width="58" height="10" viewBox="0 0 58 10" aria-hidden="true" focusable="false">
        {Array.from({ length: heatSteps }, (_, at) => <rect key={at} x={at * 12 + 0.75} y={0.75} width={8.5} height={8.5} data-filled={at < step || undefined} />)}
      </svg>
    </span>
  );
}
