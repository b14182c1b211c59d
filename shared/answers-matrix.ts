/** Position by clause over every organisation of a round, and how the answering has gone from day to day. */
import { z } from 'zod';
import { stances } from './export.ts';

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
  /** By day, oldest first, of the days on which something happened: how many comments had a proposal or a decision, and how many a decision, at the end of it. */
  progress: z.array(z.object({ day: z.string(), answered: z.number(), decided: z.number() })),
});
export type Matrix = z.infer<typeof matrixSchema>;
