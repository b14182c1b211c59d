/** Those whose point was not met are written to once the answers rest, with the way to what became of their comments (`domain.md` rule 4). */
import { z } from 'zod';
import type { Disposition } from './export.ts';
import { leads, type MatterActor, refusals } from './matters.ts';

/** A point is not met when what was asked for did not come, or came only in part. */
export const isNotMet = (disposition: Disposition | null): boolean => disposition === 'not_accepted' || disposition === 'accepted_partly';

/** The lead sends them, once to each; `toSend`: how many have not had theirs. */
export function whyNotWriteToUnmet(actor: MatterActor, round: { concluded: boolean; toSend: number }): string | null {
  if (!leads(actor)) return 'lead-only';
  if (!round.concluded) return 'round-not-concluded';
  return round.toSend === 0 ? 'unmet-all-written' : null;
}

/** `expected`: how many the preview told; another number is refused, so that nobody is written to unseen. */
export const unmetLettersInput = z.object({ expected: z.number().int().min(1) });
export const unmetLettersSchema = z.object({
  /** Consultees whose point was not met and who have no letter yet, by name. */
  toSend: z.array(z.object({ consulteeId: z.string(), name: z.string(), comments: z.number() })),
  sent: z.number(), sentOn: z.string().nullable(),
  refusals,
});
export type UnmetLetters = z.infer<typeof unmetLettersSchema>;
