/** The comment summary as a workbook: every comment a row, the consultees, the figures; and, for the working group, answers to change and read back. */
import { dispositions } from '#shared/export.ts';
import type { ConsultationReport, Disposition } from '#shared/export.ts';
import { countLists, factRows } from './docx-writer/account-pages.ts';
import { cleaned } from './docx-writer/clean.ts';
import { finalText, markingText } from './docx-writer/marking.ts';
import { inReadingOrder, positionLabel, positionOf } from './docx-writer/positions.ts';
import { sectionTable, takenLines } from './docx-writer/section-words.ts';
import { isoDay, wordsIn } from './docx-writer/words.ts';
import type { Words } from './docx-writer/words.ts';
import { answerState, sheetFormat } from './sheet-writer/answer-state.ts';
import { commentColumns, commentTable } from './write-report-csv.ts';
import { writeSheet } from './sheets.ts';
import type { SheetColumn, SheetValue, WrittenSheet } from './sheets.ts';

/** What stands as the answer to a comment now, proposed or decided. */
export interface EditableAnswer {
  disposition: Disposition | null;
  rationale: string;
  referredTo: string;
}

/** Characters wide; the rest are as wide as usual. */
const widths: Partial<Record<(typeof commentColumns)[number], number>> = { number: 6, party: 7, quote: 40, comment: 60, reason: 40, proposedText: 40, rationale: 40, organisation: 26, clause: 26, wordsBefore: 40, wordsAfter: 40, marking: 26 };

/**
 * Bytes of an `.xlsx` with the same rows, words and counts as the other formats. With `answers` (by comment) each row begins with a
 * hidden id and what its answer was, and ends with three columns that may be changed (reference/documents.md 5); `readAnswerSheet` reads it.
 */
export async function writeReportXlsx(given: ConsultationReport, answers: ReadonlyMap<string, EditableAnswer> | null): Promise<Uint8Array> {
  const report = cleaned(given);
  const words = wordsIn(report.locale);
  return writeSheet({
    title: `${finalText(words, report) ?? words.say('documents.report.type')}: ${report.matter.title}`,
    creator: report.letterhead.authority,
    at: new Date(`${isoDay(report.preparedOn)}T00:00:00Z`),
    sheets: [commentSheet(words, report, answers), consulteeSheet(words, report), figureSheet(words, report)],
    meta: { format: sheetFormat, round: report.round.id, package: report.round.packageHash, prepared: report.preparedOn, editable: answers === null ? 'no' : 'yes' },
  });
}

function commentSheet(words: Words, report: ConsultationReport, answers: ReadonlyMap<string, EditableAnswer> | null): WrittenSheet {
  const { titles, rows, comments } = commentTable(words, report);
  const columns = titles.map((title, at): SheetColumn => ({ title, width: widths[commentColumns[at] ?? 'number'] ?? 18 }));
  const name = words.say('documents.column.comments');
  if (answers === null) return { name, columns, rows };
  return {
    name,
    columns: [{ title: 'id', hidden: true }, { title: 'state', hidden: true }, ...columns, ...editableColumns(words)],
    rows: rows.map((row, at): SheetValue[] => {
      const id = comments[at]?.id ?? '';
      const answer = cleaned(answers.get(id) ?? { disposition: null, rationale: '', referredTo: '' });
      return [id, answerState(answer), ...row, answer.disposition === null ? null : words.say(`documents.disposition.${answer.disposition}`), answer.rationale, answer.referredTo];
    }),
  };
}

/** Found by their titles when the file comes back, in either language. */
export function editableColumns(words: Words): SheetColumn[] {
  return [
    { title: words.say('documents.sheet.disposition'), width: 26, editable: true, choices: dispositions.map((disposition) => words.say(`documents.disposition.${disposition}`)) },
    { title: words.say('documents.sheet.rationale'), width: 50, editable: true },
    { title: words.say('documents.sheet.referredTo'), width: 26, editable: true },
  ];
}

function consulteeSheet(words: Words, { organisations, sections }: ConsultationReport): WrittenSheet {
  const anyJoint = organisations.some(({ jointWith }) => jointWith !== undefined);
  const titles = ['organisation', 'party', 'stance', 'received', 'decidedBy', 'decidedOn', 'registryNumber', 'comments'] as const;
  return {
    name: words.say('documents.sheet.consultees'),
    columns: [...titles.map((title) => ({ title: words.say(`documents.column.${title}`), width: title === 'organisation' ? 40 : 20 })), { title: words.say('documents.sheet.condition'), width: 40 }, { title: words.say('documents.sheet.summary'), width: 60 }, ...(sections === undefined ? [] : [{ title: words.say('documents.account.sections'), width: 60 }]), ...(anyJoint ? [{ title: words.say('documents.sheet.jointWith'), width: 40 }] : [])],
    rows: inReadingOrder(words, organisations).map((one) => [
      one.name, words.say(one.party ? 'documents.yes' : 'documents.no'), positionLabel(words, positionOf(one)), one.receivedOn === null ? null : isoDay(one.receivedOn),
      [one.decidedBy, one.paragraph].filter(Boolean).join(', '), one.decidedOn === null ? null : isoDay(one.decidedOn), one.registryNumber, one.comments, one.condition, one.summary, ...(sections === undefined ? [] : [takenLines(words, one.sections ?? []).join('\n') || null]), ...(anyJoint ? [one.jointWith ?? null] : []),
    ]),
  };
}

/** The round's facts, then each list of counts under its title, with numbers as numbers. */
function figureSheet(words: Words, report: ConsultationReport): WrittenSheet {
  const marking = markingText(words, report) ?? finalText(words, report);
  return {
    name: words.say('documents.sheet.figures'),
    columns: [{ title: words.say('documents.sheet.what'), width: 60 }, { title: words.say('documents.sheet.of'), width: 80 }, { title: words.say('documents.number'), width: 12 }],
    rows: [
      ...(marking === null ? [] : [[words.say('documents.column.marking'), marking, null]]),
      ...factRows(words, report).flatMap(([name, value]): SheetValue[][] => (value ? [[name, value, null]] : [])),
      ...countLists(words, report).flatMap(({ title, entries }) => entries.map(([label, count]): SheetValue[] => [title, label, count])),
      ...sectionFigures(words, report),
    ],
  };
}

/** Each section's positions as a list of their own. */
function sectionFigures(words: Words, report: ConsultationReport): SheetValue[][] {
  const { titles, rows } = sectionTable(words, report);
  return rows.flatMap(({ name, counts }) => counts.map((count, at): SheetValue[] => [`${words.say('documents.account.sections')}: ${name}`, titles[at + 1] ?? '', count]));
}
