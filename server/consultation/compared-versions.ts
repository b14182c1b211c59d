/**
 * What a round on the changes only compares: its text against every version that stood in the earlier round, since each consultee is shown the changes from
 * the one it answered. Kept as the round opens, byte for byte, and named in its seal (`round-seal.ts`).
 */
import { and, asc, eq } from 'drizzle-orm';
import { changedClauses } from '#shared/agreement/changed-clauses.ts';
import type { ChangedText } from '#shared/changes-only.ts';
import { Refusal } from '#shared/refusals.ts';
import { canonicalBytes } from '../drafting/canonical.ts';
import { storedPackage } from '../drafting/frozen.ts';
import { sha256 } from '../platform/files/files.ts';
import { newId } from '../platform/storage/ids.ts';
import type { Reader, Writer } from '../platform/storage/store.ts';
import { compareVersions } from './comparing-versions.ts';
import { versionsOfRound } from './round-versions.ts';
import { consultationTables } from './tables.ts';

/** Names the form of the kept bytes, so that a later release can still read them. */
const changesFormat = 'overens.changes/1';

interface Subject { id: string; changesSince: string | null; packageId: string }

export interface PreparedChanges { since: string; packageId: string; versions: { packageBefore: string; texts: ChangedText[] }[] }

async function earlierVersions(from: Reader, since: string): Promise<string[]> {
  const { rounds } = consultationTables(from);
  const [earlier] = await from.select({ id: rounds.id, packageId: rounds.packageId }).from(rounds).where(eq(rounds.id, since));
  return earlier ? [...new Set((await versionsOfRound(from, earlier)).map(({ packageId }) => packageId))] : [];
}

/** Before the act; null for a round on the whole text. Refuses `changes-none` when nothing differs from the earlier round's last version. */
export async function prepareChanges(from: Reader, round: Subject): Promise<PreparedChanges | null> {
  if (round.changesSince === null) return null;
  const versions: PreparedChanges['versions'] = [];
  for (const packageBefore of await earlierVersions(from, round.changesSince)) {
    const texts = (await compareVersions(from, packageBefore, round.packageId)).map(({ comparison, ...text }): ChangedText => ({ ...text, clauses: comparison === null ? [] : changedClauses(comparison) }));
    versions.push({ packageBefore, texts });
  }
  if (versions.at(-1)?.texts.every(({ fate, clauses }) => fate === 'same' || (fate === 'changed' && clauses.length === 0)) ?? true) throw new Refusal('conflict', 'changes-none');
  return { since: round.changesSince, packageId: round.packageId, versions };
}

/** With the act that opens the round or corrects its text. Refuses `round-changed` when the round has moved on since it was compared. */
export async function keepChanges(tx: Writer, round: Subject, prepared: PreparedChanges | null, at: Date): Promise<void> {
  const { comparedVersions } = consultationTables(tx);
  if (round.changesSince === null) return;
  const versions = await earlierVersions(tx, round.changesSince);
  if (prepared === null || prepared.since !== round.changesSince || prepared.packageId !== round.packageId || prepared.versions.map(({ packageBefore }) => packageBefore).join() !== versions.join()) throw new Refusal('conflict', 'round-changed');
  for (const { packageBefore, texts } of prepared.versions) {
    const content = canonicalBytes({ format: changesFormat, texts });
    await tx.insert(comparedVersions).values({ id: newId(at), roundId: round.id, packageBefore, packageId: round.packageId, content, hash: sha256(content) });
  }
}

/** Against which versions that one of the round was compared, the last of the earlier round last. */
export async function comparedWith(from: Reader, roundId: string, packageId: string) {
  const { comparedVersions } = consultationTables(from);
  return from.select().from(comparedVersions).where(and(eq(comparedVersions.roundId, roundId), eq(comparedVersions.packageId, packageId))).orderBy(asc(comparedVersions.id));
}

/** Read from the kept bytes. Refuses `changes-damaged` when they no longer give their hash. */
export function textsIn({ content, hash }: { content: Uint8Array; hash: string }): ChangedText[] {
  const kept = read.get(hash);
  if (kept !== undefined && sha256(content) === hash) return kept;
  if (sha256(content) !== hash) throw new Refusal('unavailable', 'changes-damaged');
  const { texts } = JSON.parse(new TextDecoder().decode(content)) as { texts: ChangedText[] };
  read.set(hash, texts);
  for (const oldest of [...read.keys()].slice(0, -mostRead)) read.delete(oldest);
  return texts;
}

/** In the last hours everybody reads the same few. */
const read = new Map<string, ChangedText[]>();
const mostRead = 12;

/** What the seal says of it: the earlier round, and each of its versions with the hash of what differs. Null for a round on the whole text. */
export async function changesSealed(from: Reader, round: Subject, packageId = round.packageId) {
  const { rounds } = consultationTables(from);
  if (round.changesSince === null) return null;
  const [earlier] = await from.select({ number: rounds.number }).from(rounds).where(eq(rounds.id, round.changesSince));
  return {
    since: { id: round.changesSince, number: earlier?.number ?? 0 },
    versions: await Promise.all((await comparedWith(from, round.id, packageId)).map(async ({ packageBefore, content, hash }) => ({ ...(await storedPackage(from, packageBefore)), sha256: sha256(content) === hash ? hash : 'damaged' }))),
  };
}
