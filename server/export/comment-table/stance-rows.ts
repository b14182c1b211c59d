/** The rows of a comment table that hold a stance and no comment: first in it, known by the words of their clause, the stance in the column for comments and its condition in the one for proposed changes. */
import type { Section } from '#shared/section-stances.ts';
import type { Locale } from '#shared/messages/format.ts';
import { wordsIn } from '../docx-writer/words.ts';

type Asked = Pick<Section, 'document' | 'number' | 'heading'>;

/** `3.2 Gemensamt ansvar`, after the document's title where the sections stand in several. */
const sectionLabel = ({ document, number, heading }: Asked, several: boolean): string => (several ? `${document}: ` : '') + [number, heading].filter(Boolean).join(' ');

/** What stands in the column for clauses: the whole first, then the sections. */
export function stanceLabels(locale: Locale, sections: readonly Asked[]): string[] {
  const words = wordsIn(locale);
  const several = new Set(sections.map(({ document }) => document)).size > 1;
  return [words.say('documents.table.stance'), ...sections.map((section) => words.say('documents.table.stance.section', { section: sectionLabel(section, several) }))];
}

const folded = (text: string): string => text.toLocaleLowerCase('sv').replace(/\s+/g, ' ').trim();

/** Which stance a row of this clause holds, in either language: the places of it among {@link stanceLabels}. None: it is a comment; several: sections have the same words. */
export function stanceRowsOf(clause: string, sections: readonly Asked[]): number[] {
  const wanted = folded(clause);
  for (const locale of ['sv', 'en'] as const) {
    const places = stanceLabels(locale, sections).flatMap((label, at) => (folded(label) === wanted ? [at] : []));
    if (places.length > 0) return places;
  }
  return [];
}
