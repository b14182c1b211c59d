/** The comments of a report in the order they are read, by clause or by organisation. */
import { inNumberOrder } from '#shared/comment-splits.ts';
import type { ConsultationReport, ReportedComment, SplitComment } from '#shared/export.ts';
import { inReadingOrder } from './positions.ts';
import type { Words } from './words.ts';

export interface CommentGroup {
  title: string;
  comments: ReportedComment[];
}

/** Every listed comment stands in exactly one group; within it by place in the text, then by number. */
export function commentGroups(words: Words, report: ConsultationReport): CommentGroup[] {
  const ordered = [...report.comments].sort((a, b) => a.ordinal - b.ordinal || inNumberOrder(a.number, b.number));
  return report.groupBy === 'clause' ? grouped(ordered, (comment) => clauseTitle(words, comment)) : byOrganisation(words, report, ordered);
}

function byOrganisation(words: Words, { organisations }: ConsultationReport, ordered: ReportedComment[]): CommentGroup[] {
  const place = new Map(inReadingOrder(words, organisations).map(({ id }, at) => [id, at]));
  const at = (comment: ReportedComment) => place.get(comment.organisationId) ?? place.size;
  const sorted = [...ordered].sort((a, b) => at(a) - at(b));
  return grouped(sorted, ({ organisation }) => organisation, ({ organisationId }) => organisationId);
}

function grouped(comments: ReportedComment[], title: (comment: ReportedComment) => string, key = title): CommentGroup[] {
  const groups = new Map<string, CommentGroup>();
  for (const comment of comments) {
    const group = groups.get(key(comment)) ?? { title: title(comment), comments: [] };
    groups.set(key(comment), group);
    group.comments.push(comment);
  }
  return [...groups.values()];
}

/** Before the first part that is listed of a comment: the comment as it was submitted, so that it is read whole once. */
export function wholeBefore(comments: readonly ReportedComment[], at: number, { split = [] }: Pick<ConsultationReport, 'split'>): SplitComment | null {
  const id = comments[at]?.splitFrom?.id;
  return id === undefined || comments[at - 1]?.splitFrom?.id === id ? null : split.find((one) => one.id === id) ?? null;
}

/** Where a comment stands that has no clause: in what comes before the first one, or on the text as a whole. */
export function withoutClause(words: Words, scope: ReportedComment['scope']): string {
  return words.say(scope === 'words' || scope === 'block' ? 'documents.account.beforeClauses' : 'documents.account.wholeText');
}

/** `3.2 Gemensamt ansvar`, with the document's title before it when the package holds several. */
export function clauseTitle(words: Words, { document, clauseNumber, clauseHeading, scope }: ReportedComment): string {
  const clause = clauseNumber !== null && clauseHeading !== null ? `${clauseNumber} ${clauseHeading}`
    : clauseNumber !== null ? words.say('documents.account.clause', { number: clauseNumber })
      : clauseHeading ?? withoutClause(words, scope);
  return document ? `${document}: ${clause}` : clause;
}
