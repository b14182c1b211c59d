/** A letter to each consultee whose point was not met: once, after the round is concluded, when the lead says so. */
import { desc, eq } from 'drizzle-orm';
import { isNotMet, type UnmetLetters, whyNotWriteToUnmet } from '#shared/answer-letters.ts';
import type { AnswerRow } from '#shared/answers.ts';
import { Refusal } from '#shared/refusals.ts';
import { writeTo } from '../consultation/consultee-letters.ts';
import { unmetLetter } from '../consultation/letters.ts';
import type { roundById } from '../consultation/rounds.ts';
import { recordTogether } from '../journal/journal.ts';
import type { Actor } from '../matters/actor.ts';
import { dayOf } from '../matters/matters.ts';
import { refuse } from '../matters/refuse.ts';
import type { Reader, Writer } from '../platform/storage/store.ts';
import { isConcluded } from './conclusion.ts';
import { answerTables } from './tables.ts';

type Round = Awaited<ReturnType<typeof roundById>>;

/** `rows`: of the round. */
export async function unmetLettersOf(from: Reader, actor: Actor, { roundId, rows }: { roundId: string; rows: readonly AnswerRow[] }): Promise<UnmetLetters> {
  const { unmetLetters } = answerTables(from);
  const sent = await from.select({ consulteeId: unmetLetters.consulteeId, at: unmetLetters.at }).from(unmetLetters).where(eq(unmetLetters.roundId, roundId)).orderBy(desc(unmetLetters.at));
  const written = new Set(sent.map(({ consulteeId }) => consulteeId));
  const unmet = new Map<string, UnmetLetters['toSend'][number]>();
  for (const { consulteeId, organisation, state, disposition } of rows) {
    if (state !== 'decided' || !isNotMet(disposition) || written.has(consulteeId)) continue;
    const one = unmet.get(consulteeId) ?? { consulteeId, name: organisation, comments: 0 };
    unmet.set(consulteeId, { ...one, comments: one.comments + 1 });
  }
  const inOrder = new Intl.Collator('sv').compare;
  return {
    toSend: [...unmet.values()].sort((a, b) => inOrder(a.name, b.name)), sent: sent.length, sentOn: sent[0] === undefined ? null : dayOf(sent[0].at),
    refusals: { send: whyNotWriteToUnmet(actor, { concluded: await isConcluded(from, roundId), toSend: unmet.size }) },
  };
}

/** Posts the letters that the preview told of. Refuses `lead-only`, `round-not-concluded`, `unmet-all-written`, `unmet-others` when there are others than the preview told. */
export async function writeToUnmet(tx: Writer, actor: Actor, { round, rows, expected, origin }: { round: Round; rows: readonly AnswerRow[]; expected: number; origin: string }): Promise<number> {
  const { toSend, refusals } = await unmetLettersOf(tx, actor, { roundId: round.id, rows });
  refuse(refusals.send ?? null);
  if (toSend.length !== expected) throw new Refusal('conflict', 'unmet-others');
  for (const { consulteeId, comments } of toSend) {
    await tx.insert(answerTables(tx).unmetLetters).values({ consulteeId, roundId: round.id, by: actor.id, at: actor.at });
    await writeTo(tx, { consulteeIds: [consulteeId], round, lastDay: round.deadline, origin, at: actor.at }, 'outcome', (language, facts) => unmetLetter(language, { ...facts, comments }));
  }
  await recordTogether(tx, `matter:${actor.matterId}`, [{ audience: 'team', actorId: actor.id, act: 'unmet-written-to', matterId: actor.matterId, subject: 'consultee', subjectId: round.id, details: { number: round.number, count: toSend.length }, at: actor.at }]);
  return toSend.length;
}
