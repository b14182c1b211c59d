import { asc, eq } from 'drizzle-orm';
import type { Answer } from '#shared/answers.ts';
import type { Disposition } from '#shared/export.ts';
import { namesOf } from '../people/accounts.ts';
import type { Reader } from '../platform/storage/store.ts';
import { groundsOfSteps } from './meetings/grounds.ts';
import { answerTables } from './tables.ts';

/** Every step with its earlier wording, oldest first; replaying them gives the current answer (invariant I7). */
export async function historyOf(from: Reader, commentId: string): Promise<Answer['history']> {
  const { steps } = answerTables(from);
  const rows = await from.select().from(steps).where(eq(steps.commentId, commentId)).orderBy(asc(steps.version));
  const names = await namesOf(from, rows.map((row) => row.by));
  const grounds = await groundsOfSteps(from, commentId);
  return rows.map((row) => ({ state: row.state === 'decided' ? 'decided' : 'proposed', disposition: row.disposition as Disposition, rationale: row.rationale, referredTo: row.referredTo, by: names.get(row.by) ?? '', at: row.at.toISOString(), meeting: grounds.get(row.id) ?? null }));
}
