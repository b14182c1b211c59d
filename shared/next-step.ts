/** The one thing that is next in a matter, for each who may ask: its sentence and its button differ by role (`look.md`, the phase line). */
import { z } from 'zod';
import { type AnswerChain, decidesAnswers, reviewsAnswers, rolesOfReviewer } from './answer-chain.ts';
import { leads, type MatterActor, type MatterState, type Role, writes } from './matters.ts';

/** A message key (`matters.next.<code>`, with `matters.nextAct.<code>` on the button), its figures, where the button leads (null: no button), and which role the matter waits for. */
export const nextStepSchema = z.object({ code: z.string(), values: z.record(z.string(), z.union([z.string(), z.number()])), path: z.string().nullable(), role: z.string().nullable() });
export type NextStep = z.infer<typeof nextStepSchema>;

export interface StepFacts {
  matterId: string;
  state: MatterState;
  /** The first working document; null when there is none. */
  draft: { id: string; empty: boolean } | null;
  /** The newest version frozen for consultation. */
  version: number | null;
  /** A round that is planned and not yet opened. */
  planned: { id: string; title: string } | null;
  /** The newest round that was opened. */
  round: { id: string; answered: number; invited: number; deadline: string; concluded: boolean; finalReport: number | null } | null;
  /** The round's comments by how far their answers have come; `proposed`: those that may be decided. */
  comments: { new: number; proposed: number; toReview: number; returned: number };
  chain: AnswerChain;
}

type Step = Omit<NextStep, 'values'> & { values?: NextStep['values'] };

/** What is next for this actor. Whoever does not act now is told what the matter waits for, and led to where it can be read. */
export function nextStepFor(actor: MatterActor, facts: StepFacts): NextStep {
  const step = stepIn(actor, facts);
  return { code: step.code, values: step.values ?? {}, path: step.path, role: step.role };
}

function stepIn(actor: MatterActor, facts: StepFacts): Step {
  const here = `/arenden/${facts.matterId}`;
  switch (facts.state) {
    case 'initiated':
    case 'mandating':
      return leads(actor) ? { code: 'approve-mandate', path: here, role: 'process_lead' } : { code: 'await-mandate', path: null, role: 'process_lead' };
    case 'drafting': return whileDrafting(actor, facts, here);
    case 'consulting': return whileConsulting(actor, facts);
    case 'processing': return whileProcessing(actor, facts);
    case 'finalising': return afterConclusion(actor, facts, here);
    default: return { code: `state-${facts.state}`, path: leads(actor) ? here : null, role: null };
  }
}

function whileDrafting(actor: MatterActor, { draft, version, planned }: StepFacts, here: string): Step {
  if (planned !== null) {
    const of = { path: `/omgangar/${planned.id}`, role: 'process_lead', values: { round: planned.title } };
    return leads(actor) ? { code: 'open-round', ...of } : { code: 'await-opening', ...of };
  }
  if (version !== null) return leads(actor) ? { code: 'plan-round', path: `${here}/omgangar`, role: 'process_lead', values: { number: version } } : { code: 'await-round', path: `${here}/versioner`, role: 'process_lead', values: { number: version } };
  if (draft === null) return writes(actor) ? { code: 'add-document', path: `${here}/dokument`, role: 'working_group' } : { code: 'await-document', path: null, role: 'working_group' };
  const text = `/dokument/${draft.id}`;
  if (leads(actor) && !draft.empty) return { code: 'freeze-consultation', path: `${here}/ny-version`, role: 'process_lead' };
  if (writes(actor)) return { code: 'write-draft', path: text, role: 'working_group' };
  return { code: actor.roles.includes('reference_group') ? 'comment-draft' : 'read-draft', path: text, role: 'working_group' };
}

function whileConsulting(actor: MatterActor, { round }: StepFacts): Step {
  if (round === null) return { code: 'state-consulting', path: null, role: 'process_lead' };
  const { id, answered, invited, deadline } = round;
  return { code: leads(actor) ? 'await-responses' : 'follow-responses', path: `/omgangar/${id}`, role: 'process_lead', values: { answered, invited, deadline } };
}

