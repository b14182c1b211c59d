/** The comment table of eight columns: empty, for those who answer outside, and with every comment of a round and its answer. */
import { Paragraph, TextRun } from 'docx';
import { type CommentKind, type ConsultationReport, type Letterhead, type ReportedComment, type Stance, stances } from '#shared/export.ts';
import type { Locale } from '#shared/messages/format.ts';
import type { Section } from '#shared/section-stances.ts';
import { type TableColumn, tableColumns, tableWidths, titleOf } from './comment-table/columns.ts';
import { stanceLabels } from './comment-table/stance-rows.ts';
import { changeLines } from './docx-writer/account-pages.ts';
import { cleaned, readableQuote } from './docx-writer/clean.ts';
import { clauseTitle, commentGroups } from './docx-writer/comment-groups.ts';
import { landscape } from './docx-writer/look.ts';
import { finalText, markingText } from './docx-writer/marking.ts';
import { packPaper } from './docx-writer/pack.ts';
import { section } from './docx-writer/page.ts';
import { inReadingOrder } from './docx-writer/positions.ts';
import { headedTable, textCell } from './docx-writer/tables.ts';
import { type Words, wordsIn } from './docx-writer/words.ts';
import { writeSheet } from './sheets.ts';

export interface CommentTable {
  locale: Locale;
  letterhead: Letterhead;
  title: string;
  /** What is said above the table. */
  notes: readonly string[];
  marking: string | null;
  /** To choose from in a workbook, and listed after the table in a Word file. */
  clauses: readonly string[];
  rows: readonly Record<TableColumn, string>[];
  /** What stands in the column for clauses in the rows that hold a stance; they are the first. */
  stances?: readonly string[];
  /** `2027-09-24`: the same table of the same day gives the same workbook. */
  day: string;
  /** The round and the version that it belongs to. */
  origin: { round: string; version: string };
}

/** The form that a returned table is known by in a workbook's hidden sheet. */
export const commentTableFormat = 'overens.comment-table.1';

const kinds = ['general', 'substance', 'editorial', 'legal', 'question'] as const satisfies CommentKind[];
const kindWords = (words: Words): string[] => kinds.map((kind) => words.say(`documents.table.kind.${kind}`));

/** Rows that wait to be written in. */
const emptyRows = { docx: 20, xlsx: 300 } as const;

export interface EmptyTable extends Pick<CommentTable, 'locale' | 'letterhead' | 'clauses' | 'origin' | 'day'> {
  subject: string;
  organisation: string;
  /** The sections that the round asks a stance for. */
  sections?: readonly Pick<Section, 'document' | 'number' | 'heading'>[];
}

export function emptyTable({ subject, organisation, sections = [], ...of }: EmptyTable, format: 'docx' | 'xlsx'): CommentTable {
  const words = wordsIn(of.locale);
  const labels = stanceLabels(of.locale, sections);
  const row = { organisation, line: '', clause: '', place: '', kind: '', comment: '', proposed: '', observation: '' };
  return { ...of, title: `${words.say('documents.table.title')}: ${subject}`, notes: [words.say('documents.table.stances', { stances: stances.map((one) => words.say(`documents.stance.${one}`)).join(' · ') }), words.say('documents.table.how'), words.say('documents.table.kinds')], marking: null, stances: labels, rows: [...labels.map((clause) => ({ ...row, clause })), ...Array.from({ length: emptyRows[format] }, () => row)] };
}

/** Where each organisation stands, then the listed comments of a report with their answers in the eighth column, in the order of the account. */
export function tableOfReport(given: ConsultationReport): CommentTable {
  const report = cleaned(given);
  const words = wordsIn(report.locale);
  const comments = commentGroups(words, report).flatMap((group) => group.comments);
  return {
    locale: report.locale, letterhead: report.letterhead, title: `${words.say('documents.table.title')}: ${report.matter.title}`, notes: [words.say('documents.table.count', { count: comments.length })],
    marking: markingText(words, report) ?? finalText(words, report), clauses: [], day: report.preparedOn, origin: { round: report.round.id, version: report.round.packageHash },
    rows: [...stanceRows(words, report), ...comments.map((comment) => ({
      organisation: comment.organisation, line: String(comment.number), clause: clauseTitle(words, comment), place: comment.quote === null ? '' : readableQuote(comment.quote), kind: words.say(`documents.table.kind.${comment.kind}`),
      comment: [comment.comment, comment.reason === null ? '' : `${words.say('documents.column.reason')}: ${comment.reason}`].filter(Boolean).join('\n'), proposed: comment.proposedText === null ? '' : readableQuote(comment.proposedText), observation: observationOf(words, comment),
    }))],
  };
}

