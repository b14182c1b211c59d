/** Proposals decided together in a meeting: a list with its body and day, decided in one act with exceptions (`domain.md` 2.3 and 4.4). */
import { z } from 'zod';
import { type AnswerChain, whyNotDecider } from './answer-chain.ts';
import { answerInput } from './answers.ts';
import { commentNumber } from './comment-splits.ts';
import { anchorScopes, dispositions, type Letterhead } from './export.ts';
import { limits } from './limits.ts';
import { type MatterActor, refusals } from './matters.ts';
import { day, id, line, text } from './people.ts';

/** Decided in one act: a bounded number, so that nobody's keystroke waits for it. A longer agenda is two lists. */
export const mostOnMeetingList = 100;

interface ListSubject { concluded: boolean; decided: boolean; chain: AnswerChain }

/** Whoever decides answers makes the list and changes it, and the lead prepares it for them; a decided one is kept as it is. */
export function whyNotKeepMeetingList(actor: MatterActor, list: ListSubject): string | null {
  if (!actor.roles.includes('process_lead')) {
    const notTheirs = whyNotDecider(actor, list.chain);
    if (notTheirs !== null) return notTheirs;
  }
  if (list.concluded) return 'round-concluded';
  return list.decided ? 'meeting-decided' : null;
}

/** The decision itself is entered by those whom the matter's chain names, on the day of the meeting at the earliest. Days as `2027-09-24`. */
export function whyNotDecideMeeting(actor: MatterActor, list: ListSubject & { heldOn: string }, today: string): string | null {
  return whyNotDecider(actor, list.chain) ?? whyNotKeepMeetingList(actor, list) ?? (today < list.heldOn ? 'meeting-not-held' : null);
}

/** How a proposal stands beside the one that was put on the list; only `same` is decided as it was listed. */
const listedStates = ['same', 'changed', 'decided', 'duplicate', 'withdrawn'] as const;
export type ListedState = (typeof listedStates)[number];

/** `version`: of the step that was listed, and of the newest there is now. */
export function listedState(listed: { version: number }, now: { version: number; state: string; duplicate: boolean } | null): ListedState {
  if (now === null) return 'withdrawn';
  if (now.duplicate) return 'duplicate';
  if (now.version === listed.version) return 'same';
  return now.state === 'decided' ? 'decided' : 'changed';
}

const listed = z.object({ commentId: id, version: z.number().int().min(1) });
/** `items`: the proposals as who made the list saw them. */
export const meetingInput = z.object({ body: line(limits.name), heldOn: day, items: z.array(listed).min(1, { error: 'meeting-list-empty' }).max(mostOnMeetingList, { error: 'meeting-list-too-long' }) });
/** `revision`: the list as its changer, or who decides it, saw it. */
const revision = z.number().int().min(1);
export const meetingChange = meetingInput.extend({ revision });
const exception = z.discriminatedUnion('how', [
  z.object({ how: z.literal('left'), commentId: id, reason: text(limits.rationale).default('') }),
  answerInput.omit({ version: true }).extend({ how: z.literal('otherwise'), commentId: id }),
]);
export type MeetingException = z.infer<typeof exception>;
/** `paragraph`: of the minutes, e.g. `§ 12`; '' when they have none. */
export const meetingDecisionInput = z.object({ revision, paragraph: text(limits.title).default(''), exceptions: z.array(exception).max(mostOnMeetingList).default([]) });

/** `changed`: named and not decided, since it no longer was what the list said. */
export const meetingOutcomes = ['decided', 'otherwise', 'left', 'changed'] as const;
export type MeetingOutcome = (typeof meetingOutcomes)[number];

const given = z.object({ disposition: z.enum(dispositions), rationale: z.string(), referredTo: z.string() });
const tally = z.object({ decided: z.number(), otherwise: z.number(), left: z.number(), changed: z.number() });
const decided = z.object({ paragraph: z.string(), by: z.string(), at: z.string(), tally });

const itemSchema = z.object({
  commentId: z.string(), number: commentNumber, organisation: z.string(), scope: z.enum(anchorScopes), documentTitle: z.string().nullable(), clauseNumber: z.string().nullable(), clauseHeading: z.string().nullable(),
  quote: z.string(), text: z.string(), proposedText: z.string(),
  /** The proposal as it was listed. */
  version: z.number(), listed: given,
  /** As it stands now; `newest` is null when it is the one listed. */
  now: z.enum(listedStates), newest: given.extend({ version: z.number() }).nullable(),
  outcome: z.object({ how: z.enum(meetingOutcomes), reason: z.string(), answer: given.nullable() }).nullable(),
});
export type MeetingItem = z.infer<typeof itemSchema>;

const head = { id: z.string(), roundId: z.string(), body: z.string(), heldOn: z.string(), revision: z.number(), by: z.string(), at: z.string(), decided: decided.nullable() };
export const meetingSummarySchema = z.object({ ...head, comments: z.number() });
export type MeetingSummary = z.infer<typeof meetingSummarySchema>;
/** By clause. */
export const meetingSchema = z.object({ ...head, items: z.array(itemSchema), refusals });
export type Meeting = z.infer<typeof meetingSchema>;

/** Proposals that stand on no list that waits for its meeting, by clause. */
export const awaitingSchema = z.object({
  items: z.array(itemSchema.pick({ commentId: true, number: true, organisation: true, scope: true, documentTitle: true, clauseNumber: true, clauseHeading: true, text: true, proposedText: true, version: true }).extend({ disposition: z.enum(dispositions) })),
  next: z.string().nullable(), refusals,
});
export type Awaiting = z.infer<typeof awaitingSchema>;

/** The list as it is printed. */
export interface MeetingPaper { meeting: Meeting; matter: string; round: string; locale: 'sv' | 'en'; letterhead: Letterhead; preparedOn: string }
