/** Parts of a submitted comment, as rows beside it: passages of its words. Into what it is split, and why, is said where it is answered. */
import { and, eq, inArray, isNotNull, or } from 'drizzle-orm';
import { partNumber, type Said } from '#shared/comment-splits.ts';
import type { CommentNumber } from '#shared/export.ts';
import type { Reader, Writer } from '../platform/storage/store.ts';
import type { SubmittedComment } from './submitted.ts';
import { consultationTables } from './tables.ts';

/** In the order of their letters; each is as the comment in everything but what it says, and has no number of its own. */
export async function keepParts(tx: Writer, whole: SubmittedComment, parts: readonly { id: string; said: Said }[]): Promise<void> {
  const { comments } = consultationTables(tx);
  await tx.insert(comments).values(parts.map(({ id, said: { text, proposedText, reason } }, part) => ({ ...whole, text, proposedText, reason, id, number: null, standing: 'part', partOf: whole.id, part, mergedInto: null, replacesId: null })));
}

export async function removeParts(tx: Writer, ids: readonly string[], at: Date): Promise<void> {
  const { comments } = consultationTables(tx);
  await tx.update(comments).set({ removedAt: at }).where(and(inArray(comments.id, [...ids]), eq(comments.standing, 'part')));
}

/** By id: every part there is or was, and the comments they are of; for `verify`. */
export async function partsAndWholes(from: Reader) {
  const { comments } = consultationTables(from);
  const wholes = from.select({ id: comments.partOf }).from(comments).where(isNotNull(comments.partOf));
  return new Map((await from.select().from(comments).where(or(eq(comments.standing, 'part'), inArray(comments.id, wholes)))).map((row) => [row.id, row]));
}

/** Of a round the comments that are split now, and the parts that were put together again, with their numbers: neither is answered by itself. */
export async function notAnsweredThemselves(from: Reader, roundId: string): Promise<Map<string, CommentNumber>> {
  const { comments } = consultationTables(from);
  const parts = await from.select({ id: comments.id, partOf: comments.partOf, part: comments.part, removedAt: comments.removedAt }).from(comments).where(and(eq(comments.roundId, roundId), eq(comments.standing, 'part')));
  if (parts.length === 0) return new Map();
  const wholes = new Map((await from.select({ id: comments.id, number: comments.number }).from(comments).where(inArray(comments.id, from.select({ id: comments.partOf }).from(comments).where(and(eq(comments.roundId, roundId), eq(comments.standing, 'part')))))).map(({ id, number }) => [id, number ?? 0]));
  return new Map(parts.flatMap(({ id, partOf, part, removedAt }): [string, CommentNumber][] => {
    const number = wholes.get(partOf ?? '') ?? 0;
    return removedAt !== null ? [[id, partNumber(number, part ?? 0)]] : partOf === null ? [] : [[partOf, number]];
  }));
}
