/** What an answer was when a workbook was made, told so that a change since can be seen on either side. */
import { createHash } from 'node:crypto';

/** Raised when a reader of the file would have to change. */
export const sheetFormat = 'overens.answers.1';

/** A mark of what stands in the three columns: the same answer, the same mark. */
export function answerState({ disposition, rationale, referredTo }: { disposition: string | null; rationale: string; referredTo: string }): string {
  return createHash('sha256').update(JSON.stringify([disposition, asTyped(rationale), asTyped(referredTo)])).digest('hex').slice(0, 16);
}

/** Spreadsheet programs trim and rewrite line ends: that is no change. */
export function asTyped(text: string): string {
  return text.replace(/\r\n?/gu, '\n').split('\n').map((line) => line.trimEnd()).join('\n').trim();
}
