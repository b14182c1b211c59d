/** A reading as an actor sees it: questions, comments, answers, and the counts that always add up (`domain.md` rule 1). */
import { asc, desc, eq, inArray } from 'drizzle-orm';
import type { z } from 'zod';
import {
  type Reading, type ReadingComment, type ReadingCounts, type readingHistorySchema, type ReadingRow, type ReadingStatus, readingStatuses,
  whyNotAnswerReader, whyNotChangeReading, whyNotChangeReadingComment, whyNotReadAlong,
} from '#shared/readings.ts';
import type { Actor } from '../../matters/actor.ts';
import { participantViews } from '../../matters/participants.ts';
import { namesOf } from '../../people/accounts.ts';
import type { Reader } from '../../platform/storage/store.ts';
import { frozenTitles, viewPackage } from '../frozen.ts';
import { answersTo } from './reading-comments.ts';
import { readingRow } from './readings.ts';
import { readingTables } from './tables.ts';

type CommentRow = ReturnType<typeof readingTables>['readingComments']['$inferSelect'];
type AnswerRow = ReturnType<typeof readingTables>['readerAnswers']['$inferSelect'];

/** Newest first. */
export async function readingsOf(from: Reader, actor: Actor): Promise<ReadingRow[]> {
  const { readings } = readingTables(from);
  const rows = await from.select().from(readings).where(eq(readings.matterId, actor.matterId)).orderBy(desc(readings.id));
  return Promise.all(rows.map(async (row) => (await partsOf(from, actor, row.id)).row));
}

export async function viewReading(from: Reader, actor: Actor, readingId: string): Promise<Reading> {
  const { row, reading, comments, answers, documents, questions } = await partsOf(from, actor, readingId);
  const closed = reading.closedAt !== null;
  const names = await namesOf(from, [...comments.map((one) => one.by), ...answers.map((one) => one.by), ...questions.flatMap((one) => one.answers.map(({ by }) => by)), reading.closedBy ?? reading.openedBy]);
  const titles = await frozenTitles(from, comments.flatMap((one) => one.frozenDocumentId ?? []));
  const view = (comment: CommentRow): ReadingComment => {
    const own = answers.filter((one) => one.commentId === comment.id);
    const last = own.at(-1);
    const withdrawn = comment.withdrawnAt !== null;
    const change = whyNotChangeReadingComment(actor, { byId: comment.by, withdrawn, answered: own.length > 0, closed });
    return {
      id: comment.id, number: comment.number, anchor: anchorOf(comment), documentTitle: comment.frozenDocumentId === null ? null : titles.get(comment.frozenDocumentId) ?? null,
      clauseNumber: comment.clauseNumber, clauseHeading: comment.clauseHeading, ordinal: comment.ordinal, text: comment.text,
      byId: comment.by, by: names.get(comment.by) ?? '', at: comment.at.toISOString(), version: comment.version, changedAt: comment.changedAt?.toISOString() ?? null, withdrawnAt: comment.withdrawnAt?.toISOString() ?? null,
      answer: last ? { status: last.status as ReadingStatus, text: last.text, by: names.get(last.by) ?? '', at: last.at.toISOString() } : null, answers: own.length,
      refusals: { change, withdraw: change, answer: whyNotAnswerReader(actor, { withdrawn }) },
    };
  };
  return {
    ...row, message: reading.message, outcome: reading.outcome, closedBy: reading.closedBy === null ? null : names.get(reading.closedBy) ?? '',
    documents: documents.map(({ id, title, hash }) => ({ id, title, hash })),
    questions: questions.map(({ id, text, answers: given }) => ({ id, text, answers: given.map((one) => ({ byId: one.by, by: names.get(one.by) ?? '', text: one.text, at: one.at.toISOString(), version: one.version })) })),
    comments: comments.map(view),
    refusals: { comment: whyNotReadAlong(actor, { closed }), change: whyNotChangeReading(actor, { closed }), close: whyNotChangeReading(actor, { closed }) },
  };
}

