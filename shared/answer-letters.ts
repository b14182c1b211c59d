/** Those whose point was not met are written to once the answers rest, with the way to what became of their comments (`domain.md` rule 4). */
import { z } from 'zod';
import type { Disposition } from './export.ts';
import { leads, type MatterActor, refusals } from './matters.ts';
import { day } from './people.ts';

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

/** Whether a round gives such a notice is the lead's to say, off from the beginning, until it is given or the report is public. */
export function whyNotSetNotice(actor: MatterActor, round: { given: boolean; published: boolean }): string | null {
  if (!leads(actor)) return 'lead-only';
  if (round.given) return 'notice-given';
  return round.published ? 'report-published' : null;
}

export const preNoticeSetting = z.object({ on: z.boolean() });

/**
 * A notice in confidence, before the report becomes public: once for a conclusion, when everything is decided and nothing of it is public yet.
 * Refuses `lead-only`, `notice-not-set`, `round-not-concluded`, `notice-undecided`, `report-published`, `notice-given` and, when nobody answered, `notice-nobody`.
 */
export function whyNotGiveNotice(actor: MatterActor, round: { set: boolean; concluded: boolean; undecided: number; published: boolean; given: boolean; toSend: number }): string | null {
  if (!leads(actor)) return 'lead-only';
  if (!round.set) return 'notice-not-set';
  if (!round.concluded) return 'round-not-concluded';
  if (round.undecided > 0) return 'notice-undecided';
  if (round.published) return 'report-published';
  if (round.given) return 'notice-given';
  return round.toSend === 0 ? 'notice-nobody' : null;
}

/** The report becomes public on a later day than the one on which those who answered are told. */
export const whyNotPublicOn = (publicOn: string, today: string): string | null => (publicOn > today ? null : 'notice-day-past');

/** `expected`: how many consultees the preview told. `publicOn`: the first day on which the report may be published. */
export const preNoticeInput = z.object({ publicOn: day, expected: z.number().int().min(1) });
export const preNoticeSchema = z.object({
  /** Who said that the round gives such a notice, and on which day; null when it gives none. */
  set: z.object({ by: z.string(), on: z.string() }).nullable(),
  /** Those who answered and did not take their answer back, by name. */
  toSend: z.array(z.object({ consulteeId: z.string(), name: z.string() })),
  given: z.object({ publicOn: z.string(), on: z.string(), by: z.string(), letters: z.number() }).nullable(),
  refusals,
});
export type PreNotice = z.infer<typeof preNoticeSchema>;
