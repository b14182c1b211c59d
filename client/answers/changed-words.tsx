import type { ReactNode } from 'react';
import type { ChangedPlace } from '#shared/answer-changes.ts';
import { Difference } from '../consultation/difference.tsx';
import { Tag } from '../ui/marks.tsx';
import { useText } from '../ui/text.tsx';

/** One changed paragraph or table: where, how, and its words before and after. */
export function ChangedWords({ place, where }: { place: ChangedPlace; where: string }): ReactNode {
  const t = useText();
  const { kind, before, after } = place;
  return (
    <>
      <p className="row changed-where"><strong>{where}</strong> <Tag tone={kind === 'inserted' ? 'green' : kind === 'deleted' ? 'brick' : 'neutral'}>{t(`answers.changes.kind.${kind}`)}</Tag></p>
      {before + after === '' || before === after
        ? <p className="soft">{after === '' ? t('answers.changes.noWords') : after}</p>
        : <div className="quoted quoted-whole">{after === '' ? <p className="difference"><del>{before}</del></p> : before === '' ? <p className="difference"><ins>{after}</ins></p> : <Difference from={before} to={after} />}</div>}
    </>
  );
}

/** The clause a change stands in, in words. */
export function usePlaceOfChange(): (place: Pick<ChangedPlace, 'clauseNumber' | 'clauseHeading'>) => string {
  const t = useText();
  return ({ clauseNumber, clauseHeading }) => [clauseNumber, clauseHeading].filter(Boolean).join(' ') || t('answers.changes.noClause');
}
