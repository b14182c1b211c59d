/** Where the comment summary is fetched, in the form that was chosen. */
import type { ReportGrouping } from '#shared/export.ts';
import type { Locale } from '#shared/messages/format.ts';
import type { BenchFilter } from './filter.ts';

export const formats = ['docx', 'pdf', 'html', 'xlsx', 'csv', 'json', 'table-docx', 'table-xlsx', 'draft'] as const;
export type Format = (typeof formats)[number];

export interface ReportForm extends BenchFilter {
  groupBy: ReportGrouping;
  locale: Locale;
}

export function reportAddress(roundId: string, format: Format, form: ReportForm): string {
  const query = new URLSearchParams(Object.entries(form).filter(([, value]) => value !== undefined && value !== ''));
  return `/api/rounds/${roundId}/report/${format}?${query.toString()}`;
}

/** RFC 6266: the name in UTF-8 goes before the plain one. */
export function fileName(disposition: string): string {
  const extended = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
  if (extended !== undefined) return decodeURIComponent(extended);
  return /filename="([^"]*)"/i.exec(disposition)?.[1] ?? '';
}
