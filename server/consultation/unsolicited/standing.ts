/** What the rest of the room asks about unsolicited responses. */
import { and, count, desc, eq, isNotNull, isNull } from 'drizzle-orm';
import type { Locale } from '#shared/messages/format.ts';
import type { Reader } from '../../platform/storage/store.ts';
import { unsolicitedTables } from './tables.ts';

/** Since when, and by whose decision, the round takes responses through its public page; null while it does not. */
export async function standingForm(from: Reader, roundId: string) {
  const { publicForms } = unsolicitedTables(from);
  const [row] = await from.select().from(publicForms).where(and(eq(publicForms.roundId, roundId), isNull(publicForms.turnedOffAt))).orderBy(desc(publicForms.id)).limit(1);
  return row ?? null;
}

/** How many were confirmed by their senders and left out by the lead. */
export async function countLeftOut(from: Reader, roundId: string): Promise<number> {
  const { unsolicitedResponses } = unsolicitedTables(from);
  const [row] = await from.select({ n: count() }).from(unsolicitedResponses).where(and(eq(unsolicitedResponses.roundId, roundId), isNotNull(unsolicitedResponses.settledAt), isNull(unsolicitedResponses.responseId)));
  return row?.n ?? 0;
}

/** Who wrote the response on the public page, and about which version of the text; null when it came another way. */
export async function senderOf(from: Reader, responseId: string): Promise<{ email: string; language: Locale; packageId: string } | null> {
  const { unsolicitedResponses } = unsolicitedTables(from);
  const [row] = await from.select({ email: unsolicitedResponses.email, language: unsolicitedResponses.language, packageId: unsolicitedResponses.packageId }).from(unsolicitedResponses).where(eq(unsolicitedResponses.responseId, responseId));
  return row ? { ...row, language: row.language as Locale } : null;
}
