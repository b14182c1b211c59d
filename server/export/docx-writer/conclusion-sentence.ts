/** Rule 2 of `domain.md`: a round that was concluded with comments left says who decided so, when and why. */
import type { ConsultationReport } from '#shared/export.ts';
import { shortened } from './page.ts';
import type { Words } from './words.ts';

/** Null while the round is not concluded. A reason longer than `longest` characters is cut between words. */
export function conclusionSentence(words: Words, { conclusion }: ConsultationReport, longest = Infinity): string | null {
  if (conclusion === null) return null;
  const concluded = words.say('documents.report.concluded', { on: words.day(conclusion.on) });
  if (conclusion.override === null) return concluded;
  const { decidedBy, decidedOn, reason } = conclusion.override;
  return `${concluded} ${words.say('documents.report.override', { undecided: conclusion.undecided, by: decidedBy, on: words.day(decidedOn), reason: shortened(reason.replace(/\s+/gu, ' ').trim(), longest) })}`;
}
