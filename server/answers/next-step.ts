/** Gathers what decides the next step in a matter; the rule itself is `shared/next-step.ts`. */
import type { Round } from '#shared/consultation.ts';
import { type NextStep, nextStepFor, type StepFacts } from '#shared/next-step.ts';
import { roundsOf } from '../consultation/rounds.ts';
import { documentsOf } from '../drafting/documents.ts';
import { packagesOf } from '../drafting/frozen.ts';
import type { Actor } from '../matters/actor.ts';
import { currentState } from '../matters/matters.ts';
import type { Reader } from '../platform/storage/store.ts';
import type { AnswerRow } from '#shared/answers.ts';
import { answerRows } from './bench.ts';
import { chainOf } from './chain.ts';
import { isConcluded } from './conclusion.ts';
import { finalReportsOf } from './final-report.ts';

export async function nextStep(from: Reader, actor: Actor): Promise<NextStep> {
  const { state } = await currentState(from, actor.matterId);
  const rounds = await roundsOf(from, actor, isConcluded);
  const round = rounds.filter((one) => one.state !== 'planned').at(-1);
  const planned = rounds.find((one) => one.state === 'planned');
  const facts: StepFacts = {
    matterId: actor.matterId, state, planned: planned ? { id: planned.id, title: planned.title } : null, ...(await textOf(from, actor, rounds)),
    round: round ? { id: round.id, ...round.counts, deadline: round.deadline, concluded: await isConcluded(from, round.id), finalReport: (await finalReportsOf(from, round.id)).find((one) => one.standing)?.number ?? null } : null,
    comments: { new: 0, proposed: 0, toReview: 0, returned: 0 }, chain: await chainOf(from, actor.matterId),
  };
  if (state === 'processing' && round) {
    const rows = await answerRows(from, round, null);
    const counted = (which: (row: AnswerRow) => boolean) => rows.filter(which).length;
    facts.comments = {
      new: counted(({ state }) => state === 'new'), proposed: counted(({ state, review }) => state === 'proposed' && (review === null || review === 'passed')),
      toReview: counted(({ review }) => review === 'waiting'), returned: counted(({ review }) => review === 'returned'),
    };
  }
  return nextStepFor(actor, facts);
}

/** A version that a round already stands on, or stood on before its text was corrected, is not waiting for one. */
async function textOf(from: Reader, actor: Actor, rounds: readonly Pick<Round, 'packageId' | 'corrections'>[]): Promise<Pick<StepFacts, 'draft' | 'version'>> {
  const [draft] = await documentsOf(from, actor);
  const version = (await packagesOf(from, actor.matterId)).find((one) => one.purpose === 'consultation' && !rounds.some((round) => round.packageId === one.id || round.corrections.some(({ packageBefore }) => packageBefore === one.id)));
  return { draft: draft ? { id: draft.id, empty: draft.empty } : null, version: version?.number ?? null };
}
