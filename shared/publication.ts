/** What of a round the public may read, and the privacy check that comes first (`domain.md` 5: the page of a round; 6: publishing on the web needs its own assessment). */
import { z } from 'zod';
import type { RoundState } from './consultation.ts';
import { leads, type MatterActor, refusals } from './matters.ts';
import { id, text } from './people.ts';
import { personalNumbersIn } from './personal-numbers.ts';

/** `notice`: only that the round is planned; `older`: letter and texts as they were before the round was given another version. */
const shownParts = ['nothing', 'notice', 'papers', 'older'] as const;
export type ShownParts = (typeof shownParts)[number];

/** A page that already shows what there is needs no second publication. Refuses `lead-only`, `round-published`. */
export function whyNotPublish(actor: MatterActor, round: { state: RoundState; shown: ShownParts }): string | null {
  if (!leads(actor)) return 'lead-only';
  return round.shown === 'papers' || (round.state === 'planned' && round.shown !== 'nothing') ? 'round-published' : null;
}

/** Refuses `lead-only`, `round-not-published`. */
export function whyNotWithdrawPublication(actor: MatterActor, round: { shown: ShownParts }): string | null {
  if (!leads(actor)) return 'lead-only';
  return round.shown === 'nothing' ? 'round-not-published' : null;
}

/** Responses are shown once nobody can be led by them any longer: after closing. Refuses `lead-only`, `round-not-closed`, `round-not-published`, `response-published`. */
export function whyNotPublishResponse(actor: MatterActor, response: { roundState: RoundState; shown: ShownParts; published: boolean }): string | null {
  if (!leads(actor)) return 'lead-only';
  if (response.roundState !== 'closed') return 'round-not-closed';
  return response.shown === 'nothing' || response.shown === 'notice' ? 'round-not-published' : response.published ? 'response-published' : null;
}

/** Refuses `lead-only`, `response-not-published`. */
export function whyNotHideResponse(actor: MatterActor, response: { published: boolean }): string | null {
  return leads(actor) ? (response.published ? null : 'response-not-published') : 'lead-only';
}

/**
 * The final report, once there is one, and on the day that those who answered were told in confidence at the earliest.
 * Refuses `lead-only`, `round-not-published`, `report-missing`, `report-published`, `report-in-confidence`.
 */
export function whyNotPublishReport(actor: MatterActor, report: { shown: ShownParts; made: boolean; published: boolean; confidentialUntil: string | null; today: string }): string | null {
  if (!leads(actor)) return 'lead-only';
  if (report.shown === 'nothing' || report.shown === 'notice') return 'round-not-published';
  if (!report.made) return 'report-missing';
  if (report.published) return 'report-published';
  return report.confidentialUntil !== null && report.today < report.confidentialUntil ? 'report-in-confidence' : null;
}

/** What is said before the final report is published although nothing forbids it: the round is to give notice in confidence, and once the report is public it cannot. */
export const warningBeforeReport = (report: { givesNotice: boolean; confidentialUntil: string | null }): 'notice-not-given' | null => (report.givesNotice && report.confidentialUntil === null ? 'notice-not-given' : null);

/** What a machine can see; what else speaks of somebody only a person sees. */
export const findingKinds = ['personal-number', 'mail-address', 'private-person'] as const;
const findingParts = ['title', 'letter', 'text', 'sender', 'summary', 'condition', 'decision', 'comment'] as const;

export interface Sighting { kind: (typeof findingKinds)[number]; part: (typeof findingParts)[number]; where: string; quote: string }

const mailPattern = /[\p{L}\d._%+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.\p{L}{2,}/gu;

/** Personal numbers and mail addresses in a text; `but` are addresses that are published on purpose, such as the contact's. */
export function sightings(at: Pick<Sighting, 'part' | 'where'>, value: string, but: readonly string[] = []): Sighting[] {
  const known = new Set(but.map((one) => one.toLowerCase()));
  const found = (kind: Sighting['kind'], quotes: string[]) => [...new Set(quotes)].map((quote) => ({ ...at, kind, quote }));
  return [...found('personal-number', personalNumbersIn(value)), ...found('mail-address', [...value.matchAll(mailPattern)].map(([one]) => one).filter((one) => !known.has(one.toLowerCase())))];
}

/** The text with personal numbers and mail addresses put behind `instead`. */
export function masked(value: string, instead: string): string {
  return personalNumbersIn(value).reduce((text, number) => text.replaceAll(number, instead), value).replace(mailPattern, instead);
}

const findingKey = z.string().max(64);
export const findingSchema = z.object({ key: z.string(), kind: z.enum(findingKinds), part: z.enum(findingParts), where: z.string(), quote: z.string() });
export type PrivacyFinding = z.infer<typeof findingSchema>;

export const publicationInput = z.object({ confirmed: z.array(findingKey).max(2000) });
export const withdrawalInput = z.object({ reason: text(2000).trim().min(1, { error: 'text-required' }) });
export const publishedResponsesInput = z.object({
  /** `masked`: personal numbers and mail addresses are shown to nobody. */
  responses: z.array(z.object({ id, masked: z.boolean(), confirmed: z.array(findingKey).max(2000) })).min(1).max(1000),
});

export const publicationSchema = z.object({
  /** The page's address within the house; the same from plan to end. */
  path: z.string(),
  shown: z.enum(shownParts),
  published: z.object({ at: z.string(), by: z.string(), version: z.number().nullable() }).nullable(),
  /** Of the page as it would be published now. */
  findings: z.array(findingSchema),
  responses: z.array(z.object({
    /** A supplement is published by itself, after a check of its own. */
    id: z.string(), consultee: z.string(), supplement: z.boolean(), privatePerson: z.boolean(), comments: z.number(), findings: z.array(findingSchema),
    published: z.object({ at: z.string(), by: z.string(), masked: z.boolean() }).nullable(), refusals,
  })),
  report: z.object({ number: z.number().nullable(), published: z.object({ number: z.number(), at: z.string(), by: z.string() }).nullable(), /** Said before it is published. */ warning: z.enum(['notice-not-given']).nullable(), refusals }),
  refusals,
});
export type Publication = z.infer<typeof publicationSchema>;
