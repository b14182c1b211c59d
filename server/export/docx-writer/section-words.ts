/** Stances per section, as every format of the report tells them. */
import { stances } from '#shared/export.ts';
import type { ConsultationReport, ReportedSection, TakenStance } from '#shared/export.ts';
import type { Words } from './words.ts';

/** `3 Parternas ansvar`, after the document's title where the sections stand in several. */
export function sectionName({ document, number, heading }: Pick<ReportedSection, 'document' | 'number' | 'heading'>, all: readonly Pick<ReportedSection, 'document'>[]): string {
  const several = all.some((one) => one.document !== document);
  return [several ? `${document}:` : null, number, heading].filter(Boolean).join(' ');
}

/** What one organisation says of each section it takes a stance on, a line each. */
export function takenLines(words: Words, taken: readonly TakenStance[]): string[] {
  return taken.map((one) => [`${sectionName(one, taken)}: ${words.say(`documents.stance.${one.stance}`)}`, one.condition === '' ? null : words.say('documents.organisation.condition', { condition: one.condition })].filter(Boolean).join('. '));
}

/** A row for each section: how many took each stance that somebody took, how many took none, and all answers that stand. */
export function sectionTable(words: Words, { sections = [] }: Pick<ConsultationReport, 'sections'>): { titles: string[]; rows: { name: string; counts: number[] }[] } {
  const used = stances.filter((stance) => sections.some(({ byStance }) => byStance[stance] > 0));
  return {
    titles: [words.say('documents.column.section'), ...used.map((stance) => words.say(`documents.stance.${stance}`)), words.say('documents.sections.notTaken'), words.say('documents.sum')],
    rows: sections.map((one) => ({ name: sectionName(one, sections), counts: [...used.map((stance) => one.byStance[stance]), one.notTaken, stances.reduce((sum, stance) => sum + one.byStance[stance], one.notTaken)] })),
  };
}
