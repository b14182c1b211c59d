import { consultationTables } from '../../consultation/tables.ts';
import { peopleTables } from '../../people/tables.ts';
import { defineTables } from '../../platform/storage/kit.ts';
import { answerTables } from '../tables.ts';

export const meetingTables = defineTables((k) => {
  const { comments, rounds } = consultationTables.with(k);
  const { persons } = peopleTables.with(k);
  const { steps } = answerTables.with(k);

  /** Proposals gathered for a body that decides them together. */
  const meetings = k.table('answer_meetings', {
    id: k.text().primaryKey(),
    roundId: k.text().notNull().references(() => rounds.id),
    body: k.text().notNull(),
    heldOn: k.text().notNull(),
    /** Raised by each change of the list. */
    revision: k.int().notNull(),
    by: k.text().notNull().references(() => persons.id),
    at: k.time().notNull(),
  }, (t) => [k.index('answer_meetings_round').on(t.roundId)]);

  /** `version`: of the answer's step that is put to the meeting. */
  const listed = k.table('answer_meeting_items', {
    id: k.text().primaryKey(),
    meetingId: k.text().notNull().references(() => meetings.id),
    commentId: k.text().notNull().references(() => comments.id),
    version: k.int().notNull(),
  }, (t) => [k.uniqueIndex('answer_meeting_items_comment').on(t.meetingId, t.commentId), k.index('answer_meeting_items_of').on(t.commentId)]);

  /** A list that has one of these is kept as it was decided. */
  const meetingDecisions = k.table('answer_meeting_decisions', {
    meetingId: k.text().primaryKey().references(() => meetings.id),
    paragraph: k.text().notNull(),
    by: k.text().notNull().references(() => persons.id),
    at: k.time().notNull(),
  });

  /** What became of each; `stepId` where an answer was decided, on the ground of the meeting. */
  const outcomes = k.table('answer_meeting_outcomes', {
    id: k.text().primaryKey(),
    meetingId: k.text().notNull().references(() => meetings.id),
    commentId: k.text().notNull().references(() => comments.id),
    how: k.text().notNull(),
    reason: k.text().notNull(),
    stepId: k.text().references(() => steps.id),
  }, (t) => [k.uniqueIndex('answer_meeting_outcomes_comment').on(t.meetingId, t.commentId), k.index('answer_meeting_outcomes_step').on(t.stepId)]);

  return { meetings, listed, meetingDecisions, outcomes };
});
