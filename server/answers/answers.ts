/** The acts of the answering bench: propose, decide, sort. Every step is kept with who and when. */
import { and, count, desc, eq } from 'drizzle-orm';
import type { z } from 'zod';
import { reviewOf } from '#shared/answer-chain.ts';
import { type AnswerInput, type AnswerSubject, missingInAnswer, type ReviewInput, type triageInput, whyNotDecide, whyNotPropose, whyNotReview, whyNotTriage } from '#shared/answers.ts';
import type { CommentNumber } from '#shared/export.ts';
import { Refusal } from '#shared/refusals.ts';
import { submittedComment } from '../consultation/submitted.ts';
import { stateOf } from '../consultation/rounds.ts';
import { type Details, record, recordTogether } from '../journal/journal.ts';
import { type Actor, asTeam } from '../matters/actor.ts';
import { refuse } from '../matters/refuse.ts';
import { participantViews } from '../matters/participants.ts';
import type { Person } from '../people/person.ts';
import { newId } from '../platform/storage/ids.ts';
import type { Reader, Writer } from '../platform/storage/store.ts';
import { answerTables } from './tables.ts';
import { inGroups, stateOfStep } from './bench.ts';
import { chainOf } from './chain.ts';
import { isConcluded } from './conclusion.ts';
import { answerHash, sortingHash, type StepRow } from './evidence.ts';
import { checkChosen } from './reasons.ts';
import { standingStep } from './standing-step.ts';

export interface AnswerActor {
  actor: Actor;
  comment: AnswerSubject & { id: string; number: CommentNumber; roundId: string; version: number; /** Whose words the newest proposal is. */ proposedBy: string | null };
}

/** A submitted comment with the actor in its matter; `not-found` for everyone else and for what is not submitted. */
export async function answerFor(from: Reader, person: Person, commentId: string): Promise<AnswerActor> {
  const { comment, round, withdrawn, split } = await submittedComment(from, commentId);
  const actor = await asTeam(from, person, round.matterId);
  const { steps, triage } = answerTables(from);
  const chain = await chainOf(from, round.matterId);
  const [last] = await from.select({ version: steps.version, state: steps.state, by: steps.by }).from(steps).where(eq(steps.commentId, commentId)).orderBy(desc(steps.version)).limit(1);
  const [sorted] = await from.select({ duplicateOf: triage.duplicateOf }).from(triage).where(eq(triage.commentId, commentId));
  return {
    actor, comment: {
      id: commentId, number: comment.number, split, roundId: round.id, concluded: await isConcluded(from, round.id), roundState: stateOf(round), duplicate: (sorted?.duplicateOf ?? null) !== null,
      state: withdrawn ?? stateOfStep(last), version: last?.version ?? 0, chain, review: reviewOf(last?.state ?? null, chain), proposedBy: last?.state === 'proposed' ? last.by : null,
    },
  };
}

/** Refuses `answerers-only`, `comment-decided`, `comment-is-duplicate`, `comment-of-withdrawn-response`, `answer-changed`, `rationale-missing`, `target-missing`. */
export async function proposeAnswer(tx: Writer, acting: AnswerActor, input: AnswerInput): Promise<void> {
  refuse(whyNotPropose(acting.actor, acting.comment));
  await takeStep(tx, acting, 'proposed', input);
}

/** Refuses `deciders-only` (or in the words of who decides here), `review-first` and what a proposal refuses; deciding anew keeps the earlier decision in the history. */
export async function decideAnswer(tx: Writer, acting: AnswerActor, input: AnswerInput): Promise<void> {
  refuse(whyNotDecide(acting.actor, acting.comment));
  await takeStep(tx, acting, 'decided', input);
}

/** Passes a proposal on to who decides, or returns it with a remark; its words stay as they are. Refuses `reviewers-only`, `nothing-to-review`, `own-proposal`, `answer-changed`. */
export async function reviewAnswer(tx: Writer, { actor, comment }: AnswerActor, { passes, remark, version }: ReviewInput): Promise<void> {
  if (comment.version !== version) throw new Refusal('conflict', 'answer-changed');
  refuse(whyNotReview(actor, comment));
  const { steps } = answerTables(tx);
  const [proposal] = await tx.select().from(steps).where(and(eq(steps.commentId, comment.id), eq(steps.version, version)));
  if (!proposal) throw new Refusal('conflict', 'answer-changed');
  await keepSteps(tx, actor, [{ number: comment.number, step: { ...proposal, carriedFrom: null, id: newId(actor.at), version: version + 1, state: passes ? 'reviewed' : 'returned', remark, by: actor.id, at: actor.at } }]);
}

