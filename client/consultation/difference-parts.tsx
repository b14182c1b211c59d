/** A proposed wording beside the words it would replace: what goes is struck, what comes is underlined, and both are said in words. */
import { diffWordsWithSpace } from 'diff';
import { Fragment, type ReactNode } from 'react';
import { useText } from '../ui/text.tsx';

export function DifferenceParts({ from, to }: { from: string; to: string }): ReactNode {
  const t = useText();
  const parts = diffWordsWithSpace(from, to);
  return (
    <p className="difference">
      {parts.map(({ added, removed, value }, i) => {
        const hidden = <span className="ds-sr-only">{t(added ? 'consultation.difference.added' : 'consultation.difference.removed')} </span>;
        if (added) return <ins key={i}>{hidden}{value}</ins>;
        if (removed) return <del key={i}>{hidden}{value}</del>;
        return <Fragment key={i}>{value}</Fragment>;
      })}
    </p>
  );
}
