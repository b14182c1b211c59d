/** What the reference group says of a review version, and what the working group answers. */
import { and, asc, count, desc, eq } from 'drizzle-orm';
import type { z } from 'zod';
import { type questionAnswerInput, type readerAnswerInput, type readingCommentInput, whyNotAnswerReader, whyNotChangeReadingComment, whyNotReadAlong } from '#shared/readings.ts';
import { Refusal } from '#shared/refusals.ts';
import { type Actor, asTeam } from '../../matters/actor.ts';
import { refuse } from '../../matters/refuse.ts';
import type { Person } from '../../people/person.ts';
import { newId } from '../../platform/storage/ids.ts';
import type { Reader, Writer } from '../../platform/storage/store.ts';
import { verifiedPlace } from '../frozen-place.ts';
import { note } from './note.ts';
import { readingRow } from './readings.ts';
import { readingTables } from './tables.ts';

/** Numbered in the order they come, over all readings of the matter. Refuses `reference-group-only`, `reading-closed` and `anchor-invalid`. */
export async function leaveReadingComment(tx: Writer, actor: Actor, readingId: string, input: z.output<typeof readingCommentInput>): Promise<string> {
  const reading = await readingRow(tx, readingId);
  refuse(whyNotReadAlong(actor, { closed: reading.closedAt !== null }));
  const { readingComments } = readingTables(tx);
  const place = await verifiedPlace(tx, reading.packageId, input.anchor);
  const [last] = await tx.select({ number: readingComments.number }).from(readingComments).where(eq(readingComments.matterId, actor.matterId)).orderBy(desc(readingComments.number)).limit(1);
  const number = (last?.number ?? 0) + 1;
  const id = newId(actor.at);
  await tx.insert(readingComments).values({ id, readingId, matterId: actor.matterId, number, ...place, text: input.text.trim(), by: actor.id, at: actor.at, version: 1 });
  await note(tx, actor, 'reading-comment-left', readingId, { number });
  return id;
}

/** Refuses `comment-author-only`, `comment-answered`, `comment-withdrawn`, `reading-closed` and `comment-changed-meanwhile`. */
export async function changeReadingComment(tx: Writer, actor: Actor, commentId: string, change: { text: string; version: number }): Promise<void> {
  const row = await own(tx, actor, commentId, change.version);
  const { readingComments } = readingTables(tx);
  await tx.update(readingComments).set({ text: change.text.trim(), version: row.version + 1, changedAt: actor.at }).where(eq(readingComments.id, commentId));
  await note(tx, actor, 'reading-comment-changed', row.readingId, { number: row.number });
}

/** It leaves the page and keeps its number and its words. Refuses as a change does. */
export async function withdrawReadingComment(tx: Writer, actor: Actor, commentId: string, seen: { version: number }): Promise<void> {
  const row = await own(tx, actor, commentId, seen.version);
  const { readingComments } = readingTables(tx);
  await tx.update(readingComments).set({ text: '', version: row.version + 1, withdrawnAt: actor.at }).where(eq(readingComments.id, commentId));
  await note(tx, actor, 'reading-comment-withdrawn', row.readingId, { number: row.number });
}

/** The comment as one's own to change, its present wording kept. */
async function own(tx: Writer, actor: Actor, commentId: string, version: number) {
  const row = await readingCommentRow(tx, commentId);
  const reading = await readingRow(tx, row.readingId);
  const answers = await answersTo(tx, commentId);
  refuse(whyNotChangeReadingComment(actor, { byId: row.by, withdrawn: row.withdrawnAt !== null, answered: answers.length > 0, closed: reading.closedAt !== null }));
  if (row.version !== version) throw new Refusal('conflict', 'comment-changed-meanwhile');
  const { earlierReadingComments } = readingTables(tx);
  await tx.insert(earlierReadingComments).values({ commentId, version: row.version, text: row.text, at: row.changedAt ?? row.at });
  return row;
}

/** Refuses `working-group-only`, `comment-withdrawn`, and `comment-changed-meanwhile` when another answered since. */
export async function answerReader(tx: Writer, actor: Actor, commentId: string, answer: z.output<typeof readerAnswerInput>): Promise<void> {
  const row = await readingCommentRow(tx, commentId);
  refuse(whyNotAnswerReader(actor, { withdrawn: row.withdrawnAt !== null }));
  const version = (await answersTo(tx, commentId)).length;
  if (answer.version !== version) throw new Refusal('conflict', 'comment-changed-meanwhile');
  const { readerAnswers } = readingTables(tx);
  await tx.insert(readerAnswers).values({ id: newId(actor.at), commentId, version: version + 1, status: answer.status, text: answer.text.trim(), by: actor.id, at: actor.at });
  await note(tx, actor, 'reading-comment-answered', row.readingId, { number: row.number, status: answer.status });
}

/** A reader's own answer to a question; a later one takes its place. Refuses `reference-group-only`, `reading-closed`, `comment-changed-meanwhile`. */
export async function answerQuestion(tx: Writer, actor: Actor, questionId: string, input: z.output<typeof questionAnswerInput>): Promise<void> {
  const question = await questionRow(tx, questionId);
  const reading = await readingRow(tx, question.readingId);
  refuse(whyNotReadAlong(actor, { closed: reading.closedAt !== null }));
  const { questionAnswers } = readingTables(tx);
  const [before] = await tx.select({ n: count() }).from(questionAnswers).where(and(eq(questionAnswers.questionId, questionId), eq(questionAnswers.by, actor.id)));
  if ((before?.n ?? 0) !== input.version) throw new Refusal('conflict', 'comment-changed-meanwhile');
  await tx.insert(questionAnswers).values({ id: newId(actor.at), questionId, by: actor.id, version: input.version + 1, text: input.text.trim(), at: actor.at });
  await note(tx, actor, 'reading-question-answered', reading.id, { number: question.ordinal + 1 });
}

export async function answersTo(from: Reader, commentId: string) {
  const { readerAnswers } = readingTables(from);
  return from.select().from(readerAnswers).where(eq(readerAnswers.commentId, commentId)).orderBy(asc(readerAnswers.version));
}

async function readingCommentRow(from: Reader, commentId: string) {
  const { readingComments } = readingTables(from);
  const [row] = await from.select().from(readingComments).where(eq(readingComments.id, commentId));
  if (!row) throw new Refusal('not-found', 'not-found');
  return row;
}

export async function questionRow(from: Reader, questionId: string) {
  const { readingQuestions } = readingTables(from);
  const [row] = await from.select().from(readingQuestions).where(eq(readingQuestions.id, questionId));
  if (!row) throw new Refusal('not-found', 'not-found');
  return row;
}

/** With the actor in the comment's matter; `not-found` for whoever has no role there. */
export async function readingCommentFor(from: Reader, person: Person, commentId: string) {
  const comment = await readingCommentRow(from, commentId);
  return { comment, actor: await asTeam(from, person, comment.matterId) };
}
