/** An address has one way in to a consultee: a later letter closes those before it, and none comes with one that opens nothing. */
import { record } from '../journal/journal.ts';
import type { Actor } from '../matters/actor.ts';
import { withdrawInvitations } from '../people/invitations.ts';
import { letterById, postCopy, putToRest, rewordWaiting, statesOfLetters } from '../platform/mail/outbox.ts';
import type { Writer } from '../platform/storage/store.ts';
import { consulteeById } from './consultees.ts';
import { coordinatorsOf } from './coordinators-of.ts';
import { keepLetters, type KeptLetter, lettersTo, waysInLetters } from './kept-letters.ts';
import { withoutWayIn } from './way-in-words.ts';

type By = Pick<Actor, 'id' | 'at'>;

/** Before a letter with a way in of its own: whoever accepts takes up all that waits for the address. A letter that has not left yet is let go as it was written. */
export async function closeEarlierWaysIn(tx: Writer, by: By, { email, consulteeIds }: { email: string; consulteeIds: readonly string[] }): Promise<void> {
  await withdrawInvitations(tx, by, (await lettersTo(tx, email, consulteeIds)).filter(({ hasLeft }) => hasLeft));
}

/** Before an invitation, which says what an earlier one and a reminder said: those that have not left are not sent, and other letters point to it. What others wait for too is let go. */
export async function closeAllWaysIn(tx: Writer, by: By, { email, consulteeIds }: { email: string; consulteeIds: readonly string[] }): Promise<void> {
  const letters = (await lettersTo(tx, email, consulteeIds)).filter(({ hasLeft, readers }) => hasLeft || readers.every((id) => consulteeIds.includes(id)));
  await withdrawInvitations(tx, by, letters);
  for (const letter of letters.filter(({ hasLeft, kind }) => !hasLeft && kind !== 'mailing')) {
    const body = worded(letter, 'invited');
    if (body === null) continue;
    if (saysWhatAnInvitationSays(letter)) await putToRest(tx, [letter.id], by.at);
    else await rewordWaiting(tx, letter.id, { ...letter, body }, by.at);
  }
}

export const saysWhatAnInvitationSays = ({ kind }: Pick<KeptLetter, 'kind'>): boolean => kind === 'invitation' || kind === 'reminder';

/**
 * After a coordinator was removed: an invitation or a reminder that has not left is sent to nobody but others who coordinate from that address. What else is said
 * goes to those who still coordinate, or to the official mailbox, without a way in; and the only way in of somebody who is waited for elsewhere goes as it was written.
 */
export async function holdBackLetters(tx: Writer, by: By, { email, consulteeId, isClosed }: { email: string; consulteeId: string; /** Whether the ways in were. */ isClosed: boolean }): Promise<void> {
  const needed = isClosed ? new Set<string>() : await onlyWaysIn(tx, by, email);
  for (const letter of (await lettersTo(tx, email, [consulteeId])).filter(({ hasLeft }) => !hasLeft)) {
    const readers = await Promise.all(letter.readers.map((id) => consulteeById(tx, id)));
    const there = (await coordinatorsOf(tx, letter.readers)).filter((one) => one.email === email).map((one) => one.consulteeId);
    if (!saysWhatAnInvitationSays(letter)) for (const { consultee, round, name } of readers) if (!there.includes(consultee.id)) await passOn(tx, by, { letter, email, consultee, name, matterId: round.matterId });
    if (there.length > 0) continue;
    const goes = needed.has(letter.id);
    if (goes) continue;
    if (!readers.some(({ consultee }) => consultee.officialMail === email)) await putToRest(tx, [letter.id], by.at);
    else if (letter.kind !== 'mailing') await rewordWaiting(tx, letter.id, { ...letter, body: worded(letter, 'mailbox') ?? letter.body }, by.at);
  }
}

/** Letters with a way in that have not left, when none that has arrived leads in. */
async function onlyWaysIn(tx: Writer, by: By, email: string): Promise<Set<string>> {
  const letters = await lettersTo(tx, email);
  const ways = await waysInLetters(tx, letters, by.at);
  const leading = letters.filter(({ id }) => ways.get(id) === 'open');
  const standing = await statesOfLetters(tx, leading.map(({ id }) => id), by.at);
  const hasArrived = leading.some(({ id }) => standing.get(id)?.state === 'sent' || standing.get(id)?.state === 'delayed');
  return new Set(hasArrived ? [] : leading.filter(({ hasLeft }) => !hasLeft).map(({ id }) => id));
}

/** To each who answers for the consultee now and has not had the same; once to an address, however many consultees it reads for. What holds a way in that cannot be taken out goes to nobody else. */
async function passOn(tx: Writer, by: By, { letter, email, consultee, name, matterId }: { letter: KeptLetter; email: string; consultee: { id: string; officialMail: string }; name: string; matterId: string }): Promise<void> {
  const coordinators = (await coordinatorsOf(tx, [consultee.id])).filter(({ closed }) => !closed);
  const { createdAt } = await letterById(tx, letter.id);
  const leadsIn = ((await waysInLetters(tx, [letter], by.at)).get(letter.id) ?? 'none') !== 'none';
  const body = letter.kind === 'mailing' ? letter.body : worded(letter, coordinators.length > 0 ? 'invited' : 'mailbox') ?? (leadsIn ? null : letter.body);
  if (body === null) return;
  for (const recipient of coordinators.length > 0 ? coordinators.map((one) => one.email) : [consultee.officialMail]) {
    if (recipient === email) continue;
    const had = (await lettersTo(tx, recipient)).filter(({ kind }) => kind === letter.kind);
    const own = await Promise.all(had.filter(({ readers }) => readers.includes(consultee.id)).map(({ id }) => letterById(tx, id)));
    if (own.some((one) => one.replacedAt === null && one.createdAt.getTime() === createdAt.getTime())) continue;
    const same = had.find((one) => one.body === body);
    if (same?.readers.includes(consultee.id)) continue;
    const id = same?.id ?? await postCopy(tx, letter.id, { recipient, body }, by.at);
    await keepLetters(tx, [id], { consulteeId: consultee.id, kind: letter.kind, at: by.at });
    await record(tx, { chain: `matter:${matterId}`, audience: 'team', actorId: by.id, act: 'letter-passed-on', matterId, subject: 'consultee', subjectId: consultee.id, details: { consultee: name, letter: letter.id, sentAs: id }, at: by.at });
  }
}

const worded = ({ language, body }: KeptLetter, way: Parameters<typeof withoutWayIn>[2]): string | null => withoutWayIn(language, body, way);
