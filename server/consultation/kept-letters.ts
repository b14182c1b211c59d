import type { Writer } from '../platform/storage/store.ts';
import { consultationTables } from './tables.ts';

export const letterKinds = ['invitation', 'reminder', 'extension', 'mailing', 'second-opening', 'correction', 'outcome'] as const;
export type LetterKind = (typeof letterKinds)[number];

/** Remembers which letters in the outbox went to a consultee, so that the register can tell what became of them. */
export async function keepLetters(tx: Writer, letterIds: readonly string[], of: { consulteeId: string; kind: LetterKind; at: Date }): Promise<void> {
  const { consulteeLetters } = consultationTables(tx);
  for (const letterId of letterIds) await tx.insert(consulteeLetters).values({ letterId, ...of });
}
