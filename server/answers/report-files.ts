/** The forms of one report: to read, to keep, to count and answer in, and for other systems. All are written beside the server, never in it. */
import type { ExportFormat } from '#shared/answers.ts';
import { sheetType } from '../export/sheets.ts';
import { docxType, pdfType } from '../platform/files/file-type.ts';

export const reportTypes: Record<ExportFormat, string> = { 'table-docx': docxType, 'table-xlsx': sheetType, docx: docxType, pdf: pdfType, html: 'text/html; charset=utf-8', xlsx: sheetType, csv: 'text/csv; charset=utf-8', json: 'application/json' };

/** What a form is called, and the ending of its file. */
export const reportName = (format: ExportFormat): { key: 'file.report' | 'file.commentTableOfReport'; ending: string } =>
  (format.startsWith('table-') ? { key: 'file.commentTableOfReport', ending: format.slice('table-'.length) } : { key: 'file.report', ending: format });
