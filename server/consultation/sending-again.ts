/** A letter that did not get there is sent once more, to the same address or to one that was corrected. */
import { eq, inArray } from 'drizzle-orm';
import { isUnreached, whyNotMailConsultees, whyNotSendAgain } from '#shared/consultee-register.ts';
import { Refusal } from '#shared/refusals.ts';
import { record } from '../journal/journal.ts';
import type { Actor } from '../matters/actor.ts';
import { refuse } from '../matters/refuse.ts';
import { letterById, postAgain, putToRest, statesOfLetters } from '../platform/mail/outbox.ts';
import type { Writer } from '../platform/storage/store.ts';
import { consulteeById } from './consultees.ts';
import { nameCoordinators, removeCoordinator } from './coordinators.ts';
import { coordinatorsOf } from './coordinators-of.ts';
import { keepLetters, type LetterKind } from './kept-letters.ts';
import { addressesOf } from './register.ts';
import { stateOf } from './rounds.ts';
import { consultationTables } from './tables.ts';

interface Again { consulteeId: string; letterId: string; email: string; origin: string }

/**
 * To the same address the letter goes as it was. A coordinator's address is corrected by asking anew: the old one has no way in any longer, and the new
 * one gets an invitation of its own. An official mailbox that is corrected gets all that did not reach it. Refuses what `whyNotSendAgain` does,
 * `not-found` for another's letter, `coordinator-named`, and `round-not-open` when a coordinator is corrected in a closed round.
 */
export async function sendLetterAgain(tx: Writer, actor: Actor, { consulteeId, letterId, email, origin }: Again): Promise<void> {
  const { consulteeLetters } = consultationTables(tx);
  const { consultee, round, name } = await consulteeById(tx, consulteeId);
  const readers = await tx.select().from(consulteeLetters).where(eq(consulteeLetters.letterId, letterId));
  const its = readers.find((one) => one.consulteeId === consulteeId);
  const letter = (await statesOfLetters(tx, [letterId])).get(letterId);
  const coordinators = await coordinatorsOf(tx, readers.map((one) => one.consulteeId));
  refuse(whyNotMailConsultees(actor, { state: stateOf(round) }));
  if (its === undefined || letter === undefined) throw new Refusal('not-found', 'not-found');
  const isAddressed = addressesOf(consultee, coordinators).has(letter.recipient);
  refuse(whyNotSendAgain(actor, { state: stateOf(round) }, { state: isAddressed ? letter.state : 'replaced' }));
  const all = readers.map((one) => one.consulteeId);
  const old = { recipient: letter.recipient, consulteeIds: all, at: actor.at };
  const asked = coordinators.filter((one) => one.email === letter.recipient);
  const leadsIn = !hasSpentWayIn((await letterById(tx, letterId)).body);
  if (email === letter.recipient && (leadsIn || asked.length === 0 || stateOf(round) === 'closed')) await postForAll(tx, letterId, email, actor.at);
  else {
    for (const one of asked) await removeCoordinator(tx, actor, { consulteeId: one.consulteeId, coordinatorId: one.id });
    if (email !== letter.recipient) await correctMailbox(tx, actor, old, email);
    if (asked.length > 0) await nameCoordinators(tx, actor, { consulteeIds: asked.map((one) => one.consulteeId), name: consultee.contactName ?? name, email, origin });
    for (const { id, kind } of await unreachedAt(tx, old)) {
      // The invitation says what the others said, but not what the lead wrote in words of their own.
      if (asked.length === 0 || kind === 'mailing') await postForAll(tx, id, email, actor.at);
      else await putToRest(tx, [id], actor.at);
    }
  }
  await record(tx, { chain: `matter:${actor.matterId}`, audience: 'team', actorId: actor.id, act: 'letter-sent-again', matterId: actor.matterId, subject: 'consultee', subjectId: consulteeId, details: { consultee: name, kind: its.kind, corrected: email !== letter.recipient }, at: actor.at });
}

/** The letter was to somebody who was invited, and its link has been taken out since it opens nothing (people/invitations.ts). */
const hasSpentWayIn = (body: string): boolean => /\/inbjudan(?!#)/.test(body);

/** Kept for everybody whom the first one was for. */
async function postForAll(tx: Writer, letterId: string, recipient: string, at: Date): Promise<void> {
  const { consulteeLetters } = consultationTables(tx);
  const readers = await tx.select().from(consulteeLetters).where(eq(consulteeLetters.letterId, letterId));
  const fresh = await postAgain(tx, letterId, recipient, at);
  for (const { consulteeId, kind } of readers) await keepLetters(tx, [fresh], { consulteeId, kind: kind as LetterKind, at });
}

interface Old { recipient: string; consulteeIds: readonly string[]; at: Date }

/** Wherever it stands as one of these consultees' own address. */
async function correctMailbox(tx: Writer, actor: Actor, { recipient, consulteeIds }: Old, email: string): Promise<void> {
  const { consultees } = consultationTables(tx);
  for (const id of consulteeIds) {
    const { consultee, name } = await consulteeById(tx, id);
    const corrected = { ...(consultee.officialMail === recipient ? { officialMail: email } : {}), ...(consultee.contactMail === recipient ? { contactMail: email } : {}) };
    if (Object.keys(corrected).length === 0) continue;
    await tx.update(consultees).set(corrected).where(eq(consultees.id, id));
    await record(tx, { chain: `matter:${actor.matterId}`, audience: 'team', actorId: actor.id, act: 'consultee-changed', matterId: actor.matterId, subject: 'consultee', subjectId: id, details: { consultee: name }, at: actor.at });
  }
}

/** Letters to these consultees that did not get to the address, oldest first. */
async function unreachedAt(tx: Writer, { recipient, consulteeIds }: Old): Promise<{ id: string; kind: string }[]> {
  const { consulteeLetters } = consultationTables(tx);
  const kept = await tx.select({ id: consulteeLetters.letterId, kind: consulteeLetters.kind }).from(consulteeLetters).where(inArray(consulteeLetters.consulteeId, [...consulteeIds])).orderBy(consulteeLetters.letterId);
  const letters = [...new Map(kept.map((one) => [one.id, one])).values()];
  const standing = await statesOfLetters(tx, letters.map(({ id }) => id));
  return letters.filter(({ id }) => { const one = standing.get(id); return one !== undefined && one.recipient === recipient && isUnreached(one); });
}
