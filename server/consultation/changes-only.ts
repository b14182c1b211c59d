/** A round on the changes only, as each consultee reads it: from the version that it answered in the earlier round, else from the last one of it. */
import { and, asc, eq, isNull } from 'drizzle-orm';
import { type ChangedText, changedPartsOf, type ChangesOffered, countChanged, isOutsideChanges } from '#shared/changes-only.ts';
import { Refusal } from '#shared/refusals.ts';
import { packageNumber, storedPackage } from '../drafting/frozen.ts';
import type { Reader } from '../platform/storage/store.ts';
import { comparedWith, textsIn } from './compared-versions.ts';
import { versionsOfRound } from './round-versions.ts';
import { roundById } from './rounds.ts';
import { receiptOf } from './submission.ts';
import { consultationTables } from './tables.ts';
import { recordAmong, withdrawalsAmong } from './the-record.ts';

interface Subject { id: string; changesSince: string | null; packageId: string }
interface Asked { organisationId: string; body: string | null }

/** The same body of the same authority in that round; null when it was not asked there. */
async function sameConsulteeIn(from: Reader, roundId: string, { organisationId, body }: Asked): Promise<string | null> {
  const { consultees } = consultationTables(from);
  const [row] = await from.select({ id: consultees.id }).from(consultees).where(and(eq(consultees.roundId, roundId), eq(consultees.organisationId, organisationId), body === null ? isNull(consultees.body) : eq(consultees.body, body)));
  return row?.id ?? null;
}

/** The version that its response says it answers, as it was hashed; null when it sent none. */
async function versionAnsweredBy(from: Reader, roundId: string, consulteeId: string | null): Promise<string | null> {
  if (consulteeId === null) return null;
  const { responses } = consultationTables(from);
  const rows = await from.select({ id: responses.id, state: responses.state, followsId: responses.followsId }).from(responses).where(eq(responses.consulteeId, consulteeId)).orderBy(asc(responses.id));
  const response = recordAmong(rows, await withdrawalsAmong(from, rows.map(({ id }) => id)));
  if (response === null) return null;
  const { packageHash } = await receiptOf(from, response.id);
  for (const { packageId } of await versionsOfRound(from, await roundById(from, roundId))) if ((await storedPackage(from, packageId)).hash === packageHash) return packageId;
  return null;
}

export interface ChangesFor { since: { id: string; number: number; title: string }; earlierConsulteeId: string | null; packageBefore: string; answered: boolean; texts: ChangedText[] }

/** Null for a round on the whole text, and before it opens. `packageId`: the version that is read, where the round's text was corrected. */
export async function changesFor(from: Reader, round: Subject, consultee: Asked, packageId = round.packageId): Promise<ChangesFor | null> {
  if (round.changesSince === null) return null;
  const kept = await comparedWith(from, round.id, packageId);
  const { id, number, title } = await roundById(from, round.changesSince);
  const earlierConsulteeId = await sameConsulteeIn(from, id, consultee);
  const answered = await versionAnsweredBy(from, id, earlierConsulteeId);
  const its = kept.find(({ packageBefore }) => packageBefore === answered) ?? kept.at(-1);
  return its === undefined ? null : { since: { id, number, title }, earlierConsulteeId, packageBefore: its.packageBefore, answered: answered !== null, texts: textsIn(its) };
}

/** Where the changes stand beside something that is read without them. `verify` tells of the damage. */
async function unlessDamaged<T>(asked: Promise<T>): Promise<T | null> {
  return asked.catch((error: unknown) => {
    if (error instanceof Refusal && error.code === 'changes-damaged') return null;
    throw error;
  });
}

/** What the reader's first page says of it. */
export async function changesOffered(from: Reader, round: Subject, consultee: Asked): Promise<ChangesOffered | null> {
  const found = await unlessDamaged(changesFor(from, round, consultee));
  if (found === null) return null;
  const { since: { number, title }, packageBefore, answered, texts } = found;
  return { since: { number, title }, version: await packageNumber(from, packageBefore), answered, clauses: countChanged(texts), parts: changedPartsOf(texts) };
}

/** Of everybody: against the last version of the earlier round. Null as {@link changesFor}. */
export async function changesAtLarge(from: Reader, round: Subject): Promise<{ number: number; version: number; texts: ChangedText[] } | null> {
  const last = round.changesSince === null ? undefined : (await comparedWith(from, round.id, round.packageId)).at(-1);
  if (round.changesSince === null || last === undefined) return null;
  const texts = await unlessDamaged(Promise.resolve().then(() => textsIn(last)));
  return texts === null ? null : { number: (await roundById(from, round.changesSince)).number, version: await packageNumber(from, last.packageBefore), texts };
}

/** Whether a comment stands outside what had changed for the one who left it: said in the margin of the bench, and counted against nobody. */
export async function standsOutside(from: Reader, comment: { roundId: string; packageId: string; frozenDocumentId: string | null; fromBlock: string | null; toBlock: string | null }, consulteeId: string): Promise<boolean> {
  const round = await roundById(from, comment.roundId);
  if (round.changesSince === null) return false;
  const { consultees } = consultationTables(from);
  const [consultee] = await from.select().from(consultees).where(eq(consultees.id, consulteeId));
  const found = consultee ? await unlessDamaged(changesFor(from, round, consultee, comment.packageId)) : null;
  const point = (block: string | null) => (block === null ? null : { block, offset: 0 });
  return found !== null && isOutsideChanges(changedPartsOf(found.texts), { documentId: comment.frozenDocumentId, from: point(comment.fromBlock), to: point(comment.toBlock) });
}
