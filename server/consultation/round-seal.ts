/**
 * What a round was opened with, as one hash: the package, the letter, the day, the papers, the questions, the sections that a stance is asked for and, where it is on the changes only, what changed (`domain.md` 2.3). Nothing of it changes after
 * that, but that a fault in the text is corrected: then the round is sealed anew with the hash it had, and what was sealed before is kept (ADR 27).
 */
import { asc, eq, isNotNull } from 'drizzle-orm';
import { canonicalBytes } from '../drafting/canonical.ts';
import { storedPackage, viewPackage } from '../drafting/frozen.ts';
import { entriesOfActs } from '../journal/journal.ts';
import { sha256 } from '../platform/files/files.ts';
import type { Reader, Writer } from '../platform/storage/store.ts';
import { changesSealed } from './compared-versions.ts';
import { sharedFromTheStart } from './others/sharing-of.ts';
import { papersOf } from './papers-of.ts';
import { questionsOf } from './questions-of.ts';
import type { roundById } from './rounds.ts';
import { sectionsOf } from './sections/sections-of.ts';
import { consultationTables } from './tables.ts';

/** Names the form of the hashed bytes, so that a later release can still read them. */
const sealFormat = 'overens.round/1';

type RoundRow = Awaited<ReturnType<typeof roundById>>;

/** Only in the seal of a corrected round: the hash it had, why it has another, and who decided so. */
interface Corrects { seal: string | null; reason: string; decidedBy: string; decidedOn: string }

/** Called when the round opens and when its text is corrected, in the same act; gives the SHA-256 in hexadecimal. */
export async function sealRound(tx: Writer, round: RoundRow, corrects: Corrects | null = null): Promise<string> {
  const { rounds } = consultationTables(tx);
  const frozen = await viewPackage(tx, round.packageId);
  const sealed = canonicalBytes({
    format: sealFormat, round: { id: round.id, number: round.number, title: round.title }, package: { number: frozen.number, hash: frozen.hash }, deadline: round.deadline, ...(await sealedParts(tx, round)), ...(await sectionsPart(tx, round)), ...(await sharingPart(tx, round)), ...(await changesPart(tx, round, round.packageId)), ...(corrects === null ? {} : { corrects }),
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

/** Only in the seal of a round that asks for a stance per section: another gives the same bytes as ever. */
async function sectionsPart(from: Reader, { id }: RoundRow): Promise<{ sections?: unknown[] }> {
  const sections = (await sectionsOf(from, id)).map(({ id: _id, documentId: _documentId, ...said }) => said);
  return sections.length === 0 ? {} : { sections };
}

/** Only in the seal of a round that was opened with it: another gives the same bytes as ever. What is decided after the opening is in the journal. */
async function sharingPart(from: Reader, { id }: RoundRow): Promise<{ sharing?: 'after-closing' }> {
  return (await sharedFromTheStart(from, id)) ? { sharing: 'after-closing' } : {};
}

/** Only in the seal of a round on the changes: another gives the same bytes as ever. */
async function changesPart(from: Reader, round: RoundRow, packageId: string): Promise<{ changes?: Awaited<ReturnType<typeof changesSealed>> }> {
  const changes = await changesSealed(from, round, packageId);
  return changes === null ? {} : { changes };
}

/** Every opened round against its hash and the journal's, and its letter and papers against what was hashed. */
export async function verifyRounds(from: Reader): Promise<{ rounds: number; faults: string[] }> {
  const { rounds } = consultationTables(from);
  const rows = await from.select().from(rounds).where(isNotNull(rounds.openedAt)).orderBy(asc(rounds.id));
  const entries = await entriesOfActs(from, ['round-opened', 'round-corrected']);
  const faults: string[] = [];
  for (const row of rows) {
    const journalled = entries.filter((entry) => entry.subjectId === row.id).map((entry) => entry.details?.hash);
    const seals = await sealsOf(from, row);
    if (journalled.length > seals.length) faults.push(`round ${row.id}: the journal tells of a correction that is not there`);
    for (const [at, seal] of seals.entries()) {
      if (seal.sealed === null || sha256(seal.sealed) !== seal.hash) faults.push(`round ${row.id}: what it was opened with does not give its hash`);
      else {
        if ((journalled[at] ?? seal.hash) !== seal.hash || (at > 0 && journalled[at] === undefined)) faults.push(`round ${row.id}: its hash is not the one in the journal`);
        const said = JSON.parse(new TextDecoder().decode(seal.sealed)) as Record<string, unknown>;
        const its: Record<string, unknown> = { ...(await sealedParts(from, row)), ...(await sectionsPart(from, row)), ...(await sharingPart(from, row)), ...(await changesPart(from, row, seal.packageId)), package: await storedPackage(from, seal.packageId), ...(at === 0 ? {} : { corrects: seals[at - 1]?.corrects }) };
        for (const part of new Set([...Object.keys(its), ...['changes', 'sections', 'sharing'].filter((part) => part in said)])) if (Buffer.compare(canonicalBytes(its[part] ?? null), canonicalBytes(said[part] ?? null)) !== 0) faults.push(`round ${row.id}: ${part} differs from what it was opened with`);
      }
    }
  }
  return { rounds: rows.length, faults };
}

/** Oldest first: what each correction kept, with what the next seal must say of it, and last what stands. */
async function sealsOf(from: Reader, round: RoundRow): Promise<{ packageId: string; sealed: Uint8Array | null; hash: string | null; corrects?: Corrects }[]> {
  const { roundCorrections } = consultationTables(from);
  const rows = await from.select().from(roundCorrections).where(eq(roundCorrections.roundId, round.id)).orderBy(asc(roundCorrections.id));
  return [
    ...rows.map(({ packageBefore, sealedBefore, sealBefore, reason, decidedBy, decidedOn }) => ({ packageId: packageBefore, sealed: sealedBefore, hash: sealBefore, corrects: { seal: sealBefore, reason, decidedBy, decidedOn } })),
    { packageId: round.packageId, sealed: round.sealed, hash: round.sealHash },
  ];
}
