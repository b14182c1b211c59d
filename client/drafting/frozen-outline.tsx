/** The headings of the text as links, each with how many comments one has left under it. */
import { type ReactNode, useEffect, useState } from 'react';
import type { FrozenBlock, FrozenDocument } from '#shared/drafting.ts';
import { useText } from '../ui/text.tsx';
import type { PlacedComment } from './text-marks.ts';

interface Props {
  document: FrozenDocument;
  comments: readonly PlacedComment[];
  plain?: boolean;
}

export function FrozenOutline({ document, comments, plain = false }: Props): ReactNode {
  const t = useText();
  const headings = document.blocks.filter(({ kind }) => kind === 'heading');
  const here = useHeadingInView(headings, !plain);
  const under = (at: number): number => {
    const from = headings[at]?.ordinal ?? 0;
    const to = headings[at + 1]?.ordinal ?? Infinity;
    const ordinals = new Map(document.blocks.map(({ block, ordinal }) => [block, ordinal]));
    return comments.filter(({ anchor }) => {
      const ordinal = ordinals.get(anchor.from?.block ?? '') ?? -1;
      return ordinal >= from && ordinal < to;
    }).length;
  };
  return (
    <nav aria-label={t('consultation.outline')} className="outline">
      {!plain && <h2 className="small-label">{t('consultation.outline')}</h2>}
      {headings.length === 0 ? <p className="soft small">{t('consultation.outline.empty')}</p> : (
        <ul className="plain-list">
          {headings.map((heading, at) => (
            <li key={heading.block} data-level={heading.clauseNumber?.split('.').filter(Boolean).length ?? 1}>
              <a href={`#${heading.block}`} className="outline-link" aria-current={here === heading.block ? 'true' : undefined}>
                <span>{heading.clauseNumber && <span className="numbers">{heading.clauseNumber} </span>}{heading.text}</span>
                {under(at) > 0 && <span className="outline-count numbers"><span aria-hidden="true">{under(at)}</span><span className="ds-sr-only">{t('consultation.outline.said', { n: under(at) })}</span></span>}
              </a>
            </li>
          ))}
        </ul>
      )}
    </nav>
  );
}

/** The last heading above the upper third of the window. */
function useHeadingInView(headings: readonly FrozenBlock[], on: boolean): string | null {
  const [here, setHere] = useState<string | null>(null);
  useEffect(() => {
    if (!on) return;
    let frame = 0;
    const look = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        const above = headings.findLast(({ block }) => (window.document.getElementById(block)?.getBoundingClientRect().top ?? Infinity) < window.innerHeight / 3);
        setHere(above?.block ?? null);
      });
    };
    look();
    window.addEventListener('scroll', look, { passive: true });
    return () => {
      window.removeEventListener('scroll', look);
      cancelAnimationFrame(frame);
    };
  }, [headings.length, on]);
  return here;
}
