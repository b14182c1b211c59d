/** Inside the consultee: colleagues support and object, and the coordinator decides what goes into the response (`domain.md` 4.3, two levels as ISO has them). */
import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { z } from 'zod';
import { type mergerInput, type standingInput, type voiceInput, whyNotSpeakUp, whyNotWriteResponse } from '#shared/consultation.ts';
import { Refusal } from '#shared/refusals.ts';
import { record } from '../journal/journal.ts';
import { refuse } from '../matters/refuse.ts';
import type { Writer } from '../platform/storage/store.ts';
import { asRead, type CommentRow, keepOriginal, standing } from './comments.ts';
import type { ResponseActor } from './response-actor.ts';
import { consultationTables } from './tables.ts';

/** Lets comments stand, leaves them out of the response, or puts the decision off again. Refuses `coordinator-only`, `not-found` and what writing refuses. */
export async function settleComments(tx: Writer, acting: ResponseActor, input: z.output<typeof standingInput>): Promise<void> {
  const { comments } = consultationTables(tx);
  const { who, person, response } = acting;
  refuse(whyNotWriteResponse(who, response));
  const rows = await ofResponse(tx, acting, input.comments);
  await tx.update(comments).set({ standing: input.standing, mergedInto: null, settledBy: person.id, settledAt: person.at }).where(inArray(comments.id, rows.map(({ id }) => id)));
  await inJournal(tx, acting, 'comments-settled', { standing: input.standing, comments: rows.length });
}

/**
 * One comment says what several said: the others are kept as they are, and not submitted. The words are the coordinator's, and the first ones are kept.
 * Refuses `comment-changed` like any change, `not-found`, and `merger-into-itself`.
 */
export async function mergeComments(tx: Writer, acting: ResponseActor, commentId: string, { comments: ids, version, ...words }: z.output<typeof mergerInput>): Promise<void> {
  const { comments } = consultationTables(tx);
  const { who, person, response } = acting;
  refuse(whyNotWriteResponse(who, response));
  if (ids.includes(commentId)) throw new Refusal('invalid', 'merger-into-itself');
  const into = await standing(tx, response.id, commentId);
  const others = await ofResponse(tx, acting, ids);
  await asRead(tx, into, version);
  await keepOriginal(tx, into, person);
  const settled = { settledBy: person.id, settledAt: person.at };
  await tx.update(comments).set({ ...words, ...settled, standing: 'stands', mergedInto: null, version: into.version + 1, changedBy: person.id, updatedAt: person.at }).where(eq(comments.id, into.id));
  // What was merged into one of them before follows it.
  await tx.update(comments).set({ ...settled, standing: 'merged', mergedInto: into.id }).where(and(eq(comments.responseId, response.id), inArray(comments.mergedInto, others.map(({ id }) => id))));
  await tx.update(comments).set({ ...settled, standing: 'merged', mergedInto: into.id }).where(inArray(comments.id, others.map(({ id }) => id)));
  await inJournal(tx, acting, 'comments-merged', { into: into.id, comments: others.length });
}

/** One voice for each person; a new one takes the place of the old. Refuses `comment-own` and what commenting refuses. */
export async function speakUp(tx: Writer, acting: ResponseActor, commentId: string, input: z.output<typeof voiceInput>): Promise<void> {
  const { commentVoices } = consultationTables(tx);
  const { who, person, response } = acting;
  const row = await standing(tx, response.id, commentId);
  refuse(whyNotSpeakUp(who, response, { mine: row.by === person.id }));
  await tx.insert(commentVoices).values({ commentId, personId: person.id, ...input, at: person.at }).onConflictDoUpdate({ target: [commentVoices.commentId, commentVoices.personId], set: { ...input, at: person.at } });
  await inJournal(tx, acting, input.kind === 'supports' ? 'comment-supported' : 'comment-objected-to', { comment: commentId });
}

/** What one has said of a comment is gone; that it was said is in the journal. Refuses what {@link speakUp} refuses. */
export async function takeBackVoice(tx: Writer, acting: ResponseActor, commentId: string): Promise<void> {
  const { commentVoices } = consultationTables(tx);
  const { who, person, response } = acting;
  const row = await standing(tx, response.id, commentId);
  refuse(whyNotSpeakUp(who, response, { mine: row.by === person.id }));
  const gone = await tx.delete(commentVoices).where(and(eq(commentVoices.commentId, commentId), eq(commentVoices.personId, person.id))).returning({ commentId: commentVoices.commentId });
  if (gone.length > 0) await inJournal(tx, acting, 'comment-voice-taken-back', { comment: commentId });
}

/** All of them, or `not-found`: an id of another response is none of this one. */
async function ofResponse(tx: Writer, { response }: ResponseActor, ids: readonly string[]): Promise<CommentRow[]> {
  const { comments } = consultationTables(tx);
  const wanted = [...new Set(ids)];
  const rows = await tx.select().from(comments).where(and(eq(comments.responseId, response.id), inArray(comments.id, wanted), isNull(comments.removedAt)));
  if (rows.length !== wanted.length) throw new Refusal('not-found', 'not-found');
  return rows;
}

async function inJournal(tx: Writer, { person, response }: ResponseActor, act: string, details: Record<string, string | number>): Promise<void> {
  await record(tx, { chain: `response:${response.id}`, audience: `response:${response.id}`, actorId: person.id, act, matterId: null, subject: 'comment', subjectId: response.id, details, at: person.at });
}
