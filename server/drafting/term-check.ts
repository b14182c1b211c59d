/** What a freeze asks about the terms that its documents define: those that nothing uses, and those that are defined more than once. */
import { outline } from '#shared/agreement/clauses.ts';
import type { AgreementContent } from '#shared/agreement/content.ts';
import { definedTerms, usesElsewhere } from '#shared/agreement/definitions.ts';
import { agreementSchema } from '#shared/agreement/schema.ts';
import type { Finding } from '#shared/drafting.ts';
import { findingAt } from './freeze-check.ts';

interface Defining { id: string; title: string; content: AgreementContent }

/** Of documents that are frozen together: an annex uses what the agreement defines. */
export function termFindings(documents: readonly Defining[]): Finding[] {
  const read = documents.map((document) => ({ document, doc: agreementSchema.nodeFromJSON(document.content) }));
  return read.flatMap(({ document, doc }) => {
    const terms = definedTerms(doc);
    if (terms.length === 0) return [];
    const entries = outline(document.content);
    const others = read.filter((other) => other.doc !== doc);
    return terms.flatMap(({ term, places, uses }) => {
      const at = (kind: Finding['kind'], block: string | undefined) => findingAt(document, { kind, weight: 'asks', entry: entries.find((entry) => entry.block === block) ?? null, excerpt: term });
      return [
        ...(uses === 0 && others.every((other) => usesElsewhere(term, other.doc) === 0) ? [at('term-unused', places[0])] : []),
        ...(places.length > 1 ? [at('term-defined-twice', places[1])] : []),
      ];
    });
  });
}
