/** Named versions of a working document: a point in its log with a number, a name and a reason. */
import { desc, eq, max, sql } from 'drizzle-orm';
import type { AgreementContent } from '#shared/agreement/content.ts';
import { plainText } from '#shared/agreement/plain-text.ts';
import { wordsIn } from '#shared/agreement/word-count.ts';
import { type Version, versionKinds, whyNotNameVersion } from '#shared/drafting-history.ts';
import { Refusal } from '#shared/refusals.ts';
import { record } from '../../journal/journal.ts';
import type { Actor } from '../../matters/actor.ts';
import { refuse } from '../../matters/refuse.ts';
import { namesOf } from '../../people/accounts.ts';
import { sha256 } from '../../platform/files/files.ts';
import { newId } from '../../platform/storage/ids.ts';
import type { Reader, Writer } from '../../platform/storage/store.ts';
import { canonicalBytes } from '../canonical.ts';
import { frozenFormat } from '../freezing.ts';
import { draftingTables } from '../tables.ts';
import type { Borrowing } from './borrowings.ts';

/** The text after exactly row `seq` of the log. */
export interface Point { seq: number; content: AgreementContent }

/** Refuses `writers-only`. Nothing in the text changes, so a locked one may be named too. */
export async function nameVersion(tx: Writer, actor: Actor, documentId: string, input: { title: string; reason: string } & Point): Promise<string> {
  refuse(whyNotNameVersion(actor));
  const version = await keepVersion(tx, actor, documentId, { ...input, kind: 'named', rewritten: [] });
  await note(tx, actor, 'version-named', { ...version, details: { number: version.number, title: input.title } });
  return version.id;
}

export type Kept = { kind: Version['kind']; title: string; reason: string; rewritten: Borrowing[] } & Point;

/** Writes the row alone; the act that it belongs to writes the entry. */
export async function keepVersion(tx: Writer, actor: Actor, documentId: string, { content, ...input }: Kept): Promise<{ id: string; number: number; hash: string }> {
  const { versions } = draftingTables(tx);
  const [last] = await tx.select({ number: max(versions.number) }).from(versions).where(eq(versions.documentId, documentId));
  const bytes = canonicalBytes(content);
  const row = {
    id: newId(actor.at), documentId, number: (last?.number ?? 0) + 1, ...input, namedBy: actor.id, namedAt: actor.at, format: frozenFormat, content: bytes, hash: sha256(bytes),
    words: wordsIn(plainText(content)),
  };
  await tx.insert(versions).values(row);
  return row;
}

export function note(tx: Writer, actor: Actor, act: string, { id, hash, details }: { id: string; hash: string; details: Record<string, string | number> }): Promise<string> {
  return record(tx, { chain: `matter:${actor.matterId}`, audience: 'team', actorId: actor.id, act, matterId: actor.matterId, subject: 'version', subjectId: id, details: { ...details, hash }, at: actor.at });
}

/** Newest first. */
export async function versionsOf(from: Reader, documentId: string): Promise<Version[]> {
  const { versions } = draftingTables(from);
  const rows = await from.select(shownColumns(from)).from(versions).where(eq(versions.documentId, documentId)).orderBy(desc(versions.number));
  const names = await namesOf(from, rows.map((row) => row.namedBy));
  return rows.map((row) => ({ ...row, kind: kindOf(row.kind), namedBy: names.get(row.namedBy) ?? '', namedAt: row.namedAt.toISOString() }));
}

/** Everything but the text. */
function shownColumns(from: Reader) {
  const { versions: t } = draftingTables(from);
  return { id: t.id, documentId: t.documentId, number: t.number, kind: t.kind, title: t.title, reason: t.reason, namedBy: t.namedBy, namedAt: t.namedAt, seq: t.seq, hash: t.hash, words: t.words };
}

export async function viewVersion(from: Reader, documentId: string, versionId: string): Promise<Version> {
  const found = (await versionsOf(from, documentId)).find(({ id }) => id === versionId);
  if (!found) throw new Refusal('not-found', 'not-found');
  return found;
}

/** With its text. Refuses `frozen-damaged` when the kept bytes are not what was hashed. */
export async function readVersion(from: Reader, documentId: string, versionId: string): Promise<Version & { content: AgreementContent }> {
  const { versions } = draftingTables(from);
  const view = await viewVersion(from, documentId, versionId);
  const [row] = await from.select({ content: versions.content }).from(versions).where(eq(versions.id, versionId));
  if (!row || sha256(row.content) !== view.hash) throw new Refusal('unavailable', 'frozen-damaged');
  return { ...view, content: JSON.parse(new TextDecoder().decode(row.content)) as AgreementContent };
}

/** Ends the writing of everyone who has the text open in its present state: what they have not sent is offered to them as a copy (design D7). */
export async function raiseEpoch(tx: Writer, documentId: string): Promise<number> {
  const { documents } = draftingTables(tx);
  const [row] = await tx.update(documents).set({ writeEpoch: sql`${documents.writeEpoch} + 1` }).where(eq(documents.id, documentId)).returning({ writeEpoch: documents.writeEpoch });
  return row?.writeEpoch ?? 0;
}

const kindOf = (stored: string): Version['kind'] => versionKinds.find((kind) => kind === stored) ?? 'named';
