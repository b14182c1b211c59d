/** A round opens and closes: the two acts that move the matter with them. */
import { asc, eq } from 'drizzle-orm';
import { whyNotCloseRound } from '#shared/round-rules.ts';
import { Refusal } from '#shared/refusals.ts';
import { record } from '../journal/journal.ts';
import type { Actor } from '../matters/actor.ts';
import { currentState, dayOf, enterState } from '../matters/matters.ts';
import { refuse } from '../matters/refuse.ts';
import { nameFile } from '../platform/files/files.ts';
import type { Writer } from '../platform/storage/store.ts';
import { keepChanges, type PreparedChanges } from './compared-versions.ts';
import { inviteConsultees } from './consultees.ts';
import { saidByLetter, textsToEnclose, type WrittenLetter } from './letter-file.ts';
import { registerOf } from './register.ts';
import { orderReminders } from './reminders.ts';
import { sealRound } from './round-seal.ts';
import { refuseOpening, roundById, stateOf } from './rounds.ts';
import { consultationTables } from './tables.ts';

/**
 * Sends the invitations, with the letter that was written and kept before the act began. Refuses what `whyNotOpenRound` says, and
 * `round-changed` when the letter, or the comparison with the earlier round, says something else than the round does now.
 */
export async function openRound(tx: Writer, actor: Actor, input: { roundId: string; letter: WrittenLetter; changes?: PreparedChanges | null; origin: string }): Promise<void> {
  const { rounds, consultees } = consultationTables(tx);
  const round = await roundById(tx, input.roundId);
  const invited = await tx.select().from(consultees).where(eq(consultees.roundId, round.id)).orderBy(asc(consultees.id));
  await refuseOpening(tx, actor, round, invited.length);
  if (input.letter.says !== saidByLetter(round, (await registerOf(tx, actor, round.id)).map((one) => one.name))) throw new Refusal('conflict', 'round-changed');
  await nameFile(tx, input.letter.file, actor.at);
  await tx.update(rounds).set({ openedAt: actor.at, letterFile: input.letter.file.hash }).where(eq(rounds.id, round.id));
  await keepChanges(tx, round, input.changes ?? null, actor.at);
  const hash = await sealRound(tx, round);
  const texts = await textsToEnclose(tx, round.packageId);
  await inviteConsultees(tx, actor, { consultees: invited, round, letterHash: input.letter.file.hash, texts, origin: input.origin });
  await orderReminders(tx, round.id, round.deadline, actor.at);
  await record(tx, { chain: `matter:${actor.matterId}`, audience: `consultees:${round.id}`, actorId: actor.id, act: 'round-opened', matterId: actor.matterId, subject: 'round', subjectId: round.id, details: { number: round.number, deadline: round.deadline, consultees: invited.length, hash }, at: actor.at });
  await enterState(tx, actor, { state: 'consulting', on: dayOf(actor.at), reason: '' });
}

/** From now on only the lead registers answers (design D13). Refuses `round-not-open`. */
export async function closeRound(tx: Writer, actor: Actor, roundId: string): Promise<void> {
  const { rounds } = consultationTables(tx);
  const round = await roundById(tx, roundId);
  refuse(whyNotCloseRound(actor, { state: stateOf(round) }));
  await tx.update(rounds).set({ closedAt: actor.at }).where(eq(rounds.id, roundId));
  await record(tx, { chain: `matter:${actor.matterId}`, audience: `consultees:${roundId}`, actorId: actor.id, act: 'round-closed', matterId: actor.matterId, subject: 'round', subjectId: roundId, details: { number: round.number }, at: actor.at });
  // A paused or cancelled matter stays so; the round closes all the same.
  if ((await currentState(tx, actor.matterId)).state === 'consulting') await enterState(tx, actor, { state: 'processing', on: dayOf(actor.at), reason: '' });
}
