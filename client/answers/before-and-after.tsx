/** A changed clause in two columns: the words before and the words after, one below the other where the screen is narrow. */
import type { ReactNode } from 'react';
import { linesOf } from '#shared/agreement/compare-summary.ts';
import type { ComparedLine, Comparison } from '#shared/agreement/compare-value.ts';
import { useText } from '../ui/text.tsx';

type Side = 'before' | 'after';

export function BeforeAndAfter({ comparison }: { comparison: Comparison }): ReactNode {
  const t = useText();
  const lines = [...comparison.body.flatMap(linesOf), ...comparison.footnotes];
  return (
    <div className="before-and-after">
      {(['before', 'after'] as const).map((side) => {
        const standing = lines.filter((line) => line[side] !== null);
        return (
          <section key={side} aria-label={t(`changes.${side}`)}>
            <p className="small-label" aria-hidden="true">{t(`changes.${side}`)}</p>
            {standing.length === 0 ? <p className="soft" aria-hidden="true">–</p> : <div className="reading" lang="sv">{standing.map((line, at) => <Line key={at} line={line} side={side} />)}</div>}
          </section>
        );
      })}
    </div>
  );
}

function Line({ line, side }: { line: ComparedLine; side: Side }): ReactNode {
  const face = line[side];
  const number = face?.type === 'heading' ? face.clause : face?.list?.number ?? (face?.list?.first ? '–' : null);
  const gone = side === 'before' ? 'ins' : 'del';
  return (
    <p className={face?.type === 'heading' ? 'changed-heading' : undefined}>
      {number !== null && number !== undefined && <span className="clause-number">{number} </span>}
      {line.parts.map(({ op, inline }, at) => {
        if (op === gone) return null;
        const words = inline.type === 'text' ? inline.text : inline.type === 'hardBreak' ? <br /> : inline.type === 'clauseRef' ? inline.attrs.shown ?? '' : null;
        return op === 'del' ? <del key={at}>{words}</del> : op === 'ins' ? <ins key={at}>{words}</ins> : <span key={at}>{words}</span>;
      })}
    </p>
  );
}
