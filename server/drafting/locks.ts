/** Locks on a document or one clause of it: who closed it for what, and why (design D7). The text itself is held by `realtime`. */
import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { z } from 'zod';
import { type Lock, type lockInput, lockPurposes, type LockPurpose, type Purpose, whyNotLock, whyNotUnlock } from '#shared/drafting.ts';
import { Refusal } from '#shared/refusals.ts';
import { record } from '../journal/journal.ts';
import { type Actor, asTeam } from '../matters/actor.ts';
import { refuse } from '../matters/refuse.ts';
import { namesOf } from '../people/accounts.ts';
import type { Person } from '../people/person.ts';
import { newId } from '../platform/storage/ids.ts';
import { prepared } from '../platform/storage/prepared.ts';
import type { Reader, Writer } from '../platform/storage/store.ts';
import { draftingTables } from './tables.ts';

/** Refuses `lead-only`, `already-locked`. Raises the write epoch: what was written before and not sent is offered as a copy, never merged. */
export async function lock(tx: Writer, actor: Actor, document: { id: string; title: string }, input: z.infer<typeof lockInput> & { title: string | null }): Promise<string> {
  const { locks, documents } = draftingTables(tx);
  refuse(whyNotLock(actor, { locks: await standing(tx, [document.id]) }, input.block));
  const id = newId(actor.at);
  await tx.insert(locks).values({ id, documentId: document.id, ...input, lockedBy: actor.id, lockedAt: actor.at });
  await tx.update(documents).set({ writeEpoch: sql`${documents.writeEpoch} + 1` }).where(eq(documents.id, document.id));
  await note(tx, actor, { act: input.block === null ? 'document-locked' : 'clause-locked', documentId: document.id, title: input.title ?? document.title, purpose: input.purpose, reason: input.reason });
  return id;
}

/** Refuses `lead-only`, `lock-released`. The epoch stays: nothing could be written meanwhile. */
export async function unlock(tx: Writer, actor: Actor, lockId: string): Promise<void> {
  const { locks, documents } = draftingTables(tx);
  const [row] = await tx.select({ lock: locks, document: documents.title }).from(locks).innerJoin(documents, eq(documents.id, locks.documentId)).where(eq(locks.id, lockId));
  if (!row) throw new Refusal('not-found', 'not-found');
  refuse(whyNotUnlock(actor, { isReleased: row.lock.releasedAt !== null }));
  await tx.update(locks).set({ releasedBy: actor.id, releasedAt: actor.at }).where(eq(locks.id, lockId));
  const { block, documentId, title, purpose } = row.lock;
  await note(tx, actor, { act: block === null ? 'document-unlocked' : 'clause-unlocked', documentId, title: title ?? row.document, purpose });
}

const lockFor: Record<Purpose, LockPurpose> = { review: 'drafting', consultation: 'consultation', decision: 'decision' };

/** With a freeze: each of the frozen documents that is not locked yet; gives their ids. */
export async function lockFrozen(tx: Writer, actor: Actor, version: { purpose: Purpose; reason: string; documentIds: string[] }): Promise<string[]> {
  const { documents } = draftingTables(tx);
  const rows = await tx.select({ id: documents.id, title: documents.title }).from(documents).where(inArray(documents.id, version.documentIds)).orderBy(asc(documents.id));
  const locked: string[] = [];
  for (const document of rows) {
    if ((await standing(tx, [document.id])).some(({ block }) => block === null)) continue;
    await lock(tx, actor, document, { block: null, title: null, purpose: lockFor[version.purpose], reason: version.reason });
    locked.push(document.id);
  }
  return locked;
}

/** The lock with its document and the actor in its matter. */
export async function lockOf(from: Reader, person: Person, lockId: string): Promise<{ actor: Actor; documentId: string; whole: boolean }> {
  const { locks, documents } = draftingTables(from);
  const [row] = await from.select({ block: locks.block, documentId: locks.documentId, matterId: documents.matterId }).from(locks).innerJoin(documents, eq(documents.id, locks.documentId)).where(eq(locks.id, lockId));
  if (!row) throw new Refusal('not-found', 'not-found');
  return { actor: await asTeam(from, person, row.matterId), documentId: row.documentId, whole: row.block === null };
}

/** What must be held while the text is open: its epoch, whether it is locked whole, and the headings of the clauses locked one by one. */
export async function holdOf(from: Reader, documentId: string): Promise<{ epoch: number; isLocked: boolean; clauses: string[] }> {
  const { documents } = draftingTables(from);
  const [row] = await from.select({ epoch: documents.writeEpoch }).from(documents).where(eq(documents.id, documentId));
  return { epoch: row?.epoch ?? 0, isLocked: await isLocked(from, documentId), clauses: await lockedClauses(from, documentId) };
}

/** Whether the whole document is locked. */
export async function isLocked(from: Reader, documentId: string): Promise<boolean> {
  const { locks } = draftingTables(from);
  const question = prepared(from, 'lock_on_document', (name) => from.select({ id: locks.id }).from(locks).where(and(eq(locks.documentId, sql.placeholder('documentId')), isNull(locks.block), isNull(locks.releasedAt))).prepare(name));
  return (await question.execute({ documentId })).length > 0;
}

/** The headings of clauses locked one by one. */
export async function lockedClauses(from: Reader, documentId: string): Promise<string[]> {
  return (await standing(from, [documentId])).flatMap(({ block }) => (block === null ? [] : [block]));
}

/** The document's locks that stand, its own first. */
export async function locksOn(from: Reader, actor: Actor, documentId: string): Promise<Lock[]> {
  const rows = await standing(from, [documentId]);
  const names = await namesOf(from, rows.map((row) => row.lockedBy));
  return rows.map(({ id, block, title, purpose, reason, lockedBy, lockedAt }) => ({
    id, block, title, purpose: lockPurposes.find((one) => one === purpose) ?? 'drafting', reason, lockedBy: names.get(lockedBy) ?? '', lockedAt: lockedAt.toISOString(),
    refusals: { unlock: whyNotUnlock(actor, { isReleased: false }) },
  }));
}

async function standing(from: Reader, documentIds: string[]) {
  const { locks } = draftingTables(from);
  const rows = await from.select().from(locks).where(and(inArray(locks.documentId, documentIds), isNull(locks.releasedAt))).orderBy(asc(locks.id));
  return rows.toSorted((one, other) => Number(one.block !== null) - Number(other.block !== null));
}

const note = (tx: Writer, actor: Actor, { act, documentId, ...details }: { act: string; documentId: string; title: string; purpose: string; reason?: string }) =>
  record(tx, { chain: `matter:${actor.matterId}`, audience: 'team', actorId: actor.id, act, matterId: actor.matterId, subject: 'document', subjectId: documentId, details, at: actor.at });
