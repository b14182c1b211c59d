/** Who decides the answers in a matter, and whether a proposal is reviewed first: chosen for each matter, and told in its journal. */
import { z } from 'zod';
import { type MatterActor, type Role, refusals, whyNotManageMatter, writes } from './matters.ts';

/** `lead_or_chair`: what holds until something else is chosen. */
export const deciders = ['lead_or_chair', 'lead', 'steering_group', 'chair'] as const;
export type Decider = (typeof deciders)[number];
/** `working_group`: another of its members than the one who proposed. */
export const reviewers = ['lead', 'mandate_owner', 'working_group', 'steering_group', 'chair'] as const;
export type Reviewer = (typeof reviewers)[number];

export interface AnswerChain { decider: Decider; reviewer: Reviewer | null }
export const usualChain: AnswerChain = { decider: 'lead_or_chair', reviewer: null };

/** The chair sits in the steering group. */
const rolesOfDecider: Record<Decider, readonly Role[]> = { lead_or_chair: ['process_lead', 'steering_chair'], lead: ['process_lead'], steering_group: ['steering_group', 'steering_chair'], chair: ['steering_chair'] };
export const rolesOfReviewer: Record<Reviewer, readonly Role[]> = { lead: ['process_lead'], mandate_owner: ['mandate_owner'], working_group: ['working_group'], steering_group: ['steering_group', 'steering_chair'], chair: ['steering_chair'] };

const holdsOne = (actor: MatterActor, roles: readonly Role[]): boolean => roles.some((role) => actor.roles.includes(role));

/** Takes the decisions on answers in this matter. */
export const decidesAnswers = (actor: MatterActor, chain: AnswerChain): boolean => holdsOne(actor, rolesOfDecider[chain.decider]);
/** Reads proposals before they are decided. */
export const reviewsAnswers = (actor: MatterActor, { reviewer }: AnswerChain): boolean => reviewer !== null && holdsOne(actor, rolesOfReviewer[reviewer]);
/** Writes answers in some step of the chain: proposes or decides. */
export const answersComments = (actor: MatterActor, chain: AnswerChain): boolean => writes(actor) || decidesAnswers(actor, chain);

const notDeciding = { lead_or_chair: 'deciders-only', lead: 'deciding-lead-only', steering_group: 'deciding-group-only', chair: 'deciding-chair-only' } as const satisfies Record<Decider, string>;

/** Refuses in the words of who decides here. */
export const whyNotDecider = (actor: MatterActor, chain: AnswerChain): string | null => (decidesAnswers(actor, chain) ? null : notDeciding[chain.decider]);

/** How far a proposal has come in the review; null where none is made, and where nothing is proposed. */
export const reviewStates = ['waiting', 'passed', 'returned'] as const;
export type ReviewState = (typeof reviewStates)[number];

/** What is kept of each answer, in order; `reviewed` and `returned` bear the words of the proposal that was read. */
export const stepStates = ['proposed', 'reviewed', 'returned', 'decided'] as const;
export type StepState = (typeof stepStates)[number];

/** Where the chain asks for no review, an earlier one says nothing any more. */
export function reviewOf(step: string | null, { reviewer }: AnswerChain): ReviewState | null {
  if (reviewer === null || step === null || step === 'decided') return null;
  return step === 'reviewed' ? 'passed' : step === 'returned' ? 'returned' : 'waiting';
}

/** Whoever reviews is another than who decides: a review by the decider is the decision. */
export const reviewIsDecision = ({ decider, reviewer }: AnswerChain): boolean => reviewer !== null && rolesOfReviewer[reviewer].every((role) => rolesOfDecider[decider].includes(role)) && !(decider === 'steering_group' && reviewer === 'chair');

/** The lead chooses. What is decided already stays as it is. Refuses `lead-only`, `review-is-decision`, `chain-role-missing` when nobody holds a role that it needs. */
export function whyNotChooseChain(actor: MatterActor, chosen?: AnswerChain, held: readonly Role[] = []): string | null {
  const refused = whyNotManageMatter(actor);
  if (refused !== null || chosen === undefined) return refused;
  if (reviewIsDecision(chosen)) return 'review-is-decision';
  const needed = [rolesOfDecider[chosen.decider], ...(chosen.reviewer === null ? [] : [rolesOfReviewer[chosen.reviewer]])];
  return needed.every((roles) => roles.some((role) => held.includes(role))) ? null : 'chain-role-missing';
}

export const chainInput = z.object({ decider: z.enum(deciders), reviewer: z.enum(reviewers).nullable() });
export const chainSchema = z.object({
  decider: z.enum(deciders), reviewer: z.enum(reviewers).nullable(),
  /** When and by whom it was chosen; null while it is the usual one. */
  chosen: z.object({ by: z.string(), at: z.string() }).nullable(),
  refusals,
});
export type ChainView = z.infer<typeof chainSchema>;
