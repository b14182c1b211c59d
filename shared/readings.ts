/** Reading before the consultation: a frozen review version put to the reference group, its numbered comments and what became of them (`domain.md` 2.1). */
import { z } from 'zod';
import { anchorInput, anchorPoint } from './anchors/anchor.ts';
import { anchorScopes } from './export.ts';
import { limits } from './limits.ts';
import { leads, type MatterActor, refusals, writes } from './matters.ts';
import { day, id, text } from './people.ts';

/** What the working group does with a comment. Counted apart from the consultation's dispositions. */
export const readingStatuses = ['taken_in', 'taken_in_partly', 'not_taken_in', 'noted', 'later'] as const;
export type ReadingStatus = (typeof readingStatuses)[number];

interface ReadingState { closed: boolean }

/** Refuses `lead-only`. */
export function whyNotOpenReading(actor: MatterActor): string | null {
  return leads(actor) ? null : 'lead-only';
}
/** Refuses `reading-closed` and what {@link whyNotOpenReading} refuses. */
export function whyNotChangeReading(actor: MatterActor, reading: ReadingState): string | null {
  return whyNotOpenReading(actor) ?? (reading.closed ? 'reading-closed' : null);
}
/** The last day is when answers are wanted; what comes after it is taken in until the lead closes (design D13). */
export function whyNotReadAlong(actor: MatterActor, reading: ReadingState): string | null {
  return !actor.roles.includes('reference_group') ? 'reference-group-only' : reading.closed ? 'reading-closed' : null;
}
/** One's own, while the reading is open and nobody has answered it. */
export function whyNotChangeReadingComment(actor: MatterActor & { id: string }, comment: { byId: string; withdrawn: boolean; answered: boolean } & ReadingState): string | null {
  return whyNotReadAlong(actor, comment) ?? (actor.id !== comment.byId ? 'comment-author-only' : comment.withdrawn ? 'comment-withdrawn' : comment.answered ? 'comment-answered' : null);
}
/** The working group answers during the reading and after it. */
export function whyNotAnswerReader(actor: MatterActor, comment: { withdrawn: boolean }): string | null {
  return !writes(actor) ? 'working-group-only' : comment.withdrawn ? 'comment-withdrawn' : null;
}

/** Earlier wordings are open to whoever reads along; what was taken back only to its author and the lead. */
export function whyNotReadReadingHistory(actor: MatterActor & { id: string }, comment: { byId: string; withdrawn: boolean }): string | null {
  return !comment.withdrawn || leads(actor) || actor.id === comment.byId ? null : 'comment-author-only';
}

const said = text(limits.comment).refine((value) => value.trim() !== '', { error: 'text-required' });
const version = z.number().int().min(0);

export const readingInput = z.object({
  packageId: id, message: text(limits.letter).default(''), lastDay: day,
  questions: z.array(text(1000).refine((value) => value.trim() !== '', { error: 'text-required' })).max(20).default([]),
});
export const readingChange = z.object({ message: text(limits.letter), lastDay: day }).partial();
/** What came of the reading as a whole, told to those who read. */
export const readingClosing = z.object({ outcome: text(limits.letter).default('') });
export const readingCommentInput = z.object({ anchor: anchorInput, text: said });
export const readingCommentChange = z.object({ text: said, version });
export const readingSeen = z.object({ version });
/** `version`: how many answers the comment had when it was read. Every status but `taken_in` needs its reason (`domain.md` rule 3). */
export const readerAnswerInput = z.object({ status: z.enum(readingStatuses), text: text(limits.rationale).default(''), version })
  .refine((answer) => answer.status === 'taken_in' || answer.text.trim() !== '', { error: 'reason-required', path: ['text'] });
export const questionAnswerInput = z.object({ text: said, version });

const readerAnswerSchema = z.object({ status: z.enum(readingStatuses), text: z.string(), by: z.string(), at: z.string() });
const readingCommentSchema = z.object({
  id: z.string(),
  /** Unique in the matter, over all its readings; printed as R1, R2 … */
  number: z.number(),
  anchor: z.object({ scope: z.enum(anchorScopes), documentId: z.string().nullable(), from: anchorPoint.nullable(), to: anchorPoint.nullable(), quote: z.string() }),
  documentTitle: z.string().nullable(), clauseNumber: z.string().nullable(), clauseHeading: z.string().nullable(), ordinal: z.number(),
  /** Empty when it was taken back. */
  text: z.string(),
  byId: z.string(), by: z.string(), at: z.string(), version: z.number(), changedAt: z.string().nullable(), withdrawnAt: z.string().nullable(),
  answer: readerAnswerSchema.nullable(), answers: z.number(),
  refusals,
});
export type ReadingComment = z.infer<typeof readingCommentSchema>;

const readingQuestionSchema = z.object({
  id: z.string(), text: z.string(),
  answers: z.array(z.object({ byId: z.string(), by: z.string(), text: z.string(), at: z.string(), version: z.number() })),
});

/** Withdrawn comments are counted beside: comments = answered + unanswered, answered = the sum over the statuses. */
const readingCountsSchema = z.object({ readers: z.number(), commenters: z.number(), comments: z.number(), answered: z.number(), withdrawn: z.number(), byStatus: z.record(z.enum(readingStatuses), z.number()), questionAnswers: z.number() });
export type ReadingCounts = z.infer<typeof readingCountsSchema>;

export const readingRowSchema = z.object({
  id: z.string(), matterId: z.string(), packageId: z.string(), packageNumber: z.number(), lastDay: z.string(), openedAt: z.string(), openedBy: z.string(), closedAt: z.string().nullable(), counts: readingCountsSchema,
});
export type ReadingRow = z.infer<typeof readingRowSchema>;

export const readingSchema = readingRowSchema.extend({
  message: z.string(), outcome: z.string(), closedBy: z.string().nullable(),
  documents: z.array(z.object({ id: z.string(), title: z.string(), hash: z.string() })),
  questions: z.array(readingQuestionSchema), comments: z.array(readingCommentSchema),
  refusals,
});
export type Reading = z.infer<typeof readingSchema>;

export const readingHistorySchema = z.object({
  wordings: z.array(z.object({ version: z.number(), text: z.string(), at: z.string() })),
  answers: z.array(readerAnswerSchema),
});
