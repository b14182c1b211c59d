/** Answers in a workbook: given out to be changed there. */
import type { Disposition } from '#shared/export.ts';
import type { EditableAnswer } from '../export/write-report-xlsx.ts';
import type { Reader } from '../platform/storage/store.ts';
import { answerRows } from './bench.ts';

/** What stands as the answer to each comment of the round now, proposed or decided; a duplicate's own is that of the comment it points to. */
export async function editableAnswers(from: Reader, round: { id: string; matterId: string }): Promise<Map<string, EditableAnswer>> {
  const rows = await answerRows(from, round, null);
  return new Map(rows.map(({ id, disposition, rationale, referredTo }) => [id, { disposition: disposition as Disposition | null, rationale, referredTo }]));
}
