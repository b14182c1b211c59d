import { desc, eq } from 'drizzle-orm';
import type { Reader } from '../platform/storage/store.ts';
import type { StepRow } from './evidence.ts';
import { answerTables } from './tables.ts';

/** What the answer of a comment stands on; null when it has none. */
export async function standingStep(from: Reader, commentId: string): Promise<StepRow | null> {
  const { steps } = answerTables(from);
  const [row] = await from.select().from(steps).where(eq(steps.commentId, commentId)).orderBy(desc(steps.version)).limit(1);
  return row ?? null;
}
