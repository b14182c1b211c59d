/** Rule 16 of `domain.md`: a selection or an unfinished report says so wherever it goes. */
import type { ConsultationReport } from '#shared/export.ts';
import type { Words } from './words.ts';

/** "Slutlig remissammanställning nr 1", or null for every other export. */
export function finalText(words: Words, { final }: ConsultationReport): string | null {
  return final === null ? null : words.say('documents.report.final', { number: final.number });
}

/** The sentence that marks the report, or null for the final one. An anonymised variant says so, and what was replaced in it. */
export function markingText(words: Words, report: ConsultationReport): string | null {
  const { anonymised: replaced } = report;
  const parts = replaced === undefined ? [] : (['privatePersons', 'colleagues', 'contacts', 'personalNumbers', 'mailAddresses'] as const).filter((kind) => replaced[kind] > 0).map((kind) => words.say(`documents.marking.${kind}`, { n: replaced[kind] }));
  const anonymised = replaced === undefined ? null : words.say('documents.marking.anonymised', { n: parts.length, parts: parts.join(', ') });
  return [standingText(words, report), anonymised].filter((sentence) => sentence !== null).join('. ') || null;
}

function standingText(words: Words, report: ConsultationReport): string | null {
  const marking = report.marking;
  if (marking === null) return null;
  if (marking.kind === 'working-paper') return words.say('documents.marking.workingPaper', { undecided: marking.undecided });
  return words.say('documents.marking.selection', {
    description: marking.description,
    listed: report.listed,
    all: report.counts.comments,
    undecided: marking.undecided,
  });
}
