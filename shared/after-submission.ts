/** What can still be done once a response is submitted: it is supplemented by another, or withdrawn; it never changes itself (`domain.md` 4.3). */
import { z } from 'zod';
import type { ResponseSubject } from './consultation.ts';
import { limits } from './limits.ts';
import { day, text } from './people.ts';

interface Who { member: boolean; lead: boolean; guest: boolean }

export interface SubmittedSubject extends Pick<ResponseSubject, 'state' | 'roundState'> {
  withdrawn: boolean;
  /** Itself a supplement to another. */
  follows: boolean;
}

/**
 * `byPaper`: the lead registers what came by mail or letter, also after the round has closed (design D13); otherwise it is one of the consultee's own people.
 * Refuses `coordinator-only`, `members-only`, `lead-only`, `not-submitted`, `response-withdrawn`, `round-closed`.
 */
export function whyNotWithdraw(who: Who, response: SubmittedSubject, byPaper: boolean): string | null {
  if (who.guest) return 'coordinator-only';
  if (byPaper ? !who.lead : !who.member) return byPaper ? 'lead-only' : 'members-only';
  if (response.state !== 'submitted') return 'not-submitted';
  if (response.withdrawn) return 'response-withdrawn';
  return !byPaper && response.roundState !== 'open' ? 'round-closed' : null;
}

/** A supplement is made to the response itself, never to another supplement. Refuses `supplement-to-supplement` and what {@link whyNotWithdraw} refuses. */
export function whyNotSupplement(who: Who, response: SubmittedSubject, byPaper: boolean): string | null {
  return whyNotWithdraw(who, response, byPaper) ?? (response.follows ? 'supplement-to-supplement' : null);
}

/** How it came on paper, and when; null when the consultee's own people act. */
const paper = z.object({ channel: z.enum(['mail', 'letter']), receivedOn: day });
export const supplementInput = z.object({ paper: paper.nullable().default(null) });
export const withdrawalInput = z.object({ reason: text(limits.rationale).trim().min(1, { error: 'text-required' }), paper: paper.nullable().default(null) });
export type WithdrawalInput = z.output<typeof withdrawalInput>;
