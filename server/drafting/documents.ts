import { and, count, desc, eq, isNull, sql } from 'drizzle-orm';
import * as Y from 'yjs';
import type { AgreementContent } from '#shared/agreement/content.ts';
import { toContent, writeContent } from '#shared/agreement/flat-text.ts';
import { whyNotArrange, whyNotReview, whyNotWithdraw } from '#shared/document-tree.ts';
import { type WorkingDocument, whyNotFreeze, whyNotImport, whyNotLock, whyNotRemark, whyNotWrite } from '#shared/drafting.ts';
import { realtimeFormat } from '#shared/realtime.ts';
import { Refusal } from '#shared/refusals.ts';
import { type Actor, asTeam } from '../matters/actor.ts';
import type { Person } from '../people/person.ts';
import { prepared } from '../platform/storage/prepared.ts';
import type { Reader } from '../platform/storage/store.ts';
import type { DocumentState, Realtime } from '../realtime/ports.ts';
import { kindIn, treeOf } from './document-tree.ts';
import { frameworkReview } from './framework-review.ts';
import { locksOn } from './locks.ts';
import { draftingTables } from './tables.ts';

/** The document with the actor in its matter; `not-found` for whoever has no role there. */
export async function documentFor(from: Reader, person: Person, documentId: string) {
  const { documents } = draftingTables(from);
  const question = prepared(from, 'document_by_id', (name) => from.select().from(documents).where(eq(documents.id, sql.placeholder('id'))).prepare(name));
  const [document] = await question.execute({ id: documentId });
  if (!document) throw new Refusal('not-found', 'not-found');
  return { document, actor: await asTeam(from, person, document.matterId) };
}

/** In tree order; those put aside stand where they stood. */
export async function documentsOf(from: Reader, actor: Actor): Promise<WorkingDocument[]> {
  return Promise.all((await treeOf(from, actor.matterId)).map((row) => viewDocument(from, actor, row)));
}

type Row = Omit<Awaited<ReturnType<typeof treeOf>>[number], 'kind' | 'depth'> & { kind: string };

export async function viewDocument(from: Reader, actor: Actor, row: Row): Promise<WorkingDocument> {
  const { documents, updates } = draftingTables(from);
  const [last] = await from.select({ at: updates.at }).from(updates).where(eq(updates.documentId, row.id)).orderBy(desc(updates.seq)).limit(1);
  const empty = last === undefined;
  const locks = await locksOn(from, actor, row.id);
  const isLocked = locks.some(({ block }) => block === null);
  const kind = kindIn(row.kind);
  const review = kind === 'local' ? await frameworkReview(from, row) : null;
  const [below] = await from.select({ n: count() }).from(documents).where(and(eq(documents.parentId, row.id), isNull(documents.withdrawnAt)));
  return {
    id: row.id, matterId: row.matterId, title: row.title, kind, ordinal: row.ordinal, parentId: row.parentId, partyIds: row.partyIds, review, withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
    writeEpoch: row.writeEpoch, format: realtimeFormat, empty, updatedAt: last?.at.toISOString() ?? null, locks,
    refusals: {
      write: whyNotWrite(actor, { isLocked }), // Whether a text that was written once has words left only the text itself can tell: the act looks.
      import: whyNotImport(actor, { empty: true, isLocked }), lock: whyNotLock(actor, { locks }, null), remark: whyNotRemark(actor), freeze: whyNotFreeze(actor), arrange: whyNotArrange(actor),
      withdraw: whyNotWithdraw(actor, { parts: below?.n ?? 0 }), review: whyNotReview(actor, { kind, needed: review?.needed ?? false }),
    },
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
  const { state } = await realtime.flushed(documentId);
  await realtime.apply(documentId, filled(state, content), { personId });
}

/** The update that makes a document without words hold this text. Refuses `document-not-empty`. */
export function filled(state: Uint8Array, content: AgreementContent): Uint8Array {
  const ydoc = new Y.Doc({ gc: false });
  Y.applyUpdate(ydoc, state);
  const before = Y.encodeStateVector(ydoc);
  writeContent(ydoc, content, 'import');
  return Y.encodeStateAsUpdate(ydoc, before);
}