/** The steps and their journal entries, an entry for each; `ground` is told with them, as what they were decided in. Who calls has judged them, and that each version is the next. */
export async function keepSteps(tx: Writer, actor: Actor, kept: readonly { number: CommentNumber; step: StepRow }[], ground: Details = {}): Promise<void> {
  if (kept.length === 0) return;
  for (const some of inGroups(kept)) await tx.insert(answerTables(tx).steps).values(some.map(({ step }) => step));
  await recordTogether(tx, `matter:${actor.matterId}`, kept.map(({ number, step }) => ({
    audience: 'team', actorId: actor.id, act: `answer-${step.state}`, matterId: actor.matterId, subject: 'answer', subjectId: step.commentId, details: { number, disposition: step.disposition, step: step.id, answer: answerHash(step), ...ground }, at: actor.at,
  })));
}

async function takeStep(tx: Writer, { actor, comment }: AnswerActor, state: 'proposed' | 'decided', input: AnswerInput): Promise<void> {
  refuseIncomplete(input);
  const before = await standingStep(tx, comment.id);
  if ((before?.version ?? 0) !== input.version) throw new Refusal('conflict', 'answer-changed');
  await checkChosen(tx, actor, { ...input, before });
  const { version, reasons = before?.reasons ?? [], texts = before?.texts ?? [], ...answer } = input;
  await keepSteps(tx, actor, [{ number: comment.number, step: { id: newId(actor.at), commentId: comment.id, version: version + 1, state, ...answer, reasons, texts, remark: '', carriedFrom: null, by: actor.id, at: actor.at } }]);
}

/** Refuses `rationale-missing`, `target-missing` (rule 3). */
export function refuseIncomplete(answer: Omit<AnswerInput, 'version'>): void {
  const missing = missingInAnswer(answer);
  if (missing[0] !== undefined) throw new Refusal('invalid', missing[0], { errors: [{ pointer: missing[0] === 'target-missing' ? '/referredTo' : '/rationale', detail: missing[0] }] });
}

/** Sorts a comment under a theme, to a person, or as a duplicate. Refuses `duplicate-of-itself`, `duplicate-of-duplicate`, `duplicate-of-split`, `theme-unknown`, `assignee-unknown`, `due-day-changed`. */
export async function triageComment(tx: Writer, { actor, comment }: AnswerActor, { dueSeen, ...input }: z.infer<typeof triageInput>): Promise<void> {
  refuse(whyNotTriage(actor, comment));
  const { triage, themes } = answerTables(tx);
  if (input.themeId) {
    const [theme] = await tx.select({ roundId: themes.roundId }).from(themes).where(eq(themes.id, input.themeId));
    if (theme?.roundId !== comment.roundId) throw new Refusal('invalid', 'theme-unknown');
  }
  if (input.assigneeId && !(await participantViews(tx, actor.matterId)).some((one) => one.personId === input.assigneeId)) throw new Refusal('invalid', 'assignee-unknown');
  if (input.duplicateOf) await checkDuplicate(tx, comment, input.duplicateOf);
  if (Object.keys(input).length === 0) return;
  if (input.dueOn !== undefined && dueSeen !== undefined) {
    const [before] = await tx.select({ dueOn: triage.dueOn }).from(triage).where(eq(triage.commentId, comment.id));
    if ((before?.dueOn ?? null) !== dueSeen) throw new Refusal('conflict', 'due-day-changed');
  }
  const [sorted] = await tx.insert(triage).values({ commentId: comment.id, ...input }).onConflictDoUpdate({ target: triage.commentId, set: input }).returning();
  if (!sorted) throw new Error('a sorted comment has a row');
  await record(tx, { chain: `matter:${actor.matterId}`, audience: 'team', actorId: actor.id, act: 'comment-sorted', matterId: actor.matterId, subject: 'answer', subjectId: comment.id, details: { number: comment.number, fields: Object.keys(input).join(' '), sorting: sortingHash(sorted) }, at: actor.at });
}

async function checkDuplicate(tx: Writer, comment: AnswerActor['comment'], targetId: string): Promise<void> {
  const { triage } = answerTables(tx);
  if (targetId === comment.id) throw new Refusal('invalid', 'duplicate-of-itself');
  const target = await submittedComment(tx, targetId);
  if (target.round.id !== comment.roundId) throw new Refusal('not-found', 'not-found');
  if (target.split) throw new Refusal('conflict', 'duplicate-of-split');
  const [its] = await tx.select({ of: triage.duplicateOf }).from(triage).where(eq(triage.commentId, targetId));
  const [mine] = await tx.select({ n: count() }).from(triage).where(eq(triage.duplicateOf, comment.id));
  if ((its?.of ?? null) !== null || (mine?.n ?? 0) > 0) throw new Refusal('conflict', 'duplicate-of-duplicate');
}
