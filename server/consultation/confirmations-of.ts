/** Which preliminary responses were confirmed by the body that decides. */
import { inArray } from 'drizzle-orm';
import type { Reader } from '../platform/storage/store.ts';
import { consultationTables } from './tables.ts';

export type ConfirmationRow = ReturnType<typeof consultationTables>['confirmations']['$inferSelect'];

/** By response. */
export async function confirmationsAmong(from: Reader, responseIds: readonly string[]): Promise<Map<string, ConfirmationRow>> {
  const { confirmations } = consultationTables(from);
  if (responseIds.length === 0) return new Map();
  return new Map((await from.select().from(confirmations).where(inArray(confirmations.responseId, [...responseIds]))).map((row) => [row.responseId, row]));
}

interface Decided { preliminary: boolean; decidingBody: string; decidedOn: string | null; paragraph: string }

/** What a response's decision is now: as it was submitted, or as it was confirmed since. */
export const decisionNow = ({ preliminary, decidingBody, decidedOn, paragraph }: Decided, confirmed: ConfirmationRow | undefined): Decided =>
  confirmed === undefined ? { preliminary, decidingBody, decidedOn, paragraph } : { preliminary: false, decidingBody: confirmed.body, decidedOn: confirmed.decidedOn, paragraph: confirmed.paragraph };
