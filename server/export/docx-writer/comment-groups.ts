/** The comments of a report in the order they are read: by clause, by theme or by organisation. */
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
  switch (report.groupBy) {
    case 'clause': return grouped(ordered, (comment) => clauseTitle(words, comment));
    case 'theme': return byTheme(words, report, ordered);
    case 'organisation': return byOrganisation(words, report, ordered);
  }
}

/** What stands over all the groups. */
export function groupingTitle(words: Words, { groupBy }: Pick<ConsultationReport, 'groupBy'>): string {
  switch (groupBy) {
    case 'clause': return words.say('documents.account.byClause');
    case 'theme': return words.say('documents.account.byTheme');
    case 'organisation': return words.say('documents.account.byOrganisation');
  }
}

/** In the order that the themes have; what was put under none comes last. */
function byTheme(words: Words, { themes }: ConsultationReport, ordered: ReportedComment[]): CommentGroup[] {
  const place = new Map(themes.map(({ name }, at) => [name, at]));
  const at = ({ theme }: ReportedComment) => (theme === null ? themes.length + 1 : place.get(theme) ?? themes.length);
  const sorted = [...ordered].sort((a, b) => at(a) - at(b));
  return grouped(sorted, ({ theme }) => theme ?? words.say('documents.account.noTheme'), ({ theme }) => theme ?? '');
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
