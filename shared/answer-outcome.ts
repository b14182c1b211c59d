/** What happened to one organisation's comments (`domain.md` rule 4): its comments, the answers to them, and the words that changed. */
import { z } from 'zod';
import { commentNumber } from './comment-splits.ts';
import { anchorScopes, type Disposition, dispositions, type Letterhead, stances } from './export.ts';
import { takenStanceSchema } from './section-stances.ts';

/** The matter's team reads it while it is made; the consultee once the round is concluded and no answer changes any more. */
export function whyNotReadOutcome(reader: { team: boolean }, round: { concluded: boolean }): string | null {
  return reader.team || round.concluded ? null : 'outcome-not-ready';
}

const changedWords = z.object({ clauseNumber: z.string().nullable(), clauseHeading: z.string().nullable(), before: z.string(), after: z.string() });

export const outcomeComment = z.object({
  number: commentNumber, scope: z.enum(anchorScopes), documentTitle: z.string().nullable(), clauseNumber: z.string().nullable(), clauseHeading: z.string().nullable(),
  quote: z.string(), text: z.string(), proposedText: z.string(),
  /** Null while no answer is decided. */
  disposition: z.enum(dispositions).nullable(), rationale: z.string(), referredTo: z.string(),
  /** As the words read when the answer was linked to them. */
  changes: z.array(changedWords),
  /** Of a part: the comment as it was submitted, told once before its first part. */
  splitFrom: z.object({ number: z.number(), text: z.string(), proposedText: z.string(), reason: z.string() }).nullable(),
});

export const outcomeSchema = z.object({
  consulteeId: z.string(), consultee: z.string(), stance: z.enum(stances).nullable(),
  /** On the sections that the round asked for. */
  sections: z.array(takenStanceSchema),
  /** How many comments came when the round was concluded: received, and not answered while it is. */
  cameAfter: z.number(),
  matter: z.object({ id: z.string(), title: z.string(), registryNumber: z.string() }), round: z.object({ id: z.string(), title: z.string() }),
  /** The day the round was concluded; null while the answers may still change. */
  concludedOn: z.string().nullable(),
  /** The day on which the report becomes public, when it is told in confidence until then; else null. */
  publicOn: z.string().nullable(),
  comments: z.array(outcomeComment), undecided: z.number(), byDisposition: z.record(z.string(), z.number()),
});
export type Outcome = z.infer<typeof outcomeSchema>;
export type OutcomeComment = Outcome['comments'][number];

/** With what stands around it on paper. */
export interface OutcomePaper { outcome: Outcome; locale: 'sv' | 'en'; letterhead: Letterhead; preparedOn: string }

/** Whether the whole comment is told before this part: it is the first of it. */
export const beginsSplit = (comments: readonly OutcomeComment[], at: number): boolean => comments[at]?.splitFrom != null && comments[at - 1]?.splitFrom?.number !== comments[at]?.splitFrom?.number;

/** The order in which dispositions are told, those that occur. */
export const toldDispositions = ({ byDisposition }: Outcome): [Disposition, number][] => dispositions.flatMap((one) => ((byDisposition[one] ?? 0) > 0 ? [[one, byDisposition[one] ?? 0] as [Disposition, number]] : []));