/** Of those whose answer stands; in a selection, of those who said what is listed. A joint statement stands in the row of each that it counts for. */
function stanceRows(words: Words, { locale, organisations, sections = [], comments, marking }: ConsultationReport): CommentTable['rows'] {
  const listed = new Set(comments.map(({ organisationId }) => organisationId));
  const standing = organisations.filter(({ id, status, stance }) => stance !== null && (status === 'submitted' || status === 'declined') && (marking?.kind !== 'selection' || listed.has(id)));
  // By all that the round asks for, as the table is read back: an organisation may have taken a stance in one document of several.
  const [whole = '', ...labels] = stanceLabels(locale, sections);
  const labelOf = new Map(sections.map(({ id }, at) => [id, labels[at] ?? '']));
  return inReadingOrder(words, standing).flatMap((one) => {
    const row = (clause: string, stance: Stance, condition: string | null) => ({ organisation: one.name, line: '', clause, place: '', kind: '', comment: words.say(`documents.stance.${stance}`), proposed: condition ?? '', observation: '' });
    return [...(one.stance === null ? [] : [row(whole, one.stance, one.condition)]), ...(one.sections ?? []).map((its) => row(labelOf.get(its.section) ?? stanceLabels(locale, [its])[1] ?? '', its.stance, its.condition || null))];
  });
}

function observationOf(words: Words, comment: ReportedComment): string {
  const { disposition, referredTo, rationale, status } = comment;
  if (disposition === null) return words.say(`documents.commentStatus.${status}`);
  const said = words.say(`documents.disposition.${disposition}`);
  return [referredTo === null ? said : `${said}: ${referredTo}`, rationale ?? '', ...changeLines(words, comment)].filter(Boolean).join('\n');
}

/** Bytes of an `.xlsx`: clause and type as drop-downs, and text that stays text whatever it begins with. */
export function writeCommentTableXlsx(given: CommentTable): Promise<Uint8Array> {
  const table = cleaned(given);
  const words = wordsIn(table.locale);
  const choices: Partial<Record<TableColumn, readonly string[]>> = table.clauses.length === 0 ? {} : { clause: [...table.stances ?? [], ...table.clauses], kind: kindWords(words) };
  const columns = tableColumns.map((column) => ({ title: words.say(titleOf(column)), width: tableWidths[column].characters, ...(choices[column] === undefined ? {} : { choices: choices[column] }) }));
  return writeSheet({
    title: table.title, creator: table.letterhead.authority, at: new Date(`${table.day}T00:00:00Z`),
    sheets: [
      { name: words.say('documents.table.title'), columns: [...columns, ...(table.marking === null ? [] : [{ title: words.say('documents.column.marking'), width: 26 }])], rows: table.rows.map((row) => [...tableColumns.map((column) => row[column] || null), ...(table.marking === null ? [] : [table.marking])]) },
      ...(table.clauses.length === 0 ? [] : [{ name: words.say('documents.table.help'), columns: [{ title: words.say('documents.table.help'), width: 100 }], rows: table.notes.map((note) => [note]) }]),
    ],
    meta: { format: commentTableFormat, round: table.origin.round, version: table.origin.version },
  });
}

/** Bytes of a `.docx` on landscape pages, the head row repeated. */
export function writeCommentTableDocx(given: CommentTable): Promise<Uint8Array> {
  const table = cleaned(given);
  const words = wordsIn(table.locale);
  const columns = tableColumns.map((column) => ({ title: words.say(titleOf(column)), width: tableWidths[column].twips }));
  const note = (text: string) => new Paragraph({ style: 'OverensNote', children: [new TextRun(text)] });
  const furniture = { words, letterhead: table.letterhead, label: null, marking: table.marking, name: table.title };
  return packPaper({
    words, title: table.title, creator: table.letterhead.authority, headings: 'plain',
    sections: [section(furniture, landscape, [
      new Paragraph({ style: 'OverensTitle', children: [new TextRun(table.title)] }), ...table.notes.map(note),
      headedTable(columns, table.rows.map((row) => ({ cells: tableColumns.map((column) => textCell(row[column] || null, 'OverensTableSmall')) }))),
      ...(table.clauses.length === 0 ? [] : [new Paragraph({ style: 'OverensSubtitle', spacing: { before: 320 }, children: [new TextRun(words.say('documents.table.clauses'))] }), ...table.clauses.map(note)]),
    ])],
  });
}
