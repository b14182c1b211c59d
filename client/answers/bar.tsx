import type { ReactNode } from 'react';

interface Part {
  kind: 'decided' | 'proposed' | 'left';
  /** Of the whole width, 0–1. */
  share: number;
}

/** A picture of numbers that stand beside it: hidden from screen readers. */
export function Bar({ parts, className = 'bar' }: { parts: readonly Part[]; className?: string }): ReactNode {
  let from = 0;
  return (
    <svg className={className} width="100%" height="12" aria-hidden="true" focusable="false" preserveAspectRatio="none">
      {parts.map(({ kind, share }) => {
        const x = from;
        from += share;
        return share > 0 && <rect key={kind} className={`bar-${kind}`} x={`${x * 100}%`} width={`${share * 100}%`} height="100%" />;
      })}
    </svg>
  );
}
