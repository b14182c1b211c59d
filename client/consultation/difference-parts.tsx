/** A proposed wording beside the words it would replace: what goes is struck, what comes is underlined, and both are said in words. */
import { Fragment, type ReactNode } from 'react';
import { useText } from '../ui/text.tsx';
import { readableChanges } from './readable-changes.ts';

export function DifferenceParts({ from, to }: { from: string; to: string }): ReactNode {
  const t = useText();
  return (
    <p className="difference">
      {readableChanges(from, to).map(({ kind, text }, i) => {
        if (kind === 'same') return <Fragment key={i}>{text}</Fragment>;
        const said = <span className="ds-sr-only">{t(`consultation.difference.${kind}`)} </span>;
        return kind === 'added' ? <ins key={i}>{said}{text}</ins> : <del key={i}>{said}{text}</del>;
      })}
    </p>
  );
}
