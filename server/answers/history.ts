import { asc, eq } from 'drizzle-orm';
import type { StepState } from '#shared/answer-chain.ts';
import type { Answer } from '#shared/answers.ts';
import type { Disposition } from '#shared/export.ts';
import { namesOf } from '../people/accounts.ts';
import { numbersOf } from '../consultation/submitted.ts';
import type { Reader } from '../platform/storage/store.ts';
import { groundsOfSteps } from './meetings/grounds.ts';
import { reasonWordsAmong } from './reasons.ts';
import { answerTables } from './tables.ts';

/** Every step with its earlier wording, oldest first; replaying them gives the current answer (invariant I7). */
export async function historyOf(from: Reader, commentId: string): Promise<Answer['history']> {
  const { steps } = answerTables(from);
  const rows = await from.select().from(steps).where(eq(steps.commentId, commentId)).orderBy(asc(steps.version));
  const names = await namesOf(from, rows.map((row) => row.by));
  const words = await reasonWordsAmong(from, rows.flatMap((row) => row.reasons));
  const grounds = await groundsOfSteps(from, commentId);
  const carried = await numbersOf(from, rows.flatMap(({ carriedFrom }) => carriedFrom ?? []));
  return rows.map((row) => ({ state: row.state as StepState, disposition: row.disposition as Disposition, rationale: row.rationale, referredTo: row.referredTo, reasons: row.reasons.flatMap((id) => words.get(id) ?? []), remark: row.remark, by: names.get(row.by) ?? '', at: row.at.toISOString(), meeting: grounds.get(row.id) ?? null, carriedFrom: row.carriedFrom === null ? null : carried.get(row.carriedFrom) ?? null }));
}
