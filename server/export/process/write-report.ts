/** The forms of the report that need no PDF compiler: written where this is called. */
import type { ConsultationReport } from '#shared/export.ts';
import { writeReportCsv } from '../write-report-csv.ts';
import { writeReportDocx } from '../write-report-docx.ts';
import { writeReportJson } from '../write-report-json.ts';
import { writeReportXlsx } from '../write-report-xlsx.ts';
import type { EditableAnswer } from '../write-report-xlsx.ts';

export type ReportFile = 'docx' | 'pdf' | 'xlsx' | 'csv' | 'json';

export interface ReportOrder<Format extends ReportFile = ReportFile> {
  report: ConsultationReport;
  format: Format;
  /** For XLSX, what may be changed in it and read back, by comment; null for a report that rests. */
  answers: ReadonlyMap<string, EditableAnswer> | null;
}

export async function writeReport({ report, format, answers }: ReportOrder<Exclude<ReportFile, 'pdf'>>): Promise<Uint8Array> {
  switch (format) {
    case 'docx': return writeReportDocx(report);
    case 'xlsx': return writeReportXlsx(report, answers);
    case 'csv': return writeReportCsv(report);
    case 'json': return writeReportJson(report);
  }
}
