/** Clause numbers are derived from the headings (design D5): a typed one goes only where the derived one says the same. */
import { clauseNumbers } from '#shared/agreement/clauses.ts';
import type { AgreementContent, Heading } from '#shared/agreement/content.ts';
import { blockText } from '#shared/agreement/plain-text.ts';
import type { Findings } from './findings.ts';
import { dropStart } from './inline-text.ts';
import type { ShownNumbers } from './read-blocks.ts';

const typedNumber = /^\s*(\d{1,3}(?:\.\d{1,3}){0,8})\.?[\s\u00A0]+(?=\S)/;

/** Changes the headings in place. */
export function settleHeadingNumbers(content: AgreementContent, shown: ShownNumbers, findings: Findings): void {
  const derived = clauseNumbers(content);
  for (const block of content.content) {
    if (block.type !== 'heading') continue;
    const number = derived.get(block.attrs.id) ?? '';
    const given = shown.get(block) ?? null;
    if (given !== null) noteChangedNumber(block, { given, number, findings });
    else settleTypedNumber(block, number, findings);
  }
}

function noteChangedNumber(heading: Heading, { given, number, findings }: { given: string; number: string; findings: Findings }): void {
  if (given.replace(/[.):]+$/, '') !== number) findings.note('heading-number', () => `${given} ${blockText(heading)}`);
}

function settleTypedNumber(heading: Heading, number: string, findings: Findings): void {
  const match = typedNumber.exec(blockText(heading));
  if (match === null) return;
  if (match[1] === number) heading.content = dropStart(heading.content ?? [], match[0].length);
  else findings.note('typed-number', () => blockText(heading));
}
