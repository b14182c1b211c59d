/** What a consultee reads in a round on the changes only: each changed clause with what it said of it before, and what came of that. */
import { z } from 'zod';
import { changedClauseSchema } from './changes-only.ts';
import { outcomeComment } from './answer-outcome.ts';

export const changedClausesSchema = z.object({
  since: z.object({ number: z.number(), title: z.string() }), version: z.number(), answered: z.boolean(),
  /** Null while the answers of the earlier round may still change: then its comments are told without what came of them. */
  concludedOn: z.string().nullable(),
  /** Texts in which something changed. `documentId`: as it stands in this round; null when it was taken out. */
  texts: z.array(z.object({
    title: z.string(), documentId: z.string().nullable(), fate: z.enum(['changed', 'added', 'removed']),
    clauses: z.array(changedClauseSchema.extend({ earlier: z.array(outcomeComment) })),
    /** What was said of a text that was taken out. */
    earlier: z.array(outcomeComment),
  })),
  /** What was said of clauses that did not change, and of the whole. */
  elsewhere: z.array(outcomeComment),
});
export type ChangedClauses = z.infer<typeof changedClausesSchema>;
export type ChangedClauseRead = ChangedClauses['texts'][number]['clauses'][number];