async function partsOf(from: Reader, actor: Actor, readingId: string) {
  const t = readingTables(from);
  const reading = await readingRow(from, readingId);
  const version = await viewPackage(from, reading.packageId);
  const comments = await from.select().from(t.readingComments).where(eq(t.readingComments.readingId, readingId)).orderBy(asc(t.readingComments.number));
  const answers = comments.length === 0 ? [] : await from.select({ answer: t.readerAnswers }).from(t.readerAnswers).innerJoin(t.readingComments, eq(t.readingComments.id, t.readerAnswers.commentId)).where(eq(t.readingComments.readingId, readingId)).orderBy(asc(t.readerAnswers.version));
  const asked = await from.select().from(t.readingQuestions).where(eq(t.readingQuestions.readingId, readingId)).orderBy(asc(t.readingQuestions.ordinal));
  const said = asked.length === 0 ? [] : await from.select().from(t.questionAnswers).where(inArray(t.questionAnswers.questionId, asked.map((one) => one.id))).orderBy(asc(t.questionAnswers.version));
  const questions = asked.map((question) => {
    const newest = new Map(said.filter((one) => one.questionId === question.id).map((one) => [one.by, one]));
    return { ...question, answers: [...newest.values()].toSorted((a, b) => a.at.getTime() - b.at.getTime()) };
  });
  const readers = new Set((await participantViews(from, actor.matterId)).filter(({ role }) => role === 'reference_group').flatMap(({ personId }) => personId ?? []));
  const opener = await namesOf(from, [reading.openedBy]);
  const answerRows = answers.map((one) => one.answer);
  const row: ReadingRow = {
    id: reading.id, matterId: reading.matterId, packageId: reading.packageId, packageNumber: version.number, lastDay: reading.lastDay,
    openedAt: reading.openedAt.toISOString(), openedBy: opener.get(reading.openedBy) ?? '', closedAt: reading.closedAt?.toISOString() ?? null,
    counts: countsOf(comments, answerRows, { readers: readers.size, questionAnswers: questions.reduce((sum, one) => sum + one.answers.length, 0) }),
  };
  return { row, reading, comments, answers: answerRows, questions, documents: version.documents };
}

function countsOf(comments: CommentRow[], answers: AnswerRow[], known: { readers: number; questionAnswers: number }): ReadingCounts {
  const standing = comments.filter((one) => one.withdrawnAt === null);
  const status = new Map(answers.map((one) => [one.commentId, one.status]));
  const byStatus = Object.fromEntries(readingStatuses.map((one) => [one, standing.filter((comment) => status.get(comment.id) === one).length])) as Record<ReadingStatus, number>;
  return {
    ...known, commenters: new Set(standing.map((one) => one.by)).size, comments: standing.length, withdrawn: comments.length - standing.length,
    answered: standing.filter((one) => status.has(one.id)).length, byStatus,
  };
}

function anchorOf(row: CommentRow): ReadingComment['anchor'] {
  return {
    scope: row.scope as ReadingComment['anchor']['scope'], documentId: row.frozenDocumentId,
    from: row.fromBlock === null ? null : { block: row.fromBlock, offset: row.fromOffset ?? 0 }, to: row.toBlock === null ? null : { block: row.toBlock, offset: row.toOffset ?? 0 }, quote: row.quote,
  };
}

/** What a comment said before and now, and every answer it had. A withdrawn one keeps what it said. */
export async function readingCommentHistory(from: Reader, commentId: string): Promise<z.infer<typeof readingHistorySchema>> {
  const { earlierReadingComments, readingComments } = readingTables(from);
  const [row] = await from.select().from(readingComments).where(eq(readingComments.id, commentId));
  const earlier = await from.select().from(earlierReadingComments).where(eq(earlierReadingComments.commentId, commentId)).orderBy(asc(earlierReadingComments.version));
  const now = row && row.withdrawnAt === null ? [{ version: row.version, text: row.text, at: row.changedAt ?? row.at }] : [];
  const answers = await answersTo(from, commentId);
  const names = await namesOf(from, answers.map((one) => one.by));
  return {
    wordings: [...earlier, ...now].map(({ version, text, at }) => ({ version, text, at: at.toISOString() })),
    answers: answers.map((one) => ({ status: one.status as ReadingStatus, text: one.text, by: names.get(one.by) ?? '', at: one.at.toISOString() })),
  };
}
