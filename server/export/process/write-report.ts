/** The forms of the report that need no PDF compiler: written where this is called, with the writer of that form alone in memory. */
import type { ConsultationReport } from '#shared/export.ts';
import type { DraftToComment } from '../write-draft-comments-docx.ts';
import type { EditableAnswer } from '../write-report-xlsx.ts';

/** `article`: the HTML without head and title, for a page that has its own. */
export type ReportFile = 'docx' | 'pdf' | 'html' | 'article' | 'xlsx' | 'csv' | 'json' | 'table-docx' | 'table-xlsx' | 'draft';

export interface ReportOrder<Format extends ReportFile = ReportFile> {
  report: ConsultationReport;
  format: Format;
  /** For XLSX, what may be changed in it and read back, by comment, and for the draft with its comments what is proposed; null for a report that rests, and where no proposal may be told. */
  answers: ReadonlyMap<string, EditableAnswer> | null;
  /** For DOCX, the authority's own; null for ours. */
  template?: Uint8Array | null;
  /** For the draft with its comments: its texts, and where each comment stands in them. */
  draft?: DraftToComment | null;
}

export async function writeReport({ report, format, answers, template = null, draft = null }: ReportOrder<Exclude<ReportFile, 'pdf'>>): Promise<Uint8Array> {
  switch (format) {
    case 'docx': if (template !== null) return (await import('../write-report-template.ts')).writeReportInTemplate(report, template);
      return (await import('../write-report-docx.ts')).writeReportDocx(report);
    case 'html': return (await import('../write-report-html.ts')).writeReportHtml(report);
    case 'article': return (await import('../write-report-html.ts')).writeReportArticle(report);
    case 'xlsx': return (await import('../write-report-xlsx.ts')).writeReportXlsx(report, answers);
    case 'csv': return (await import('../write-report-csv.ts')).writeReportCsv(report);
    case 'table-docx': case 'table-xlsx': {
      const { tableOfReport, writeCommentTableDocx, writeCommentTableXlsx } = await import('../write-comment-table.ts');
      return format === 'table-docx' ? writeCommentTableDocx(tableOfReport(report)) : writeCommentTableXlsx(tableOfReport(report));
    }
    case 'draft': {
      if (draft === null) throw new Error('a draft with its comments needs the draft');
      return (await import('../write-draft-comments-docx.ts')).writeDraftCommentsDocx(report, { draft, answers });
    }
    case 'json': return (await import('../write-report-json.ts')).writeReportJson(report);
  }
}
