/** The forms of one report: to read, to keep, to count and answer in, and for other systems. All are written beside the server, never in it. */
import type { ExportFormat } from '#shared/answers.ts';
import { sheetType } from '../export/sheets.ts';
import { docxType, pdfType } from '../platform/files/file-type.ts';

export const reportTypes: Record<ExportFormat, string> = { 'table-docx': docxType, draft: docxType, 'table-xlsx': sheetType, docx: docxType, pdf: pdfType, html: 'text/html; charset=utf-8', xlsx: sheetType, csv: 'text/csv; charset=utf-8', json: 'application/json' };

/** What a form is called, and the ending of its file. */
export function reportName(format: ExportFormat, anonymised = false): { key: 'file.report' | 'file.reportAnonymised' | 'file.commentTableOfReport' | 'file.draftWithComments' | 'file.draftWithCommentsAnonymised'; ending: string } {
  if (format === 'draft') return { key: anonymised ? 'file.draftWithCommentsAnonymised' : 'file.draftWithComments', ending: 'docx' };
  const ending = format.startsWith('table-') ? format.slice('table-'.length) : format;
  return { key: anonymised ? 'file.reportAnonymised' : ending === format ? 'file.report' : 'file.commentTableOfReport', ending };
}

/** What the working group has proposed stands in the workbook, where it is changed, and beside the words of the draft. */
export const tellsProposals = (format: ExportFormat): boolean => format === 'xlsx' || format === 'draft';
