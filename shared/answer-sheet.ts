/** Answers that come back in a workbook: what was changed there, here, and on both sides. Nothing counts before a person says so. */
import { z } from 'zod';
import type { AnswerChain } from './answer-chain.ts';
import { answerInput, answerStates, whyNotPropose } from './answers.ts';
import { commentNumber } from './comment-splits.ts';
import { dispositions } from './export.ts';
import { type MatterActor } from './matters.ts';
import { id } from './people.ts';

const answered = z.object({ disposition: z.enum(dispositions).nullable(), rationale: z.string(), referredTo: z.string() });

const sheetChangeSchema = z.object({
  commentId: z.string(), number: commentNumber, organisation: z.string(), excerpt: z.string(),
  /** `there`: only in the file. `both`: here too, since the file was made. */
  side: z.enum(['there', 'both']),
  file: answered,
  now: answered.extend({ state: z.enum(answerStates) }),
  /** Of the answer as it stands here: given back with the change, so that a newer answer is never overwritten unseen. */
  version: z.number(),
  /** Why the file's answer cannot be proposed; null when it can. */
  whyNot: z.string().nullable(),
});
export type SheetChange = z.infer<typeof sheetChangeSchema>;

/** Why a row says nothing to us. */
const rowFaults = ['unknown-comment', 'twice', 'unknown-disposition', 'too-long'] as const;

export const sheetReadingSchema = z.object({
  changes: z.array(sheetChangeSchema),
  /** Comments whose answer was changed here only: the file's older answer is left alone. */
  changedHere: z.array(commentNumber),
  unchanged: z.number(),
  /** `row` as the spreadsheet program counts. */
  notUnderstood: z.array(z.object({ row: z.number(), fault: z.enum(rowFaults) })),
});
export type SheetReading = z.infer<typeof sheetReadingSchema>;

/** Whoever may propose an answer may read a workbook back, until the round is concluded. */
export function whyNotReadSheet(actor: MatterActor, round: { concluded: boolean; chain: AnswerChain }): string | null {
  return whyNotPropose(actor, { ...round, roundState: 'closed', state: 'new', duplicate: false, review: null });
}

/** Proposed in one act, all or none: a bounded number, so that nobody's keystroke waits for it. */
export const mostSheetChanges = 100;
export const sheetChangesInput = z.object({ changes: z.array(answerInput.extend({ commentId: id })).min(1).max(mostSheetChanges) });
