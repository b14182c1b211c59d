/** An address has one way in to a consultee: a later letter closes those before it, and none comes with one that opens nothing. */
import type { Actor } from '../matters/actor.ts';
import { withdrawInvitations } from '../people/invitations.ts';
import { putToRest, rewordWaiting } from '../platform/mail/outbox.ts';
import type { Writer } from '../platform/storage/store.ts';
import { consulteeById } from './consultees.ts';
import { coordinatorsOf } from './coordinators-of.ts';
import { type KeptLetter, lettersTo } from './kept-letters.ts';
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
    else await rewordWaiting(tx, letter.id, body, by.at);
  }
}

export const saysWhatAnInvitationSays = ({ kind }: Pick<KeptLetter, 'kind'>): boolean => kind === 'invitation' || kind === 'reminder';

/** After a coordinator was removed: what has not left is sent to nobody but others who coordinate from that address, and to an official mailbox without a way in. */
export async function holdBackLetters(tx: Writer, by: By, { email, consulteeId, isClosed }: { email: string; consulteeId: string; /** Whether the ways in were. */ isClosed: boolean }): Promise<void> {
  for (const letter of (await lettersTo(tx, email, [consulteeId])).filter(({ hasLeft }) => !hasLeft)) {
    if ((await coordinatorsOf(tx, letter.readers)).some((one) => one.email === email)) continue;
    const readers = await Promise.all(letter.readers.map((id) => consulteeById(tx, id)));
    const body = isClosed && letter.kind !== 'mailing' ? worded(letter, 'mailbox') : null;
    if (!readers.some(({ consultee }) => consultee.officialMail === email)) await putToRest(tx, [letter.id], by.at);
    else if (body !== null) await rewordWaiting(tx, letter.id, body, by.at);
  }
}

const worded = ({ language, body }: KeptLetter, way: Parameters<typeof withoutWayIn>[2]): string | null => withoutWayIn(language === 'en' ? 'en' : 'sv', body, way);
