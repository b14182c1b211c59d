/** A preliminary response waits for its committee: it is later confirmed as it stands, or replaced by another that is linked to it (`domain.md` 2.3, decisionLevel). */
import { z } from 'zod';
import { type SubmittedSubject, whyNotSupplement, whyNotWithdraw } from './after-submission.ts';
import { commentKinds, stances } from './export.ts';
import { limits } from './limits.ts';
import { day, line, text } from './people.ts';
import { linkedResponseSchema } from './preliminary-shapes.ts';

interface Who { member: boolean; lead: boolean; guest: boolean }

export interface PreliminarySubject extends SubmittedSubject {
  preliminary: boolean;
  confirmed: boolean;
}

/** Refuses `not-preliminary`, `response-confirmed`, and `supplement-to-supplement` for what is itself a supplement. */
function whyNotSettle(response: PreliminarySubject): string | null {
  return response.follows ? 'supplement-to-supplement' : !response.preliminary ? 'not-preliminary' : response.confirmed ? 'response-confirmed' : null;
}

/**
 * The deciding body stands behind what was sent. It adds no response and changes no word, so the consultee's own people may say so after closing too:
 * committees meet when they meet (`domain.md` 1, sentence 6). Refuses what {@link whyNotWithdraw} refuses but `round-closed`, and `not-preliminary`, `response-confirmed`.
 */
export function whyNotConfirm(who: Who, response: PreliminarySubject, byPaper: boolean): string | null {
  return whyNotWithdraw(who, { ...response, roundState: 'open' }, byPaper) ?? whyNotSettle(response);
}

/** Another response takes its place. Refuses what {@link whyNotSupplement} refuses, and `not-preliminary`, `response-confirmed`. */
export function whyNotReplace(who: Who, response: PreliminarySubject, byPaper: boolean): string | null {
  return whyNotSupplement(who, response, byPaper) ?? whyNotSettle(response);
}

/** How it came on paper, and when; null when the consultee's own people act. */
const paper = z.object({ channel: z.enum(['mail', 'letter']), receivedOn: day }).nullable().default(null);
export const replacementInput = z.object({ paper });
export const confirmationInput = z.object({ body: line(limits.name), decidedOn: day, paragraph: line(50), reservation: text(limits.comment).trim().default(''), paper });
export type ConfirmationInput = z.output<typeof confirmationInput>;

export const changedFields = ['stance', 'condition', 'summary', 'decidingBody', 'decidedOn', 'paragraph', 'reservation', 'registryNumber'] as const;
const saidComment = z.object({ id: z.string(), number: z.number().nullable(), clauseNumber: z.string().nullable(), quote: z.string(), kind: z.enum(commentKinds), text: z.string(), proposedText: z.string(), reason: z.string() });
export type SaidComment = z.infer<typeof saidComment>;

const takenSchema = z.object({ stance: z.enum(stances).nullable(), condition: z.string() });

/** What differs between a preliminary response and the one that replaces it. */
export const differencesSchema = z.object({
  before: linkedResponseSchema,
  fields: z.array(z.object({ field: z.enum(changedFields), before: z.string(), after: z.string() })),
  comments: z.object({ added: z.array(saidComment), changed: z.array(z.object({ before: saidComment, after: saidComment })), withdrawn: z.array(saidComment), unchanged: z.number() }),
  /** To the round's questions. */
  answers: z.array(z.object({ question: z.string(), before: z.string(), after: z.string() })),
  /** The stances on sections; none is null. */
  sections: z.array(z.object({ section: z.string(), before: takenSchema, after: takenSchema })),
  files: z.object({ added: z.array(z.string()), removed: z.array(z.string()) }),
});
export type Differences = z.infer<typeof differencesSchema>;

/** `replaces`: which comment of the earlier response it takes the place of, by the later one's id. In the order they are given. */
export function commentDifferences(before: readonly SaidComment[], after: readonly SaidComment[], replaces: ReadonlyMap<string, string>): Differences['comments'] {
  const earlier = new Map(before.map((one) => [one.id, one]));
  const pairs = after.map((one) => ({ after: one, before: earlier.get(replaces.get(one.id) ?? '') }));
  const kept = new Set(pairs.flatMap((pair) => pair.before?.id ?? []));
  const changed = pairs.flatMap((pair) => (pair.before && !sameWords(pair.before, pair.after) ? [{ before: pair.before, after: pair.after }] : []));
  return { added: pairs.filter((pair) => !pair.before).map((pair) => pair.after), changed, withdrawn: before.filter(({ id }) => !kept.has(id)), unchanged: kept.size - changed.length };
}

/** Whether two comments say the same of the same words. */
export const sameWords = (a: Omit<SaidComment, 'id' | 'number' | 'clauseNumber'>, b: Omit<SaidComment, 'id' | 'number' | 'clauseNumber'>): boolean =>
  a.quote === b.quote && a.kind === b.kind && a.text === b.text && a.proposedText === b.proposedText && a.reason === b.reason;
