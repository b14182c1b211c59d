/** The three forms of one report: a Word file to read, a table to count in, and everything for other systems. */
import type { ReportFormat } from '#shared/answers.ts';
import type { ConsultationReport } from '#shared/export.ts';
import { writeReportCsv } from '../export/write-report-csv.ts';
import { writeReportDocx } from '../export/write-report-docx.ts';
import { writeReportJson } from '../export/write-report-json.ts';
import { docxType } from '../platform/files/file-type.ts';

export const reportTypes: Record<ReportFormat, string> = { docx: docxType, csv: 'text/csv; charset=utf-8', json: 'application/json' };

export async function writeReport(report: ConsultationReport, format: ReportFormat): Promise<Uint8Array> {
  if (format === 'docx') return writeReportDocx(report);
  return format === 'csv' ? writeReportCsv(report) : writeReportJson(report);
}
