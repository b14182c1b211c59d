/**
 * Which frozen version of a round counts for what: decided here and nowhere else (ADR 27). A round that was never corrected has one, and every
 * question below gives it.
 *
 * - `round.packageId` is the version that counts now: what is sent, read first, asked about, published and compared with the draft.
 * - A comment keeps the version it was written against (`comments.package_id`), also one that is sent from a page opened before the correction.
 * - A response answers the version that counted when it was sent; one that came on paper, that which counted the day before it came.
 * - What was read once stays readable to those it was sent to: {@link versionsOfRound}.
 */
import { asc, eq } from 'drizzle-orm';
import type { AnchorInput } from '#shared/anchors/anchor.ts';
import { Refusal } from '#shared/refusals.ts';
import { packageOfDocument } from '../drafting/frozen.ts';
import { dayOf } from '../matters/matters.ts';
import type { Reader } from '../platform/storage/store.ts';
import { consultationTables } from './tables.ts';

interface Subject { id: string; packageId: string }

/** `until`: when it was corrected; null for the one that counts now. */
export interface RoundVersion { packageId: string; until: Date | null }

/** Oldest first; the last one counts now. */
export async function versionsOfRound(from: Reader, round: Subject): Promise<RoundVersion[]> {
  const { roundCorrections } = consultationTables(from);
  const rows = await from.select({ packageId: roundCorrections.packageBefore, until: roundCorrections.at }).from(roundCorrections).where(eq(roundCorrections.roundId, round.id)).orderBy(asc(roundCorrections.id));
  return [...rows, { packageId: round.packageId, until: null }];
}

/** The version of the round in which that frozen document stands. Refuses `not-found` when it stands in none. */
export async function versionHolding(from: Reader, round: Subject, frozenDocumentId: string): Promise<string> {
  const packageId = await packageOfDocument(from, frozenDocumentId);
  if (packageId === round.packageId) return packageId;
  const versions = await versionsOfRound(from, round);
  if (packageId === null || !versions.some((one) => one.packageId === packageId)) throw new Refusal('not-found', 'not-found');
  return packageId;
}

/** The version that an anchor points into. What stands in no version of the round is held against the one that counts, which refuses it. */
export async function versionAnchored(from: Reader, round: Subject, { documentId }: AnchorInput): Promise<string> {
  const packageId = documentId === null ? null : await packageOfDocument(from, documentId);
  if (packageId === null || packageId === round.packageId) return round.packageId;
  return (await versionsOfRound(from, round)).some((one) => one.packageId === packageId) ? packageId : round.packageId;
}

/** The version that a response answers as it is sent. Nobody writes and posts a letter on the day on which it comes. */
export async function versionAnswered(from: Reader, round: Subject, { channel, receivedOn }: { channel: string; receivedOn: string }): Promise<string> {
  if (channel === 'online') return round.packageId;
  const versions = await versionsOfRound(from, round);
  return versions.find(({ until }) => until === null || receivedOn <= dayOf(until))?.packageId ?? round.packageId;
}
