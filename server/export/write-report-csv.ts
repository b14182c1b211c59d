/** The account as a table for a spreadsheet. */
import type { ConsultationReport, ReportedComment } from '#shared/export.ts';
import { cleaned, readableQuote } from './docx-writer/clean.ts';
import { commentGroups, withoutClause } from './docx-writer/comment-groups.ts';
import { finalText, markingText } from './docx-writer/marking.ts';
import { isoDay, wordsIn } from './docx-writer/words.ts';
import type { DocumentMessage, Words } from './docx-writer/words.ts';
import { writeCsv } from './write-csv.ts';
import type { CsvValue } from './write-csv.ts';

type ColumnName = DocumentMessage extends infer Key ? Key extends `documents.column.${infer Name}` ? Name : never : never;

export const commentColumns = [
  'number', 'organisation', 'party', 'document', 'clause', 'kind', 'scope', 'quote', 'comment', 'reason', 'proposedText', 'stance',
  'theme', 'commentStatus', 'disposition', 'referredTo', 'rationale', 'decidedBy', 'decidedOn', 'wordsBefore', 'wordsAfter', 'marking',
] as const satisfies ColumnName[];

/**
 * One row for each listed comment, in the order of the account; dates as `2027-09-24`. The last column holds the marking
 * of rule 16 on every row, or which final report it is. Bytes: UTF-8 with byte order mark, `;`, CRLF.
 */
export async function writeReportCsv(given: ConsultationReport): Promise<Uint8Array> {
  const report = cleaned(given);
  const { titles: head, rows } = commentTable(wordsIn(report.locale), report);
  return writeCsv(head, rows);
}

/** Every listed comment as a row, in the order of the account: the same in CSV and in a workbook. */
export function commentTable(words: Words, report: ConsultationReport): { titles: string[]; rows: CsvValue[][]; comments: ReportedComment[] } {
  const parties = new Set(report.organisations.filter(({ party }) => party).map(({ id }) => id));
  const marking = markingText(words, report) ?? finalText(words, report);
  const comments = commentGroups(words, report).flatMap((group) => group.comments);
  return { titles: titles(words, commentColumns), rows: comments.map((comment) => [...commentRow(words, comment, parties.has(comment.organisationId)), marking]), comments };
}

function titles(words: Words, columns: readonly ColumnName[]): string[] {
  return columns.map((column) => words.say(`documents.column.${column}`));
}

function commentRow(words: Words, comment: ReportedComment, party: boolean): CsvValue[] {
  return [
    comment.number,
    comment.organisation,
    yesNo(words, party),
    comment.document ?? null,
    clause(words, comment),
    words.say(`documents.kind.${comment.kind}`),
    words.say(`documents.scope.${comment.scope}`),
    comment.quote === null ? null : readableQuote(comment.quote),
    comment.comment,
    comment.reason,
    comment.proposedText === null ? null : readableQuote(comment.proposedText),
    comment.stance === null ? null : words.say(`documents.stance.${comment.stance}`),
    comment.theme,
    words.say(`documents.commentStatus.${comment.status}`),
    comment.disposition === null ? null : words.say(`documents.disposition.${comment.disposition}`),
    comment.referredTo,
    comment.rationale,
    comment.decidedBy,
    comment.decidedOn === null ? null : isoDay(comment.decidedOn),
    changedWords(comment, 'before'),
    changedWords(comment, 'after'),
  ];
}

/** Several places are told one after another, with an empty line between. */
const changedWords = ({ changes = [] }: ReportedComment, side: 'before' | 'after'): string | null => changes.map((change) => change[side]).join('\n\n').trim() || null;

/** With its heading or the word "avsnitt": a bare `3.2` would become a date in a spreadsheet. */
function clause(words: Words, { clauseNumber, clauseHeading, scope }: ReportedComment): string {
  if (clauseNumber !== null && clauseHeading) return `${clauseNumber} ${clauseHeading}`;
  if (clauseNumber !== null) return words.say('documents.account.clause', { number: clauseNumber });
  return clauseHeading ?? withoutClause(words, scope);
}

function yesNo(words: Words, value: boolean): string {
  return words.say(value ? 'documents.yes' : 'documents.no');
}
