/** The forms of one report: to read, to keep, to count and answer in, and for other systems. All are written beside the server, never in it. */
import type { ReportFormat } from '#shared/answers.ts';
import { sheetType } from '../export/sheets.ts';
import { docxType, pdfType } from '../platform/files/file-type.ts';

export const reportTypes: Record<ReportFormat, string> = { docx: docxType, pdf: pdfType, xlsx: sheetType, csv: 'text/csv; charset=utf-8', json: 'application/json' };