const deciding: Record<AnswerChain['decider'], Role> = { lead_or_chair: 'steering_chair', lead: 'process_lead', steering_group: 'steering_group', chair: 'steering_chair' };

function whileProcessing(actor: MatterActor, { round, comments, chain }: StepFacts): Step {
  if (round === null) return { code: 'state-processing', path: null, role: 'working_group' };
  const bench = `/omgangar/${round.id}/synpunkter`;
  const overview = `/omgangar/${round.id}/oversikt`;
  const [answers, decides] = [writes(actor), decidesAnswers(actor, chain)];
  const toDecide: Step = { code: 'decide-answers', path: chain.reviewer === null ? `${bench}?state=proposed` : `${bench}?review=passed`, role: deciding[chain.decider], values: { count: comments.proposed } };
  const toReview: Step = { code: 'review-answers', path: `${bench}?review=waiting`, role: chain.reviewer === null ? null : rolesOfReviewer[chain.reviewer][0] ?? null, values: { count: comments.toReview } };
  const toAnswer: Step = { code: 'answer-comments', path: `${bench}?state=new`, role: 'working_group', values: { count: comments.new } };
  const waiting = (step: Step, code: string): Step => ({ ...step, code, path: overview });
  if (answers && decides && comments.new > 0 && comments.proposed > 0) return { code: 'decide-and-answer', path: toDecide.path, role: 'process_lead', values: { proposed: comments.proposed, unanswered: comments.new } };
  if (comments.proposed > 0 && decides && !answers) return toDecide;
  if (comments.toReview > 0 && reviewsAnswers(actor, chain) && (!answers || comments.new === 0)) return toReview;
  if (comments.returned > 0 && answers) return { code: 'answer-returned', path: `${bench}?review=returned`, role: 'working_group', values: { count: comments.returned } };
  if (comments.new > 0) return answers ? toAnswer : waiting(toAnswer, decides ? 'await-proposals' : 'follow-answers');
  if (comments.proposed > 0) return decides ? toDecide : { ...toDecide, code: 'await-decisions', values: { count: comments.proposed, who: chain.decider } };
  if (comments.toReview > 0) return waiting(toReview, 'await-review');
  if (comments.returned > 0) return { code: 'await-returned', path: overview, role: 'working_group', values: { count: comments.returned } };
  return leads(actor) ? { code: 'conclude-round', path: `${overview}#gate`, role: 'process_lead' } : { code: 'await-conclusion', path: overview, role: 'process_lead' };
}

function afterConclusion(actor: MatterActor, { round }: StepFacts, here: string): Step {
  if (round?.concluded !== true) return { code: 'state-finalising', path: leads(actor) ? here : null, role: 'process_lead' };
  const summary = `/omgangar/${round.id}/sammanstallning`;
  if (round.finalReport === null) return leads(actor) ? { code: 'make-final-report', path: summary, role: 'process_lead' } : { code: 'await-final-report', path: summary, role: 'process_lead' };
  return leads(actor) ? { code: 'state-finalising', path: here, role: 'process_lead' } : { code: 'read-final-report', path: summary, role: null, values: { number: round.finalReport } };
}

/** What is next for a consultee: codes of `consultation.next.<code>`. `today` and `deadline` as `2027-09-24`. */
export function consulteeStep(round: { state: 'planned' | 'open' | 'closed'; response: string; deadline: string; jointly?: boolean }, today: string): 'read-and-answer' | 'finish-answer' | 'answer-late' | 'answered' | 'jointly' | 'closed' | 'wait' {
  if (round.response === 'submitted') return 'answered';
  if (round.jointly) return 'jointly';
  if (round.state !== 'open') return round.state === 'closed' ? 'closed' : 'wait';
  if (round.deadline < today) return 'answer-late';
  return round.response === 'draft' ? 'finish-answer' : 'read-and-answer';
}
