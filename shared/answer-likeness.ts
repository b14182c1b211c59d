/** Comments that say the same, and wordings that cannot both be followed; what is joined, a person joins. */
import { z } from 'zod';
import { answerInput, type AnswerRow, answerStates, type AnswerState, standsNoMore } from './answers.ts';
import { commentNumber } from './comment-splits.ts';
import { type Disposition, dispositions } from './export.ts';
import { refusals } from './matters.ts';
import { id } from './people.ts';

/** Answered in one act: a bounded number, so that nobody's keystroke waits for it. */
export const mostTogether = 100;

/** The same answer to each; `version` is the one of each that the writer saw, and those changed since are left as they are. */
export const groupAnswerInput = answerInput.omit({ version: true }).extend({
  act: z.enum(['propose', 'decide']),
  members: z.array(z.object({ commentId: id, version: z.number().int().min(0) })).min(1).max(mostTogether),
});
export type GroupAnswerInput = z.infer<typeof groupAnswerInput>;

export const groupAnswerSchema = z.object({
  answered: z.array(z.object({ commentId: z.string(), number: commentNumber })),
  /** Those that could not be answered, each with the refusal's code. */
  left: z.array(z.object({ commentId: z.string(), number: commentNumber, organisation: z.string(), code: z.string() })),
});
export type GroupAnswer = z.infer<typeof groupAnswerSchema>;

/** `apart` false takes it back. */
export const separationInput = z.object({ others: z.array(id).min(1).max(mostTogether), apart: z.boolean() });

const alikeCommentSchema = z.object({
  id: z.string(), number: commentNumber, organisation: z.string(), clauseNumber: z.string().nullable(), clauseHeading: z.string().nullable(), text: z.string(), proposedText: z.string(),
  state: z.enum(answerStates), disposition: z.enum(dispositions).nullable(), duplicateOf: commentNumber.nullable(), version: z.number(),
  refusals,
});
export type AlikeComment = z.infer<typeof alikeCommentSchema>;

const contradictingSchema = z.object({
  id: z.string(), number: commentNumber, organisation: z.string(), quote: z.string(), proposedText: z.string(), state: z.enum(answerStates), disposition: z.enum(dispositions).nullable(),
  /** At most one of the two can still be accepted. */
  settled: z.boolean(),
});
export type Contradicting = z.infer<typeof contradictingSchema>;

export const commentLikenessSchema = z.object({
  /** Near-identical with it, by number, the comment itself not among them; at most {@link mostTogether} less one. */
  group: z.array(alikeCommentSchema),
  /** How many more belong to the group. */
  more: z.number(),
  similar: z.array(alikeCommentSchema),
  refusals,
});
export type CommentLikeness = z.infer<typeof commentLikenessSchema>;

export const contradictingListSchema = z.object({ items: z.array(contradictingSchema), next: z.string().nullable() });

export const roundLikenessSchema = z.object({
  /** Those with something to do first: the largest number of unanswered comments, then of comments that lack a decision. `undecided` counts both. */
  groups: z.array(z.object({ firstId: z.string(), number: commentNumber, comments: z.number(), unanswered: z.number(), undecided: z.number(), organisations: z.array(z.string()), clauseNumber: z.string().nullable(), text: z.string() })),
});
export type RoundLikeness = z.infer<typeof roundLikenessSchema>;

interface Stand { state: AnswerState; disposition: Disposition | null }

/** Whether what it proposes may still come into the text: a decided answer that is not `accepted` settles it. */
export const mayBeAccepted = ({ state, disposition }: Stand): boolean => !standsNoMore({ state }) && (state !== 'decided' || disposition === 'accepted');

/** Both are decided, and both are to be followed to the letter: no text can do so. */
export const isImpossible = (a: Stand, b: Stand): boolean => [a, b].every(({ state, disposition }) => state === 'decided' && disposition === 'accepted');

/** The comments that stand in a contradiction which is not settled. */
export function inConflict(rows: readonly Judged[], pairs: readonly (readonly [string, string])[]): Set<string> {
  if (pairs.length === 0) return new Set();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return openAmong((id) => byId.get(id), pairs);
}

type Judged = Pick<AnswerRow, 'id' | 'state' | 'disposition'>;

/** The same, for who has the rows at hand by their ids. */
export function openAmong(rowOf: (id: string) => Judged | undefined, pairs: readonly (readonly [string, string])[]): Set<string> {
  const open = new Set<string>();
  for (const pair of pairs) if (pair.every((one) => { const row = rowOf(one); return row !== undefined && mayBeAccepted(row); })) for (const one of pair) open.add(one);
  return open;
}
