/** Reusable answer texts and short reasons: what saves writing the same again, and says how it was used. */
import { z } from 'zod';
import { type AnswerChain, answersComments } from './answer-chain.ts';
import { limits } from './limits.ts';
import { leads, type MatterActor, refusals, writes } from './matters.ts';
import { line, text } from './people.ts';

/** To choose among beside an answer: more are no longer read. */
export const mostReasons = 40;
/** Of a matter, or of one organisation. */
export const mostTexts = 200;

/** Who leads the matter or writes in it. */
export function whyNotKeepReasons(actor: MatterActor): string | null {
  return writes(actor) || leads(actor) ? null : 'answerers-only';
}

/** Everyone who answers keeps the matter's texts, and the texts of an organisation that is their own. */
export function whyNotKeepText(actor: MatterActor & { organisationIds: readonly string[] }, text: { organisationId: string | null }, chain: AnswerChain): string | null {
  if (!answersComments(actor, chain)) return 'answerers-only';
  return text.organisationId === null || actor.organisationIds.includes(text.organisationId) ? null : 'own-organisation-only';
}

export const reasonInput = z.object({ words: line(200) });
const shortReasonSchema = z.object({ id: z.string(), words: z.string(), retired: z.boolean(), /** Answers that have it now. */ answers: z.number() });
export type ShortReason = z.infer<typeof shortReasonSchema>;

const fields = { name: line(limits.name), words: text(limits.rationale).refine((words) => words.trim() !== '', { error: 'text-required' }) };
/** `own`: the writer's organisation's, in all its matters; otherwise the matter's. */
export const textInput = z.object({ ...fields, own: z.boolean().default(false) });
/** `version`: the one the changer saw. */
export const textChange = z.object(fields).extend({ version: z.number().int().min(1) });

const answerTextSchema = z.object({
  id: z.string(), name: z.string(), words: z.string(), version: z.number(),
  /** The organisation whose own it is; null for the matter's. */
  organisation: z.string().nullable(),
  by: z.string(),
  /** In this matter: how many answers it was put into, and who put it there. */
  answers: z.number(), usedBy: z.array(z.string()),
  refusals,
});
export type AnswerText = z.infer<typeof answerTextSchema>;

/** What stands at hand while one answers. */
export const answerAidsSchema = z.object({ reasons: z.array(shortReasonSchema), texts: z.array(answerTextSchema), refusals });
export type AnswerAids = z.infer<typeof answerAidsSchema>;
