/** Rule 2 of `domain.md`: a round that was concluded with comments left says who decided so, when and why. */
import type { ConsultationReport } from '#shared/export.ts';
import { shortened } from './page.ts';
import type { Words } from './words.ts';

/** Null while the round is not concluded. A reason longer than `longest` characters is cut between words. */
export function conclusionSentence(words: Words, { conclusion }: ConsultationReport, longest = Infinity): string | null {
  if (conclusion === null) return null;
  const override = overrideSentence(words, conclusion, longest);
  return [words.say('documents.report.concluded', { on: words.day(conclusion.on) }), override].filter((sentence) => sentence !== null).join(' ');
}

/** The same beside its own name in a table: the day, and the decision when there was one. */
export function conclusionFact(words: Words, { conclusion }: ConsultationReport): string | null {
  if (conclusion === null) return null;
  return [words.day(conclusion.on), overrideSentence(words, conclusion, Infinity)].filter((part) => part !== null).join('. ');
}

function overrideSentence(words: Words, { override, undecided }: NonNullable<ConsultationReport['conclusion']>, longest: number): string | null {
  if (override === null) return null;
  const { decidedBy, decidedOn, reason } = override;
  return words.say('documents.report.override', { undecided, by: decidedBy, on: words.day(decidedOn), reason: shortened(reason.replace(/\s+/gu, ' ').trim(), longest) });
}
