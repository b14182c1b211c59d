/** Letters that did not get to an address are sent once more, to the same one or to one that was corrected. */
import { eq } from 'drizzle-orm';
import { howToSendAgain, isUnreached, type LetterToSend, whyNotCorrectAddress, whyNotGoesOut, whyNotMailConsultees, whyNotSendAgain } from '#shared/consultee-register.ts';
import { Refusal } from '#shared/refusals.ts';
import { record } from '../journal/journal.ts';
import type { Actor } from '../matters/actor.ts';
import { refuse } from '../matters/refuse.ts';
import { letterById, type LetterStanding, postAgain, putToRest, statesOfLetters } from '../platform/mail/outbox.ts';
import type { Writer } from '../platform/storage/store.ts';
import { consulteeById } from './consultees.ts';
import { askCoordinator, removeCoordinator } from './coordinators.ts';
import { coordinatorsOf } from './coordinators-of.ts';
import { keepLetters, type KeptLetter, lettersTo, waysInLetters } from './kept-letters.ts';
import { addressesOf } from './register.ts';
import { stateOf } from './rounds.ts';
import { consultationTables } from './tables.ts';
import { withoutWayIn } from './way-in-words.ts';
import { saysWhatAnInvitationSays } from './ways-in.ts';

type Unreached = KeptLetter & LetterToSend & Pick<LetterStanding, 'returned'>;

/** `readers`: the consultees that are written to at the address, the one that was chosen first. */
interface Again { recipient: string; email: string; origin: string; readers: Awaited<ReturnType<typeof consulteeById>>[]; letters: Unreached[] }

/**
 * One letter stands for all that did not get to its address. Refuses what `whyNotSendAgain` does, what `whyNotCorrectAddress` does when the address is
 * another, and `not-found` for another consultee's letter.
 */
export async function sendLetterAgain(tx: Writer, actor: Actor, { consulteeId, letterId, email, origin }: { consulteeId: string; letterId: string; email: string; origin: string }): Promise<void> {
  const chosen = await consulteeById(tx, consulteeId);
  const round = { state: stateOf(chosen.round) };
  refuse(whyNotMailConsultees(actor, round));
  const recipient = await recipientOf(tx, { consulteeId, letterId });
  const corrected = email !== recipient;
  const { readers, letters } = await unreachedAt(tx, { chosen, letterId, recipient, corrected, at: actor.at });
  const letter = letters.find(({ id }) => id === letterId) ?? { state: 'replaced', way: 'none' };
  refuse(corrected ? whyNotCorrectAddress(actor, round, letter) : whyNotSendAgain(actor, round, letter));
  // What still is tried at the address would come twice.
  const going = letters.filter((one) => (corrected || one.state !== 'failing') && whyNotGoesOut(round, one, corrected) === null);
  const waiting = (await coordinatorsOf(tx, readers.map(({ consultee }) => consultee.id))).some((one) => one.email === recipient && one.waiting);
  const again = { recipient, email, origin, readers, letters: going };
  switch (howToSendAgain({ round, corrected, waiting, ways: going.map(({ way }) => way) })) {
    case 'as-they-were': await postAsTheyWere(tx, actor, again); break;
    case 'correct-mailbox': await correctMailbox(tx, actor, again); await postAsTheyWere(tx, actor, again); break;
    case 'ask-anew': await askAnew(tx, actor, again); break;
  }
  for (const { consultee, name } of readers) {
    const its = going.findLast((one) => one.readers.includes(consultee.id));
    if (its) await record(tx, { chain: `matter:${actor.matterId}`, audience: 'team', actorId: actor.id, act: 'letter-sent-again', matterId: actor.matterId, subject: 'consultee', subjectId: consultee.id, details: { consultee: name, kind: its.kind, corrected }, at: actor.at });
  }
}

async function recipientOf(tx: Writer, of: { consulteeId: string; letterId: string }): Promise<string> {
  const { consulteeLetters } = consultationTables(tx);
  const kept = await tx.select({ consulteeId: consulteeLetters.consulteeId }).from(consulteeLetters).where(eq(consulteeLetters.letterId, of.letterId));
  if (!kept.some(({ consulteeId }) => consulteeId === of.consulteeId)) throw new Refusal('not-found', 'not-found');
  return (await letterById(tx, of.letterId)).recipient;
}

interface Unreaching { chosen: Again['readers'][number]; letterId: string; recipient: string; corrected: boolean; at: Date }

