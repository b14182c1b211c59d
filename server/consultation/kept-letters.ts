import { and, asc, eq, inArray } from 'drizzle-orm';
import type { WayIn } from '#shared/consultee-register.ts';
import type { Locale } from '#shared/messages/format.ts';
import { waysInOf } from '../people/invitations.ts';
import type { Reader, Writer } from '../platform/storage/store.ts';
import { platformTables } from '../platform/storage/tables.ts';
import { consultationTables } from './tables.ts';

const letterKinds = ['invitation', 'reminder', 'extension', 'mailing', 'second-opening', 'correction', 'outcome'] as const;
export type LetterKind = (typeof letterKinds)[number];

/** Remembers which letters in the outbox went to a consultee, so that the register can tell what became of them. */
export async function keepLetters(tx: Writer, letterIds: readonly string[], of: { consulteeId: string; kind: LetterKind; at: Date }): Promise<void> {
  const { consulteeLetters } = consultationTables(tx);
  for (const letterId of letterIds) await tx.insert(consulteeLetters).values({ letterId, ...of });
}

export interface KeptLetter { id: string; kind: LetterKind; subject: string; body: string; language: Locale; /** False while it waits in the outbox or is tried again; one that was put to rest does neither. */ hasLeft: boolean; /** The consultees that it was for. */ readers: string[] }

/** All that went to an address, for any of these consultees when they are given, oldest first, each with all that it was for. */
export async function lettersTo(from: Reader, recipient: string, consulteeIds?: readonly string[]): Promise<KeptLetter[]> {
  const { consulteeLetters } = consultationTables(from);
  const { outbox } = platformTables(from);
  const own = from.select({ id: consulteeLetters.letterId }).from(consulteeLetters).where(inArray(consulteeLetters.consulteeId, [...consulteeIds ?? []]));
  const rows = consulteeIds?.length === 0 ? [] : await from.select({ id: outbox.id, kind: consulteeLetters.kind, subject: outbox.subject, body: outbox.body, language: outbox.language, sentAt: outbox.sentAt, replacedAt: outbox.replacedAt, reader: consulteeLetters.consulteeId }).from(consulteeLetters)
    .innerJoin(outbox, eq(outbox.id, consulteeLetters.letterId)).where(and(eq(outbox.recipient, recipient), consulteeIds && inArray(outbox.id, own))).orderBy(asc(outbox.id), asc(consulteeLetters.consulteeId));
  const letters = new Map<string, KeptLetter>();
  for (const { reader, kind, language, sentAt, replacedAt, ...letter } of rows) {
    const known = letters.get(letter.id) ?? { ...letter, kind: kind as LetterKind, language: language as Locale, hasLeft: sentAt !== null || replacedAt !== null, readers: [] };
    known.readers.push(reader);
    letters.set(letter.id, known);
  }
  return [...letters.values()];
}

/** By letter, the way in that it holds. A mailing says nothing of one, whatever its writer has put into it. */
export async function waysInLetters(from: Reader, letters: readonly { id: string; kind: string }[], at: Date): Promise<Map<string, WayIn>> {
  const { outbox } = platformTables(from);
  const ids = [...new Set(letters.filter(({ kind }) => kind !== 'mailing').map(({ id }) => id))];
  const found = new Map<string, WayIn>();
  // No more at once than every database takes as parameters.
  for (let next = 0; next < ids.length; next += 500) {
    const bodies = await from.select({ id: outbox.id, body: outbox.body }).from(outbox).where(inArray(outbox.id, ids.slice(next, next + 500)));
    for (const [id, way] of await waysInOf(from, bodies, at)) found.set(id, way);
  }
  return found;
}
