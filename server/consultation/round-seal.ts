/** What a round was opened with, as one hash: the package, the letter, the day, the papers and the questions (`domain.md` 2.3). Nothing of it changes after that. */
import { asc, eq, isNotNull } from 'drizzle-orm';
import { canonicalBytes } from '../drafting/canonical.ts';
import { viewPackage } from '../drafting/frozen.ts';
import { entriesOfActs } from '../journal/journal.ts';
import { sha256 } from '../platform/files/files.ts';
import type { Reader, Writer } from '../platform/storage/store.ts';
import { papersOf } from './papers-of.ts';
import { questionsOf } from './questions-of.ts';
import type { roundById } from './rounds.ts';
import { consultationTables } from './tables.ts';

/** Names the form of the hashed bytes, so that a later release can still read them. */
const sealFormat = 'overens.round/1';

type RoundRow = Awaited<ReturnType<typeof roundById>>;

/** Called when the round opens, in the same act; gives the SHA-256 in hexadecimal. */
export async function sealRound(tx: Writer, round: RoundRow): Promise<string> {
  const { rounds } = consultationTables(tx);
  const frozen = await viewPackage(tx, round.packageId);
  const sealed = canonicalBytes({
    format: sealFormat, round: { id: round.id, number: round.number, title: round.title }, package: { number: frozen.number, hash: frozen.hash }, deadline: round.deadline, ...(await sealedParts(tx, round)),
  });
  const sealHash = sha256(sealed);
  await tx.update(rounds).set({ sealed, sealHash }).where(eq(rounds.id, round.id));
  return sealHash;
}

/** What can be held against the rows again, whatever is decided about the round later. */
const sealedParts = async (from: Reader, { id, letter, contactName, contactMail }: RoundRow) => ({
  letter, contact: { name: contactName, mail: contactMail }, papers: (await papersOf(from, id)).map(({ title, wanted, name, size, hash }) => ({ title, wanted, name, size, sha256: hash })),
  questions: (await questionsOf(from, id)).map(({ kind, text, options, required, clause }) => ({ kind, text, options, required, clause })),
});

/** Every opened round against its hash and the journal's, and its letter and papers against what was hashed. */
export async function verifyRounds(from: Reader): Promise<{ rounds: number; faults: string[] }> {
  const { rounds } = consultationTables(from);
  const rows = await from.select().from(rounds).where(isNotNull(rounds.openedAt)).orderBy(asc(rounds.id));
  const journalled = new Map((await entriesOfActs(from, ['round-opened'])).map((entry) => [entry.subjectId, entry.details?.hash]));
  const faults: string[] = [];
  for (const row of rows) {
    if (row.sealed === null || sha256(row.sealed) !== row.sealHash) faults.push(`round ${row.id}: what it was opened with does not give its hash`);
    else {
      if ((journalled.get(row.id) ?? row.sealHash) !== row.sealHash) faults.push(`round ${row.id}: its hash is not the one in the journal`);
      const said = JSON.parse(new TextDecoder().decode(row.sealed)) as Record<string, unknown>;
      const its: Record<string, unknown> = await sealedParts(from, row);
      for (const part of Object.keys(its)) if (Buffer.compare(canonicalBytes(its[part]), canonicalBytes(said[part])) !== 0) faults.push(`round ${row.id}: ${part} differs from what it was opened with`);
    }
  }
  return { rounds: rows.length, faults };
}