/** A letter may be for several consultees, and each of them may have others: none is left at the old address. Only those that are still written to there. */
async function unreachedAt(tx: Writer, { chosen, recipient, at, ...its }: Unreaching): Promise<Pick<Again, 'readers' | 'letters'>> {
  const seen = new Set([chosen.consultee.id]);
  const readers: Again['readers'] = [];
  let letters: Unreached[] = [];
  let isLeft = false;
  for (let next = [chosen]; next.length > 0;) {
    const coordinators = await coordinatorsOf(tx, next.map(({ consultee }) => consultee.id));
    isLeft ||= its.corrected && coordinators.some((one) => one.email === recipient && one.waiting);
    readers.push(...next.filter(({ consultee }) => addressesOf(consultee, coordinators).has(recipient)));
    const kept = await lettersTo(tx, recipient, readers.map(({ consultee }) => consultee.id));
    const standing = await statesOfLetters(tx, kept.map(({ id }) => id), at);
    const ways = await waysInLetters(tx, kept, at);
    letters = missedAmong(kept.map((one) => ({ ...one, state: standing.get(one.id)?.state ?? 'replaced', returned: standing.get(one.id)?.returned ?? null, way: ways.get(one.id) ?? 'none' })), its.corrected && standing.get(its.letterId)?.returned?.reason === 'unknown', isLeft);
    next = [];
    for (const id of letters.flatMap((one) => one.readers)) if (!seen.has(id)) { seen.add(id); next.push(await consulteeById(tx, id)); }
  }
  return { readers, letters };
}

/**
 * Those that did not get there. `isNotThere`: the address is known to be none, so that what was sent to it since has not come back yet. An invitation that waits
 * may wait for its enclosure, and is replaced by the next. `isLeft`: whoever waits there is asked at another, so that what waits to be sent goes there.
 */
function missedAmong(letters: readonly Unreached[], isNotThere: boolean, isLeft: boolean): Unreached[] {
  const first = letters.find((one) => isUnreached(one) && one.returned?.reason === 'unknown');
  const since = (one: Unreached) => first !== undefined && one.id > first.id && (one.state === 'sent' || one.state === 'delayed' || (one.state === 'waiting' && one.kind !== 'invitation'));
  return letters.filter((one) => isUnreached(one) || (isNotThere && since(one)) || (isLeft && one.state === 'waiting' && one.kind !== 'invitation'));
}

/** Kept for those of the first one's readers that are written to at the address. */
async function postAsTheyWere(tx: Writer, actor: Actor, { email, readers, letters }: Again): Promise<void> {
  for (const letter of letters) await post(tx, actor, { letter, to: { recipient: email }, readers });
}

async function post(tx: Writer, actor: Actor, { letter, to, readers }: { letter: Unreached; to: { recipient: string; body?: string }; readers: Again['readers'] }): Promise<void> {
  const fresh = await postAgain(tx, letter.id, to, actor.at);
  for (const { consultee } of readers) if (letter.readers.includes(consultee.id)) await keepLetters(tx, [fresh], { consulteeId: consultee.id, kind: letter.kind, at: actor.at });
}

/** Wherever it stands as one of these consultees' own address. */
async function correctMailbox(tx: Writer, actor: Actor, { recipient, email, readers }: Again): Promise<void> {
  const { consultees } = consultationTables(tx);
  for (const { consultee, name } of readers) {
    const corrected = { ...(consultee.officialMail === recipient ? { officialMail: email } : {}), ...(consultee.contactMail === recipient ? { contactMail: email } : {}) };
    if (Object.keys(corrected).length === 0) continue;
    await tx.update(consultees).set(corrected).where(eq(consultees.id, consultee.id));
    await record(tx, { chain: `matter:${actor.matterId}`, audience: 'team', actorId: actor.id, act: 'consultee-changed', matterId: actor.matterId, subject: 'consultee', subjectId: consultee.id, details: { consultee: name }, at: actor.at });
  }
}

/**
 * Whoever waits at an address that is corrected has no way in there any longer; one with an account keeps it. Asked at the new address are those
 * consultees that had a coordinator at the old one, and the chosen one also when it had none. The invitation says what an earlier one and a reminder said.
 */
async function askAnew(tx: Writer, actor: Actor, again: Again): Promise<void> {
  const { recipient, email, origin, readers, letters } = again;
  const there = (await coordinatorsOf(tx, readers.map(({ consultee }) => consultee.id))).filter((one) => one.email === recipient);
  const consulteeIds = readers.map(({ consultee }) => consultee.id).filter((id, n) => n === 0 || there.some((one) => one.consulteeId === id));
  const bodyOf = (letter: Unreached) => (letter.way === 'none' ? letter.body : withoutWayIn(letter.language, letter.body, 'invited'));
  // At rest before whoever waits there is removed: they go to the corrected address, and to no other in their stead.
  await putToRest(tx, letters.filter((one) => saysWhatAnInvitationSays(one) || bodyOf(one) !== null).map(({ id }) => id), actor.at);
  if (email !== recipient) {
    for (const one of there.filter(({ waiting }) => waiting)) await removeCoordinator(tx, actor, { consulteeId: one.consulteeId, coordinatorId: one.id });
    await correctMailbox(tx, actor, again);
  }
  await askCoordinator(tx, actor, { consulteeIds, email, origin });
  for (const letter of letters) {
    const body = saysWhatAnInvitationSays(letter) ? null : bodyOf(letter);
    if (body !== null) await post(tx, actor, { letter, to: { recipient: email, body }, readers });
  }
}
