import { eq } from 'drizzle-orm';
import type { Reader } from '../platform/storage/store.ts';
import { answerTables } from './tables.ts';

/** The comment whose answer this one takes; null when it has its own. */
export async function duplicateTarget(from: Reader, commentId: string): Promise<string | null> {
  const { triage } = answerTables(from);
  const [row] = await from.select({ of: triage.duplicateOf }).from(triage).where(eq(triage.commentId, commentId));
  return row?.of ?? null;
}
