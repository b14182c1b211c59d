/** Unsolicited responses through the public form of a round (`domain.md` 2.3, 5): shapes and rules for page, screen and server alike. */
import { z } from 'zod';
import { consulteeCategories, stances } from './export.ts';
import type { RoundState } from './consultation.ts';
import { limits } from './limits.ts';
import { leads, type MatterActor, refusals } from './matters.ts';
import { email, line, text } from './people.ts';
import type { ShownParts } from './publication.ts';

/** Whoever does not wish to say anything writes nothing here. */
export const formStances = stances.filter((one) => one !== 'declines_to_comment');

/** The form is turned on and off by the lead, also before the round opens. Refuses `lead-only`, `round-closed`. */
export function whyNotTurnForm(actor: MatterActor, round: { state: RoundState }): string | null {
  if (!leads(actor)) return 'lead-only';
  return round.state === 'closed' ? 'round-closed' : null;
}

/** Anybody may write while the round is open, its text is on the public page and the lead takes such responses. Refuses `form-not-open`. */
export function whyNotSendUnsolicited(round: { state: RoundState; on: boolean; shown: ShownParts }): string | null {
  return round.on && round.state === 'open' && round.shown === 'papers' ? null : 'form-not-open';
}

/** What was confirmed is received, or left out with a reason, once. Refuses `lead-only`, `unsolicited-settled`. */
export function whyNotSettleUnsolicited(actor: MatterActor, sent: { settled: boolean }): string | null {
  if (!leads(actor)) return 'lead-only';
  return sent.settled ? 'unsolicited-settled' : null;
}

const comment = z.object({ place: z.string().max(200, { error: 'place-unknown' }).nullable(), text: text(limits.publicComment).trim().min(1, { error: 'text-required' }) });

/** What the form sends; `place` is one of the form's own clauses (`<document>/<block>`), null the text as a whole. */
export const unsolicitedInput = z.object({
  name: line(limits.name),
  email,
  /** '' for a private person. */
  organisation: z.union([z.literal(''), line(limits.name)]),
  stance: z.enum(formStances, { error: 'stance-missing' }),
  condition: text(2000).trim(),
  text: text(limits.publicText).trim(),
  comments: z.array(comment).max(limits.publicComments),
}).superRefine((input, context) => {
  if (input.stance === 'supports_on_condition' && input.condition === '') context.addIssue({ code: 'custom', path: ['condition'], message: 'condition-missing' });
  if (input.text === '' && input.comments.length === 0) context.addIssue({ code: 'custom', path: ['text'], message: 'unsolicited-empty' });
});
export type UnsolicitedInput = z.output<typeof unsolicitedInput>;

export const formInput = z.object({ on: z.boolean() });
/** Under which name it stands in the register. */
export const receivingInput = z.object({ name: line(limits.name), category: z.enum(consulteeCategories) });
export const leavingOutInput = z.object({ reason: text(2000).trim().min(1, { error: 'text-required' }) });

const unsolicitedSchema = z.object({
  id: z.string(), name: z.string(), email: z.string(), organisation: z.string(), stance: z.enum(stances), condition: z.string(), text: z.string(),
  comments: z.array(z.object({ document: z.string().nullable(), clauseNumber: z.string().nullable(), clauseHeading: z.string().nullable(), text: z.string() })),
  sentAt: z.string(), confirmedAt: z.string(),
  /** Something in it looks like a personal number (`domain.md` rule 18). */
  personalNumber: z.boolean(),
  proposed: receivingInput,
  received: z.object({ responseId: z.string(), at: z.string(), by: z.string() }).nullable(),
  leftOut: z.object({ at: z.string(), by: z.string(), reason: z.string() }).nullable(),
  refusals,
});
export type Unsolicited = z.infer<typeof unsolicitedSchema>;

/** What the lead moderates. */
export const moderationSchema = z.object({
  /** `shown`: whether anybody can see it now. */
  form: z.object({ on: z.boolean(), shown: z.boolean(), path: z.string(), by: z.string(), at: z.string().nullable(), refusals }),
  /** Confirmed by whoever sent it, the oldest first; what nobody has confirmed is not told. */
  items: z.array(unsolicitedSchema),
});
export type Moderation = z.infer<typeof moderationSchema>;
