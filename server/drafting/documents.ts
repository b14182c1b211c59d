import { asc, count, desc, eq } from 'drizzle-orm';
import * as Y from 'yjs';
import type { AgreementContent } from '#shared/agreement/content.ts';
import { plainText } from '#shared/agreement/plain-text.ts';
import { toContent, writeContent } from '#shared/agreement/flat-text.ts';
import { type WorkingDocument, whyNotFreeze, whyNotImport, whyNotLock, whyNotRemark, whyNotWrite } from '#shared/drafting.ts';
import { realtimeFormat } from '#shared/realtime.ts';
import { Refusal } from '#shared/refusals.ts';
import { record } from '../journal/journal.ts';
import { type Actor, asTeam } from '../matters/actor.ts';
import { refuse } from '../matters/matters.ts';
import type { Person } from '../people/person.ts';
import { newId } from '../platform/storage/ids.ts';
import type { Reader, Writer } from '../platform/storage/store.ts';
import type { DocumentState, Realtime } from '../realtime/ports.ts';
import { locksOn } from './locks.ts';
import { draftingTables } from './tables.ts';

/** Refuses `writers-only`. */
export async function addDocument(tx: Writer, actor: Actor, input: { title: string; kind: 'agreement' | 'annex' }): Promise<string> {
  refuse(whyNotWrite(actor));
  const { documents } = draftingTables(tx);
  const [row] = await tx.select({ n: count() }).from(documents).where(eq(documents.matterId, actor.matterId));
  const id = newId(actor.at);
  await tx.insert(documents).values({ id, matterId: actor.matterId, ...input, ordinal: (row?.n ?? 0) + 1, writeEpoch: 1, createdAt: actor.at });
  await record(tx, { chain: `matter:${actor.matterId}`, audience: 'team', actorId: actor.id, act: 'document-added', matterId: actor.matterId, subject: 'document', subjectId: id, details: { title: input.title }, at: actor.at });
  return id;
}

/** The document with the actor in its matter; `not-found` for whoever has no role there. */
export async function documentFor(from: Reader, person: Person, documentId: string) {
  const { documents } = draftingTables(from);
  const [document] = await from.select().from(documents).where(eq(documents.id, documentId));
  if (!document) throw new Refusal('not-found', 'not-found');
  return { document, actor: await asTeam(from, person, document.matterId) };
}

export async function documentsOf(from: Reader, actor: Actor): Promise<WorkingDocument[]> {
  const { documents } = draftingTables(from);
  const rows = await from.select().from(documents).where(eq(documents.matterId, actor.matterId)).orderBy(asc(documents.ordinal));
  return Promise.all(rows.map((row) => viewDocument(from, actor, row)));
}

export async function viewDocument(from: Reader, actor: Actor, row: { id: string; matterId: string; title: string; kind: string; ordinal: number; writeEpoch: number }): Promise<WorkingDocument> {
  const { updates } = draftingTables(from);
  const [last] = await from.select({ at: updates.at }).from(updates).where(eq(updates.documentId, row.id)).orderBy(desc(updates.seq)).limit(1);
  const empty = last === undefined;
  const locks = await locksOn(from, actor, row.id);
  const isLocked = locks.some(({ block }) => block === null);
  return {
    id: row.id, matterId: row.matterId, title: row.title, kind: row.kind === 'annex' ? 'annex' : 'agreement', ordinal: row.ordinal, writeEpoch: row.writeEpoch, format: realtimeFormat,
    empty, updatedAt: last?.at.toISOString() ?? null, locks,
    refusals: { write: whyNotWrite(actor, { isLocked }), import: whyNotImport(actor, { empty, isLocked }), lock: whyNotLock(actor, { locks }, null), remark: whyNotRemark(actor), freeze: whyNotFreeze(actor) },
  };
}

/** The draft as it stands on disk. */
export async function draftContent(realtime: Realtime, documentId: string): Promise<{ content: AgreementContent; state: DocumentState; ydoc: Y.Doc }> {
  const state = await realtime.flushed(documentId);
  const ydoc = new Y.Doc({ gc: false });
  Y.applyUpdate(ydoc, state.state);
  return { content: toContent(ydoc), state, ydoc };
}

/** Writes an imported or templated text into an empty document, as one log entry by this person (design D5). Refuses `document-not-empty`. */
export function fillDocument(realtime: Realtime, documentId: string, content: AgreementContent, personId: string): Promise<void> {
  // One after another: two that both found the document empty would write the text twice.
  const mine = (filling.get(documentId) ?? Promise.resolve()).then(() => fill(realtime, documentId, content, personId));
  const settled = mine.catch(() => {}).finally(() => { if (filling.get(documentId) === settled) filling.delete(documentId); });
  filling.set(documentId, settled);
  return mine;
}

const filling = new Map<string, Promise<void>>();

async function fill(realtime: Realtime, documentId: string, content: AgreementContent, personId: string): Promise<void> {
  const { ydoc, content: present } = await draftContent(realtime, documentId);
  if (plainText(present).trim() !== '') throw new Refusal('conflict', 'document-not-empty');
  const before = Y.encodeStateVector(ydoc);
  writeContent(ydoc, content, 'import');
  await realtime.apply(documentId, Y.encodeStateAsUpdate(ydoc, before), { personId });
}
