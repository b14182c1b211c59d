/** Rule 16 of `domain.md`: a selection or an unfinished report says so wherever it goes. */
import type { ConsultationReport } from '#shared/export.ts';
import type { Words } from './words.ts';

/** The sentence that marks the report, or null when it is complete. */
export function markingText(words: Words, report: ConsultationReport): string | null {
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
