/** A person's desk: what waits for that one at the benches of every matter, late first. */
import { z } from 'zod';
import { type AnswerRow, answerStates, lacksDecision } from './answers.ts';
import { commentNumber } from './comment-splits.ts';

/** Days ahead that count as soon. */
export const soonDays = 7;
/** Comments that are shown of each round; the others are a link away, at the bench. */
export const mostOnDesk = 10;

export const deskSchema = z.object({
  /** Rounds in which anything waits; those with something late first. */
  items: z.array(z.object({
    matterId: z.string(), matter: z.string(), roundId: z.string(), round: z.string(),
    /** The matter has its proposals reviewed before they are decided. */
    reviewed: z.boolean(),
    /**
     * `mine`: those I am to answer and that lack a decision, as the bench lists them; of them `late` are past their day and `soon` wanted within a week.
     * `returned`: of mine, those that a reviewer sent back. `toReview`, `toDecide`: of all in the round, where that falls to me.
     */
    counts: z.object({ mine: z.number(), late: z.number(), soon: z.number(), returned: z.number(), toReview: z.number(), toDecide: z.number() }),
    /** Of mine, by the day they are wanted. `handedOverBy`: the colleague who handed them over to me. */
    first: z.array(z.object({ id: z.string(), number: commentNumber, organisation: z.string(), clauseNumber: z.string().nullable(), text: z.string(), state: z.enum(answerStates), returned: z.boolean(), dueOn: z.string().nullable(), handedOverBy: z.string().nullable() })),
  })),
  next: z.null(),
});
export type Desk = z.infer<typeof deskSchema>;
export type DeskRound = Desk['items'][number];

/** What of these is mine, by the days that have passed and that come soon. `today` and `soon` as `2027-09-24`. */
export function mineAmong(rows: readonly AnswerRow[], personId: string, { today, soon }: { today: string; soon: string }): { mine: number; late: number; soon: number; returned: number } {
  const mine = rows.filter((row) => row.assigneeId === personId && lacksDecision(row));
  const days = mine.flatMap(({ dueOn }) => dueOn ?? []);
  return { mine: mine.length, late: days.filter((day) => day < today).length, soon: days.filter((day) => day >= today && day <= soon).length, returned: mine.filter(({ review }) => review === 'returned').length };
}
