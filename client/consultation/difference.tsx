/** A proposed wording beside the words it would replace. The comparing itself is loaded when there is something to compare. */
import { lazy, type ReactNode, Suspense } from 'react';

const Parts = lazy(() => import('./difference-parts.tsx').then(({ DifferenceParts }) => ({ default: DifferenceParts })));

/** A note mark or a line break has no letters of its own in a proposal. */
export const readableQuote = (quote: string): string => quote.replaceAll('\uFFFC', '');

export function Difference({ from, to }: { from: string; to: string }): ReactNode {
  return <Suspense fallback={<p className="difference">{to}</p>}><Parts from={readableQuote(from)} to={to} /></Suspense>;
}
