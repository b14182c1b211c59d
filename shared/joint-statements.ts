/** A joint statement: one response that several consultees of the round have adopted, each of which then counts as having answered (`domain.md` 2.3). */
import { z } from 'zod';
import { type ResponseSubject, whyNotWriteResponse } from './consultation.ts';
import { refusals } from './matters.ts';
import { id, text } from './people.ts';

interface Who { member: boolean; lead: boolean; guest: boolean }

/** Whom a response also speaks for, and on what ground: which decision of theirs it rests on, as a rule. */
export const jointInput = z.object({ consulteeId: id, ground: text(1000).trim().min(1, { error: 'text-required' }) });
export type JointInput = z.output<typeof jointInput>;
export const jointEndInput = z.object({ reason: text(1000).trim().min(1, { error: 'text-required' }) });

/** `named`: whom it says it speaks for, or was counted for. `declared`: the response says so itself. `ownAnswer`: it has answered by itself, and counts by that; told to the matter's team only. */
export const jointStatementSchema = z.object({
  named: z.array(z.object({
    consulteeId: z.string(), consultee: z.string(), ground: z.string(), declared: z.boolean(), ownAnswer: z.boolean(),
    counted: z.object({ at: z.string(), by: z.string(), ground: z.string(), hash: z.string() }).nullable(), refusals,
  })),
  /** Who else was invited, and may be named. */
  others: z.array(z.object({ id: z.string(), name: z.string() })),
  refusals,
});
export type JointStatement = z.infer<typeof jointStatementSchema>;

/** A response says whom it speaks for while it is written; a supplement speaks for those of the response it belongs to. Refuses what `whyNotWriteResponse` says, and `joint-in-supplement`, `joint-by-form`. */
export function whyNotNameJoint(who: Who, response: ResponseSubject & { follows: boolean }): string | null {
  return whyNotWriteResponse(who, response) ?? (response.follows ? 'joint-in-supplement' : response.channel === 'form' ? 'joint-by-form' : null);
}

interface Submitted { state: ResponseSubject['state']; withdrawn: boolean; follows: boolean }

/** The lead counts a submitted response for another consultee too: that one has sent none itself that stands. Refuses `lead-only`, `not-submitted`, `response-withdrawn`, `joint-in-supplement`, `joint-counted`, `joint-own-answer`. */
export function whyNotCountJointly(who: Who, response: Submitted, adopter: { counted: boolean; ownAnswer: boolean } = { counted: false, ownAnswer: false }): string | null {
  if (!who.lead || who.guest) return 'lead-only';
  if (response.state !== 'submitted') return 'not-submitted';
  if (response.withdrawn) return 'response-withdrawn';
  return response.follows ? 'joint-in-supplement' : adopter.counted ? 'joint-counted' : adopter.ownAnswer ? 'joint-own-answer' : null;
}

/** What was counted by mistake counts no longer. Refuses `lead-only`, `joint-not-counted`. */
export function whyNotEndJoint(who: Who, counted: boolean): string | null {
  return !who.lead || who.guest ? 'lead-only' : counted ? null : 'joint-not-counted';
}

/**
 * By which response a consultee counts, the one place for it: by its own while that stands; else by the joint statement that was counted for it; else by what it took back.
 * Null: it has not answered.
 */
export function countedBy<R>(own: { response: R; withdrawn: boolean } | null, joint: R | null): { response: R; withdrawn: boolean; joint: boolean } | null {
  if (own !== null && !own.withdrawn) return { ...own, joint: false };
  if (joint !== null) return { response: joint, withdrawn: false, joint: true };
  return own && { ...own, joint: false };
}
