/** Whether consultees read each other's responses: only when the round says so, and never before it is closed (`domain.md` rule 8). */
import { z } from 'zod';
import type { RoundState } from './consultation.ts';
import { stances } from './export.ts';
import { leads, type MatterActor } from './matters.ts';
import { roundDecision } from './round-decisions.ts';
import { takenStanceSchema } from './section-stances.ts';

export const sharingDecision = z.object(roundDecision);

/** `decision`: who decided and why, once the round has been opened; null while it is planned. */
export const sharingInput = z.object({ shared: z.boolean(), decision: sharingDecision.nullable().default(null) });
export type SharingInput = z.input<typeof sharingInput>;

/** The lead's, at any time. Refuses `lead-only`. */
export function whyNotShareResponses(actor: MatterActor): string | null {
  return leads(actor) ? null : 'lead-only';
}

/** What a colleague's code opens is the text and nothing else. Refuses `coordinator-only`, `responses-not-shared`, `responses-not-shared-yet`. */
export function whyNotReadOthers(reader: { guest: boolean }, round: { state: RoundState; shared: boolean }): string | null {
  if (reader.guest) return 'coordinator-only';
  return !round.shared ? 'responses-not-shared' : round.state === 'closed' ? null : 'responses-not-shared-yet';
}

const head = {
  id: z.string(), consultee: z.string(), unsolicited: z.boolean(), stance: z.enum(stances).nullable(), preliminary: z.boolean(), receivedOn: z.string(), late: z.boolean(),
  /** The response that it supplements, when it is a supplement. */
  supplements: z.string().nullable(),
  /** For which other consultees it counts. */
  jointly: z.array(z.string()),
  /** The day it was taken back: that it came is told, and nothing of what it said. */
  withdrawnOn: z.string().nullable(),
};

/** By name, each with its supplements after it. A withdrawn one has no stance. */
export const othersResponseRowSchema = z.object({ ...head, comments: z.number() });
export type OthersResponseRow = z.infer<typeof othersResponseRowSchema>;

/** Masked words, personal numbers and mail addresses are left out; of its files only how many there are is told. */
export const othersResponseSchema = z.object({
  ...head, condition: z.string(), summary: z.string(), sections: z.array(takenStanceSchema), decision: z.object({ body: z.string(), on: z.string().nullable(), paragraph: z.string() }), files: z.number(),
  comments: z.array(z.object({ number: z.number().nullable(), clauseNumber: z.string().nullable(), quote: z.string(), text: z.string(), proposedText: z.string(), reason: z.string() })),
});
export type OthersResponse = z.infer<typeof othersResponseSchema>;
