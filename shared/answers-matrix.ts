/** Position by clause over every organisation of a round, what is said of each clause by itself, and how the round and its answering have gone from day to day. */
import { z } from 'zod';
import { dispositions, stances } from './export.ts';

/** What is said in one place of the texts, by itself: without its sub-clauses. Each figure is the number of comments the bench shows for it. */
const place = z.object({
  /** The text's title as it stood when the comments were left; null for what is said of all texts together. */
  document: z.string().nullable(),
  /** Null for what is said of the text outside its numbered clauses. */
  clause: z.string().nullable(),
  /** What the text calls the clause; '' when the text as it counts now has none of that number. */
  heading: z.string(),
  comments: z.number(),
  /** With what is said of its sub-clauses. */
  withBelow: z.number(),
  /** `comments` = the sum over positions and those without one. */
  byStance: z.partialRecord(z.enum(stances), z.number()), withoutStance: z.number(),
  /** By decided answer; `comments` = their sum + `undecided` + `withdrawn`. */
  byDisposition: z.partialRecord(z.enum(dispositions), z.number()), undecided: z.number(), withdrawn: z.number(), replaced: z.number(),
});
export type CountedPlace = z.infer<typeof place>;

/**
 * By day, oldest first, of the days on which something happened, as it stood at the end of each: responses in the register, comments in them, and
 * how many of those had an answer and how many a decided one. The last day says what the register and the bench say now.
 */
const progressDay = z.object({ day: z.string(), responses: z.number(), comments: z.number(), answered: z.number(), decided: z.number() });
export type ProgressDay = z.infer<typeof progressDay>;

const cell = z.object({ comments: z.number(), organisations: z.number() });
export type MatrixCell = z.infer<typeof cell>;

export const matrixSchema = z.object({
  /**
   * In the order of the text. A clause counts what is said of its sub-clauses too, as the bench's filter does; two documents' clauses of the same
   * number are one. `none`: what is said outside numbered clauses.
   */
  clauses: z.array(z.object({ clause: z.string(), heading: z.string(), depth: z.number(), byStance: z.partialRecord(z.enum(stances), cell), all: cell })),
  /** Over the whole round: comments and organisations once each. */
  sums: z.object({ byStance: z.partialRecord(z.enum(stances), cell), all: cell }),
  /** Every clause of which, or of whose sub-clauses, something is said; with what is said outside clauses. */
  places: z.array(place),
  progress: z.array(progressDay),
});
export type Matrix = z.infer<typeof matrixSchema>;
