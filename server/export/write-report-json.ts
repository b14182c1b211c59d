/** The account for machines: the whole value behind the Word file and the tables. */
import type { ConsultationReport } from '#shared/export.ts';
import { cleaned } from './docx-writer/clean.ts';
import { markingText } from './docx-writer/marking.ts';
import { wordsIn } from './docx-writer/words.ts';
import { decisionParagraph } from './write-decision-paragraph.ts';

/** Raised when a reader of the file would have to change. */
const reportJsonFormat = { name: 'overens.consultation-report', version: 1 } as const;

/**
 * UTF-8 JSON: `format` first, then the report's fields with keys in code-unit order at every depth, so that two exports of
 * the same round compare line by line. `decisionParagraph` and `markingText` are the sentences as the Word file has them.
 */
export async function writeReportJson(given: ConsultationReport): Promise<Uint8Array> {
  const report = cleaned(given);
  const told = { ...report, decisionParagraph: decisionParagraph(report), markingText: markingText(wordsIn(report.locale), report) };
  const ordered = { format: reportJsonFormat, ...Object.fromEntries(sortedEntries(told)) };
  return new TextEncoder().encode(`${JSON.stringify(ordered, null, 2)}\n`);
}

function inKeyOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inKeyOrder);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(sortedEntries(value));
}

function sortedEntries(value: object): [string, unknown][] {
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, held]): [string, unknown] => [key, inKeyOrder(held)]);
}
