/** The generated paragraph that replaces "most comments were taken into account" in a decision basis. */
import { dispositions } from '#shared/export.ts';
import type { ConsultationReport, Disposition } from '#shared/export.ts';
import { wordsIn } from './docx-writer/words.ts';
import type { Words } from './docx-writer/words.ts';

type Outcome = Disposition | 'undecided' | 'withdrawn' | 'replaced';

/**
 * Plain text of a few sentences in the report's locale: how many were invited, answered, declined and were silent, how
 * many comments came, what became of them, and where the reasons stand: of all, or of those decided so far. Always over the whole round, also for a selection.
 */
export function decisionParagraph(report: ConsultationReport): string {
  const words = wordsIn(report.locale);
  return [...responses(words, report), ...comments(words, report)].filter((sentence) => sentence !== '').join(' ');
}

function responses(words: Words, { counts }: ConsultationReport): string[] {
  const sentences = [words.say('documents.paragraph.invited', { count: counts.invited })];
  if (counts.invited > 0) sentences.push(turnout(words, counts));
  if ((counts.jointly ?? 0) > 0) sentences.push(words.say('documents.paragraph.jointly', { count: counts.jointly ?? 0 }));
  if (counts.unsolicited > 0) sentences.push(words.say('documents.paragraph.unsolicited', { count: counts.unsolicited }));
  if (counts.withdrawn > 0) sentences.push(words.say('documents.paragraph.withdrawn', { count: counts.withdrawn }));
  return sentences;
}

function turnout(words: Words, { invited, answered, declined, notAnswered: silent }: ConsultationReport['counts']): string {
  if (invited === 1) return words.say(answered === 0 ? 'documents.paragraph.oneSilent' : declined === 0 ? 'documents.paragraph.oneAnswered' : 'documents.paragraph.oneDeclined');
  if (answered === 0) return words.say('documents.paragraph.noneAnswered');
  if (declined === answered) return words.say(silent === 0 ? 'documents.paragraph.allDeclined' : 'documents.paragraph.someDeclined', { declined, silent });
  return words.say(silent === 0 ? 'documents.paragraph.allAnswered' : 'documents.paragraph.someAnswered', { answered, declined, silent });
}

function comments(words: Words, { counts }: ConsultationReport): string[] {
  const came = words.say('documents.paragraph.comments', { count: counts.comments });
  if (counts.comments === 0) return [came];
  const decided = counts.comments - counts.undecided - counts.withdrawnComments - counts.replacedComments;
  return [came, outcomes(words, counts), words.say(counts.undecided > 0 ? 'documents.paragraph.reasonsSoFar' : 'documents.paragraph.reasons', { decided })];
}

function outcomes(words: Words, counts: ConsultationReport['counts']): string {
  const found: [Outcome, number][] = [...dispositions, 'undecided' as const, 'withdrawn' as const, 'replaced' as const]
    .map((outcome): [Outcome, number] => [outcome, outcome === 'undecided' ? counts.undecided : outcome === 'withdrawn' ? counts.withdrawnComments : outcome === 'replaced' ? counts.replacedComments : counts.byDisposition[outcome]])
    .filter(([, count]) => count > 0);
  const [first] = found;
  if (found.length === 1 && first) {
    return words.say(counts.comments === 1 ? `documents.paragraph.only.${first[0]}` : `documents.paragraph.all.${first[0]}`);
  }
  return words.say('documents.paragraph.list', {
    list: words.list(found.map(([outcome, count]) => words.say(`documents.paragraph.item.${outcome}`, { count }))),
  });
}
