/** A round is concluded when every comment is answered, or when somebody named decided so; until it is reopened its answers rest (`domain.md` rule 2). */
import { desc, eq } from 'drizzle-orm';
import type { z } from 'zod';
import { isImpossible } from '#shared/answer-likeness.ts';
import { type AnswerRow, type Conclusion, type conclusionInput, type Overview, type reopeningInput, lacksDecision, whyNotConclude, whyNotReopen } from '#shared/answers.ts';
import { roundById, stateOf } from '../consultation/rounds.ts';
import { cameAfter } from '../consultation/the-record.ts';
import { record } from '../journal/journal.ts';
import type { Actor } from '../matters/actor.ts';
import { currentState, dayOf, enterState } from '../matters/matters.ts';
import { refuse } from '../matters/refuse.ts';
import { namesOf } from '../people/accounts.ts';
import { newId } from '../platform/storage/ids.ts';
import type { Reader, Writer } from '../platform/storage/store.ts';
import { answerRows } from './bench.ts';
import { carryAnswers } from './carrying.ts';
import { standingConclusion } from './concluded-at.ts';
import { conclusionHash, type ConclusionRow, reopeningHash } from './evidence.ts';
import { answerTables } from './tables.ts';

export const isConcluded = async (from: Reader, roundId: string): Promise<boolean> => (await standingConclusion(from, roundId)) !== null;

/** Pairs that are both to be followed to the letter, and cannot be. */
export function impossibleAmong(rows: readonly AnswerRow[], pairs: readonly (readonly [string, string])[]): number {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return pairs.filter(([one, other]) => { const [a, b] = [byId.get(one), byId.get(other)]; return a !== undefined && b !== undefined && isImpossible(a, b); }).length;
}

/**
 * Ends the round: from now on no answer, no sorting and no theme of it changes, and the matter goes on to be finalised.
 * Refuses `lead-only`, `round-concluded`, `round-not-closed`, `wordings-contradict` and, without `override`, `comments-undecided`. An override where nothing lacks a decision
 * is not kept. `contradictions` are the round's, worked out before the act begins.
 */
export async function concludeRound(tx: Writer, actor: Actor, roundId: string, { override, contradictions }: z.infer<typeof conclusionInput> & { contradictions: readonly (readonly [string, string])[] }): Promise<void> {
  const { conclusions } = answerTables(tx);
  const round = await roundById(tx, roundId);
  const rows = await answerRows(tx, round, null);
  const undecided = rows.filter(lacksDecision).length;
  refuse(whyNotConclude(actor, { roundState: stateOf(round), undecided, impossible: impossibleAmong(rows, contradictions), concluded: await isConcluded(tx, roundId) }, override !== null));
  const named = undecided === 0 ? null : override;
  const row = {
    id: newId(actor.at), roundId, comments: rows.length, undecided, overrideBy: named?.decidedBy ?? null, overrideOn: named?.decidedOn ?? null, overrideReason: named?.reason ?? null, by: actor.id, at: actor.at,
  };
  await tx.insert(conclusions).values(row);
  await note(tx, actor, 'round-concluded', { roundId, details: { number: round.number, comments: rows.length, undecided, decidedBy: row.overrideBy, decidedOn: row.overrideOn, conclusion: row.id, content: conclusionHash(row) } });
  if ((await currentState(tx, actor.matterId)).state === 'processing') await enterState(tx, actor, { state: 'finalising', on: dayOf(actor.at), reason: '' });
}

/** Opens the answers again by a decision; the conclusion and any final report of it are kept. Refuses `lead-only`, `round-not-concluded`, `matter-past-answers`. */
export async function reopenRound(tx: Writer, actor: Actor, roundId: string, decision: z.infer<typeof reopeningInput>): Promise<void> {
  const { reopenings } = answerTables(tx);
  const round = await roundById(tx, roundId);
  const { state } = await currentState(tx, actor.matterId);
  const standing = await standingConclusion(tx, roundId);
  refuse(whyNotReopen(actor, { concluded: standing !== null, matterState: state }));
  if (standing === null) return;
  const row = { conclusionId: standing.id, ...decision, by: actor.id, at: actor.at };
  await tx.insert(reopenings).values(row);
  for (const { response } of await cameAfter(tx, roundId, standing.at)) if (response.replacesId !== null) await carryAnswers(tx, { matterId: actor.matterId, responseId: response.id, at: actor.at });
  await note(tx, actor, 'round-reopened', { roundId, details: { number: round.number, decidedBy: row.decidedBy, decidedOn: row.decidedOn, conclusion: standing.id, content: reopeningHash(row) } });
  if (state === 'finalising') await enterState(tx, actor, { state: 'processing', on: dayOf(actor.at), reason: '' });
}

const note = (tx: Writer, actor: Actor, act: 'round-concluded' | 'round-reopened', { roundId, details }: { roundId: string; details: Record<string, string | number | null> }) =>
  record(tx, { chain: `matter:${actor.matterId}`, audience: 'team', actorId: actor.id, act, matterId: actor.matterId, subject: 'answer', subjectId: roundId, details, at: actor.at });

export async function conclusionView(from: Reader, row: ConclusionRow): Promise<Conclusion> {
  const names = await namesOf(from, [row.by]);
  return { at: row.at.toISOString(), by: names.get(row.by) ?? '', comments: row.comments, undecided: row.undecided, override: overrideOf(row) };
}

const overrideOf = (row: ConclusionRow): Conclusion['override'] =>
  (row.overrideBy === null || row.overrideOn === null || row.overrideReason === null ? null : { decidedBy: row.overrideBy, decidedOn: row.overrideOn, reason: row.overrideReason });

/** The reopening after which nothing has been concluded again; null when the round stands concluded, or never was. */
export async function standingReopening(from: Reader, roundId: string): Promise<Overview['reopened']> {
  const { conclusions, reopenings } = answerTables(from);
  const [last] = await from.select({ reopening: reopenings }).from(conclusions).leftJoin(reopenings, eq(reopenings.conclusionId, conclusions.id)).where(eq(conclusions.roundId, roundId)).orderBy(desc(conclusions.id)).limit(1);
  if (!last?.reopening) return null;
  const { decidedBy, decidedOn, reason, by, at } = last.reopening;
  return { decidedBy, decidedOn, reason, by: (await namesOf(from, [by])).get(by) ?? '', at: at.toISOString() };
}
