import type { Overview } from '#shared/answers.ts';

/** A number stands once, with the headings it has in the documents of the package: the filter takes them all. */
export function clausesByNumber(byClause: Overview['byClause']): Map<string, string> {
  const named = new Map<string, string>();
  for (const { clauseNumber, clauseHeading } of byClause) {
    if (clauseNumber !== null) named.set(clauseNumber, [named.get(clauseNumber), clauseHeading].filter(Boolean).join(' / '));
  }
  return named;
}
