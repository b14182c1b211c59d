/** References to numbers, once every heading of the file is known: those that lead to a heading follow it from now on, the others keep the words that Word showed. */
import type { AgreementContent, Inline } from '#shared/agreement/content.ts';
import { textBlocks } from '#shared/agreement/plain-text.ts';
import { addInline } from './inline-text.ts';

/** While a file is read, `clause` of a reference is the name of a bookmark and `shown` the field's result. `headings`: name to block id. */
export function settleReferences(content: AgreementContent, headings: ReadonlyMap<string, string>): void {
  for (const block of textBlocks(content)) {
    if (!block.content?.some(({ type }) => type === 'clauseRef')) continue;
    const settled: Inline[] = [];
    for (const inline of block.content) for (const one of settle(inline, headings)) addInline(settled, one);
    if (settled.length > 0) block.content = settled;
    else delete block.content;
  }
}

function settle(inline: Inline, headings: ReadonlyMap<string, string>): Inline[] {
  if (inline.type !== 'clauseRef') return [inline];
  const { clause, shown = '' } = inline.attrs;
  const heading = headings.get(clause);
  if (heading !== undefined) return [{ ...inline, attrs: { clause: heading } }];
  return shown === '' ? [] : [{ type: 'text', text: shown, ...(inline.marks ? { marks: inline.marks } : {}) }];
}
