/** A colleague's own way back to what it has written, on another device and without an account: a link kept by the colleague alone, of which the house keeps a hash. */
import { createHash, randomInt } from 'node:crypto';
import { and, eq, isNull } from 'drizzle-orm';
import { codeLetters, whyNotReturnLink } from '#shared/colleagues.ts';
import { limits } from '#shared/limits.ts';
import { Refusal } from '#shared/refusals.ts';
import { record } from '../journal/journal.ts';
import { refuse } from '../matters/refuse.ts';
import { newId } from '../platform/storage/ids.ts';
import type { Reader, Writer } from '../platform/storage/store.ts';
import { behind, codeById, untilEndOf } from './colleague-entry.ts';
import type { ResponseActor } from './response-actor.ts';
import { insideTables } from './inside/tables.ts';

/** Letters of five bits: 80 bits, found by their hash alone, so that there is nothing to guess at letter by letter. */
const letters = 16;
const hashOf = (secret: string): string => createHash('sha256').update(`return:${secret}`).digest('hex');

/** The only time the link is told; one made before it leads nowhere any more. Refuses what `whyNotReturnLink` says. */
export async function makeReturnLink(tx: Writer, { who, person, response }: ResponseActor, origin: string): Promise<string> {
  const { returnLinks } = insideTables(tx);
  refuse(whyNotReturnLink(who, response));
  await tx.update(returnLinks).set({ revokedAt: person.at }).where(and(eq(returnLinks.personId, person.id), isNull(returnLinks.revokedAt)));
  const secret = Array.from({ length: letters }, () => codeLetters[randomInt(codeLetters.length)]).join('');
  await tx.insert(returnLinks).values({ id: newId(person.at), personId: person.id, responseId: response.id, secretHash: hashOf(secret), at: person.at });
  await note(tx, { person, response }, 'return-link-made');
  // In the fragment, which no server, log or mail scanner sees.
  return `${origin}/kollega/ater#${secret}`;
}

/** The colleague's link leads nowhere from now on; where there is none, nothing happens. Refuses what `whyNotReturnLink` says. */
export async function takeBackReturnLink(tx: Writer, { who, person, response }: ResponseActor): Promise<void> {
  const { returnLinks } = insideTables(tx);
  refuse(whyNotReturnLink(who, response));
  const taken = await tx.update(returnLinks).set({ revokedAt: person.at }).where(and(eq(returnLinks.personId, person.id), isNull(returnLinks.revokedAt))).returning({ id: returnLinks.id });
  if (taken.length > 0) await note(tx, { person, response }, 'return-link-taken-back');
}

const note = (tx: Writer, { person, response }: Pick<ResponseActor, 'person' | 'response'>, act: string) =>
  record(tx, { chain: `response:${response.id}`, audience: `response:${response.id}`, actorId: person.id, act, matterId: null, subject: 'response', subjectId: response.id, at: person.at });

/**
 * Who the link belongs to, and how many milliseconds the session lasts. It dies with the code by which its owner came in, and with the owner's access.
 * Refuses `return-link-wrong` (never saying which) and what `whyNotEnter` says.
 */
export async function returning(from: Reader, secret: string, now: Date): Promise<{ personId: string; consulteeId: string; lasts: number }> {
  const { returnLinks, colleagues } = insideTables(from);
  const [row] = await from.select({ personId: colleagues.personId, codeId: colleagues.codeId }).from(returnLinks).innerJoin(colleagues, eq(colleagues.personId, returnLinks.personId))
    .where(and(eq(returnLinks.secretHash, hashOf(secret)), isNull(returnLinks.revokedAt), isNull(colleagues.until)));
  if (!row) throw new Refusal('not-found', 'return-link-wrong');
  const { response, lastDay } = await behind(from, await codeById(from, row.codeId), now);
  return { personId: row.personId, consulteeId: response.consulteeId, lasts: Math.min(limits.guestSession, untilEndOf(lastDay, now)) };
}
