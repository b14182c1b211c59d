/** What the form holds: the answer that stands, or the change one has begun. */
import type { Answer } from '#shared/answers.ts';
import type { LocalDraft } from './local-drafts.ts';

export function standingAnswer({ row, version, chosenReasons, usedTexts }: Pick<Answer, 'row' | 'version' | 'chosenReasons' | 'usedTexts'>): LocalDraft {
  return { disposition: row.disposition, rationale: row.rationale, referredTo: row.referredTo, reasons: chosenReasons, texts: usedTexts, version };
}

export function sameAnswer(a: LocalDraft, b: LocalDraft): boolean {
  return a.disposition === b.disposition && a.rationale === b.rationale && a.referredTo === b.referredTo && a.reasons.join() === b.reasons.join();
}

/** The next draft; null when it says what already stands. It keeps the version its writer began from, so that a newer answer is noticed. */
export function draftOf(answer: Pick<Answer, 'row' | 'version' | 'chosenReasons' | 'usedTexts'>, draft: LocalDraft | null, part: Partial<LocalDraft>): LocalDraft | null {
  const standing = standingAnswer(answer);
  const next = { ...(draft ?? standing), ...part };
  return next.version === standing.version && sameAnswer(next, standing) ? null : next;
}
