/** The frozen text, clause by clause, each with its strip beside it: in the reading order the strip comes before its clause. */
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { CountedPlace } from '#shared/answers-matrix.ts';
import type { FrozenBlock, FrozenDocument } from '#shared/drafting.ts';
import { FrozenText } from '../drafting/frozen-text.tsx';
import { useText } from '../ui/text.tsx';
import { ClauseStrip, type Told } from './clause-strip.tsx';
import { heatStep } from './heat-step.ts';

/** `strip`: the empty place beside it. */
interface Clause { clause: string | null; name: string; part: HTMLElement; strip: HTMLElement }

export function HeatText({ frozen, places, told }: { frozen: FrozenDocument; places: readonly CountedPlace[]; told: Told }): ReactNode {
  const t = useText();
  const article = useRef<HTMLElement>(null);
  const [clauses, setClauses] = useState<readonly Clause[]>([]);
  useLayoutEffect(() => {
    if (article.current !== null) setClauses(dividedByClause(article.current, frozen.blocks));
  }, [frozen]);
  const placeOf = (clause: string | null): CountedPlace => places.find((one) => one.clause === clause) ?? { document: frozen.title, clause, heading: '', comments: 0, withBelow: 0, byStance: {}, withoutStance: 0, byDisposition: {}, undecided: 0, withdrawn: 0, replaced: 0 };
  useEffect(() => {
    for (const { clause, part } of clauses) part.dataset.heat = String(clause === null ? 0 : heatStep(places.find((one) => one.clause === clause)?.comments ?? 0, told.most));
  });
  return (
    <div className="heat-text">
      <FrozenText ref={article} html={frozen.html} />
      {clauses.map(({ clause, name, strip }) => {
        const place = placeOf(clause);
        if (clause === null && place.comments === 0) return null;
        return createPortal(<ClauseStrip place={place} name={name === '' ? t('heat.outside') : name} told={told} />, strip, clause ?? 'outside');
      })}
    </div>
  );
}

/** Gathers what stands under each numbered heading; what stands before the first is one part, and the notes stay where they are. */
function dividedByClause(article: HTMLElement, blocks: readonly FrozenBlock[]): Clause[] {
  const headings = new Map(blocks.filter(({ kind, clauseNumber }) => kind === 'heading' && clauseNumber !== null).map(({ block, clauseNumber, text }) => [block, { clause: clauseNumber, name: `${clauseNumber} ${text}` }]));
  const clauses: (Clause & { words: HTMLElement })[] = [];
  const begin = (before: Element, { clause, name }: { clause: string | null; name: string }) => {
    const [part, strip, words] = [document.createElement('div'), document.createElement('div'), document.createElement('div')];
    part.className = 'heat-clause';
    strip.className = 'clause-strip';
    // The strip speaks the page's language, the text its own.
    strip.lang = document.documentElement.lang;
    words.className = 'heat-words';
    part.append(strip, words);
    before.before(part);
    clauses.push({ clause, name, part, strip, words });
  };
  // A list of its own: what is moved would otherwise leave the list that is walked.
  const children = Array.from(article.children);
  // Also where the text begins with a clause: what is said of the text as a whole stands above it.
  if (children[0]) begin(children[0], { clause: null, name: '' });
  for (const child of children) {
    if (child.classList.contains('footnotes')) continue;
    const heading = child instanceof HTMLElement ? headings.get(child.dataset.block ?? '') : undefined;
    if (heading !== undefined) begin(child, heading);
    clauses.at(-1)?.words.append(child);
  }
  return clauses;
}
