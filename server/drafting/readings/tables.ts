import type { IdRun } from '#shared/anchors/anchor.ts';
import { matterTables } from '../../matters/tables.ts';
import { peopleTables } from '../../people/tables.ts';
import { defineTables } from '../../platform/storage/kit.ts';
import { draftingTables } from '../tables.ts';

export const readingTables = defineTables((k) => {
  const { matters } = matterTables.with(k);
  const { persons } = peopleTables.with(k);
  const { packages, frozenDocuments } = draftingTables.with(k);

  const readings = k.table('readings', {
    id: k.text().primaryKey(),
    matterId: k.text().notNull().references(() => matters.id),
    packageId: k.text().notNull().references(() => packages.id),
    message: k.text().notNull(),
    lastDay: k.text().notNull(),
    outcome: k.text().notNull(),
    openedBy: k.text().notNull().references(() => persons.id),
    openedAt: k.time().notNull(),
    closedBy: k.text().references(() => persons.id),
    closedAt: k.time(),
  }, (t) => [k.index('readings_matter').on(t.matterId)]);

  const readingQuestions = k.table('reading_questions', {
    id: k.text().primaryKey(),
    readingId: k.text().notNull().references(() => readings.id),
    ordinal: k.int().notNull(),
    text: k.text().notNull(),
  }, (t) => [k.index('reading_questions_reading').on(t.readingId)]);

  /** Append-only: a reader's newest answer to a question is the one that counts. */
  const questionAnswers = k.table('reading_question_answers', {
    id: k.text().primaryKey(),
    questionId: k.text().notNull().references(() => readingQuestions.id),
    by: k.text().notNull().references(() => persons.id),
    version: k.int().notNull(),
    text: k.text().notNull(),
    at: k.time().notNull(),
  }, (t) => [k.uniqueIndex('reading_question_answers_version').on(t.questionId, t.by, t.version)]);

  const readingComments = k.table('reading_comments', {
    id: k.text().primaryKey(),
    readingId: k.text().notNull().references(() => readings.id),
    matterId: k.text().notNull().references(() => matters.id),
    number: k.int().notNull(),
    scope: k.text().notNull(),
    frozenDocumentId: k.text().references(() => frozenDocuments.id),
    fromBlock: k.text(),
    fromOffset: k.int(),
    toBlock: k.text(),
    toOffset: k.int(),
    quote: k.text().notNull(),
    before: k.text().notNull(),
    after: k.text().notNull(),
    ids: k.json<IdRun[]>().notNull(),
    ordinal: k.int().notNull(),
    clauseNumber: k.text(),
    clauseHeading: k.text(),
    text: k.text().notNull(),
    by: k.text().notNull().references(() => persons.id),
    at: k.time().notNull(),
    version: k.int().notNull(),
    changedAt: k.time(),
    withdrawnAt: k.time(),
  }, (t) => [k.index('reading_comments_reading').on(t.readingId), k.uniqueIndex('reading_comments_number').on(t.matterId, t.number)]);

  /** What a comment said before it was changed or taken back. */
  const earlierReadingComments = k.table('reading_comment_versions', {
    commentId: k.text().notNull().references(() => readingComments.id),
    version: k.int().notNull(),
    text: k.text().notNull(),
    at: k.time().notNull(),
  }, (t) => [k.primaryKey({ columns: [t.commentId, t.version] })]);

  /** Append-only: the newest answer is the one that counts. */
  const readerAnswers = k.table('reading_comment_answers', {
    id: k.text().primaryKey(),
    commentId: k.text().notNull().references(() => readingComments.id),
    version: k.int().notNull(),
    status: k.text().notNull(),
    text: k.text().notNull(),
    by: k.text().notNull().references(() => persons.id),
    at: k.time().notNull(),
  }, (t) => [k.uniqueIndex('reading_comment_answers_version').on(t.commentId, t.version)]);

  return { readings, readingQuestions, questionAnswers, readingComments, earlierReadingComments, readerAnswers };
});
